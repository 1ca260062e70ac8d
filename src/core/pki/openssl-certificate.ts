/**
 * A certificate as OpenSSL 3.0 reads it: any BER length, times and strings unjudged, extensions decoded for themselves, so that one which is
 * damaged makes the certificate useless as an issuer but not unreadable. crypto/x509/x_x509.c, x_name.c, v3_purp.c (x509v3_cache_extensions).
 */
import { Ber, must, readAlgorithm, readOid, Unreadable, type Algorithm } from './ber.ts'
import { bigInteger, equalBytes, tag } from './der.ts'
import { curves, pointError } from './curves.ts'
import { latin1, type PublicKey } from './go-certificate.ts'

export interface GeneralName {
  kind: 'email' | 'dns' | 'uri' | 'ip' | 'directory' | 'other'
  bytes: Uint8Array
  /** Of a directory name, in canonical form. */ canon: string
}
interface Subtree {
  name: GeneralName
  bounded: boolean
}

export interface OpensslCertificate {
  raw: Uint8Array
  tbs: Uint8Array
  version: number
  /** Names in canonical form: case and white space count for nothing. */
  subject: string
  issuer: string
  serial: Uint8Array
  commonNames: string[]
  emails: string[]
  notBefore: Date | null
  notAfter: Date | null
  /** null: it cannot be decoded. */
  key: PublicKey | null
  /** As signed and as written outside; they should be the same. */
  algorithm: Algorithm
  outer: Algorithm
  signature: Uint8Array
  /** A known extension is damaged, or stands twice. */
  invalid: boolean
  unhandledCritical: boolean
  basicConstraints: { isCA: boolean; maxPathLength: number } | null
  keyUsage: number | null
  usages: string[] | null
  subjectKeyId: Uint8Array | null
  authority: { keyId: Uint8Array | null; issuer: string | null; serial: Uint8Array | null } | null
  names: GeneralName[]
  constraints: { permitted: Subtree[]; excluded: Subtree[] } | null
}

/** null: OpenSSL does not load it. Bytes after the certificate are passed over. */
export function readOpensslCertificate(raw: Uint8Array): OpensslCertificate | null {
  try {
    return new Ber(raw).whole(tag.sequence, (body) => readWhole(raw, body))
  } catch (error) {
    if (error instanceof Unreadable) return null
    throw error
  }
}

const versionTag = 0xa0
function readWhole(raw: Uint8Array, body: Ber): OpensslCertificate {
  const tbsStart = body.at
  const certificate = body.whole(tag.sequence, (tbs) => {
    const version = tbs.peek(versionTag)
      ? Number(bigInteger(tbs.whole(versionTag, (wrapped) => must(wrapped.integer()))))
      : 0
    const serial = must(tbs.integer())
    const algorithm = readAlgorithm(tbs)
    const issuer = readName(tbs)
    const [notBefore, notAfter] = tbs.whole(
      tag.sequence,
      (validity) => [readTime(validity), readTime(validity)] as const,
    )
    const subject = readName(tbs)
    const key = readKey(tbs, raw)
    if (tbs.peek(0x81)) must(tbs.bits(0x81))
    if (tbs.peek(0x82)) must(tbs.bits(0x82))
    const extensions = tbs.peek(0xa3) ? tbs.whole(0xa3, (wrapped) => wrapped.list(tag.sequence, readExtension)) : []
    return {
      version,
      serial,
      algorithm,
      issuer: issuer.canon,
      subject: subject.canon,
      commonNames: subject.commonNames,
      emails: subject.emails,
      notBefore,
      notAfter,
      key,
      ...understood(extensions),
    }
  })
  const tbs = raw.subarray(tbsStart, body.at)
  const outer = readAlgorithm(body)
  return { ...certificate, raw, tbs, outer, signature: must(body.bits()) }
}

/** B_ASN1_PRINTABLE; anything else in a name is not loaded. */
const stringTypes = new Set<number>([
  tag.numeric,
  tag.printable,
  tag.t61,
  tag.ia5,
  tag.bitString,
  0x1c,
  tag.bmp,
  tag.utf8,
  tag.sequence,
])

function readName(der: Ber): { canon: string; commonNames: string[]; emails: string[] } {
  const commonNames: string[] = []
  const emails: string[] = []
  const sets = der.list(tag.sequence, (body) =>
    body
      .list(tag.set, (set) =>
        set.whole(tag.sequence, (attribute) => {
          const type = readOid(attribute)
          const value = must(attribute.any())
          if (!stringTypes.has(value.tag)) throw new Unreadable()
          const text = stringOf(value.tag, value.contents.rest)
          if (type === '2.5.4.3') commonNames.push(text)
          if (type === '1.2.840.113549.1.9.1') emails.push(text)
          return `${type}=${
            value.tag === tag.numeric
              ? text
              : text
                  .trim()
                  .replace(/[\t-\r ]+/g, ' ')
                  .replace(/[A-Z]/g, (letter) => letter.toLowerCase())
          }`
        }),
      )
      .sort()
      .join('+'),
  )
  return { canon: sets.map((set) => `/${set}`).join(''), commonNames, emails }
}

function stringOf(type: number, bytes: Uint8Array): string {
  switch (type) {
    case tag.utf8:
      try {
        return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
      } catch {
        throw new Unreadable()
      }
    case tag.bmp: {
      let text = ''
      for (let i = 0; i < bytes.length; i += 2)
        text += String.fromCharCode(((bytes[i] ?? 0) << 8) | (bytes[i + 1] ?? 0))
      if (bytes.length % 2 !== 0 || /[\ud800-\udfff]/.test(text)) throw new Unreadable()
      return text
    }
    default:
      return latin1(bytes)
  }
}

/** null: not of the two forms of RFC 5280, which is only complained of when the time is looked at. */
function readTime(der: Ber): Date | null {
  if (!der.peek(tag.utcTime) && !der.peek(tag.generalizedTime)) throw new Unreadable()
  const { tag: type, contents } = must(der.any())
  const match = (
    type === tag.utcTime ? /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/ : /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/
  ).exec(latin1(contents.rest))
  if (!match) return null
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map(Number)
  const date = new Date(0)
  date.setUTCFullYear(type === tag.utcTime ? (year >= 50 ? 1900 : 2000) + year : year, month - 1, day)
  date.setUTCHours(hour, minute, second)
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60 && second < 60
    ? date
    : null
}

function readKey(der: Ber, raw: Uint8Array): PublicKey | null {
  const start = der.at
  const { algorithm, data } = der.whole(tag.sequence, (body) => ({
    algorithm: readAlgorithm(body),
    data: must(body.bits()),
  }))
  if (data.length === 0) throw new Unreadable()
  const spki = raw.subarray(start, der.at)
  const key = (kind: PublicKey['kind'], bits: number, curve: string | null = null): PublicKey => ({
    kind,
    bits,
    curve,
    spki,
    data,
  })
  try {
    switch (algorithm.oid) {
      case '1.2.840.113549.1.1.1': {
        const [modulus] = new Ber(data).whole(
          tag.sequence,
          (body) => [bigInteger(must(body.integer())), bigInteger(must(body.integer()))] as const,
        )
        return key('RSA', modulus <= 0n ? 0 : modulus.toString(2).length)
      }
      case '1.2.840.10045.2.1': {
        const curve = must(curves[new Ber(algorithm.parameters).oid() ?? ''])
        const { name, size } = curve
        const form = data[0] ?? 0
        // The hybrid form says the parity of y once more.
        if (
          form >= 4 &&
          (pointError(curve, Uint8Array.from([4, ...data.subarray(1)])) !== null ||
            (form > 4 && ((data[data.length - 1] ?? 0) & 1) !== (form & 1)))
        )
          return null
        const fits =
          form === 0
            ? data.length === 1
            : form === 2 || form === 3
              ? data.length === 1 + size
              : (form === 4 || form === 6 || form === 7) && data.length === 1 + 2 * size
        return fits ? key('ECDSA', size * 8, name) : null
      }
      case '1.3.101.112':
        return algorithm.parameters.length === 0 && data.length === 32 ? key('Ed25519', 256) : null
      case '1.2.840.113549.1.1.10':
      case '1.3.101.110':
      case '1.3.101.111':
      case '1.3.101.113':
        return key('unknown', 256)
      default:
        return null
    }
  } catch {
    return null
  }
}

interface Extension {
  oid: string
  critical: boolean
  value: Ber
}
function readExtension(list: Ber): Extension {
  return list.whole(tag.sequence, (body) => ({
    oid: readOid(body),
    critical: body.peek(tag.boolean) ? must(body.boolean()) : false,
    value: must(body.read(tag.octetString)),
  }))
}

/** X509_supported_extension. */
const supported = new Set([
  '2.16.840.1.113730.1.1',
  '2.5.29.15',
  '2.5.29.17',
  '2.5.29.19',
  '2.5.29.32',
  '2.5.29.31',
  '2.5.29.37',
  '1.3.6.1.5.5.7.1.7',
  '1.3.6.1.5.5.7.1.8',
  '2.5.29.36',
  '1.3.6.1.5.5.7.1.14',
  '2.5.29.30',
  '2.5.29.33',
  '2.5.29.54',
])

type Understood = Pick<
  OpensslCertificate,
  | 'invalid'
  | 'unhandledCritical'
  | 'basicConstraints'
  | 'keyUsage'
  | 'usages'
  | 'subjectKeyId'
  | 'authority'
  | 'names'
  | 'constraints'
>

function understood(extensions: Extension[]): Understood {
  const out: Understood = {
    invalid: false,
    unhandledCritical: extensions.some(({ oid, critical }) => critical && !supported.has(oid)),
    basicConstraints: null,
    keyUsage: null,
    usages: null,
    subjectKeyId: null,
    authority: null,
    names: [],
    constraints: null,
  }
  const seen = new Set<string>()
  for (const { oid, value } of extensions) {
    const read = readers[oid]
    if (!read) continue
    try {
      if (seen.has(oid)) throw new Unreadable()
      seen.add(oid)
      read(value, out)
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
      out.invalid = true
    }
  }
  return out
}

const readers: { [oid: string]: (value: Ber, out: Understood) => void } = {
  '2.5.29.19': (value, out) => {
    const { isCA, length } = value.whole(tag.sequence, (body) => ({
      isCA: body.peek(tag.boolean) ? must(body.boolean()) : false,
      length: body.peek(tag.integer) ? bigInteger(must(body.integer())) : null,
    }))
    if (length !== null && length < 0n) throw new Unreadable()
    out.basicConstraints = { isCA, maxPathLength: length === null || length > 2n ** 31n ? -1 : Number(length) }
  },
  '2.5.29.15': (value, out) => {
    const bytes = must(value.bits())
    out.keyUsage = 0
    for (let bit = 0; bit < 9; bit++) if (((bytes[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1) out.keyUsage |= 1 << bit
    if (out.keyUsage === 0) throw new Unreadable()
  },
  '2.5.29.37': (value, out) => {
    out.usages = value.list(tag.sequence, readOid)
  },
  '2.5.29.14': (value, out) => {
    out.subjectKeyId = must(value.read(tag.octetString)).rest
  },
  '2.5.29.35': (value, out) => {
    out.authority = value.whole(tag.sequence, (body) => ({
      keyId: body.peek(0x80) ? must(body.read(0x80)).rest : null,
      issuer: body.peek(0xa1)
        ? (body.list(0xa1, readGeneralName).find(({ kind }) => kind === 'directory')?.canon ?? null)
        : null,
      serial: body.peek(0x82) ? must(body.read(0x82)).rest : null,
    }))
  },
  '2.5.29.17': (value, out) => {
    out.names = value.list(tag.sequence, readGeneralName)
  },
  '2.5.29.30': (value, out) => {
    const subtrees = (body: Ber, wanted: number) =>
      body.peek(wanted)
        ? body.list(wanted, (list) =>
            list.whole(tag.sequence, (one) => {
              const name = readGeneralName(one)
              const bounds = [0x80, 0x81].map((bound) => (one.peek(bound) ? must(one.read(bound)).rest : null))
              return { name, bounded: bounds[1] !== null || (bounds[0]?.some((byte) => byte !== 0) ?? false) }
            }),
          )
        : []
    out.constraints = value.whole(tag.sequence, (body) => ({
      permitted: subtrees(body, 0xa0),
      excluded: subtrees(body, 0xa1),
    }))
  },
  '2.5.29.31': (value) => {
    value.list(tag.sequence, (list) =>
      list.whole(tag.sequence, (point) => {
        const named = point.peek(0xa0)
        if (named)
          point.whole(0xa0, (name) => {
            if (name.peek(0xa0)) name.list(0xa0, readGeneralName)
            else must(name.read(0xa1))
          })
        if (point.peek(0x81)) must(point.bits(0x81))
        const issuers = point.peek(0xa2) ? point.list(0xa2, readGeneralName) : []
        if (!named && issuers.length === 0) throw new Unreadable()
      }),
    )
  },
}

const nameKinds: { [type: number]: GeneralName['kind'] } = {
  0xa0: 'other',
  0x81: 'email',
  0x82: 'dns',
  0xa3: 'other',
  0xa4: 'directory',
  0xa5: 'other',
  0x86: 'uri',
  0x87: 'ip',
  0x88: 'other',
}

function readGeneralName(list: Ber): GeneralName {
  const element = must(list.any())
  const kind = must(nameKinds[element.tag])
  return { kind, bytes: element.contents.rest, canon: kind === 'directory' ? readName(element.contents).canon : '' }
}

/**
 * The certificates of a PEM file, as PEM_read_bio takes it line by line. `damaged`: a block could not be read, or there is text without any.
 * A store of trusted certificates is then not loaded at all (X509_load_cert_crl_file); from what the server sent, the rest is.
 */
export function opensslCertificates(text: string): { certificates: OpensslCertificate[]; damaged: boolean } {
  const lines = text
    .replace(/^\ufeff/, '')
    .split('\n')
    .map(withoutTrailingControl)
  const certificates: OpensslCertificate[] = []
  let damaged = false
  for (let i = 0; i < lines.length; i++) {
    const label = /^-----BEGIN (.+)-----$/.exec(lines[i] ?? '')?.[1]
    if (label === undefined) continue
    const end = lines.findIndex((line, j) => j > i && line.startsWith('-----'))
    const whole = lines[end] === `-----END ${label}-----`
    const body = lines.slice(i + 1, end)
    if (end > 0) i = whole ? end : end - 1
    if (whole && !/^(?:X509 |TRUSTED )?CERTIFICATE$/.test(label)) continue
    const base64 = body.join('').replace(/[ \t]/g, '')
    const readable =
      whole &&
      !body.some((line) => line === '' || line.includes(':')) &&
      base64.length % 4 === 0 &&
      /^[A-Za-z0-9+/]+={0,2}$/.test(base64)
    const certificate = readable
      ? readOpensslCertificate(Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)))
      : null
    if (certificate) certificates.push(certificate)
    else damaged = true
  }
  return { certificates, damaged: damaged || (certificates.length === 0 && text.trim() !== '') }
}

function withoutTrailingControl(line: string): string {
  let end = line.length
  while (end > 0 && line.charCodeAt(end - 1) <= 32) end--
  return line.slice(0, end)
}

export function sameCertificate(a: OpensslCertificate, b: OpensslCertificate): boolean {
  return equalBytes(a.raw, b.raw)
}
