/**
 * CA, client certificate and key that a person brings for a configuration: are they what they are taken for? Judged where they stand; nothing
 * of a key is repeated.
 */
import { say, type Said } from '../said.ts'
import { pemToDer } from './pem.ts'
import { decodeCertificate, type Decoded } from './decode.ts'
import { Der, tag } from './der.ts'

export type MaterialField = 'ca' | 'certificate' | 'key'
/** `refused`: no engine takes it, or nothing would work; `caution`: it works, but not as people hope; `good`: as it should be. */
export interface MaterialNote {
  field: MaterialField
  severity: 'refused' | 'caution' | 'good'
  text: Said
}
export interface Material {
  ca?: string
  certificate?: string
  key?: string
}

const blocks = (pem: string, label: string): string[] =>
  pem.match(new RegExp(`-----BEGIN ${label}-----[^-]*-----END ${label}-----`, 'g')) ?? []
const day = (date: string): string => date.slice(0, 10)

export async function inspectMaterial(
  { ca = '', certificate = '', key = '' }: Material,
  at: Date,
): Promise<MaterialNote[]> {
  const client = certificate.trim() === '' ? null : await decodeCertificate(blocks(certificate, 'CERTIFICATE')[0] ?? '')
  return [
    ...(ca.trim() === '' ? [] : await ofCa(ca, at)),
    ...(certificate.trim() === '' ? [] : ofClient(client, at)),
    ...(key.trim() === '' ? [] : await ofKey(key, client)),
  ]
}

async function ofCa(ca: string, at: Date): Promise<MaterialNote[]> {
  const note = (severity: MaterialNote['severity'], text: Said): MaterialNote => ({
    field: 'ca',
    severity,
    text,
  })
  if (/PRIVATE KEY-----/.test(ca)) return [note('refused', say('material.privateKeyStandsHereCa'))]
  const pems = blocks(ca, 'CERTIFICATE')
  if (pems.length === 0) return [note('refused', say('material.noPemCertificateHereDer'))]
  const notes: MaterialNote[] =
    pems.length > 1 ? [note('caution', say('material.certificatesSomeTrustStoresTake', pems.length))] : []
  for (const pem of pems.slice(0, 10)) {
    const one = await decodeCertificate(pem)
    if (!one) {
      notes.push(note('refused', say('material.certificateHereDoesNotDecode')))
      continue
    }
    const name = one.commonName ?? one.subject
    notes.push(...dates(one, 'ca', at))
    if (!one.isCA && one.selfSigned) notes.push(note('caution', say('material.serverOwnSelfSignedCertificate', name)))
    else if (!one.isCA)
      notes.push(
        note('refused', say('material.serverCertificateNotCaSigned', name, one.issuerCommonName ?? one.issuer)),
      )
    else if (!one.selfSigned)
      notes.push(
        note('caution', say('material.intermediateTrustingHoldsUntilIssues', name, one.issuerCommonName ?? one.issuer)),
      )
    else
      notes.push(
        note(
          'good',
          say(
            'material.rootCaValidUntilSha',
            name,
            day(one.notAfter),
            one.sha256.toUpperCase().match(/../g)?.join(':'),
          ),
        ),
      )
  }
  return notes
}

function dates(one: Decoded, field: MaterialField, at: Date): MaterialNote[] {
  const name = one.commonName ?? one.subject
  if (Date.parse(one.notAfter) < at.getTime())
    return [
      {
        field,
        severity: 'refused',
        text: say('material.expired', name, day(one.notAfter)),
      },
    ]
  if (Date.parse(one.notBefore) > at.getTime())
    return [
      {
        field,
        severity: 'refused',
        text: say('material.validOnlyFrom', name, day(one.notBefore)),
      },
    ]
  return []
}

const clientAuth = '1.3.6.1.5.5.7.3.2'
const anyUsage = '2.5.29.37.0'

function ofClient(one: Decoded | null, at: Date): MaterialNote[] {
  const note = (severity: MaterialNote['severity'], text: Said): MaterialNote => ({
    field: 'certificate',
    severity,
    text,
  })
  if (!one) return [note('refused', say('material.noPemCertificateDecodesStands'))]
  const name = one.commonName ?? one.subject
  if (one.isCA) return [note('refused', say('material.caClientOwnCertificateWanted', name))]
  const usable = one.usages === null || one.usages.includes(clientAuth) || one.usages.includes(anyUsage)
  return [
    ...dates(one, 'certificate', at),
    usable
      ? note('good', say('material.clientCertificateValidUntil', name, day(one.notAfter)))
      : note('refused', say('material.notMeantClientsExtendedKey', name)),
  ]
}

async function ofKey(key: string, client: Decoded | null): Promise<MaterialNote[]> {
  const note = (severity: MaterialNote['severity'], text: Said): MaterialNote => ({
    field: 'key',
    severity,
    text,
  })
  if (/-----BEGIN ENCRYPTED PRIVATE KEY-----|Proc-Type: 4,ENCRYPTED/.test(key))
    return [note('refused', say('material.keyEncryptedNoRuntimeAsks'))]
  const label = /-----BEGIN ((?:RSA |EC )?PRIVATE KEY)-----/.exec(key)?.[1]
  const der = label === undefined ? null : pemToDer(blocks(key, label)[0] ?? '')
  if (!der) return [note('refused', say('material.noPrivateKeyPemStands'))]
  if (!client) return []
  const wanted = publicKeyOf(client.pem)
  const has = await publicPart(der)
  if (wanted === null || has === null) return [note('caution', say('material.whetherKeyBelongsCertificateCould'))]
  return [
    sameBytes(wanted, has)
      ? note('good', say('material.keyBelongsCertificate'))
      : note('refused', say('material.keyDoesNotBelongCertificate')),
  ]
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i])
}

/** The public key within a certificate: for RSA its modulus, else the point. */
function publicKeyOf(pem: string): Uint8Array | null {
  const der = pemToDer(pem)
  const tbs = der ? new Der(der).read(tag.sequence)?.read(tag.sequence) : null
  if (!tbs) return null
  if (tbs.peek(0xa0)) tbs.any()
  // Serial, signature, issuer, validity, subject stand before the key.
  for (let i = 0; i < 5; i++) if (!tbs.any()) return null
  const info = tbs.read(tag.sequence)
  const algorithm = info?.read(tag.sequence)?.rest
  const bits = info?.read(tag.bitString)?.rest.subarray(1)
  if (!algorithm || !bits) return null
  return startsWith(algorithm, rsa) ? modulus(new Der(bits).read(tag.sequence)) : bits
}

const oid = (...bytes: number[]): Uint8Array => new Uint8Array([tag.oid, bytes.length, ...bytes])
const rsa = oid(0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01)
const ed25519 = oid(0x2b, 0x65, 0x70)
const p256 = oid(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07)
const p384 = oid(0x2b, 0x81, 0x04, 0x00, 0x22)
const p521 = oid(0x2b, 0x81, 0x04, 0x00, 0x23)

function startsWith(bytes: Uint8Array, with_: Uint8Array): boolean {
  return with_.every((byte, i) => bytes[i] === byte)
}
function modulus(key: Der | null | undefined): Uint8Array | null {
  return key?.integer() ?? null
}

/** What a private key says, or implies, of its public half. PKCS#8, PKCS#1 and SEC 1. */
async function publicPart(der: Uint8Array): Promise<Uint8Array | null> {
  const key = new Der(der).read(tag.sequence)
  const version = key?.integer()
  if (!key || !version) return null
  if (key.peek(tag.integer)) return modulus(key)
  if (key.peek(tag.octetString)) return ofSec1(key, null)
  const algorithm = key.read(tag.sequence)?.rest
  const inner = key.read(tag.octetString)
  if (!algorithm || !inner) return null
  if (startsWith(algorithm, ed25519)) {
    const seed = inner.read(tag.octetString)?.rest
    return seed ? (await import('@noble/curves/ed25519.js')).ed25519.getPublicKey(seed) : null
  }
  const held = inner.read(tag.sequence)
  if (!held?.integer()) return null
  return startsWith(algorithm, rsa) ? modulus(held) : ofSec1(held, algorithm)
}

/** After the version: the scalar, then the curve and the point, both optional. */
async function ofSec1(key: Der, algorithm: Uint8Array | null): Promise<Uint8Array | null> {
  const scalar = key.read(tag.octetString)?.rest
  const named = key.peek(0xa0) ? key.read(0xa0)?.rest : undefined
  const point = key.peek(0xa1) ? key.read(0xa1)?.read(tag.bitString)?.rest.subarray(1) : undefined
  if (point) return point
  const curve = named ?? algorithm?.subarray(9)
  if (!scalar || !curve) return null
  const curves = await import('@noble/curves/nist.js')
  const found = startsWith(curve, p256)
    ? curves.p256
    : startsWith(curve, p384)
      ? curves.p384
      : startsWith(curve, p521)
        ? curves.p521
        : null
  return found?.getPublicKey(scalar, false) ?? null
}
