/**
 * Docker configuration as kubelet reads it (pkg/credentialprovider/config.go). The only reader that sees secrets: it keeps their
 * shape and drops the value in the line where it is decoded.
 */
import type { CauseCode } from '../contract.ts'
import type { CredentialFact } from '../model.ts'
import { normaliseKey } from '../registry/keyring.ts'

export interface Payload {
  keys: CredentialFact['keys']
  problem: CauseCode | null
  error: string | null
  /** Docker Desktop and cloud helpers: the logins are elsewhere. */
  helper: boolean
}

type Login = CredentialFact['keys'][number]

/** Reads `{"auths": {…}}`. @param created when the secret was made, for tokens that live for hours. */
export function readDockerConfig(json: string, created: Date | null, at: Date): Payload {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    return { keys: [], problem: 'secret-malformed', error: goJsonError(json), helper: false }
  }
  if (!isObject(value))
    return {
      keys: [],
      problem: 'secret-malformed',
      error: `json: cannot unmarshal ${goKind(value)} into Go value of type credentialprovider.DockerConfigJSON`,
      helper: false,
    }
  // Go matches field names without regard to case.
  const auths = field(value, 'auths')
  const helper = typeof field(value, 'credsStore') === 'string' || isObject(field(value, 'credHelpers'))
  if (auths === undefined)
    return {
      keys: [],
      problem: 'secret-malformed',
      error: helper ? 'no auths: the logins are in a credential helper' : 'no auths',
      helper,
    }
  if (!isObject(auths))
    return {
      keys: [],
      problem: 'secret-malformed',
      error: `json: cannot unmarshal ${goKind(auths)} into Go struct field DockerConfigJSON.auths of type credentialprovider.DockerConfig`,
      helper,
    }
  return { ...readHosts(auths, created, at), helper }
}

/** Reads the map of hosts itself, as `.dockercfg` holds it. */
export function readDockercfg(json: string, created: Date | null, at: Date): Payload {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    return { keys: [], problem: 'secret-malformed', error: goJsonError(json), helper: false }
  }
  if (!isObject(value))
    return {
      keys: [],
      problem: 'secret-malformed',
      error: `json: cannot unmarshal ${goKind(value)} into Go value of type credentialprovider.DockerConfig`,
      helper: false,
    }
  if (isObject(field(value, 'auths')))
    return { keys: [], problem: 'secret-malformed', error: 'auths level inside .dockercfg', helper: false }
  return { ...readHosts(value, created, at), helper: false }
}

function readHosts(hosts: { [key: string]: unknown }, created: Date | null, at: Date): Omit<Payload, 'helper'> {
  const keys: Login[] = []
  let error: string | null = null
  for (const [key, entry] of Object.entries(hosts)) {
    const read = readEntry(key, entry, created, at)
    keys.push({ ...read.login, key: namedKey(key, entry) })
    error ??= read.error
  }
  const usable = keys.some((key) => key.login === 'user+password' && key.problem === null)
  const broken = keys.find((key) => key.login === 'undecodable')
  const problem: CauseCode | null = broken
    ? 'secret-malformed'
    : usable
      ? null
      : (keys.find((key) => key.problem)?.problem ?? (keys.length === 0 ? 'secret-malformed' : null))
  return { keys, problem, error: error ?? (keys.length === 0 ? 'auths is empty' : null) }
}

function readEntry(
  key: string,
  entry: unknown,
  created: Date | null,
  at: Date,
): { login: Login; error: string | null } {
  const result = (
    login: Login['login'],
    problem: CauseCode | null,
    error: string | null = null,
    expires: string | null = null,
    hint: Login['hint'] = null,
  ) => ({ login: { key, login, expires, problem, hint }, error })
  if (!isObject(entry))
    return result(
      'undecodable',
      'secret-malformed',
      `json: cannot unmarshal ${goKind(entry)} into Go struct field DockerConfigJSON.auths of type credentialprovider.DockerConfigEntry`,
    )
  const auth = text(field(entry, 'auth'))
  let user = text(field(entry, 'username'))
  let password = text(field(entry, 'password'))
  if (redacted(auth) || redacted(password)) return result('user+password', null)
  let disagree = false
  if (auth !== '') {
    const decoded = decodeBase64(auth, auth.trim().endsWith('='))
    if (typeof decoded === 'number')
      return result('undecodable', 'secret-malformed', `illegal base64 data at input byte ${decoded}`)
    const colon = decoded.indexOf(':')
    if (colon < 0)
      return result(
        'undecodable',
        'secret-malformed',
        'unable to parse auth field, must be formatted as base64(username:password)',
        null,
        'colon-missing',
      )
    disagree =
      (user !== '' && user !== decoded.slice(0, colon)) || (password !== '' && password !== decoded.slice(colon + 1))
    user = decoded.slice(0, colon)
    password = decoded.slice(colon + 1)
  }
  const token = text(field(entry, 'identitytoken')) || text(field(entry, 'registrytoken'))
  if (user === '' && password === '')
    return token === ''
      ? result('empty', 'secret-malformed', 'empty entry', null, 'helper')
      : result('token-only', 'secret-malformed', 'identity token alone', null, 'identity-token')
  if (password === '')
    return result(
      token === '' ? 'user-only' : 'token-only',
      'secret-malformed',
      token === '' ? 'user without a password' : 'identity token alone',
      null,
      token === '' ? 'no-password' : 'identity-token',
    )
  const expires = expiry(user, password, created)
  const expired = expires !== null && Date.parse(expires) < at.getTime()
  if (/[\r\n]$/.test(password))
    return result('user+password', 'credentials-rejected', 'the password ends with a newline', expires, 'newline')
  // Harbor's robot$ci in double quotes or bare: the shell replaced $ci by nothing. Whoever is really called so looks the same.
  const hint = disagree ? 'disagree' : /^robot(?:\+|$)/.test(user) ? 'lost-dollar' : null
  return result('user+password', expired ? 'credentials-expired' : null, null, expires, hint)
}

/**
 * A key as it may be repeated. kubelet drops a login before the host (Go's url.Parse); a key that is no host with a dot or a port, or that
 * holds the entry's own password, may be a secret in the wrong place. What kubelet cannot parse stays unparsable.
 */
export function namedKey(key: string, entry: unknown): string {
  const begin = /^[a-z]{2,10}:\/\//.exec(key)?.[0].length ?? 0
  const at = key.lastIndexOf('@')
  const named = (at < begin ? key : key.slice(0, begin) + key.slice(at + 1)).replace(/[?#].*$/s, '')
  const normalised = normaliseKey(key)
  const harmless =
    /^[\w.\-~/:*?[\]^+,% ]*$/.test(named) &&
    (/\w\.\w|:\d|\*/.test(named) || /^(?:https?:\/\/)?localhost(?:\/|$)/.test(named)) &&
    (named === key || normaliseKey(named) === normalised) &&
    !passwordsOf(entry).some((password) => named.includes(password))
  return harmless ? named : normalised === null ? '••• •••' : '•••'
}

function passwordsOf(entry: unknown): string[] {
  if (!isObject(entry)) return []
  const auth = text(field(entry, 'auth'))
  const decoded = auth === '' ? '' : decodeBase64(auth, auth.trim().endsWith('='))
  return [
    text(field(entry, 'password')),
    text(field(entry, 'identitytoken')),
    auth,
    ...(typeof decoded === 'string' ? [decoded.slice(decoded.indexOf(':') + 1).trim()] : []),
  ].filter((one) => one.length >= 4)
}

/** Lifetimes of the logins that clouds hand out, in hours, by the user name that goes with them. */
const tokenHours: Record<string, number> = {
  AWS: 12,
  oauth2accesstoken: 1,
  '00000000-0000-0000-0000-000000000000': 3,
  iambearer: 1,
  iam: 12,
}

/** When the login ends, if its form tells: a JWT says so itself, a cloud's token lives for hours from the secret's making. */
function expiry(user: string, password: string, created: Date | null): string | null {
  const claims = /^ey[A-Za-z0-9_-]+\.(ey[A-Za-z0-9_-]+)\.[A-Za-z0-9_-]*$/.exec(password)?.[1]
  if (claims) {
    try {
      const exp: unknown = (JSON.parse(atob(claims.replace(/-/g, '+').replace(/_/g, '/'))) as { exp?: unknown }).exp
      if (typeof exp === 'number' && exp > 0 && exp < 1e11)
        return new Date(exp * 1000).toISOString().replace('.000Z', 'Z')
    } catch {
      return null
    }
  }
  const hours = tokenHours[user]
  return hours === undefined || created === null
    ? null
    : new Date(created.getTime() + hours * 3_600_000).toISOString().replace('.000Z', 'Z')
}

/** Go's base64, standard alphabet: line breaks are skipped. Returns the text, or the offset of the first byte that is wrong. */
export function decodeBase64(input: string, padded: boolean): string | number {
  let clean = ''
  for (let i = 0; i < input.length; i++) {
    const character = input.charAt(i)
    if (character === '\r' || character === '\n') continue
    if (character === '=' && padded && /^[=\r\n]*$/.test(input.slice(i))) {
      clean += '='
      continue
    }
    if (!/[A-Za-z0-9+/]/.test(character)) return i
    clean += character
  }
  const body = clean.replace(/={1,4}$/, '')
  if (body.length % 4 === 1 || (padded && clean.length % 4 !== 0)) return Math.max(0, input.length - 1)
  try {
    return new TextDecoder().decode(
      Uint8Array.from(atob(body + '='.repeat((4 - (body.length % 4)) % 4)), (c) => c.charCodeAt(0)),
    )
  } catch {
    return input.length
  }
}

/** The person replaced the value before pasting: nothing is known of it, and nothing is wrong with it. */
export function redacted(value: string): boolean {
  return (
    value !== '' &&
    (/^[x*•.\-_#…]+$/i.test(value) ||
      /^<.*>$|^\$\{?\w+\}?$|^\{\$?\w+\}$|^\{\{.*\}\}$|redacted|hidden|omitted|…|\*\*\*|\.\.\./i.test(value))
  )
}

function goJsonError(json: string): string {
  const trimmed = json.trim()
  const first = trimmed.charAt(0)
  if (trimmed === '' || (first === '{' && !balanced(trimmed))) return 'unexpected end of JSON input'
  if (first !== '{' && first !== '[' && first !== '"')
    return `invalid character '${first}' looking for beginning of value`
  return 'invalid character in JSON'
}
function balanced(json: string): boolean {
  return (json.match(/[{[]/g)?.length ?? 0) <= (json.match(/[}\]]/g)?.length ?? 0)
}
function goKind(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value === 'boolean' ? 'bool' : typeof value
}
function field(object: { [key: string]: unknown }, name: string): unknown {
  if (name in object) return object[name]
  const key = Object.keys(object).find((candidate) => candidate.toLowerCase() === name.toLowerCase())
  return key === undefined ? undefined : object[key]
}
function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
export function isObject(value: unknown): value is { [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
