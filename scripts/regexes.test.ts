/**
 * No regular expression of ours backtracks without bound. Each is checked by recheck once and then remembered in regexes.json; a new or changed one is
 * checked when the test runs, and some of the remembered ones are checked again. PULL_DOCTOR_UPDATE=1 writes the file anew (minutes).
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkSync } from 'recheck'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

interface Found {
  source: string
  flags: string
  file: string
}

const root = join(import.meta.dirname, '../src')
const memory = join(import.meta.dirname, 'regexes.json')
/** safe: hashes of what recheck called safe. bounded: polynomial or undecided by itself, with the reason why no text makes it slow. */
const known = JSON.parse(readFileSync(memory, 'utf8')) as { safe: string[]; bounded: { [pattern: string]: string } }
const patternOf = ({ source, flags }: Found) => `/${source}/${flags}`
const hashOf = (found: Found) => createHash('sha256').update(patternOf(found)).digest('hex').slice(0, 12)

function literals(): Found[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.test.ts'))
    .flatMap((file) => {
      const found: Found[] = []
      const visit = (node: ts.Node): void => {
        const parts = ts.isRegularExpressionLiteral(node) ? /^\/([^]*)\/([a-z]*)$/.exec(node.text) : null
        if (parts) found.push({ source: parts[1] ?? '', flags: parts[2] ?? '', file })
        ts.forEachChild(node, visit)
      }
      visit(ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest, true))
      return found
    })
}

/** Those that are put together from strings when the library is loaded. */
async function constructed(): Promise<Found[]> {
  const found: Found[] = []
  const original = globalThis.RegExp
  globalThis.RegExp = new Proxy(original, {
    construct(target, [source, flags]: [string | RegExp, string | undefined]) {
      const made = new target(source, flags)
      if (typeof source === 'string') found.push({ source: made.source, flags: made.flags, file: 'built at load' })
      return made
    },
  })
  try {
    await import('../src/lib.ts')
  } finally {
    globalThis.RegExp = original
  }
  return found
}

/** null: safe. */
function complaint({ source, flags, file }: Found): string | null {
  const verdict = checkSync(source, flags.replace(/[dv]/g, ''), { timeout: 20_000, randomSeed: 1 })
  if (verdict.status === 'safe') return null
  return `${file}: /${source}/${flags} is ${verdict.status}: ${verdict.status === 'vulnerable' ? verdict.complexity.summary : verdict.error.kind}`
}

describe('regular expressions', async () => {
  const all = [...new Map([...literals(), ...(await constructed())].map((found) => [patternOf(found), found])).values()]
  const seed = Number(process.env.PULL_DOCTOR_SEED ?? Math.floor(Math.random() * 2 ** 31))

  it('none of them backtracks without bound', () => {
    expect(all.length).toBeGreaterThan(500)
    const open = all.filter(
      (found) =>
        !(patternOf(found) in known.bounded) && (process.env.PULL_DOCTOR_UPDATE || !known.safe.includes(hashOf(found))),
    )
    const complaints = open.map((found) => ({ found, words: complaint(found) }))
    if (process.env.PULL_DOCTOR_UPDATE) {
      const unsafe = new Set(complaints.filter(({ words }) => words !== null).map(({ found }) => patternOf(found)))
      writeFileSync(
        memory,
        `${JSON.stringify(
          {
            safe: all
              .filter((found) => !(patternOf(found) in known.bounded) && !unsafe.has(patternOf(found)))
              .map(hashOf)
              .sort(),
            bounded: known.bounded,
          },
          null,
          1,
        )}\n`,
      )
    }
    expect(complaints.flatMap(({ words }) => words ?? [])).toEqual([])
  }, 900_000)

  it(`what was remembered holds (seed ${seed})`, () => {
    const remembered = all.filter((found) => known.safe.includes(hashOf(found)))
    const sample = Array.from({ length: 20 }, (_, i) => remembered[(seed + i * 7919) % remembered.length]).filter(
      (found) => found !== undefined,
    )
    expect(sample.length).toBeGreaterThan(15)
    // A busy machine may leave one undecided; that is no contradiction.
    expect(
      sample.flatMap((found) => complaint(found) ?? []).filter((words) => !words.endsWith('timeout')),
      `seed ${seed}`,
    ).toEqual([])
  }, 300_000)

  it('nothing is remembered that is gone', () => {
    const present = new Set(all.map(patternOf))
    expect(Object.keys(known.bounded).filter((pattern) => !present.has(pattern))).toEqual([])
    expect(Object.values(known.bounded).every((reason) => reason.length > 20)).toBe(true)
  })
})
