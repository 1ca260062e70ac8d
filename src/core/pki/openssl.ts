/**
 * What OpenSSL 3.0 says of the same chain: X509_verify_cert with purpose sslserver, security level 2 and the name check; the first error ends it.
 * crypto/x509/x509_vfy.c, v3_purp.c, v3_utl.c. A rule set of its own: trusted first, one path and no way back, Common Name as a last resort.
 */
import { equalBytes } from './der.ts'
import { latin1, type PublicKey } from './go-certificate.ts'
import { parseAddress } from '../go/address.ts'
import { isWeak, keysFor, schemeOf } from './openssl-algorithms.ts'
import { sameCertificate, type OpensslCertificate } from './openssl-certificate.ts'
import { brokenName } from './openssl-constraints.ts'
import { verifySignature } from './signatures.ts'

/** X509_V_ERR_*, with OpenSSL 3's words. */
const words = {
  2: 'unable to get issuer certificate',
  7: 'certificate signature failure',
  9: 'certificate is not yet valid',
  10: 'certificate has expired',
  13: "format error in certificate's notBefore field",
  14: "format error in certificate's notAfter field",
  18: 'self-signed certificate',
  19: 'self-signed certificate in certificate chain',
  20: 'unable to get local issuer certificate',
  25: 'path length constraint exceeded',
  26: 'unsuitable certificate purpose',
  34: 'unhandled critical extension',
  47: 'permitted subtree violation',
  48: 'excluded subtree violation',
  49: 'name constraints minimum and maximum not supported',
  51: 'unsupported name constraint type',
  53: 'unsupported or invalid name syntax',
  62: 'hostname mismatch',
  64: 'IP address mismatch',
  66: 'EE certificate key too weak',
  67: 'CA certificate key too weak',
  68: 'CA signature digest algorithm too weak',
  79: 'invalid CA certificate',
} as const

export type OpensslNumber = keyof typeof words
export interface OpensslRefusal {
  number: OpensslNumber
  depth: number
  words: string
}
export type OpensslOutcome = OpensslRefusal | null | 'unchecked'

const refuse = (number: OpensslNumber, depth: number): OpensslRefusal => ({ number, depth, words: words[number] })

export async function verifyAsOpenssl(
  leaf: OpensslCertificate,
  untrusted: OpensslCertificate[],
  store: OpensslCertificate[],
  host: string | null,
  at: Date,
): Promise<OpensslOutcome> {
  if (tooWeak(leaf)) return refuse(66, 0)
  const { chain, error } = build(leaf, untrusted, store, at)
  return (
    error ??
    checkExtensions(chain) ??
    checkLevel(chain) ??
    (host === null ? null : checkHost(leaf, host)) ??
    (await checkSignaturesAndTimes(chain, at)) ??
    checkNames(chain)
  )
}

const selfIssued = ({ subject, issuer }: OpensslCertificate) => subject === issuer
/**
 * X509_self_signed: self-issued, identifying itself where it says by whom it is signed, with an algorithm for its own key; never one with an
 * extension that cannot be read.
 */
const selfSigned = (certificate: OpensslCertificate) =>
  !certificate.invalid &&
  selfIssued(certificate) &&
  identifies(certificate, certificate) &&
  mayHaveSigned(certificate.key, certificate)

/** X509_check_akid: what the authority key identifier says must be so, where the issuer has it. */
function identifies(issuer: OpensslCertificate, { authority }: OpensslCertificate): boolean {
  if (!authority) return true
  if (authority.keyId && issuer.subjectKeyId && !equalBytes(authority.keyId, issuer.subjectKeyId)) return false
  if (authority.serial && !equalBytes(authority.serial, issuer.serial)) return false
  return authority.issuer === null || authority.issuer === issuer.issuer
}

/** check_sig_alg_match: the algorithm inside the certificate is one for keys of this kind. */
function mayHaveSigned(key: PublicKey | null, { algorithm }: OpensslCertificate): boolean {
  return key !== null && key.kind === keysFor(algorithm)
}

/** ossl_x509_likely_issued: names, key identifiers, kinds of key; and that both could be read at all. */
function issued(issuer: OpensslCertificate, certificate: OpensslCertificate): boolean {
  return (
    issuer.subject === certificate.issuer &&
    !issuer.invalid &&
    !certificate.invalid &&
    identifies(issuer, certificate) &&
    mayHaveSigned(issuer.key, certificate)
  )
}

const validAt = ({ notBefore, notAfter }: OpensslCertificate, at: Date) =>
  notBefore !== null && notAfter !== null && at >= notBefore && at < notAfter

function issuerAmong(
  list: OpensslCertificate[],
  certificate: OpensslCertificate,
  chain: OpensslCertificate[],
  at: Date,
): OpensslCertificate | undefined {
  const fitting = list.filter(
    (candidate) =>
      issued(candidate, certificate) &&
      (candidate === certificate ||
        !chain.some((other) => sameCertificate(other, candidate)) ||
        (chain.length === 1 && sameCertificate(candidate, certificate))),
  )
  // Of several the first that is valid now, else the one that was valid longest.
  return (
    fitting.find((candidate) => validAt(candidate, at)) ??
    fitting.toSorted((a, b) => (b.notAfter?.getTime() ?? 0) - (a.notAfter?.getTime() ?? 0))[0]
  )
}

function build(
  leaf: OpensslCertificate,
  untrusted: OpensslCertificate[],
  store: OpensslCertificate[],
  at: Date,
): { chain: OpensslCertificate[]; error: OpensslRefusal | null } {
  const chain = [leaf]
  let trusted = 0
  while (chain.length < 101) {
    const top = chain[chain.length - 1] ?? leaf
    if (selfSigned(top)) {
      if (trusted > 0) return { chain, error: null }
      // The first of the store that may have signed it is taken, and of a leaf it must be the very same.
      const own = issuerAmong(store, top, chain.slice(0, -1), at)
      if (own && sameCertificate(own, top)) return { chain, error: null }
      // Above a leaf a trusted copy of the same root (renewed, say) takes its place.
      if (chain.length > 1 && own && selfSigned(own) && own.key && top.key && equalBytes(own.key.spki, top.key.spki))
        return { chain: [...chain.slice(0, -1), own], error: null }
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

const serverUsages = new Set(['1.3.6.1.5.5.7.3.1', '1.3.6.1.4.1.311.10.3.3', '2.16.840.1.113730.4.1'])
const certSign = 1 << 5
/** digitalSignature, keyEncipherment or keyAgreement. */
const forTls = 0b10101

function checkExtensions(chain: OpensslCertificate[]): OpensslRefusal | null {
  let intermediates = 0
  for (const [i, certificate] of chain.entries()) {
    const { unhandledCritical, usages, keyUsage, basicConstraints } = certificate
    if (unhandledCritical) return refuse(34, i)
    if (i > 0 && !isAuthority(certificate, i < chain.length - 1)) return refuse(79, i)
    if (usages !== null && !usages.some((usage) => serverUsages.has(usage))) return refuse(26, i)
    if (i === 0 && keyUsage !== null && (keyUsage & forTls) === 0) return refuse(26, 0)
    const limit = basicConstraints?.maxPathLength ?? -1
    if (i > 1 && limit >= 0 && intermediates > limit) return refuse(25, i)
    if (i > 0 && !selfIssued(certificate)) intermediates++
  }
  return null
}

/** X509_check_ca: of one that is not the last, nothing but its basic constraints counts. */
function isAuthority(certificate: OpensslCertificate, intermediate: boolean): boolean {
  const { basicConstraints, keyUsage, version } = certificate
  if (keyUsage !== null && (keyUsage & certSign) === 0) return false
  if (basicConstraints || intermediate) return basicConstraints?.isCA === true
  return keyUsage !== null || (version === 0 && selfSigned(certificate))
}

/** Security level 2: 112 bits. */
function tooWeak({ key }: OpensslCertificate): boolean {
  return key === null || (key.kind === 'RSA' && key.bits < 2048)
}

function checkLevel(chain: OpensslCertificate[]): OpensslRefusal | null {
  for (const [i, certificate] of chain.entries()) {
    if (tooWeak(certificate)) return refuse(i === 0 ? 66 : 67, i)
    if (i < chain.length - 1 && isWeak(certificate.outer)) return refuse(68, i)
  }
  return null
}

function checkHost(leaf: OpensslCertificate, host: string): OpensslRefusal | null {
  // a2i_IPADDRESS takes leading zeros.
  const address = parseAddress(/^\d+(?:\.\d+){3}$/.test(host) ? host.split('.').map(Number).join('.') : host)
  if (address || /^\[.{0,300}\]$|:.{0,300}%/.test(host)) {
    const bytes = address && !host.includes(':') ? address.subarray(12) : address
    return bytes && leaf.names.some((name) => name.kind === 'ip' && equalBytes(name.bytes, bytes))
      ? null
      : refuse(64, 0)
  }
  const sans = leaf.names.filter(({ kind }) => kind === 'dns').map(({ bytes }) => latin1(bytes))
  return (sans.length > 0 ? sans : leaf.commonNames).some((name) => hostMatches(name, host)) ? null : refuse(62, 0)
}

/** do_x509_check: a star may stand for part of the first label, and wants two dots behind it. A host with a leading dot asks for any name below. */
function hostMatches(pattern: string, host: string): boolean {
  const [name, wanted] = [pattern.toLowerCase(), host.toLowerCase()]
  if (name === wanted) return name !== ''
  if (wanted.length > 1 && wanted.startsWith('.')) return name.endsWith(wanted)
  const star = /^([a-z0-9-]*)\*([a-z0-9-]*)(\.[a-z0-9_-]+\.[a-z0-9._-]+)$/.exec(name)
  if (!star) return false
  const [, before = '', after = '', suffix = ''] = star
  const dot = wanted.indexOf('.')
  const label = wanted.slice(0, dot)
  if (
    dot < 1 ||
    wanted.slice(dot) !== suffix ||
    label.length < before.length + after.length + (before + after === '' ? 1 : 0)
  )
    return false
  if (before + after !== '' && (label.startsWith('xn--') || name.startsWith('xn--'))) return false
  return (
    label.startsWith(before) &&
    label.endsWith(after) &&
    /^[a-z0-9-]*$/.test(label.slice(before.length, label.length - after.length))
  )
}

/** From the top down; a trusted root's own signature is not looked at. */
async function checkSignaturesAndTimes(chain: OpensslCertificate[], at: Date): Promise<OpensslOutcome> {
  for (let i = chain.length - 1; i >= 0; i--) {
    const certificate = chain[i]
    const issuer = chain[i + 1]
    if (!certificate) continue
    if (issuer) {
      const signature = await signed(certificate, issuer)
      if (signature === null) return 'unchecked'
      if (!signature) return refuse(7, i)
    }
    const { notBefore, notAfter } = certificate
    if (notBefore === null) return refuse(13, i)
    if (at < notBefore) return refuse(9, i)
    if (notAfter === null) return refuse(14, i)
    if (at >= notAfter) return refuse(10, i)
  }
  return null
}

/** X509_verify: first that the algorithm inside is the one outside. null: not checkable here. */
async function signed(certificate: OpensslCertificate, { key }: OpensslCertificate): Promise<boolean | null> {
  const { algorithm, outer, signature, tbs } = certificate
  if (!equalBytes(algorithm.raw, outer.raw)) return false
  const scheme = schemeOf(outer)
  if (!scheme || !key) return null
  return key.kind === scheme.keys ? verifySignature(scheme, key, signature, tbs) : false
}

/** Every certificate's constraints against the names below it; self-issued intermediates are exempt. */
function checkNames(chain: OpensslCertificate[]): OpensslRefusal | null {
  for (let i = chain.length - 1; i >= 0; i--) {
    const certificate = chain[i]
    if (!certificate || (i > 0 && selfIssued(certificate))) continue
    for (const authority of chain.slice(i + 1).toReversed()) {
      const number = authority.constraints ? brokenName(authority.constraints, certificate, i === 0) : null
      if (number !== null) return refuse(number, i)
    }
  }
  return null
}
