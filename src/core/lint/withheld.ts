/**
 * A runtime's file as it may be repeated: every value that is not known to be harmless at its place stands as `<VALUE of line N>`, all
 * else byte for byte. Inspectors see only this text, so that no word of theirs can quote what was withheld.
 */
import type { ConfigKind, Span } from '../contract.ts'
import { isTooDeep } from '../text/depth.ts'
import { ofComment, ofKey, ofValue, type Piece } from './harmless.ts'
import { shellPieces } from './shell-words.ts'
import { walkToml } from './toml-walk.ts'
import { walkYaml } from './yaml-walk.ts'

export interface Shown {
  text: string
  /** Where in the file's own text something was withheld, in order. */
  withheld: Span[]
  /** It cannot be told what is a value here: nothing of it is repeated. */
  closed: boolean
  /** Nested deeper than any parser should follow. */
  deep: boolean
  /** From an offset of `text` to one of the file's own text. */
  place: (span: Span) => Span
}

interface Replaced extends Span {
  by: string
}
type Walked = Span &
  Omit<Piece, 'value' | 'text'> & { role: 'key' | 'value' | 'comment'; value: string | null; inner: Span }

const placeholder = (line: number): string => `<VALUE of line ${line}>`
/** As it stands in a text; the first group is the line. */
export const withheldMark = /<VALUE of line (\d+)>/g

export function shownOf(kind: ConfigKind, text: string): Shown {
  const deep = kind !== 'shell' && isTooDeep(text)
  const pieces = deep ? null : piecesOf(kind, text)
  if (pieces === null)
    return { text: '', withheld: behindKeys(text), closed: true, deep, place: () => ({ start: 0, end: 0 }) }
  const lineOf = lines(text)
  const replaced = pieces.flatMap((piece) => replacements(kind, text, piece, lineOf))
  return { ...without(text, replaced), closed: false, deep }
}

function piecesOf(kind: ConfigKind, text: string): Walked[] | null {
  switch (kind) {
    case 'hosts.toml':
    case 'config.toml':
    case 'registries.conf':
      return walkToml(text)
    case 'registries.yaml':
      return walkYaml(text) ?? walkYaml(mendable(text))
    case 'daemon.json':
      // A comment of another language, which the inspector reads over as well.
      return walkYaml(text.replace(/^[ \t]{0,40}\/\//gm, (comment) => comment.replace('//', '##')))
    case 'shell':
      return shellPieces(text)
    case 'config.json':
      return null
  }
}

/** As long as the text, without the two faults that can be mended though YAML does not parse: tabs before a line, a bare star. */
function mendable(text: string): string {
  return text
    .replace(/^[ \t]+/gm, (blanks) => blanks.replaceAll('\t', ' '))
    .replace(/^([ \t]*)\*(?=\s*:)/gm, (_, blanks: string) => `${blanks}x`)
}

function replacements(kind: ConfigKind, text: string, piece: Walked, lineOf: (at: number) => number): Replaced[] {
  const { role, inner, bare, start, end, path } = piece
  const written = text.slice(inner.start, inner.end)
  const mark = placeholder(lineOf(start))
  if (role === 'comment') {
    const head = /^(?:[#\s]|\/\/)*/.exec(written)?.[0].length ?? 0
    return ofComment(kind, written.slice(head)) ? [] : [{ start: start + head, end, by: mark }]
  }
  const one = { path, value: piece.value ?? '', text: written, bare }
  const held =
    piece.value === null || written.includes('•') ? 'all' : role === 'key' ? ofKey(kind, one) : ofValue(kind, one)
  if (held !== 'all')
    return held.map((span) => ({ start: inner.start + span.start, end: inner.start + span.end, by: mark }))
  if (written.trim() === '') return []
  // A block ends with its last line's break, which stays.
  const stop = inner.start + written.trimEnd().length
  return [
    {
      start: inner.start,
      end: bare ? stop : inner.end,
      by: bare && needsQuotes(kind, role, written) ? `"${mark}"` : mark,
    },
  ]
}

/** What is no string in TOML or JSON stays readable only in quotes; a word that lacks them stays without. */
function needsQuotes(kind: ConfigKind, role: 'key' | 'value', written: string): boolean {
  if (kind === 'registries.yaml' || kind === 'shell') return false
  return kind === 'daemon.json' || role === 'key' || /^[+-]?(?:\d|inf|nan)/.test(written)
}

/** Nothing is known of the structure: of each line what stands behind its first sign of a value. */
function behindKeys(text: string): Span[] {
  const spans: Span[] = []
  let start = 0
  for (const line of text.split('\n')) {
    const at = line.search(/[:=]/) + 1
    const from = start + at + (/\S/.exec(line.slice(at))?.index ?? line.length)
    const end = start + line.trimEnd().length
    if (end > from) spans.push({ start: from, end })
    start += line.length + 1
  }
  return spans
}

function lines(text: string): (at: number) => number {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  let line = 0
  return (at) => {
    if ((starts[line] ?? 0) > at) line = 0
    while ((starts[line + 1] ?? Infinity) <= at) line++
    return line + 1
  }
}

function without(text: string, replaced: Replaced[]): Pick<Shown, 'text' | 'withheld' | 'place'> {
  const apart: (Replaced & { at: number })[] = []
  const parts: string[] = []
  let from = 0
  let length = 0
  for (const one of replaced.sort((a, b) => a.start - b.start)) {
    if (one.start < from) continue
    parts.push(text.slice(from, one.start), one.by)
    length += one.start - from
    apart.push({ ...one, at: length })
    length += one.by.length
    from = one.end
  }
  parts.push(text.slice(from))
  const back = (offset: number, isEnd: boolean): number => {
    let shift = 0
    for (const { start, end, by, at } of apart) {
      if (offset <= at) break
      if (offset < at + by.length) return isEnd ? end : start
      shift = end - at - by.length
    }
    return Math.min(offset + shift, text.length)
  }
  return {
    text: parts.join(''),
    withheld: apart.map(({ start, end }) => ({ start, end })),
    place: ({ start, end }) => ({ start: back(start, false), end: back(end, true) }),
  }
}
