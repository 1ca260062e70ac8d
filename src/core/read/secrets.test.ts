import { allTexts } from '../../texts/all.ts'
import { describe, expect, it } from 'vitest'
import { renderText } from '../../cli-text.ts'
import { diagnose } from '../../lib.ts'
import { forbidden, shapes } from '../../../e2e/secret-shapes.ts'
import { findSecrets, maskSecrets } from './secrets/index.ts'

const base64 = (text: string) => Buffer.from(text).toString('base64')
const frames: { [name: string]: (text: string) => string } = {
  bare: (text) => text,
  between: (text) =>
    `  Warning  Failed  8s  kubelet  Failed to pull image "registry.example.com/team/app:1": no basic auth credentials\n\n${text}\n\n$ kubectl get pods`,
  quoted: (text) => text.replace(/^/gm, '> '),
}
describe('a secret never comes out', () => {
  for (const [shape, text] of Object.entries(shapes)) {
    it.each(Object.keys(frames))(`${shape}, %s`, async (frame) => {
      const paste = (frames[frame] ?? ((same) => same))(text)
      const report = await diagnose(paste, { at: new Date('2026-06-01T00:00:00Z') })
      const out = [
        JSON.stringify(report),
        renderText(report, paste, allTexts.en.screen),
        renderText(report, paste, allTexts.ru.screen),
        maskSecrets(paste, findSecrets(paste)),
      ].join('\n')
      for (const word of forbidden) expect(out.includes(word), `${shape} ${frame}: ${word}`).toBe(false)
      expect(report.secrets.length).toBeGreaterThan(0)
    })
  }

  it('keeps offsets: the masked text is as long as the paste, with its line breaks', () => {
    for (const text of Object.values(shapes)) {
      const masked = maskSecrets(text, findSecrets(text))
      expect(masked.length).toBe(text.length)
      expect(masked.split('\n').map((line) => line.length)).toEqual(text.split('\n').map((line) => line.length))
    }
  })

  it('leaves alone what the person masked already, and what is no secret', () => {
    for (const text of [
      '"password": "***"',
      'password: <PASSWORD>',
      '"auth": "xxxx"',
      'auth: $AUTH',
      'unauthorized: authentication required',
      'failed to fetch anonymous token: unexpected status',
      'x509: certificate signed by unknown authority',
      'may require authorization: authorization failed: no basic auth credentials',
      'authorization failed: authorization: authorization',
      'token="<redacted>"',
    ])
      expect(findSecrets(text), text).toEqual([])
  })
})

describe('what a login looks like', () => {
  const login = async (entry: object, type = 'kubernetes.io/dockerconfigjson', extra = '') => {
    const text =
      `apiVersion: v1\nkind: Secret\nmetadata:\n  name: regcred\n${extra}type: ${type}\ndata:\n  ` +
      `.dockerconfigjson: ${base64(JSON.stringify({ auths: { 'r.example.com': entry } }))}\n`
    return (await diagnose(text, { at: new Date('2026-06-01T00:00:00Z') })).credentials[0]
  }
  it.each([
    [{ auth: base64('u:p') }, 'user+password', null],
    [{ username: 'u', password: 'p' }, 'user+password', null],
    [{}, 'empty', 'secret-malformed'],
    [{ auth: base64('u') }, 'undecodable', 'secret-malformed'],
    [{ auth: '%%%%' }, 'undecodable', 'secret-malformed'],
    [{ auth: base64('u:') }, 'user-only', 'secret-malformed'],
    [{ identitytoken: 'abcdefgh' }, 'token-only', 'secret-malformed'],
    [{ auth: base64('u:p\n') }, 'user+password', 'credentials-rejected'],
    [{ auth: base64('u:p:q') }, 'user+password', null],
    [{ auth: base64('u:p').replace(/=+$/, '') }, 'user+password', null],
  ])('%j is %s', async (entry, shape, problem) => {
    const credential = await login(entry)
    expect(credential?.keys[0]).toMatchObject({ login: shape, problem })
  })
  it('an Opaque secret is one that kubelet ignores', async () => {
    expect(await login({ auth: base64('u:p') }, 'Opaque')).toMatchObject({ problem: 'secret-wrong-type' })
  })
  it('an ECR token ends twelve hours after the secret was made', async () => {
    const credential = await login(
      { auth: base64('AWS:p') },
      'kubernetes.io/dockerconfigjson',
      '  creationTimestamp: "2026-05-30T00:00:00Z"\n',
    )
    expect(credential?.keys[0]).toMatchObject({ expires: '2026-05-30T12:00:00Z', problem: 'credentials-expired' })
  })
})
