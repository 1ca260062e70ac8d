/** The linter: a runtime's file, read as its engine reads it; what it would do in silence comes first. */
import { say } from '../said.ts'
import type { ConfigKind } from '../contract.ts'
import { configFileKind } from '../text/config-files.ts'
import { Inspection, ordered, type Linted } from './draft.ts'
import { kinds, type LintedKind } from './kinds.ts'
import { plainYaml } from './registries-yaml/plain.ts'
import type { Known } from './rule.ts'
import { dangerous } from './shell/rules.ts'
import { tomlError } from './toml.ts'
import { shownOf, type Shown } from './withheld.ts'

export { plainYaml, type Linted }

const isLinted = (kind: ConfigKind | null): kind is LintedKind => kind !== null && Object.hasOwn(kinds, kind)

/** What is said of a file in which it cannot be told what is a value. */
const closed = {
  deep: say('lint.index.nestedFarDeeperThanAny'),
  syntax: say('lint.index.doesNotParseWhatValue'),
}

/** Offsets are those of `text`. Linear in it; never throws. */
export function lint(text: string, as?: ConfigKind, { leaf = false, containerd = null }: Partial<Known> = {}): Linted {
  const kind = as ?? configFileKind(text) ?? (dangerous.test(text) ? 'shell' : null)
  if (!isLinted(kind))
    return { kind: kind === 'config.json' ? kind : null, problems: [], corrected: null, shown: '', withheld: [] }
  const shown = shownOf(kind, text)
  if (shown.closed) return unread(kind, text, shown)
  // A command's faults are words of the command, and no sentence about them quotes a value: only the corrected one is looked through.
  const whole = kind === 'shell'
  const inspection = new Inspection(whole ? text : shown.text)
  kinds[kind].inspect(inspection, { leaf, containerd })
  const edited = inspection.corrected()
  const corrected = edited !== null && whole ? shownOf(kind, edited).text : edited
  // What is offered as corrected must at least be read.
  const readable =
    corrected !== null && ((!kind.endsWith('.toml') && kind !== 'registries.conf') || tomlError(corrected) === null)
  const problems = whole
    ? inspection.problems
    : inspection.problems.map((problem) => ({ ...problem, ...shown.place(problem) }))
  return {
    kind,
    problems: ordered(problems),
    corrected: readable ? corrected : null,
    shown: shown.text,
    withheld: shown.withheld,
  }
}

function unread(kind: ConfigKind, text: string, { deep, withheld }: Shown): Linted {
  const start = Math.max(text.search(/\S/), 0)
  return {
    kind,
    problems: [
      {
        code: kind === 'daemon.json' ? 'json-syntax' : kind === 'registries.yaml' ? 'yaml-syntax' : 'toml-syntax',
        severity: 'refused',
        start,
        end: start + 1,
        text: deep ? closed.deep : closed.syntax,
      },
    ],
    corrected: null,
    shown: '',
    withheld,
  }
}
