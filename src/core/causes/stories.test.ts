/** Certificates whose name tells a story: what nobody should trust is never offered for trust, and the first cure is the story's own. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { diagnose } from '../../lib.ts'
import type { Report } from '../contract.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pull-doctor-stories-'))
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})

const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' })
const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '3650']
const host = 'registry.example.local'

interface Made {
  subject: string
  issuer: string
  pem: string
}
function selfSigned(subject: string, san: string): Made {
  openssl(
    'req',
    '-x509',
    ...key,
    '-subj',
    subject,
    '-addext',
    `subjectAltName=DNS:${san}`,
    '-addext',
    'basicConstraints=critical,CA:false',
    '-keyout',
    'k',
    '-out',
    'c',
  )
  return { subject, issuer: subject, pem: readFileSync(join(folder, 'c'), 'utf8') }
}
function signed(subject: string, issuer: string): Made {
  openssl('req', '-x509', ...key, '-subj', issuer, '-keyout', 'ck', '-out', 'cc')
  openssl(
    'req',
    '-new',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:P-256',
    '-nodes',
    '-subj',
    subject,
    '-keyout',
    'k',
    '-out',
    'r',
  )
  writeFileSync(join(folder, 'ext'), `subjectAltName=DNS:${host}\nbasicConstraints=CA:false\n`)
  openssl(
    'x509',
    '-req',
    '-in',
    'r',
    '-CA',
    'cc',
    '-CAkey',
    'ck',
    '-CAcreateserial',
    '-days',
    '3650',
    '-extfile',
    'ext',
    '-out',
    'c',
  )
  return { subject, issuer, pem: readFileSync(join(folder, 'c'), 'utf8') }
}
const oneLine = (name: string) => name.slice(1).replaceAll('/', ', ').replaceAll('=', ' = ')
const unknown = (name = host) =>
  `Warning  Failed  2m  kubelet  Failed to pull image "${host}/team/app:1": rpc error: code = Unknown desc = failed to pull and unpack image "${host}/` +
  `team/app:1": failed to resolve reference "${host}/team/app:1": failed to do request: Head "https://${name}/v2/team/app/manifests/1": tls: failed to ` +
  `verify certificate: x509: certificate signed by unknown authority\n`
const dump = ({ subject, issuer, pem }: Made) =>
  `\n$ openssl s_client -connect ${host}:443 -servername ${host} -showcerts </dev/` +
  `null\nCONNECTED(00000003)\n---\nCertificate chain\n 0 s:${oneLine(subject)}\n ` +
  `  i:${oneLine(issuer)}\n${pem}---\nServer certificate\nsubject=${oneLine(subject)}\n\nissuer=${oneLine(issuer)}\n\n---\nVerification error: unable ` +
  `to verify the first certificate\n---\n`
async function read(made: Made, language: 'en' | 'ru' = 'en'): Promise<Report['pulls'][number]> {
  const { pulls } = await diagnose(`${unknown()}${dump(made)}`, { language })
  const [pull] = pulls
  if (!pull) throw new Error('no pull')
  return pull
}
const trusting = /trust this CA|доверять этому центру|ca\.crt|ca-certificates/

describe('a certificate that nobody should trust', () => {
  const staging = "/C=US/O=(STAGING) Let's Encrypt/CN=(STAGING) Counterfeit Cashew R10"
  const cases: [string, () => Made, string[], string, RegExp, RegExp][] = [
    [
      'ingress-nginx',
      () => selfSigned('/O=Acme Co/CN=Kubernetes Ingress Controller Fake Certificate', 'ingress.local'),
      ['tls-self-signed', 'tls-name-mismatch'],
      'ingress-certificate',
      /default certificate of the ingress controller/,
      /ingress-контроллера по умолчанию/,
    ],
    [
      'Traefik',
      () => selfSigned('/CN=TRAEFIK DEFAULT CERT', '0f3c.traefik.default'),
      ['tls-self-signed', 'tls-name-mismatch'],
      'traefik-certificate',
      /default certificate of Traefik/,
      /Traefik по умолчанию/,
    ],
    [
      'cert-manager',
      () => selfSigned('/O=cert-manager/CN=cert-manager.local', host),
      ['tls-self-signed'],
      'certificate-not-issued',
      /has not been issued yet/,
      /ещё не выпущен/,
    ],
    [
      'Let’s Encrypt’s staging CA',
      () => signed(`/CN=${host}`, staging),
      ['tls-private-ca'],
      'acme-production',
      /staging environment/,
      /тестовой среды/,
    ],
    [
      'a Cloudflare Origin certificate',
      () => signed(`/CN=${host}`, '/C=US/O=CloudFlare, Inc./OU=CloudFlare Origin SSL Certificate Authority'),
      ['tls-incomplete-chain', 'tls-private-ca'],
      'through-cloudflare',
      /goes past Cloudflare/,
      /мимо/,
    ],
  ]
  it.each(cases)('%s', async (_, make, codes, first, words, russian) => {
    const made = make()
    const pull = await read(made)
    expect(codes).toContain(pull.cause)
    expect(pull.summary).toMatch(words)
    expect(pull.fixes[0]?.id).toBe(first)
    expect(pull.fixes.filter(({ risk }) => risk !== 'insecure').map(({ id }) => id)).toEqual([first])
    expect(JSON.stringify(pull.fixes)).not.toMatch(trusting)
    const other = await read(made, 'ru')
    expect(other.summary).toMatch(russian)
    expect(other.fixes[0]?.title).toMatch(/[а-яё]/i)
  })

  it('the ACME endpoint is named', async () => {
    const { fixes } = await read(signed(`/CN=${host}`, staging))
    expect(fixes[0]?.notes.join(' ')).toContain('acme-v02.api.letsencrypt.org/directory')
  })

  it('a chain to the national authority is told as that, not as an intermediate left out', async () => {
    const pull = await read(
      signed(`/CN=${host}`, '/C=RU/O=The Ministry of Digital Development and Communications/CN=Russian Trusted Sub CA'),
    )
    expect([pull.cause, pull.summary]).toEqual([
      'tls-private-ca',
      expect.stringMatching(/national authority/) as string,
    ])
    expect(pull.fixes[0]?.notes.join(' ')).toContain('gosuslugi.ru/crt')
  })

  it('near misses: a private CA, and a host below a domain of that name, stay what they are', async () => {
    const own = await read(signed(`/CN=${host}`, '/O=Example Corp/CN=Example Staging Root'))
    expect(own.summary).not.toMatch(/staging environment/)
    expect(own.fixes.some(({ title }) => /trust/.test(title))).toBe(true)
    const named = await read(selfSigned('/CN=registry.ingress.local', 'registry.ingress.local'))
    expect(named.summary).not.toMatch(/ingress controller/)
  })

  it('the words alone name the default certificate too', async () => {
    const { pulls } = await diagnose(
      unknown().replace(
        'certificate signed by unknown authority',
        `certificate is valid for ingress.local, not ${host}`,
      ),
    )
    expect([pulls[0]?.cause, pulls[0]?.fixes[0]?.id]).toEqual(['tls-name-mismatch', 'ingress-certificate'])
  })
})
