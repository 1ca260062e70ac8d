/** The shapes of signatures: schemes, digests, and the two numbers of ECDSA. */
import { Der, tag } from './der.ts'

export type Hash = 'MD5' | 'SHA-1' | 'SHA-224' | 'SHA-256' | 'SHA-384' | 'SHA-512'
export interface Scheme {
  scheme: 'RSASSA-PKCS1-v1_5' | 'RSA-PSS' | 'ECDSA' | 'Ed25519'
  hash: Hash
  /** Of PSS, in bytes; as long as the digest where nothing is said. */
  salt?: number
  /** Of PSS; the same as `hash` where nothing is said. */
  maskHash?: Hash
}

/** In bytes. */
export const digestSize: { [name in Hash]: number } = {
  MD5: 16,
  'SHA-1': 20,
  'SHA-224': 28,
  'SHA-256': 32,
  'SHA-384': 48,
  'SHA-512': 64,
}

/** SEQUENCE { r, s }, both positive, without leading zeros; null: not such a sequence, which Go refuses too. */
export function ecdsaNumbers(der: Uint8Array): [r: Uint8Array, s: Uint8Array] | null {
  const outer = new Der(der)
  const body = outer.read(tag.sequence)
  const numbers = [body?.integer(), body?.integer()].map((number) => {
    if (!number || ((number[0] ?? 0) & 0x80) !== 0) return null
    const digits = number[0] === 0 ? number.subarray(1) : number
    return digits.length === 0 ? null : digits
  })
  const [r, s] = numbers
  return body?.empty && outer.empty && r && s ? [r, s] : null
}
