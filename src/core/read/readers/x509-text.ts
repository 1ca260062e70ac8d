/** Certificates in words: `openssl x509 -text`, and the short lines of `-subject -issuer -dates -fingerprint -ext …`. */
import type { PrintedCertificate } from '../../model.ts'
import type { Lines } from '../../text/lines.ts'
import { howAsked } from '../how-asked.ts'
import { reader, spanOf } from '../reader.ts'

const opening = /^\s*Certificate:\s*$/
const short =
  /^(?:subject ?=|issuer ?=|notBefore=|notAfter=|serial=|(?:sha|SHA)(?:1|256) Fingerprint=|X509v3 [A-Z][\w ]+: ?|\s+(?:DNS:|IP Address:|CA:(?:TRUE|FALSE)))/

export const x509Text = reader({
  kind: 'x509-text',
  title: 'openssl x509',
  carries: 'printed',
  announces: ['subject alternative name'],
  continues: ['x509-text'],
  claims: ({ lines }, first) => {
    const end = x509TextEnd(lines, first)
    if (end === first) return null
    return {
      end,
      tell: (hand) => {
        const { host, ...asked } = howAsked(lines, first)
        const printed = readX509Text(lines, first, end)
        const span = spanOf(lines, first, end)
        hand.chain({
          ...span,
          host,
          asked,
          printed: [printed],
          entries: [{ subject: printed.subject, issuer: printed.issuer, ...span }],
          // Out of a pipe from s_client: what that server sent.
          ...(host === null ? {} : { carries: 'handshake' }),
        })
      },
    }
  },
})

/** The line behind what begins at `first`; `first` itself when nothing begins there. */
function x509TextEnd(lines: Lines, first: number): number {
  const head = lines.line(first).text
  if (opening.test(head)) {
    if (first + 1 >= lines.count || !/^\s*Data:\s*$/.test(lines.line(first + 1).text)) return first
    const margin = indent(head)
    let end = first + 1
    while (end < lines.count && lines.line(end).text.trim() !== '' && indent(lines.line(end).text) > margin) end++
    return end
  }
  if (!/^(?:subject|issuer|notBefore|notAfter|serial) ?=/.test(head)) return first
  let end = first
  while (end < lines.count && short.test(lines.line(end).text)) end++
  const text = lines.slice(first, end)
  return [/^subject ?=/, /^issuer ?=/, /^not(?:Before|After)=/, /^X509v3 /].filter((line) =>
    text.some((one) => line.test(one)),
  ).length >= 2
    ? end
    : first
}

const indent = (text: string) => text.length - text.trimStart().length

export function readX509Text(lines: Lines, first: number, last: number): PrintedCertificate {
  const texts = lines.slice(first, last)
  const find = (pattern: RegExp): string => {
    for (const text of texts) {
      const value = pattern.exec(text)?.[1]
      if (value !== undefined) return value.trim()
    }
    return ''
  }
  /** What stands below (or behind) the head of an extension. */
  const below = (head: RegExp): string => {
    const at = texts.findIndex((text) => head.test(text))
    if (at < 0) return ''
    const margin = indent(texts[at] ?? '')
    const body: string[] = []
    for (let i = at + 1; i < texts.length && indent(texts[i] ?? '') > margin; i++) body.push((texts[i] ?? '').trim())
    return body.join(' ')
  }
  const subject = find(/^\s*[Ss]ubject ?[:=] ?(.*)$/)
  const issuer = find(/^\s*[Ii]ssuer ?[:=] ?(.*)$/)
  const kind = /id-ecPublicKey/.test(texts.join('\n'))
    ? `ECDSA ${find(/NIST CURVE: (\S+)/)}`
    : /rsaEncryption/.test(texts.join('\n'))
      ? `RSA ${find(/Public-Key: \((\d+) bit/)}`
      : find(/Public Key Algorithm: (\S+)/)
  return {
    subject,
    issuer,
    selfSigned: subject !== '' && subject === issuer,
    serial: (
      find(/^serial=([0-9A-Fa-f]+)/) ||
      below(/^\s*Serial Number:\s*$/) ||
      find(/Serial Number: \d+ \(0x([0-9a-f]+)\)/)
    )
      .replace(/[: ]/g, '')
      .toLowerCase(),
    notBefore: rfc3339(find(/^\s{0,60}(?:Not Before:|notBefore=)\s{0,8}(\S.*)$/)),
    notAfter: rfc3339(find(/^\s{0,60}(?:Not After ?:|notAfter=)\s{0,8}(\S.*)$/)),
    sans: Array.from(
      below(/X509v3 Subject Alternative Name:/).matchAll(/(?:DNS|IP Address|email|URI):([^,\s]+)/g),
      ([, name = '']) => name,
    ),
    key: kind.trim(),
    signature: find(/Signature Algorithm: (\S+)/),
    isCA: /CA:TRUE/.test(below(/X509v3 Basic Constraints:/)),
    sha256: find(/^(?:sha|SHA)256 Fingerprint=([0-9A-Fa-f:]+)/)
      .replaceAll(':', '')
      .toLowerCase(),
    aia: Array.from(below(/Authority Information Access:/).matchAll(/CA Issuers - URI:(\S+)/g), ([, url = '']) => url),
  }
}

/** `Mar  1 00:00:00 2026 GMT` (OpenSSL writes UTC and nothing else); '' where it is no time. */
function rfc3339(text: string): string {
  const milliseconds = /GMT$/.test(text) ? Date.parse(text.replace(/\s+/g, ' ')) : NaN
  return Number.isNaN(milliseconds) ? '' : new Date(milliseconds).toISOString().replace('.000Z', 'Z')
}
