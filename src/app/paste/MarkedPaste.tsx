import { useScreen } from '../texts.ts'
import { Fragment, useLayoutEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import type { Report, Span } from '../../core/contract.ts'
import { readWhole } from '../../core/text/large.ts'
import { findSecrets } from '../../core/read/secrets/index.ts'
import type { Reading } from '../../worker/client.ts'
import { goTo } from '../go-to.ts'
import { blockAt, layOut, openedAtOnce, partsOfLine, type Block, type Layout } from './layout.ts'

/** With more rows than this only those in sight are in the document; they then have one height and do not wrap. */
const mostWhole = 600
/** Of a row when windowed, in pixels; app.css gives `.paste.windowed` rows the same. */
const rowHeight = 22
const overscan = 30
/** No box is taller, in pixels. */
const tallest = 1600

/** `whole`: nothing but certificates is folded. */
interface Shown {
  reading: Pick<Reading, 'text' | 'lines' | 'pem'>
  report: Report
  evidence: Span[]
  whole?: boolean
}

/** The person's own text as a proofread page: deciding words marked, secrets as dots, dull stretches folded. */
export function MarkedPaste({ reading: { text, lines, pem }, report, evidence, whole = false }: Shown) {
  const w = useScreen()
  const [opened, setOpened] = useState<{ from: number; to: number }[]>(whole ? [{ from: 0, to: lines.length }] : [])
  const layout = useMemo(() => layOut(lines, pem, report, evidence, opened), [lines, pem, report, evidence, opened])
  const total = layout.rows[layout.rows.length - 1] ?? 0
  const windowed = total > mostWhole
  const box = useRef<HTMLDivElement>(null)
  const [top, setTop] = useState(0)
  const first = windowed ? Math.max(0, Math.floor(top / rowHeight) - overscan) : 0
  const last = windowed ? Math.min(total, Math.ceil((top + tallest) / rowHeight) + overscan) : total
  // The box opens at its first mark, and goes there again when another pull is chosen, not when a fold is opened; the page itself stays where it is.
  const firstLine = layout.marked.values().next().value ?? null
  const latest = useRef(layout)
  useLayoutEffect(() => {
    latest.current = layout
  }, [layout])
  useLayoutEffect(() => {
    const [shown, mark] = [box.current, box.current?.querySelector('mark')]
    if (!shown || firstLine === null) return
    if (windowed) shown.scrollTop = Math.max(0, (rowOf(latest.current, firstLine) - 6) * rowHeight)
    else if (mark && shown.scrollHeight > shown.clientHeight)
      shown.scrollTop += mark.getBoundingClientRect().top - shown.getBoundingClientRect().top - shown.clientHeight / 3
  }, [windowed, firstLine])
  const open = (block: Extract<Block, { kind: 'fold' }>) => {
    setOpened([...opened, { from: block.from, to: Math.min(block.to, block.from + openedAtOnce) }])
  }
  return (
    <div
      className={windowed ? 'paste windowed' : 'paste'}
      id="paste-text"
      role="region"
      aria-label={w.evidence}
      tabIndex={0}
      ref={box}
      onScroll={
        windowed
          ? (event) => {
              setTop(event.currentTarget.scrollTop)
            }
          : undefined
      }
    >
      {windowed ? <div style={{ height: first * rowHeight }} /> : null}
      {rowsBetween(layout, first, last).map((row) => (
        <Row
          key={`${row.kind} ${row.kind === 'head' ? row.line : row.from}`}
          row={row}
          text={text}
          lines={lines}
          marked={row.kind === 'lines' && layout.marked.has(row.from)}
          evidence={evidence}
          secrets={report.secrets}
          open={open}
        />
      ))}
      {windowed ? <div style={{ height: (total - last) * rowHeight }} /> : null}
    </div>
  )
}

function rowOf({ blocks, rows }: Layout, line: number): number {
  const at = blocks.findIndex((block) => block.kind === 'lines' && block.from <= line && block.to > line)
  const block = blocks[at]
  return block?.kind === 'lines' ? (rows[at] ?? 0) + line - block.from : 0
}

/** The rows from `first` to `last`, a line a row. */
function rowsBetween({ blocks, rows }: Layout, first: number, last: number): Block[] {
  const shown: Block[] = []
  for (let i = blockAt(rows, first); i < blocks.length && (rows[i] ?? 0) < last; i++) {
    const block = blocks[i]
    if (!block) break
    if (block.kind !== 'lines') {
      shown.push(block)
      continue
    }
    const above = rows[i] ?? 0
    for (
      let line = block.from + Math.max(0, first - above);
      line < block.to && above + line - block.from < last;
      line++
    )
      shown.push({ kind: 'lines', from: line, to: line + 1 })
  }
  return shown
}

interface RowProps {
  row: Block
  text: string
  lines: Uint32Array
  marked: boolean
  evidence: Span[]
  secrets: Span[]
  open: (block: Extract<Block, { kind: 'fold' }>) => void
}

function Row({ row, text, lines, marked, evidence, secrets, open }: RowProps) {
  const w = useScreen()
  if (row.kind === 'head') return <h3 className="fragment-title">{row.title}</h3>
  if (row.kind === 'fold')
    return (
      <button
        type="button"
        className="fold"
        onClick={() => {
          open(row)
        }}
      >
        {row.certificate ? w.certificateFolded(row.to - row.from) : w.folded(row.to - row.from)}
      </button>
    )
  const start = lines[row.from] ?? 0
  const end = row.from + 1 < lines.length ? (lines[row.from + 1] ?? 0) - 1 : text.length
  return (
    <div className={marked ? 'row marked' : 'row'}>
      <span className="number" aria-hidden="true">
        {row.from + 1}
      </span>
      <span className="words">
        {partsOfLine(start, end, evidence).map((part) => (
          <Fragment key={part.start}>
            {marksIn(text, part, evidence, secrets)}
            {part.left > 0 ? <span className="left-out"> … {w.leftOut(part.left)} … </span> : null}
          </Fragment>
        ))}
      </span>
    </div>
  )
}

function marksIn(text: string, part: Span, evidence: Span[], known: Span[]): ReactNode {
  // Of a large text only parts were read; a row from between them is searched when it is shown.
  const secrets =
    text.length <= readWhole
      ? known
      : [
          ...known,
          ...findSecrets(text.slice(part.start, part.end)).map(({ start, end }) => ({
            start: start + part.start,
            end: end + part.start,
          })),
        ]
  const edges = new Set([part.start, part.end])
  for (const span of [...evidence, ...secrets]) {
    if (span.start > part.start && span.start < part.end) edges.add(span.start)
    if (span.end > part.start && span.end < part.end) edges.add(span.end)
  }
  const points = [...edges].sort((a, b) => a - b)
  return points.slice(0, -1).map((start, i) => {
    const end = points[i + 1] ?? part.end
    const covers = (span: Span) => span.start <= start && span.end >= end
    const value = secrets.some(covers) ? '•'.repeat(Math.min(8, end - start)) : text.slice(start, end)
    // Back to the verdict by a click; the address stays as it is.
    return evidence.some(covers) ? (
      <a
        key={start}
        className="back"
        href="#verdict"
        onClick={(event) => {
          event.preventDefault()
          goTo('verdict')
        }}
      >
        <mark>{value}</mark>
      </a>
    ) : (
      <Fragment key={start}>{value}</Fragment>
    )
  })
}
