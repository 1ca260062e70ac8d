/** A finding is made once and changed in one way: `become`. */
import type { Details } from '../details.ts'
import type { CauseCode, Certainty, Span } from '../contract.ts'
import type { Finding } from '../model.ts'

type Alternative = Finding['alternatives'][number]

interface Change {
  certainty: Certainty
  evidence?: Span[]
  details?: Details
  /** What else it may be from now on; else what it was already. */
  alternatives?: Alternative[]
}

/** The finding with another verdict. Nobody else writes one over: `code` is read-only. */
export function become(finding: Finding, code: CauseCode, change: Change): Finding {
  const alternatives = change.alternatives ?? finding.alternatives
  return {
    ...finding,
    code,
    certainty: change.certainty,
    evidence: change.evidence ?? finding.evidence,
    details: { ...finding.details, ...change.details },
    alternatives: alternatives.filter((other) => other.code !== code),
  }
}

/** What it was taken for, first among what else it may be. */
export function asBefore(finding: Finding): Alternative[] {
  const { code, evidence, alternatives } = finding
  return [{ code, certainty: 'possible', speaksFor: evidence.slice(0, 1), against: null }, ...alternatives]
}
