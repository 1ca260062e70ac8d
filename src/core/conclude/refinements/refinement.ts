/** The shape of whoever changes a verdict: pure, a finding in, a finding out. */
import type { Evidence, Finding } from '../../model.ts'
import type { JudgedChain } from '../../pki/chains.ts'
import type { Deciding, PullDraft } from '../pulls.ts'

/** What a refinement may look at beside the finding. */
export interface Case {
  draft: PullDraft
  evidence: Evidence
  chains: JudgedChain[]
  /** Every failing statement with its own best sign. */
  failing: Deciding[]
}
export type Refinement = (finding: Finding, it: Case) => Finding
