import { Fragment, useMemo, useState, type ReactNode } from 'react'
import type { Report, Span } from '../../core/contract.ts'
import { readWhole } from '../../core/large.ts'
import { findSecrets } from '../../core/secrets.ts'
import { words } from '../../words.ts'
import { useStore } from '../store.ts'

interface Row { kind: 'line'; number: number; start: number; end: number; marked: boolean }
interface Fold { kind: 'fold'; from: number; to: number; certificate: boolean }
interface Head { kind: 'head'; title: string; at: number }

/** Lines kept visible around a marked one, and the shortest run that is worth folding. */
const around = 4
const shortestFold = 6
/** However large the paste, no more rows than this are drawn at once. */
const mostRows = 400

/** The person's own text as a proofread page: deciding words marked, secrets as dots, dull stretches folded. */
export function MarkedPaste({ text, report, evidence }: { text: string; report: Report; evidence: Span[] }) {
  const w = words[useStore((state) => state.language)]
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set())
  const rows = useMemo(() => layOut(text, report, evidence, open), [text, report, evidence, open])
  return (
    <div className="paste" role="region" aria-label={w.evidence} tabIndex={0}>
      {rows.map((row) => {
        if (row.kind === 'head') return <h3 key={`h${row.at}`} className="fragment-title">{row.title}</h3>
        if (row.kind === 'fold') return <button key={`f${row.from}`} type="button" className="fold" onClick={() => { setOpen(new Set([...open, row.from])) }}>{row.certificate ? w.certificateFolded(row.to - row.from) : w.folded(row.to - row.from)}</button>
        return (
          <div key={row.start} className={row.marked ? 'row marked' : 'row'} id={row.marked ? `line-${row.number}` : undefined}>
            <span className="number" aria-hidden="true">{row.number}</span>
            <span className="words">{marksIn(text, row, evidence, report.secrets)}</span>
          </div>
        )
      })}
    </div>
  )
}

function layOut(text: string, report: Report, evidence: Span[], open: ReadonlySet<number>): (Row | Fold | Head)[] {
  const lines: { start: number; end: number }[] = []
  for (let at = 0; at <= text.length;) {
    const newline = text.indexOf('\n', at)
    const end = newline < 0 ? text.length : newline
    lines.push({ start: at, end })
    if (newline < 0) break
    at = newline + 1
  }
  const marked = new Set<number>()
  const near = new Set<number>()
  for (const span of evidence) {
    const [from, to] = [lineAt(lines, span.start), lineAt(lines, Math.max(span.start, span.end - 1))]
    for (let i = from; i <= to; i++) marked.add(i)
    for (let i = from - around; i <= to + around; i++) near.add(i)
  }
  const heads = new Map(report.fragments.map((fragment) => [lineAt(lines, fragment.start), fragment.title]))
  const certificate = new Set<number>()
  let inside = false
  lines.forEach((line, i) => {
    const value = text.slice(line.start, Math.min(line.end, line.start + 200))
    if (value.includes('-----BEGIN ')) { inside = true; return }
    if (value.includes('-----END ')) { inside = false; certificate.add(i) } else if (inside) certificate.add(i)
  })
  const keep = (i: number) => (near.has(i) && !certificate.has(i)) || marked.has(i) || heads.has(i)
  const rows: (Row | Fold | Head)[] = []
  for (let i = 0; i < lines.length && rows.length < mostRows;) {
    const title = heads.get(i)
    if (title !== undefined) rows.push({ kind: 'head', title, at: i })
    let end = i
    while (end < lines.length && !keep(end) && (end === i || !heads.has(end)) && certificate.has(end) === certificate.has(i)) end++
    const whole = lines.length <= 60 && !certificate.has(i)
    if (end - i >= (certificate.has(i) ? 2 : shortestFold) && !open.has(i) && !whole) {
      rows.push({ kind: 'fold', from: i, to: end, certificate: certificate.has(i) })
      i = end
      continue
    }
    const line = lines[i]
    if (line) rows.push({ kind: 'line', number: i + 1, ...line, marked: marked.has(i) })
    i++
    while (i < end && rows.length < mostRows) {
      const next = lines[i]
      if (next) rows.push({ kind: 'line', number: i + 1, ...next, marked: false })
      i++
    }
  }
  return rows
}

/** The line in which an offset stands. */
function lineAt(lines: { start: number }[], offset: number): number {
  let [low, high] = [0, lines.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((lines[middle]?.start ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low
}

function marksIn(text: string, row: Row, evidence: Span[], known: Span[]): ReactNode {
  // Of a large text only parts were read; a row from between them is searched when it is shown.
  const secrets = text.length <= readWhole ? known : [...known, ...findSecrets(text.slice(row.start, row.end)).map(({ start, end }) => ({ start: start + row.start, end: end + row.start }))]
  const edges = new Set([row.start, row.end])
  for (const span of [...evidence, ...secrets]) {
    if (span.start > row.start && span.start < row.end) edges.add(span.start)
    if (span.end > row.start && span.end < row.end) edges.add(span.end)
  }
  const points = [...edges].sort((a, b) => a - b)
  return points.slice(0, -1).map((start, i) => {
    const end = points[i + 1] ?? row.end
    const covers = (span: Span) => span.start <= start && span.end >= end
    const value = secrets.some(covers) ? '•'.repeat(Math.min(8, end - start)) : text.slice(start, end)
    return evidence.some(covers) ? <mark key={start}>{value}</mark> : <Fragment key={start}>{value}</Fragment>
  })
}
