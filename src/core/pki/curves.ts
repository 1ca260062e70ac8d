/** The curves of certificates, by identifier: SEC 2 and FIPS 186. */
interface Curve {
  name: string
  size: number
  p: bigint
  b: bigint
}
export const curves: { [oid: string]: Curve } = {
  '1.3.132.0.33': {
    name: 'P-224',
    size: 28,
    p: 2n ** 224n - 2n ** 96n + 1n,
    b: 0xb4050a850c04b3abf54132565044b0b7d7bfd8ba270b39432355ffb4n,
  },
  '1.2.840.10045.3.1.7': {
    name: 'P-256',
    size: 32,
    p: 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n,
    b: 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn,
  },
  '1.3.132.0.34': {
    name: 'P-384',
    size: 48,
    p: 2n ** 384n - 2n ** 128n - 2n ** 96n + 2n ** 32n - 1n,
    b: 0xb3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aefn,
  },
  '1.3.132.0.35': {
    name: 'P-521',
    size: 66,
    p: 2n ** 521n - 1n,
    b: 0x0051953eb9618e1c9a1f929a21a0b68540eea2da725b99b315f3b8b489918ef109e156193951ec7e937b1652c0bd3bb1bf073573df883d2c34f1ef451fd46b503f00n,
  },
}

/** ecdsa.ParseUncompressedPublicKey, as crypto/internal/fips140/nistec says it on amd64. */
export function pointError({ name, size, p, b }: Curve, point: Uint8Array): string | null {
  const curve = name.replace('-', '')
  if (point[0] !== 4) return 'ecdsa: invalid uncompressed public key'
  if (point.length !== 1 + 2 * size) return `invalid ${curve} point encoding`
  const number = (bytes: Uint8Array) => bytes.reduce((value, byte) => (value << 8n) | BigInt(byte), 0n)
  const x = number(point.subarray(1, 1 + size))
  const y = number(point.subarray(1 + size))
  if (x >= p || y >= p) return curve === 'P256' ? 'invalid P256 element encoding' : `invalid ${curve}Element encoding`
  return (y * y - (x * x * x - 3n * x + b)) % p === 0n ? null : `${curve} point not on curve`
}
