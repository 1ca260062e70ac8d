/** Name constraints as Go checks them over a chain. src/crypto/x509/constraints.go (1.26). */
import type { Constraints, GoCertificate } from './go-certificate.ts'
import { addressText, parseAddress } from '../go/address.ts'
import { domainNameValid, lower, parseMailbox } from './go-names.ts'
import { quoted } from '../go/text.ts'
import { parseGoUrl, splitHostPort } from '../go/url.ts'

/** A certificate's constraints bind the names of every certificate below it, never its own. Returns Go's detail of the first that is broken. */
export function brokenConstraint(chain: GoCertificate[]): string | null {
  const authorities = chain
    .map((certificate, index) => ({ index, certificate }))
    .filter(({ certificate: { permitted, excluded } }) => !isEmpty(permitted) || !isEmpty(excluded))
  if (authorities.length === 0) return null
  for (const [i, certificate] of chain.entries()) {
    const above = authorities.filter(({ index }) => index > i)
    if (above.length === 0) return null
    if (certificate.san === null) continue
    const names = namesOf(certificate)
    if (typeof names === 'string') return names
    for (const authority of above) {
      const broken = brokenBy(authority.certificate, names)
      if (broken !== null) return broken
    }
  }
  return null
}

function isEmpty({ dns, ip, email, uri }: Constraints): boolean {
  return dns.length + ip.length + email.length + uri.length === 0
}

interface Mailbox {
  local: string
  domain: string
}
interface Names {
  ips: Uint8Array[]
  dns: string[]
  uris: { text: string; domain: string }[]
  mailboxes: Mailbox[]
}

/** All names of a certificate are read before any is compared; a string says which cannot be. */
function namesOf({ addresses, dnsNames, uris, emails }: GoCertificate): Names | string {
  const names: Names = { ips: addresses, dns: dnsNames, uris: [], mailboxes: [] }
  for (const text of uris) {
    const url = parseGoUrl(text)
    const written = url.ok ? url.host : ''
    if (written === '') return `URI with empty host (${quoted(text)}) cannot be matched against constraints`
    const domain = written.includes(':') && !written.endsWith(']') ? splitHostPort(written).host : lower(written)
    if (domain === written && written.includes(':') && !written.endsWith(']'))
      return `cannot parse URI host ${quoted(written)}: address ${written}: too many colons in address`
    if (parseAddress(domain) || /^\[.*\]$/.test(domain) || (written.startsWith('[') && domain.includes(':')))
      return `URI with IP (${quoted(text)}) cannot be matched against constraints`
    names.uris.push({ text, domain })
  }
  for (const email of emails) {
    const mailbox = parseMailbox(email)
    if (!mailbox) return `cannot parse rfc822Name ${quoted(email)}`
    names.mailboxes.push({ local: mailbox.local, domain: lower(mailbox.domain) })
  }
  return names
}

function brokenBy({ permitted, excluded }: GoCertificate, { ips, dns, uris, mailboxes }: Names): string | null {
  for (const ip of ips) {
    const broken = refusal(
      'IP address',
      addressText(ip),
      permitted.ip.length > 0 ? network(permitted.ip, ip) : '',
      excluded.ip.length > 0 ? network(excluded.ip, ip) : null,
    )
    if (broken) return broken
  }
  for (const name of dns) {
    if (!domainNameValid(name, false)) return `x509: cannot parse dnsName ${quoted(name)}`
    const broken = refusal(
      'DNS name',
      name,
      permitted.dns.length > 0 ? domain(permitted.dns, name, true) : '',
      excluded.dns.length > 0 ? domain(excluded.dns, name, false) : null,
    )
    if (broken) return broken
  }
  for (const uri of uris) {
    if (!domainNameValid(uri.domain, false)) return `x509: internal error: URI SAN ${quoted(uri.text)} failed to parse`
    const broken = refusal(
      'URI',
      uri.text,
      permitted.uri.length > 0 ? domain(permitted.uri, uri.domain, true) : '',
      excluded.uri.length > 0 ? domain(excluded.uri, uri.domain, false) : null,
    )
    if (broken) return broken
  }
  for (const mailbox of mailboxes) {
    const text = `${mailbox.local}@${mailbox.domain}`
    if (!domainNameValid(mailbox.domain, false)) return `x509: cannot parse rfc822Name ${quoted(text)}`
    const broken = refusal(
      'email address',
      text,
      permitted.email.length > 0 ? address(permitted.email, mailbox, true) : '',
      excluded.email.length > 0 ? address(excluded.email, mailbox, false) : null,
    )
    if (broken) return broken
  }
  return null
}

/** @param inside the permitted constraint that the name is within, null: none. @param outside the excluded one, null: none. */
function refusal(kind: string, name: string, inside: string | null, outside: string | null): string | null {
  if (inside === null) return `${kind} ${quoted(name)} is not permitted by any constraint`
  return outside === null ? null : `${kind} ${quoted(name)} is excluded by constraint ${quoted(outside)}`
}

const four = (bytes: Uint8Array) =>
  bytes.length === 16 && bytes.subarray(0, 12).every((byte, i) => byte === (i < 10 ? 0 : 255))
    ? bytes.subarray(12)
    : bytes

/** An address of 16 bytes is held against constraints of 16 bytes only, even where it maps IPv4. */
function network(rules: Constraints['ip'], ip: Uint8Array): string | null {
  const rule = rules.find(({ address: base, mask }) => {
    if (base.length !== ip.length) return false
    const wanted = four(base)
    const bits = wanted.length === base.length ? mask : mask.subarray(12)
    const actual = four(ip)
    return (
      actual.length === wanted.length &&
      actual.every((byte, i) => (byte & (bits[i] ?? 0)) === ((wanted[i] ?? 0) & (bits[i] ?? 0)))
    )
  })
  if (!rule) return null
  return `${addressText(rule.address)}/${Array.from(rule.mask, (byte) => byte.toString(2).replaceAll('0', '').length).reduce((sum, bits) => sum + bits, 0)}`
}

/** The constraint that the name is within; of several Go names the widest. An empty one is about every name. */
function domain(rules: string[], name: string, permitted: boolean): string | null {
  if (rules.includes('')) return ''
  const widest = rules.filter((rule) => isBelow(name, rule)).sort((a, b) => a.length - b.length)[0]
  if (widest !== undefined) return widest
  if (permitted || !name.startsWith('*')) return null
  // A wildcard also stands for the excluded name right below it.
  const parent = afterFirstLabel(lower(name))
  return rules.map(lower).findLast((rule) => afterFirstLabel(rule) !== '' && afterFirstLabel(rule) === parent) ?? null
}

function isBelow(name: string, rule: string): boolean {
  const text = lower(name)
  const wanted = lower(rule)
  return (
    text.endsWith(wanted) &&
    (wanted.startsWith('.') || text.length === wanted.length || text[text.length - wanted.length - 1] === '.')
  )
}

function afterFirstLabel(name: string): string {
  return name.includes('.') ? name.slice(name.indexOf('.')) : ''
}

function address(rules: string[], mailbox: Mailbox, permitted: boolean): string | null {
  const whole = rules
    .filter((rule) => rule.includes('@'))
    .map(parseMailbox)
    .find((wanted) => wanted !== null && wanted.local === mailbox.local && lower(wanted.domain) === mailbox.domain)
  if (whole) return `${mailbox.local}@${mailbox.domain}`
  const domains = rules.filter((rule) => !rule.includes('@'))
  return domains.length === 0 ? null : domain(domains, mailbox.domain, permitted)
}
