/**
 * What a program can print, written as its source writes it: `lookup <host> on <address>: server misbehaving`.
 * White space, quotes, escapes and case do not count; a place in angle brackets stands for a bounded stretch of text. Only where a
 * blank stands beside a place is it asked for: the "on" of `amazonaws.com` is no word of the program.
 *
 * Matching is a walk over literal pieces, never a regular expression: its cost is bounded however the text looks.
 */
import { squeezeWord, type Mapped, type Squeezed } from './mapped.ts'

interface Kind {
  longest: number
  /** Which characters it may hold. */
  only?: RegExp
  /** No blank stands in it; a wrap may break it. */
  solid?: boolean
  /** What it looks like as a whole. */
  shape?: RegExp
}

/** Places not named here hold anything up to `any`. */
const places: Record<string, Kind> = {
  host: { longest: 260, only: /^[^/,;()]*$/, solid: true },
  // With or without its port; people blank out the digits, or write `<IP>` for them.
  address: {
    longest: 80,
    only: /^[^/,;()]*$/,
    solid: true,
    shape: /^(?:.{1,60}:[\dxX]{1,5}|[\dxX#.]{1,40}|\[?[\da-fA-F:.]{2,45}(?:%[\w.]{1,16})?\]?|<.{1,60}>)$/,
  },
  name: { longest: 200, only: /^[^,;]*$/ },
  image: { longest: 400 },
  url: { longest: 1000 },
  number: { longest: 12, only: /^[0-9.]+$/ },
  digest: { longest: 150, only: /^[A-Za-z0-9:]*$/ },
  time: { longest: 40, only: /^[0-9TZ:+.-]+$/ },
  word: { longest: 60, only: /^[A-Za-z0-9_./-]*$/ },
  type: { longest: 120, only: /^[A-Za-z0-9_.+/;=-]*$/ },
  any: { longest: 500 },
  short: { longest: 60 },
}
const unnamed: Kind = { longest: 200 }

export interface Template {
  source: string
  /** Literal pieces, squeezed and lower-case; places stand between them. */
  literals: string[]
  /** For each literal whether a blank parts it from the place before it, and from the one behind it. */
  apart: { before: boolean; behind: boolean }[]
  places: string[]
  /** The longest literal: without it the template cannot match. */
  word: string
}

export interface TemplateMatch {
  /** Offsets in the paste. */
  start: number
  end: number
  /** Where each place stands in the paste. */
  places: Record<string, Place>
}

export interface Place {
  start: number
  end: number
  /** Its text; where a wrap broke a name, in one piece. */
  text: string
}

export function template(source: string): Template {
  const pieces = source.split(/<([a-z]+)>/)
  const plain = pieces.filter((_, i) => i % 2 === 0)
  const literals = plain.map(squeezeWord)
  const apart = plain.map((piece, i) => ({
    before: i > 0 && /^\s+[a-z0-9]/i.test(piece),
    behind: i + 1 < plain.length && /[a-z0-9]\s+$/i.test(piece),
  }))
  const names = pieces.filter((_, i) => i % 2 === 1)
  const word = literals.reduce((longest, literal) => (literal.length > longest.length ? literal : longest), '')
  if (word.length < 3) throw new Error(`a template needs a literal word: ${source}`)
  return { source, literals, apart, places: names, word }
}

/** The last match in a squeezed record: in Go's composed errors the cause stands last. */
export function matchTemplate(template: Template, record: Squeezed, paste: string): TemplateMatch | null {
  const first = template.literals[0] ?? ''
  if (first === '') return matchFromPlace(template, record, paste)
  for (
    let at = record.lower.lastIndexOf(first);
    at >= 0;
    at = at === 0 ? -1 : record.lower.lastIndexOf(first, at - 1)
  ) {
    const match = matchAt(template, record, at, paste)
    if (match) return match
  }
  return null
}

/** A template that begins with a place: the place reaches back as far as its characters and length allow, to a boundary. */
function matchFromPlace(template: Template, record: Squeezed, paste: string): TemplateMatch | null {
  const second = template.literals[1] ?? ''
  const kind = places[template.places[0] ?? ''] ?? unnamed
  for (let at = record.lower.lastIndexOf(second); at > 0; at = record.lower.lastIndexOf(second, at - 1)) {
    let start = at
    // A closing quote may stand between the place and what follows it.
    while (start > 0 && at - start < kind.longest && (start === at || isPart(paste, record, start - 1))) start--
    if (start === at) continue
    if (kind.only && !kind.only.test(record.text.slice(start, at))) continue
    const rest = matchAt(
      {
        ...template,
        literals: template.literals.slice(1),
        apart: template.apart.slice(1),
        places: template.places.slice(1),
      },
      record,
      at,
      paste,
    )
    if (rest)
      return {
        ...rest,
        start: offset(record, start),
        places: { ...rest.places, [template.places[0] ?? '']: placeOf(record, start, at, kind) },
      }
  }
  return null
}

/** Whether the character belongs to the same word as the one behind it. */
function isPart(paste: string, record: Squeezed, index: number): boolean {
  return offset(record, index + 1) - offset(record, index) === 1 && !/[\s"'`]/.test(paste.charAt(offset(record, index)))
}

/** How many ways to cut one stretch of text into the places of one template are tried. */
const mostTries = 64

function matchAt(template: Template, record: Squeezed, at: number, paste: string): TemplateMatch | null {
  if (isInWord(record, at, paste)) return null
  const found: TemplateMatch['places'] = {}
  const position = fill(
    { template, record, paste, found, tries: mostTries },
    0,
    at + (template.literals[0]?.length ?? 0),
  )
  return position < 0 ? null : { start: offset(record, at), end: offset(record, position - 1) + 1, places: found }
}

interface Filling {
  template: Template
  record: Squeezed
  paste: string
  found: TemplateMatch['places']
  tries: number
}

/** Fills the places from the `i`th on, the first of which begins at `position`; returns the end of the match, or -1. */
function fill(filling: Filling, i: number, position: number): number {
  const { template, record, paste, found } = filling
  const name = template.places[i]
  if (name === undefined) return endsAtWord(template, record, position, paste) ? position : -1
  const kind = places[name] ?? unnamed
  const literal = template.literals[i + 1] ?? ''
  const keep = (end: number): void => {
    if (end > position) found[name] = placeOf(record, position, end, kind)
  }
  const fits = (end: number): boolean =>
    end === position ||
    ((!template.apart[i]?.behind || isApart(record, position, paste)) &&
      (!kind.only || kind.only.test(record.text.slice(position, end))) &&
      (!kind.shape || kind.shape.test(record.text.slice(position, end))) &&
      (!kind.solid || isSolid(record, position, end, paste)))
  if (literal === '') {
    const end = endOfPlace(record, position, kind, paste)
    if (!fits(end)) return -1
    keep(end)
    return fill(filling, i + 1, end)
  }
  for (
    let end = record.lower.indexOf(literal, position);
    end >= 0 && end - position <= kind.longest;
    end = record.lower.indexOf(literal, end + 1)
  ) {
    if (end > position && template.apart[i + 1]?.before && !isApart(record, end, paste)) continue
    if (!fits(end)) continue
    if (filling.tries-- <= 0) return -1
    const last = fill(filling, i + 1, end + literal.length)
    if (last < 0) continue
    keep(end)
    return last
  }
  return -1
}

/** Whether the template's last word ends where a word of the text does. */
function endsAtWord(template: Template, record: Squeezed, position: number, paste: string): boolean {
  return template.literals[template.literals.length - 1] === '' || !isInWord(record, position, paste)
}

/** Whether a word goes on from the character before to this one. */
function isInWord(record: Squeezed, index: number, paste: string): boolean {
  return (
    wordCharacter.test(record.text.charAt(index)) &&
    wordCharacter.test(record.text.charAt(index - 1)) &&
    !isApart(record, index, paste)
  )
}
const wordCharacter = /^[A-Za-z0-9_]/

/** Whether something stands between the character and the one before it: a blank, a quote, emphasis, or a break of the line. */
function isApart(record: Squeezed, index: number, paste: string): boolean {
  return record.apart[index] !== 0 || !unseen.test(between(record, index, paste))
}
/** Colours and characters without width part no word. */
const unseen = /^(?:\u001b\[[\d;]{0,20}[A-Za-z]|[\r\u200b\ufeff])*$/

/** Whether a line ends between the character and the one before it. */
function isBroken(record: Squeezed, index: number, paste: string): boolean {
  return between(record, index, paste).includes('\n')
}

function between(record: Squeezed, index: number, paste: string): string {
  return paste.slice(offset(record, index - 1) + 1, offset(record, index))
}

/** Whether no blank stands between the two, other than where a line ends. */
function isSolid(record: Squeezed, from: number, to: number, paste: string): boolean {
  for (let i = from + 1; i < to; i++) if (record.apart[i] === 2 && !isBroken(record, i, paste)) return false
  return true
}

function placeOf(record: Squeezed, from: number, to: number, kind: Kind): Place {
  const start = offset(record, from)
  const end = offset(record, to - 1) + 1
  const text = record.whole.slice(record.index[from], (record.index[to - 1] ?? 0) + 1)
  return { start, end, text: kind.solid ? text.replace(/\s+/g, '') : text }
}

/** A place at the end of a template takes what its characters allow, up to a blank or a quote unless it may hold some. */
function endOfPlace(record: Squeezed, position: number, kind: Kind, paste: string): number {
  let end = position
  while (end < record.text.length && end - position < kind.longest) {
    if (kind.only && !kind.only.test(record.text.charAt(end))) break
    if (kind.only && end > position && /[ \t"]/.test(paste.slice(offset(record, end - 1) + 1, offset(record, end))))
      break
    end++
  }
  return end
}

function offset(record: Mapped, index: number): number {
  return record.at[index] ?? 0
}
