import { say } from '../../said.ts'
import type { Inspection } from '../draft.ts'
import { each, type Found, type Known, type Rule } from '../rule.ts'
import { quoting, syntax } from '../toml-rules.ts'
import { readToml, unquote, type Entry, type Table, type TomlFile } from '../toml.ts'

const down = say('lint.config-toml.containerdDoesNotStart')
const old = 'io.containerd.grpc.v1.cri'
const current = 'io.containerd.cri.v1.images'

export interface ConfigToml extends TomlFile {
  /** The version line of the file, and its number; null: there is none. */
  version: Entry | undefined
  number: number | null
  /** Tables of the registry, with their names without quotes. */
  registry: (Table & { bare: string })[]
  configPath: Entry | undefined
}

const bare = (name: string) => name.replace(/["'\s]/g, '')

export function readConfig(inspection: Inspection, known: Known): ConfigToml {
  const file = readToml(inspection, known)
  const { tables, entries } = file
  const version = entries.find(({ table, key }) => table === '' && key === 'version')
  return {
    ...file,
    version,
    number: version ? Number(version.value) : null,
    registry: tables
      .map((table) => ({ ...table, bare: bare(table.name) }))
      .filter((table) => /\.registry(?:\.|$)/.test(table.bare) && /^plugins\./.test(table.bare)),
    configPath: entries.find(
      ({ table, key, value }) => key === 'config_path' && /\.registry$/.test(bare(table)) && unquote(value) !== '',
    ),
  }
}

const isBefore = ({ known: { containerd } }: ConfigToml, wanted: readonly number[]): boolean => {
  if (containerd === null) return false
  for (let i = 0; i < wanted.length; i++)
    if ((containerd[i] ?? 0) !== (wanted[i] ?? 0)) return (containerd[i] ?? 0) < (wanted[i] ?? 0)
  return false
}

/** Tables of version 1, which a version line would take out of play. */
const hasFirst = ({ tables }: ConfigToml) =>
  tables.some(({ name }) => /^plugins\.(?:cri|linux)(?:\.|$)/.test(bare(name)))
/** Tables of 2.x besides the registry's: no version line alone makes such a file one of 1.x. */
const hasForeign = ({ tables }: ConfigToml) =>
  tables.some(({ name }) => /^plugins\.io\.containerd\.cri\.v1\.(?!images\.registry)/.test(bare(name)))

const isOld = ({ bare: name }: { bare: string }) => name.startsWith(`plugins.${old}`)
const isCurrent = ({ bare: name }: { bare: string }) => name.startsWith(`plugins.${current}`)

const lineOf = ({ text }: ConfigToml, { start, end }: { start: number; end: number }) => text.slice(start, end)

const folder = '/etc/containerd/certs.d'
const common = {
  consequence: down,
  booleans: [],
  around: (line: string) => `version = 3\n[plugins."${current}".registry]\n${line}\n`,
  key: 'config_path',
  boolean: null,
}
const file = (version: string, table: string, ...lines: string[]) =>
  [version, `[plugins."${table}".registry]`, ...lines, ''].join('\n')
const path = `config_path = "${folder}"`

export const rules: readonly Rule<ConfigToml>[] = [
  ...quoting(common),
  {
    code: 'unknown-config-version',
    severity: 'refused',
    bad: file('⟦version = 5⟧', current, path),
    good: file('version = 4', current, path),
    finds: ({ version, number }) =>
      version && number !== null && ![1, 2, 3, 4].includes(number)
        ? [{ at: version, says: say('lint.config-toml.noContainerdKnowsVersion', version.value, down) }]
        : [],
  },
  {
    // 1.7 does not start with a file that is newer than itself; its tables of 1.x are right as they are.
    code: 'newer-config-version',
    severity: 'refused',
    given: { containerd: [1, 7] },
    bad: file('⟦version = 3⟧', old, path),
    good: file('version = 2', old, path),
    finds: (config) => {
      const { version, number, known } = config
      const newer =
        (number === 3 || number === 4) &&
        known.containerd !== null &&
        isBefore(config, number === 4 ? [2, 3] : [2]) &&
        !isBefore(config, [1, 7])
      return version && newer
        ? [
            {
              at: version,
              says: say('lint.config-toml.containerdDoesNotKnowVersion', number, down),
              mend: hasForeign(config) && isBefore(config, [2]) ? null : `version = ${isBefore(config, [2]) ? 2 : 3}`,
            },
          ]
        : []
    },
  },
  {
    code: 'wrong-config-version',
    severity: 'ignored',
    bad: `version = 3\n⟦[plugins."${old}".registry]⟧\n${path}\n`,
    good: file('version = 3', current, path),
    finds: (config) =>
      each(
        config.registry,
        (table) =>
          config.number !== null &&
          config.number >= 3 &&
          isOld(table) &&
          !isBefore(config, [2]) && {
            at: table,
            says: say('lint.config-toml.fileVersionContainerd2X', config.number, current),
            mend: config.known.containerd === null ? null : lineOf(config, table).replace(old, current),
          },
      ),
  },
  {
    code: 'wrong-config-version',
    severity: 'ignored',
    bad: `⟦[plugins."${old}".registry]⟧\n${path}\n`,
    good: file('version = 2', old, path),
    finds: (config) => {
      const { version, number } = config
      if (number !== null && number >= 2) return []
      const { start } = config.at(1)
      const above = !version && !hasFirst(config) ? [{ start, end: start, by: 'version = 2\n\n' }] : []
      return each(
        config.registry,
        (table) =>
          isOld(table) && {
            at: version ?? table,
            says: say('lint.config-toml.withoutVersion2Containerd1'),
            ...(hasFirst(config) ? { mend: null } : version ? { mend: 'version = 2' } : { with: above }),
          },
      )
    },
  },
  {
    code: 'table-of-2.x',
    severity: 'ignored',
    given: { containerd: [1, 6] },
    bad: `version = 3\n⟦[plugins."${current}".registry]⟧\n${path}\n`,
    good: file('version = 3', old, path),
    finds: (config) =>
      each(
        config.registry,
        (table) =>
          config.number !== null &&
          config.number >= 3 &&
          isCurrent(table) &&
          isBefore(config, [2]) && {
            at: table,
            says: say('lint.config-toml.containerd1XDoesNot', old),
            mend: lineOf(config, table).replace(current, old),
          },
      ),
  },
  {
    code: 'table-of-2.x',
    severity: 'ignored',
    bad: `version = 2\n⟦[plugins."${current}".registry]⟧\n${path}\n`,
    good: file('version = 2', old, path),
    finds: (config) =>
      each(
        config.registry,
        (table) =>
          config.number === 2 &&
          isCurrent(table) &&
          (config.known.containerd === null || isBefore(config, [2])) && {
            at: table,
            says: say('lint.config-toml.fileVersion2Table2'),
            mend: lineOf(config, table).replace(current, old),
          },
      ),
  },
  {
    code: 'mirrors-with-config-path',
    severity: 'refused',
    bad: `${file('version = 2', old, path)}⟦[plugins."${old}".registry.mirrors."docker.io"]⟧\nendpoint = ["https://m.example"]\n`,
    good: `version = 2\n[plugins."${old}".registry.mirrors."docker.io"]\nendpoint = ["https://m.example"]\n`,
    finds: ({ registry, configPath }) =>
      each(
        registry,
        (table) =>
          configPath &&
          /\.registry\.mirrors/.test(table.bare) && {
            at: table,
            says: say('lint.config-toml.mirrorsBesideConfigPathCri'),
          },
      ),
  },
  {
    code: 'tls-with-config-path',
    severity: 'refused',
    bad: `${file('version = 2', old, path)}⟦[plugins."${old}".registry.configs."r.example".tls]⟧\nca_file = "/a.crt"\n`,
    good: `${file('version = 2', old, path)}[plugins."${old}".registry.configs."r.example".auth]\nusername = "u"\n`,
    finds: ({ registry, configPath }) =>
      each(
        registry,
        (table) =>
          configPath && isTls(table) && { at: table, says: say('lint.config-toml.configsTlsBesideConfigPath') },
      ),
  },
  {
    code: 'tls-removed',
    severity: 'ignored',
    bad: `version = 3\n⟦[plugins."${current}".registry.configs."r.example".tls]⟧\nca_file = "/a.crt"\n`,
    good: `version = 2\n[plugins."${old}".registry.configs."r.example".tls]\nca_file = "/a.crt"\n`,
    finds: ({ registry, configPath, number }) =>
      each(
        registry,
        (table) =>
          !configPath &&
          isTls(table) &&
          number !== null &&
          number >= 3 && { at: table, says: say('lint.config-toml.containerd2XHasNo') },
      ),
  },
  {
    code: 'config-path-list',
    severity: 'ignored',
    bad: file('version = 3', current, `config_path = ⟦"${folder}:/etc/docker/certs.d"⟧`),
    good: file('version = 3', current, path),
    finds: (config) => {
      const { configPath, entries, number, known } = config
      const value = unquote(configPath?.value ?? '')
      // Both folders are read.
      const both =
        entries.some(
          ({ key, value: set }) => /^(?:discard_unpacked_layers|use_local_image_pull)$/.test(key) && set === 'true',
        ) || isBefore(config, [2, 1])
      // 1.x reads both folders: one must not go where the version is not known.
      const open = known.containerd === null && (number === null || number < 3)
      return configPath && value.includes(':') && !both
        ? [
            {
              at: configPath.valueSpan,
              says: say('lint.config-toml.containerd21NewerTake'),
              mend: open ? null : JSON.stringify(value.split(':')[0]),
            },
          ]
        : []
    },
  },
  {
    code: 'config-path-not-a-folder',
    severity: 'ignored',
    bad: file('version = 3', current, `config_path = ⟦"${folder}/r.example/hosts.toml"⟧`),
    good: file('version = 3', current, path),
    finds: ({ configPath }) => {
      const value = unquote(configPath?.value ?? '')
      const end = value.indexOf('certs.d/') < 0 ? undefined : value.indexOf('certs.d/') + 7
      return configPath && !value.includes(':') && /\.toml$|certs\.d\/./.test(value)
        ? [
            {
              at: configPath.valueSpan,
              says: say('lint.config-toml.configPathNamesFolderAbove'),
              mend: JSON.stringify(value.slice(0, end)),
            },
          ]
        : []
    },
  },
  {
    code: 'unknown-key',
    severity: 'ignored',
    bad: `version = 3\n[plugins."${current}".registry]\n⟦config-path = "${folder}"⟧\n`,
    good: file('version = 3', current, path),
    finds: (config) =>
      each(
        config.entries,
        (entry) =>
          /^(?:config_paths|registry_config_path|config-path)$/.test(entry.key) && {
            at: entry,
            says: say('lint.config-toml.keyCalledConfigPathAny'),
            mend: lineOf(config, entry).replace(entry.key, 'config_path'),
          },
      ),
  },
  {
    code: 'config-path-elsewhere',
    severity: 'ignored',
    bad: `version = 3\n[plugins."${current}"]\n⟦config_path = "${folder}"⟧\n`,
    good: `version = 3\n[plugins."io.containerd.transfer.v1.local"]\n${path}\n`,
    finds: ({ entries, number }) =>
      each(
        entries,
        (entry) =>
          entry.key === 'config_path' &&
          !/\.registry$/.test(bare(entry.table)) &&
          !/transfer|image_decryption/.test(entry.table) &&
          unquote(entry.value) !== '' && {
            at: entry,
            says: say('lint.config-toml.configPathCountsOnlyTable', number !== null && number >= 3 ? current : old),
            mend: null,
          },
      ),
  },
  {
    code: 'skip-verify',
    severity: 'dangerous',
    bad: `version = 2\n[plugins."${old}".registry.configs."r.example".tls]\n⟦insecure_skip_verify = true⟧\n`,
    good: `version = 2\n[plugins."${old}".registry.configs."r.example".tls]\ninsecure_skip_verify = false\n`,
    finds: ({ entries }) =>
      each(
        entries,
        (entry) =>
          entry.key === 'insecure_skip_verify' &&
          entry.value === 'true' && { at: entry, says: say('lint.config-toml.verificationOffRegistryAnyoneWay') },
      ),
  },
  {
    code: 'cri-disabled',
    severity: 'refused',
    bad: 'version = 2\n⟦disabled_plugins = ["cri"]⟧\n',
    good: 'version = 2\ndisabled_plugins = ["io.containerd.snapshotter.v1.btrfs"]\n',
    finds: ({ entries }) =>
      each(
        entries,
        (entry) =>
          entry.key === 'disabled_plugins' &&
          /["'](?:cri|io\.containerd\.grpc\.v1\.cri)["']/.test(entry.value) && {
            at: entry,
            says: say('lint.config-toml.criPluginSwitchedOffKubelet'),
            mend: 'disabled_plugins = []',
          },
      ),
  },
  {
    code: 'login-in-file',
    severity: 'dangerous',
    bad: `version = 2\n[plugins."${old}".registry.configs."r.example".auth]\n⟦password = "x"⟧\n`,
    good: `version = 2\n[plugins."${old}".registry.configs."r.example".auth]\nusername = "u"\n`,
    finds: ({ entries }) =>
      each(
        entries,
        (entry): Found | false =>
          entry.key === 'password' && { at: entry, says: say('lint.config-toml.loginConfigTomlReadableNode') },
      ),
  },
  ...syntax(common),
]

const isTls = ({ bare: name }: { bare: string }) => name.includes('.registry.configs.') && name.endsWith('.tls')
