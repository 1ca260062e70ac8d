/** What a command's output changes in a verdict. */
import type { CauseCode } from '../contract.ts'
import type { Finding, ProbeFact } from '../model.ts'
import { hostWithoutPort } from '../pki/hosts.ts'
import { stationIndex, stations } from '../vocabulary.ts'

/** What a full disk may hide behind: words that name no reason of their own, or none at all. */
const vague = new Set<CauseCode>(['unpack-failed', 'unknown', 'no-message', 'runtime-unavailable'])

export function applyProbes(finding: Finding, probes: readonly ProbeFact[]): void {
  for (const probe of probes) {
    if (probe.kind === 'disk-full' && vague.has(finding.code)) become(finding, 'disk-full', probe)
    if (!concerns(finding, probe)) continue
    if (probe.kind === 'limit-reached' && vague.has(finding.code)) become(finding, 'rate-limited', probe)
    if (probe.kind === 'limit-left' && finding.code === 'rate-limited') doubt(finding, probe)
    if (probe.kind === 'resolves') passed(finding, probe, 'dns')
    if (probe.kind === 'connects') passed(finding, probe, 'tcp')
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
function passed(finding: Finding, probe: ProbeFact, station: 'dns' | 'tcp'): void {
  if (finding.station === station) {
    doubt(finding, probe)
    return
  }
  const before = stations.filter((one) => stationIndex(one) <= stationIndex(station))
  if (finding.station === null || stationIndex(finding.station) > stationIndex(station))
    finding.passed = [...new Set([...before, ...finding.passed])]
}

/** The words were true when they were said; now the same asks and gets an answer. */
function doubt(finding: Finding, { start, end }: ProbeFact): void {
  if (finding.certainty === 'proven') finding.certainty = 'likely'
  finding.evidence = [...finding.evidence, { start, end }]
}

function become(finding: Finding, code: CauseCode, { start, end }: ProbeFact): void {
  finding.alternatives = [
    { code: finding.code, certainty: 'possible', speaksFor: finding.evidence.slice(0, 1), against: null },
    ...finding.alternatives.filter((other) => other.code !== code),
  ]
  finding.code = code
  finding.certainty = 'likely'
  finding.evidence = [{ start, end }, ...finding.evidence]
}
