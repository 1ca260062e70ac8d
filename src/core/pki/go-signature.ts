/** One signature, with the refusals of crypto/x509's checkSignature first, and WebCrypto for the arithmetic. Three outcomes: verified, refused with Go's words, not checkable here. */
import { Der, tag } from './der.ts'
import type { GoCertificate } from './go-certificate.ts'

export type SignatureOutcome = { kind: 'verified' } | { kind: 'refused'; error: string } | { kind: 'unchecked' }

const refused = (error: string): SignatureOutcome => ({ kind: 'refused', error })
const hashes: { [name: string]: string } = { SHA256: 'SHA-256', SHA384: 'SHA-384', SHA512: 'SHA-512' }
const goTypes: { [kind: string]: string } = { RSA: '*rsa.PublicKey', ECDSA: '*ecdsa.PublicKey', Ed25519: 'ed25519.PublicKey', DSA: '*dsa.PublicKey', X25519: '*ecdh.PublicKey' }

/** CheckSignatureFrom: first whether the parent may sign at all. */
export async function checkSignatureFrom(child: GoCertificate, parent: GoCertificate): Promise<SignatureOutcome> {
  const { basicConstraints, version, keyUsage, key } = parent
  const cannotSign = 'x509: invalid signature: parent certificate cannot sign this kind of certificate'
  if ((version === 3 && basicConstraints === null) || basicConstraints?.isCA === false) return refused(cannotSign)
  if (keyUsage !== 0 && (keyUsage & (1 << 5)) === 0) return refused(cannotSign)
  if (/^MD5-|SHA1/.test(child.signatureAlgorithm) && key.kind !== 'unknown') return refused(`x509: cannot verify signature: insecure algorithm ${child.signatureAlgorithm}`)
  if (key.kind === 'RSA' && key.bits < 1024 && /RSA/.test(child.signatureAlgorithm)) return refused(`crypto/rsa: ${key.bits}-bit keys are insecure (see https://go.dev/pkg/crypto/rsa#hdr-Minimum_key_size)`)
  return checkSignature(child, parent)
}

/** The signature alone, without asking whether the parent may sign. */
export async function checkSignature(child: GoCertificate, { key }: GoCertificate): Promise<SignatureOutcome> {
  const unimplemented = 'x509: cannot verify signature: algorithm unimplemented'
  if (key.kind === 'unknown') return refused(unimplemented)
  const algorithm = child.signatureAlgorithm
  if (algorithm === 'unknown') return refused(unimplemented)
  if (/^MD5-|SHA1/.test(algorithm)) return { kind: 'unchecked' }
  const wanted = algorithm.startsWith('ECDSA') ? 'ECDSA' : algorithm === 'Ed25519' ? 'Ed25519' : algorithm.startsWith('DSA') ? 'DSA' : 'RSA'
  if (key.kind === 'DSA' || key.kind === 'X25519' || wanted === 'DSA') return refused(key.kind === wanted || key.kind === 'DSA' || key.kind === 'X25519' ? unimplemented : mismatch(wanted, key.kind))
  if (key.kind !== wanted) return refused(mismatch(wanted, key.kind))
  const failure = key.kind === 'RSA' ? 'crypto/rsa: verification error' : key.kind === 'ECDSA' ? 'x509: ECDSA verification failure' : 'x509: Ed25519 verification failure'
  const verified = await verify(child, key, algorithm)
  return verified === null ? { kind: 'unchecked' } : verified ? { kind: 'verified' } : refused(failure)
}

function mismatch(wanted: string, actual: string): string {
  return `x509: signature algorithm specifies an ${wanted} public key, but have public key of type ${goTypes[actual] ?? actual}`
}

/** null: WebCrypto is missing, or does not know the curve or algorithm. */
async function verify(child: GoCertificate, key: GoCertificate['key'], algorithm: string): Promise<boolean | null> {
  const subtle = (globalThis as { crypto?: { subtle?: SubtleCrypto } }).crypto?.subtle
  if (!subtle) return null
  const { kind, curve, spki, bits } = key
  const hash = hashes[/SHA\d{3}/.exec(algorithm)?.[0] ?? ''] ?? ''
  try {
    const data = child.tbs.slice()
    if (kind === 'RSA') {
      if (algorithm.endsWith('RSAPSS')) return await subtle.verify({ name: 'RSA-PSS', saltLength: Number(/\d{3}/.exec(hash)?.[0] ?? 0) / 8 }, await subtle.importKey('spki', spki.slice(), { name: 'RSA-PSS', hash }, false, ['verify']), child.signature.slice(), data)
      return await subtle.verify('RSASSA-PKCS1-v1_5', await subtle.importKey('spki', spki.slice(), { name: 'RSASSA-PKCS1-v1_5', hash }, false, ['verify']), child.signature.slice(), data)
    }
    if (kind === 'ECDSA') {
      if (curve === 'P-224' || curve === null) return null
      const raw = rawSignature(child.signature, curve === 'P-521' ? 66 : bits / 8)
      return raw === null ? false : await subtle.verify({ name: 'ECDSA', hash }, await subtle.importKey('spki', spki.slice(), { name: 'ECDSA', namedCurve: curve }, false, ['verify']), raw.slice(), data)
    }
    return await subtle.verify('Ed25519', await subtle.importKey('spki', spki.slice(), 'Ed25519', false, ['verify']), child.signature.slice(), data)
  } catch {
    return null
  }
}

/** SEQUENCE { r, s } as two numbers of the curve's size; null: not such a sequence, which Go refuses too. */
function rawSignature(der: Uint8Array, size: number): Uint8Array<ArrayBuffer> | null {
  const outer = new Der(der)
  const body = outer.read(tag.sequence)
  const r = body?.integer()
  const s = body?.integer()
  if (!body?.empty || !outer.empty || !r || !s) return null
  const raw = new Uint8Array(size * 2)
  for (const [i, number] of [r, s].entries()) {
    const digits = number[0] === 0 ? number.subarray(1) : number
    if (((number[0] ?? 0) & 0x80) !== 0 || digits.length > size || digits.length === 0) return null
    raw.set(digits, size * (i + 1) - digits.length)
  }
  return raw
}
