/** The lab's results as a Markdown table, and the copy of it in this folder's README. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Outcome } from './loop.ts'

export function table(outcomes: readonly Outcome[]): string {
  const engines = [...new Set(outcomes.map(({ engine }) => engine))]
  const rows = [...new Set(outcomes.map(({ situation }) => situation))].map((situation) => {
    const cells = engines.map((engine) => {
      const outcome = outcomes.find((one) => one.engine === engine && one.situation === situation)
      return outcome === undefined ? '–' : outcome.problem !== null ? '✗' : outcome.stops ? 'stops' : '✓'
    })
    const cause = outcomes.find((one) => one.situation === situation)?.cause ?? ''
    return `| ${situation} | ${cause} | ${cells.join(' | ')} |`
  })
  return [
    `| situation | diagnosed from the real error | ${engines.join(' | ')} |`,
    `| --- | --- |${engines.map(() => ' --- |').join('')}`,
    ...rows,
  ].join('\n')
}

const marks = ['<!-- results -->', '<!-- end of results -->'] as const

/** A whole green run replaces the table in the README. */
export function keepTable(outcomes: readonly Outcome[]): void {
  const path = join(import.meta.dirname, 'README.md')
  const text = readFileSync(path, 'utf8')
  const start = text.indexOf(marks[0])
  const end = text.indexOf(marks[1])
  if (start < 0 || end < start) throw new Error('e2e/lab/README.md has lost the marks of its table.')
  writeFileSync(path, `${text.slice(0, start + marks[0].length)}\n${table(outcomes)}\n${text.slice(end)}`)
}
