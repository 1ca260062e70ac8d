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

const entities: Record<string, string> = { quot: '"', gt: '>', lt: '<', amp: '&', '#34': '"', '#39': "'", '#x27': "'", apos: "'" }
const typographic: Record<string, string> = { '“': '"', '”': '"', '„': '"', '«': '"', '»': '"', '‘': "'", '’': "'", '\u00a0': ' ', '\t': ' ' }
/** A hard wrap is only believed of a line at least this long; shorter lines were broken by a person, between words. */
const shortestWrappedLine = 60

class Builder {
  private readonly characters: string[] = []
  private readonly offsets: number[] = []
  add(character: string, offset: number): void { this.characters.push(character); this.offsets.push(offset) }
  last(): string { return this.characters[this.characters.length - 1] ?? '' }
  done(): Mapped { return { text: this.characters.join(''), at: Uint32Array.from(this.offsets) } }
}

/** One record of the paste on one line: wraps joined, escapes and decoration removed, quotes plain. */
export function clean(text: string, start: number, end: number): Mapped {
  const out = new Builder()
  const raw = text.slice(start, end)
  const escaped = /\\["'n]/.test(raw)
  let lineStart = start
  for (let i = start; i < end; i++) {
    const character = text.charAt(i)
    const code = text.charCodeAt(i)
    if (character === '\r' || code === 0x200b || code === 0xfeff) continue
    if (code === 0x1b) { i = skipEscapeSequence(text, i, end); continue }
    if (character === '\n') {
      const lineLength = i - lineStart
      let next = i + 1
      while (next < end && /[ \t]/.test(text.charAt(next))) next++
      if (/[>+\-|│┃║]/.test(text.charAt(next)) && (/[ \t]/.test(text.charAt(next + 1)) || /[│┃║]/.test(text.charAt(next)))) next++
      const flush = next === i + 1 || /[│┃║|>]/.test(text.charAt(next - 1))
      while (next < end && /[ \t]/.test(text.charAt(next))) next++
      const hardWrap = flush && lineLength >= shortestWrappedLine && !/\s/.test(out.last())
      if (!hardWrap && out.last() !== ' ') out.add(' ', i)
      lineStart = i + 1
      i = next - 1
      continue
    }
    if (character === '│' || character === '┃' || character === '║') continue
    if (character === '\\') {
      let slashes = i
      while (text.charAt(slashes) === '\\' && slashes < end) slashes++
      const next = text.charAt(slashes)
      if (next === '"' || next === "'") { out.add(next, slashes); i = slashes; continue }
      if (next === 'u' && /^[0-9a-fA-F]{4}$/.test(text.slice(slashes + 1, slashes + 5))) {
        out.add(String.fromCharCode(parseInt(text.slice(slashes + 1, slashes + 5), 16)), i)
        i = slashes + 4
        continue
      }
      if (escaped && /[ntr]/.test(next)) { out.add(' ', i); i = slashes; continue }
      out.add('\\', i)
      i = slashes - 1
      continue
    }
    if (character === '&') {
      const entity = /^&(quot|gt|lt|amp|#34|#39|#x27|apos);/.exec(text.slice(i, i + 7))
      if (entity) { out.add(entities[entity[1] ?? ''] ?? '', i); i += entity[0].length - 1; continue }
    }
    // "docker. io/library/x": a filter put a blank into a host's name.
    if (character === ' ' && out.last() === '.' && /^ (?:io|com|org|net|dev)\//.test(text.slice(i, i + 5))) continue
    if (character === '*' && text.charAt(i + 1) === '*') { i++; continue }
    if (character === '[') {
      // [quay.io](http://quay.io/): a mail client or a chat made a link of a name.
      const link = /^\[([^\]\n]{1,300})\]\((?:https?:\/\/|mailto:)[^)\s]{1,400}\)/.exec(text.slice(i, Math.min(end, i + 720)))
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

export function squeeze(source: Mapped): Mapped {
  const out = new Builder()
  for (let i = 0; i < source.text.length; i++) {
    const character = source.text.charAt(i)
    if (!isIgnorable.has(character)) out.add(character, source.at[i] ?? 0)
  }
  return out.done()
}

export function squeezeWord(word: string): string {
  let result = ''
  for (const character of word) if (!isIgnorable.has(character)) result += character
  return result.toLowerCase()
}
