/** Texts that made one step of reading quadratic, or could: what is repeated in them, and pairs of what grows together. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = readFileSync(join(import.meta.dirname, '../src/examples/chains/root-ca.pem'), 'utf8')
const filled = (part: string) => (length: number) => part.repeat(Math.ceil(length / part.length)).slice(0, length)
const behind = (head: string, part: string) => (length: number) => head + filled(part)(length)
const counted = (make: (i: number) => string) => (length: number) => {
  const parts: string[] = []
  for (let size = 0, i = 0; size < length; i++) {
    const part = make(i)
    parts.push(part)
    size += part.length
  }
  return parts.join('')
}
const failed = (host: string, words: string) =>
  `  Warning  Failed  8s  kubelet  Failed to pull image "${host}/t/a:1": failed to resolve reference "${host}/t/a:1": ${words}\n`
const unauthorized =
  'pull access denied, repository does not exist or may require authorization: authorization failed: no basic auth credentials'

/** By name: a text of about so many characters. */
export const shapes: { readonly [name: string]: (length: number) => string } = {
  'the beginning of a failure': filled('Failed to pull image "'),
  'one failure over and over on one line': filled(
    failed('r.example.com', 'x509: certificate signed by unknown authority').trim(),
  ),
  'words of x509 on one line': filled('x509: certificate signed by unknown authority '),
  'failing pulls, each of another host': counted((i) =>
    failed(`r${i}.example.com`, `dial tcp 10.0.${(i >> 8) % 256}.${i % 256}:443: connect: connection refused`),
  ),
  'failing pulls and a secret, a key for each': (length) => {
    const count = Math.ceil(length / 360)
    const auths = Object.fromEntries(
      Array.from({ length: count }, (_, i) => [`r${i}.example.com:5000/p`, { auth: 'dTpwYXNzd29yZA==' }]),
    )
    const data = Buffer.from(JSON.stringify({ auths })).toString('base64')
    const secret = `apiVersion: v1\nkind: Secret\nmetadata:\n  name: regcred\ntype: kubernetes.io/dockerconfigjson\ndata:\n  .dockerconfigjson: ${data}\n---\n`
    return secret + Array.from({ length: count }, (_, i) => failed(`r${i}.example.com`, unauthorized)).join('')
  },
  'certificates that never end, on one line': filled('-----BEGIN CERTIFICATE-----'),
  'certificates that never end': filled('-----BEGIN CERTIFICATE-----\n'),
  'a bundle of certificates': filled(root),
  'private keys that never end': filled('-----BEGIN PRIVATE KEY-----\n'),
  'ends of private keys': filled('MIIEvQIBADANBgkqhkiG9w0BAQEFAASC\n-----END PRIVATE KEY-----\n'),
  'curl -v': filled(
    '* Connected to r.example.com (10.0.0.1) port 443\n* SSL certificate problem: unable to get local issuer certificate\n',
  ),
  'verify errors': filled('depth=0 CN = a\nverify error:num=20:unable to get local issuer certificate\n'),
  'YAML with merges': behind('apiVersion: v1\nkind: Pod\nx: &a {b: 1}\n', 'y: {<<: *a}\n'),
  'a secret in YAML': behind('kind: Secret\ndata:\n', '  a: b\n'),
  'many secrets in YAML': filled('kind: Secret\ndata:\n  a: QUJD\n---\n'),
  'a secret in JSON that never ends': behind('{"kind": "Secret", "data": {', '"a": "b",'),
  'JSON that opens only': filled('{"a":'),
  'names of passwords': filled('password: '),
  'open quotes of passwords': filled('password: "'),
  'backslashes of passwords': filled('password=\\'),
  'names of variables': filled('name: GITHUB_TOKEN '),
  'a map as Go prints it': filled('map[auth:'),
  entities: behind('', '&amp;'),
  logins: filled('a:b@'),
  'spaces only': filled(' '),
  'a word without end': filled('a'),
}
