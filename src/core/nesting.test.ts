/** What nests deeper than anything real is malformed, in every reader: no parser follows it to the end of its stack. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { diagnose, lintConfig, verifyChain } from '../lib.ts'
import type { ConfigKind } from './contract.ts'
import { inspectMaterial } from './pki/material.ts'

const at = new Date('2026-06-01T00:00:00Z')
const pem = (bytes: Buffer) =>
  `-----BEGIN CERTIFICATE-----\n${bytes.toString('base64').replace(/(.{64})/g, '$1\n')}\n-----END CERTIFICATE-----\n`
/** SEQUENCE, constructed OCTET STRING, [0], each of open length; and one that is closed again. */
const nested = [
  ...[0x30, 0x24, 0xa0].map((tag) => pem(Buffer.alloc(10_000, Buffer.from([tag, 0x80])))),
  pem(Buffer.concat([Buffer.alloc(10_000, Buffer.from([0x30, 0x80])), Buffer.alloc(10_000)])),
]

describe('a certificate nested without end', () => {
  it.each(nested.map((leaf, i) => [i, leaf] as const))('is malformed and nothing more (%i)', async (_, leaf) => {
    const { chains } = await diagnose(leaf, { at })
    expect(chains.flatMap(({ certificates }) => certificates)).toEqual([])
    const verdict = await verifyChain({ leaf, intermediates: [leaf], trusted: [leaf], host: null, at })
    expect([verdict.go.ok, verdict.openssl.ok]).toEqual([false, false])
    const notes = await inspectMaterial({ ca: leaf, certificate: leaf, key: leaf }, at)
    expect(notes.map(({ severity }) => severity)).toContain('refused')
  })
  it('a real one is read as before', async () => {
    const text = readFileSync(join(import.meta.dirname, '../examples/chains/private-ca.txt'), 'utf8')
    expect((await diagnose(text, { at })).chains[0]?.certificates.length).toBeGreaterThan(0)
  })
})

describe('a runtime’s file nested without end', () => {
  const deep: [ConfigKind, string][] = [
    ['daemon.json', '['.repeat(100_000)],
    ['daemon.json', '{"a":'.repeat(100_000)],
    ['daemon.json', `{"registry-mirrors": ${'['.repeat(100_000)}`],
    ['registries.yaml', `mirrors:\n  a: ${'['.repeat(100_000)}`],
    ['registries.yaml', `mirrors:\n  ${'- '.repeat(100_000)}`],
    ['hosts.toml', `server = ${'['.repeat(100_000)}`],
    ['hosts.toml', `server = ${'{a='.repeat(100_000)}`],
  ]
  it.each(deep)('%s (%#)', async (kind, text) => {
    const begun = performance.now()
    const { problems, corrected } = lintConfig(text, kind)
    expect(problems.map(({ severity, code }) => [severity, code.endsWith('-syntax')])).toEqual([['refused', true]])
    expect(corrected).toBe(null)
    await diagnose(text, { at })
    expect(performance.now() - begun).toBeLessThan(5000)
  })
  it('what is merely nested is read', () => {
    const text = `{"registry-mirrors": ["https://m.example"], "builder": ${'{"gc": '.repeat(50)}1${'}'.repeat(50)}}`
    expect(lintConfig(text, 'daemon.json').problems).toEqual([])
  })
})
