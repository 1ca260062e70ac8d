/**
 * What a program can print, written as its source writes it: `lookup <host> on <address>: server misbehaving`.
 * White space, quotes, escapes and case do not count; a place in angle brackets stands for a bounded stretch of text.
 *
 * Matching is a walk over literal pieces, never a regular expression: its cost is bounded however the text looks.
 */
import { squeezeWord, type Mapped } from './mapped.ts'

/** How long a place may be, and which characters it may hold. Places not named here hold anything up to `any`. */
const places: Record<string, { longest: number; only?: RegExp }> = {
  host: { longest: 260, only: /^[^/,;()]*$/ },
  address: { longest: 80, only: /^[^/,;()]*$/ },
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

export interface Template {
  source: string
  /** Literal pieces, squeezed and lower-case; places stand between them. */
  literals: string[]
  places: string[]
  /** The longest literal: without it the template cannot match. */
  word: string
}

export interface TemplateMatch {
  /** Offsets in the paste. */
  start: number
  end: number
  /** Where each place stands in the paste. */
  places: Record<string, { start: number; end: number }>
}

export function template(source: string): Template {
  const pieces = source.split(/<([a-z]+)>/)
  const literals = pieces.filter((_, i) => i % 2 === 0).map(squeezeWord)
  const names = pieces.filter((_, i) => i % 2 === 1)
  const word = literals.reduce((longest, literal) => (literal.length > longest.length ? literal : longest), '')
  if (word.length < 3) throw new Error(`a template needs a literal word: ${source}`)
  return { source, literals, places: names, word }
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

export interface Squeezed extends Mapped {
  lower: string
}

/** A template that begins with a place: the place reaches back as far as its characters and length allow, to a boundary. */
function matchFromPlace(template: Template, record: Squeezed, paste: string): TemplateMatch | null {
  const second = template.literals[1] ?? ''
  const kind = places[template.places[0] ?? ''] ?? { longest: 200 }
  for (let at = record.lower.lastIndexOf(second); at > 0; at = record.lower.lastIndexOf(second, at - 1)) {
    let start = at
    // A closing quote may stand between the place and what follows it.
    while (start > 0 && at - start < kind.longest && (start === at || isPart(paste, record, start - 1))) start--
    if (start === at) continue
    if (kind.only && !kind.only.test(record.text.slice(start, at))) continue
    const rest = matchAt(
      { ...template, literals: template.literals.slice(1), places: template.places.slice(1) },
      record,
      at,
      paste,
    )
    if (rest)
      return {
        ...rest,
        start: offset(record, start),
        places: {
          ...rest.places,
          [template.places[0] ?? '']: { start: offset(record, start), end: offset(record, at - 1) + 1 },
        },
      }
  }
  return null
}

/** Whether the character belongs to the same word as the one behind it. */
function isPart(paste: string, record: Squeezed, index: number): boolean {
  return offset(record, index + 1) - offset(record, index) === 1 && !/[\s"'`]/.test(paste.charAt(offset(record, index)))
}

function matchAt(template: Template, record: Squeezed, at: number, paste: string): TemplateMatch | null {
  const found: TemplateMatch['places'] = {}
  const start = at
  let position = at + (template.literals[0]?.length ?? 0)
  if (/[a-z0-9]/.test(record.lower.charAt(start)) && wordCharacter(paste, offset(record, start) - 1)) return null
  for (let i = 0; i < template.places.length; i++) {
    const name = template.places[i] ?? ''
    const kind = places[name] ?? { longest: 200 }
    const literal = template.literals[i + 1] ?? ''
    const end =
      literal === '' ? endOfPlace(record, position, kind, paste) : nextLiteral(record, position, literal, kind)
    if (end < 0) return null
    if (end > position) found[name] = { start: offset(record, position), end: offset(record, end - 1) + 1 }
    position = end + literal.length
  }
  const endOffset = offset(record, position - 1) + 1
  if (
    /[a-z0-9]/.test(record.lower.charAt(position - 1)) &&
    template.literals[template.literals.length - 1] !== '' &&
    wordCharacter(paste, endOffset)
  )
    return null
  return { start: offset(record, start), end: endOffset, places: found }
}

function nextLiteral(
  record: Squeezed,
  position: number,
  literal: string,
  kind: { longest: number; only?: RegExp },
): number {
  let at = record.lower.indexOf(literal, position)
  for (let tries = 0; at >= 0 && at - position <= kind.longest && tries < 8; tries++) {
    if (!kind.only || kind.only.test(record.text.slice(position, at))) return at
    at = record.lower.indexOf(literal, at + 1)
  }
  return -1
}

/** A place at the end of a template takes what its characters allow, up to a blank or a quote unless it may hold some. */
function endOfPlace(
  record: Squeezed,
  position: number,
  kind: { longest: number; only?: RegExp },
  paste: string,
): number {
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
function wordCharacter(paste: string, at: number): boolean {
  return at >= 0 && /[A-Za-z0-9_]/.test(paste.charAt(at))
}
