import { lineAt } from './line-starts.ts'

/** A text as lines, by offsets; nothing is copied until a line is asked for. */
export interface Line {
  /** Offset of the line's first character that is the person's own, behind a frame such as `> ` or `│ `. */
  start: number
  /** Offset behind its last character, without the newline. */
  end: number
  /** The line without frame, colours and carriage return. */
  text: string
}

// eslint-disable-next-line no-control-regex -- terminals write these
export const escapeSequence = /\u001b(?:\[[0-9;?]*[ -/]*[@-~]|\][^\u0007\u001b]{0,200}(?:\u0007|\u001b\\)|[@-_])/g

/** All that a line's text lacks of what stands in the paste. */
const leftOut = new RegExp(`${escapeSequence.source}|[\\u200b\\ufeff]`, 'g')

const unusual = /[\u001b\u00a0\u200b\ufeff]/

/** What quoting, diffs and terminal panes put before every line of a paste. Each must stand before most lines to count. */
const frames = [/^\s*>+ ?/, /^\+ /, /^\+/, /^- /, /^ *[│┃|║] ?/, /^ {0,3}\/\/ /]

export class Lines {
  readonly text: string
  readonly from: number
  readonly to: number
  private readonly starts: number[] = []
  /** What stands before every line, outermost first. */
  readonly frames: readonly RegExp[]
  private readonly memo: (Line | undefined)[] = []
  private readonly columns = new Map<number, number[] | null>()

  /** @param frames of the text that this one is a part of. */
  constructor(text: string, from = 0, to = text.length, frames?: readonly RegExp[]) {
    this.text = text
    this.from = from
    this.to = to
    for (let at = from; at < to;) {
      this.starts.push(at)
      const newline = text.indexOf('\n', at)
      if (newline < 0 || newline >= to) break
      at = newline + 1
    }
    this.frames = frames ?? this.findFrames()
  }

  get count(): number {
    return this.starts.length
  }

  /** Where the line begins in the text, what a frame puts before it included. */
  rawStart(index: number): number {
    return this.starts[index] ?? this.to
  }

  line(index: number): Line {
    const known = this.memo[index]
    if (known) return known
    const rawStart = this.starts[index] ?? this.to
    let end = (this.starts[index + 1] ?? this.to + 1) - 1
    // The last line of a region may end with its newline.
    if (end > rawStart && this.text.charCodeAt(end - 1) === 10) end--
    if (end > rawStart && this.text.charCodeAt(end - 1) === 13) end--
    let raw = this.text.slice(rawStart, Math.max(rawStart, end))
    let start = rawStart
    if (this.frames.length > 0) {
      const prefix = this.frames.reduce((length, frame) => length + lengthOf(frame, raw.slice(length)), 0)
      start += prefix
      raw = raw
        .slice(prefix)
        .trimEnd()
        .replace(/[│┃║]$/, '')
        .trimEnd()
    }
    const text = unusual.test(raw)
      ? raw
          .replace(escapeSequence, '')
          .replace(/\u00a0/g, ' ')
          .replace(/[\u200b\ufeff]/g, '')
      : raw
    const line = { start, end: Math.max(start, end), text }
    this.memo[index] = line
    return line
  }

  /** Where the line at this place begins that is the person's own, where something stands before each that is no mere quotation. */
  get ownStart(): ((place: number) => number) | undefined {
    return this.frames.every((frame) => frames.includes(frame) || frame.source.startsWith('^ {'))
      ? undefined
      : (place) => this.line(lineAt(this.starts, place)).start
  }

  /** Where in the text a character of the line stands. */
  offset(index: number, column: number): number {
    let columns = this.columns.get(index)
    if (columns === undefined) {
      columns = this.columnsOf(index)
      this.columns.set(index, columns)
    }
    return columns ? (columns[column] ?? this.line(index).end) : this.line(index).start + column
  }

  /** Of a line with colours the offset of each character; null: it stands as it is. */
  private columnsOf(index: number): number[] | null {
    const { start, end } = this.line(index)
    const raw = this.text.slice(start, end)
    if (!unusual.test(raw)) return null
    const columns: number[] = []
    let from = 0
    for (const { index: at, 0: sequence } of [...raw.matchAll(leftOut), { index: raw.length, 0: '' }]) {
      for (let i = from; i < at; i++) columns.push(start + i)
      from = at + sequence.length
    }
    return columns
  }

  /** The first character of a line that is no blank, as a code; 0 where there is none. Makes no string. */
  head(index: number): number {
    if (this.frames.length > 0) return this.line(index).text.trimStart().charCodeAt(0) || 0
    const end = this.starts[index + 1] ?? this.to
    for (let i = this.starts[index] ?? this.to; i < end; i++) {
      const code = this.text.charCodeAt(i)
      if (code === 0x1b) return this.line(index).text.trimStart().charCodeAt(0) || 0
      if (code > 32 && code !== 0xa0 && code !== 0x200b && code !== 0xfeff) return code
    }
    return 0
  }

  /** The lines' texts from `first` up to but not including `last`. */
  slice(first: number, last: number): string[] {
    const result: string[] = []
    for (let i = first; i < last; i++) result.push(this.line(i).text)
    return result
  }

  private findFrames(): RegExp[] {
    let sample: string[] = []
    for (let i = 0; i < this.starts.length && sample.length < 200; i++) {
      const start = this.starts[i] ?? 0
      const raw = this.text.slice(start, Math.min(start + 200, (this.starts[i + 1] ?? this.to + 1) - 1))
      if (raw.trim() !== '') sample.push(raw)
    }
    const found: RegExp[] = []
    // A quotation of a numbered log: each puts its own in front.
    while (found.length < 3) {
      const frame = frameOf(sample)
      if (!frame) break
      found.push(frame)
      sample = sample.map((line) => line.slice(lengthOf(frame, line))).filter((line) => line.trim() !== '')
    }
    return found
  }
}

function lengthOf(frame: RegExp, line: string): number {
  return frame.exec(line)?.[0].length ?? 0
}

function frameOf(sample: readonly string[]): RegExp | null {
  for (const frame of frames) {
    // A diff's sign with no blank of its own: the blanks behind some are the line's.
    if (frame.source === '^\\+ ' && sample.some((line) => /^\+\S/.test(line))) continue
    const framed = sample.filter((line) => frame.test(line)).length
    if (framed > 0 && framed >= sample.length * 0.8 && (sample.length > 1 || /^\s*>/.test(sample[0] ?? '')))
      return frame
  }
  return commonIndent(sample) ?? numbered(sample) ?? named(sample) ?? sourced(sample) ?? stampOf(sample)
}

/** `cat -n`, `nl`, `less -N`, `grep -n`, with and without a file's name: numbers that rise from line to line, on most lines or on a run of them. */
function numbered(sample: readonly string[]): RegExp | null {
  const file = first(sample, /^([^\s:]{1,160}?)[:-][1-9]\d{0,6}[:-]/)
  const forms = [
    { form: /^ {0,8}([1-9]\d{0,6})\t/, counts: false },
    { form: /^([1-9]\d{0,6})[:-]/, counts: false },
    ...(file === undefined ? [] : [{ form: new RegExp(`^${literally(file)}[:-]([1-9]\\d{0,6})[:-]`), counts: false }]),
    // A blank parts them in tables as well: there each line has to be counted.
    { form: /^ {0,8}([1-9]\d{0,6}) /, counts: true },
  ]
  for (const { form, counts } of forms) {
    const numbers = sample.flatMap((line) => {
      const match = form.exec(line)
      return match ? Number(match[1]) : []
    })
    if (numbers.length < 3) continue
    const steps = numbers.slice(1).map((number, i) => number - (numbers[i] ?? 0))
    const most = numbers.length >= sample.length * 0.8
    if (!most && steps.filter((step) => step === 1).length < steps.length / 2) continue
    // One output below the other begins anew.
    const falls = steps.filter((step) => (counts ? step !== 1 : step <= 0)).length
    if (falls <= numbers.length / 20) return form
  }
  return null
}

/** `grep -H` and its like: the same file before the lines. */
function named(sample: readonly string[]): RegExp | null {
  const file = first(
    sample,
    /^((?:[^\s:]{0,160}\.(?:log|txt|out|err|ya?ml|json|\d)|\/[^\s:]{1,160}|\(standard input\)):)/,
  )
  return file !== undefined && isBefore(file, sample) ? new RegExp(`^${literally(file)}`) : null
}

/** The container whose output it is: `web-1  | `, as compose writes it, and `[pod/web-0/app] ` of `kubectl logs --prefix`. */
function sourced(sample: readonly string[]): RegExp | null {
  const source = first(sample, /^([a-z0-9][\w.-]{0,100} {1,60}\||\[pod\/[\w.-]{1,253}\/[\w.-]{1,63}\])(?: |$)/)
  return source !== undefined &&
    sample.filter((line) => line.startsWith(source)).length >= sample.length * 0.8 &&
    sample.length > 1
    ? new RegExp(`^${literally(source)} ?`)
    : null
}

/** Before three lines of a paste, or before both of two. */
function isBefore(words: string, sample: readonly string[]): boolean {
  const count = sample.filter((line) => line.startsWith(words)).length
  return count > 2 || (count === 2 && sample.length === 2)
}

function first(sample: readonly string[], pattern: RegExp): string | undefined {
  for (const line of sample) {
    const found = pattern.exec(line)?.[1]
    if (found !== undefined) return found
  }
  return undefined
}

function literally(text: string): string {
  return text.replace(/[^\w/]/g, '\\$&')
}

/** A time before every line, as builds and `ts` keep their logs; only where what stands behind is no log of its own. */
const stamps = [
  /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)? /,
  /^\[\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?\] /,
  /^[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d /,
  /^\[?\d\d:\d\d:\d\d(?:[.,]\d{1,9})?\]? /,
]
const ownKind =
  /^(?:Name: {2,}|Events:|NAME {2,}|NAMESPACE {2,}|LAST SEEN {2,}|CONNECTED\(|apiVersion: | *(?:Normal|Warning) {2,}\w|[$#] \w|[IWEF]\d{4} \d\d:|[A-Z][a-z]{2} [ \d]\d \d\d:|time="?\d{4}-)/

function stampOf(sample: readonly string[]): RegExp | null {
  for (const stamp of stamps) {
    const behind = sample.filter((line) => stamp.test(line)).map((line) => line.slice(lengthOf(stamp, line)))
    const own = behind.filter((line) => ownKind.test(line)).length
    if (behind.length >= sample.length * 0.8 ? own > 0 || numbered(behind) : own > 2 && own >= behind.length / 2)
      return stamp
  }
  return null
}

/** Four blanks and more before every line make a block of code in Markdown; what is within keeps its own. */
function commonIndent(lines: readonly string[]): RegExp | null {
  const least = Math.min(...lines.map((line) => line.length - line.trimStart().length))
  return lines.length > 2 && least >= 4 && lines.every((line) => line.startsWith(' '.repeat(least)))
    ? new RegExp(`^ {${least}}`)
    : null
}
