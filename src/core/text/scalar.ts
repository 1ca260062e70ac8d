/** Where in a YAML or JSON source each character of a value stands: values are quoted, escaped and folded over lines there. */
import type { Mapped } from './mapped.ts'

const isBlank = (code: number): boolean => code === 32 || code === 9 || code === 10 || code === 13
/** How many characters of an escape follow its backslash and letter. */
const digits: { [letter: string]: number } = { x: 2, u: 4, U: 8 }

/**
 * @param start where the scalar begins in the source, its quote or `|` included.
 * @returns null: what stands there is another value.
 */
export function mapScalar(source: string, start: number, end: number, value: string): Mapped | null {
  const at = new Uint32Array(value.length)
  const style = source.charAt(start)
  let i = start
  if (style === '"' || style === "'") i++
  else if (style === '|' || style === '>') i = source.indexOf('\n', start) + 1
  for (let k = 0; k < value.length; k++) {
    const wanted = value.charCodeAt(k)
    if (style === '"') {
      // A backslash at a line's end joins the lines; the next line may begin with one for the sake of a blank.
      while (source.charAt(i) === '\\' && isBreak(source, i + 1)) i = behindBlanks(source, i + 1, end)
      if (source.charAt(i) === '\\' && i < end) {
        at[k] = i
        const letter = source.charAt(i + 1)
        i += 2 + (digits[letter] ?? 0)
        if (letter === 'U' && wanted >= 0xd800 && wanted < 0xdc00 && k + 1 < value.length) at[++k] = i - 10
        continue
      }
    }
    if (
      i < end &&
      source.charCodeAt(i) === wanted &&
      (wanted !== 32 || isBlank(value.charCodeAt(k + 1)) || !endsLine(source, i, end))
    ) {
      at[k] = i
      i += style === "'" && wanted === 39 ? 2 : 1
      continue
    }
    if (i >= end || !isBlank(source.charCodeAt(i))) return null
    const behind = behindBlanks(source, i, end)
    if (wanted === 32 || wanted === 10) {
      at[k] = i
      // Each further newline of the value is an empty line of the source.
      if (wanted === 10) {
        const newline = source.indexOf('\n', i)
        i = newline >= 0 && newline < behind ? newline + 1 : behind
      } else i = behind
      continue
    }
    // The indentation of a line.
    i = behind
    k--
  }
  return { text: value, at }
}

function isBreak(source: string, at: number): boolean {
  return source.charAt(at) === '\n' || source.startsWith('\r\n', at)
}

function behindBlanks(source: string, at: number, end: number): number {
  let i = at
  while (i < end && isBlank(source.charCodeAt(i))) i++
  return i
}

/** Whether nothing but blanks stands between here and the end of the line. */
function endsLine(source: string, at: number, end: number): boolean {
  let i = at
  while (i < end && (source.charCodeAt(i) === 32 || source.charCodeAt(i) === 9)) i++
  return i < end && isBreak(source, i)
}
