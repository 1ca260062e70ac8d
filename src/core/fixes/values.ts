/** Values checked and quoted before they are written into any file or command. */
const hostPattern = /^(?:[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|\[[0-9A-Fa-f:]{2,45}\])(?::\d{1,5})?$/
export function isHost(registry: string): boolean {
  return hostPattern.test(registry)
}
export function isKubernetesName(name: string): boolean {
  return /^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/.test(name)
}

export const placeholders = {
  registry: '<REGISTRY>',
  ca: '<CA_PEM>',
  mirror: '<MIRROR_URL>',
  mirrorHost: '<MIRROR_HOST>',
  proxy: '<PROXY_URL>',
  certificate: '<CLIENT_CERTIFICATE_PEM>',
  key: '<CLIENT_KEY_PEM>',
  namespace: '<NAMESPACE>',
} as const

/** The base URL under which a runtime asks for images of this host. */
export function apiUrl(registry: string, scheme = 'https'): string {
  return `${scheme}://${registry === 'docker.io' ? 'registry-1.docker.io' : registry}`
}

export function isProxy(url: string): boolean {
  if (url === placeholders.proxy) return true
  if (!/^[\x21-\x7e]+$/.test(url) || /["'\\`$<>]/.test(url)) return false
  try {
    return /^https?:$/.test(new URL(url).protocol)
  } catch {
    return false
  }
}

/** A TOML basic string; JSON's escapes are a subset of TOML's. */
export function tomlString(value: string): string {
  return JSON.stringify(value).replace(/\u007f/g, '\\u007f')
}
/** A double-quoted YAML scalar; YAML 1.2 reads every JSON string. */
export function yamlString(value: string): string {
  return JSON.stringify(value).replace(/\u007f/g, '\\x7f')
}

/**
 * The certificates of a PEM text, written cleanly; null when there is none. Go reads blocks named CERTIFICATE only
 * (crypto/x509 CertPool.AppendCertsFromPEM); the older name X509 CERTIFICATE holds the same bytes and is renamed. A placeholder stays as it is.
 */
export function pemText(text: string): string | null {
  if (text.trim() === placeholders.ca) return `${placeholders.ca}\n`
  const blocks = text.match(
    /-----BEGIN (?:X509 )?CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END (?:X509 )?CERTIFICATE-----/g,
  )
  return blocks === null
    ? null
    : `${blocks.map((block) => block.replace(/\r/g, '').replaceAll('X509 CERTIFICATE', 'CERTIFICATE').trim()).join('\n')}\n`
}

/** One certificate a text, in order. */
export function pemBlocks(pem: string): string[] {
  return pem.match(/-----BEGIN[\s\S]*?-----END [A-Z0-9 ]+-----/g) ?? [pem.trim()]
}

/** An unencrypted private key in PEM, written cleanly; null for anything else. A placeholder stays as it is. */
export function keyText(text: string): string | null {
  if (text.trim() === placeholders.key) return `${placeholders.key}\n`
  const block = /-----BEGIN (?:RSA |EC )?PRIVATE KEY-----[A-Za-z0-9+/=\s]+-----END (?:RSA |EC )?PRIVATE KEY-----/.exec(
    text,
  )?.[0]
  return block === undefined ? null : `${block.replace(/\r/g, '').trim()}\n`
}

/** Base64 of a PEM text, which is ASCII; the placeholder of a PEM becomes one for its base64. */
export function base64(pem: string): string {
  return pem.trim() === placeholders.ca ? '<CA_PEM_BASE64>' : btoa(pem)
}

/** Stands at the head of what turns verification off, in every format that has comments. */
export function temporary(registry: string): string {
  return `# TEMPORARY: nothing verifies ${registry} while this stands. Remove it within hours, by the undo beside it; give the CA instead.\n`
}

/** A name made of a host, for files and objects: lower case letters, digits and dashes. */
export function slug(registry: string): string {
  return (
    registry
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'registry'
  )
}

/** `text` with every line indented, for a YAML block. */
export function indent(text: string, by: number): string {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => (line === '' ? '' : ' '.repeat(by) + line))
    .join('\n')
}

/** Major, minor and patch of a version as programs print it (`containerd://1.7.24-k3s1`, `v1.36.1+k0s.0`); null when there is none. */
export function versionOf(text: string | undefined): [major: number, minor: number, patch: number] | null {
  const found = /(?:^|[^\d.])(\d{1,4})\.(\d{1,4})(?:\.(\d{1,4}))?/.exec(text ?? '')
  return found ? [Number(found[1]), Number(found[2]), Number(found[3] ?? 0)] : null
}
export function atLeast(version: readonly number[], wanted: readonly number[]): boolean {
  for (let i = 0; i < wanted.length; i++)
    if ((version[i] ?? 0) !== (wanted[i] ?? 0)) return (version[i] ?? 0) > (wanted[i] ?? 0)
  return true
}

export interface MirrorEndpoint {
  url: string
  host: string
  path: string
  overridePath: boolean
}

/**
 * Where a mirror is asked: `path` is '' for /v2 at the root, else the whole path that replaces it. A path without /v2 is taken for a project
 * (Harbor, ECR, Artifact Registry: `/v2/PROJECT`), unless it is the base of an API (Artifactory, Nexus), which has its /v2 at its end.
 * null: no http(s) address without a login.
 */
export function mirrorEndpoint(url: string, pathPrefix: string | undefined): MirrorEndpoint | null {
  if (url === placeholders.mirror) return { url, host: placeholders.mirrorHost, path: '', overridePath: false }
  let parsed: URL
  try {
    parsed = new URL(/^[a-z]+:\/\//i.test(url) ? url : `https://${url}`)
  } catch {
    return null
  }
  if (
    !/^https?:$/.test(parsed.protocol) ||
    parsed.username !== '' ||
    parsed.password !== '' ||
    parsed.search !== '' ||
    parsed.hash !== '' ||
    !isHost(parsed.host)
  )
    return null
  const own = parsed.pathname.replace(/\/{1,9}$/, '')
  const prefix = (pathPrefix ?? '').replace(/^\/{1,9}|\/{1,9}$/g, '')
  if (!/^[A-Za-z0-9._/~-]*$/.test(own + prefix)) return null
  const base = /\/v2(?:\/|$)/.test(own) ? own : /\/api\/docker\/|\/repository\//.test(own) ? `${own}/v2` : `/v2${own}`
  const whole = prefix === '' ? base : `${base}/${prefix.replace(/^v2\//, '')}`
  const path = whole === '/v2' ? '' : whole
  return { url: `${parsed.protocol}//${parsed.host}${path}`, host: parsed.host, path, overridePath: path !== '' }
}

/** The mirror of a request whose address has been checked. */
export function mirrorOf(request: { url: string; pathPrefix?: string }): MirrorEndpoint {
  const mirror = mirrorEndpoint(request.url, request.pathPrefix)
  if (!mirror) throw new Error('an unchecked mirror address')
  return mirror
}
