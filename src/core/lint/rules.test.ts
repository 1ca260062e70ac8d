/** Every rule by its own two examples: found just where it is marked, gone once it is corrected, and not found in what looks like it. */
import { parse as parseToml } from 'smol-toml'
import { describe, expect, it } from 'vitest'
import { parse as parseYaml } from 'yaml'
import { lint } from './index.ts'
import { kinds, type LintedKind } from './kinds.ts'

const parsed: Record<LintedKind, (text: string) => unknown> = {
  'hosts.toml': parseToml,
  'config.toml': parseToml,
  'registries.conf': parseToml,
  'registries.yaml': (text) => parseYaml(text) as unknown,
  'daemon.json': (text) => JSON.parse(text) as unknown,
  shell: (text) => text,
}

for (const [kind, { rules }] of Object.entries(kinds) as [LintedKind, (typeof kinds)[LintedKind]][]) {
  describe(kind, () => {
    it.each(rules.map((rule) => [`${rule.code}: ${rule.bad.replace(/\n/g, '⏎')}`, rule] as const))(
      '%s',
      (_, { code, severity, bad, good, given }) => {
        const start = bad.indexOf('⟦')
        const end = bad.indexOf('⟧') - 1
        const found = lint(bad.replace(/[⟦⟧]/g, ''), kind, given)
        const own = found.problems.filter((problem) => problem.code === code)
        expect(own.map((problem) => ({ severity: problem.severity, start: problem.start, end: problem.end }))).toEqual([
          { severity, start, end },
        ])
        if (found.corrected !== null) {
          expect(() => parsed[kind](found.corrected ?? '')).not.toThrow()
          expect(lint(found.corrected, kind, given).problems.map((problem) => problem.code)).not.toContain(code)
        }
        expect(lint(good, kind, given).problems.map((problem) => problem.code)).not.toContain(code)
        if (severity === 'refused' || kind === 'shell') return
        // What is not refused is read: the example itself is a file of its kind.
        expect(() => parsed[kind](bad.replace(/[⟦⟧]/g, ''))).not.toThrow()
      },
    )
  })
}
