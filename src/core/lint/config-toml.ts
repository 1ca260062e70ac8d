/** containerd’s config.toml: which table counts follows from the version line (observed with 1.6, 1.7 and 2.1; see docs/cri/registry.md). */
import { say } from '../said.ts'
import { type Inspection } from './draft.ts'
import { outline, syntax, unquote, unquotedValues } from './toml.ts'

const down = say('lint.config-toml.containerdDoesNotStart')
const old = 'io.containerd.grpc.v1.cri'
const current = 'io.containerd.cri.v1.images'

const isBefore = (version: readonly number[] | null, wanted: readonly number[]): boolean => {
  if (version === null) return false
  for (let i = 0; i < wanted.length; i++)
    if ((version[i] ?? 0) !== (wanted[i] ?? 0)) return (version[i] ?? 0) < (wanted[i] ?? 0)
  return false
}

/** `containerd`: the version that reads the file, where it is known. What works there is no fault; what only some versions would take is told, not corrected. */
export function configToml(inspection: Inspection, containerd: readonly number[] | null = null): void {
  const { tables, entries } = outline(inspection)
  unquotedValues(
    inspection,
    entries.filter(({ key }) => key !== 'version'),
    down,
  )
  const version = entries.find(({ table, key }) => table === '' && key === 'version')
  const number = version ? Number(version.value) : null
  const bare = (name: string) => name.replace(/["'\s]/g, '')
  const registry = tables.filter(({ name }) => /\.registry(?:\.|$)/.test(bare(name)) && /^plugins\./.test(bare(name)))
  const configPath = entries.find(
    ({ table, key, value }) => key === 'config_path' && /\.registry$/.test(bare(table)) && unquote(value) !== '',
  )
  const start = inspection.at(1)
  /** Tables of version 1, which a version line would take out of play. */
  const first = tables.some(({ name }) => /^plugins\.(?:cri|linux)(?:\.|$)/.test(bare(name)))
  /** Tables of 2.x besides the registry's: no version line alone makes such a file one of 1.x. */
  const foreign = tables.some(({ name }) => /^plugins\.io\.containerd\.cri\.v1\.(?!images\.registry)/.test(bare(name)))
  const local = entries.some(
    ({ key, value }) => /^(?:discard_unpacked_layers|use_local_image_pull)$/.test(key) && value === 'true',
  )

  if (version && number !== null && ![1, 2, 3, 4].includes(number))
    inspection.add(
      'unknown-config-version',
      'refused',
      version,
      say('lint.config-toml.noContainerdKnowsVersion', version.value, down),
    )
  // 1.7 does not start with a file that is newer than itself; its tables of 1.x are right as they are.
  if (
    version &&
    number !== null &&
    (number === 3 || number === 4) &&
    containerd !== null &&
    isBefore(containerd, number === 4 ? [2, 3] : [2]) &&
    !isBefore(containerd, [1, 7])
  )
    inspection.add(
      'newer-config-version',
      'refused',
      version,
      say('lint.config-toml.containerdDoesNotKnowVersion', number, down),
      foreign && isBefore(containerd, [2]) ? null : `version = ${isBefore(containerd, [2]) ? 2 : 3}`,
    )
  for (const table of registry) {
    const name = bare(table.name)
    if (number !== null && number >= 3 && name.startsWith(`plugins.${old}`) && !isBefore(containerd, [2]))
      inspection.add(
        'wrong-config-version',
        'ignored',
        table,
        say('lint.config-toml.fileVersionContainerd2X', number, current),
        containerd === null ? null : inspection.text.slice(table.start, table.end).replace(old, current),
      )
    if (number !== null && number >= 3 && name.startsWith(`plugins.${current}`) && isBefore(containerd, [2]))
      inspection.add(
        'table-of-2.x',
        'ignored',
        table,
        say('lint.config-toml.containerd1XDoesNot', old),
        inspection.text.slice(table.start, table.end).replace(current, old),
      )
    if ((number === null || number < 2) && name.startsWith(`plugins.${old}`)) {
      inspection.add(
        'wrong-config-version',
        'ignored',
        version ?? table,
        say('lint.config-toml.withoutVersion2Containerd1'),
        first ? null : version ? 'version = 2' : undefined,
      )
      if (!version && !first) inspection.edit({ start: start.start, end: start.start }, 'version = 2\n\n')
    }
    if (number === 2 && name.startsWith(`plugins.${current}`) && (containerd === null || isBefore(containerd, [2])))
      inspection.add(
        'table-of-2.x',
        'ignored',
        table,
        say('lint.config-toml.fileVersion2Table2'),
        inspection.text.slice(table.start, table.end).replace(current, old),
      )
    if (/\.registry\.mirrors/.test(name) && configPath)
      inspection.add('mirrors-with-config-path', 'refused', table, say('lint.config-toml.mirrorsBesideConfigPathCri'))
    if (name.includes('.registry.configs.') && name.endsWith('.tls')) {
      if (configPath)
        inspection.add('tls-with-config-path', 'refused', table, say('lint.config-toml.configsTlsBesideConfigPath'))
      else if (number !== null && number >= 3)
        inspection.add('tls-removed', 'ignored', table, say('lint.config-toml.containerd2XHasNo'))
    }
  }
  if (configPath) {
    const value = unquote(configPath.value)
    if (value.includes(':') && (local || isBefore(containerd, [2, 1]))) {
      // Both folders are read.
    } else if (value.includes(':'))
      inspection.add(
        'config-path-list',
        'ignored',
        configPath.valueSpan,
        say('lint.config-toml.containerd21NewerTake'),
        // 1.x reads both folders: one must not go where the version is not known.
        containerd === null && (number === null || number < 3) ? null : JSON.stringify(value.split(':')[0]),
      )
    else if (/\.toml$|certs\.d\/./.test(value))
      inspection.add(
        'config-path-not-a-folder',
        'ignored',
        configPath.valueSpan,
        say('lint.config-toml.configPathNamesFolderAbove'),
        JSON.stringify(value.slice(0, value.indexOf('certs.d/') < 0 ? undefined : value.indexOf('certs.d/') + 7)),
      )
  }
  for (const entry of entries) {
    if (/^(?:config_paths|registry_config_path|config-path)$/.test(entry.key))
      inspection.add(
        'unknown-key',
        'ignored',
        entry,
        say('lint.config-toml.keyCalledConfigPathAny'),
        inspection.text.slice(entry.start, entry.end).replace(entry.key, 'config_path'),
      )
    if (
      entry.key === 'config_path' &&
      !/\.registry$/.test(bare(entry.table)) &&
      !/transfer|image_decryption/.test(entry.table) &&
      unquote(entry.value) !== ''
    )
      inspection.add(
        'config-path-elsewhere',
        'ignored',
        entry,
        say('lint.config-toml.configPathCountsOnlyTable', number !== null && number >= 3 ? current : old),
        null,
      )
    if (/^insecure_skip_verify$/.test(entry.key) && entry.value === 'true')
      inspection.add('skip-verify', 'dangerous', entry, say('lint.config-toml.verificationOffRegistryAnyoneWay'))
    if (entry.key === 'disabled_plugins' && /["'](?:cri|io\.containerd\.grpc\.v1\.cri)["']/.test(entry.value))
      inspection.add(
        'cri-disabled',
        'refused',
        entry,
        say('lint.config-toml.criPluginSwitchedOffKubelet'),
        'disabled_plugins = []',
      )
    if (/^password$/.test(entry.key))
      inspection.add('login-in-file', 'dangerous', entry, say('lint.config-toml.loginConfigTomlReadableNode'))
  }
  syntax(inspection, down)
}
