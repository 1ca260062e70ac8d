/** Signature algorithms as OpenSSL knows them: for which keys, with which digest, and whether that is strong enough. */
import { Ber, must, readAlgorithm, Unreadable, type Algorithm } from './ber.ts'
import { bigInteger, tag } from './der.ts'
import type { PublicKey } from './go-certificate.ts'
import type { Hash, Scheme } from './signature-sizes.ts'

/** Which key an algorithm wants, and how it signs. null: unknown to OpenSSL, or not a signature. */
export function schemeOf({ oid, parameters }: Algorithm): (Scheme & { keys: PublicKey['kind'] }) | null {
  const plain = plainSchemes[oid]
  if (plain)
    return { keys: plain[0] === 'ECDSA' || plain[0] === 'Ed25519' ? plain[0] : 'RSA', scheme: plain[0], hash: plain[1] }
  if (oid !== '1.2.840.113549.1.1.10') return null
  try {
    return { keys: 'RSA', scheme: 'RSA-PSS', ...pssOf(parameters) }
  } catch {
    return null
  }
}

const plainSchemes: { [oid: string]: [scheme: Scheme['scheme'], hash: Hash] } = {
  '1.2.840.113549.1.1.4': ['RSASSA-PKCS1-v1_5', 'MD5'],
  '1.2.840.113549.1.1.5': ['RSASSA-PKCS1-v1_5', 'SHA-1'],
  '1.2.840.113549.1.1.11': ['RSASSA-PKCS1-v1_5', 'SHA-256'],
  '1.2.840.113549.1.1.12': ['RSASSA-PKCS1-v1_5', 'SHA-384'],
  '1.2.840.113549.1.1.13': ['RSASSA-PKCS1-v1_5', 'SHA-512'],
  '1.2.840.113549.1.1.14': ['RSASSA-PKCS1-v1_5', 'SHA-224'],
  '1.2.840.10045.4.3.1': ['ECDSA', 'SHA-224'],
  '1.2.840.10045.4.1': ['ECDSA', 'SHA-1'],
  '1.2.840.10045.4.3.2': ['ECDSA', 'SHA-256'],
  '1.2.840.10045.4.3.3': ['ECDSA', 'SHA-384'],
  '1.2.840.10045.4.3.4': ['ECDSA', 'SHA-512'],
  '1.3.101.112': ['Ed25519', 'SHA-512'],
}
const hashOids: { [oid: string]: Hash } = {
  '1.3.14.3.2.26': 'SHA-1',
  '2.16.840.1.101.3.4.2.1': 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
  '2.16.840.1.101.3.4.2.4': 'SHA-224',
}

/** What is known of an algorithm that cannot be checked here: for keys of which kind, and whether its digest is strong enough (112 bits). */
const others: { [oid: string]: { keys: PublicKey['kind']; weak: boolean } } = {
  '1.2.840.113549.1.1.2': { keys: 'RSA', weak: true },
  '2.16.840.1.101.3.4.3.1': { keys: 'DSA', weak: false },
  '2.16.840.1.101.3.4.3.2': { keys: 'DSA', weak: false },
  '1.2.840.113549.1.1.10': { keys: 'RSA', weak: true },
}

export function keysFor(algorithm: Algorithm): PublicKey['kind'] | null {
  return schemeOf(algorithm)?.keys ?? others[algorithm.oid]?.keys ?? null
}
export function isWeak(algorithm: Algorithm): boolean {
  const scheme = schemeOf(algorithm)
  return scheme ? scheme.hash === 'MD5' || scheme.hash === 'SHA-1' : (others[algorithm.oid]?.weak ?? true)
}

/** RSASSA-PSS-params with the defaults of RFC 4055. */
function pssOf(parameters: Uint8Array): { hash: Hash; maskHash: Hash; salt: number } {
  return new Ber(parameters).whole(tag.sequence, (body) => {
    const hash = body.peek(0xa0) ? must(hashOids[body.whole(0xa0, readAlgorithm).oid]) : 'SHA-1'
    const mask = body.peek(0xa1) ? body.whole(0xa1, readAlgorithm) : null
    if (mask && mask.oid !== '1.2.840.113549.1.1.8') throw new Unreadable()
    const maskHash = mask ? must(hashOids[readAlgorithm(new Ber(mask.parameters)).oid]) : 'SHA-1'
    const salt = body.peek(0xa2) ? Number(bigInteger(body.whole(0xa2, (wrapped) => must(wrapped.integer())))) : 20
    if (body.peek(0xa3) && bigInteger(body.whole(0xa3, (wrapped) => must(wrapped.integer()))) !== 1n)
      throw new Unreadable()
    return { hash, maskHash, salt }
  })
}
