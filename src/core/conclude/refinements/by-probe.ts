/** What a command's output changes in a verdict. */
import type { CauseCode } from '../../contract.ts'
import type { Finding, ProbeFact } from '../../model.ts'
import { hostWithoutPort } from '../../pki/hosts.ts'
import { stationIndex, stations } from '../../vocabulary.ts'
import { asBefore, become } from '../finding.ts'
import type { Refinement } from './refinement.ts'

/** What a full disk may hide behind: words that name no reason of their own, or none at all. */
const vague = new Set<CauseCode>(['unpack-failed', 'unknown', 'no-message', 'runtime-unavailable'])

export const byProbe: Refinement = (finding, { evidence }) => evidence.probes.reduce(after, finding)

function after(finding: Finding, probe: ProbeFact): Finding {
  if (probe.kind === 'disk-full') return vague.has(finding.code) ? shownBy(finding, 'disk-full', probe) : finding
  if (!concerns(finding, probe)) return finding
  switch (probe.kind) {
    case 'limit-reached':
      return vague.has(finding.code) ? shownBy(finding, 'rate-limited', probe) : finding
    case 'limit-left':
      return finding.code === 'rate-limited' ? doubted(finding, probe) : finding
    case 'resolves':
      return passing(finding, probe, 'dns')
    case 'connects':
      return passing(finding, probe, 'tcp')
    default:
      return finding
  }
}

function concerns(finding: Finding, { host }: ProbeFact): boolean {
  const asked = finding.failingHost ?? finding.host
  return (
    host !== null &&
    asked !== null &&
    (hostWithoutPort(asked) === host || (asked === 'docker.io' && /(?:^|\.)docker\.(?:io|com)$/.test(host)))
  )
}

/** Up to this station the way is open now. A verdict that it is closed there is of the past, or of another machine. */
function passing(finding: Finding, probe: ProbeFact, station: 'dns' | 'tcp'): Finding {
  if (finding.station === station) return doubted(finding, probe)
  if (finding.station !== null && stationIndex(finding.station) <= stationIndex(station)) return finding
  const before = stations.filter((one) => stationIndex(one) <= stationIndex(station))
  return { ...finding, passed: [...new Set([...before, ...finding.passed])] }
}

/** The words were true when they were said; now the same asks and gets an answer. */
function doubted(finding: Finding, { start, end }: ProbeFact): Finding {
  const certainty = finding.certainty === 'proven' ? 'likely' : finding.certainty
  return { ...finding, certainty, evidence: [...finding.evidence, { start, end }] }
}

function shownBy(finding: Finding, code: CauseCode, { start, end }: ProbeFact): Finding {
  return become(finding, code, {
    certainty: 'likely',
    evidence: [{ start, end }, ...finding.evidence],
    alternatives: asBefore(finding),
  })
}
