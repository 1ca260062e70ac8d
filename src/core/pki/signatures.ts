/**
 * The arithmetic of signatures: by WebCrypto, and where that is missing (a page on plain HTTP) or does not know the algorithm
 * (P-224; Ed25519 in older browsers; keys in odd but valid forms), by plain JavaScript, which is loaded only then.
 */
import type { PublicKey } from './go-certificate.ts'
import { digestSize, ecdsaNumbers, type Scheme } from './signature-sizes.ts'

/** null: it could not be checked. @param data what was signed */
export async function verifySignature(
  scheme: Scheme,
  key: PublicKey,
  signature: Uint8Array,
  data: Uint8Array,
): Promise<boolean | null> {
  const subtle = (globalThis as { crypto?: { subtle?: SubtleCrypto } }).crypto?.subtle
  if (
    subtle &&
    key.curve !== 'P-224' &&
    scheme.hash !== 'MD5' &&
    scheme.hash !== 'SHA-224' &&
    (scheme.maskHash ?? scheme.hash) === scheme.hash
  ) {
    try {
      return await bySubtle(subtle, scheme, key, signature, data)
    } catch {
      // This engine refuses the key or the algorithm.
    }
  }
  try {
    const { verifyPlainly } = await import('./plain-signatures.ts')
    return verifyPlainly(scheme, key, signature, data)
  } catch {
    return null
  }
}

async function bySubtle(
  subtle: SubtleCrypto,
  { scheme, hash, salt = digestSize[hash] }: Scheme,
  { curve, spki, bits }: PublicKey,
  signature: Uint8Array,
  data: Uint8Array,
): Promise<boolean> {
  const bytes = data.slice()
  switch (scheme) {
    case 'Ed25519':
      return subtle.verify(
        scheme,
        await subtle.importKey('spki', spki.slice(), scheme, false, ['verify']),
        signature.slice(),
        bytes,
      )
    case 'ECDSA': {
      const size = curve === 'P-521' ? 66 : bits / 8
      const numbers = ecdsaNumbers(signature)
      if (!numbers || numbers.some((number) => number.length > size)) return false
      const raw = new Uint8Array(size * 2)
      for (const [i, number] of numbers.entries()) raw.set(number, size * (i + 1) - number.length)
      return subtle.verify(
        { name: scheme, hash },
        await subtle.importKey('spki', spki.slice(), { name: scheme, namedCurve: curve ?? '' }, false, ['verify']),
        raw,
        bytes,
      )
    }
    case 'RSA-PSS':
      return subtle.verify(
        { name: scheme, saltLength: salt },
        await subtle.importKey('spki', spki.slice(), { name: scheme, hash }, false, ['verify']),
        signature.slice(),
        bytes,
      )
    default:
      return subtle.verify(
        scheme,
        await subtle.importKey('spki', spki.slice(), { name: scheme, hash }, false, ['verify']),
        signature.slice(),
        bytes,
      )
  }
}
