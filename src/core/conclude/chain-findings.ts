/** What the chains in a paste say of a pull: which kind of unknown authority, what to install, and a chain’s fault where no pull speaks of it. */
import type { Details } from '../details.ts'
import { say } from '../said.ts'
import type { CauseCode } from '../contract.ts'
import type { Finding } from '../model.ts'
import type { JudgedChain } from '../pki/chains.ts'
import { hostWithoutPort, matchesHost } from '../pki/hosts.ts'
import { isOwnHost } from '../text/naming.ts'
import { contactOf, passedBefore, stationOf } from '../vocabulary.ts'

/** The kinds of an unknown authority that a chain tells apart. */
export const pathCodes = new Set<CauseCode>([
  'tls-self-signed',
  'tls-private-ca',
  'tls-incomplete-chain',
  'tls-interception',
])

export function chainFor(
  finding: Pick<Finding, 'host' | 'failingHost'>,
  chains: JudgedChain[],
): JudgedChain | undefined {
  const host = finding.failingHost ?? finding.host
  const sent = chains.filter(({ carries }) => carries !== 'trusted')
  const exact = sent.find(
    (chain) =>
      chain.host !== null &&
      host !== null &&
      (isOwnHost(host, chain.host) || hostWithoutPort(chain.host) === hostWithoutPort(host)),
  )
  if (exact) return exact
  const byName =
    host === null
      ? undefined
      : sent.find(
          (chain) =>
            chain.host === null && chain.certificates[0]?.sans.some((san) => matchesHost(san, hostWithoutPort(host))),
        )
  return byName ?? (sent.length === 1 && sent[0]?.host === null ? sent[0] : undefined)
}

/** What a chain shows, wherever it stands: of whom, which certificates, with which fault. */
export function contentOf(chain: JudgedChain | null | undefined): string | null {
  if (!chain) return null
  const { host, carries, certificates, findings } = chain
  const names = certificates.map(({ sha256, subject, issuer }) => sha256 || `${subject} ${issuer}`)
  return JSON.stringify([host, carries, names, findings])
}

/** What else a chain that shows this code may mean. */
export function alternativesOf(code: CauseCode, chain: JudgedChain): Finding['alternatives'] {
  if (chain.certainty === 'proven' || chain.asked.serverName === false) return []
  if (code === 'tls-incomplete-chain')
    return [
      {
        code: 'tls-private-ca',
        certainty: 'possible',
        speaksFor: chain.evidence,
        against: say('notes.privateRootSignsLeafDirectly'),
      },
    ]
  const other = { certainty: 'possible' as const, speaksFor: chain.evidence, against: null }
  if (code === 'tls-interception') return [{ code: 'tls-private-ca', ...other }]
  if (code !== 'tls-private-ca') return [{ code: 'tls-unknown-authority', ...other }]
  return [
    ...(chain.asked.proxy === null ? [] : [{ code: 'tls-interception' as const, ...other }]),
    ...(chain.missing === null ? [] : [{ code: 'tls-incomplete-chain' as const, ...other }]),
  ]
}

/** The details with what the chain tells: its authority, its fault's date, what would have to be trusted. */
export function withChainDetails(known: Details, chain: JudgedChain): Details {
  const details = { ...known }
  const leaf = chain.certificates[0]
  if (chain.product) details.product = chain.product
  if (chain.topIssuer) {
    details.issuer = chain.topIssuer
    details.authority = chain.topIssuer
  }
  if (chain.missing) {
    const name = /(?:^|, ?|\/)CN ?= ?("[^"]*"|[^,/]+)/.exec(chain.missing.subject)?.[1]?.replaceAll('"', '')
    details.missing = (name ?? chain.missing.subject).trim()
    if (chain.missing.aia[0]) details.aia = chain.missing.aia[0]
  }
  if (chain.names) details.names ??= chain.names
  if (leaf) {
    if (chain.findings[0] === 'tls-expired') details.notAfter ??= leaf.notAfter
    if (chain.findings[0] === 'tls-not-yet-valid') details.notBefore ??= leaf.notBefore
  }
  const toTrust = chain.certificates.find((certificate) => chain.install.includes(certificate.sha256))
  // Of a chain that is trusted somewhere only its root can be what the node lacks.
  const interim =
    chain.findings.includes('tls-incomplete-chain') || chain.root?.public === true
      ? undefined
      : chain.certificates
          .slice(1)
          .findLast(({ isCA, selfSigned }) => isCA && (selfSigned || chain.accepted !== 'by-store'))
  const chosen = toTrust ?? interim
  if (chosen && chosen.pem !== '') {
    details.ca = chosen.pem
    details.caFingerprint = chosen.sha256
    details.caSubject = chosen.subject
    if (!chosen.isCA) details.caIsLeaf = true
  }
  return details
}

/** A chain that no failing pull speaks of is a finding of its own when it shows a fault. */
export function fromChain(chain: JudgedChain): Finding | null {
  const code = chain.findings[0]
  // Trusted by a CA that was named to it: whether others know that CA, nobody has said yet.
  if (!code || (chain.accepted !== null && pathCodes.has(code))) return null
  if (chain.carries !== 'handshake') return null
  const details: Details = {}
  const host = chain.host
  if (host !== null) {
    details.host = host
    details.wanted = hostWithoutPort(host)
  }
  const station = stationOf[code]
  return {
    image: null,
    host,
    failingHost: null,
    pods: [],
    code,
    certainty: chain.certainty,
    station,
    evidence: chain.evidence,
    message: null,
    details: withChainDetails(details, chain),
    alternatives: alternativesOf(code, chain),
    observations: [],
    puller: null,
    passed: passedBefore(station, contactOf[code]),
    first: chain.start,
  }
}
