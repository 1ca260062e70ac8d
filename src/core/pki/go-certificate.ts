/** What Go's crypto/x509 knows of a certificate, and how a reader complains of one. */
export type KeyKind = 'RSA' | 'DSA' | 'ECDSA' | 'Ed25519' | 'unknown'
export interface PublicKey {
  kind: KeyKind
  curve: string | null
  bits: number
  spki: Uint8Array
  /** The key's own bits: RSA numbers as DER, an uncompressed point, Ed25519 bytes. */
  data: Uint8Array
}
export interface Constraints {
  dns: string[]
  ip: { address: Uint8Array; mask: Uint8Array }[]
  email: string[]
  uri: string[]
}

export interface GoCertificate {
  raw: Uint8Array
  tbs: Uint8Array
  version: number
  serial: bigint
  signatureAlgorithm: string
  /** Hash of the PSS parameters, where Go accepts them. */
  signature: Uint8Array
  issuer: Uint8Array
  subject: Uint8Array
  commonName: string
  organization: string
  notBefore: Date
  notAfter: Date
  /** In which zones they were written, in minutes east of UTC: Go prints them so. */
  zones: { notBefore: number; notAfter: number }
  key: PublicKey
  subjectKeyId: Uint8Array
  authorityKeyId: Uint8Array
  /** null: no basic constraints. */
  basicConstraints: { isCA: boolean; maxPathLength: number } | null
  /** Bit 0 is digitalSignature, bit 5 keyCertSign; null: no such extension. */
  keyUsage: number
  usages: string[]
  san: Uint8Array | null
  dnsNames: string[]
  addresses: Uint8Array[]
  emails: string[]
  uris: string[]
  unhandledCritical: boolean
  permitted: Constraints
  excluded: Constraints
  /** Authority information access names where the issuer's certificate lies. */
  namesIssuerAddress: boolean
  policies: string[]
  mappings: { issuer: string; subject: string }[]
  requireExplicitPolicy: number | null
  inhibitPolicyMapping: number | null
  inhibitAnyPolicy: number | null
}

/** Go's own words, with the place in the DER where reading ended. */
export class GoParseError extends Error {
  readonly offset: number
  constructor(message: string, offset: number) {
    super(message)
    this.offset = offset
  }
}

/** Where reading stands, for the place of a complaint. */
export class Reader {
  at = 0
  fail(message: string): never {
    throw new GoParseError(message, this.at)
  }
  must<Value>(value: Value | null, message: string): Value {
    return value === null ? this.fail(message) : value
  }
}

export const context = (number: number, constructed = false) => 0x80 | (constructed ? 0x20 : 0) | number
export const noConstraints = (): Constraints => ({ dns: [], ip: [], email: [], uri: [] })

export const latin1 = (bytes: Uint8Array) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
