/** A large text is read only in part; nothing that is found in a small one may be lost by it. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { diagnose } from '../../lib.ts'
import { parseExamples } from '../causes/examples.ts'
import { readWhole } from '../text/large.ts'
import { hotRegions, secretsWithin } from './regions.ts'
import { Sweep } from '../text/sweep.ts'

const at = new Date('2026-06-01T00:00:00Z')
const root = join(import.meta.dirname, '../causes')
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
        'Warning  Failed  2m    kubelet  Failed to pull image "registry.example.com/team/app:1": failed to resolve reference "registry.example.com/team/' +
          'app:1": dial tcp 10.0.4.17:443: i/o timeout',
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
      `${padding}{"auths":{"registry.example.com":{"username":"u","password":"hunter2-hunter2","auth":"dTpodW50ZXIyLWh1bnRlcjI="}}}\n${padding}\ncurl ` +
        `-u admin:hunter2-hunter2 https://u:hunter2-hunter2@registry.example.com/v2/\n${padding}`,
      { at },
    )
    expect(report.secrets.map(({ kind }) => kind)).toEqual(['password', 'auth', 'password', 'password'])
  })
})

const image = 'registry.example.com/shop/web:1'
const failure =
  `Failed to pull image "${image}": failed to resolve reference "${image}": failed to do request: Head "https://registry.example.com/v2/` +
  `shop/web/manifests/1": dial tcp 10.0.4.17:443: i/o timeout`
const words = 'nothing to see here, all is well with part 0123456789 '
const prose = (length: number) => words.repeat(Math.ceil(length / words.length)).slice(0, length)
const rows = (length: number) => `${words.trim()}\n`.repeat(Math.ceil(length / words.length))

describe('a line without end', () => {
  const long: { [name: string]: string } = {
    'in the middle of 400 kB': `${prose(200_000)} ${failure} ${prose(200_000)}`,
    'at the start of 400 kB': `${failure} ${prose(400_000)}`,
    'at the end of 400 kB': `${prose(400_000)} ${failure}`,
    'in the middle of 200 kB, which are read whole': `${prose(100_000)} ${failure} ${prose(100_000)}`,
    'at the end of 200 kB, which are read whole': `${prose(200_000)} ${failure}`,
    'in a line of 38 kB among short ones': `${rows(200_000)}${prose(19_000)} ${failure} ${prose(19_000)}\n${rows(200_000)}`,
    'in a JSON string': JSON.stringify({ log: `${rows(200_000)}${failure}\n${rows(200_000)}` }),
    'in a JSON string below a line of text': `What it says:\n${JSON.stringify(`${rows(200_000)}${failure}\n${rows(200_000)}`)}`,
    'in a line of a log, long behind the words':
      `${rows(200_000)}E0302 10:15:22.371496    8551 kuberuntime_image.go:55] ${failure} ` +
      `${prose(4000)}\n${rows(200_000)}`,
    'in a line of a log, long before the words':
      `${rows(200_000)}E0302 10:15:22.371496    8551 kuberuntime_image.go:55] ${prose(4000)} ` +
      `${failure}\n${rows(200_000)}`,
  }
  it.each(Object.keys(long))('keeps its failure: %s', async (name) => {
    const text = long[name] ?? ''
    const report = await diagnose(text, { at })
    expect(report.pulls.map((pull) => [pull.cause, pull.image])).toEqual([['tcp-timeout', image]])
    const [span] = report.pulls[0]?.evidence ?? []
    expect(text.slice(span?.start, span?.end)).toBe('dial tcp 10.0.4.17:443: i/o timeout')
  })

  it.each([60_000, 300_000])('two failures %d characters apart are two', async (distance) => {
    const other = failure
      .replaceAll('shop/web', 'shop/api')
      .replace('dial tcp 10.0.4.17:443: i/o timeout', 'dial tcp 10.0.4.17:443: connect: connection refused')
    const report = await diagnose(`${prose(30_000)} ${failure} ${prose(distance)} ${other} ${prose(30_000)}`, { at })
    expect(report.pulls.map((pull) => [pull.cause, pull.image])).toEqual([
      ['tcp-timeout', image],
      ['tcp-refused', image.replace('shop/web', 'shop/api')],
    ])
  })

  it('keeps its secrets out of sight, however far apart', async () => {
    const login = 'curl -u admin:hunter2-hunter2 https://registry.example.com/v2/'
    const report = await diagnose(`${prose(200_000)} ${login} ${prose(60_000)} ${login} ${prose(60_000)}`, { at })
    expect(report.secrets.map(({ kind }) => kind)).toEqual(['password', 'password'])
  })

  it.each(['x509: certificate signed by unknown authority ', 'Failed to pull image "', 'dockerconfigjson '])(
    'full of “%s” is looked over once, not once for each',
    async (word) => {
      /** How many characters are searched for line breaks and copied. */
      const steps = async (length: number): Promise<number> => {
        const text = word.repeat(length / word.length)
        let count = 0
        const { indexOf, lastIndexOf, slice } = String.prototype
        const spies = [
          vi.spyOn(String.prototype, 'indexOf').mockImplementation(function (this: string, wanted: string, from = 0) {
            const found = indexOf.call(this, wanted, from)
            count += (found < 0 ? this.length : found) - from
            return found
          }),
          vi.spyOn(String.prototype, 'lastIndexOf').mockImplementation(function (
            this: string,
            wanted: string,
            from = Infinity,
          ) {
            const found = lastIndexOf.call(this, wanted, from)
            count += Math.min(from, this.length) - Math.max(found, 0)
            return found
          }),
          vi.spyOn(String.prototype, 'slice').mockImplementation(function (this: string, from?: number, to?: number) {
            const part = slice.call(this, from, to)
            count += part.length
            return part
          }),
        ]
        try {
          const regions = await hotRegions(text)
          await secretsWithin(text, regions)
        } finally {
          for (const spy of spies) spy.mockRestore()
        }
        return count
      }
      const [one, two] = [await steps(400_000), await steps(800_000)]
      expect(two / one).toBeLessThan(2.3)
      expect(two).toBeLessThan(100 * 800_000)
    },
  )

  it('can be cancelled at any of its stretches', async () => {
    const text = 'x509: certificate signed by unknown authority '.repeat(70_000)
    const { hot } = await hotRegions(text)
    expect(Math.max(...hot.map(({ start, end }) => end - start))).toBeLessThan(100_000)
    /** @param abortAt at which pause; the number of pauses is returned. */
    const run = async (abortAt: number): Promise<number> => {
      const controller = new AbortController()
      let pauses = 0
      const original = setImmediate
      const spy = vi.spyOn(globalThis, 'setImmediate').mockImplementation(((done: () => void) => {
        if (++pauses === abortAt) controller.abort()
        return original(done)
      }) as typeof setImmediate)
      try {
        await diagnose(text, { at, signal: controller.signal })
      } catch (error) {
        expect(String(error)).toMatch(/abort/i)
        expect(pauses).toBe(abortAt)
      } finally {
        spy.mockRestore()
      }
      return pauses
    }
    const pauses = await run(0)
    // About one for each million characters, when looking for secrets and when reading.
    expect(pauses).toBeGreaterThan(5)
    for (let i = 1; i <= pauses; i++) expect(await run(i)).toBe(i)
  }, 60_000)
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
