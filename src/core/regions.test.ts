/** A large text is read only in part; nothing that is found in a small one may be lost by it. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diagnose } from '../lib.ts'
import { parseExamples } from './causes/examples.ts'
import { readWhole } from './large.ts'
import { hotRegions } from './regions.ts'
import { Sweep } from './text/sweep.ts'

const at = new Date('2026-06-01T00:00:00Z')
const root = join(import.meta.dirname, 'causes')
const examples = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.examples.txt'))
  .flatMap((file) => parseExamples(file, readFileSync(join(root, file), 'utf8')))

const healthy = (i: number) => `Name:             web-${i}
Namespace:        shop
Node:             node-${i % 50}/10.0.3.7
Status:           Running
Containers:
  app:
    Container ID:   containerd://8ebcab6b74080ceb033790818710b3c15b426e27308d9c58f1531aabf55dd89e
    Image:          registry.example.com/team/other:${i}
    Image ID:       registry.example.com/team/other@sha256:17e0344c85845d71d4f8609c820718589b7d09e3a02507116a4ef591130b8dfb
    State:          Running
    Ready:          True
Events:
  Type    Reason   Age   From     Message
  ----    ------   ----  ----     -------
  Normal  Pulled   3m    kubelet  Successfully pulled image "registry.example.com/team/other:${i}" in 1.2s (1.2s including waiting). Image size: 71300000 bytes.


`
const padding = Array.from({ length: 300 }, (_, i) => healthy(i)).join('')

describe('a large text', () => {
  it('is longer than what is read whole, and has nothing to look at', async () => {
    expect(padding.length * 2).toBeGreaterThan(readWhole)
    expect((await hotRegions(padding + padding)).hot).toEqual([])
  })

  it.each(
    examples
      .filter(({ code, text }) => code !== 'pulled' && code !== 'none' && !/^\s*(?:\{|apiVersion:)/.test(text))
      .map((example, i) => ({ name: `${example.code} #${i}`, example })),
  )('$name is found in it as by itself', async ({ example }) => {
    const report = await diagnose(`${padding}\n\n${example.text}\n\n\n${padding}`, { at })
    const found = report.pulls.filter(
      (pull) => pull.image === null || !pull.image.startsWith('registry.example.com/team/other'),
    )
    expect(found.map(({ cause, certainty }) => ({ cause, certainty }))[0]).toEqual({
      cause: example.code,
      certainty: example.certainty,
    })
  })

  it('can be cancelled, and shows first verdicts before it is read to the end', async () => {
    const failing = healthy(1)
      .replace('team/other:1', 'team/app:1')
      .replace('State:          Running', 'State:          Waiting\n      Reason:       ImagePullBackOff')
      .replace(/Image ID:.*\n/, 'Image ID:\n')
      .replace(
        /Normal {2}Pulled.*/,
        'Warning  Failed  2m    kubelet  Failed to pull image "registry.example.com/team/app:1": failed to resolve reference "registry.example.com/team/app:1": dial tcp 10.0.4.17:443: i/o timeout',
      )
    const large = Array.from({ length: 1500 }, (_, i) => failing.replace('web-1', `api-${i}`)).join('')
    const early: string[][] = []
    const report = await diagnose(large, {
      at,
      onProgress: (done, total, soFar) => {
        if (done < total) early.push(soFar.pulls.map(({ cause }) => cause))
      },
    })
    expect(early[0]).toEqual(['tcp-timeout'])
    expect(report.pulls.map(({ cause, pods }) => [cause, pods.length])).toEqual([['tcp-timeout', 1500]])
    const controller = new AbortController()
    await expect(
      diagnose(large, {
        at,
        signal: controller.signal,
        onProgress: () => {
          controller.abort()
        },
      }),
    ).rejects.toThrow(/abort/i)
  })

  it('keeps secrets that stand far from any failure out of sight', async () => {
    const report = await diagnose(
      `${padding}{"auths":{"registry.example.com":{"username":"u","password":"hunter2-hunter2","auth":"dTpodW50ZXIyLWh1bnRlcjI="}}}\n${padding}\ncurl -u admin:hunter2-hunter2 https://u:hunter2-hunter2@registry.example.com/v2/\n${padding}`,
      { at },
    )
    expect(report.secrets.map(({ kind }) => kind)).toEqual(['password', 'auth', 'password', 'password'])
  })
})

describe('the sweep', () => {
  it('finds every word wherever it stands, in any case, in any alphabet around it', () => {
    const words = ['failed to pull', 'x509: certificate', 'no such host', 'manifest unknown', 'toomanyrequests']
    const sweep = new Sweep(words, 'Failed with certificate')
    const filler = fc.string({
      unit: fc.constantFrom('a', ' ', '\n', 'é', '世', '😀', 'fail', 'x509', 'no such'),
      maxLength: 400,
    })
    fc.assert(
      fc.property(
        fc.array(fc.tuple(filler, fc.nat(words.length - 1), fc.boolean()), { maxLength: 12 }),
        filler,
        fc.nat(70_000),
        (parts, tail, shift) => {
          let text = ' '.repeat(shift)
          const wanted: [number, number][] = []
          for (const [before, word, upper] of parts) {
            text += `${before}|`
            wanted.push([word, text.length])
            text += upper ? (words[word] ?? '').toUpperCase() : words[word]
          }
          text += tail
          const found: [number, number][] = []
          sweep.scan(text, 0, text.length, (word, start) => {
            found.push([word, start])
            return start + 1
          })
          const key = ([word, start]: [number, number]) => `${start} ${word}`
          expect([...new Set(found.map(key))]).toEqual(wanted.map(key))
        },
      ),
      { numRuns: 200 },
    )
  })
})
