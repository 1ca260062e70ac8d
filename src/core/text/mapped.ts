/**
 * A stretch of the paste made readable, character by character, each still knowing where it came from.
 *
 * People paste messages wrapped by terminals, escaped once per log that carried them, and decorated by Markdown. `clean` undoes
 * that; `squeeze` further leaves out all white space and quotes, so that words are found however they were wrapped.
 */
export interface Mapped {
  text: string
  /** For each character of `text` its offset in the paste. */
  at: Uint32Array
}

const entities: Record<string, string> = {
  quot: '"',
  gt: '>',
  lt: '<',
  amp: '&',
  '#34': '"',
  '#39': "'",
  '#x27': "'",
  apos: "'",
}
const typographic: Record<string, string> = {
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '‘': "'",
  '’': "'",
  '\u00a0': ' ',
  '\t': ' ',
}
/** A hard wrap is only believed of a line at least this long; shorter lines were broken by a person, between words. */
const shortestWrappedLine = 60

class Builder {
  private readonly codes: Uint16Array
  private readonly offsets: Uint32Array
  private length = 0
  /** @param most how many characters there can be */
  constructor(most: number) {
    this.codes = new Uint16Array(most)
    this.offsets = new Uint32Array(most)
  }
  add(character: string, offset: number): void {
    this.codes[this.length] = character.charCodeAt(0)
    this.offsets[this.length++] = offset
  }
  last(): string {
    return this.length === 0 ? '' : String.fromCharCode(this.codes[this.length - 1] ?? 0)
  }
  done(): Mapped {
    let text = ''
    // In steps: a call takes only so many arguments.
    for (let i = 0; i < this.length; i += 8192)
      text += String.fromCharCode(...this.codes.subarray(i, Math.min(this.length, i + 8192)))
    return { text, at: this.offsets.slice(0, this.length) }
  }
}

/** A record without any of these is clean as it stands. */
const needsCleaning = /[\r\n\t\\&*[\u001b\u0080-\uffff]|\. (?:io|com|org|net|dev)\//

/**
 * One record of the paste on one line: wraps joined, escapes and decoration removed, quotes plain.
 *
 * @param ownStart where a line that begins here has its first character behind a number or a time that stands before each.
 */
export function clean(text: string, start: number, end: number, ownStart?: (place: number) => number): Mapped {
  const raw = text.slice(start, end)
  if (!needsCleaning.test(raw)) {
    const at = new Uint32Array(raw.length)
    for (let i = 0; i < at.length; i++) at[i] = start + i
    return { text: raw, at }
  }
  const out = new Builder(raw.length)
  const escaped = /\\["'n]/.test(raw)
  let lineStart = start
  for (let i = start; i < end; i++) {
    const character = text.charAt(i)
    const code = text.charCodeAt(i)
    if (character === '\r' || code === 0x200b || code === 0xfeff) continue
    if (code === 0x1b) {
      i = skipEscapeSequence(text, i, end)
      continue
    }
    if (character === '\n') {
      const lineLength = i - lineStart
      const own = Math.min(end, ownStart?.(i + 1) ?? i + 1)
      let next = own
      while (next < end && /[ \t]/.test(text.charAt(next))) next++
      if (
        /[>+\-|│┃║]/.test(text.charAt(next)) &&
        (/[ \t]/.test(text.charAt(next + 1)) || /[│┃║]/.test(text.charAt(next)))
      )
        next++
      const flush = next === own || /[│┃║|>]/.test(text.charAt(next - 1))
      while (next < end && /[ \t]/.test(text.charAt(next))) next++
      const hardWrap = flush && lineLength >= shortestWrappedLine && !/\s/.test(out.last())
      if (!hardWrap && out.last() !== ' ') out.add(' ', i)
      lineStart = own
      i = next - 1
      continue
    }
    if (character === '│' || character === '┃' || character === '║') continue
    if (character === '\\') {
      let slashes = i
      while (text.charAt(slashes) === '\\' && slashes < end) slashes++
      const next = text.charAt(slashes)
      if (next === '"' || next === "'") {
        out.add(next, slashes)
        i = slashes
        continue
      }
      if (next === 'u' && /^[0-9a-fA-F]{4}$/.test(text.slice(slashes + 1, slashes + 5))) {
        out.add(String.fromCharCode(parseInt(text.slice(slashes + 1, slashes + 5), 16)), i)
        i = slashes + 4
        continue
      }
      if (escaped && /[ntr]/.test(next)) {
        out.add(' ', i)
        i = slashes
        continue
      }
      out.add('\\', i)
      i = slashes - 1
      continue
    }
    if (character === '&') {
      const entity = /^&(quot|gt|lt|amp|#34|#39|#x27|apos);/.exec(text.slice(i, i + 7))
      if (entity) {
        out.add(entities[entity[1] ?? ''] ?? '', i)
        i += entity[0].length - 1
        continue
      }
    }
    // "docker. io/library/x": a filter put a blank into a host's name.
    if (character === ' ' && out.last() === '.' && /^ (?:io|com|org|net|dev)\//.test(text.slice(i, i + 5))) continue
    if (character === '*' && text.charAt(i + 1) === '*') {
      i++
      continue
    }
    if (character === '[') {
      // [quay.io](http://quay.io/): a mail client or a chat made a link of a name.
      const link = /^\[([^\]\n]{1,300})\]\((?:https?:\/\/|mailto:)[^)\s]{1,400}\)/.exec(
        text.slice(i, Math.min(end, i + 720)),
      )
      if (link) {
        const label = link[1] ?? ''
        for (let j = 0; j < label.length; j++) out.add(label.charAt(j), i + 1 + j)
        i += link[0].length - 1
        continue
      }
    }
    out.add(typographic[character] ?? character, i)
  }
  return out.done()
}

/** The words of a value that a source holds quoted, escaped or folded; `at` tells where in the paste. */
export function cleanValue(value: Mapped): Mapped {
  // The program's own line breaks, no wraps.
  const cleaned = clean(value.text.replace(/[\r\n]/g, ' '), 0, value.text.length)
  return { text: cleaned.text, at: cleaned.at.map((index) => value.at[index] ?? 0) }
}

function skipEscapeSequence(text: string, at: number, end: number): number {
  let i = at + 1
  if (text.charAt(i) !== '[') return i
  for (i++; i < end; i++) {
    const code = text.charCodeAt(i)
    if (code >= 0x40 && code <= 0x7e) return i
  }
  return end
}

/** Characters that wrapping, quoting and escaping add or take away; words are compared without them. */
export const ignorable = ' \t\r\n"\'`\\*│┃║\u00a0\u200b\ufeff“”„«»‘’'
const isIgnorable = new Set(ignorable)
const allIgnorable = new RegExp(`[${ignorable.replace(/[\\]/g, '\\\\')}]+`, 'g')
const plainIgnorable = Uint8Array.from({ length: 128 }, (_, code) =>
  isIgnorable.has(String.fromCharCode(code)) ? 1 : 0,
)

export interface Squeezed extends Mapped {
  lower: string
  /** For each character what was left out before it: 0 nothing, 1 quotes and the like, 2 white space. */
  apart: Uint8Array
  /** What it was squeezed from, and for each character its index there. */
  whole: string
  index: Uint32Array
}

export function squeeze({ text, at }: Mapped): Squeezed {
  const offsets = new Uint32Array(text.length)
  const index = new Uint32Array(text.length)
  const apart = new Uint8Array(text.length)
  let length = 0
  let left = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < 128 ? plainIgnorable[code] === 0 : !isIgnorable.has(text.charAt(i))) {
      apart[length] = left
      index[length] = i
      offsets[length++] = at[i] ?? 0
      left = 0
    } else left = code <= 32 || code === 0xa0 ? 2 : Math.max(left, 1)
  }
  const squeezed = text.replace(allIgnorable, '')
  return {
    text: squeezed,
    lower: squeezed.toLowerCase(),
    at: offsets.subarray(0, length),
    apart: apart.subarray(0, length),
    whole: text,
    index: index.subarray(0, length),
  }
}

export function squeezeWord(word: string): string {
  let result = ''
  for (const character of word) if (!isIgnorable.has(character)) result += character
  return result.toLowerCase()
}
