/** Every spelling of a secret in every frame in which a paste arrives: nothing of it stays readable, in no output. */
import { describe, expect, it } from 'vitest'
import { forbidden, spellings, tokens } from '../../../../e2e/secret-spellings.ts'
import { renderText } from '../../../cli-text.ts'
import { diagnose } from '../../../lib.ts'
import { allTexts } from '../../../texts/all.ts'
import { pseudonymised, toMarkdown, toMessage } from '../../sharing/index.ts'
import { findSecrets, maskSecrets } from './index.ts'

const at = new Date('2026-06-01T00:00:00Z')
const failure =
  '  Warning  Failed  8s  kubelet  Failed to pull image "r.example.com/a:1": failed to resolve reference "r.example.com/a:1": failed to do request: ' +
  'Head "https://r.example.com/v2/a/manifests/1": tls: failed to verify certificate: x509: certificate signed by unknown authority'
const each = (text: string, change: (line: string, i: number) => string) => text.split('\n').map(change).join('\n')
const healthy = 'I0601 00:00:00.000000 1 reconciler.go:123] "Reconciling" object="shop/web"\n'.repeat(4000)

const frames: { readonly [name: string]: (text: string) => string } = {
  bare: (text) => text,
  'behind a failure': (text) => `${failure}\n\n${text}\n`,
  'foreign line ends': (text) => text.replaceAll('\n', '\r\n'),
  quoted: (text) => each(`${failure}\n${text}\nbye`, (line) => `> ${line}`),
  'in a fence': (text) => `Look:\n\n\`\`\`\n${text}\n\`\`\`\n`,
  'in a block': (text) => each(`${failure}\n${text}\n${failure}`, (line) => `      ${line}`),
  'cat -n': (text) => each(`${failure}\n${text}\n${failure}`, (line, i) => `${String(i + 1).padStart(6)}\t${line}`),
  'behind a clock': (text) => each(`${failure}\n${failure}\n${text}`, (line) => `2026-05-04T10:11:12.123456Z ${line}`),
  coloured: (text) => each(text, (line) => `\u001b[33m${line}\u001b[0m`),
  'in a large text': (text) => `${failure}\n\n${healthy}\n${text}\n\n${healthy}`,
}

async function readable(paste: string): Promise<string[]> {
  const report = await diagnose(paste, { at })
  const hidden = pseudonymised(report)
  const outputs = [
    maskSecrets(paste, report.secrets),
    JSON.stringify(report),
    toMarkdown(hidden, allTexts.en, { pseudonyms: true }),
    ...report.pulls.map((pull) => toMessage(pull, allTexts.en)),
    renderText(report, paste, allTexts.en.screen),
  ]
  return forbidden.filter((words) => outputs.some((output) => output.includes(words)))
}

describe.each(Object.entries(frames))('%s', (_, frame) => {
  it.each(Object.entries(spellings))('%s', async (name, text) => {
    void name
    expect(await readable(frame(text))).toEqual([])
  })
})

it.each(tokens)('%s is known by its own form', async (token) => {
  for (const text of [
    token,
    `found ${token} in the log`,
    `${failure}\n\n${healthy}\nleft over: ${token}\n${healthy}`,
  ]) {
    const { secrets } = await diagnose(text, { at })
    expect(maskSecrets(text, secrets)).not.toContain(token.slice(-12))
  }
})

/** What looks like one of them and is none: it stays, for it is evidence. */
const harmless = [
  'failed to fetch anonymous token: unexpected status from GET request to ' +
    'https://auth.example.com/token?service=r&scope=repository%3Aa%3Apull: 401 Unauthorized',
  'imagePullSecrets:\n- name: regcred\nserviceAccountName: default\nautomountServiceAccountToken: false',
  'Image pull secrets:  regcred\nTokens:              default-token-abc12',
  'nginx:1.27@sha256:17e0344c85845d71d4f8609c820718589b7d09e3a02507116a4ef591130b0c7a',
  'www-authenticate: Bearer realm="https://auth.example.com/token",service="registry.example.com",error="invalid_token"',
  'docker run -u 1000:1000 --security-opt no-new-privileges nginx:1.27',
  'authorization failed: no basic auth credentials',
  'Requesting bearer token: invalid status code from registry 403 (Forbidden)',
  'secretName: regcred\nsecretRef:\n  name: app\nkey: ca.crt\nkey_file: /etc/ssl/tls.key',
  'docker login -u user --password-stdin registry.example.com',
  'kubectl create secret generic app --from-file=tls.key=./tls.key',
  'password: <REDACTED>\ntoken: $TOKEN\napikey: ${API_KEY}\nsecret: "***"',
  'git@github.com:org/repo.git\nhttps://registry.example.com:5000/v2/',
  'TokenExpirationSeconds:  3607\nToken Auth: true\nauth method: token',
  '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----',
]
it.each(harmless)('keeps %s', (text) => {
  expect(findSecrets(text).map(({ start, end }) => text.slice(start, end))).toEqual([])
})
