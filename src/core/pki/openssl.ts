/**
 * What OpenSSL 3.0 says of the same chain: X509_verify_cert with purpose sslserver, security level 2 and the name check; the first error ends it.
 * crypto/x509/x509_vfy.c, v3_purp.c, v3_utl.c. A rule set of its own: trusted first, one path and no way back, Common Name as a last resort.
 */
import { equalBytes } from './der.ts'
import type { GoCertificate } from './go-certificate.ts'
import { addressText, domainMatches, parseAddress, wide } from './go-names.ts'
import { checkSignature } from './go-signature.ts'

/** X509_V_ERR_*, with OpenSSL 3's words. */
const words = {
  2: 'unable to get issuer certificate', 7: 'certificate signature failure', 9: 'certificate is not yet valid', 10: 'certificate has expired', 18: 'self-signed certificate', 19: 'self-signed certificate in certificate chain',
  20: 'unable to get local issuer certificate', 25: 'path length constraint exceeded', 26: 'unsuitable certificate purpose', 34: 'unhandled critical extension', 47: 'permitted subtree violation', 48: 'excluded subtree violation',
  62: 'hostname mismatch', 64: 'IP address mismatch', 66: 'EE certificate key too weak', 67: 'CA certificate key too weak', 68: 'CA signature digest algorithm too weak', 79: 'invalid CA certificate',
} as const

export type OpensslNumber = keyof typeof words
export interface OpensslRefusal { number: OpensslNumber; depth: number; words: string }
export type OpensslOutcome = OpensslRefusal | null | 'unchecked'

const refuse = (number: OpensslNumber, depth: number): OpensslRefusal => ({ number, depth, words: words[number] })

export async function verifyAsOpenssl(leaf: GoCertificate, untrusted: GoCertificate[], store: GoCertificate[], host: string | null, at: Date): Promise<OpensslOutcome> {
  const { chain, error } = build(leaf, untrusted, store, at)
  return error ?? checkExtensions(chain) ?? checkLevel(chain) ?? (host === null ? null : checkHost(leaf, host)) ?? (await checkSignaturesAndTimes(chain, at)) ?? checkNames(chain)
}

const selfIssued = ({ subject, issuer }: GoCertificate) => equalBytes(subject, issuer)
/** EXFLAG_SS: self-issued, and its key identifiers, where it has both, are the same. */
const selfSigned = (certificate: GoCertificate) => selfIssued(certificate) && (certificate.authorityKeyId.length === 0 || certificate.subjectKeyId.length === 0 || equalBytes(certificate.authorityKeyId, certificate.subjectKeyId))

/** X509_check_issued: names, key identifiers where both have one, keyCertSign. */
function issued(issuer: GoCertificate, certificate: GoCertificate): boolean {
  if (!equalBytes(issuer.subject, certificate.issuer)) return false
  if (certificate.authorityKeyId.length > 0 && issuer.subjectKeyId.length > 0 && !equalBytes(certificate.authorityKeyId, issuer.subjectKeyId)) return false
  return issuer.keyUsage === 0 || (issuer.keyUsage & (1 << 5)) !== 0
}

const validAt = ({ notBefore, notAfter }: GoCertificate, at: Date) => at >= notBefore && at < notAfter

function issuerAmong(list: GoCertificate[], certificate: GoCertificate, chain: GoCertificate[], at: Date): GoCertificate | undefined {
  const fitting = list.filter((candidate) => issued(candidate, certificate) && (candidate === certificate || !chain.some((other) => equalBytes(other.raw, candidate.raw)) || (chain.length === 1 && equalBytes(candidate.raw, certificate.raw))))
  // Of several the first that is valid now, else the one that was valid longest.
  return fitting.find((candidate) => validAt(candidate, at)) ?? fitting.toSorted((a, b) => b.notAfter.getTime() - a.notAfter.getTime())[0]
}

function build(leaf: GoCertificate, untrusted: GoCertificate[], store: GoCertificate[], at: Date): { chain: GoCertificate[]; error: OpensslRefusal | null } {
  const chain = [leaf]
  let trusted = 0
  while (chain.length < 101) {
    const top = chain[chain.length - 1] ?? leaf
    if (selfSigned(top)) {
      if (trusted > 0 || store.some(({ raw }) => equalBytes(raw, top.raw))) return { chain, error: null }
      // A trusted copy of the same root (renewed, say) takes its place.
      const twin = issuerAmong(store, top, chain.slice(0, -1), at)
      if (twin && selfSigned(twin) && equalBytes(twin.key.spki, top.key.spki)) return { chain: [...chain.slice(0, -1), twin], error: null }
      return { chain, error: refuse(chain.length === 1 ? 18 : 19, chain.length - 1) }
    }
    const anchor = issuerAmong(store, top, chain, at)
    if (anchor) {
      chain.push(anchor)
      trusted++
      if (selfSigned(anchor)) return { chain, error: null }
      continue
    }
    const next = trusted > 0 ? undefined : issuerAmong(untrusted, top, chain, at)
    if (!next) return { chain, error: refuse(trusted > 0 ? 2 : 20, chain.length - 1) }
    chain.push(next)
  }
  return { chain, error: refuse(20, chain.length - 1) }
}

const serverAuth = '1.3.6.1.5.5.7.3.1'
const gatedCrypto = ['1.3.6.1.4.1.311.10.3.3', '2.16.840.1.113730.4.1']

function checkExtensions(chain: GoCertificate[]): OpensslRefusal | null {
  let intermediates = 0
  for (const [i, certificate] of chain.entries()) {
    if (certificate.unhandledCritical) return refuse(34, i)
    if (i > 0 && !isAuthority(certificate)) return refuse(79, i)
    if (certificate.usages.length > 0 && !certificate.usages.some((usage) => usage === serverAuth || gatedCrypto.includes(usage))) return refuse(26, i)
    // digitalSignature, keyEncipherment or keyAgreement.
    if (i === 0 && certificate.keyUsage !== 0 && (certificate.keyUsage & 0b10101) === 0) return refuse(26, 0)
    const limit = certificate.basicConstraints?.maxPathLength ?? -1
    if (i > 1 && limit >= 0 && intermediates > limit) return refuse(25, i)
    if (i > 0 && !selfIssued(certificate)) intermediates++
  }
  return null
}

function isAuthority({ basicConstraints, keyUsage, version, ...certificate }: GoCertificate): boolean {
  if (keyUsage !== 0 && (keyUsage & (1 << 5)) === 0) return false
  if (basicConstraints) return basicConstraints.isCA
  return keyUsage !== 0 || (version === 1 && equalBytes(certificate.subject, certificate.issuer))
}

function checkLevel(chain: GoCertificate[]): OpensslRefusal | null {
  for (const [i, { key, signatureAlgorithm }] of chain.entries()) {
    const weak = (key.kind === 'RSA' && key.bits < 2048) || (key.kind === 'ECDSA' && key.bits < 224)
    if (weak) return refuse(i === 0 ? 66 : 67, i)
    if (i < chain.length - 1 && /MD5|SHA1/.test(signatureAlgorithm)) return refuse(68, i)
  }
  return null
}

function checkHost(leaf: GoCertificate, host: string): OpensslRefusal | null {
  const address = parseAddress(host)
  if (address) return leaf.addresses.some((san) => equalBytes(wide(san), address) && (san.length === 4) === (addressText(address).includes('.'))) ? null : refuse(64, 0)
  const names = leaf.dnsNames.length > 0 ? leaf.dnsNames : [leaf.commonName]
  return names.some((name) => hostMatches(name, host)) ? null : refuse(62, 0)
}

/** do_x509_check: a star may stand for part of the first label, and wants two dots behind it. */
function hostMatches(pattern: string, host: string): boolean {
  const [name, wanted] = [pattern.toLowerCase(), host.toLowerCase()]
  if (name === wanted) return name !== ''
  const star = /^([a-z0-9-]*)\*([a-z0-9-]*)(\.[a-z0-9_-]+\.[a-z0-9._-]+)$/.exec(name)
  if (!star) return false
  const [, before = '', after = '', suffix = ''] = star
  const dot = wanted.indexOf('.')
  const label = wanted.slice(0, dot)
  if (dot < 1 || wanted.slice(dot) !== suffix || label.length < before.length + after.length + (before + after === '' ? 1 : 0)) return false
  if (before + after !== '' && (label.startsWith('xn--') || name.startsWith('xn--'))) return false
  return label.startsWith(before) && label.endsWith(after) && /^[a-z0-9_-]+$/.test(label)
}

/** From the top down; a trusted root's own signature is not looked at. */
async function checkSignaturesAndTimes(chain: GoCertificate[], at: Date): Promise<OpensslOutcome> {
  for (let i = chain.length - 1; i >= 0; i--) {
    const certificate = chain[i]
    const issuer = chain[i + 1]
    if (!certificate) continue
    if (issuer) {
      const signature = await checkSignature(certificate, issuer)
      if (signature === null) return 'unchecked'
      if (!signature) return refuse(7, i)
    }
    if (at < certificate.notBefore) return refuse(9, i)
    if (at >= certificate.notAfter) return refuse(10, i)
  }
  return null
}

/** Every certificate's constraints against the names below it; self-issued intermediates are exempt. */
function checkNames(chain: GoCertificate[]): OpensslRefusal | null {
  for (let i = chain.length - 1; i >= 0; i--) {
    const certificate = chain[i]
    if (!certificate || (i > 0 && selfIssued(certificate))) continue
    for (let j = chain.length - 1; j > i; j--) {
      const authority = chain[j]
      const number = authority ? broken(authority, certificate, i === 0) : null
      if (number !== null) return refuse(number, i)
    }
  }
  return null
}

function broken({ permitted, excluded }: GoCertificate, certificate: GoCertificate, leaf: boolean): 47 | 48 | null {
  // The Common Name is held against DNS constraints where no SAN names a host.
  const dns = leaf && certificate.dnsNames.length === 0 && /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)+$/i.test(certificate.commonName) ? [certificate.commonName] : certificate.dnsNames
  const inside = (bytes: Uint8Array, { address, mask }: { address: Uint8Array; mask: Uint8Array }) => bytes.length === address.length && bytes.every((byte, k) => (byte & (mask[k] ?? 0)) === ((address[k] ?? 0) & (mask[k] ?? 0)))
  for (const name of dns) {
    if (permitted.dns.length > 0 && !permitted.dns.some((rule) => domainMatches(name, rule))) return 47
    if (excluded.dns.some((rule) => domainMatches(name, rule))) return 48
  }
  for (const address of certificate.addresses) {
    if (permitted.ip.length > 0 && !permitted.ip.some((rule) => inside(address, rule))) return 47
    if (excluded.ip.some((rule) => inside(address, rule))) return 48
  }
  return null
}
