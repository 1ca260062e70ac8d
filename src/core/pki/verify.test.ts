/** The two verdicts on chains of our own (scripts/make-chains.sh), its order of complaint and its words. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { verifyChain } from '../../lib.ts'
import { pemToDer } from './pem.ts'
import { parseGoCertificate } from './go-parse.ts'
import { parseAddress } from '../go/address.ts'
import { coversHost } from './go-names.ts'

const folder = join(import.meta.dirname, '../../examples/chains')
const chain = (name: string) =>
  readFileSync(join(folder, `${name}.pem`), 'utf8').match(/-----BEGIN[\s\S]*?-----END CERTIFICATE-----\n/g) ?? []
const root = chain('root-ca')
const at = new Date('2026-06-01T00:00:00Z')
const dns = (value: string) => ({ kind: 'dns' as const, value })
const host = dns('registry.example.local')

async function go(
  name: string,
  options: {
    trusted?: string[]
    host?: { kind: 'dns' | 'ip'; value: string } | null
    at?: Date
    sent?: (pems: string[]) => string[]
  } = {},
) {
  const [leaf = '', ...intermediates] = (options.sent ?? ((same) => same))(chain(name))
  return (
    await verifyChain({
      leaf,
      intermediates,
      trusted: options.trusted ?? root,
      host: options.host === undefined ? host : options.host,
      at: options.at ?? at,
    })
  ).go
}

describe('Go’s verdict', () => {
  it('a whole chain to a trusted root is accepted; any certificate in the pool is an anchor', async () => {
    expect(await go('private-ca')).toEqual({ ok: true, error: null, reason: null, cause: null, version: 'go1.26' })
    expect((await go('private-ca', { trusted: chain('private-ca').slice(1, 2) })).ok).toBe(true)
    expect((await go('private-ca', { trusted: chain('private-ca').slice(0, 1) })).ok).toBe(true)
    expect(
      (await go('private-ca', { sent: ([leaf = '', issuing = '', top = '']) => [leaf, top, issuing, issuing] })).ok,
    ).toBe(true)
  })

  it.each([
    [
      'a root that is not trusted',
      'private-ca',
      { trusted: [] },
      'tls-private-ca',
      'x509: certificate signed by unknown authority',
    ],
    [
      'a missing intermediate',
      'incomplete',
      {},
      'tls-incomplete-chain',
      'x509: certificate signed by unknown authority',
    ],
    [
      'a self-signed certificate',
      'self-signed',
      { host: dns('harbor.example.local') },
      'tls-self-signed',
      'x509: certificate signed by unknown authority',
    ],
    [
      'interception',
      'interception',
      { host: dns('registry-1.docker.io'), trusted: [] },
      'tls-interception',
      'x509: certificate signed by unknown authority',
    ],
    [
      'another name',
      'wrong-name',
      {},
      'tls-name-mismatch',
      'x509: certificate is valid for www.example.local, example.local, not registry.example.local',
    ],
    [
      'an address without IP SANs',
      'no-ip',
      { host: { kind: 'ip' as const, value: '10.20.30.40' } },
      'tls-no-ip-san',
      "x509: cannot validate certificate for 10.20.30.40 because it doesn't contain any IP SANs",
    ],
    [
      'an expired leaf, before name and path',
      'expired',
      { host: dns('other.example'), trusted: [] },
      'tls-expired',
      'x509: certificate has expired or is not yet valid: current time 2026-06-01T00:00:00Z is after 2025-03-01T00:00:00Z',
    ],
    [
      'a clock that runs behind',
      'private-ca',
      { at: new Date('2020-01-01T00:00:00Z') },
      'tls-not-yet-valid',
      'x509: certificate has expired or is not yet valid: current time 2020-01-01T00:00:00Z is before 2026-03-01T00:00:00Z',
    ],
    [
      'a CA that may not sign',
      'private-ca',
      { trusted: root, sent: ([leaf = '']: string[]) => [leaf] },
      'tls-incomplete-chain',
      'x509: certificate signed by unknown authority',
    ],
  ])('%s', async (_, name, options, cause, error) => {
    expect(await go(name, options)).toMatchObject({ ok: false, cause, error })
  })

  it('what does not parse ends the handshake; in the CA file it is passed over', async () => {
    expect(
      await go('private-ca', { sent: ([leaf = '', ...rest]) => [leaf.replace(/^MII/m, 'MIJ'), ...rest] }),
    ).toMatchObject({ ok: false, reason: 'parse', cause: 'tls-malformed-certificate' })
    const damaged = (root[0] ?? '').replace(/^MII/m, 'MIJ')
    expect((await go('private-ca', { trusted: [`${damaged}${root[0] ?? ''}`] })).ok).toBe(true)
    expect(
      (await go('private-ca', { trusted: [(root[0] ?? '').replaceAll('CERTIFICATE', 'TRUSTED CERTIFICATE')] })).ok,
    ).toBe(false)
  })

  it('without WebCrypto, as on a plain-HTTP page, plain JavaScript says the same', async () => {
    const { crypto } = globalThis
    const cases: [string, Parameters<typeof go>[1]][] = [
      ['private-ca', {}],
      ['private-ca', { trusted: [] }],
      ['incomplete', {}],
      ['expired', {}],
      ['self-signed', { trusted: chain('self-signed'), host: dns('harbor.example.local') }],
    ]
    const before = await Promise.all(cases.map(([name, options]) => go(name, options)))
    Object.defineProperty(globalThis, 'crypto', { value: undefined, configurable: true })
    try {
      expect(await Promise.all(cases.map(([name, options]) => go(name, options)))).toEqual(before)
      expect(before.map(({ ok }) => ok)).toEqual([true, false, false, false, true])
    } finally {
      Object.defineProperty(globalThis, 'crypto', { value: crypto, configurable: true })
    }
  })

  it('a damaged certificate is refused or read, never thrown over, and one flipped bit of the signature is seen', async () => {
    const der = pemToDer(chain('private-ca')[0] ?? '') ?? new Uint8Array()
    fc.assert(
      fc.property(fc.nat(der.length - 1), fc.nat(255), (position, value) => {
        const bytes = der.slice()
        bytes[position] = value
        try {
          parseGoCertificate(bytes)
        } catch (error) {
          expect(error instanceof Error && /^(?:x509: |ecdsa: |invalid P|P\d+ point)/.test(error.message)).toBe(true)
        }
      }),
      { numRuns: 500 },
    )
    const last = der.slice()
    last[der.length - 1] = (last[der.length - 1] ?? 0) ^ 1
    const pem = `-----BEGIN CERTIFICATE-----\n${Buffer.from(last).toString('base64')}\n-----END CERTIFICATE-----\n`
    expect((await go('private-ca', { sent: ([, ...rest]) => [pem, ...rest] })).error).toMatch(
      /unknown authority \(possibly because of "x509: ECDSA verification failure" while trying to verify candidate authority certificate "Example Corp Issuing CA 2"\)/,
    )
  })
})

describe('OpenSSL’s verdict beside it', () => {
  const openssl = async (name: string, trusted: string[], value: string, intermediates = chain(name).slice(1)) =>
    (await verifyChain({ leaf: chain(name)[0] ?? '', intermediates, trusted, host: dns(value), at })).openssl
  it.each([
    ['private-ca', root, 'registry.example.local', null],
    ['private-ca', [], 'registry.example.local', '19'],
    ['incomplete', root, 'registry.example.local', '20'],
    ['self-signed', [], 'harbor.example.local', '18'],
    ['wrong-name', root, 'registry.example.local', '62'],
    ['expired', root, 'registry.example.local', '10'],
  ] as [string, string[], string, string | null][])('%s', async (name, trusted, value, number) => {
    expect(await openssl(name, trusted, value)).toMatchObject({
      ok: number === null,
      reason: number,
      version: 'openssl 3.0',
    })
  })
  it('wants a root where Go is content with the intermediate', async () => {
    expect((await openssl('private-ca', chain('private-ca').slice(1, 2), 'registry.example.local')).reason).toBe('2')
    // An extension that cannot be read: not even its own copy in the store makes it self-signed (openssl verify 3.0.20 says 20 for both).
    const unreadable = chain('self-signed-unreadable-usage')
    expect([
      (await openssl('self-signed-unreadable-usage', unreadable, 'registry.example.local')).reason,
      (await openssl('self-signed-unreadable-usage', [], 'registry.example.local')).reason,
    ]).toEqual(['20', '20'])
  })
})

describe('names', () => {
  it.each([
    ['*.example.com', 'a.example.com', true],
    ['*.example.com', 'example.com', false],
    ['*.example.com', 'a.b.example.com', false],
    ['A.example.com', 'a.EXAMPLE.com.', true],
    ['a*.example.com', 'ab.example.com', false],
    ['*', 'localhost', false],
  ])('%s covers %s: %s', (san, name, covers) => {
    expect(coversHost(san, name)).toBe(covers)
  })
  it('reads addresses as Go does', () => {
    expect(parseAddress('10.0.0.1')).toHaveLength(16)
    expect(parseAddress('::ffff:10.0.0.1')).toEqual(parseAddress('10.0.0.1'))
    for (const bad of ['10.0.0.01', '256.1.1.1', '1.2.3', ':::', '1::2::3', 'g::1'])
      expect(parseAddress(bad)).toBeNull()
  })
})
