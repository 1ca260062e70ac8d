/**
 * Our verdict against the real crypto/x509: chains made by scripts/go-judge (each kind of change once, then pairs by a random seed),
 * judged by whatever Go is on the PATH. Without Go it is skipped, aloud, but never in continuous integration.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyChain } from '../../src/lib.ts'
import { parseGoCertificate } from '../../src/core/pki/go-parse.ts'

interface Chain {
  id: string
  leaf: string
  intermediates: string[]
  trusted: string[]
  host: { kind: 'dns' | 'ip'; value: string } | null
  time: string
  go: { ok: boolean; error?: string }
}
interface Damaged {
  damaged: string
  ok: boolean
  error?: string
}

const version = /go1\.(\d+)/.exec(
  spawnSync('go', ['env', 'GOVERSION'], { encoding: 'utf8', env: { ...process.env, GOTOOLCHAIN: 'local' } }).stdout ??
    '',
)
const minor = Number(version?.[1] ?? 0)
const seed = Number(process.env.PULL_DOCTOR_SEED ?? Math.floor(Math.random() * 2 ** 31))

if (!version)
  console.error('SKIPPED: the differential test against crypto/x509 needs Go (Debian: apt-get install golang-go).')

const openssl = (spawnSync('openssl', ['version'], { encoding: 'utf8' }).stdout ?? '').trim()

/** `ok`, the number of the first error, or `load` where it does not get as far. */
function askOpenssl({ leaf, intermediates, trusted, host, time }: Chain, folder: string): string {
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }
  const run = spawnSync(
    'openssl',
    [
      'verify',
      '-purpose',
      'sslserver',
      '-auth_level',
      '2',
      '-attime',
      String(Math.floor(Date.parse(time) / 1000)),
      '-no-CApath',
      '-no-CAstore',
      ...(trusted.join('').trim() === '' ? ['-no-CAfile'] : ['-CAfile', file('ca.pem', trusted.join(''))]),
      ...(intermediates.length > 0 ? ['-untrusted', file('sent.pem', intermediates.join(''))] : []),
      ...(host ? [host.kind === 'ip' ? '-verify_ip' : '-verify_hostname', host.value] : []),
      file('leaf.pem', leaf),
    ],
    { encoding: 'utf8' },
  )
  if (run.status === 0) return 'ok'
  return /error (\d+) at \d+ depth lookup/.exec(run.stdout + run.stderr)?.[1] ?? 'load'
}

describe.skipIf(!version && !process.env.CI)(
  `crypto/x509 of ${version?.[0] ?? 'Go, which is missing'}, seed ${seed}`,
  () => {
    const chains: Chain[] = []
    const damaged: Damaged[] = []
    const scratch = mkdtempSync(join(tmpdir(), 'go-judge-'))
    afterAll(() => {
      rmSync(scratch, { recursive: true })
    })

    beforeAll(() => {
      // A program's settings follow the version in its go.mod; the judge is to speak as its toolchain does.
      const module = join(scratch, 'go.mod')
      writeFileSync(module, `module pull-doctor.invalid/go-judge\n\ngo 1.${minor}\n`)
      const run = spawnSync(
        'go',
        [
          'run',
          `-modfile=${module}`,
          '.',
          '-seed',
          String(seed),
          '-pairs',
          '1500',
          '-damaged',
          '1000',
          ...(minor >= 26 ? ['-newest'] : []),
        ],
        {
          cwd: import.meta.dirname,
          encoding: 'utf8',
          maxBuffer: 1 << 29,
          env: { ...process.env, GOTOOLCHAIN: 'local', GOFLAGS: '', GOPROXY: 'off' },
        },
      )
      expect(run.status, run.stderr).toBe(0)
      for (const line of run.stdout.trimEnd().split('\n')) {
        const one = JSON.parse(line) as Chain | Damaged
        if ('damaged' in one) damaged.push(one)
        else chains.push(one)
      }
    }, 300_000)

    it('says of every chain what Go says', async () => {
      expect(chains.length).toBeGreaterThan(2900)
      expect(chains.filter(({ go }) => go.ok).length).toBeGreaterThan(500)
      const wrong: string[] = []
      for (const { id, leaf, intermediates, trusted, host, time, go } of chains) {
        const started = performance.now()
        const verdict = (await verifyChain({ leaf, intermediates, trusted, host, at: new Date(time) })).go
        const late = performance.now() - started > 1000
        if (verdict.ok !== go.ok || late)
          wrong.push(
            `${id}: Go ${go.ok} ${go.error ?? ''} | here ${verdict.ok} ${verdict.error ?? ''}${late ? ' | over a second' : ''}`,
          )
        else if (minor >= 26 && verdict.error !== (go.error ?? null))
          wrong.push(`${id}: Go says ${go.error ?? ''} | here ${verdict.error ?? ''}`)
      }
      expect(wrong, `seed ${seed}`).toEqual([])
    }, 300_000)

    it(`says of a sample what ${openssl || 'OpenSSL'} says, number for number`, async () => {
      expect(openssl).toMatch(/^OpenSSL 3\./)
      const wrong: string[] = []
      // Left out: what its command line does not take for a host, and a private key that is none (we read no keys).
      const sample = chains.filter(
        ({ id, host }, i) =>
          i % 4 === seed % 4 &&
          !/[\0%]/.test(host?.value ?? '') &&
          (host?.kind !== 'ip' || isIP(host.value) !== 0) &&
          !id.includes('key-block-first'),
      )
      for (const chain of sample) {
        const verdict = (
          await verifyChain({
            leaf: chain.leaf,
            intermediates: chain.intermediates,
            trusted: chain.trusted,
            host: chain.host,
            at: new Date(chain.time),
          })
        ).openssl
        const said = askOpenssl(chain, scratch)
        if ((verdict.reason ?? 'ok') !== said)
          wrong.push(`${chain.id}: OpenSSL ${said} | here ${verdict.reason ?? verdict.ok}`)
      }
      expect(sample.length).toBeGreaterThan(600)
      // The rules are those of 3.0; a later one differs in a few.
      expect(wrong.length, `seed ${seed}: ${wrong.join('\n')}`).toBeLessThanOrEqual(
        openssl.startsWith('OpenSSL 3.0') ? 0 : sample.length * 0.03,
      )
    }, 300_000)

    it('reads and refuses damaged certificates as Go does', () => {
      expect(damaged.length).toBe(1000)
      const wrong = damaged.flatMap(({ damaged: der, ok, error }) => {
        let complaint: string | null = null
        try {
          parseGoCertificate(Uint8Array.from(Buffer.from(der, 'base64')))
        } catch (reason) {
          complaint = reason instanceof Error ? reason.message : String(reason)
        }
        return (complaint === null) === ok ? [] : [`Go ${error ?? 'reads it'} | here ${complaint ?? 'read'} | ${der}`]
      })
      // Until 1.26 Go read a few forms more: negative serials, identifiers that are not minimal.
      expect(wrong.length, `seed ${seed}: ${wrong.join('\n')}`).toBeLessThanOrEqual(minor >= 26 ? 0 : 10)
    })
  },
)
