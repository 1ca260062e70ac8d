/** What programs put before every line: numbers, a file's name, a time. It takes nothing from what stands behind. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { diagnose } from '../../lib.ts'
import { Lines } from './lines.ts'

const at = new Date('2026-06-01T00:00:00Z')
const root = join(import.meta.dirname, '../../examples')
const pastes = ['.', 'practice'].flatMap((folder) =>
  readdirSync(join(root, folder))
    .filter((file) => file.endsWith('.txt'))
    .map((file) => ({ name: file, text: readFileSync(join(root, folder, file), 'utf8').trimEnd() })),
)

const each = (before: (number: number, line: string) => string) => (text: string) =>
  text
    .split('\n')
    .map((line, i) => before(i + 1, line) + line)
    .join('\n')
const prefixes: { [name: string]: (text: string) => string } = {
  'cat -n': each((number) => `${String(number).padStart(6)}\t`),
  nl: each((number, line) => (line === '' ? '       ' : `${String(number).padStart(6)}\t`)),
  'less -N': each((number) => `${String(number).padStart(7)} `),
  'grep -n': each((number) => `${number + 40}:`),
  'grep -n -C 3': each((number) => `${number + 40}${number % 7 === 3 ? ':' : '-'}`),
  'grep -H': each(() => 'pod-web.log:'),
  'grep -Hn': each((number) => `./out/pod-web.log:${number + 40}:`),
  'cat -n, quoted': each((number) => `> ${String(number).padStart(6)}\t`),
  'a time, then cat -n': each((number) => `2026-05-04T10:11:12.1234567Z ${String(number).padStart(6)}\t`),
  'cat -n, then a time': each((number) => `${String(number).padStart(6)}\t[2026-05-04 10:11:12] `),
  'a time of its own': each(() => '10:11:12 '),
  ts: each(() => 'May 04 10:11:12 '),
  'a diff’s sign': each(() => '+'),
  'a diff’s sign and a blank': each(() => '+ '),
}

describe.each(Object.keys(prefixes))('%s before every line', (prefix) => {
  it.each(pastes)('changes no verdict of $name', async ({ text }) => {
    const read = async (paste: string) => {
      const report = await diagnose(paste, { at })
      return report.pulls.map(({ cause, certainty, image, host, pods, message }) => ({
        cause,
        certainty,
        image,
        host,
        pods,
        message,
      }))
    }
    expect(await read(prefixes[prefix]?.(text) ?? '')).toEqual(await read(text))
  })

  it('is not within what is marked, nor lost from where it stands', async () => {
    for (const { text } of pastes) {
      const framed = prefixes[prefix]?.(text) ?? ''
      const [[plain], [pull]] = [(await diagnose(text, { at })).pulls, (await diagnose(framed, { at })).pulls]
      const words = (paste: string, span: { start: number; end: number } | undefined) =>
        paste.slice(span?.start, span?.end)
      const expected = words(text, plain?.evidence[0])
      if (!expected.includes('\n')) expect(words(framed, pull?.evidence[0])).toBe(expected)
    }
  })
})

const failing = `  Normal   Pulling  90s (x4 over 3m)  kubelet  Pulling image "registry.example.com/app:1"
  Warning  Failed   89s (x4 over 3m)  kubelet  Failed to pull image "registry.example.com/app:1": failed to do
request: Head "https://registry.example.com/v2/app/manifests/1": dial tcp 10.0.4.17:443: i/o timeout
  Warning  Failed   89s (x4 over 3m)  kubelet  Error: ErrImagePull
  Normal   Pulled   39m               kubelet  Container image "registry.example.com/proxy:1" already present on machine`

describe('a few numbered lines', () => {
  it.each(Object.keys(prefixes))('among others say no more than they do without: %s', async (prefix) => {
    const numbered = prefixes[prefix]?.(failing) ?? ''
    for (const paste of [
      numbered,
      `It is like this:\n\n${numbered}\n\nWhat is it?`,
      `${'We looked at it and know no more.\n'.repeat(9)}${numbered}\n${'Does somebody know?\n'.repeat(9)}`,
    ]) {
      const [pull] = (await diagnose(paste, { at })).pulls
      expect(pull?.cause).toMatch(/^(?:tcp-timeout|unknown|no-message)$/)
      expect(pull?.image).toBe('registry.example.com/app:1')
    }
  })
})

describe('what only looks like a number before every line', () => {
  it.each([
    ['the hours of a log', '08:00:00 all is well\n09:00:00 all is well\n10:00:00 all is well\n11:00:00 all is well'],
    ['days', '2026-05-04 a\n2026-05-05 b\n2026-05-06 c'],
    ['ports', '443:open\n80:open\n5000:open'],
    ['a table', '10 running\n20 waiting\n30 failing'],
    ['images', 'registry.example.com:5000/a\nregistry.example.com:5000/b\nregistry.example.com:5000/c'],
    ['one program', 'curl: (60) a\ncurl: (6) b\ncurl: (7) c'],
    ['two lines', '1\ta\n2\tb'],
  ])('%s', (_, text) => {
    const lines = new Lines(text)
    expect(lines.slice(0, lines.count).join('\n')).toBe(text)
  })
})
