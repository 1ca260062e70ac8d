/**
 * What a TLS client written in Go says of a server's chain: crypto/x509 Certificate.Verify (1.26), in its order of complaint.
 * src/crypto/x509/verify.go.
 */
import { equalBytes } from './der.ts'
import type { GoCertificate } from './go-certificate.ts'
import { brokenConstraint } from './go-constraints.ts'
import { addressText, parseAddress } from '../go/address.ts'
import { coversHost, matchHostnames, wide } from './go-names.ts'
import { policiesValid } from './go-policies.ts'
import { checkSignatureFrom, type SignatureOutcome } from './go-signature.ts'
import { quoted, rfc3339 } from '../go/text.ts'

export type GoReason =
  | 'unhandled-critical-extension'
  | 'expired'
  | 'not-yet-valid'
  | 'hostname'
  | 'unknown-authority'
  | 'not-authorized-to-sign'
  | 'too-many-intermediates'
  | 'incompatible-usage'
  | 'constraints'
  | 'policies'
  | 'signature-limit'
  | 'name-mismatch'
  | 'parse'

export interface GoRefusal {
  error: string
  reason: GoReason
  /** Of an unknown authority: why the candidate that was tried did not do. */ hint?: string
  candidate?: GoCertificate
}
/** null: verified. 'unchecked': it hangs on a signature that cannot be checked here. */
export type GoOutcome = GoRefusal | null | 'unchecked'

const mostSignatureChecks = 100

/** Dedupes as CertPool does. */
function pool(certificates: GoCertificate[]): GoCertificate[] {
  return certificates.filter(
    (certificate, i) => !certificates.slice(0, i).some((other) => equalBytes(other.raw, certificate.raw)),
  )
}

export async function verifyAsGo(
  leaf: GoCertificate,
  intermediates: GoCertificate[],
  roots: GoCertificate[],
  host: string | null,
  at: Date,
): Promise<GoOutcome> {
  const early = isValid(leaf, 'leaf', [], at)
  if (early) return early
  if (host !== null && host !== '') {
    const wrongName = verifyHostname(leaf, host)
    if (wrongName) return wrongName
  }
  const search = new Search(pool(roots), pool(intermediates), at)
  const anchors = search.roots.some((root) => equalBytes(root.raw, leaf.raw))
  const found = anchors ? { chains: [[leaf]], error: null } : await search.build(leaf, [leaf])
  if (found.chains.length === 0) return search.unchecked ? 'unchecked' : found.error
  const outcome = judgeChains(found.chains)
  // A path that could not be checked might have done better than those that could.
  return outcome !== null && search.unchecked ? 'unchecked' : outcome
}

function judgeChains(chains: GoCertificate[][]): GoRefusal | null {
  let policies = 0
  let usages = 0
  let constraint: string | null = null
  for (const chain of chains) {
    if (!policiesValid(chain)) {
      policies++
      continue
    }
    if (!usableForServers(chain)) {
      usages++
      continue
    }
    const broken = brokenConstraint(chain)
    if (broken === null) return null
    constraint ??= broken
  }
  if (constraint !== null)
    return {
      error: `x509: a root or intermediate certificate is not authorized to sign for this name: ${constraint}`,
      reason: 'constraints',
    }
  if (usages > 0 && policies === 0)
    return { error: 'x509: certificate specifies an incompatible key usage', reason: 'incompatible-usage' }
  return {
    error:
      `x509: no valid chains built: ${usages > 0 ? `${usages} candidate chains with incompatible key usage, ` : ''}${policies} candidate chains ` +
      `with invalid policies`,
    reason: 'policies',
  }
}

type Role = 'leaf' | 'intermediate' | 'root'

function isValid(certificate: GoCertificate, role: Role, chain: GoCertificate[], at: Date): GoRefusal | null {
  if (certificate.unhandledCritical)
    return { error: 'x509: unhandled critical extension', reason: 'unhandled-critical-extension' }
  const child = chain[chain.length - 1]
  if (child && !equalBytes(child.issuer, certificate.subject))
    return { error: 'x509: issuer name does not match subject from issuing certificate', reason: 'name-mismatch' }
  const expired = 'x509: certificate has expired or is not yet valid: current time'
  if (at < certificate.notBefore)
    return {
      error: `${expired} ${rfc3339(at)} is before ${rfc3339(certificate.notBefore, certificate.zones.notBefore)}`,
      reason: 'not-yet-valid',
    }
  if (at > certificate.notAfter)
    return {
      error: `${expired} ${rfc3339(at)} is after ${rfc3339(certificate.notAfter, certificate.zones.notAfter)}`,
      reason: 'expired',
    }
  if (role === 'intermediate' && certificate.basicConstraints?.isCA !== true)
    return { error: 'x509: certificate is not authorized to sign other certificates', reason: 'not-authorized-to-sign' }
  const limit = certificate.basicConstraints?.maxPathLength ?? -1
  if (limit >= 0 && chain.length - 1 > limit)
    return { error: 'x509: too many intermediates for path length constraint', reason: 'too-many-intermediates' }
  return null
}

interface Found {
  chains: GoCertificate[][]
  error: GoRefusal | null
}

class Search {
  readonly roots: GoCertificate[]
  /** A signature on some path could not be checked here. */
  unchecked = false
  private readonly intermediates: GoCertificate[]
  private readonly at: Date
  private checks = 0
  private readonly known = new Map<GoCertificate, Map<GoCertificate, SignatureOutcome>>()

  constructor(roots: GoCertificate[], intermediates: GoCertificate[], at: Date) {
    this.roots = roots
    this.intermediates = intermediates
    this.at = at
  }

  async build(certificate: GoCertificate, chain: GoCertificate[]): Promise<Found> {
    const chains: GoCertificate[][] = []
    let error: GoRefusal | null = null
    let hint: { error: string; candidate: GoCertificate } | null = null
    const consider = async (role: Role, candidate: GoCertificate): Promise<void> => {
      if (this.checks > mostSignatureChecks) return
      if (++this.checks > mostSignatureChecks) {
        error = {
          error: 'x509: signature check attempts limit reached while verifying certificate chain',
          reason: 'signature-limit',
        }
        return
      }
      if (candidate.key.kind === 'unknown' || alreadyIn(candidate, chain)) return
      const signature = await this.signature(certificate, candidate)
      if (signature.kind === 'unchecked') {
        this.unchecked = true
        return
      }
      if (signature.kind === 'refused') {
        hint ??= { error: signature.error, candidate }
        return
      }
      error = isValid(candidate, role, chain, this.at)
      if (error) {
        hint ??= { error: error.error, candidate }
        return
      }
      if (role === 'root') {
        chains.push([...chain, candidate])
        return
      }
      const below = await this.build(candidate, [...chain, candidate])
      error = below.error
      chains.push(...below.chains)
    }
    for (const root of candidatesFor(certificate, this.roots)) await consider('root', root)
    for (const intermediate of candidatesFor(certificate, this.intermediates))
      await consider('intermediate', intermediate)
    if (chains.length > 0) return { chains, error: null }
    return { chains, error: error ?? unknownAuthority(hint) }
  }

  private async signature(child: GoCertificate, parent: GoCertificate): Promise<SignatureOutcome> {
    const known = this.known.get(child)?.get(parent)
    if (known) return known
    const outcome = await checkSignatureFrom(child, parent)
    const row = this.known.get(child) ?? new Map<GoCertificate, SignatureOutcome>()
    row.set(parent, outcome)
    this.known.set(child, row)
    return outcome
  }
}

function unknownAuthority(hint: { error: string; candidate: GoCertificate } | null): GoRefusal {
  const base = 'x509: certificate signed by unknown authority'
  if (hint === null) return { error: base, reason: 'unknown-authority' }
  const { commonName, organization, serial } = hint.candidate
  return {
    error:
      `${base} (possibly because of ${quoted(hint.error)} while trying to verify candidate authority certificate ` +
      `${quoted(commonName || organization || `serial:${serial}`)})`,
    reason: 'unknown-authority',
    hint: hint.error,
    candidate: hint.candidate,
  }
}

/** By subject, those whose key identifier fits first; none is left out for it. */
function candidatesFor(certificate: GoCertificate, from: GoCertificate[]): GoCertificate[] {
  const rank = ({ subjectKeyId }: GoCertificate): number => {
    if (equalBytes(subjectKeyId, certificate.authorityKeyId)) return 0
    return (subjectKeyId.length === 0) !== (certificate.authorityKeyId.length === 0) ? 1 : 2
  }
  return from
    .filter(({ subject }) => equalBytes(subject, certificate.issuer))
    .map((candidate, i) => ({ candidate, i, rank: rank(candidate) }))
    .sort((a, b) => a.rank - b.rank || a.i - b.i)
    .map(({ candidate }) => candidate)
}

/** The same subject, key and SAN twice would be a circle; the first of the same subject and key with a SAN on one side only ends the question. */
function alreadyIn(candidate: GoCertificate, chain: GoCertificate[]): boolean {
  for (const certificate of chain) {
    if (!equalBytes(certificate.subject, candidate.subject) || !equalBytes(certificate.key.spki, candidate.key.spki))
      continue
    if (certificate.san === null || candidate.san === null) return certificate.san === candidate.san
    if (equalBytes(certificate.san, candidate.san)) return true
  }
  return false
}

export function verifyHostname(leaf: GoCertificate, host: string): GoRefusal | null {
  const inner = /^\[.+\]$/.test(host) ? host.slice(1, -1) : host
  const address = parseAddress(inner)
  if (address)
    return leaf.addresses.some((san) => equalBytes(wide(san), address))
      ? null
      : { error: hostnameError(leaf, inner), reason: 'hostname' }
  return leaf.dnsNames.some((san) => coversHost(san, host))
    ? null
    : { error: hostnameError(leaf, host), reason: 'hostname' }
}

const mostNames = 100
function hostnameError(leaf: GoCertificate, host: string): string {
  if (leaf.san === null && matchHostnames(leaf.commonName, host))
    return 'x509: certificate relies on legacy Common Name field, use SANs instead'
  let names = leaf.dnsNames
  if (parseAddress(host)) {
    if (leaf.addresses.length === 0)
      return `x509: cannot validate certificate for ${host} because it doesn't contain any IP SANs`
    if (leaf.addresses.length >= mostNames)
      return `x509: certificate is valid for ${leaf.addresses.length} IP SANs, but none matched ${host}`
    names = leaf.addresses.map(addressText)
  } else if (names.length >= mostNames)
    return `x509: certificate is valid for ${names.length} names, but none matched ${host}`
  const valid = names.join(', ')
  return valid === ''
    ? `x509: certificate is not valid for any names, but wanted to match ${host}`
    : `x509: certificate is valid for ${valid}, not ${host}`
}

const serverAuth = '1.3.6.1.5.5.7.3.1'
const anyUsage = '2.5.29.37.0'
function usableForServers(chain: GoCertificate[]): boolean {
  return chain.every(({ usages }) => usages.length === 0 || usages.includes(anyUsage) || usages.includes(serverAuth))
}
