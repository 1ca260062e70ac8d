/**
 * Which `auths` keys kubelet tries for an image: kubernetes pkg/credentialprovider/keyring.go (Add, URLsMatch, Lookup),
 * the same rules from 1.20 to today.
 */
import { parseGoUrl, splitHostPort } from '../go/url.ts'
import { repositoryOf } from './reference.ts'

const hubKey = 'index.docker.io'

/**
 * `host[:port][/path]`: what is left of a key when the scheme, a user, a query and one `/v1/` or `/v2/` are dropped. null: Go's URL parser
 * refuses it, and kubelet ignores the entry.
 */
export function normaliseKey(key: string): string | null {
  const parsed = parseGoUrl(/^https?:\/\//.test(key) ? key : `https://${key}`)
  if (!parsed.ok) return null
  const path = /^\/v[12]\//.test(parsed.path) ? parsed.path.slice(3) : parsed.path
  return path === '' || path === '/' ? parsed.host : parsed.host + path
}

/** Why a key is tried for an image, or is not. Of several reasons the one that a person would mend first. */
export type KeyReason =
  | { kind: 'matches' }
  | { kind: 'docker-hub-fallback' }
  /** The Docker Hub entry is used only when no other key matches. */
  | { kind: 'shadowed'; by: string }
  | { kind: 'unparsable' }
  | { kind: 'scheme'; scheme: string }
  | { kind: 'host'; key: string; image: string }
  | { kind: 'case'; key: string; image: string }
  | { kind: 'port'; key: string; image: string }
  | { kind: 'labels'; key: string; image: string }
  | { kind: 'path'; path: string; repository: string }
  | { kind: 'tag-in-key'; path: string }
  | { kind: 'api-path'; path: string }
  | { kind: 'hub-alias'; key: string }
  | { kind: 'invalid-image' }

/** All keys that kubelet tries for the image, in its order; keys that normalise alike keep the order given. */
export function lookupCredentials(keys: string[], image: string): string[] {
  const repository = repositoryOf(image)
  if (repository === null) return []
  const byNormalised = new Map<string, string[]>()
  for (const key of keys) {
    const normalised = normaliseKey(key)
    if (normalised === null) continue
    const same = byNormalised.get(normalised)
    if (same) same.push(key)
    else byNormalised.set(normalised, [key])
  }
  const index = [...byNormalised.keys()].sort((a, b) => -compareBytes(a, b))
  const matching = index
    .filter((normalised) => compare(normalised, repository) === null)
    .flatMap((normalised) => byNormalised.get(normalised) ?? [])
  if (matching.length > 0) return matching
  return isHubRepository(repository) ? (byNormalised.get(hubKey) ?? []) : []
}

/**
 * The same question for many images, of each key by itself: those that kubelet would try if there were no other. Keys are found by their host;
 * only those with a pattern in it are compared with every image.
 */
export function keysByThemselves(keys: readonly string[]): (image: string) => ReadonlySet<string> {
  const byHost = new Map<string, string[]>()
  const patterns: string[] = []
  for (const key of keys) {
    const host = hostnameOf(normaliseKey(key) ?? '')
    if (/[*?[\\]/.test(host)) patterns.push(key)
    else if (byHost.get(host)?.push(key) === undefined) byHost.set(host, [key])
  }
  return (image) => {
    const repository = repositoryOf(image) ?? ''
    const near = [hostnameOf(repository), ...(isHubRepository(repository) ? [hubKey] : [])]
    const candidates = [...near.flatMap((host) => byHost.get(host) ?? []), ...patterns]
    return new Set(candidates.filter((key) => lookupCredentials([key], image).length > 0))
  }
}

/** Without port and path. */
const hostnameOf = (repository: string): string => repository.split('/')[0]?.replace(/:\d*$/, '') ?? ''

/** Says of one key among others whether kubelet tries it for the image, and why (not). */
export function explainKey(key: string, keys: string[], image: string): KeyReason {
  const repository = repositoryOf(image)
  if (repository === null) return { kind: 'invalid-image' }
  const normalised = normaliseKey(key)
  if (normalised === null) return { kind: 'unparsable' }
  const difference = compare(normalised, repository)
  if (difference === null) return { kind: 'matches' }
  if (normalised === hubKey && isHubRepository(repository)) {
    const tried = lookupCredentials(keys, image)
    return tried.includes(key) ? { kind: 'docker-hub-fallback' } : { kind: 'shadowed', by: tried[0] ?? '' }
  }
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]*):\/\//.exec(key)?.[1]
  if (scheme !== undefined && scheme !== 'https' && scheme !== 'http') return { kind: 'scheme', scheme }
  return difference
}

/** null when the normalised key matches `domain/path`, else the first difference (URLsMatch). */
function compare(normalised: string, repository: string): KeyReason | null {
  const glob = parseGoUrl(`https://${normalised}`)
  const target = parseGoUrl(`https://${repository}`)
  if (!glob.ok || !target.ok) return { kind: 'unparsable' }
  const globHost = splitHostPort(glob.host)
  const targetHost = splitHostPort(target.host)
  const globLabels = globHost.host.split('.')
  const targetLabels = targetHost.host.split('.')
  const sameLabels =
    globLabels.length === targetLabels.length &&
    globLabels.every((pattern, i) => matchGlob(pattern, targetLabels[i] ?? ''))
  if (!sameLabels) {
    if (glob.host.toLowerCase() === target.host.toLowerCase())
      return { kind: 'case', key: glob.host, image: target.host }
    if (target.host === 'docker.io' && /(^|\.)docker\.(io|com)$/.test(glob.host))
      return { kind: 'hub-alias', key: glob.host }
    if (globLabels.length !== targetLabels.length && glob.host.includes('*'))
      return { kind: 'labels', key: glob.host, image: target.host }
    return { kind: 'host', key: glob.host, image: target.host }
  }
  if (globHost.port !== targetHost.port) return { kind: 'port', key: glob.host, image: target.host }
  if (!target.path.startsWith(glob.path)) {
    if (/^\/(api|artifactory\/api|service)\//.test(glob.path) || /^\/v[12]$/.test(glob.path))
      return { kind: 'api-path', path: glob.path }
    if (/:[^/:]*$/.test(glob.path)) return { kind: 'tag-in-key', path: glob.path }
    return { kind: 'path', path: glob.path, repository: target.path }
  }
  return null
}

function isHubRepository(repository: string): boolean {
  const slash = repository.indexOf('/')
  const first = slash < 0 ? repository : repository.slice(0, slash)
  if (first === '') return false
  return slash < 0 || first === 'docker.io' || first === hubKey || !/[.:]/.test(first)
}

/** Go sorts strings by their UTF-8 bytes; UTF-16 order differs above the basic plane. */
function compareBytes(a: string, b: string): number {
  const left = new TextEncoder().encode(a)
  const right = new TextEncoder().encode(b)
  const length = Math.min(left.length, right.length)
  for (let i = 0; i < length; i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0)
    if (difference !== 0) return difference
  }
  return left.length - right.length
}

/** Go's filepath.Match for one label: `*`, `?`, `[a-z]`, `[^a]`, `\x`. A malformed pattern matches nothing. */
function matchGlob(pattern: string, text: string): boolean {
  type Part = { any: true } | { any: false; test: (character: string) => boolean }
  const parts: Part[] = []
  for (let i = 0; i < pattern.length; i++) {
    const character = pattern.charAt(i)
    if (character === '*') {
      parts.push({ any: true })
    } else if (character === '?') {
      parts.push({ any: false, test: (c) => c !== '/' })
    } else if (character === '[') {
      const close = pattern.indexOf(']', i + 2)
      if (close < 0) return false
      const negated = pattern.charAt(i + 1) === '^'
      const body = pattern.slice(i + (negated ? 2 : 1), close)
      if (body === '') return false
      parts.push({ any: false, test: (c) => inClass(body, c) !== negated })
      i = close
    } else {
      const literal = character === '\\' ? pattern.charAt(++i) : character
      if (literal === '') return false
      parts.push({ any: false, test: (c) => c === literal })
    }
  }
  // Greedy with one point of return: linear in practice, never exponential.
  let at = 0
  let part = 0
  let star = -1
  let starAt = 0
  while (at < text.length) {
    const current = parts[part]
    if (current && !current.any && current.test(text.charAt(at))) {
      at++
      part++
    } else if (current?.any) {
      star = part++
      starAt = at
    } else if (star >= 0) {
      part = star + 1
      at = ++starAt
    } else return false
  }
  while (parts[part]?.any) part++
  return part === parts.length
}

function inClass(body: string, character: string): boolean {
  for (let i = 0; i < body.length; i++) {
    const low = body.charAt(i)
    if (body.charAt(i + 1) === '-' && i + 2 < body.length) {
      if (character >= low && character <= body.charAt(i + 2)) return true
      i += 2
    } else if (character === low) {
      return true
    }
  }
  return false
}
