/** A file under inspection: its problems, and the edits that would mend it. */
import type { Said } from '../said.ts'
import type { ConfigKind, Problem, Span } from '../contract.ts'

export interface DraftProblem extends Span {
  code: string
  severity: Problem['severity']
  text: Said
}
export interface Linted {
  kind: ConfigKind | null
  problems: DraftProblem[]
  corrected: string | null
  /** The file as it may be repeated, and where something was withheld. */
  shown: string
  withheld: Span[]
}

const longest = 1000

interface Line extends Span {
  text: string
}

export class Inspection {
  readonly text: string
  readonly lines: Line[] = []
  readonly problems: DraftProblem[] = []
  readonly #edits: (Span & { by: string })[] = []
  /** Something is wrong that no edit here mends: no corrected file is shown rather than a half mended one. */
  open = false

  constructor(text: string) {
    this.text = text
    let start = 0
    for (const line of text.split('\n')) {
      // No line of a configuration is longer; what is, is not looked at.
      this.lines.push({
        start,
        end: start + line.length,
        text: line.length > longest ? '' : line.endsWith('\r') ? line.slice(0, -1) : line,
      })
      start += line.length + 1
    }
  }

  /** Offsets of the whole text; `mend`: what stands there in the corrected file (null: leave the file open). */
  add(code: string, severity: Problem['severity'], span: Span, text: Said, mend?: string | null): void {
    if (this.problems.some((other) => other.code === code && other.start === span.start)) return
    this.problems.push({ code, severity, start: span.start, end: Math.max(span.end, span.start + 1), text })
    if (mend === null) this.open = true
    else if (mend !== undefined) this.edit(span, mend)
  }

  edit({ start, end }: Span, by: string): void {
    if (!this.#edits.some((other) => start < other.end && other.start < end)) this.#edits.push({ start, end, by })
  }

  corrected(): string | null {
    if (this.open || this.#edits.length === 0) return null
    const edits = [...this.#edits].sort((a, b) => b.start - a.start)
    return edits.reduce((text, { start, end, by }) => text.slice(0, start) + by + text.slice(end), this.text)
  }

  /** The line that a parser's error names; the last one that holds anything where it names none. */
  at(line: number | undefined): Line {
    if (line === undefined) return this.lines.findLast(({ text }) => text.trim() !== '') ?? this.at(1)
    return (
      this.lines[Math.min(Math.max(line - 1, 0), this.lines.length - 1)] ?? {
        start: 0,
        end: this.text.length,
        text: this.text,
      }
    )
  }
}

const order: readonly Problem['severity'][] = ['refused', 'ignored', 'dangerous', 'style']
/** Silent faults first: what loads nothing, then what does nothing, then what is unsafe. */
export function ordered(problems: DraftProblem[]): DraftProblem[] {
  return problems.sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity) || a.start - b.start)
}
