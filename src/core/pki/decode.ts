/**
 * One certificate as people read it. The only door to pkijs and asn1js, which come by import() the first time a certificate is seen.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import type { Certificate } from '../contract.ts'
import { pemToDer } from './pem.ts'

export interface Decoded extends Certificate {
  /** DER of the names, for comparison byte by byte, as hexadecimal. */
  subjectDer: string
  issuerDer: string
  subjectKeyId: string | null
  authorityKeyId: string | null
  /** Extended key usages, as OIDs; null: no such extension. */
  usages: string[] | null
  commonName: string | null
  issuerCommonName: string | null
}

const attributes: { [oid: string]: string } = {
  '2.5.4.3': 'CN',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '2.5.4.5': 'serialNumber',
  '2.5.4.4': 'SN',
  '2.5.4.42': 'GN',
  '2.5.4.9': 'street',
  '2.5.4.17': 'postalCode',
  '2.5.4.97': 'organizationIdentifier',
  '1.2.840.113549.1.9.1': 'emailAddress',
  '0.9.2342.19200300.100.1.25': 'DC',
  '0.9.2342.19200300.100.1.1': 'UID',
  '2.5.4.15': 'businessCategory',
  '1.3.6.1.4.1.311.60.2.1.3': 'jurisdictionC',
  '1.3.6.1.4.1.311.60.2.1.2': 'jurisdictionST',
}
const curves: { [oid: string]: string } = {
  '1.2.840.10045.3.1.7': 'P-256',
  '1.3.132.0.34': 'P-384',
  '1.3.132.0.35': 'P-521',
  '1.3.132.0.33': 'P-224',
  '1.3.132.0.10': 'secp256k1',
}
/** As Go's x509.SignatureAlgorithm prints them. */
const signatures: { [oid: string]: string } = {
  '1.2.840.113549.1.1.4': 'MD5-RSA',
  '1.2.840.113549.1.1.5': 'SHA1-RSA',
  '1.2.840.113549.1.1.11': 'SHA256-RSA',
  '1.2.840.113549.1.1.12': 'SHA384-RSA',
  '1.2.840.113549.1.1.13': 'SHA512-RSA',
  '1.2.840.113549.1.1.10': 'RSA-PSS',
  '1.2.840.10045.4.1': 'ECDSA-SHA1',
  '1.2.840.10045.4.3.2': 'ECDSA-SHA256',
  '1.2.840.10045.4.3.3': 'ECDSA-SHA384',
  '1.2.840.10045.4.3.4': 'ECDSA-SHA512',
  '1.3.101.112': 'Ed25519',
  '1.3.101.113': 'Ed448',
  '1.2.840.10040.4.3': 'DSA-SHA1',
}

export function hex(bytes: ArrayBuffer | Uint8Array): string {
  return Array.from(bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
}

/** null: what stands there does not parse as a certificate. */
export async function decodeCertificate(pem: string): Promise<Decoded | null> {
  const der = pemToDer(pem)
  if (!der) return null
  const [pkijs, asn1] = await Promise.all([import('pkijs'), import('asn1js')])
  try {
    const parsed = asn1.fromBER(der.buffer)
    if (parsed.offset < 0) return null
    const certificate = new pkijs.Certificate({ schema: parsed.result })
    const extension = (oid: string): unknown =>
      certificate.extensions?.find((candidate) => candidate.extnID === oid)?.parsedValue
    const constraints = extension('2.5.29.19')
    const alternative = extension('2.5.29.17')
    const access = extension('1.3.6.1.5.5.7.1.1')
    const usage = extension('2.5.29.37')
    const subjectKeyId = extension('2.5.29.14')
    const authorityKeyId = extension('2.5.29.35')
    const subjectDer = hex(certificate.subject.toSchema().toBER())
    const issuerDer = hex(certificate.issuer.toSchema().toBER())
    return {
      pem,
      subject: nameOf(certificate.subject.typesAndValues),
      issuer: nameOf(certificate.issuer.typesAndValues),
      serial: hex(certificate.serialNumber.valueBlock.valueHexView),
      notBefore: rfc3339(certificate.notBefore.value),
      notAfter: rfc3339(certificate.notAfter.value),
      sans: alternative instanceof pkijs.AltName ? alternative.altNames.flatMap(generalName) : [],
      key: keyOf(certificate.subjectPublicKeyInfo.algorithm.algorithmId, certificate),
      signature: signatures[certificate.signatureAlgorithm.algorithmId] ?? certificate.signatureAlgorithm.algorithmId,
      isCA: constraints instanceof pkijs.BasicConstraints && constraints.cA,
      selfSigned: subjectDer === issuerDer,
      sha256: hex(sha256(der)),
      aia:
        access instanceof pkijs.InfoAccess
          ? access.accessDescriptions.flatMap((description) =>
              description.accessMethod === '1.3.6.1.5.5.7.48.2' && description.accessLocation.type === 6
                ? [String(description.accessLocation.value)]
                : [],
            )
          : [],
      subjectDer,
      issuerDer,
      subjectKeyId: subjectKeyId instanceof asn1.OctetString ? hex(subjectKeyId.valueBlock.valueHexView) : null,
      authorityKeyId:
        authorityKeyId instanceof pkijs.AuthorityKeyIdentifier && authorityKeyId.keyIdentifier
          ? hex(authorityKeyId.keyIdentifier.valueBlock.valueHexView)
          : null,
      usages: usage instanceof pkijs.ExtKeyUsage ? usage.keyPurposes : null,
      commonName: commonNameOf(certificate.subject.typesAndValues),
      issuerCommonName: commonNameOf(certificate.issuer.typesAndValues),
    }
  } catch {
    return null
  }
}

interface Attribute {
  type: string
  value: { valueBlock: { value?: unknown } }
}
function nameOf(parts: Attribute[]): string {
  return parts
    .map(({ type, value }) => `${attributes[type] ?? type}=${escapeValue(String(value.valueBlock.value ?? ''))}`)
    .join(', ')
}
function commonNameOf(parts: Attribute[]): string | null {
  const value = parts.findLast((part) => part.type === '2.5.4.3')?.value.valueBlock.value
  return typeof value === 'string' ? value : null
}
function escapeValue(value: string): string {
  return /[,"+<>;]/.test(value) ? `"${value.replaceAll('"', '\\"')}"` : value
}
function rfc3339(date: Date): string {
  return date.toISOString().replace('.000Z', 'Z')
}

/** RFC 5280 GeneralName: 1 mail, 2 DNS, 6 URI, 7 address. */
function generalName(name: { type: number; value: unknown }): string[] {
  if (name.type === 2 || name.type === 1 || name.type === 6) return [String(name.value)]
  if (name.type !== 7) return []
  const bytes = (name.value as { valueBlock: { valueHexView: Uint8Array } }).valueBlock.valueHexView
  return [bytes.length === 4 ? bytes.join('.') : ipv6(bytes)]
}
function ipv6(bytes: Uint8Array): string {
  const groups: string[] = []
  for (let i = 0; i < bytes.length; i += 2) groups.push((((bytes[i] ?? 0) << 8) | (bytes[i + 1] ?? 0)).toString(16))
  const text = groups.join(':')
  const longest = (text.match(/(?:^|:)(?:0(?::|$)){2,}/g) ?? []).sort((a, b) => b.length - a.length)[0]
  return longest ? text.replace(longest, '::') : text
}

function keyOf(
  algorithm: string,
  certificate: {
    subjectPublicKeyInfo: {
      algorithm: { algorithmParams?: unknown }
      subjectPublicKey: { valueBlock: { valueHexView: Uint8Array } }
    }
  },
): string {
  const bits = certificate.subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView
  if (algorithm === '1.2.840.113549.1.1.1') return `RSA ${modulusBits(bits)}`
  if (algorithm === '1.2.840.10045.2.1') {
    const curve = String(
      (
        certificate.subjectPublicKeyInfo.algorithm.algorithmParams as
          | { valueBlock?: { toString(): string } }
          | undefined
      )?.valueBlock?.toString() ?? '',
    )
    return `ECDSA ${curves[curve] ?? curve}`
  }
  return signatures[algorithm] ?? algorithm
}

/** RSAPublicKey ::= SEQUENCE { modulus INTEGER, … }: the size of the first integer. */
function modulusBits(der: Uint8Array): number {
  let at = 1
  const skipLength = (): number => {
    const first = der[at++] ?? 0
    if (first < 0x80) return first
    let length = 0
    for (let i = first & 0x7f; i > 0; i--) length = (length << 8) | (der[at++] ?? 0)
    return length
  }
  skipLength()
  at++
  let length = skipLength()
  while (length > 0 && der[at] === 0) {
    at++
    length--
  }
  return length === 0 ? 0 : (length - 1) * 8 + (32 - Math.clz32(der[at] ?? 0))
}
