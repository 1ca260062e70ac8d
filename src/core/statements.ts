/** Makes statements of the lines that are neither objects nor certificates: what was said, about which image, by which words. */
import type { Statement, StatementKind } from './model.ts'
import { isElsewhere, matchSigns } from './signs.ts'
import type { Lines } from './text/lines.ts'
import { clean, squeeze, type Mapped } from './text/mapped.ts'
import { imageIn, placeIn, urlsIn } from './text/naming.ts'
import { recordsOf } from './text/records.ts'
import type { Squeezed } from './text/template.ts'

interface Context { namespace: string | null; pod: string | null; node: string | null }

const eventRow = /^\s*(?:\[K8s EVENT|(?:\S+\s+)?(?:\d+[smhdy][\dsmhdy]*|<unknown>|<invalid>)\s.{0,160}?\b(?:Normal|Warning)\s|(?:Normal|Warning)\s+\S+)/
const logRow = /^\s*(?:[IWEF]\d{4} |[A-Z][a-z]{2}\s+\d{1,2} \d\d:|\[?\d{4}[-/]\d\d[-/]\d\d[T ]|time=|level=|\{"|[a-z_]+\.go:\d+\])/

export function statementsOf(lines: Lines, first: number, last: number, fragment: number, context: Context): Statement[] {
  return recordsOf(lines, first, last).flatMap((record) => {
    const statement = makeStatement(lines.text, record.start, record.end, fragment, context)
    return statement ? [statement] : []
  })
}

/** A record longer than this is looked at only around its words; no program's message is longer. */
const longestRecord = 20_000

export function makeStatement(paste: string, start: number, end: number, fragment: number, context: Context): Statement | null {
  const cleaned = clean(paste, start, Math.min(end, start + longestRecord))
  return statementFrom(paste, cleaned, start, end, fragment, context)
}

/** @param cleaned the words, which may be another text than paste[start, end): a message decoded from an object. */
export function statementFrom(paste: string, cleaned: Mapped, start: number, end: number, fragment: number, context: Context): Statement | null {
  if (/^\s*>?\s*$/.test(cleaned.text)) return null
  const squeezedText = squeeze(cleaned)
  const squeezed: Squeezed = { ...squeezedText, lower: squeezedText.text.toLowerCase() }
  const image = imageIn(cleaned)
  const urls = urlsIn(cleaned)
  const place = placeIn(cleaned)
  const row = rowPlace(cleaned.text)
  const kind = kindOf(cleaned.text)
  const matches = isElsewhere(squeezed, paste) ? [] : matchSigns(squeezed, start, end, paste)
  return {
    start, end, fragment, kind, clean: cleaned, squeezed, image, urls, matches,
    place: {
      namespace: place.namespace ?? row.namespace ?? context.namespace,
      pod: place.pod ?? row.pod ?? context.pod,
      container: place.container,
      node: place.node ?? context.node,
    },
    age: row.age,
  }
}

function kindOf(text: string): StatementKind {
  if (eventRow.test(text)) return 'event'
  if (logRow.test(text)) return 'log'
  if (/^\s*(?:curl: |[*<>] )/.test(text)) return 'curl'
  return 'cli'
}

/** Columns of an event row: how long ago, and of which Pod. */
function rowPlace(text: string): { age: number | null; namespace: string | null; pod: string | null } {
  const described = /^\s*(?:Normal|Warning)\s+\S+\s+(\d+[smhdy][\dsmhdy]*|<unknown>)/.exec(text)
  const listed = /^\s*(?:([a-z0-9-]{1,63})\s+)?(\d+[smhdy][\dsmhdy]*)\s/.exec(text)
  const object = /\s(?:pod|Pod)\/([a-z0-9][a-z0-9.-]{0,252})\s/.exec(text)
  const row = /\b(?:Normal|Warning)\b/.test(text.slice(0, 240))
  const age = described?.[1] ?? (row ? listed?.[2] : undefined)
  return { age: age ? seconds(age) : null, namespace: row && object ? (listed?.[1] ?? null) : null, pod: object?.[1] ?? null }
}

const unit: { [letter: string]: number } = { s: 1, m: 60, h: 3600, d: 86_400, y: 31_536_000 }
function seconds(age: string): number | null {
  let total = 0
  for (const [, number, letter] of age.matchAll(/(\d+)([smhdy])/g)) total += Number(number) * (unit[letter ?? 's'] ?? 0)
  return age.startsWith('<') ? null : total
}
