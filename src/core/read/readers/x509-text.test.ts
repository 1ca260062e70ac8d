/** Words of certificates, as the real `openssl x509` prints them of our own chains. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { diagnose } from '../../../lib.ts'

const folder = join(import.meta.dirname, '../../../examples/chains')
const openssl = (name: string, ...options: string[]) =>
  execFileSync('openssl', ['x509', '-in', join(folder, `${name}.pem`), '-noout', ...options], { encoding: 'utf8' })
const at = new Date('2026-06-01T00:00:00Z')
const pull = (host: string) =>
  `Warning  Failed  2m  kubelet  Failed to pull image "${host}/team/app:1": failed to resolve reference "${host}/team/app:1": failed to do request: ` +
  `Head "https://${host}/v2/team/app/manifests/1": tls: failed to verify certificate: x509: certificate signed by unknown authority\n`
const asked = (host: string, more = '') =>
  `$ openssl s_client -connect ${host}:443 ${more}</dev/null 2>/dev/null | openssl x509 -noout -text\n`

describe('openssl x509 in words', () => {
  it.each([
    ['-text'],
    ['-subject', '-issuer', '-serial', '-dates', '-fingerprint', '-sha256', '-ext', 'subjectAltName,basicConstraints'],
  ])('%s', async (...options) => {
    const report = await diagnose(openssl('private-ca', ...options), { at })
    expect(report.pulls).toEqual([])
    expect(report.unread).toEqual([])
    expect(report.chains[0]?.certificates[0]).toMatchObject({
      pem: '',
      subject: 'C = DE, O = Example Corp, CN = registry.example.local',
      issuer: 'C = DE, O = Example Corp, CN = Example Corp Issuing CA 2',
      notBefore: '2026-03-01T00:00:00Z',
      notAfter: '2027-03-01T00:00:00Z',
      sans: ['registry.example.local'],
      isCA: false,
      selfSigned: false,
    })
    expect(report.chains[0]?.go.ok).toBe(null)
  })

  it('with the PEM below it is one chain, and that is judged', async () => {
    const report = await diagnose(
      execFileSync('openssl', ['x509', '-in', join(folder, 'private-ca.pem'), '-text'], { encoding: 'utf8' }),
      { at },
    )
    expect(report.chains.map(({ certificates, go }) => [certificates.length, certificates[0]?.key, go.ok])).toEqual([
      [1, 'ECDSA P-256', false],
    ])
  })

  it.each([
    ['an expired certificate', 'expired', 'registry.example.local', 'tls-expired', 'proven'],
    ['another name', 'wrong-name', 'registry.example.local', 'tls-name-mismatch', 'proven'],
    ['interception of a public registry', 'interception', 'registry-1.docker.io', 'tls-interception', 'proven'],
  ])('of the server itself: %s', async (_, name, host, cause, certainty) => {
    const report = await diagnose(asked(host) + openssl(name, '-text'), { at })
    expect(report.pulls.map((found) => [found.cause, found.certainty])).toEqual([[cause, certainty]])
  })

  it('of one certificate nobody knows how many were sent: an unknown authority stays open', async () => {
    const report = await diagnose(
      pull('registry.example.local') + asked('registry.example.local') + openssl('private-ca', '-text'),
      { at },
    )
    expect(report.pulls[0]).toMatchObject({ cause: 'tls-unknown-authority', certainty: 'proven' })
    expect(report.pulls[0]?.next).not.toEqual([])
  })
})

describe('how the server was asked', () => {
  const cause = async (text: string) => {
    const report = await diagnose(text, { at })
    return [report.pulls[0]?.cause, report.pulls[0]?.certainty, report.chains[0]?.caveats.length]
  }
  it('without a server name a wrong one is no proof', async () => {
    expect(await cause(asked('registry.example.local') + openssl('wrong-name', '-text'))).toEqual([
      'tls-name-mismatch',
      'proven',
      0,
    ])
    expect(await cause(asked('registry.example.local', '-noservername ') + openssl('wrong-name', '-text'))).toEqual([
      'tls-name-mismatch',
      'likely',
      1,
    ])
    expect(
      await cause(asked('10.0.0.7', '-servername registry.example.local ') + openssl('wrong-name', '-text')),
    ).toEqual(['tls-name-mismatch', 'proven', 0])
  })
  it('through a proxy an interception may be the proxy’s', async () => {
    expect(
      await cause(asked('registry-1.docker.io', '-proxy proxy.example.local:3128 ') + openssl('interception', '-text')),
    ).toEqual(['tls-interception', 'likely', 1])
  })
})

it('a damaged certificate is named with the place where Go stops reading', async () => {
  const pem = readFileSync(join(folder, 'private-ca.pem'), 'utf8').split('-----END CERTIFICATE-----')[0] ?? ''
  const lines = `${pem}-----END CERTIFICATE-----\n`.split('\n')
  const damaged = lines.map((line, i) => (i === 2 ? line.replace(/^.{8}/, 'AAAAAAAA') : line)).join('\n')
  const report = await diagnose(damaged, { at })
  expect(report.chains[0]?.go).toMatchObject({ ok: false, cause: 'tls-malformed-certificate' })
  expect(report.chains[0]?.caveats[0]).toMatch(/^Go cannot read certificate 1: it stops at byte \d+ of \d+\.$/)
})
