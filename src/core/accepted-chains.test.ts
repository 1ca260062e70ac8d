/** A handshake whose own result is good: the machine that printed it found no fault of trust. Layouts of OpenSSL 3.0. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { diagnose } from '../lib.ts'
import type { Report } from './contract.ts'

const at = new Date('2026-06-01T00:00:00Z')
const host = 'registry.example.local'
const recorded = (name: string) => readFileSync(join(import.meta.dirname, `../examples/chains/${name}.txt`), 'utf8')
const asked = (options = '', target = host) =>
  `$ openssl s_client -connect ${target}:443 -servername ${target}${options} -showcerts </dev/null 2>&1\n`
/** The same dump from a machine that has the root: no `verify error`, the result 0. */
const good = (dump: string) =>
  dump
    .replace(/^verify error:num=.*\n/gm, '')
    .replace(/^Verification error: .*$/gm, 'Verification: OK')
    .replace(/^(\s*)Verify return code: .*$/gm, '$1Verify return code: 0 (ok)')
const refusal = (words = 'x509: certificate signed by unknown authority', name = host) =>
  `  Warning  Failed  8s  kubelet  Failed to pull image "${name}/team/app:1": failed to pull and unpack image "${name}/team/app:1": failed to resolve ` +
  `reference "${name}/team/app:1": failed to do request: Head "https://${name}/v2/team/app/manifests/1": tls: failed to verify certificate: ${words}\n`
const clientCas =
  'Acceptable client certificate CA names\nO = Example Corp, CN = Example Corp Root CA\nC = DE, O = Example Corp, CN = Example Corp Issuing CA ' +
  '2\nRequested Signature Algorithms: ECDSA+SHA256:ECDSA+SHA384\n'
const alert =
  '40B7D0E36A7F0000:error:0A00045C:SSL routines:ssl3_read_bytes:tlsv13 alert certificate required:../ssl/record/rec_layer_s3.c:1601:SSL alert number 116\n'
const read = (text: string, when = at) => diagnose(text, { at: when })
const verdicts = ({ pulls }: Report) => pulls.map(({ cause, certainty }) => `${cause} ${certainty}`)
const trust = /tls-private-ca|tls-incomplete-chain|tls-interception|tls-self-signed|tls-unknown-authority/

describe('a dump whose own result is good', () => {
  it.each(['private-ca', 'incomplete', 'self-signed', 'interception'])(
    '%s, and the machine trusts it: no fault of trust',
    async (name) => {
      const target = { 'self-signed': 'harbor.example.local', interception: 'registry-1.docker.io' }[name] ?? host
      const report = await read(asked('', target) + good(recorded(name)))
      expect(verdicts(report)).toEqual([])
      expect(report.chains[0]?.findings).toEqual([])
      expect(report.chains[0]?.install).toEqual([])
      // Nobody has the root's word here: Go's verdict is good, or stays open.
      expect(report.chains[0]?.go.ok).not.toBe(false)
    },
  )

  it.each([
    ['the last line alone', (dump: string) => good(dump).replace(/^(?:depth|verify |Verification).*\n/gm, '')],
    ['“Verification: OK” alone', (dump: string) => good(dump).replace(/^(?:depth|verify |.*return code).*\n/gm, '')],
    ['every depth returned 1', (dump: string) => good(dump).replace(/^(?:Verification|.*return code).*\n/gm, '')],
  ])('said by %s', async (_, cut) => {
    expect(verdicts(await read(asked() + cut(recorded('private-ca'))))).toEqual([])
  })

  it('near miss: “verify return:1” stands under an error too', async () => {
    const cut = recorded('private-ca').replace(/^(?:Verification|.*return code).*\n/gm, '')
    expect(verdicts(await read(asked() + cut))).toEqual(['tls-private-ca proven'])
  })

  it('near miss: nothing of the result was pasted', async () => {
    const cut = recorded('private-ca').replace(/^(?:depth|verify |Verification|.*return code).*\n/gm, '')
    expect(verdicts(await read(asked() + cut))).toEqual(['tls-private-ca proven'])
  })

  it('the alert beside it is the fault', async () => {
    const dump = good(recorded('private-ca')).replace(/DONE\n$/, alert)
    for (const text of [dump, dump.replace('No client certificate CA names sent\n', clientCas)]) {
      const report = await read(asked() + text)
      expect(verdicts(report)).toEqual(['tls-client-certificate proven'])
      expect(report.pulls[0]?.host).toBe(host)
      expect(report.unread).toEqual([])
    }
  })

  it('dates are judged by the moment that was given, names by the host that was asked', async () => {
    expect(verdicts(await read(asked() + good(recorded('private-ca')), new Date('2027-06-01T00:00:00Z')))).toEqual([
      'tls-expired likely',
    ])
    const name = recorded('wrong-name')
    const [pull] = (await read(asked('', 'other.example.local') + good(name))).pulls
    expect(pull?.cause).toBe('tls-name-mismatch')
  })
})

describe('a name that openssl was told to compare', () => {
  const mismatch = good(recorded('private-ca'))
    .replace(/^depth=0 .*\n/m, '$&verify error:num=62:hostname mismatch\n')
    .replace('Verification: OK', 'Verification error: hostname mismatch')
    .replace('return code: 0 (ok)', 'return code: 62 (hostname mismatch)')

  it('is the host that the verdict is about, and trust is no fault there', async () => {
    const { pulls } = await read(asked(' -verify_hostname other.example.local') + mismatch)
    expect(verdicts({ pulls } as Report)).toEqual(['tls-name-mismatch proven'])
    expect(pulls[0]?.host).toBe('other.example.local')
  })

  it('near miss: which name it was, is not in the paste', async () => {
    expect(verdicts(await read(asked() + mismatch))).toEqual(['tls-name-mismatch likely'])
  })

  it('near miss: it covers the name', async () => {
    expect(verdicts(await read(asked(` -verify_hostname ${host}`) + good(recorded('private-ca'))))).toEqual([])
  })
})

describe('the node’s own message beside it', () => {
  it('stands, its kind open, and the sentence says who trusts the chain', async () => {
    for (const text of [
      refusal() + asked() + good(recorded('private-ca')),
      asked() + good(recorded('private-ca')) + refusal(),
    ]) {
      const { pulls } = await read(text)
      expect(pulls).toHaveLength(1)
      expect(pulls[0]).toMatchObject({ cause: 'tls-unknown-authority', certainty: 'proven', host })
      expect(pulls[0]?.observations.join(' ')).toMatch(/machine .*trusts/)
      expect(pulls[0]?.next.length).toBeGreaterThan(0)
    }
    const russian = await diagnose(refusal() + asked() + good(recorded('private-ca')), { at, language: 'ru' })
    expect(russian.pulls[0]?.observations.join(' ')).toMatch(/доверяет/)
  })

  it('near miss: a dump that failed names the kind', async () => {
    const { pulls } = await read(refusal() + asked() + recorded('private-ca'))
    expect(verdicts({ pulls } as Report)).toEqual(['tls-private-ca proven'])
    expect(pulls[0]?.observations).toEqual([])
  })

  it('a healthy handshake with another registry says nothing of this one', async () => {
    const { pulls } = await read(refusal(undefined, 'hub.example.com') + asked() + good(recorded('private-ca')))
    expect(verdicts({ pulls } as Report)).toEqual(['tls-unknown-authority proven'])
    expect(pulls[0]?.observations).toEqual([])
  })

  it('a CA that is shown is offered for trust; an intermediate of a chain whose root was not sent is not', async () => {
    const [first] = (await read(refusal() + asked() + good(recorded('private-ca')))).pulls
    expect(JSON.stringify(first?.fixes.filter(({ risk }) => risk === 'safe'))).toContain('BEGIN CERTIFICATE')
    const dump = good(recorded('private-ca')).replace(/^ 2 s:[\s\S]*?-----END CERTIFICATE-----\n/m, '')
    const [second] = (await read(refusal() + asked() + dump)).pulls
    expect(second?.cause).toBe('tls-unknown-authority')
    expect(JSON.stringify(second?.fixes.filter(({ risk }) => risk === 'safe'))).not.toContain('BEGIN CERTIFICATE')
  })
})

describe('verified with a CA named on the command line', () => {
  it.each([
    ' -CAfile corp-root.pem',
    ' -CApath /etc/corp-cas',
    ' -verifyCAfile corp-root.pem',
    ' -CAstore file:corp.pem',
  ])('%s: no fault by itself; the node’s message beside it is of a private CA', async (option) => {
    expect(verdicts(await read(asked(option) + good(recorded('private-ca'))))).toEqual([])
    expect(verdicts(await read(refusal() + asked(option) + good(recorded('private-ca'))))).toEqual([
      'tls-private-ca proven',
    ])
    const dump = good(recorded('private-ca')).replace(/^ 2 s:[\s\S]*?-----END CERTIFICATE-----\n/m, '')
    expect(verdicts(await read(refusal() + asked(option) + dump))).toEqual(['tls-private-ca likely'])
  })

  it('given by the environment', async () => {
    const text = refusal() + asked().replace('$ ', '$ SSL_CERT_FILE=corp-root.pem ') + good(recorded('private-ca'))
    expect(verdicts(await read(text))).toEqual(['tls-private-ca proven'])
  })
})

describe('layers that come from elsewhere', () => {
  const begun = `$ docker pull ${host}/team/app:1\n1: Pulling from team/app\n8a49fdb3b6a5: Pulling fs layer\n`
  const configuration =
    'error pulling image configuration: download failed after attempts=6: tls: failed to verify certificate: x509: certificate signed by unknown authority\n'

  it.each([
    ['no URL', begun + configuration],
    ['only the last line', `$ docker pull ${host}/team/app:1\n${configuration}`],
    ['layers, no URL', `${begun}8a49fdb3b6a5: Retrying in 1 second\nx509: certificate signed by unknown authority\n`],
  ])('the registry’s own handshake is good: its CA is not the fault (%s)', async (_, text) => {
    const { pulls } = await read(text + asked() + good(recorded('private-ca')))
    expect(pulls.map(({ cause }) => cause)).toEqual(['tls-unknown-authority'])
    expect(pulls[0]?.summary).not.toMatch(/certificate that registry\.example\.local presents/)
    // The certificates of the registry do not cure what another host shows.
    expect(JSON.stringify(pulls[0]?.fixes)).not.toContain('BEGIN CERTIFICATE-----\\nMII')
  })

  it('nor is it where the registry’s own handshake fails for openssl', async () => {
    const { pulls } = await read(begun + configuration + asked() + recorded('private-ca'))
    expect(pulls.map(({ cause }) => cause)).toEqual(['tls-unknown-authority'])
  })

  it('the failing URL names the host', async () => {
    const url =
      'Error response from daemon: error pulling image configuration: download failed after attempts=6: Get "https://blobs.example.net/store/sha256/8a/' +
      '8a49": tls: failed to verify certificate: x509: certificate signed by unknown authority\n'
    const { pulls } = await read(begun + url + asked() + good(recorded('private-ca')))
    expect(pulls[0]).toMatchObject({ cause: 'tls-unknown-authority', failingHost: 'blobs.example.net' })
    expect(pulls[0]?.observations).toEqual([])
  })
})

describe('a device in between', () => {
  /** A dump cut down to its names: what stands between leaf and root. */
  const named = (...names: string[]) =>
    `CONNECTED(00000003)\n---\nCertificate chain\n${names
      .slice(0, -1)
      .map((name, i) => ` ${i} s:${name}\n   i:${names[i + 1] ?? ''}\n`)
      .join('')}---\nVerify return code: 19 (self-signed certificate in certificate chain)\n---\n`
  const leaf = `CN = ${host}`

  it.each([
    'O = Example Corp, CN = Example Corp TLS Inspection CA',
    'O = Example Corp, CN = Example SSL Decryption Root',
    'CN = Example Web Gateway',
    'CN = Example Inspection CA',
  ])('%s: interception, likely, for a registry that may have a private CA as well', async (ca) => {
    for (const option of ['', ' -proxy proxy.example.local:3128']) {
      const { pulls } = await read(refusal() + asked(option) + named(leaf, ca, ca))
      expect(verdicts({ pulls } as Report)).toEqual(['tls-interception likely'])
      expect(pulls[0]?.alternatives.map(({ cause }) => cause)).toEqual(['tls-private-ca'])
    }
  })

  it.each([
    'O = Example Inspection Agency, CN = Example Root CA',
    'CN = Example Front Proxy Team CA',
    'O = Example Corp, CN = Example Corp Root CA',
  ])('near miss: %s is a private CA', async (ca) => {
    expect(verdicts(await read(refusal() + asked() + named(leaf, ca, ca)))).toEqual(['tls-private-ca proven'])
  })

  it('what was seen through a proxy may be the proxy’s own', async () => {
    const ca = 'O = Example Corp, CN = Example Corp Root CA'
    const { pulls } = await read(refusal() + asked(' -proxy proxy.example.local:3128') + named(leaf, ca, ca))
    expect(verdicts({ pulls } as Report)).toEqual(['tls-private-ca likely'])
    expect(pulls[0]?.alternatives.map(({ cause }) => cause)).toEqual(['tls-interception'])
  })

  it('the root of an inspection printed in words is not the registry’s own certificate', async () => {
    const text =
      'Certificate:\n    Data:\n        Version: 3 (0x2)\n        Serial Number: 1 (0x1)\n        Signature Algorithm: ecdsa-with-SHA256\n        ' +
      'Issuer: O = Example Corp, CN = Example Corp TLS Inspection CA\n        Validity\n            Not Before: Jan  1 00:00:00 2024 GMT\n            ' +
      'Not After : Jan  1 00:00:00 2034 GMT\n        Subject: O = Example Corp, CN = Example Corp TLS Inspection CA\n        X509v3 extensions:\n       ' +
      '     X509v3 Basic Constraints: critical\n                CA:TRUE\n'
    const [pull] = (await read(`${refusal(undefined, 'ghcr.io')}\n$ openssl x509 -in proxy.pem -noout -text\n${text}`))
      .pulls
    expect(pull?.cause).not.toBe('tls-self-signed')
    expect([pull?.cause, ...(pull?.alternatives ?? []).map(({ cause }) => cause)]).toContain('tls-interception')
  })
})

describe('a client certificate asked for under TLS 1.2', () => {
  const failure =
    '407725DC0F7F0000:error:0A000410:SSL routines:ssl3_read_bytes:sslv3 alert handshake failure:../ssl/record/rec_layer_s3.c:1601:SSL alert number 40\n'
  const dump = (asks: string) =>
    good(recorded('private-ca'))
      .replace('No client certificate CA names sent\n', asks)
      .replace(/DONE\n$/, failure)

  it('the alert says only “handshake failure”', async () => {
    const { pulls } = await read(asked() + dump(clientCas))
    expect(verdicts({ pulls } as Report)).toEqual(['tls-client-certificate likely'])
    expect(pulls[0]?.host).toBe(host)
  })

  it('near miss: no certificate was asked for', async () => {
    const { pulls } = await read(asked() + dump('No client certificate CA names sent\n'))
    expect(pulls.map(({ cause }) => cause)).toEqual(['tls-protocol'])
  })
})

describe('what a chain alone does not prove', () => {
  const leafAlone = recorded('incomplete')

  it('an address of the issuer in the certificate is no proof of an intermediate', async () => {
    expect(verdicts(await read(asked() + leafAlone))).toEqual(['tls-incomplete-chain likely'])
  })

  it('the issuer shown elsewhere in the paste proves it', async () => {
    const issuing = /^ 1 s:[\s\S]*?(-----BEGIN[\s\S]*?-----END CERTIFICATE-----\n)/m.exec(recorded('private-ca'))?.[1]
    expect(verdicts(await read(`${asked()}${leafAlone}\n$ cat issuing.pem\n${issuing ?? ''}`))).toEqual([
      'tls-incomplete-chain proven',
    ])
  })

  it('a chain whose top was not sent may end in an intermediate', async () => {
    const dump = recorded('private-ca')
      .replace(/^ 2 s:[\s\S]*?-----END CERTIFICATE-----\n/m, '')
      .replace(/num=19:.*/, 'num=20:unable to get local issuer certificate')
      .replace(/return code: 19 .*/, 'return code: 20 (unable to get local issuer certificate)')
    const { pulls } = await read(asked() + dump)
    expect(verdicts({ pulls } as Report)).toEqual(['tls-private-ca likely'])
    expect(pulls[0]?.alternatives.map(({ cause }) => cause)).toContain('tls-incomplete-chain')
  })

  it('the result of a dump without certificates says nothing', async () => {
    const { pulls } = await read(
      refusal() +
        asked() +
        'CONNECTED(00000003)\n---\nno peer certificate available\n---\nNo client certificate CA names sent\n---\nSSL handshake has read 0 bytes and ' +
        'written 293 bytes\nVerification: OK\n---\nNew, (NONE), Cipher is (NONE)\nVerify return code: 0 (ok)\n---\n',
    )
    expect(verdicts({ pulls } as Report)).toEqual(['tls-unknown-authority proven'])
    expect(pulls[0]?.observations).toEqual([])
  })

  it('a public registry behind a private root is intercepted, whatever the words are', async () => {
    const curl =
      '$ curl https://registry-1.docker.io/v2/\ncurl: (60) SSL certificate problem: self-signed certificate in certificate chain\n'
    for (const text of [curl, refusal('x509: certificate signed by unknown authority', 'ghcr.io')]) {
      const [pull] = (await read(text)).pulls
      const said = [
        { cause: pull?.cause, certainty: pull?.certainty },
        ...(pull?.alternatives ?? []).map(({ cause, certainty }) => ({ cause, certainty })),
      ]
      expect(said).toContainEqual({ cause: 'tls-interception', certainty: 'likely' })
      expect(pull?.cause).not.toBe('tls-private-ca')
    }
    const [own] = (await read(refusal())).pulls
    expect(own?.alternatives.filter(({ cause }) => trust.test(cause))).toEqual([])
  })
})
