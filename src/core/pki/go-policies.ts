/** RFC 5280 §6.1 policies, as Go evaluates them since 1.24: only a chain that demands an explicit policy can fail. src/crypto/x509/verify.go, policiesValid. */
import { equalBytes } from './der.ts'
import type { GoCertificate } from './go-certificate.ts'

const anyPolicy = '2.5.29.32.0'

export function policiesValid(chain: GoCertificate[]): boolean {
  const below = chain.slice(0, -1)
  const n = below.length
  if (n === 0) return true
  let explicit = n + 1
  let mapping = n + 1
  let inhibitAny = n + 1
  /** Policies still valid, by the name under which the next certificate must state them; null: none. */
  let valid: Set<string> | null = new Set([anyPolicy])
  for (let i = n - 1; i >= 0; i--) {
    const certificate = below[i]
    if (!certificate) continue
    const selfIssued = equalBytes(certificate.subject, certificate.issuer)
    valid = stated(certificate, valid, inhibitAny > 0 || (i > 0 && selfIssued))
    if (explicit === 0 && (valid?.size ?? 0) === 0) return false
    if (i === 0) {
      if (explicit > 0) explicit--
      if (certificate.requireExplicitPolicy === 0) explicit = 0
      break
    }
    if (certificate.mappings.some(({ issuer, subject }) => issuer === anyPolicy || subject === anyPolicy)) return false
    valid = mapped(certificate, valid, mapping > 0)
    if (!selfIssued) {
      if (explicit > 0) explicit--
      if (mapping > 0) mapping--
      if (inhibitAny > 0) inhibitAny--
    }
    if (certificate.requireExplicitPolicy !== null) explicit = Math.min(explicit, certificate.requireExplicitPolicy)
    if (certificate.inhibitPolicyMapping !== null) mapping = Math.min(mapping, certificate.inhibitPolicyMapping)
    if (certificate.inhibitAnyPolicy !== null) inhibitAny = Math.min(inhibitAny, certificate.inhibitAnyPolicy)
  }
  return explicit > 0 || (valid?.size ?? 0) > 0
}

function stated({ policies }: GoCertificate, valid: Set<string> | null, anyCounts: boolean): Set<string> | null {
  if (valid === null || policies.length === 0) return null
  const next = new Set(policies.filter((policy) => policy !== anyPolicy && (valid.has(policy) || valid.has(anyPolicy))))
  if (anyCounts && policies.includes(anyPolicy)) for (const policy of valid) next.add(policy)
  return next
}

function mapped({ mappings }: GoCertificate, valid: Set<string> | null, allowed: boolean): Set<string> | null {
  if (valid === null || mappings.length === 0) return valid
  const sources = new Set(mappings.map(({ issuer }) => issuer))
  const next = new Set([...valid].filter((policy) => !sources.has(policy)))
  if (allowed) for (const { issuer, subject } of mappings) if (valid.has(issuer) || valid.has(anyPolicy)) next.add(subject)
  return next
}
