/** The mutants themselves: each is a change, parses, and touches no type. */
import { existsSync, readFileSync } from 'node:fs'
import ts from 'typescript'
import { expect, it } from 'vitest'
import { areas, filesOf, mutantsOf } from './mutants.ts'

const text = `import { a } from './a.ts'
interface Shape { kind: 'x' }
export function f(n: number, list: string[]): boolean {
  if (n > 3 && list.some((one) => one === 'b')) return true
  note(n)
  return /^c$/i.test(list[0] ?? '')
}
`
const applied = mutantsOf('f.ts', text).map(({ start, end, to }) => text.slice(0, start) + to + text.slice(end))

it('change a comparison, a condition, a quantifier, a literal, a call, a pattern and a fallback', () => {
  for (const expected of [
    'if (n >= 3 &&',
    'if (n > 4 &&',
    'if (n > 3 ||',
    'if (false) return',
    'if (true) return',
    'list.every(',
    "one !== 'b'",
    'return false',
    '\n  ;\n',
    '/(?!)/.test',
    '/^c$/.test',
    'test(list[0])',
  ])
    expect({ expected, found: applied.some((one) => one.includes(expected)) }).toEqual({ expected, found: true })
})

it('leave types and imports alone, differ from the source, and parse', () => {
  expect(applied.length).toBeGreaterThan(12)
  for (const one of applied) {
    expect(one).not.toBe(text)
    expect(one.slice(0, text.indexOf('export'))).toBe(text.slice(0, text.indexOf('export')))
    const { diagnostics } = ts.transpileModule(one, {
      reportDiagnostics: true,
      compilerOptions: { target: ts.ScriptTarget.ESNext },
    })
    expect(diagnostics).toEqual([])
  }
})

it.each(Object.entries(areas))('%s has sources to change and tests that ought to see it', (_name, area) => {
  const all = filesOf(area).flatMap((file) => mutantsOf(file, readFileSync(file, 'utf8')))
  expect(all.length).toBeGreaterThan(200)
  expect(area.tests.flat().filter((path) => !existsSync(path))).toEqual([])
})
