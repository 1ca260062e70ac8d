/**
 * A room stands on a floor, and takes only from its own and those below: imports of values and types, and `import()` too. The linter forbids
 * what may never meet; this says which way is down, and that there are no circles.
 */
import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { expect, it } from 'vitest'

const src = join(import.meta.dirname, '../src')

/** From the ground up; what stands on one floor may take from each other. */
const floors: string[][] = [
  // Shapes and words.
  ['core/contract.ts', 'core/vocabulary.ts', 'core/said.ts', 'core/details.ts', 'texts'],
  ['core/text'],
  ['core/model.ts'],
  // Other programs' rules.
  ['core/go'],
  ['core/registry', 'core/pki'],
  // What is known of causes, and how a paste is read.
  ['core/causes'],
  ['core/read'],
  ['core/lint'],
  ['core/conclude'],
  // What follows.
  ['core/fixes'],
  ['core/examine.ts', 'core/wording.ts', 'core/sharing'],
  ['core/report.ts'],
  ['examples'],
  ['worker', 'lib.ts'],
  ['app', 'cli-text.ts', 'main.tsx'],
  ['cli.ts'],
]

const floorOf = new Map(floors.flatMap((rooms, floor) => rooms.map((room) => [room, floor])))

/** The longest name of a room that a path begins with. */
function roomOf(file: string): string {
  const path = relative(src, file)
  const parts = path.split('/')
  return parts[0] === 'core' || parts.length === 1 ? parts.slice(0, 2).join('/') : (parts[0] ?? '')
}

const sources = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !/\.test\.|\.d\.ts$/.test(path))
  .map((path) => join(src, path))

/** Every relative import of a file, as paths. */
function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8')
  return [...text.matchAll(/(?:\bfrom|\bimport\(|\bimport)\s*'(\.{1,2}\/[^']+\.tsx?)(?:\?[^']*)?'/g)].map(
    ([, path = '']) => resolve(dirname(file), path),
  )
}

it('every room stands on a floor', () => {
  const rooms = new Set(sources.map(roomOf))
  expect([...rooms].filter((room) => !floorOf.has(room))).toEqual([])
  expect([...floorOf.keys()].filter((room) => !rooms.has(room))).toEqual([])
})

it('nothing is taken from a floor above', () => {
  const imports = sources.flatMap((file) => importsOf(file).map((other) => ({ file, other })))
  expect(imports.length).toBeGreaterThan(1000)
  const upward = imports.filter(
    ({ file, other }) => (floorOf.get(roomOf(other)) ?? Infinity) > (floorOf.get(roomOf(file)) ?? -1),
  )
  expect(upward.map(({ file, other }) => `${relative(src, file)} → ${relative(src, other)}`)).toEqual([])
})

it('nothing comes back to where it began, over `import()` neither', () => {
  const graph = new Map(sources.map((file) => [file, importsOf(file)]))
  const done = new Set<string>()
  const circles: string[] = []
  const walk = (file: string, way: string[]): void => {
    const at = way.indexOf(file)
    if (at >= 0) circles.push([...way.slice(at), file].map((one) => relative(src, one)).join(' → '))
    if (at >= 0 || done.has(file)) return
    for (const other of graph.get(file) ?? []) walk(other, [...way, file])
    done.add(file)
  }
  for (const file of sources) walk(file, [])
  expect(circles).toEqual([])
})
