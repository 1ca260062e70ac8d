/** The fuzz sees what it looks for, makes the same texts of the same seed, and finds nothing in what it once found. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { secret } from '../e2e/secret-shapes.ts'
import { corpus } from './corpus.ts'
import { faultIn, made } from './fuzz.ts'
import { randomFrom } from './random.ts'

const folder = join(import.meta.dirname, 'fuzz-cases')

it('sees a word that must not come out', async () => {
  const line = `Failed to pull image "registry.example.com/a:1": unexpected end of ${secret}`
  expect((await faultIn(line))?.kind).toBe('secret')
  expect(await faultIn(line.replace(secret, 'JSON input'))).toBe(null)
})

it('makes the same texts of the same seed, and many different ones', () => {
  const all = corpus()
  const texts = (seed: number) => {
    const random = randomFrom(seed)
    return Array.from({ length: 40 }, () => made(random, all).text)
  }
  expect(texts(7)).toEqual(texts(7))
  expect(new Set([...texts(7), ...texts(8)]).size).toBeGreaterThan(70)
})

it.each(readdirSync(folder))('finds nothing in %s', async (name) => {
  expect(await faultIn(readFileSync(join(folder, name), 'utf8'))).toBe(null)
})
