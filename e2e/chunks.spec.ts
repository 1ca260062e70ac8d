/** What lies in which of the built chunks. No page is opened. */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { corpus } from '../scripts/corpus.ts'
import { languages } from '../src/core/vocabulary.ts'
import type { Sentences } from '../src/texts/keys.ts'

const folder = 'dist/assets/'
const built = readdirSync(folder).filter((name) => name.endsWith('.js'))

/** The chunk whose name begins so, and all that it loads, but for those whose name begins with `without`. */
function reachable(start: string, without?: string): string {
  const seen = new Set<string>()
  const texts: string[] = []
  const walk = (name: string): void => {
    if (seen.has(name)) return
    seen.add(name)
    const text = readFileSync(folder + name, 'utf8')
    texts.push(text)
    for (const other of built) if (text.includes(other) && !(without && other.startsWith(without))) walk(other)
  }
  const first = built.find((name) => name.startsWith(start))
  if (first === undefined) throw new Error(`no chunk is named ${start}…`)
  walk(first)
  return texts.join('\n')
}

function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : []
}

/** Only what no minifier writes otherwise: letters, spaces and commas. */
const plain = (text: string): boolean => /^[\p{L} ,]{12,}\p{L} [\p{L} ,]+$/u.test(text)

// In one process: what is imported while tests run is compiled there and then, and two would write the same files.
test.describe.configure({ mode: 'serial' })

async function sentencesOfAll(): Promise<string[]> {
  const said: string[] = []
  for (const language of languages) {
    const { sentences } = (await import(`../src/texts/${language}/index.ts`)) as { sentences: Sentences }
    said.push(...strings(sentences))
  }
  return said
}

test('the worker says no sentence, in no language', async () => {
  const worker = reachable('worker-')
  const said = (await sentencesOfAll()).map((text) => text.replace(/[.:!?]$/, '')).filter(plain)
  const everywhere = built.map((name) => readFileSync(folder + name, 'utf8')).join('\n')
  expect(said.filter((text) => !everywhere.includes(text))).toEqual([])
  expect(said.filter((text) => worker.includes(text))).toEqual([])
})

/** Literal words in the templates of the causes: what the reader looks for. */
const templates = readdirSync('src/core/causes', { recursive: true, encoding: 'utf8' })
  .filter((name) => /^\w+[/\\][\w-]+\.ts$/.test(name))
  .map((name) => readFileSync(`src/core/causes/${name}`, 'utf8'))
  .flatMap((source) => [...(/signs: Signs = \[[\s\S]*?\n\]/.exec(source)?.[0] ?? '').matchAll(/'([\w ,]{16,})'/g)])
  .map(([, words]) => words ?? '')

test('the page knows no sign of any cause: a paste is read by the worker alone', async () => {
  const worker = reachable('worker-')
  expect(templates.filter((words) => !worker.includes(words))).toEqual([])
  // Examples and explanations quote what programs print, on the page too; what none of them quotes can only be a sign.
  // The parser of references says why a name is none, in Docker's words, and the texts of the linter are functions.
  const references = ['reference', 'places'].map((name) => readFileSync(`src/core/registry/${name}.ts`, 'utf8'))
  const quoted = [...corpus(), ...(await sentencesOfAll()), ...references, readFileSync('src/texts/en/lint.ts', 'utf8')]
    .join('\n')
    .toLowerCase()
  const telling = templates.filter((words) => !quoted.includes(words.toLowerCase()))
  expect(telling.length).toBeGreaterThan(20)
  const page = reachable('index-', 'worker-')
  expect(telling.filter((words) => page.includes(words))).toEqual([])
})
