/** Private keys in PEM and OpenPGP armour, whole, or cut at either end. */
import type { SecretSpan } from '../../model.ts'

/** Words without which no key stands in a text, in lower case. */
export const keyWords = 'private key'

/** No key of a registry or of SSH is longer, in characters. */
const longestKey = 20_000
const headAt = /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/g
const tailAt = /-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/g
const emptyLine = /\n[^\S\n]{0,80}\n/g

export function privateKeys(text: string): SecretSpan[] {
  const found: SecretSpan[] = []
  for (const head of text.matchAll(headAt)) {
    const start = head.index + head[0].length
    const end = start + bodyLength(text.slice(start, start + longestKey))
    if (text.slice(start, end).trim() !== '') found.push({ kind: 'private-key', start, end })
  }
  let last = 0
  for (const { index } of text.matchAll(tailAt)) {
    const start = index - tailLength(text.slice(Math.max(last, index - longestKey), index))
    if (start < index) found.push({ kind: 'private-key', start, end: index })
    last = index
  }
  return found
}

/** Up to the next boundary, or to an empty line; the one below a key's own headers is followed by base64. */
function bodyLength(rest: string): number {
  const boundary = rest.indexOf('-----')
  const body = boundary < 0 ? rest : rest.slice(0, boundary)
  for (const { index } of body.matchAll(emptyLine)) {
    const behind = body.slice(index).trimStart()
    if (index > 1 && !/^[A-Za-z0-9+/=]{40}/.test(behind)) return index
  }
  return body.length
}

/** The lines of base64 that stand right above the end of a key. */
function tailLength(above: string): number {
  let start = above.length
  for (let end = start - 1; end >= 0 && above.charAt(end) === '\n'; end = start - 1) {
    const line = above.lastIndexOf('\n', end - 1) + 1
    if (!/^[ \t]*[A-Za-z0-9+/=]{4,100}\r?$/.test(above.slice(line, end))) break
    start = line
  }
  return above.length - start
}
