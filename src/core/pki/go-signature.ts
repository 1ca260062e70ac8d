/** One signature, with the refusals of crypto/x509's checkSignature first. Three outcomes: verified, refused with Go's words, not checkable here. */
import type { GoCertificate, PublicKey } from './go-certificate.ts'
import { bigInteger, Der, tag } from './der.ts'
import { ecdsaNumbers, type Hash } from './signature-sizes.ts'
import { verifySignature } from './signatures.ts'

export type SignatureOutcome = { kind: 'verified' } | { kind: 'refused'; error: string } | { kind: 'unchecked' }

const refused = (error: string): SignatureOutcome => ({ kind: 'refused', error })
const hashes: { [name: string]: Hash } = {
  MD5: 'MD5',
  SHA1: 'SHA-1',
  SHA256: 'SHA-256',
  SHA384: 'SHA-384',
  SHA512: 'SHA-512',
}
const goTypes: { [kind: string]: string } = {
  RSA: '*rsa.PublicKey',
  ECDSA: '*ecdsa.PublicKey',
  Ed25519: 'ed25519.PublicKey',
}
const unimplemented = 'x509: cannot verify signature: algorithm unimplemented'

/** CheckSignatureFrom: first whether the parent may sign at all. The parent's key is of a kind that Go knows. */
export async function checkSignatureFrom(child: GoCertificate, parent: GoCertificate): Promise<SignatureOutcome> {
  const { basicConstraints, version, keyUsage, key } = parent
  const cannotSign = 'x509: invalid signature: parent certificate cannot sign this kind of certificate'
  if ((version === 3 && basicConstraints === null) || basicConstraints?.isCA === false) return refused(cannotSign)
  if (keyUsage !== 0 && (keyUsage & (1 << 5)) === 0) return refused(cannotSign)
  const algorithm = child.signatureAlgorithm
  if (algorithm === 'unknown') return refused(unimplemented)
  if (/^MD5-|SHA1/.test(algorithm)) return refused(`x509: cannot verify signature: insecure algorithm ${algorithm}`)
  const wanted = /^(?:ECDSA|Ed25519|DSA)/.exec(algorithm)?.[0] ?? 'RSA'
  if (key.kind === 'DSA' || key.kind === 'unknown') return refused(unimplemented)
  if (key.kind !== wanted)
    return refused(
      `x509: signature algorithm specifies an ${wanted} public key, but have public key of type ${goTypes[key.kind] ?? key.kind}`,
    )
  const weak = key.kind === 'RSA' ? rsaKeyError(key) : null
  if (weak !== null) return refused(weak)
  const verified = await checkSignature(child, parent)
  if (verified === null) return { kind: 'unchecked' }
  return verified
    ? { kind: 'verified' }
    : refused(key.kind === 'RSA' ? 'crypto/rsa: verification error' : `x509: ${key.kind} verification failure`)
}

/** What crypto/rsa asks of a public key before it verifies with it. */
function rsaKeyError({ bits, data }: PublicKey): string | null {
  if (bits < 1024)
    return `crypto/rsa: ${bits}-bit keys are insecure (see https://go.dev/pkg/crypto/rsa#hdr-Minimum_key_size)`
  const body = new Der(data).read(tag.sequence)
  const modulus = bigInteger(body?.integer() ?? new Uint8Array([0]))
  const exponent = bigInteger(body?.integer() ?? new Uint8Array([0]))
  if (modulus % 2n === 0n) return 'crypto/rsa: public modulus is even'
  if (exponent < 2n) return 'crypto/rsa: public exponent too small or negative'
  if (exponent % 2n === 0n) return 'crypto/rsa: public exponent is even'
  return exponent > 2n ** 31n - 1n ? 'crypto/rsa: public exponent too large' : null
}

/** The arithmetic alone, without asking whether the parent may sign or the algorithm is good enough. null: no means to check it. */
export async function checkSignature(child: GoCertificate, { key }: GoCertificate): Promise<boolean | null> {
  const algorithm = child.signatureAlgorithm
  const hash = hashes[/MD5|SHA\d+/.exec(algorithm)?.[0] ?? '']
  if (key.kind === 'Ed25519')
    return algorithm === 'Ed25519'
      ? verifySignature({ scheme: 'Ed25519', hash: 'SHA-512' }, key, child.signature, child.tbs)
      : false
  if (hash === undefined || (key.kind !== 'RSA' && key.kind !== 'ECDSA') || algorithm.startsWith('DSA')) return null
  if (key.kind === 'RSA')
    return /RSA/.test(algorithm)
      ? verifySignature(
          { scheme: algorithm.endsWith('PSS') ? 'RSA-PSS' : 'RSASSA-PKCS1-v1_5', hash },
          key,
          child.signature,
          child.tbs,
        )
      : false
  if (!algorithm.startsWith('ECDSA') || ecdsaNumbers(child.signature) === null) return false
  return verifySignature({ scheme: 'ECDSA', hash }, key, child.signature, child.tbs)
}
