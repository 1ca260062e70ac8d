/** The JSON or YAML that begins on a line, as several readers ask for it. */
import type { Span } from '../contract.ts'
import { Lines } from '../text/lines.ts'
import { isLogLine, objectEnd, readObjects, type ObjectFacts } from './objects.ts'
import type { Hand, Page } from './reader.ts'

interface ObjectAt extends Span {
  first: number
  /** The line behind it. */
  last: number
  /** Its lines in the paste as it was given: the one place where a reader sees what is blanked out. */
  source: Lines
  raw: string
  /** null: nothing in it is an object that we know. */
  facts: () => Promise<ObjectFacts | null>
}

const latest = new WeakMap<Lines, ObjectAt>()

export function objectAt({ lines, text, at }: Page, first: number): ObjectAt | null {
  const known = latest.get(lines)
  if (known?.first === first) return known
  const last = isLogLine(lines.line(first).text) ? first : objectEnd(lines, first)
  if (last === first) return null
  const { start } = lines.line(first)
  const { end } = lines.line(last - 1)
  const source = new Lines(text, lines.rawStart(first), end, lines.frames)
  const raw = source.slice(0, source.count).join('\n')
  const own = lines.text.slice(start, end)
  const locate = (needle: string): Span => {
    const place = needle === '' ? -1 : own.indexOf(needle)
    return place >= 0 ? { start: start + place, end: Math.min(end, start + place + needle.length) } : { start, end }
  }
  let reading: Promise<ObjectFacts | null> | undefined
  const found = { first, last, start, end, source, raw, facts: () => (reading ??= readObjects(raw, locate, at)) }
  latest.set(lines, found)
  return found
}

/** Hands over what an object holds. */
export function tellObject(hand: Hand, { start, end, source }: ObjectAt, facts: ObjectFacts): void {
  const span = { start, end }
  hand.withheld(...facts.withheld)
  hand.pods(...facts.pods)
  hand.accounts(...facts.accounts)
  hand.credentials(...facts.credentials)
  hand.facts(facts.facts)
  for (const message of facts.messages) hand.message(message, span, source)
  for (const { pem, trusted } of facts.certificates) hand.certificates(pem, span, trusted ? 'trusted' : 'stored')
}
