/** The kinds of files that have rules. A kind is a folder: how the file is read (`index.ts`), and its faults (`rules.ts`). */
import type { ConfigKind } from '../contract.ts'
import { configToml } from './config-toml/index.ts'
import { daemonJson } from './daemon-json/index.ts'
import { hostsToml } from './hosts-toml/index.ts'
import { registriesConf } from './registries-conf/index.ts'
import { registriesYaml } from './registries-yaml/index.ts'
import { inspector, type Examples, type Inspector } from './rule.ts'
import { shell } from './shell/index.ts'

/** `config.json` holds logins and is judged by the credentials' own reader. */
export type LintedKind = Exclude<ConfigKind, 'config.json'>

const kind = <File>(
  one: Parameters<typeof inspector<File>>[0],
): { inspect: Inspector; rules: readonly Examples[] } => ({
  inspect: inspector(one),
  rules: one.rules,
})

export const kinds = {
  'hosts.toml': kind(hostsToml),
  'config.toml': kind(configToml),
  'registries.yaml': kind(registriesYaml),
  'registries.conf': kind(registriesConf),
  'daemon.json': kind(daemonJson),
  shell: kind(shell),
} satisfies Record<LintedKind, unknown>
