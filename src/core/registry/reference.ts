/**
 * Image references as distribution/reference 0.6 reads them (ParseNormalizedNamed), which kubelet, containerd and
 * docker all call. https://github.com/distribution/reference, normalize.go and reference.go.
 */
import type { ParsedReference } from '../contract.ts'

const label = '(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])'
const host = `(?:${label}(?:\\.${label})*|\\[[a-fA-F0-9:]+\\])`
const domain = `${host}(?::[0-9]+)?`
const component = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*'
const path = `${component}(?:/${component})*`
const tag = '\\w[\\w.-]{0,127}'
const digest = '[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}'

const reference = new RegExp(`^((?:${domain}/)?${path})(?::(${tag}))?(?:@(${digest}))?$`)
const name = new RegExp(`^(?:(${domain})/)?(${path})$`)
const identifier = /^[a-f0-9]{64}$/

/** Hexadecimal digits of the digests that kubelet registers. */
const digestLength: Record<string, number> = { sha256: 64, sha384: 96, sha512: 128 }

const longestPath = 255
/** No image reference is longer; the grammar's regular expressions never see more. */
const longestReference = 4096

/** The longest prefix of the reference that names a registry, and the rest (splitDockerDomain). */
function splitDomain(input: string): [domain: string, rest: string] {
  const slash = input.indexOf('/')
  if (slash < 0) return ['docker.io', `library/${input}`]
  const first = input.slice(0, slash)
  const rest = input.slice(slash + 1)
  if (first === 'index.docker.io' || first === 'docker.io')
    return ['docker.io', rest.includes('/') ? rest : `library/${rest}`]
  const isDomain = first === 'localhost' || /[.:]/.test(first) || first.toLowerCase() !== first
  return isDomain ? [first, rest] : ['docker.io', input]
}

/**
 * Reads an image reference and fills in what it leaves out: `nginx` → docker.io, library/nginx.
 * The tag is not filled in; kubelet adds `:latest` where there is neither tag nor digest.
 */
export function parseReference(input: string): ParsedReference {
  const refuse = (error: string): ParsedReference => ({ ok: false, error })
  if (identifier.test(input))
    return refuse(`invalid repository name (${input}), cannot specify 64-byte hexadecimal strings`)
  const [domainPart, rest] = splitDomain(input)
  const colon = rest.indexOf(':')
  const remote = colon < 0 ? rest : rest.slice(0, colon)
  if (remote.toLowerCase() !== remote)
    return refuse(`invalid reference format: repository name (${remote}) must be lowercase`)
  const full = `${domainPart}/${rest}`
  if (full.length > longestReference)
    return refuse(
      longestPath < remote.length ? 'repository name must not be more than 255 characters' : 'invalid reference format',
    )
  const match = reference.exec(full)
  if (!match)
    return refuse(reference.test(full.toLowerCase()) ? 'repository name must be lowercase' : 'invalid reference format')
  const parts = name.exec(match[1] ?? '')
  const repository = parts?.[2] ?? ''
  if (repository.length > longestPath) return refuse('repository name must not be more than 255 characters')
  const digestPart = match[3] ?? null
  if (digestPart !== null) {
    const error = digestError(digestPart)
    if (error) return refuse(error)
  }
  return { ok: true, domain: parts?.[1] ?? '', path: repository, tag: match[2] ?? null, digest: digestPart }
}

/** The complaint of opencontainers/go-digest, in its order: algorithm, length, characters. */
function digestError(text: string): string | null {
  const colon = text.indexOf(':')
  const algorithm = text.slice(0, colon)
  const encoded = text.slice(colon + 1)
  const length = digestLength[algorithm]
  if (length === undefined)
    return /^[a-z0-9]+(?:[.+_-][a-z0-9]+)*$/.test(algorithm)
      ? 'unsupported digest algorithm'
      : 'invalid checksum digest format'
  if (encoded.length !== length) return 'invalid checksum digest length'
  return /^[a-f0-9]+$/.test(encoded) ? null : 'invalid checksum digest format'
}

/** The registry host with its port, or null for an invalid reference. */
export function registryHost(image: string): string | null {
  const parsed = parseReference(image)
  return parsed.ok ? parsed.domain || null : null
}

/** `domain/path`, what the keyring is asked for. */
export function repositoryOf(image: string): string | null {
  const parsed = parseReference(image)
  return parsed.ok ? (parsed.domain ? `${parsed.domain}/${parsed.path}` : parsed.path) : null
}

/** One spelling for all ways to write the same image: domain, path, and digest or tag (`:latest` when there is none). */
export function canonicalImage(image: string): string | null {
  const parsed = parseReference(image)
  if (!parsed.ok) return null
  return `${parsed.domain}/${parsed.path}${parsed.digest ? `@${parsed.digest}` : `:${parsed.tag ?? 'latest'}`}`
}
