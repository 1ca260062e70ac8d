/**
 * Signatures in plain JavaScript: curves by @noble/curves, RSA (only its public half: one power) here. Much slower than WebCrypto; loaded
 * only where that cannot help.
 */
import { weierstrass, ecdsa } from '@noble/curves/abstract/weierstrass.js'
import { ed25519 } from '@noble/curves/ed25519.js'
import { p256, p384, p521 } from '@noble/curves/nist.js'
import { md5, sha1 } from '@noble/hashes/legacy.js'
import { sha224, sha256, sha384, sha512 } from '@noble/hashes/sha2.js'
import { bigInteger, Der, equalBytes, tag } from './der.ts'
import type { PublicKey } from './go-certificate.ts'
import { digestSize, ecdsaNumbers, type Hash, type Scheme } from './signature-sizes.ts'

const digests: { [name in Hash]: (data: Uint8Array) => Uint8Array } = {
  MD5: md5,
  'SHA-1': sha1,
  'SHA-224': sha224,
  'SHA-256': sha256,
  'SHA-384': sha384,
  'SHA-512': sha512,
}

/** SEC 2, secp224r1. */
const p224 = ecdsa(
  weierstrass({
    p: 2n ** 224n - 2n ** 96n + 1n,
    n: 0xffffffffffffffffffffffffffff16a2e0b8f03e13dd29455c5c2a3dn,
    h: 1n,
    a: 2n ** 224n - 2n ** 96n - 2n,
    b: 0xb4050a850c04b3abf54132565044b0b7d7bfd8ba270b39432355ffb4n,
    Gx: 0xb70e0cbd6bb4bf7f321390b94a03c1d356c21122343280d6115c1d21n,
    Gy: 0xbd376388b5f723fb4c22dfe6cd4375a05a07476444d5819985007e34n,
  }),
  sha256,
)
const curves: { [name: string]: { curve: typeof p256; size: number } } = {
  'P-224': { curve: p224, size: 28 },
  'P-256': { curve: p256, size: 32 },
  'P-384': { curve: p384, size: 48 },
  'P-521': { curve: p521, size: 66 },
}

/** null: a curve that is not known. */
export function verifyPlainly(how: Scheme, key: PublicKey, signature: Uint8Array, data: Uint8Array): boolean | null {
  const { scheme, hash } = how
  if (scheme === 'Ed25519')
    return signature.length === 64 && ed25519.verify(signature, data, key.data, { zip215: false })
  const digest = digests[hash](data)
  return scheme === 'ECDSA' ? verifyEcdsa(key, signature, digest) : verifyRsa(how, key, signature, digest)
}

function verifyEcdsa({ curve: name, data }: PublicKey, signature: Uint8Array, digest: Uint8Array): boolean | null {
  const known = curves[name ?? '']
  if (!known) return null
  const { curve, size } = known
  const numbers = ecdsaNumbers(signature)
  if (!numbers || numbers.some((number) => number.length > size)) return false
  const raw = new Uint8Array(size * 2)
  for (const [i, number] of numbers.entries()) raw.set(number, size * (i + 1) - number.length)
  return curve.verify(raw, digest, data, { prehash: false, lowS: false })
}

/** DigestInfo up to the digest itself, RFC 8017 §9.2. */
const digestInfo: { [name in Hash]: string } = {
  MD5: '3020300c06082a864886f70d020505000410',
  'SHA-1': '3021300906052b0e03021a05000414',
  'SHA-224': '302d300d06096086480165030402040500041c',
  'SHA-256': '3031300d060960864801650304020105000420',
  'SHA-384': '3041300d060960864801650304020205000430',
  'SHA-512': '3051300d060960864801650304020305000440',
}

function verifyRsa(
  { scheme, hash, salt = digestSize[hash], maskHash = hash }: Scheme,
  { data, bits }: PublicKey,
  signature: Uint8Array,
  digest: Uint8Array,
): boolean {
  const body = new Der(data).read(tag.sequence)
  const modulus = bigInteger(body?.integer() ?? new Uint8Array([0]))
  const exponent = bigInteger(body?.integer() ?? new Uint8Array([0]))
  const size = Math.ceil(bits / 8)
  const number = BigInt(`0x${hex(signature) || '0'}`)
  if (modulus <= 1n || exponent <= 0n || signature.length !== size || number >= modulus) return false
  const encoded = bytesOf(power(number, exponent, modulus), size)
  if (scheme === 'RSA-PSS') return pssHolds(encoded, bits - 1, { hash, salt, maskHash }, digest)
  const info = bytesOf(BigInt(`0x${digestInfo[hash]}`), digestInfo[hash].length / 2)
  const padding = size - 3 - info.length - digest.length
  return (
    padding >= 8 &&
    equalBytes(encoded, Uint8Array.from([0, 1, ...Array<number>(padding).fill(0xff), 0, ...info, ...digest]))
  )
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n
  let square = base
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % modulus
    square = (square * square) % modulus
  }
  return result
}

/** EMSA-PSS-VERIFY, RFC 8017 §9.1.2. */
function pssHolds(
  padded: Uint8Array,
  bits: number,
  { hash, salt, maskHash }: { hash: Hash; salt: number; maskHash: Hash },
  digest: Uint8Array,
): boolean {
  const length = Math.ceil(bits / 8)
  if (padded.subarray(0, padded.length - length).some((byte) => byte !== 0)) return false
  const encoded = padded.subarray(padded.length - length)
  const size = digest.length
  if (salt < 0 || length < size + salt + 2 || encoded[length - 1] !== 0xbc) return false
  const seed = encoded.subarray(length - size - 1, length - 1)
  const unused = 0xff >> (8 * length - bits)
  if (((encoded[0] ?? 0) & ~unused) !== 0) return false
  const mask = maskOf(seed, length - size - 1, maskHash)
  const block = encoded.subarray(0, length - size - 1).map((byte, i) => byte ^ (mask[i] ?? 0))
  block[0] = (block[0] ?? 0) & unused
  const zeros = length - size - salt - 2
  if (block.subarray(0, zeros).some((byte) => byte !== 0) || block[zeros] !== 1) return false
  return equalBytes(
    digests[hash](Uint8Array.from([...new Uint8Array(8), ...digest, ...block.subarray(zeros + 1)])),
    seed,
  )
}

/** MGF1. */
function maskOf(seed: Uint8Array, length: number, hash: Hash): Uint8Array {
  const mask: number[] = []
  for (let counter = 0; mask.length < length; counter++)
    mask.push(
      ...digests[hash](
        Uint8Array.from([...seed, counter >>> 24, (counter >>> 16) & 255, (counter >>> 8) & 255, counter & 255]),
      ),
    )
  return Uint8Array.from(mask.slice(0, length))
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function bytesOf(number: bigint, size: number): Uint8Array {
  const digits = number.toString(16).padStart(size * 2, '0')
  return Uint8Array.from({ length: size }, (_, i) => parseInt(digits.slice(i * 2, i * 2 + 2), 16))
}
