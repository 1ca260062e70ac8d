/** How Go writes things into its messages. */

const escapes: { [character: string]: string } = {
  '\u0007': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
  '"': '\\"',
  '\\': '\\\\',
}

/** strconv.Quote: what `%q` prints. */
export function quoted(text: string): string {
  let result = '"'
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    if (escapes[character] !== undefined) result += escapes[character]
    else if (code < 0x20 || code === 0x7f) result += `\\x${code.toString(16).padStart(2, '0')}`
    else if (character === ' ' || !/[\p{C}\p{Z}]/u.test(character)) result += character
    else
      result += code > 0xffff ? `\\U${code.toString(16).padStart(8, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`
  }
  return `${result}"`
}

/** The same of raw bytes: what is no UTF-8 is written as it is, byte by byte. */
export function quotedBytes(bytes: Uint8Array): string {
  try {
    return quoted(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes))
  } catch {
    return `"${Array.from(bytes, (byte) => (byte < 0x80 ? quoted(String.fromCharCode(byte)).slice(1, -1) : `\\x${byte.toString(16)}`)).join('')}"`
  }
}

/** time.RFC3339, in the zone in which the time was written. @param zone minutes east of UTC */
export function rfc3339(date: Date, zone = 0): string {
  const local = new Date(date.getTime() + zone * 60_000).toISOString().replace(/\.\d{3}Z$/, '')
  const two = (number: number) => String(number).padStart(2, '0')
  return `${local}${zone === 0 ? 'Z' : `${zone < 0 ? '-' : '+'}${two(Math.floor(Math.abs(zone) / 60))}:${two(Math.abs(zone) % 60)}`}`
}
