/** The four kinds of an unknown authority are told apart by the chain. */
import type { CauseCode } from '../../contract.ts'
import type { JudgedChain } from '../../pki/chains.ts'
import { hostWithoutPort, matchesHost } from '../../pki/hosts.ts'
import { alternativesOf, chainFor, pathCodes, withChainDetails } from '../chain-findings.ts'
import { become } from '../finding.ts'
import type { Refinement } from './refinement.ts'

export const byChain: Refinement = (finding, { chains }) => {
  // nginx answers 400 to who shows no client certificate; the reason is in the body alone, and the handshake asks for one.
  if (finding.code === 'http-error' && /\b400\b/.test(finding.message ?? '')) {
    const asking = chains.find(
      ({ wantsClient, host }) => wantsClient && host !== null && host === (finding.failingHost ?? finding.host),
    )
    if (asking)
      return become(finding, 'tls-client-certificate', {
        certainty: 'likely',
        evidence: [...finding.evidence, ...asking.evidence].slice(0, 6),
        alternatives: [
          { code: 'http-error', certainty: 'possible', speaksFor: finding.evidence, against: null },
          ...finding.alternatives,
        ],
      })
  }
  const chain = finding.station === 'tls' ? chainFor(finding, chains) : undefined
  // The registry had answered: what another host shows, its certificates neither explain nor cure.
  if (!chain || finding.details.beyond !== undefined) return finding
  const told = { ...finding, details: withChainDetails(finding.details, chain) }
  if (chain.accepted === 'by-store' && isOpen(finding.code))
    return { ...told, observations: [...told.observations, { kind: 'trusted-elsewhere' as const }] }
  if (isAuthority(chain, finding.failingHost ?? finding.host)) return told
  const path = chain.findings.find((code) => pathCodes.has(code))
  if (!path || !isOpen(finding.code)) return told
  return become(told, path, {
    certainty: chain.certainty,
    evidence: [...finding.evidence, ...chain.evidence].slice(0, 6),
    alternatives: alternativesOf(path, chain),
  })
}

const isOpen = (code: CauseCode) => code === 'tls-unknown-authority' || pathCodes.has(code)

/** CA certificates pasted by themselves, none of them for this host: what the person would trust, and not what the server sent. */
function isAuthority(chain: JudgedChain, host: string | null): boolean {
  return (
    chain.carries === 'pasted' &&
    chain.certificates.length > 0 &&
    chain.certificates.every(
      ({ isCA, sans }) => isCA && !(host !== null && sans.some((san) => matchesHost(san, hostWithoutPort(host)))),
    )
  )
}
