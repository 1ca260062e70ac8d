/**
 * Where secrets stand in a paste. They are found first and blanked out, character for character, before any reader but the
 * one for credentials sees the text: what is not there cannot leak.
 */
import type { SecretKind } from '../contract.ts'
import type { SecretSpan } from '../model.ts'
import { Automaton } from '../text/automaton.ts'
import { squeezeWord } from '../text/mapped.ts'

interface Shape {
  kind: SecretKind
  /** Lower-case words without which the pattern cannot match: the text is searched for these only. */
  anchors: string[]
  /** Sticky: tried from a little before each anchor. The group `secret` is what must not be seen. */
  pattern: RegExp
  /** How far before the anchor the pattern may begin. */
  before: number
}

const quote = '\\\\{0,6}["\']'
/** A value that was already masked by the person, or names where the secret comes from. */
const harmless =
  /^(?:[x*•.\-_…]+|<[^>]*>|\$\{?[\w.]+\}?|\{\{.*\}\}|null|""|''|redacted|\[redacted.*|<secret contents redacted>|true|false|\$\(.*)$/i

const shapes: Shape[] = [
  {
    kind: 'private-key',
    anchors: ['private key'],
    before: 30,
    pattern: /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY-----(?<secret>[\s\S]{0,20000}?)(?=-----END|$(?![\s\S])|\n\s*\n)/dy,
  },
  // "password": "…", password: …, also escaped once or thrice, identity and registry tokens.
  {
    kind: 'password',
    anchors: ['password', 'passwd', 'secretkey', 'secret_key', 'client_secret', 'clientsecret'],
    before: 1,
    pattern: new RegExp(
      `(?:${quote})?[\\w.-]{0,30}?(?:password|passwd|secret_?key|client_?secret)(?:${quote})?\\s{0,4}[:=]\\s{0,8}(?:${quote}(?<secret>[^"'\\n\\\\]{1,` +
        `4000})|(?<bare>[^\\s"',}&<\\[{][^\\s"',}&]{0,4000}))`,
      'diy',
    ),
  },
  {
    kind: 'token',
    anchors: ['token'],
    before: 20,
    pattern: new RegExp(
      `(?:${quote})(?:identity_?token|registry_?token|access_?token|refresh_?token|id_?token|token)(?:${quote})\\s{0,4}:\\s{0,` +
        `8}${quote}(?<secret>[^"'\\n\\\\]{8,8000})`,
      'diy',
    ),
  },
  {
    kind: 'token',
    anchors: ['identity_token', 'identitytoken'],
    before: 0,
    pattern: /identity_?token\s{0,4}[:=]\s{0,4}["']?(?<secret>[^\s"']{8,8000})/diy,
  },
  {
    kind: 'auth',
    anchors: ['auth'],
    before: 8,
    pattern: new RegExp(
      `(?:${quote}auth${quote}|(?<=[\\s{])auth)\\s{0,4}[:=]\\s{0,8}(?:${quote}(?<secret>[A-Za-z0-9+/=_\\-\\s]{4,16000})${quote}|(?<bare>[A-Za-z0-9+/` +
        `=_-]{8,16000}(?![\\w-]{0,40}:)))`,
      'diy',
    ),
  },
  // A header has a scheme, or a long token; "authorization: authorization failed" is containerd speaking.
  {
    kind: 'auth',
    anchors: ['authorization'],
    before: 1,
    pattern:
      /authorization["'\]]{0,2}\s{0,4}[:=]\s{0,4}["'[]{0,3}(?:(?:basic|bearer|negotiate|token|digest)\s{1,4}(?<secret>[^\s"'\]]{4,8000})|(?<bare>(?=[^\s"'\]]{0,60}\d)[A-Za-z0-9+/=_.-]{20,8000}))/diy,
  },
  {
    kind: 'auth',
    anchors: ['x-registry-auth'],
    before: 1,
    pattern: /x-registry-auth["']?\s{0,4}[:=]\s{0,4}["']?(?<secret>[^\s"']{4,8000})/diy,
  },
  // https://user:password@host, also with a slash in the password; https://token@host. No port and no digest is one.
  {
    kind: 'password',
    anchors: ['://'],
    before: 0,
    pattern:
      /:\/\/(?:[^\s:@/"'<>]{0,200}:(?!\d{1,5}\/)(?<secret>[^\s@"'<>]{1,400})|(?<bare>[^\s:@/"'<>]{1,400}))@(?!sha\d{3}:)/dy,
  },
  {
    kind: 'password',
    anchors: ['--docker-password', '--password', '--creds', '--src-creds', '--dest-creds', '--user'],
    before: 0,
    pattern:
      /--(?:docker-password|password|creds|src-creds|dest-creds|user)(?:=|\s{1,3})(?:'(?<secret>[^'\n]{1,4000})'|"(?<double>[^"\n]{1,4000})"|(?<bare>[^\s'"-][^\s]{0,4000}))/dy,
  },
  {
    kind: 'password',
    anchors: [' -u '],
    before: 0,
    pattern:
      / -u (?:'(?<secret>[^'\n]{0,200}:[^'\n]{1,4000})'|"(?<double>[^"\n]{0,200}:[^"\n]{1,4000})"|(?<bare>[^\s'"]{1,200}:[^\s'"]{1,4000}))/dy,
  },
  {
    kind: 'password',
    anchors: ['docker login', 'podman login', 'skopeo login', 'helm registry login'],
    before: 0,
    pattern:
      /(?:docker|podman|skopeo|helm registry) login[^\n]{0,200}?\s-p[\s=]?(?:'(?<secret>[^'\n]{1,400})'|"(?<double>[^"\n]{1,400})"|(?<bare>[^\s'"]{1,400}))/dy,
  },
  // data of a secret: the payload's base64, on one line or folded.
  {
    kind: 'auth',
    anchors: ['.dockerconfigjson', '.dockercfg', 'config.json', 'data-1', 'tls.key', 'ssh-privatekey'],
    before: 3,
    pattern: new RegExp(
      `(?:${quote})?(?:\\.dockerconfigjson|\\.dockercfg|config\\.json|\\.docker/config\\.json|tls\\.key|ssh-privatekey)(?:${quote})?\\s{0,4}[:=]\\s{0,` +
        `8}(?:[>|][+-]?\\s{1,40})?(?:${quote})?(?<secret>[A-Za-z0-9+/=_-]{20,}(?:\\s{1,20}(?![\\w.-]+:)[A-Za-z0-9+/=]{16,})*)`,
      'diy',
    ),
  },
  // Tokens that are recognised by their own form.
  {
    kind: 'token',
    anchors: ['dckr_pat_', 'dckr_oat_', 'ghp_', 'gho_', 'ghs_', 'github_pat_', 'glpat-', 'gldt-', 'xoxb-', 'akia'],
    before: 0,
    pattern:
      /(?<secret>(?:dckr_[po]at_|gh[posu]_|github_pat_|glpat-|gldt-|xoxb-)[A-Za-z0-9_-]{10,255}|AKIA[A-Z0-9]{16})/dy,
  },
  // A JWT, or a base64 of {"auths"… / {"… standing bare.
  {
    kind: 'token',
    anchors: ['eyj', 'ewog', 'ewoj'],
    before: 0,
    pattern:
      /(?<secret>(?:eyJ|ewog|ewoJ)[A-Za-z0-9+/_=-]{16,}(?:\.[A-Za-z0-9_-]{4,}){0,2}(?:\r?\n[A-Za-z0-9+/=]{20,76})*)/dy,
  },
]

/** What a large text is swept for, to find the secrets that stand outside of what is read: the anchors, written so long that they can be swept for. */
export const sweptSecrets: readonly string[] = [
  'private key',
  'password',
  'passwd:',
  'passwd=',
  'secretkey',
  'secret_key',
  'client_secret',
  '"token"',
  '\\"token',
  'identity_token',
  'identitytoken',
  'registry_token',
  'access_token',
  'refresh_token',
  'accesstoken',
  'id_token',
  'registrytoken": ',
  'registrytoken":"',
  'clientsecret": ',
  'clientsecret":"',
  '"auth":',
  '"auth" :',
  '\\"auth\\',
  ' auth: ',
  ' auth = ',
  'authorization',
  'x-registry-auth',
  'https://',
  'http://',
  '--creds',
  '--user ',
  '--user=',
  'curl -u',
  'docker login',
  'podman login',
  'skopeo login',
  'registry login',
  '.dockerconfigjson',
  '.dockercfg',
  'config.json',
  'tls.key',
  'ssh-privatekey',
  'dckr_pat_',
  'dckr_oat_',
  'github_pat_',
  'eyjhdxr',
  'eyjhbgc',
  'eyj0exa',
  'eyjrawq',
]

const anchorWords = [...new Set(shapes.flatMap(({ anchors }) => anchors).map(squeezeWord))]
const anyAnchor = new Automaton(anchorWords)
const schemeEnd = anchorWords.indexOf('://')
const loginBegins = /^[^\s@"'<>]{1,600}@/

/** Whether any shape can match between the two places. Every URL has the anchor of a login; only those that have a login count. */
export function mayHoldSecrets(text: string, start: number, end: number): boolean {
  let other = false
  let url = false
  anyAnchor.scan(text, start, end, (word) => {
    if (word === schemeEnd) url = true
    else other = true
  })
  return (
    other ||
    (url &&
      text
        .slice(start, end)
        .split('://')
        .some((part, i) => i > 0 && loginBegins.test(part)))
  )
}

/** All secrets of the text, in order, apart from each other. */
export function findSecrets(text: string): SecretSpan[] {
  if (!mayHoldSecrets(text, 0, text.length)) return []
  const lower = text.toLowerCase()
  // Lower-casing may change the length of a text in a few alphabets; then only ASCII letters are lowered.
  return findIn(text, lower.length === text.length ? lower : text.replace(/[A-Z]/g, (letter) => letter.toLowerCase()))
}

function findIn(text: string, lower: string): SecretSpan[] {
  const found: SecretSpan[] = []
  for (const shape of shapes) {
    for (const anchor of shape.anchors) {
      for (let at = lower.indexOf(anchor); at >= 0;) {
        const span = matchNear(shape, text, at)
        if (span) found.push(span)
        // What lies within a secret is that secret's.
        at = lower.indexOf(anchor, Math.max(at + anchor.length, span?.end ?? 0))
      }
    }
  }
  return apart(found)
}

function matchNear(shape: Shape, text: string, at: number): SecretSpan | null {
  for (let start = Math.max(0, at - shape.before); start <= at; start++) {
    shape.pattern.lastIndex = start
    const match = shape.pattern.exec(text)
    if (!match) continue
    const groups = match.indices?.groups ?? {}
    const span = groups.secret ?? groups.bare ?? groups.double
    if (!span || span[0] === span[1]) continue
    const value = text.slice(span[0], span[1]).trim()
    if (value === '' || harmless.test(value)) return null
    return { kind: shape.kind, start: span[0], end: span[1] }
  }
  return null
}

/** Merges what overlaps; the earlier and longer wins. */
export function apart(spans: SecretSpan[]): SecretSpan[] {
  spans.sort((a, b) => a.start - b.start || b.end - a.end)
  const result: SecretSpan[] = []
  for (const span of spans) {
    const last = result[result.length - 1]
    if (last && span.start < last.end) last.end = Math.max(last.end, span.end)
    else result.push({ ...span })
  }
  return result
}

/** What stands in place of a secret: as many dots as it had characters, line breaks kept, so that offsets stay true. */
export function maskSecrets(text: string, secrets: readonly SecretSpan[]): string {
  if (secrets.length === 0) return text
  const parts: string[] = []
  let at = 0
  for (const { start, end } of secrets) {
    parts.push(text.slice(at, start), text.slice(start, end).replace(/[^\r\n]/g, '•'))
    at = end
  }
  parts.push(text.slice(at))
  return parts.join('')
}
