/** containerd’s config.toml: which table counts follows from the version line (observed with 1.6, 1.7 and 2.1; see docs/cri/registry.md). */
import { both, type Inspection } from './draft.ts'
import { outline, syntax, unquote, unquotedValues } from './toml.ts'

const down = { en: 'containerd does not start with it.', ru: 'containerd с ним не запустится.' }
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
      both(
        `No containerd knows version ${version.value}: ${down.en}`,
        `Версии ${version.value} нет ни в одном containerd: ${down.ru}`,
      ),
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
      both(
        `This containerd does not know version ${number}: ${down.en}`,
        `Этот containerd не знает версии ${number}: ${down.ru}`,
      ),
      foreign && isBefore(containerd, [2]) ? null : `version = ${isBefore(containerd, [2]) ? 2 : 3}`,
    )
  for (const table of registry) {
    const name = bare(table.name)
    if (number !== null && number >= 3 && name.startsWith(`plugins.${old}`) && !isBefore(containerd, [2]))
      inspection.add(
        'wrong-config-version',
        'ignored',
        table,
        both(
          `In a file of version ${number} containerd 2.x silently ignores this table; there it is called plugins."${current}".registry. 1.7 does not start with such a file; 1.6 reads it.`,
          `В файле версии ${number} containerd 2.x молча пропускает эту таблицу; там она называется plugins."${current}".registry. 1.7 с таким файлом не запустится, 1.6 его читает.`,
        ),
        containerd === null ? null : inspection.text.slice(table.start, table.end).replace(old, current),
      )
    if (number !== null && number >= 3 && name.startsWith(`plugins.${current}`) && isBefore(containerd, [2]))
      inspection.add(
        'table-of-2.x',
        'ignored',
        table,
        both(
          `containerd 1.x does not read this table; there it is called plugins."${old}".registry.`,
          `containerd 1.x эту таблицу не читает; там она называется plugins."${old}".registry.`,
        ),
        inspection.text.slice(table.start, table.end).replace(current, old),
      )
    if ((number === null || number < 2) && name.startsWith(`plugins.${old}`)) {
      inspection.add(
        'wrong-config-version',
        'ignored',
        version ?? table,
        both(
          'Without version = 2 containerd 1.x reads the file as version 1 and this table not at all; 2.x reads it as version 3 and drops the table too.',
          'Без version = 2 containerd 1.x читает файл как версию 1, и эта таблица не действует; 2.x читает его как версию 3 и тоже её отбрасывает.',
        ),
        first ? null : version ? 'version = 2' : undefined,
      )
      if (!version && !first) inspection.edit({ start: start.start, end: start.start }, 'version = 2\n\n')
    }
    if (number === 2 && name.startsWith(`plugins.${current}`) && (containerd === null || isBefore(containerd, [2])))
      inspection.add(
        'table-of-2.x',
        'ignored',
        table,
        both(
          'A file of version 2 with the table of 2.x works in containerd 2.x and is ignored by 1.x. In 1.x the table is called plugins."io.containerd.grpc.v1.cri".registry, which 2.x reads too.',
          'Файл версии 2 с таблицей 2.x работает в containerd 2.x и не действует в 1.x. В 1.x таблица называется plugins."io.containerd.grpc.v1.cri".registry, её читает и 2.x.',
        ),
        inspection.text.slice(table.start, table.end).replace(current, old),
      )
    if (/\.registry\.mirrors/.test(name) && configPath)
      inspection.add(
        'mirrors-with-config-path',
        'refused',
        table,
        both(
          'mirrors beside config_path: the CRI plugin does not load, and the node becomes NotReady. Move them into hosts.toml files.',
          'mirrors рядом с config_path: плагин CRI не загрузится, узел станет NotReady. Перенесите их в файлы hosts.toml.',
        ),
      )
    if (name.includes('.registry.configs.') && name.endsWith('.tls')) {
      if (configPath)
        inspection.add(
          'tls-with-config-path',
          'refused',
          table,
          both(
            'configs…tls beside config_path: in 1.x the CRI plugin does not load; in 2.x the table is ignored. Name the CA in hosts.toml.',
            'configs…tls рядом с config_path: в 1.x плагин CRI не загрузится, в 2.x таблица не действует. Укажите центр в hosts.toml.',
          ),
        )
      else if (number !== null && number >= 3)
        inspection.add(
          'tls-removed',
          'ignored',
          table,
          both(
            'containerd 2.x has no registry.configs…tls any more: ca_file and insecure_skip_verify here do nothing. Use hosts.toml.',
            'В containerd 2.x больше нет registry.configs…tls: ca_file и insecure_skip_verify здесь не действуют. Используйте hosts.toml.',
          ),
        )
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
        both(
          'containerd 2.1 and newer take a list for the name of one folder: every hosts.toml is silently ignored (containerd/containerd#12415). Name one folder.',
          'containerd 2.1 и новее принимают список за имя одной папки: ни один hosts.toml не читается, и молча (containerd/containerd#12415). Укажите одну папку.',
        ),
        // 1.x reads both folders: one must not go where the version is not known.
        containerd === null && (number === null || number < 3) ? null : JSON.stringify(value.split(':')[0]),
      )
    else if (/\.toml$|certs\.d\/./.test(value))
      inspection.add(
        'config-path-not-a-folder',
        'ignored',
        configPath.valueSpan,
        both(
          'config_path names the folder above all hosts, /etc/containerd/certs.d; not a host’s folder and not a file.',
          'config_path — это папка над всеми хостами, /etc/containerd/certs.d, а не папка хоста и не файл.',
        ),
        JSON.stringify(value.slice(0, value.indexOf('certs.d/') < 0 ? undefined : value.indexOf('certs.d/') + 7)),
      )
  }
  for (const entry of entries) {
    if (/^(?:config_paths|registry_config_path|config-path)$/.test(entry.key))
      inspection.add(
        'unknown-key',
        'ignored',
        entry,
        both(
          'The key is called config_path; any other is ignored.',
          'Ключ называется config_path; другие не действуют.',
        ),
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
        both(
          `config_path counts only in the table plugins."${number !== null && number >= 3 ? current : old}".registry.`,
          `config_path действует только в таблице plugins."${number !== null && number >= 3 ? current : old}".registry.`,
        ),
        null,
      )
    if (/^insecure_skip_verify$/.test(entry.key) && entry.value === 'true')
      inspection.add(
        'skip-verify',
        'dangerous',
        entry,
        both(
          'Verification is off for this registry: anyone on the way can replace images.',
          'Для этого реестра проверка отключена: любой на пути может подменить образы.',
        ),
      )
    if (entry.key === 'disabled_plugins' && /["'](?:cri|io\.containerd\.grpc\.v1\.cri)["']/.test(entry.value))
      inspection.add(
        'cri-disabled',
        'refused',
        entry,
        both(
          'The CRI plugin is switched off: kubelet gets “unknown service runtime.v1.RuntimeService”. Docker’s package ships this line.',
          'Плагин CRI отключён: kubelet получит «unknown service runtime.v1.RuntimeService». Такую строку ставит пакет Docker.',
        ),
        'disabled_plugins = []',
      )
    if (/^password$/.test(entry.key))
      inspection.add(
        'login-in-file',
        'dangerous',
        entry,
        both(
          'A login in config.toml is readable on the node, deprecated, and not used when kubelet sends one. Use a pull secret.',
          'Данные входа в config.toml видны на узле, устарели и не используются, если их присылает kubelet. Используйте секрет.',
        ),
      )
  }
  syntax(inspection, down)
}
