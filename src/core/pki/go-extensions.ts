/** Extensions as Go's crypto/x509 reads them (processExtensions). */
import { bigInteger, Der, dotted, tag } from './der.ts'
import { context, latin1, Reader, type Constraints, type GoCertificate } from './go-certificate.ts'
import { parseAddress } from '../go/address.ts'
import { domainNameValid, parseMailbox } from './go-names.ts'
import { quoted, quotedBytes } from '../go/text.ts'
import { parseGoUrl } from '../go/url.ts'

/** Reads the list into the certificate; a critical one that is not understood is remembered. */
export function parseExtensions(r: Reader, list: Der, out: GoCertificate): void {
  const extensions: { oid: string; critical: boolean; value: Uint8Array; at: number }[] = []
  while (!list.empty) {
    r.at = list.at
    const extension = r.must(list.read(tag.sequence), 'x509: malformed extension')
    const oid = r.must(extension.oid(), 'x509: malformed extension OID field')
    const critical = extension.peek(tag.boolean)
      ? r.must(extension.boolean(), 'x509: malformed extension critical field')
      : false
    const value = r.must(extension.read(tag.octetString), 'x509: malformed extension value field').rest
    if (extensions.some((other) => other.oid === oid))
      r.fail(`x509: certificate contains duplicate extension with OID ${quoted(oid)}`)
    extensions.push({ oid, critical, value, at: r.at })
  }
  for (const { oid, critical, value, at } of extensions) {
    r.at = at
    const handled = parseExtension(r, oid, critical, new Der(value), out)
    if (critical && !handled) out.unhandledCritical = true
  }
}

function parseExtension(r: Reader, oid: string, critical: boolean, value: Der, out: GoCertificate): boolean {
  switch (oid) {
    case '2.5.29.15': {
      const { bytes, unused } = r.must(value.bitString(), 'x509: invalid key usage')
      for (let bit = 0; bit < 9; bit++)
        if (bit < bytes.length * 8 - unused && ((bytes[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1) out.keyUsage |= 1 << bit
      return true
    }
    case '2.5.29.19': {
      const body = r.must(value.read(tag.sequence), 'x509: invalid basic constraints')
      const isCA = body.peek(tag.boolean) ? r.must(body.boolean(), 'x509: invalid basic constraints') : false
      let maxPathLength = -1
      if (body.peek(tag.integer)) {
        const length = bigInteger(r.must(body.integer(), 'x509: invalid basic constraints'))
        if (length < 0n || length > 2n ** 63n - 1n) r.fail('x509: invalid basic constraints')
        maxPathLength = Number(length)
      }
      out.basicConstraints = { isCA, maxPathLength }
      return true
    }
    case '2.5.29.17':
      return parseSan(r, value, out)
    case '2.5.29.30':
      return parseConstraints(r, value, out)
    case '2.5.29.31':
      parseDistributionPoints(r, value)
      return true
    case '2.5.29.35': {
      if (critical) r.fail('x509: authority key identifier incorrectly marked critical')
      const body = r.must(value.read(tag.sequence), 'x509: invalid authority key identifier')
      if (body.peek(context(0)))
        out.authorityKeyId = r.must(body.read(context(0)), 'x509: invalid authority key identifier').rest
      return true
    }
    case '2.5.29.36': {
      const message = 'x509: invalid policy constraints extension'
      const body = r.must(value.read(tag.sequence), message)
      if (body.peek(context(0))) out.requireExplicitPolicy = small(r, body.integer(context(0)), message)
      if (body.peek(context(1))) out.inhibitPolicyMapping = small(r, body.integer(context(1)), message)
      return true
    }
    case '2.5.29.37': {
      const body = r.must(value.read(tag.sequence), 'x509: invalid extended key usages')
      while (!body.empty) out.usages.push(r.must(body.oid(), 'x509: invalid extended key usages'))
      return true
    }
    case '2.5.29.14':
      if (critical) r.fail('x509: subject key identifier incorrectly marked critical')
      out.subjectKeyId = r.must(value.read(tag.octetString), 'x509: invalid subject key identifier').rest
      return true
    case '2.5.29.32': {
      const message = 'x509: invalid certificate policies'
      const body = r.must(value.read(tag.sequence), message)
      while (!body.empty) {
        const policy = r.must(body.read(tag.sequence), message).read(tag.oid)?.rest
        const name = policy ? (dotted(policy) ?? `raw ${Array.from(policy).join('.')}`) : r.fail(message)
        if (out.policies.includes(name)) r.fail(message)
        out.policies.push(name)
      }
      return true
    }
    case '2.5.29.33': {
      const message = 'x509: invalid policy mappings extension'
      const body = r.must(value.read(tag.sequence), message)
      while (!body.empty) {
        const pair = r.must(body.read(tag.sequence), message)
        out.mappings.push({ issuer: r.must(pair.oid(), message), subject: r.must(pair.oid(), message) })
      }
      return true
    }
    case '2.5.29.54':
      out.inhibitAnyPolicy = small(r, value.integer(), 'x509: invalid inhibit any policy extension')
      return true
    case '1.3.6.1.5.5.7.1.1': {
      if (critical) r.fail('x509: authority info access incorrectly marked critical')
      const message = 'x509: invalid authority info access'
      const body = r.must(value.read(tag.sequence), message)
      while (!body.empty) {
        const description = r.must(body.read(tag.sequence), message)
        const method = r.must(description.oid(), message)
        if (!description.peek(context(6))) continue
        r.must(description.read(context(6)), message)
        if (method === '1.3.6.1.5.5.7.48.2') out.namesIssuerAddress = true
      }
      return true
    }
    default:
      return false
  }
}

function small(r: Reader, bytes: Uint8Array | null, message: string): number {
  const value = bigInteger(r.must(bytes, message))
  if (value > 2n ** 63n - 1n || value < -(2n ** 63n)) r.fail(message)
  return Number(value)
}

function parseSan(r: Reader, value: Der, out: GoCertificate): boolean {
  out.san = value.rest
  const message = 'x509: invalid subject alternative names'
  const list = r.must(value.read(tag.sequence), message)
  while (!list.empty) {
    const name = r.must(list.any(), message)
    const bytes = name.contents.rest
    const ascii = bytes.every((byte) => byte < 0x80)
    switch (name.tag ^ 0x80) {
      case 1:
        if (!ascii) r.fail('x509: SAN rfc822Name is malformed')
        out.emails.push(latin1(bytes))
        break
      case 2:
        if (!ascii) r.fail('x509: SAN dNSName is malformed')
        out.dnsNames.push(latin1(bytes))
        break
      case 6: {
        if (!ascii) r.fail('x509: SAN uniformResourceIdentifier is malformed')
        const uri = latin1(bytes)
        const url = parseGoUrl(uri)
        if (!url.ok) r.fail(`x509: cannot parse URI ${quoted(uri)}: ${url.error}`)
        else if (!domainNameValid(url.host, false)) r.fail(`x509: cannot parse URI ${quoted(uri)}: invalid domain`)
        out.uris.push(uri)
        break
      }
      case 7:
        if (bytes.length !== 4 && bytes.length !== 16) r.fail(`x509: cannot parse IP address of length ${bytes.length}`)
        out.addresses.push(bytes)
        break
      default:
    }
  }
  return out.dnsNames.length + out.emails.length + out.addresses.length + out.uris.length > 0
}

function parseDistributionPoints(r: Reader, value: Der): void {
  const list = r.must(value.read(tag.sequence), 'x509: invalid CRL distribution points')
  const message = 'x509: invalid CRL distribution point'
  while (!list.empty) {
    const point = r.must(list.read(tag.sequence), message)
    if (!point.peek(context(0, true))) continue
    const name = r.must(r.must(point.read(context(0, true)), message).read(context(0, true)), message)
    while (!name.empty && name.peek(context(6))) r.must(name.read(context(6)), message)
  }
}

function parseConstraints(r: Reader, value: Der, out: GoCertificate): boolean {
  const message = 'x509: invalid NameConstraints extension'
  const body = r.must(value.read(tag.sequence), message)
  if (!value.empty) r.fail(message)
  const permitted = body.peek(context(0, true)) ? r.must(body.read(context(0, true)), message) : null
  const excluded = body.peek(context(1, true)) ? r.must(body.read(context(1, true)), message) : null
  if (!body.empty) r.fail(message)
  if ((permitted?.rest.length ?? 0) === 0 && (excluded?.rest.length ?? 0) === 0)
    r.fail('x509: empty name constraints extension')
  const first = permitted === null || subtrees(r, permitted, out.permitted)
  const second = excluded === null || subtrees(r, excluded, out.excluded)
  return first && second
}

function subtrees(r: Reader, list: Der, out: Constraints): boolean {
  const message = 'x509: invalid NameConstraints extension'
  let handled = true
  while (!list.empty) {
    const { tag: type, contents } = r.must(r.must(list.read(tag.sequence), message).any(), message)
    const bytes = contents.rest
    const text = latin1(bytes)
    const ascii = () => {
      if (bytes.some((byte) => byte >= 0x80))
        r.fail(`x509: invalid constraint value: x509: ${quotedBytes(bytes)} cannot be encoded as an IA5String`)
    }
    switch (type) {
      case context(2):
        ascii()
        if (!domainNameValid(text, true)) r.fail(`x509: failed to parse dnsName constraint ${quoted(text)}`)
        out.dns.push(text)
        break
      case context(7): {
        if (bytes.length !== 8 && bytes.length !== 32)
          r.fail(`x509: IP constraint contained value of length ${bytes.length}`)
        const half = bytes.length / 2
        const mask = bytes.subarray(half)
        if (!/^1*0*$/.test(Array.from(mask, (byte) => byte.toString(2).padStart(8, '0')).join('')))
          r.fail(
            `x509: IP constraint contained invalid mask ${Array.from(mask, (byte) => byte.toString(16).padStart(2, '0')).join('')}`,
          )
        out.ip.push({ address: bytes.subarray(0, half), mask })
        break
      }
      case context(1):
        ascii()
        if (text.includes('@') ? parseMailbox(text) === null : !domainNameValid(text, true))
          r.fail(`x509: failed to parse rfc822Name constraint ${quoted(text)}`)
        out.email.push(text)
        break
      case context(6):
        ascii()
        if (parseAddress(text)) r.fail(`x509: failed to parse URI constraint ${quoted(text)}: cannot be IP address`)
        if (!domainNameValid(text, true)) r.fail(`x509: failed to parse URI constraint ${quoted(text)}`)
        out.uri.push(text)
        break
      default:
        handled = false
    }
  }
  return handled
}
