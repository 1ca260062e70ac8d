/** What a rule of the linter is: one fault of one kind of file, with an example in which it is found and one in which it is not. */
import type { Problem, Span } from '../contract.ts'
import type { Said } from '../said.ts'
import type { Inspection } from './draft.ts'

/** What is known besides the file. */
export interface Known {
  /** Beside a hosts.toml stands a certificate that is no CA. */
  leaf: boolean
  /** The version of containerd that reads the file; null: not known. */
  containerd: readonly number[] | null
}

export interface Found {
  at: Span
  says: Said
  /** What stands there in the corrected file; null: no edit mends the file; left out: the file is no worse without one. */
  mend?: string | null
  /** Further edits of the corrected file, that only together with this one mend it. */
  with?: readonly (Span & { by: string })[]
}

export interface Rule<File> {
  code: string
  severity: Problem['severity']
  /** Everywhere in the file, in its order. */
  finds: (file: File) => Iterable<Found>
  /** It is asked only where nothing before it has refused the file: what a strict parser says once all else is explained. */
  last?: true
  /** Where it is found, the file cannot be read any further. */
  stops?: true
  /** It stands in this file between ⟦ and ⟧, and nowhere else. The corrected file, if there is one, is clean of it. */
  bad: string
  /** It does not stand in this one, which looks like it. */
  good: string
  /** What is known in both examples. */
  given?: Partial<Known>
}

/** A kind of file: how it is read, and the faults it can have, in the order in which they are looked for. */
export interface Kind<File> {
  read: (inspection: Inspection, known: Known) => File
  rules: readonly Rule<File>[]
}

export type Inspector = (inspection: Inspection, known: Known) => void

/** The rules of a kind, run over a file. */
export function inspector<File>({ read, rules }: Kind<File>): Inspector {
  return (inspection, known) => {
    const file = read(inspection, known)
    for (const { code, severity, finds, last, stops } of rules) {
      if (last && inspection.problems.some((problem) => problem.severity === 'refused')) continue
      const before = inspection.problems.length
      for (const { at, says, mend, with: edits = [] } of finds(file)) {
        inspection.add(code, severity, at, says, mend)
        for (const { start, end, by } of edits) inspection.edit({ start, end }, by)
      }
      if (stops && inspection.problems.length > before) return
    }
  }
}

/** What of a list a rule finds something in. */
export function each<One>(list: readonly One[], find: (one: One) => Found | null | undefined | false): Found[] {
  return list.flatMap((one) => find(one) || [])
}

export type Examples = Pick<Rule<never>, 'code' | 'severity' | 'bad' | 'good' | 'given'>
