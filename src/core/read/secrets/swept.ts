/**
 * Where in a large text a secret may stand, found in one pass over it. What is found is then read as in a small text.
 */
import { namesSecret, variables } from './named.ts'

/** Words of seven letters and more that announce a secret; what is shorter, or a name before a sign, `secretPlaces` finds. */
export const sweptSecrets: readonly string[] = [
  'private key',
  'password',
  'passphrase',
  'passcode',
  'passwd:',
  'passwd=',
  'passwd"',
  '_passwd',
  '_pass: ',
  '_pass =',
  '_pass="',
  'secretkey',
  'secret_key',
  'secret-key',
  'client_secret',
  'clientsecret',
  'client-secret',
  '_secret=',
  '_secret:',
  '_secret ',
  'app_secret',
  '"token"',
  '\\"token',
  'identity_token',
  'identitytoken',
  'registry_token',
  'registrytoken',
  'access_token',
  'refresh_token',
  'accesstoken',
  'id_token',
  '_token=',
  '_token:',
  '_token"',
  '-token:',
  '-token"',
  '  token: ',
  'token: ey',
  '--token',
  '?token=',
  '&token=',
  'api_key',
  'api-key',
  'apikey=',
  'apikey:',
  'apikey"',
  'accesskey',
  'access_key',
  'access-key',
  'privatekey',
  'private_key',
  'client-key-data',
  '"auth":',
  '"auth" :',
  '\\"auth\\',
  'quot;auth&',
  'quot;auth\\&',
  ' auth: ',
  ' auth = ',
  'map[auth',
  ':map[auth:',
  'authorization',
  'registry-auth',
  'https://',
  'http://',
  '--creds',
  '--user ',
  '--user=',
  '--proxy-user',
  'curl -u',
  'curl -ku',
  'curl -su',
  'curl -ksu',
  'curl -sku',
  ' login -',
  'docker login',
  'podman login',
  'skopeo login',
  'registry login',
  'password-stdin',
  '--from-literal',
  'machine ',
  '.dockerconfigjson',
  '.dockercfg',
  'config.json',
  'tls.key',
  'ssh-privatekey',
  'kind: secret',
  '"kind":"secret"',
  '"kind": "secret"',
  'private-lines',
  'ls0tls1crudjti',
  'dckr_pat_',
  'dckr_oat_',
  'github_pat_',
  'set-cookie',
  'x-amz-signature',
  'x-amz-security',
  'x-goog-signature',
  'sha256~',
  'sk-ant-',
  'sk_live_',
  'eyjhdxr',
  'eyjhbgc',
  'eyj0exa',
  'eyjrawq',
  'ewogicjh',
  'ewogicaiyxv',
  'credential',
  'connectionstring',
]

const unseen = /[\u200b-\u200f\u2060\ufeff\u00ad]/g

/** Beginnings of tokens that are too short to be swept for, by their last letter. */
const shortForms: { readonly [last: number]: readonly string[] } = {
  95: ['ghp_', 'gho_', 'ghs_', 'ghu_', 'ghr_', 'npm_', 'hf_'],
  45: ['glpat-', 'gldt-', 'glrt-', 'glptt-', 'glcbt-', 'xoxb-', 'xoxp-', 'xoxa-', 'xoxs-', 'nvapi-', 'pypi-'],
  46: ['hvs.', 'hvb.', 'ya29.', 'SG.'],
  65: ['AKIA', 'ASIA'],
  97: ['AIza'],
  112: ['AKCp'],
}
export const shortWords: readonly string[] = Object.values(shortForms).flat()

/** The last letters of names that say so. */
const nameEnds =
  /(?:pass|pwd|word|phrase|code|secret|token|key|data|auth|cookie|credentials?|signature|string|value)(?:["'\]\\]|&(?:amp;)?(?:quot|#34);){0,8}[ \t]{0,2}$/i

const nameCharacter = /[\w.\u200b-\u200f\u2060\ufeff\u00ad-]/

/** The name before a sign, without quotes and blanks. */
function nameBefore(text: string, sign: number): string {
  let end = sign
  for (let length = 1; length > 0 && end > 0 && sign - end < 24; end -= length) {
    const entity = text.charAt(end - 1) === ';' ? quoteEntity.exec(text.slice(Math.max(0, end - 12), end)) : null
    length = entity?.[0].length ?? (' \t"\'\\]'.includes(text.charAt(end - 1)) ? 1 : 0)
  }
  const start = runBefore(text, end, nameCharacter, 70)
  // What a margin broke off a name stands at the end of the line above.
  const above = text.charAt(start - 1) === '\n' ? runBefore(text, start - 1, nameCharacter, 70) : start
  return (text.slice(above, Math.max(above, start - 1)) + text.slice(start, end)).replace(unseen, '')
}
const quoteEntity = /&(?:amp;)?(?:quot|apos|#34|#39);$/

/** Where the run of such characters begins that ends at a place. */
function runBefore(text: string, end: number, character: RegExp, longest: number): number {
  let start = end
  while (start > 0 && end - start < longest && character.test(text.charAt(start - 1))) start--
  return start
}

/** Whether the `@` may end the login of a URL. */
export const inAddress = (text: string, at: number): boolean =>
  text.slice(runBefore(text, at, /[^\s@"'<>]/, 610), at).includes('://')

/** @returns where the password of `user:password@` begins; null: what stands before the `@` is none, or a digest follows. */
export function passwordBefore(text: string, at: number): number | null {
  if (text.startsWith('sha256:', at + 1) || text.startsWith('sha512:', at + 1)) return null
  const start = runBefore(text, at, /[^\s@"'<>/]/, 250)
  for (let colon = text.indexOf(':', start); colon >= 0 && colon < at - 1; colon = text.indexOf(':', colon + 1)) {
    const user = runBefore(text, colon, /[\w.+$%-]/, 65)
    if (user >= start && user < colon && colon - user < 65) return colon + 1
  }
  return null
}

/**
 * Calls `hit` where in a large text a secret may stand that no swept word announces: short beginnings of tokens, names before a sign, logins.
 * One pass with a look at each character, in order.
 */
export function secretPlaces(text: string, from: number, to: number, hit: (start: number) => void): void {
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i)
    if (code > 117) continue
    if (code === 58 || code === 61) {
      // `"key":`, `name =`: the letter before tells of most that they are none.
      if (text.charCodeAt(i + 1) === 47 || !nameEnds.test(text.slice(Math.max(from, i - 24), i))) continue
      const name = nameBefore(text, i)
      if (name === 'value') {
        if (variables(text.slice(Math.max(0, i - 140), i + 40)).length > 0) hit(Math.max(0, i - 140))
      } else if (namesSecret(name)) hit(i - name.length)
    } else if (code === 64) {
      const start = passwordBefore(text, i)
      if (start !== null) hit(Math.max(0, start - 60))
    } else if (code === 117 || code === 85) {
      if (text.charCodeAt(i - 1) === 45 && text.charCodeAt(i - 2) === 32) hit(i - 2)
    } else if (code === 95 || code === 45 || code === 46 || code === 65 || code === 97 || code === 112)
      for (const form of shortForms[code] ?? []) {
        const start = i - form.length + 1
        if (start >= 0 && text.startsWith(form, start)) hit(start)
      }
  }
}
