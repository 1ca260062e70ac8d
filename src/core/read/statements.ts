/** Makes statements of the lines that are neither objects nor certificates: what was said, about which image, by which words. */
import type { Span } from '../contract.ts'
import type { SignMatch, Statement, StatementKind } from '../model.ts'
import { isElsewhere, matchSigns, signEnds } from '../causes/signs.ts'
import type { Lines } from '../text/lines.ts'
import { clean, squeeze, type Mapped } from '../text/mapped.ts'
import { layersOf } from '../text/layers.ts'
import { imageIn, placeIn, urlsIn } from '../text/naming.ts'
import { recordsOf } from '../text/records.ts'

interface Context {
  namespace: string | null
  pod: string | null
  node: string | null
}

const eventRow =
  /^\s*(?:\[K8s EVENT|(?:\S+\s+)?(?:\d+[smhdy][\dsmhdy]*|<unknown>|<invalid>)\s.{0,160}?\b(?:Normal|Warning)\s|(?:Normal|Warning)\s+\S+)/
/** What a line of a log begins with: klog, journal, RFC 3339, logrus, JSON. */
export const logRow =
  /^\s*(?:[IWEF]\d{4} |[A-Z][a-z]{2}\s+\d{1,2} \d\d:|\[?\d{4}[-/]\d\d[-/]\d\d[T ]|time=|level=|\{"|[a-z_]+\.go:\d+\])/

/** Statements that were read before in the same paste: of a hundred Pods with one fault each says the same. */
export type Heard = Map<string, { statement: Statement; message: number }>

export function statementsOf(
  lines: Lines,
  first: number,
  last: number,
  fragment: number,
  context: Context,
  heard: Heard,
): Statement[] {
  const statements: Statement[] = []
  const { text, ownStart } = lines
  for (const record of recordsOf(lines, first, last)) {
    for (const { start, end } of stretchesOf(text, record)) {
      const statement = makeStatement(text, start, end, fragment, context, heard, ownStart)
      if (statement) statements.push(statement)
    }
  }
  return statements
}

/** No program’s message is longer. Of a longer record only what stands around telling words is read. */
const longestRecord = 20_000
/** How far around. */
const tellingReach = 4000

/** The stretches of a record that are read, one after the other: mostly all of it. */
function stretchesOf(paste: string, { start, end }: Span): Span[] {
  if (end - start <= longestRecord) return [{ start, end }]
  const stretches: Span[] = []
  let last: Span | undefined
  signEnds(paste, start, end, (at) => {
    const reach = Math.min(end, at + tellingReach)
    if (last && at < last.end) last.end = Math.max(last.end, Math.min(reach, last.start + longestRecord))
    else stretches.push((last = { start: Math.max(last?.end ?? start, at - tellingReach), end: reach }))
  })
  return stretches.length > 0 ? stretches : [{ start, end: start + longestRecord }]
}

/** Columns of a described event before its message: type, reason, age, from. */
const eventColumns = /^\s*(?:Normal|Warning) {2,}(\S+) {2,}(\S+(?: \(x\d+ over [^)]{1,20}\))?) {2,}(\S+) {2,}/

function makeStatement(
  paste: string,
  start: number,
  end: number,
  fragment: number,
  context: Context,
  heard: Heard,
  ownStart: ((place: number) => number) | undefined,
): Statement | null {
  const cleaned = () => clean(paste, start, end, ownStart)
  const raw = paste.slice(start, end)
  const columns = raw.includes('\n') ? null : eventColumns.exec(raw)
  if (!columns) return statementFrom(paste, cleaned(), start, end, fragment, context)
  const message = start + columns[0].length
  const key = `${columns[1] ?? ''} ${columns[3] ?? ''} ${raw.slice(columns[0].length)}`
  const known = heard.get(key)
  if (known)
    return again(known.statement, message - known.message, start, end, fragment, context, seconds(columns[2] ?? ''))
  const statement = statementFrom(paste, cleaned(), start, end, fragment, context)
  if (
    statement?.matches.every(({ match }) => match.start >= message) &&
    (statement.image === null || statement.image.start >= message)
  )
    heard.set(key, { statement, message })
  return statement
}

/** The same words at another place. */
function again(
  known: Statement,
  by: number,
  start: number,
  end: number,
  fragment: number,
  context: Context,
  age: number | null,
): Statement {
  const moved = <Part extends { start: number; end: number }>(part: Part): Part => ({
    ...part,
    start: part.start + by,
    end: part.end + by,
  })
  const { place } = known
  return {
    ...known,
    start,
    end,
    fragment,
    age,
    image: known.image === null ? null : moved(known.image),
    urls: known.urls.map(moved),
    matches: known.matches.map((one) => ({
      ...one,
      match: {
        ...moved(one.match),
        places: Object.fromEntries(Object.entries(one.match.places).map(([name, span]) => [name, moved(span)])),
      },
    })),
    place: {
      namespace: place.said.namespace ?? context.namespace,
      pod: place.said.pod ?? context.pod,
      container: place.container,
      node: place.said.node ?? context.node,
      said: place.said,
    },
  }
}

/** @param cleaned the words, which may be another text than paste[start, end): a message decoded from an object. */
export function statementFrom(
  paste: string,
  cleaned: Mapped,
  start: number,
  end: number,
  fragment: number,
  context: Context,
): Statement | null {
  if (/^>?$/.test(cleaned.text.trim())) return null
  const squeezed = squeeze(cleaned)
  const layers = layersOf(cleaned)
  const image = imageIn(cleaned, layers)
  const urls = urlsIn(cleaned)
  const place = placeIn(cleaned)
  const row = rowPlace(cleaned.text)
  const said = { namespace: place.namespace ?? row.namespace, pod: place.pod ?? row.pod, node: place.node }
  const kind = kindOf(cleaned.text)
  const matches = isElsewhere(squeezed, paste) ? [] : ofOriginFirst(matchSigns(squeezed, start, paste), cleaned)
  return {
    start,
    end,
    fragment,
    kind,
    clean: cleaned,
    layers,
    image,
    urls,
    matches,
    place: {
      namespace: said.namespace ?? context.namespace,
      pod: said.pod ?? context.pod,
      container: place.container,
      node: said.node ?? context.node,
      said,
    },
    age: row.age,
  }
}

const mirrorsFailed = '(Mirrors also failed: ['

/** containers/image puts what its mirrors answered before the answer of the registry itself, which it asked last and which decides. */
function ofOriginFirst(matches: SignMatch[], { text, at }: Mapped): SignMatch[] {
  const open = text.indexOf(mirrorsFailed)
  const close = open < 0 ? -1 : text.indexOf(']): ', open)
  if (close < 0) return matches
  const [start = 0, end = 0] = [at[open], at[close]]
  const ofMirror = ({ match }: SignMatch) => match.start >= start && match.end <= end
  return [...matches.filter((one) => !ofMirror(one)), ...matches.filter(ofMirror)]
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
  return {
    age: age ? seconds(age) : null,
    namespace: row && object ? (listed?.[1] ?? null) : null,
    pod: object?.[1] ?? null,
  }
}

const unit: { [letter: string]: number } = { s: 1, m: 60, h: 3600, d: 86_400, y: 31_536_000 }
function seconds(age: string): number | null {
  let total = 0
  for (const [, number, letter] of age.matchAll(/(\d{1,9})([smhdy])/g))
    total += Number(number) * (unit[letter ?? 's'] ?? 0)
  return age.startsWith('<') ? null : total
}
