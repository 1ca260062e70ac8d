/** A certificate as Go's crypto/x509 (1.26) reads it: what it accepts, what it refuses, and in which words. src/crypto/x509/parser.go. */
import { bigInteger, Der, equalBytes, tag } from './der.ts'
import { curves, pointError } from './curves.ts'
import {
  context,
  latin1,
  noConstraints,
  Reader,
  type GoCertificate,
  type KeyKind,
  type PublicKey,
} from './go-certificate.ts'
import { parseExtensions } from './go-extensions.ts'

export function parseGoCertificate(raw: Uint8Array): GoCertificate {
  const r = new Reader()
  const input = new Der(raw)
  const whole = r.must(input.element(tag.sequence), 'x509: malformed certificate')
  const body = whole.contents
  const tbsElement = r.must(body.element(tag.sequence), 'x509: malformed tbs certificate')
  const tbs = tbsElement.contents
  r.at = tbs.at
  let version = 1
  if (tbs.peek(context(0, true))) {
    const wrapped = r.must(tbs.read(context(0, true)), 'x509: malformed version')
    const value = bigInteger(r.must(wrapped.integer(), 'x509: malformed version'))
    if (!wrapped.empty || value < 0n) r.fail('x509: malformed version')
    if (value > 2n) r.fail('x509: invalid version')
    version = Number(value) + 1
  }
  const serial = bigInteger(r.must(tbs.integer(), 'x509: malformed serial number'))
  if (serial < 0n) r.fail('x509: negative serial number')
  const algorithm = r.must(tbs.read(tag.sequence), 'x509: malformed signature algorithm identifier')
  const outer = r.must(body.read(tag.sequence), 'x509: malformed algorithm identifier')
  if (!equalBytes(algorithm.rest, outer.rest))
    r.fail("x509: inner and outer signature algorithm identifiers don't match")
  const signatureAlgorithm = signatureName(identifier(r, algorithm))
  r.at = tbs.at
  const issuerElement = r.must(tbs.element(tag.sequence), 'x509: malformed issuer')
  parseName(r, issuerElement.contents)
  const validity = r.must(tbs.read(tag.sequence), 'x509: malformed validity')
  const notBefore = parseTime(r, validity)
  const notAfter = parseTime(r, validity)
  const subjectElement = r.must(tbs.element(tag.sequence), 'x509: malformed issuer')
  r.at = subjectElement.start
  const subject = parseName(r, subjectElement.contents)
  const spkiElement = r.must(tbs.element(tag.sequence), 'x509: malformed spki')
  r.at = spkiElement.start
  const key = parseKey(r, spkiElement.contents, raw.subarray(spkiElement.start, spkiElement.end))
  const certificate: GoCertificate = {
    raw: raw.subarray(0, whole.end),
    tbs: raw.subarray(tbsElement.start, tbsElement.end),
    version,
    serial,
    signatureAlgorithm,
    signature: new Uint8Array(),
    issuer: raw.subarray(issuerElement.start, issuerElement.end),
    subject: raw.subarray(subjectElement.start, subjectElement.end),
    commonName: subject.commonName,
    organization: subject.organization,
    notBefore: notBefore.date,
    notAfter: notAfter.date,
    zones: { notBefore: notBefore.zone, notAfter: notAfter.zone },
    key,
    subjectKeyId: new Uint8Array(),
    authorityKeyId: new Uint8Array(),
    basicConstraints: null,
    keyUsage: 0,
    usages: [],
    san: null,
    dnsNames: [],
    addresses: [],
    emails: [],
    uris: [],
    unhandledCritical: false,
    permitted: noConstraints(),
    excluded: noConstraints(),
    namesIssuerAddress: false,
    policies: [],
    mappings: [],
    requireExplicitPolicy: null,
    inhibitPolicyMapping: null,
    inhibitAnyPolicy: null,
  }
  if (version > 1) {
    for (const [number, message] of [
      [1, 'x509: malformed issuerUniqueID'],
      [2, 'x509: malformed subjectUniqueID'],
    ] as const)
      if (tbs.peek(context(number))) r.must(tbs.any(), message)
    if (version === 3 && tbs.peek(context(3, true))) {
      r.at = tbs.at
      const wrapped = r.must(tbs.read(context(3, true)), 'x509: malformed extensions')
      parseExtensions(r, r.must(wrapped.read(tag.sequence), 'x509: malformed extensions'), certificate)
    }
  }
  r.at = body.at
  certificate.signature = rightAligned(r.must(body.bitString(), 'x509: malformed signature'))
  if (whole.end !== raw.length) r.fail('x509: trailing data')
  return certificate
}

interface Identifier {
  oid: string
  parameters: Uint8Array
}

function identifier(r: Reader, der: Der): Identifier {
  const oid = r.must(der.oid(), 'x509: malformed OID')
  if (der.empty) return { oid, parameters: new Uint8Array() }
  const element = r.must(der.any(), 'x509: malformed parameters')
  return { oid, parameters: der.bytes.subarray(element.start, element.end) }
}

const signatureNames: { [oid: string]: string } = {
  '1.2.840.113549.1.1.4': 'MD5-RSA',
  '1.2.840.113549.1.1.5': 'SHA1-RSA',
  '1.3.14.3.2.29': 'SHA1-RSA',
  '1.2.840.113549.1.1.11': 'SHA256-RSA',
  '1.2.840.113549.1.1.12': 'SHA384-RSA',
  '1.2.840.113549.1.1.13': 'SHA512-RSA',
  '1.2.840.10040.4.3': 'DSA-SHA1',
  '2.16.840.1.101.3.4.3.2': 'DSA-SHA256',
  '1.2.840.10045.4.1': 'ECDSA-SHA1',
  '1.2.840.10045.4.3.2': 'ECDSA-SHA256',
  '1.2.840.10045.4.3.3': 'ECDSA-SHA384',
  '1.2.840.10045.4.3.4': 'ECDSA-SHA512',
  '1.3.101.112': 'Ed25519',
}
const pssSalt: { [oid: string]: [name: string, salt: bigint] } = {
  '2.16.840.1.101.3.4.2.1': ['SHA256-RSAPSS', 32n],
  '2.16.840.1.101.3.4.2.2': ['SHA384-RSAPSS', 48n],
  '2.16.840.1.101.3.4.2.3': ['SHA512-RSAPSS', 64n],
}

function signatureName({ oid, parameters }: Identifier): string {
  if (oid === '1.3.101.112' && parameters.length > 0) return 'unknown'
  if (oid !== '1.2.840.113549.1.1.10') return signatureNames[oid] ?? 'unknown'
  return pssName(parameters) ?? 'unknown'
}

/** Go forces PSS into three buckets: one hash for message and mask, its length as salt, the default trailer. */
function pssName(parameters: Uint8Array): string | null {
  const body = new Der(parameters).read(tag.sequence)
  const hash = body?.read(context(0, true))?.read(tag.sequence)
  const mask = body?.read(context(1, true))?.read(tag.sequence)
  const salt = body?.read(context(2, true))?.integer()
  if (!body || !hash || !mask || !salt) return null
  const isNull = (der: Der) => der.empty || equalBytes(der.rest, new Uint8Array([5, 0]))
  const hashOid = hash.oid()
  if (hashOid === null || !isNull(hash) || mask.oid() !== '1.2.840.113549.1.1.8') return null
  const maskHash = mask.read(tag.sequence)
  if (!maskHash || maskHash.oid() !== hashOid || !isNull(maskHash)) return null
  const trailer = body.peek(context(3, true)) ? body.read(context(3, true))?.integer() : new Uint8Array([1])
  if (!trailer || bigInteger(trailer) !== 1n) return null
  const known = pssSalt[hashOid]
  return known && bigInteger(salt) === known[1] ? known[0] : null
}

function parseName(r: Reader, der: Der): { commonName: string; organization: string } {
  let commonName = ''
  let organization: string | null = null
  while (!der.empty) {
    const set = r.must(der.read(tag.set), 'x509: invalid RDNSequence')
    while (!set.empty) {
      const attribute = r.must(set.read(tag.sequence), 'x509: invalid RDNSequence: invalid attribute')
      const type = r.must(attribute.oid(), 'x509: invalid RDNSequence: invalid attribute type')
      const value = r.must(attribute.any(), 'x509: invalid RDNSequence: invalid attribute value')
      const text = parseString(r, value.tag, value.contents.rest)
      if (type === '2.5.4.3') commonName = text
      if (type === '2.5.4.10') organization ??= text
    }
  }
  return { commonName, organization: organization ?? '' }
}

function parseString(r: Reader, type: number, bytes: Uint8Array): string {
  const bad = (what: string) => r.fail(`x509: invalid RDNSequence: invalid attribute value: ${what}`)
  switch (type) {
    case tag.t61:
      return latin1(bytes)
    case tag.printable:
      return /^[A-Za-z0-9'()+,\-./:=? *&]*$/.test(latin1(bytes)) ? latin1(bytes) : bad('invalid PrintableString')
    case tag.utf8:
      try {
        return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
      } catch {
        return bad('invalid UTF-8 string')
      }
    case tag.bmp: {
      if (bytes.length % 2 !== 0) return bad('invalid BMPString')
      let text = ''
      for (let i = 0; i < bytes.length; i += 2)
        text += String.fromCharCode(((bytes[i] ?? 0) << 8) | (bytes[i + 1] ?? 0))
      return /[\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]/.test(text) ? bad('invalid BMPString') : text.replace(/\0$/, '')
    }
    case tag.ia5:
      return bytes.every((byte) => byte < 0x80) ? latin1(bytes) : bad('invalid IA5String')
    case tag.numeric:
      return /^[0-9 ]*$/.test(latin1(bytes)) ? latin1(bytes) : bad('invalid NumericString')
    default:
      return bad(`unsupported string type: ${type}`)
  }
}

/** The forms that time.Parse reads and time.Format writes back alike: no fraction, `Z` or a numeric zone that is not zero. */
function parseTime(r: Reader, der: Der): { date: Date; zone: number } {
  r.at = der.at
  const utc = der.peek(tag.utcTime)
  if (!utc && !der.peek(tag.generalizedTime)) r.fail('x509: unsupported time format')
  const message = utc ? 'x509: malformed UTCTime' : 'x509: malformed GeneralizedTime'
  const text = latin1(r.must(der.any(), message).contents.rest)
  const match = (
    utc
      ? /^(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{4})$/
      : /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(Z|[+-]\d{4})$/
  ).exec(text)
  if (!match) return r.fail(message)
  const [, yearText = '', month = '', day = '', hour = '', minute = '', second = '00', zone = 'Z'] = match
  if (/^[+-]0000$/.test(zone) || Number(zone.slice(1, 3)) > 24 || Number(zone.slice(3)) >= 60) r.fail(message)
  const short = Number(yearText)
  const year = utc ? (short >= 50 ? 1900 + short : 2000 + short) : short
  const date = new Date(0)
  date.setUTCFullYear(year, Number(month) - 1, Number(day))
  date.setUTCHours(Number(hour), Number(minute), Number(second))
  if (
    date.getUTCMonth() !== Number(month) - 1 ||
    date.getUTCDate() !== Number(day) ||
    Number(hour) > 23 ||
    Number(minute) > 59 ||
    Number(second) > 59
  )
    r.fail(message)
  const east =
    zone === 'Z' ? 0 : (zone.startsWith('-') ? -1 : 1) * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3)))
  return { date: new Date(date.getTime() - east * 60_000), zone: east }
}

function parseKey(r: Reader, spki: Der, raw: Uint8Array): PublicKey {
  const { oid, parameters } = identifier(
    r,
    r.must(spki.read(tag.sequence), 'x509: malformed public key algorithm identifier'),
  )
  const data = rightAligned(r.must(spki.bitString(), 'x509: malformed subjectPublicKey'))
  const key = (kind: KeyKind, bits: number, curve: string | null = null): PublicKey => ({
    kind,
    bits,
    curve,
    spki: raw,
    data,
  })
  switch (oid) {
    case '1.2.840.113549.1.1.1': {
      if (!equalBytes(parameters, new Uint8Array([5, 0]))) r.fail('x509: RSA key missing NULL parameters')
      const body = r.must(new Der(data).read(tag.sequence), 'x509: invalid RSA public key')
      const modulus = bigInteger(r.must(body.integer(), 'x509: invalid RSA modulus'))
      const exponent = bigInteger(r.must(body.integer(), 'x509: invalid RSA public exponent'))
      if (exponent > 2n ** 63n - 1n || exponent < -(2n ** 63n)) r.fail('x509: invalid RSA public exponent')
      if (modulus <= 0n) r.fail('x509: RSA modulus is not a positive number')
      if (exponent <= 0n) r.fail('x509: RSA public exponent is not a positive number')
      return key('RSA', modulus.toString(2).length)
    }
    case '1.2.840.10045.2.1': {
      const named = r.must(new Der(parameters).oid(), 'x509: invalid ECDSA parameters')
      const curve = curves[named] ?? r.fail('x509: unsupported elliptic curve')
      const wrong = pointError(curve, data)
      if (wrong !== null) r.fail(wrong)
      return key('ECDSA', curve.size * 8, curve.name)
    }
    case '1.3.101.112':
      if (parameters.length > 0) r.fail('x509: Ed25519 key encoded with illegal parameters')
      if (data.length !== 32) r.fail('x509: wrong Ed25519 public key size')
      return key('Ed25519', 256)
    case '1.2.840.10040.4.1': {
      const values = [bigInteger(r.must(new Der(data).integer(), 'x509: invalid DSA public key'))]
      const body = r.must(new Der(parameters).read(tag.sequence), 'x509: invalid DSA parameters')
      for (let i = 0; i < 3; i++) values.push(bigInteger(r.must(body.integer(), 'x509: invalid DSA parameters')))
      if (values.some((value) => value <= 0n)) r.fail('x509: zero or negative DSA parameter')
      return key('DSA', 0)
    }
    default:
      return key('unknown', 0)
  }
}

/** asn1.BitString.RightAlign: unused bits are shifted out. */
function rightAligned({ bytes, unused }: { bytes: Uint8Array; unused: number }): Uint8Array {
  if (unused === 0) return bytes
  return bytes.map((byte, i) => (byte >> unused) | (((bytes[i - 1] ?? 0) << (8 - unused)) & 0xff))
}
