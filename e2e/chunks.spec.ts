/** What lies in which of the built chunks. No page is opened. */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { languages } from '../src/core/vocabulary.ts'
import type { Sentences } from '../src/texts/keys.ts'

const folder = 'dist/assets/'
const built = readdirSync(folder).filter((name) => name.endsWith('.js'))

/** The chunk whose name begins so, and all that it loads. */
function reachable(start: string): string {
  const seen = new Set<string>()
  const texts: string[] = []
  const walk = (name: string): void => {
    if (seen.has(name)) return
    seen.add(name)
    const text = readFileSync(folder + name, 'utf8')
    texts.push(text)
    for (const other of built) if (text.includes(other)) walk(other)
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

test('the worker says no sentence, in no language', async () => {
  const worker = reachable('worker-')
  const folders = await Promise.all(
    languages.map((language) => import(`../src/texts/${language}/index.ts`) as Promise<{ sentences: Sentences }>),
  )
  const said = folders
    .flatMap(({ sentences }) => strings(sentences))
    .map((text) => text.replace(/[.:!?]$/, ''))
    .filter(plain)
  const everywhere = built.map((name) => readFileSync(folder + name, 'utf8')).join('\n')
  expect(said.filter((text) => !everywhere.includes(text))).toEqual([])
  expect(said.filter((text) => worker.includes(text))).toEqual([])
})
