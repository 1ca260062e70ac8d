/** How a paste is laid out: which lines stand, which are folded. Ranges of lines, never an object a line: a paste may have millions. */
import type { Report, Span } from '../../core/contract.ts'
import { lineAt } from '../../core/text/line-starts.ts'

/** Line numbers count from 0; `to` is exclusive. */
interface Range {
  from: number
  to: number
}
export type Block =
  | { kind: 'head'; title: string; line: number }
  | ({ kind: 'fold'; certificate: boolean } & Range)
  | ({ kind: 'lines' } & Range)

export interface Layout {
  blocks: Block[]
  /** For each block the number of rows above it; one more at the end: all rows. */
  rows: number[]
  marked: Set<number>
}

/** Lines kept visible around a marked one, and the shortest run that is worth folding. */
const around = 4
const shortestFold = 6
/** A text of so few lines is shown whole. */
const short = 60
/** An opened fold shows so many lines, and the rest as a fold again. */
export const openedAtOnce = 2000

/** @param pem pairs of lines that are inside a certificate, the second exclusive. */
export function layOut(
  starts: Uint32Array,
  pem: Uint32Array,
  report: Pick<Report, 'fragments'>,
  evidence: readonly Span[],
  opened: readonly Range[],
): Layout {
  const count = starts.length
  const marked = new Set<number>()
  const visible: Range[] = [...opened]
  for (const span of evidence) {
    const [from, to] = [lineAt(starts, span.start), lineAt(starts, Math.max(span.start, span.end - 1))]
    for (let line = from; line <= Math.min(to, from + 50); line++) marked.add(line)
    visible.push({ from: from - around, to: to + around + 1 })
  }
  if (count <= short) visible.push({ from: 0, to: count })
  const heads = new Map(
    report.fragments
      .filter(({ kind }) => kind !== 'command')
      .map((fragment) => [lineAt(starts, fragment.start), fragment.title]),
  )
  for (const line of heads.keys()) visible.push({ from: line, to: line + 1 })
  const certificates = Array.from({ length: pem.length / 2 }, (_, i) => ({
    from: pem[2 * i] ?? 0,
    to: pem[2 * i + 1] ?? 0,
  })).filter(({ from }) => !opened.some((range) => range.from === from))
  const blocks: Block[] = []
  for (const piece of pieces(count, [visible, certificates], [...heads.keys(), ...marked])) {
    const [seen, certificate] = piece.within
    const title = heads.get(piece.from)
    if (title !== undefined) blocks.push({ kind: 'head', title, line: piece.from })
    const folded =
      !marked.has(piece.from) && piece.to - piece.from >= (certificate ? 2 : shortestFold) && (certificate || !seen)
    const last = blocks[blocks.length - 1]
    if (folded) blocks.push({ kind: 'fold', certificate: certificate === true, from: piece.from, to: piece.to })
    else if (last?.kind === 'lines' && last.to === piece.from) last.to = piece.to
    else blocks.push({ kind: 'lines', from: piece.from, to: piece.to })
  }
  const rows = [0]
  for (const block of blocks)
    rows.push((rows[rows.length - 1] ?? 0) + (block.kind === 'lines' ? block.to - block.from : 1))
  return { blocks, rows, marked }
}

/** Cuts all lines where any range begins or ends, or a single line stands out, and says of each piece in which kinds of range it lies. */
function pieces(count: number, kinds: Range[][], alone: number[]): (Range & { within: boolean[] })[] {
  const cuts = new Set([0, count])
  for (const line of alone) {
    cuts.add(line)
    cuts.add(line + 1)
  }
  const merged = kinds.map((ranges) => merge(ranges, count))
  for (const { from, to } of merged.flat()) {
    cuts.add(from)
    cuts.add(to)
  }
  const sorted = [...cuts].filter((line) => line >= 0 && line <= count).sort((a, b) => a - b)
  const next = merged.map(() => 0)
  return sorted.slice(0, -1).map((from, i) => ({
    from,
    to: sorted[i + 1] ?? count,
    within: merged.map((ranges, kind) => {
      while ((ranges[next[kind] ?? 0]?.to ?? Infinity) <= from) next[kind] = (next[kind] ?? 0) + 1
      return (ranges[next[kind] ?? 0]?.from ?? Infinity) <= from
    }),
  }))
}

function merge(ranges: Range[], count: number): Range[] {
  const merged: Range[] = []
  for (const { from, to } of [...ranges].sort((a, b) => a.from - b.from)) {
    const last = merged[merged.length - 1]
    if (last && from <= last.to) last.to = Math.max(last.to, Math.min(to, count))
    else merged.push({ from: Math.max(0, from), to: Math.min(to, count) })
  }
  return merged
}

/** The block in which a row lies. */
export function blockAt(rows: readonly number[], row: number): number {
  return Math.min(lineAt(rows, row), rows.length - 2)
}

/** What is shown of one line: all of it, or of a very long one its beginning and the surroundings of the marks. */
export function partsOfLine(start: number, end: number, marks: readonly Span[]): (Span & { left: number })[] {
  if (end - start <= longestLine) return [{ start, end, left: 0 }]
  const near = merge(
    [
      { from: start, to: start + 600 },
      ...marks
        .filter((mark) => mark.start < end && mark.end > start)
        .slice(0, 20)
        .map((mark) => ({ from: Math.max(start, mark.start - 300), to: Math.min(end, mark.end + 300) })),
    ],
    end,
  )
  // `left`: how many characters are left out behind this part.
  return near.map(({ from, to }, i) => ({ start: from, end: to, left: (near[i + 1]?.from ?? end) - to }))
}
const longestLine = 3000
