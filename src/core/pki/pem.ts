/** PEM blocks (RFC 7468), also indented, quoted, prefixed or with `\n` for newlines, as they stand in YAML, logs and mails. */
import type { Span } from '../contract.ts'
import type { Lines } from '../text/lines.ts'

export interface PemBlock extends Span {
  label: string
  /** The block written cleanly; null when it is cut off or holds no base64. */
  pem: string | null
}

const begin = '-----BEGIN '
/** No certificate seen is longer; a block that is not closed within this many characters is cut off. */
const longestBlock = 400_000

export function pemBlocks(text: string, from = 0, to = text.length): PemBlock[] {
  const blocks: PemBlock[] = []
  for (let at = text.indexOf(begin, from); at >= 0 && at < to; at = text.indexOf(begin, at + begin.length)) {
    const labelEnd = text.indexOf('-----', at + begin.length)
    if (labelEnd < 0 || labelEnd - at > 80) continue
    const label = text.slice(at + begin.length, labelEnd)
    const close = `-----END ${label}-----`
    // Up to where the next one begins: many that never end are looked through once.
    const rest = text.slice(labelEnd, at + longestBlock)
    const next = rest.indexOf(begin)
    const own = next < 0 ? rest : rest.slice(0, next)
    const length = own.indexOf(close)
    const end = labelEnd + length
    if (length < 0) {
      const stop = cutOff(text.slice(0, labelEnd + own.length), labelEnd + 5)
      blocks.push({ label, pem: null, start: at, end: stop })
      continue
    }
    blocks.push({ label, pem: rewrite(label, text.slice(labelEnd + 5, end)), start: at, end: end + close.length })
  }
  return blocks
}

function cutOff(text: string, from: number): number {
  let end = from
  for (const line of text.slice(from, from + longestBlock).split('\n', 2000)) {
    if (end > from && !/^[A-Za-z0-9+/=]+$/.test(line.trim().replace(/^[\s>|│]{1,20}/, ''))) break
    end += line.length + 1
  }
  return Math.min(text.length, Math.max(from, end - 1))
}

/** Of a line of base64 what stands behind a number, a file's name or a time; a blank alone may be a lost line break. */
function behindPrefix(line: string): string {
  const tail = line.slice(1 + Math.max(...[...':\t-|]'].map((sign) => line.lastIndexOf(sign)))).replace(/^ (?=\S)/, '')
  return tail.replace(/^ {0,9}\d{1,7}(?:\.\d{1,9})?Z?\]? (?=[A-Za-z0-9+/=]+$)/, '')
}

/** Before the closing line nothing stands but that line's own prefix, where its line break is not lost. */
function beforeEnd(line: string): string {
  return /[A-Za-z0-9+/]{16,}|=/.test(line) ? behindPrefix(line.trimEnd()) : ''
}

function rewrite(label: string, body: string): string | null {
  // A diff's `+` stands before each line, with a blank or without, and is base64 too.
  const [first = '', ...rest] = body
    .replace(/\\{1,15}[nr]/g, '\n')
    .replace(/^[ \t]*[>+\-|│]+[ \t]+/gm, '')
    .split('\n')
  const sign = rest.length > 1 && rest.every((line) => line.startsWith('+'))
  const base64 = [first, ...rest.map((line) => (sign ? line.slice(1) : line))]
    .map((line, i, all) => (i > 0 && i === all.length - 1 ? beforeEnd(line) : behindPrefix(line.trimEnd())))
    .join('')
    .replace(/[^A-Za-z0-9+/=]/g, '')
  if (base64 === '' || /=[^=]/.test(base64)) return null
  const lines = base64.match(/.{1,64}/g) ?? []
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`
}

export function pemToDer(pem: string): Uint8Array<ArrayBuffer> | null {
  const base64 = pem.replace(/-----[^-]+-----/g, '').replace(/\s/g, '')
  try {
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
  } catch {
    return null
  }
}

/** The block that begins on this line, and the line behind it; null: none does, or it is of no kind that ends. */
export function pemAt(lines: Lines, index: number): (PemBlock & { last: number }) | null {
  const { start, text } = lines.line(index)
  if (!text.includes(begin)) return null
  const block = pemBlocks(lines.text, start, start + text.length)[0]
  if (!block) return null
  let last = index + 1
  while (last < lines.count && lines.line(last).start < block.end) last++
  return { ...block, last }
}
