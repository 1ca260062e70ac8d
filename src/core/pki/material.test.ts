/** With keys and certificates that the real openssl makes on the spot. */
import { speak } from '../said.ts'
import { allTexts } from '../../texts/all.ts'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inspectMaterial, type Material } from './material.ts'

const folder = mkdtempSync(join(tmpdir(), 'pull-doctor-material-'))
const openssl = (...arguments_: string[]) => execFileSync('openssl', arguments_, { cwd: folder, stdio: 'pipe' })
const file = (name: string) => readFileSync(join(folder, name), 'utf8')
// openssl begins validity at the second in which it signs.
const at = new Date(Date.now() + 120_000)
const said = async (material: Material, when = at) =>
  (await inspectMaterial(material, when)).map(
    ({ field, severity, text }) => `${field} ${severity}: ${speak(text, allTexts.en)}`,
  )
const kinds = {
  rsa: ['rsa:2048'],
  p256: ['ec', '-pkeyopt', 'ec_paramgen_curve:P-256'],
  p521: ['ec', '-pkeyopt', 'ec_paramgen_curve:P-521'],
  ed25519: ['ed25519'],
}

beforeAll(() => {
  openssl(
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-keyout',
    'ca.key',
    '-out',
    'ca.crt',
    '-days',
    '30',
    '-subj',
    '/CN=Example Root',
    '-addext',
    'basicConstraints=critical,CA:TRUE',
  )
  openssl(
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-keyout',
    'server.key',
    '-out',
    'server.crt',
    '-days',
    '30',
    '-subj',
    '/CN=registry.example.local',
    '-addext',
    'basicConstraints=critical,CA:FALSE',
    '-addext',
    'extendedKeyUsage=serverAuth',
  )
  for (const [kind, how] of Object.entries(kinds)) {
    openssl(
      'req',
      '-newkey',
      ...how,
      '-nodes',
      '-keyout',
      `${kind}.key`,
      '-out',
      `${kind}.csr`,
      '-subj',
      `/CN=${kind} client`,
    )
    openssl(
      'x509',
      '-req',
      '-in',
      `${kind}.csr`,
      '-CA',
      'ca.crt',
      '-CAkey',
      'ca.key',
      '-CAcreateserial',
      '-out',
      `${kind}.crt`,
      '-days',
      '30',
    )
  }
}, 60_000)
afterAll(() => {
  rmSync(folder, { recursive: true })
})

test.each(Object.keys(kinds))('%s: a key is known as the certificate’s own, and a stranger’s as none', async (kind) => {
  expect((await said({ certificate: file(`${kind}.crt`), key: file(`${kind}.key`) })).at(-1)).toBe(
    'key good: The key belongs to the certificate.',
  )
  for (const other of Object.keys(kinds).filter((one) => one !== kind))
    expect((await said({ certificate: file(`${kind}.crt`), key: file(`${other}.key`) })).at(-1)).toMatch(
      /^key refused: The key does not belong/,
    )
})
test.each(['p256', 'ed25519', 'rsa'] as const)('%s: another key of the same kind is a stranger’s too', async (kind) => {
  openssl(
    'req',
    '-newkey',
    ...kinds[kind],
    '-nodes',
    '-keyout',
    'other.key',
    '-out',
    'other.csr',
    '-subj',
    '/CN=another',
  )
  expect((await said({ certificate: file(`${kind}.crt`), key: file('other.key') })).at(-1)).toMatch(
    /^key refused: The key does not belong/,
  )
})
test('the older forms of a key: PKCS#1, SEC 1, and SEC 1 without its point', async () => {
  openssl('rsa', '-in', 'rsa.key', '-traditional', '-out', 'pkcs1.key')
  openssl('ec', '-in', 'p256.key', '-out', 'sec1.key')
  openssl('ec', '-in', 'p521.key', '-no_public', '-out', 'bare.key')
  for (const [certificate, key] of [
    ['rsa', 'pkcs1'],
    ['p256', 'sec1'],
    ['p521', 'bare'],
  ])
    expect((await said({ certificate: file(`${certificate}.crt`), key: file(`${key}.key`) })).at(-1)).toBe(
      'key good: The key belongs to the certificate.',
    )
})
test('a CA: the root is good; a leaf, an expired one, a key, and DER are told apart', async () => {
  expect((await said({ ca: file('ca.crt') }))[0]).toMatch(
    /^ca good: “Example Root” is a root CA, valid until .* SHA-256 (?:[0-9A-F]{2}:){31}/,
  )
  expect(await said({ ca: file('rsa.crt') })).toEqual([
    'ca refused: “rsa client” is a server’s certificate, not the CA that signed it (“Example Root”): bring that one.',
  ])
  expect((await said({ ca: file('server.crt') }))[0]).toMatch(/^ca caution: .* self-signed certificate, not a CA/)
  expect((await said({ ca: file('ca.crt') }, new Date(at.getTime() + 40 * 86_400_000)))[0]).toMatch(
    /^ca refused: “Example Root” expired on/,
  )
  expect((await said({ ca: file('ca.key') }))[0]).toMatch(/^ca refused: A private key stands here/)
  expect((await said({ ca: 'MIIB' }))[0]).toMatch(/^ca refused: No PEM certificate here/)
  expect((await said({ ca: file('ca.crt') + file('server.crt') }))[0]).toMatch(/^ca caution: 2 certificates/)
})
test('a client certificate that is none, and a key that no runtime can use', async () => {
  expect((await said({ certificate: file('ca.crt') }))[0]).toMatch(/^certificate refused: “Example Root” is a CA/)
  expect((await said({ certificate: file('server.crt') }))[0]).toMatch(/^certificate refused: .* lacks clientAuth/)
  openssl('pkey', '-in', 'rsa.key', '-aes256', '-passout', 'pass:example', '-out', 'locked.key')
  expect((await said({ key: file('locked.key') }))[0]).toMatch(/^key refused: The key is encrypted/)
  expect((await said({ key: file('ca.crt') }))[0]).toMatch(/^key refused: No private key/)
})
test('nothing of a key is in what is said', async () => {
  const body = file('rsa.key').split('\n').slice(1, 4)
  const all = JSON.stringify(
    await inspectMaterial({ ca: file('rsa.key'), certificate: file('rsa.crt'), key: file('rsa.key') }, at),
  )
  for (const line of body) expect(all).not.toContain(line)
})
