/** How a paste is laid out is no evidence: every example, and every file of examples, in every way in which a text arrives, is the same diagnosis. */
import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { diagnose } from '../lib.ts'
import { parseExamples } from './causes/examples.ts'

const at = new Date('2026-06-01T00:00:00Z')
const folder = 'src/examples'
const examples = readdirSync(folder)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => [name, readFileSync(`${folder}/${name}`, 'utf8')] as const)
/** Of more than two lines: what stands before one or two could be their own. What a window wrapped got its prefixes before that. */
const ofCauses = readdirSync('src/core/causes', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.examples.txt'))
  .flatMap((name) => parseExamples(name, readFileSync(`src/core/causes/${name}`, 'utf8')))
  .filter(({ text }) => text.trim().split('\n').length > 2 && !/^.{80}\n.{80}\n/m.test(text))

const each = (change: (line: string, i: number) => string) => (text: string) =>
  text.trimEnd().split('\n').map(change).join('\n')
const layouts: { readonly [name: string]: (text: string) => string } = {
  'blanks at the end of each line': each((line) => `${line}  `),
  'foreign line ends': (text) => text.replaceAll('\n', '\r\n'),
  'cat -n': each((line, i) => `${String(i + 1).padStart(6)}\t${line}`),
  'grep -n': each((line, i) => `${i + 1}:${line}`),
  'grep -H': each((line) => `paste.txt:${line}`),
  'grep -Hn': each((line, i) => `paste.txt:${i + 1}:${line}`),
  'timestamps in front': each((line, i) => `2026-06-01T00:00:${String(i % 60).padStart(2, '0')}.123456Z ${line}`),
  'a CI job’s timestamps': each((line) => `2026-06-01T00:00:00.1234567Z ${line}`),
  'docker compose logs': each((line) => `app-1  | ${line}`),
  'kubectl logs --prefix': each((line) => `[pod/web-0/app] ${line}`),
  'a quotation': each((line) => `> ${line}`),
  'a quotation of a quotation': each((line) => `> > ${line}`),
  'a fence': (text) => `Hello,\n\n\`\`\`\n${text.trimEnd()}\n\`\`\`\n\nany idea?\n`,
  'an indented block': each((line) => `        ${line}`),
  'a byte order mark': (text) => `\uFEFF${text}`,
  'no-break spaces': (text) => text.replaceAll(' ', '\u00A0'),
  twice: (text) => `${text.trimEnd()}\n\n${text}`,
  'within noise': (text) =>
    `$ kubectl get ns\nNAME   STATUS   AGE\nshop   Active   3d\n\n${text}\n\n$ date\nMon Jun  1 00:00:00 UTC 2026\n`,
}

const verdicts = async (text: string) =>
  (await diagnose(text, { at })).pulls.map(
    ({ image, cause, certainty }) => `${image ?? 'an image'}: ${cause}, ${certainty}`,
  )

describe.each(Object.entries(layouts))('%s', (_, layout) => {
  it.each(examples)('%s', async (name, text) => {
    void name
    expect(await verdicts(layout(text))).toEqual(await verdicts(text))
  })

  it('the examples of the causes', async () => {
    const differ: unknown[] = []
    for (const { of: name, text } of ofCauses) {
      const [plain, laid] = [await verdicts(text), await verdicts(layout(text))]
      if (JSON.stringify(plain) !== JSON.stringify(laid)) differ.push({ name, plain, laid })
    }
    expect(differ).toEqual([])
  }, 60_000)
})
