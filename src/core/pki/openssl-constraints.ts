/** Name constraints as OpenSSL 3.0 checks them: crypto/x509/v3_ncons.c, NAME_CONSTRAINTS_check. */
import { latin1 } from './go-certificate.ts'
import type { GeneralName, OpensslCertificate } from './openssl-certificate.ts'

/** X509_V_ERR_*: permitted, excluded, bounded subtree, unsupported type, bad syntax. */
type Broken = 47 | 48 | 49 | 51 | 53
/** Within the subtree, or not; or why that cannot be said. */
type Match = boolean | 51 | 53

export function brokenName(
  { permitted, excluded }: NonNullable<OpensslCertificate['constraints']>,
  certificate: OpensslCertificate,
  isLeaf: boolean,
): Broken | null {
  const name = (kind: GeneralName['kind'], text: string, canon = ''): GeneralName => ({
    kind,
    bytes: Uint8Array.from(text, (character) => character.charCodeAt(0)),
    canon,
  })
  const own =
    certificate.subject === ''
      ? []
      : [name('directory', '', certificate.subject), ...certificate.emails.map((email) => name('email', email))]
  // The Common Name is held against DNS constraints where no SAN names a host.
  const common =
    isLeaf && !certificate.names.some(({ kind }) => kind === 'dns')
      ? certificate.commonNames
          .filter((text) => /^(?!-)[a-z0-9_-]+(?:\.[a-z0-9_-]+)+$/i.test(text))
          .map((text) => name('dns', text))
      : []
  for (const one of [...own, ...certificate.names, ...common]) {
    let inside: boolean | null = null
    for (const subtree of permitted) {
      if (subtree.name.kind !== one.kind) continue
      if (subtree.bounded) return 49
      if (inside) continue
      const match = within(one, subtree.name)
      if (typeof match === 'number') return match
      inside = match
    }
    if (inside === false) return 47
    for (const subtree of excluded) {
      if (subtree.name.kind !== one.kind) continue
      if (subtree.bounded) return 49
      const match = within(one, subtree.name)
      if (match !== false) return match === true ? 48 : match
    }
  }
  return null
}

function within(name: GeneralName, base: GeneralName): Match {
  const text = latin1(name.bytes).toLowerCase()
  const rule = latin1(base.bytes).toLowerCase()
  switch (base.kind) {
    case 'directory':
      return name.canon === base.canon || name.canon.startsWith(`${base.canon}/`) || base.canon === ''
    case 'dns':
      return (
        rule === '' ||
        (text.endsWith(rule) &&
          (text.length === rule.length || rule.startsWith('.') || text[text.length - rule.length - 1] === '.'))
      )
    case 'email':
      return mailWithin(latin1(name.bytes), latin1(base.bytes))
    case 'uri': {
      const host = /^[^:]*:\/\/([^:/]*)/.exec(text)?.[1]
      if (!host) return 53
      return rule.startsWith('.') ? host.length > rule.length && host.endsWith(rule) : host === rule
    }
    case 'ip': {
      if (![4, 16].includes(name.bytes.length) || ![8, 32].includes(base.bytes.length)) return 53
      const half = base.bytes.length / 2
      return (
        half === name.bytes.length &&
        name.bytes.every((byte, i) => ((byte ^ (base.bytes[i] ?? 0)) & (base.bytes[half + i] ?? 0)) === 0)
      )
    }
    default:
      return 51
  }
}

function mailWithin(email: string, base: string): Match {
  const at = email.lastIndexOf('@')
  if (at < 0) return 53
  const baseAt = base.lastIndexOf('@')
  const lower = email.toLowerCase()
  if (baseAt < 0 && base.startsWith('.')) return lower.length > base.length && lower.endsWith(base.toLowerCase())
  if (baseAt > 0 && base.slice(0, baseAt) !== email.slice(0, at)) return false
  return lower.slice(at + 1) === base.slice(baseAt + 1).toLowerCase()
}
