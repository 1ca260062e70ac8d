/**
 * Every two causes whose words meet in one statement of a committed text stand in `order.meetings.txt`, each with the one that decides and
 * by what. A pair that nobody has looked at fails with both sentences.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { corpus } from '../../../scripts/corpus.ts'
import type { SignMatch } from '../model.ts'
import { Taking } from '../read/fragments.ts'
import { findSecrets, maskSecrets } from '../read/secrets/index.ts'
import type { Rank } from '../model.ts'
import { inOrder, ranks } from './order.ts'
import { signsOf } from './signs.ts'

const at = new Date('2026-06-01T00:00:00Z')

/** What puts the first before the second. */
function by(first: SignMatch, second: SignMatch): 'origin' | 'rank' | 'outranks' | 'place' {
  // What its mirrors answered comes behind what the registry itself did (read/statements.ts).
  if (ranks.indexOf(first.sign.rank) < ranks.indexOf(second.sign.rank)) return 'origin'
  if (first.sign.rank !== second.sign.rank) return 'rank'
  return first.sign.outranks.includes(second.code) ? 'outranks' : 'place'
}

async function meetings(): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (const text of corpus()) {
    const secrets = findSecrets(text)
    const taking = new Taking({ text, masked: maskSecrets(text, secrets), secrets, at })
    await taking.read([{ start: 0, end: text.length }])
    for (const { matches } of taking.done().statements) {
      const [first, ...others] = matches
      for (const other of others) {
        if (!first || other.code === first.code) continue
        const row = `${first.code} > ${other.code} by ${by(first, other)}`
        const words = ({ match }: SignMatch) => text.slice(match.start, match.end)
        if (!found.has(row)) found.set(row, `${words(first)}\n${words(other)}`)
      }
    }
  }
  return found
}

it('every two causes that meet in a statement have been looked at', async () => {
  const table = readFileSync(join(import.meta.dirname, 'order.meetings.txt'), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
  const found = await meetings()
  const unseen = [...found].filter(([row]) => !table.includes(row)).map(([row, words]) => `${row}\n${words}`)
  expect(unseen.join('\n\n')).toBe('')
  expect(table.filter((row) => !found.has(row))).toEqual([])
})

it('what outranks another is outranked by none of those that it outranks', () => {
  const above = new Map<string, Set<string>>()
  for (const [code, signs] of Object.entries(signsOf))
    for (const { rank, outranks } of signs)
      for (const other of outranks) {
        const row = `${rank} ${code}`
        above.set(row, (above.get(row) ?? new Set()).add(`${rank} ${other}`))
      }
  const reaches = (from: string, seen = new Set<string>()): Set<string> => {
    for (const next of above.get(from) ?? []) if (!seen.has(next)) reaches(next, seen.add(next))
    return seen
  }
  expect(above.size).toBeGreaterThan(0)
  expect([...above.keys()].filter((row) => reaches(row).has(row))).toEqual([])
})

it('puts rank before place, and place before nothing; outranking moves a cause before those of its rank', () => {
  const match = (
    code: 'unknown' | 'tag-not-found' | 'disk-full',
    rank: Rank,
    end: number,
    outranks: 'disk-full'[] = [],
  ) => ({
    code,
    sign: { rank, outranks },
    match: { end },
  })
  const codes = (...list: ReturnType<typeof match>[]) => inOrder(list).map(({ code }) => code)
  expect(ranks).toEqual(['wraps', 'general', 'names', 'exact'])
  expect(codes(match('unknown', 'names', 90), match('disk-full', 'exact', 1))).toEqual(['disk-full', 'unknown'])
  expect(codes(match('unknown', 'names', 1), match('disk-full', 'names', 9))).toEqual(['disk-full', 'unknown'])
  expect(codes(match('disk-full', 'names', 9), match('tag-not-found', 'names', 1, ['disk-full']))).toEqual([
    'tag-not-found',
    'disk-full',
  ])
  expect(codes(match('disk-full', 'exact', 9), match('tag-not-found', 'names', 1, ['disk-full']))).toEqual([
    'disk-full',
    'tag-not-found',
  ])
})
