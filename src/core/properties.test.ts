/** What must hold for any text at all. The seed of a failure is printed by fast-check. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diagnose } from '../lib.ts'
import type { Report, Span } from './contract.ts'

const at = new Date('2026-06-01T00:00:00Z')
const folder = join(import.meta.dirname, '../examples')
const pastes = readdirSync(folder)
  .filter((file) => file.endsWith('.txt'))
  .map((file) => readFileSync(join(folder, file), 'utf8'))

function check(report: Report, text: string): void {
  const inside = (span: Span) => {
    expect(span.start >= 0 && span.start <= span.end && span.end <= text.length).toBe(true)
  }
  for (const span of [
    ...report.fragments,
    ...report.unread,
    ...report.secrets,
    ...report.chains,
    ...report.credentials,
    ...report.files,
  ])
    inside(span)
  report.fragments.forEach((fragment, i) => {
    const next = report.fragments[i + 1]
    if (next) expect(fragment.end).toBeLessThanOrEqual(next.start)
  })
  for (const pull of report.pulls) {
    pull.evidence.forEach(inside)
    expect(pull.summary).not.toMatch(/undefined|null|NaN|\[object/)
    expect(Object.keys(pull.stations)).toHaveLength(9)
  }
}

/** Made to hurt: what opens and never closes, what repeats, what nests. */
const hostile = [
  ' ',
  '[',
  '{"a":',
  '- ',
  '? ',
  '"',
  '\\\\',
  'a ',
  ' -u a',
  'pod ',
  '│ ',
  'Failed to pull image "',
  '1 ',
  'err="',
  '\t',
  '-----BEGIN ',
  'kubelet, ',
  '%',
  '@',
  ';',
  'a.',
  'Warning Failed ',
  'PullImage ',
  'docker ',
  'Name: a\n',
  '=',
  'http://',
  "' ",
  'eyJ',
  'password: ',
  '&quot;',
  'image=',
  '\u001b[',
  'depth=0 ',
  '0 s:',
  'i:/CN=',
  '10.0.0.1  ',
  'x509: ',
  ' a:\n',
  '\u2028',
]

/** Pieces of real pastes, cut anywhere, between arbitrary noise. */
const damaged = fc
  .array(
    fc.oneof(
      fc
        .record({ paste: fc.constantFrom(...pastes), from: fc.nat(6000), length: fc.nat(2500) })
        .map(({ paste, from, length }) => paste.slice(from, from + length)),
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom(
        '\r\n',
        '\u001b[31m',
        '```\n',
        '> ',
        '"',
        '\\"',
        '{',
        '-----BEGIN CERTIFICATE-----\n',
        'apiVersion: v1\nkind: Secret\n',
        'Events:\n',
        '\u0000',
        '│ ',
      ),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''))

describe('any text', () => {
  it.each(hostile)('does no harm by repeating %j', async (unit) => {
    for (const head of [
      '',
      'Failed to pull image "a/b:1": ',
      'openssl s_client -connect a:443\nCONNECTED(00000003)\n',
    ]) {
      const text = head + unit.repeat(Math.ceil(40_000 / unit.length))
      check(await diagnose(text, { at }), text)
    }
  })

  it('is diagnosed without a throw, and every span lies inside it', async () => {
    await fc.assert(
      fc.asyncProperty(damaged, async (text) => {
        check(await diagnose(text, { at }), text)
      }),
      { numRuns: 150 },
    )
  }, 120_000)

  it.each([
    '',
    ' ',
    '\n\n\n',
    '\u0000\u0001\u0002',
    '{"a":',
    '-----BEGIN CERTIFICATE-----\nMIIB',
    '[[[[[[',
    '\u001b[0m',
    'a'.repeat(100_000),
    '"'.repeat(5000),
    '\\'.repeat(5000),
    '{'.repeat(3000),
  ])('%j', async (text) => {
    const report = await diagnose(text, { at })
    check(report, text)
    expect(report.pulls).toEqual([])
  })

  it('takes bytes as well as a string, with the same offsets', async () => {
    for (const paste of pastes)
      expect(await diagnose(new TextEncoder().encode(paste), { at })).toEqual(await diagnose(paste, { at }))
  })

  it('CRLF, colours, quoting, a frame and a code fence change no verdict', async () => {
    const frames: { [name: string]: (text: string) => string } = {
      crlf: (text) => text.replaceAll('\n', '\r\n'),
      colours: (text) => text.replace(/^(.*(?:Warning|Name:).*)$/gm, '\u001b[33m$1\u001b[0m'),
      mail: (text) => text.replace(/^/gm, '> '),
      diff: (text) => text.replace(/^/gm, '+ '),
      tmux: (text) => text.replace(/^/gm, '│ '),
      markdown: (text) => text.replace(/^(?=.)/gm, '    '),
      fence: (text) => `Here it is:\n\n\`\`\`\n${text}\n\`\`\`\n\nThanks!`,
    }
    for (const paste of pastes) {
      const plain = await diagnose(paste, { at })
      for (const [name, frame] of Object.entries(frames)) {
        const framed = await diagnose(frame(paste), { at })
        expect({ name, causes: framed.pulls.map(({ cause, image, host }) => ({ cause, image, host })) }).toEqual({
          name,
          causes: plain.pulls.map(({ cause, image, host }) => ({ cause, image, host })),
        })
      }
    }
  }, 60_000)

  it('a time before every line, as builds log, changes no verdict of a description or a dump', async () => {
    for (const paste of pastes.filter(
      (text) => /^(?:Name: {2,}|CONNECTED\()/m.test(text) && !/^(?:apiVersion|\{)/m.test(text),
    )) {
      const causes = async (text: string) =>
        (await diagnose(text, { at })).pulls.map(({ cause, image, host }) => ({ cause, image, host }))
      expect(await causes(paste.replace(/^(?=.)/gm, '2026-05-04T10:11:12.1234567Z '))).toEqual(await causes(paste))
    }
  })

  it('a handshake’s dump that a terminal wrapped at 80 columns is still one', async () => {
    const dump =
      `$ openssl s_client -connect registry.redhat.io:443\nCONNECTED(00000003)\ndepth=1 C = US, ST = California, O = Zscaler Inc., OU = ` +
      `Zscaler Inc., CN = "Zscaler Intermediate Root CA (zscalertwo.net) (t) "\nverify error:num=20:unable to get local issuer ` +
      `certificate\nverify return:1\n---\nCertificate chain\n 0 s:C = US, ST = North Carolina, L = Raleigh, O = "Red Hat, Inc.", CN = ` +
      `registry.redhat.io\n   i:C = US, ST = California, O = Zscaler Inc., OU = Zscaler Inc., CN = "Zscaler Intermediate Root CA ` +
      `(zscalertwo.net) (t) "\n   a:PKEY: rsaEncryption, 2048 (bit); sigalg: RSA-SHA256\n---\nVerify return code: 20 (unable to get local ` +
      `issuer certificate)\n`
    const wrapped = dump.replace(/^.{80}(?=.)/gm, '$&\n')
    for (const text of [dump, wrapped])
      expect((await diagnose(text, { at })).pulls.map(({ cause, host }) => [cause, host])).toEqual([
        ['tls-interception', 'registry.redhat.io'],
      ])
  })

  it('a message wrapped hard at any width keeps its cause and image', async () => {
    const line =
      'E0302 10:15:22.371496    8551 remote_image.go:250] "PullImage from image service failed" err="rpc error: code = Unknown desc = failed to pull ' +
      'and unpack image \\"registry.example.local:5000/team/app:1.2.3\\": failed to resolve reference \\"registry.example.local:5000/team/app:1.2.3\\": ' +
      'failed to do request: Head \\"https://registry.example.local:5000/v2/team/app/manifests/1.2.3\\": x509: certificate signed by unknown authority" ' +
      'image="registry.example.local:5000/team/app:1.2.3"'
    for (let width = 70; width <= 200; width += 3) {
      const wrapped = line.replace(new RegExp(`.{${width}}`, 'g'), '$&\n')
      const [pull] = (await diagnose(wrapped, { at })).pulls
      expect({ width, cause: pull?.cause, image: pull?.image }).toEqual({
        width,
        cause: 'tls-unknown-authority',
        image: 'registry.example.local:5000/team/app:1.2.3',
      })
    }
  })
})
