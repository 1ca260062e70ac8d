import { say } from '../../said.ts'
import { each, type Found, type Rule } from '../rule.ts'
import { syntax, quoting } from '../toml-rules.ts'
import { unquote, type Entry, type Table, type TomlFile } from '../toml.ts'

const skipped = say('lint.hosts-toml.containerdLogsFailedDecodeOnce')
const known = new Set([
  'server',
  'capabilities',
  'ca',
  'client',
  'skip_verify',
  'override_path',
  'dial_timeout',
  'header',
])
/** What is written for a key that there is; null: for none. */
const meant: { readonly [key: string]: string | null } = {
  insecure_skip_verify: 'skip_verify',
  insecure: 'skip_verify',
  skipverify: 'skip_verify',
  'skip-verify': 'skip_verify',
  ca_file: 'ca',
  cafile: 'ca',
  capability: 'capabilities',
  overridepath: 'override_path',
  username: null,
  password: null,
  auth: null,
  tls: null,
  endpoint: null,
  mirrors: null,
  rewrite: null,
}

const host = (...lines: string[]) =>
  `${['[host."https://r.example"]', ...lines.map((line) => `  ${line}`)].join('\n')}\n`
const common = {
  consequence: skipped,
  booleans: ['skip_verify', 'override_path'],
  around: (line: string) => `[host."https://r.example"]\n${line}\n`,
  key: 'ca',
  boolean: 'skip_verify',
}

const inHeader = ({ table }: Entry) => /\.header$|^header$/.test(table)
/** The keys of the file and of its hosts. */
const settings = ({ entries }: TomlFile, find: (entry: Entry) => Found | null | undefined | false) =>
  each(entries, (entry) => !inHeader(entry) && find(entry))
const ofKey = (file: TomlFile, key: string, find: (entry: Entry) => Found | null | undefined | false) =>
  settings(file, (entry) => entry.key === key && find(entry))

const hostTables = ({ tables }: TomlFile) => tables.filter(({ name }) => /^host(?:\.|$)/.test(name))
/** Hosts that are written as keys, not as tables. */
const dottedHosts = ({ entries }: TomlFile) =>
  entries.filter(
    ({ table, key }) => (table === '' && /^host\./.test(key)) || (table === 'host' && /^["']https?:/.test(key)),
  )
const strangeTable = ({ tables }: TomlFile) => tables.find(({ name }) => /^["']https?:/.test(name))

/** The words of a list of capabilities. */
const wordsOf = (value: string) => [...value.matchAll(/["']([^"']*)["']/g)].map(([, word]) => word ?? '')
const listOf = (words: string[]) => JSON.stringify(words).replaceAll(',', ', ')
const capabilities = ['pull', 'resolve', 'push', 'referrers']

/** The folder’s and the file’s name, where a comment or the command that printed it tells. */
function named({ lines }: TomlFile, find: (folder: string, file: string) => Found['says'] | false): Found[] {
  return each(lines, (line) => {
    const path = /certs\.d\/([^/\s"']+)\/([\w.-]+)/.exec(line.text)
    if (!path || !/^\s*(?:#|\$|cat|sudo|::)/.test(line.text)) return null
    const says = find(path[1] ?? '', path[2] ?? '')
    const start = line.start + path.index
    return says && { at: { start, end: start + path[0].length }, says }
  })
}

/** A host's URL, the path in it, and whether the host's own keys say that it replaces /v2. */
function withPath(file: TomlFile, find: (at: Table, url: string, path: string, overrides: boolean) => Found | false) {
  return each(hostTables(file), (table) => {
    const url = /^host\.["'](.*)["']$/.exec(table.name)?.[1]
    if (url === undefined) return null
    const path = (/^(?:https?:\/\/)?[^/]*(\/.*)?$/.exec(url)?.[1] ?? '').replace(/\/$/, '')
    const own = file.entries.filter((entry) => entry.table === table.name)
    return find(
      table,
      url,
      path,
      own.some(({ key, value }) => key === 'override_path' && value === 'true'),
    )
  })
}

/** Dotted keys and inline tables as tables; null: they are written in a way that cannot be told. */
function asTable(entry: Entry): string | null {
  const inline = entry.value.startsWith('{') && entry.value.endsWith('}') ? entry.value.slice(1, -1).trim() : null
  const url = /^(?:host\.)?(["'][^"']+["'])(?:\.([A-Za-z_]+))?$/.exec(entry.key)
  if (!url) return null
  const keys =
    inline !== null ? inline.split(/,\s*(?=[a-z_]+\s*=)/) : url[2] === undefined ? null : [`${url[2]} = ${entry.value}`]
  return keys && `\n[host.${url[1] ?? ''}]\n${keys.map((key) => `  ${key.trim()}`).join('\n')}`
}

export const rules: readonly Rule<TomlFile>[] = [
  ...quoting(common),
  {
    code: 'unquoted-table',
    severity: 'refused',
    bad: '[host.⟦https://r.example⟧]\n  ca = "ca.crt"\n',
    good: host('ca = "ca.crt"'),
    finds: ({ lines }) =>
      each(lines, (line) => {
        const bare = /^\s*\[\s*host\.(https?:\/\/[^\]\s"']+)\s*\]/.exec(line.text)
        const start = line.start + line.text.indexOf(bare?.[1] ?? '')
        return (
          bare && {
            at: { start, end: start + (bare[1] ?? '').length },
            says: say('lint.toml.urlTableNameNeedsQuotes', skipped),
            mend: JSON.stringify(bare[1]),
          }
        )
      }),
  },
  {
    code: 'wrong-file-name',
    severity: 'ignored',
    bad: `# /etc/containerd/⟦certs.d/r.example/host.toml⟧\n${host('ca = "ca.crt"')}`,
    good: `# /etc/containerd/certs.d/r.example/hosts.toml\n${host('ca = "ca.crt"')}`,
    finds: (file) => named(file, (_, name) => name === 'host.toml' && say('lint.hosts-toml.fileNameHostsTomlHost')),
  },
  {
    code: 'wrong-directory',
    severity: 'ignored',
    bad: `# /etc/containerd/⟦certs.d/registry-1.docker.io/hosts.toml⟧\n${host('ca = "ca.crt"')}`,
    good: `# /etc/containerd/certs.d/docker.io/hosts.toml\n${host('ca = "ca.crt"')}`,
    finds: (file) =>
      named(
        file,
        (folder) => /^(?:registry-1|index)\.docker\.io$/.test(folder) && say('lint.hosts-toml.imagesDockerHubLookedUp'),
      ),
  },
  {
    code: 'wrong-directory',
    severity: 'ignored',
    bad: `# /etc/containerd/⟦certs.d/r.example:443/hosts.toml⟧\n${host('ca = "ca.crt"')}`,
    good: `# /etc/containerd/certs.d/r.example:5000/hosts.toml\n${host('ca = "ca.crt"')}`,
    finds: (file) =>
      named(
        file,
        (folder) => /^https?:|%3A|^\*|:443$/.test(folder) && say('lint.hosts-toml.folderNamedExactlyHostImage'),
      ),
  },
  {
    code: 'login-in-header',
    severity: 'dangerous',
    bad: '[host."https://r.example".header]\n⟦  Authorization = "Basic x"⟧\n',
    good: '[host."https://r.example".header]\n  X-Team = "shop"\n',
    finds: ({ entries }) =>
      each(
        entries,
        (entry) =>
          inHeader(entry) &&
          /^["']?authorization["']?$/i.test(entry.key) && {
            at: entry,
            says: say('lint.hosts-toml.loginHeaderStandsFileEveryone'),
          },
      ),
  },
  {
    code: 'server-of-docker-hub',
    severity: 'ignored',
    bad: `server = ⟦"https://docker.io"⟧\n${host('ca = "ca.crt"')}`,
    good: `server = "https://registry-1.docker.io"\n${host('ca = "ca.crt"')}`,
    finds: (file) =>
      ofKey(
        file,
        'server',
        ({ value, valueSpan }) =>
          /^["']https?:\/\/(?:index\.)?docker\.io\/?["']$/.test(value) && {
            at: valueSpan,
            says: say('lint.hosts-toml.dockerIoContactedLiterallyHere'),
            mend: '"https://registry-1.docker.io"',
          },
      ),
  },
  {
    code: 'unknown-capability',
    severity: 'refused',
    bad: host('capabilities = ⟦["pull", "get"]⟧'),
    good: host('capabilities = ["pull", "resolve", "push"]'),
    finds: (file) =>
      ofKey(file, 'capabilities', ({ value, valueSpan }) => {
        const words = wordsOf(value)
        const wrong = words.filter((word) => !capabilities.includes(word))
        return (
          wrong.length > 0 && {
            at: valueSpan,
            says: say('lint.hosts-toml.unknownCapability', wrong.join(', '), skipped),
            mend: listOf(words.filter((word) => !wrong.includes(word))),
          }
        )
      }),
  },
  {
    code: 'capability-referrers',
    severity: 'refused',
    bad: host('capabilities = ⟦["pull", "resolve", "referrers"]⟧'),
    good: host('capabilities = ["pull", "resolve"]'),
    finds: (file) =>
      ofKey(file, 'capabilities', ({ value, valueSpan }) => {
        const words = wordsOf(value)
        return (
          words.includes('referrers') &&
          words.every((word) => capabilities.includes(word)) && {
            at: valueSpan,
            says: say('lint.hosts-toml.referrersKnownFromContainerd2'),
            mend: listOf(words.filter((word) => word !== 'referrers')),
          }
        )
      }),
  },
  {
    code: 'no-resolve',
    severity: 'style',
    bad: host('capabilities = ⟦["pull"]⟧'),
    good: host('capabilities = ["pull", "resolve"]'),
    finds: (file) =>
      ofKey(file, 'capabilities', ({ value, valueSpan }) => {
        const words = wordsOf(value)
        const plain = words.length > 0 && words.every((word) => word !== 'referrers' && capabilities.includes(word))
        return (
          plain &&
          !words.includes('resolve') && { at: valueSpan, says: say('lint.hosts-toml.withoutResolveHostSkippedTags') }
        )
      }),
  },
  {
    code: 'flat-client-pair',
    severity: 'refused',
    bad: host('client = ⟦["a.crt", "a.key"]⟧'),
    good: host('client = [["a.crt", "a.key"]]'),
    finds: (file) =>
      ofKey(
        file,
        'client',
        ({ value, valueSpan }) =>
          /^\[\s*["'][^"']*\.(?:crt|cert|pem)["']\s*,\s*["'][^"']*\.key["']\s*\]$/.test(value) && {
            at: valueSpan,
            says: say('lint.hosts-toml.flatListMeansTwoFiles'),
            mend: `[${value}]`,
          },
      ),
  },
  {
    code: 'ca-is-a-leaf',
    severity: 'ignored',
    given: { leaf: true },
    bad: host('ca = ⟦"server.crt"⟧'),
    good: host('capabilities = ["pull", "resolve"]'),
    finds: (file) =>
      file.known.leaf
        ? ofKey(file, 'ca', ({ valueSpan }) => ({
            at: valueSpan,
            says: say('lint.hosts-toml.certificatePastedServerOwnNo'),
          }))
        : [],
  },
  {
    code: 'ca-not-pem',
    severity: 'refused',
    bad: host('ca = ⟦"ca.der"⟧'),
    good: host('ca = "ca.der.crt"'),
    finds: (file) =>
      ofKey(
        file,
        'ca',
        ({ value, valueSpan }) =>
          /\.(?:cer|der|p7b|pfx|p12)$/i.test(unquote(value)) && {
            at: valueSpan,
            says: say('lint.hosts-toml.onlyPemReadDerFile'),
          },
      ),
  },
  {
    // A string from 2.1 on; what is none keeps the file from being decoded, and older versions do not look.
    code: 'timeout-not-a-duration',
    severity: 'refused',
    bad: host('dial_timeout = ⟦3⟧'),
    good: host('dial_timeout = "3s"'),
    finds: (file) =>
      ofKey(
        file,
        'dial_timeout',
        ({ value, valueSpan }) =>
          /^["']?\d+["']?$/.test(value) && {
            at: valueSpan,
            says: say('lint.hosts-toml.dialTimeoutIsDuration', skipped),
            mend: JSON.stringify(`${unquote(value)}s`),
          },
      ),
  },
  {
    code: 'skip-verify',
    severity: 'dangerous',
    bad: '[host."https://r.example"]\n⟦  skip_verify = true⟧\n',
    good: host('skip_verify = false'),
    finds: (file) =>
      ofKey(
        file,
        'skip_verify',
        (entry) =>
          /^["']?true["']?$/.test(entry.value) && {
            at: entry,
            says: say('lint.hosts-toml.verificationOffAnyoneWayCan'),
          },
      ),
  },
  {
    code: 'unknown-key',
    severity: 'ignored',
    bad: '[host."https://r.example"]\n⟦  insecure_skip_verify = true⟧\n',
    good: host('dial_timeout = "3s"'),
    finds: (file) => unknownKeys(file, (key) => !isLogin(key)),
  },
  {
    code: 'unknown-key',
    severity: 'dangerous',
    bad: '[host."https://r.example"]\n⟦  password = "x"⟧\n',
    good: host('ca = "password.crt"'),
    finds: (file) => unknownKeys(file, isLogin),
  },
  {
    code: 'server-after-table',
    severity: 'ignored',
    bad: '[host."https://m.example"]\n  capabilities = ["pull", "resolve"]\n⟦server = "https://r.example"⟧\n',
    good: 'server = "https://r.example"\n[host."https://m.example"]\n  capabilities = ["pull", "resolve"]\n',
    finds: ({ text, tables, entries }) =>
      each(entries, (entry) => {
        const start = tables[0]?.start ?? 0
        return (
          entry.key === 'server' &&
          entry.table !== '' && {
            at: entry,
            says: say('lint.hosts-toml.serverStandsBelowTableBelongs'),
            mend: '',
            with: [{ start, end: start, by: `${text.slice(entry.start, entry.end).trim()}\n\n` }],
          }
        )
      }),
  },
  {
    code: 'dotted-keys',
    severity: 'ignored',
    bad: 'server = "https://r.example"\n⟦host."https://m.example".capabilities = ["pull"]⟧\n',
    good: 'server = "https://r.example"\n[host."https://m.example"]\n  capabilities = ["pull"]\n',
    finds: (file) =>
      each(dottedHosts(file), (entry) => ({
        at: entry,
        says: say('lint.hosts-toml.dottedKeysInlineTablesHost'),
        mend: asTable(entry),
      })),
  },
  {
    code: 'missing-override-path',
    severity: 'ignored',
    bad: '⟦[host."https://harbor.example/v2/hub"]⟧\n  capabilities = ["pull", "resolve"]\n',
    good: '[host."https://harbor.example/v2/hub"]\n  override_path = true\n',
    finds: (file) =>
      withPath(
        file,
        (table, url, path, overrides) =>
          /^\/v2\/.+/.test(path) &&
          !overrides && {
            at: table,
            says: say('lint.hosts-toml.withoutOverridePathTrueContainerd', url),
            mend: `${file.text.slice(table.start, table.end)}\n  override_path = true`,
          },
      ),
  },
  {
    code: 'override-path-without-v2',
    severity: 'ignored',
    bad: '⟦[host."https://m.example"]⟧\n  override_path = true\n',
    good: '[host."https://m.example/hub"]\n  override_path = true\n',
    finds: (file) =>
      withPath(
        file,
        (table, url, path, overrides) =>
          path === '' &&
          overrides && {
            at: table,
            says: say('lint.hosts-toml.overridePathUrlMustHold'),
            mend: file.text.slice(table.start, table.end).replace(url, `${url.replace(/\/$/, '')}/v2`),
          },
      ),
  },
  {
    code: 'table-without-host',
    severity: 'ignored',
    bad: '⟦["https://m.example"]⟧\n  capabilities = ["pull", "resolve"]\n',
    good: '[host."https://m.example"]\n  capabilities = ["pull", "resolve"]\n',
    finds: (file) => {
      const table = strangeTable(file)
      return table
        ? [{ at: table, says: say('lint.hosts-toml.hostTableCalledHostUrl'), mend: `[host.${table.name}]` }]
        : []
    },
  },
  {
    code: 'no-host-table',
    severity: 'refused',
    bad: 'server = "https://r.example"\n⟦ca = "ca.crt"⟧\n',
    good: 'server = "https://r.example"\nca = "ca.crt"\n\n[host]\n',
    finds: (file) => {
      const { text, entries } = file
      const none = hostTables(file).length === 0 && dottedHosts(file).length === 0 && !strangeTable(file)
      const by = `${text.endsWith('\n') ? '' : '\n'}\n[host]\n`
      return none && entries.length > 0
        ? [
            {
              at: file.at(),
              says: say('lint.hosts-toml.thereNoHostTableContainerd'),
              with: [{ start: text.length, end: text.length, by }],
            },
          ]
        : []
    },
  },
  ...syntax(common),
]

const isLogin = (key: string) => /^(?:username|password|auth)$/.test(key)

function unknownKeys(file: TomlFile, of: (key: string) => boolean): Found[] {
  return settings(file, (entry) => {
    const { key } = entry
    if (/^["']/.test(key) || known.has(key) || /^host\./.test(key) || !of(key)) return null
    const right = meant[key]
    const line = file.text.slice(entry.start, entry.end)
    const login = isLogin(key)
    return {
      at: entry,
      says: login
        ? say('lint.hosts-toml.hostsTomlHasNoKey', key)
        : say('lint.hosts-toml.hostsTomlHasNoKey2', key, right),
      ...(right === undefined
        ? {}
        : {
            mend: right
              ? line.replace(key, right)
              : `# ${login ? `${key} removed: use an image pull secret` : line.trim()}`,
          }),
    }
  })
}
