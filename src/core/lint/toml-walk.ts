/** A TOML text piece by piece, with places. It reads on where a strict parser stops: values without quotes, strings without an end. */
import type { Span } from '../contract.ts'

export interface TomlPiece extends Span {
  role: 'key' | 'value' | 'comment'
  path: string[]
  /** What is meant; null: an escape that cannot be told. */
  value: string | null
  /** Without the quotes. */
  inner: Span
  bare: boolean
}

/** null: a list or an inline table has no end, so that nobody can say what belongs to it. */
export function walkToml(text: string): TomlPiece[] | null {
  const walk = new Walk(text)
  walk.file()
  return walk.torn ? null : walk.pieces
}

const escapes = /\\/

class Walk {
  readonly pieces: TomlPiece[] = []
  torn = false
  private readonly text: string
  private at = 0

  constructor(text: string) {
    this.text = text
    if (text.startsWith('\uFEFF')) this.at = 1
  }

  private get next(): string {
    return this.text.charAt(this.at)
  }
  private get done(): boolean {
    return this.at >= this.text.length
  }
  private lineEnd(from = this.at): number {
    const end = this.text.indexOf('\n', from)
    const stop = end < 0 ? this.text.length : end
    return stop > from && this.text.charAt(stop - 1) === '\r' ? stop - 1 : stop
  }
  private blanks(newlines: boolean): void {
    while (!this.done && (newlines ? /\s/ : /[ \t\r]/).test(this.next)) this.at++
  }
  private add(role: TomlPiece['role'], path: string[], start: number, end: number): void {
    if (end > start)
      this.pieces.push({
        role,
        path,
        value: this.text.slice(start, end),
        start,
        end,
        inner: { start, end },
        bare: true,
      })
  }

  file(): void {
    let table: string[] = []
    for (this.blanks(true); !this.done && !this.torn; this.blanks(true)) {
      if (this.next === '#') this.comment()
      else if (this.next === '[') table = this.header()
      else this.pair(table)
    }
  }

  private comment(): void {
    const end = this.lineEnd()
    this.add('comment', [], this.at, end)
    this.at = end
  }

  /** What stands behind a value or a heading on its line. */
  private rest(): void {
    this.blanks(false)
    if (this.done || this.next === '\n') return
    this.comment()
  }

  private header(): string[] {
    const list = this.text.charAt(this.at + 1) === '['
    this.at += list ? 2 : 1
    const path: string[] = []
    this.keys(path, ']')
    if (this.next === ']') this.at += list && this.text.charAt(this.at + 1) === ']' ? 2 : 1
    this.rest()
    return path
  }

  /** A dotted key up to `stop`; an address without quotes is taken whole. */
  private keys(path: string[], stop: string): void {
    const begin = path.length
    for (;;) {
      this.blanks(false)
      if (this.done || this.next === '\n' || this.next === stop) return
      if (this.next === '"' || this.next === "'") this.string('key', [...path], (value) => path.push(value))
      else {
        const start = this.at
        const address = /^[A-Za-z][A-Za-z0-9+-]*:\/\//.test(this.text.slice(start, start + 40))
        const ends = address ? /[\]\s"']/ : /[.=\]\s"']/
        while (!this.done && !ends.test(this.next)) this.at++
        if (this.at === start && this.next !== '.') {
          this.at++
          this.add('comment', [], start, this.at)
        } else {
          this.add('key', [...path], start, this.at)
          if (this.at > start) path.push(this.text.slice(start, this.at))
        }
      }
      this.blanks(false)
      if (this.next === '.') this.at++
      else if (path.length === begin) return
    }
  }

  private pair(table: string[]): void {
    const start = this.at
    const end = this.lineEnd()
    const path = [...table]
    const before = this.pieces.length
    this.keys(path, '=')
    if (this.next !== '=' || this.at > end || path.length === table.length) {
      // No pair: the line is taken as words.
      this.pieces.length = before
      this.add('comment', [], start, end)
      this.at = Math.max(end, start + 1)
      return
    }
    this.at++
    this.blanks(false)
    this.value(path, false)
    this.rest()
  }

  private value(path: string[], within: boolean): void {
    if (this.next === '"' || this.next === "'") this.string('value', path, () => {})
    else if (this.next === '[') this.list(path)
    else if (this.next === '{') this.inline(path)
    else {
      const start = this.at
      const line = this.text.slice(start, this.lineEnd())
      const length = line.search(within ? /[,\]}]|\s#/ : /\s#/)
      const value = (length < 0 ? line : line.slice(0, length)).trimEnd()
      if (within && /[="']/.test(value)) this.torn = true
      this.at = start + value.length
      this.add('value', path, start, this.at)
    }
  }

  private list(path: string[]): void {
    this.at++
    for (;;) {
      this.blanks(true)
      if (this.done) this.torn = true
      if (this.torn) return
      if (this.next === ']') {
        this.at++
        return
      }
      if (this.next === '#') this.comment()
      else if (this.next === ',') this.at++
      else {
        const start = this.at
        this.value(path, true)
        if (this.at === start) this.torn = true
      }
    }
  }

  private inline(path: string[]): void {
    this.at++
    for (;;) {
      this.blanks(true)
      if (this.done) this.torn = true
      if (this.torn) return
      if (this.next === '}') {
        this.at++
        return
      }
      if (this.next === '#') this.comment()
      else if (this.next === ',') this.at++
      else {
        const own = [...path]
        this.keys(own, '=')
        if (this.next !== '=' || own.length === path.length) {
          this.torn = true
          return
        }
        this.at++
        this.blanks(false)
        this.value(own, true)
      }
    }
  }

  private string(role: 'key' | 'value', path: string[], take: (value: string) => void): void {
    const start = this.at
    const quote = this.next
    const long = this.text.startsWith(quote.repeat(3), start)
    const mark = long ? quote.repeat(3) : quote
    const from = start + mark.length
    const limit = long ? this.text.length : this.lineEnd(from)
    let to = from
    while (to < limit && !this.text.startsWith(mark, to)) to += quote === '"' && this.text.charAt(to) === '\\' ? 2 : 1
    to = Math.min(to, limit)
    const closed = this.text.startsWith(mark, to)
    // Up to two quotes may stand right before the three that end it.
    if (closed && long)
      while (this.text.charAt(to + 3) === quote && to - from >= 0 && this.text.startsWith(mark, to + 1)) to++
    this.at = closed ? to + mark.length : to
    const inner = this.text.slice(from, to)
    const value = quote === '"' && escapes.test(inner) ? unescaped(inner) : inner
    this.pieces.push({ role, path, value, start, end: this.at, inner: { start: from, end: to }, bare: false })
    take(value ?? '')
  }
}

function unescaped(inner: string): string | null {
  try {
    return JSON.parse(`"${inner}"`) as string
  } catch {
    return null
  }
}
