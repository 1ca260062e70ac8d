/**
 * Who may change the verdict that the words gave, in this order. Later ones have seen more: first what is known of the host at all, then
 * the chain that the server sent, then the login of this very pull, last what somebody tried after it failed.
 */
import type { Finding } from '../../model.ts'
import { byChain } from './by-chain.ts'
import { byHost } from './by-host.ts'
import { byLogin } from './by-login.ts'
import { byProbe } from './by-probe.ts'
import type { Case, Refinement } from './refinement.ts'

const refinements: readonly Refinement[] = [byHost, byChain, byLogin, byProbe]

export function refined(finding: Finding, it: Case): Finding {
  return refinements.reduce((before, refine) => refine(before, it), finding)
}
