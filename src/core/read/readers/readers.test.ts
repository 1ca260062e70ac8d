/**
 * Every reader, by the samples beside it: what it claims stands between ⟦ and ⟧, and `=== survives …` says which damages leave the claim as it is.
 * `crlf` and `quoted` are survived by all; `cut`: the last third is missing; `wrapped`: a terminal broke the lines after 80 characters.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Evidence, Fragment } from '../../model.ts'
import { Taking } from '../fragments.ts'
import type { Reader } from '../reader.ts'
import { hotRegions } from '../regions.ts'
import { findSecrets, maskSecrets } from '../secrets/index.ts'
import { readers } from './index.ts'

const at = new Date('2026-06-01T00:00:00Z')

async function evidenceOf(text: string): Promise<Evidence> {
  const secrets = findSecrets(text)
  const taking = new Taking({ text, masked: maskSecrets(text, secrets), secrets, at })
  await taking.read([{ start: 0, end: text.length }])
  return taking.done()
}

interface Sample {
  text: string
  start: number
  end: number
  survives: string[]
}

function samplesOf(file: string): Sample[] {
  return readFileSync(join(import.meta.dirname, `${file}.samples.txt`), 'utf8')
    .split(/^=== survives /m)
    .slice(1)
    .map((block) => {
      const [head = '', ...body] = block.split('\n')
      const marked = body.join('\n')
      const text = marked.replace(/[⟦⟧]/g, '')
      return { text, start: marked.indexOf('⟦'), end: marked.indexOf('⟧') - 1, survives: head.split(' ').sort() }
    })
}

const isReader = (value: unknown): value is Reader => typeof value === 'object' && value !== null && 'claims' in value
const modules = import.meta.glob<Record<string, unknown>>(['./*.ts', '!./index.ts', '!./*.test.ts'], { eager: true })
const files = Object.entries(modules).map(([path, exported]) => ({
  file: path.slice(2, -3),
  own: Object.values(exported).filter(isReader),
}))
const all = files.flatMap(({ file, own }) => own.map((reader) => ({ file, reader, samples: samplesOf(file) })))

/** What was claimed: of the reader's kind, from and to where the sample says. */
function claimed(fragments: Fragment[], { kind }: Reader, sample: { start: number; end: number }): boolean {
  return fragments.some((one) => one.kind === kind && one.start === sample.start && one.end === sample.end)
}

const lines = (text: string, change: (line: string) => string) => text.split('\n').map(change).join('\n')

/** What of the damaged text the sample's claim would be: where its first line begins, where its last one ends. */
const damages: Record<string, (sample: Sample) => { text: string; start: number; end: number }> = {
  crlf: ({ text, start, end }) => ({
    text: text.replaceAll('\n', '\r\n'),
    start: start + (text.slice(0, start).split('\n').length - 1),
    // A line ends before its carriage return, and the readers of PEM and objects know only where the next line begins.
    end: end + (text.slice(0, end).split('\n').length - 1),
  }),
  quoted: ({ text, start, end }) => ({
    text: lines(text, (line) => `> ${line}`),
    start: start + 2 * text.slice(0, start).split('\n').length,
    end: end + 2 * text.slice(0, end).split('\n').length,
  }),
  cut: ({ text, start, end }) => {
    const last = start + Math.ceil(((end - start) * 2) / 3)
    return { text: text.slice(0, last), start, end: last }
  },
  wrapped: ({ text, start, end }) => {
    const wrap = (part: string) => lines(part, (line) => line.replace(/(.{80})(?=.)/g, '$1\n'))
    return { text: wrap(text), start: wrap(text.slice(0, start)).length, end: wrap(text.slice(0, end)).length }
  },
}

describe('the list of readers', () => {
  it('holds every reader that a file exports, and each file exports one', () => {
    expect(files.flatMap(({ file, own }) => (own.length === 1 ? [] : [file]))).toEqual([])
    expect(new Set(all.map(({ reader }) => reader))).toEqual(new Set<Reader>(readers))
    expect(readers.length).toBe(all.length)
  })
})

describe.each(all)('$file', ({ reader, samples }) => {
  it('has samples, and claims in each just what is marked', async () => {
    expect(samples.length).toBeGreaterThan(0)
    for (const sample of samples) {
      const { fragments } = await evidenceOf(sample.text)
      expect({ claimed: claimed(fragments, reader, sample), fragments }).toMatchObject({ claimed: true })
    }
  })

  it('survives of cuts, wraps, quotes and foreign line ends what its samples say', async () => {
    for (const sample of samples) {
      const survives: string[] = []
      for (const [name, damage] of Object.entries(damages)) {
        const damaged = damage(sample)
        const { fragments } = await evidenceOf(damaged.text)
        if (claimed(fragments, reader, damaged)) survives.push(name)
      }
      expect(survives.sort()).toEqual(sample.survives)
    }
  })

  it('loses nothing of what is damaged: it is claimed, said, withheld, or told to be unread', async () => {
    for (const sample of samples)
      for (const damage of Object.values(damages)) {
        const { text } = damage(sample)
        const { fragments, unread, secrets } = await evidenceOf(text)
        const seen = [...fragments, ...unread, ...secrets]
        const lost = [...text.matchAll(/[^\n]+/g)].filter(
          ({ index, 0: line }) =>
            /[\p{L}\p{N}]/u.test(line.replace(/^> /, '')) &&
            !seen.some(({ start, end }) => start < index + line.length && index < end),
        )
        expect(lost.map(([line]) => line)).toEqual([])
      }
  })

  it('stands in a text of any size where one of its words stands', async () => {
    if (reader.announces.length === 0) return expect(reader.wide).toBeUndefined()
    const written = samples.map(({ text }) => text.toLowerCase())
    expect(reader.announces.filter((word) => !written.some((text) => text.includes(word)))).toEqual([])
    const healthy = 'I0601 00:00:00.000000 1 reconciler.go:123] "Reconciling" object="shop/web"\n'.repeat(4000)
    for (const sample of samples.filter(({ text }) =>
      reader.announces.some((word) => text.toLowerCase().includes(word)),
    )) {
      const { hot } = await hotRegions(`${healthy}\n${sample.text}\n${healthy}`)
      const start = healthy.length + 1 + sample.start
      expect(hot.some((region) => region.start <= start && region.end >= start + sample.end - sample.start)).toBe(true)
    }
  })
})
