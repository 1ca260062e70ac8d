/** PEM as Go's encoding/pem reads it, quirks and all. src/encoding/pem/pem.go (1.26). */
import { Der } from './der.ts'

interface Block {
  label: string
  headers: boolean
  bytes: Uint8Array
}

/**
 * The DER of all blocks with one of the labels and without headers, as CertPool.AppendCertsFromPEM takes them.
 * A TRUSTED CERTIFICATE is followed by OpenSSL's own settings, which are left out.
 */
export function pemDecode(text: string, labels: readonly string[] = ['CERTIFICATE']): Uint8Array[] {
  const found: Uint8Array[] = []
  let rest = text
  for (let next = decode(rest); next; next = decode(rest)) {
    rest = next.rest
    const { label, headers, bytes } = next.block
    if (headers || !labels.includes(label)) continue
    found.push(label === 'TRUSTED CERTIFICATE' ? bytes.subarray(0, new Der(bytes).any()?.end ?? bytes.length) : bytes)
  }
  return found
}

/** Up to the newline, without the blanks before it; and where the next line begins. */
function line(text: string, from: number): { text: string; next: number } {
  const newline = text.indexOf('\n', from)
  const end = newline < 0 ? text.length : newline
  return { text: withoutTrailingBlanks(text, from, end), next: newline < 0 ? text.length : newline + 1 }
}

function withoutTrailingBlanks(text: string, from: number, to: number): string {
  let end = to
  while (end > from && ' \t\r'.includes(text.charAt(end - 1))) end--
  return text.slice(from, end)
}

/** The first block that is whole: of several BEGIN lines before an END line the last one counts. */
function decode(text: string): { block: Block; rest: string } | null {
  for (let from = 0; ;) {
    const end = text.indexOf('\n-----END ', from)
    if (end < 0) return null
    const afterEnd = end + '\n-----END '.length
    const begin = text.lastIndexOf('-----BEGIN ', end - '-----BEGIN '.length)
    const block =
      begin < from || (begin > 0 && begin > from && text[begin - 1] !== '\n')
        ? null
        : blockAt(text, begin + '-----BEGIN '.length, end, afterEnd)
    if (block) return { block, rest: text.slice(line(text, afterEnd).next) }
    from = afterEnd
  }
}

function blockAt(text: string, begin: number, end: number, afterEnd: number): Block | null {
  const first = line(text, begin)
  if (!first.text.endsWith('-----')) return null
  const label = first.text.slice(0, -5)
  let body = first.next
  let headers = false
  for (;;) {
    if (body >= text.length) return null
    const header = line(text, body)
    if (!header.text.includes(':')) break
    headers = true
    body = header.next
  }
  if (headers && end < body) return null
  const trailer = text.slice(afterEnd, afterEnd + label.length + 5)
  if (trailer !== `${label}-----` || line(text, afterEnd + trailer.length).text !== '') return null
  const bytes = end > body ? base64(text.slice(body, end)) : new Uint8Array()
  return bytes === null ? null : { label, headers, bytes }
}

/** base64.StdEncoding: padding is wanted, line breaks are passed over; encoding/pem takes out blanks and tabs first. */
function base64(text: string): Uint8Array | null {
  const digits = text.replace(/[\r\n \t]/g, '')
  if (digits.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(digits)) return null
  return Uint8Array.from(atob(digits), (character) => character.charCodeAt(0))
}
