/** The linter: a runtime's file, read as its engine reads it; what it would do in silence comes first. */
import type { ConfigKind } from '../contract.ts'
import { configFileKind } from '../readers/config-files.ts'
import { configToml } from './config-toml.ts'
import { daemonJson } from './daemon-json.ts'
import { Inspection, ordered, type Linted } from './draft.ts'
import { hostsToml } from './hosts-toml.ts'
import { registriesConf } from './registries-conf.ts'
import { plainYaml, registriesYaml } from './registries-yaml.ts'
import { dangerous, shell } from './shell.ts'
import { tomlError } from './toml.ts'

export { plainYaml, type Linted }

/** `leaf`: beside a hosts.toml stands a certificate that is no CA; `containerd`: the version that reads the file; null: not known. */
interface Known {
  leaf: boolean
  containerd: readonly number[] | null
}

/** `config.json` holds logins and is judged by the credentials' own reader. */
const inspectors: { readonly [kind in ConfigKind]: (inspection: Inspection, known: Known) => void } = {
  'hosts.toml': (inspection, { leaf }) => hostsToml(inspection, leaf),
  'config.toml': (inspection, { containerd }) => configToml(inspection, containerd),
  'registries.yaml': registriesYaml,
  'registries.conf': registriesConf,
  'daemon.json': daemonJson,
  shell,
  'config.json': () => {},
}

/** Offsets are those of `text`. Linear in it; never throws. */
export function lint(text: string, as?: ConfigKind, { leaf = false, containerd = null }: Partial<Known> = {}): Linted {
  const kind = as ?? configFileKind(text) ?? (dangerous.test(text) ? 'shell' : null)
  if (kind === null || !Object.hasOwn(inspectors, kind)) return { kind: null, problems: [], corrected: null }
  const inspection = new Inspection(text)
  inspectors[kind](inspection, { leaf, containerd })
  const corrected = inspection.corrected()
  // What is offered as corrected must at least be read.
  const readable =
    corrected !== null && ((!kind.endsWith('.toml') && kind !== 'registries.conf') || tomlError(corrected) === null)
  return { kind, problems: ordered(inspection.problems), corrected: readable ? corrected : null }
}
