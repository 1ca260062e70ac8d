import { say } from '../../said.ts'
import { each, type Found, type Rule } from '../rule.ts'
import { quoting, syntax } from '../toml-rules.ts'
import { unquote, type Entry, type Table, type TomlFile } from '../toml.ts'

const rejected = say('lint.registries-conf.wholeConfigurationRejectedEveryPull')
const known = new Set([
  'prefix',
  'location',
  'insecure',
  'blocked',
  'mirror',
  'mirror-by-digest-only',
  'pull-from-mirror',
  'unqualified-search-registries',
  'short-name-mode',
  'credential-helpers',
  'additional-layer-store-auth-helper',
])

const registry = (...lines: string[]) => ['[[registry]]', ...lines, ''].join('\n')
const mirror = (...lines: string[]) => ['[[registry.mirror]]', 'location = "m.example"', ...lines, ''].join('\n')
const common = {
  consequence: rejected,
  booleans: ['insecure', 'blocked', 'mirror-by-digest-only'],
  around: (line: string) => registry(line),
  key: 'location',
  boolean: 'insecure',
}

/** The keys of this name, what they say without quotes, and their place. */
const ofKey = (
  { entries }: TomlFile,
  key: string,
  find: (entry: Entry, value: string) => Found | null | undefined | false,
) => each(entries, (entry) => entry.key === key && find(entry, unquote(entry.value)))

/** One [[registry]] after the other, with its own keys and those of its mirrors. */
function registries({ tables, entries }: TomlFile): { own: Entry[]; mirrors: Entry[] }[] {
  const isRegistry = ({ name, list }: Table) => name === 'registry' && list
  return tables.flatMap((table, i) => {
    if (!isRegistry(table)) return []
    const own = tables[i + 1]?.line ?? Infinity
    const next = tables.slice(i + 1).find(({ name }) => name === 'registry')?.line ?? Infinity
    return [
      {
        own: entries.filter(({ line }) => line > table.line && line < own),
        mirrors: entries.filter(
          ({ line, table: name }) => name === 'registry.mirror' && line > table.line && line < next,
        ),
      },
    ]
  })
}

export const rules: readonly Rule<TomlFile>[] = [
  ...quoting(common),
  {
    code: 'mixed-formats',
    severity: 'refused',
    bad: `⟦[registries.insecure]⟧\nregistries = ["r.example"]\n${registry('location = "r.example"')}`,
    good: '[registries.insecure]\nregistries = ["r.example"]\n',
    finds: ({ tables, entries }) => {
      const first = tables.find(({ name }) => /^registries\.(?:search|insecure|block)$/.test(name))
      const second =
        tables.some(({ name, list }) => name === 'registry' && list) ||
        entries.some(({ key }) => key === 'unqualified-search-registries')
      return first && second
        ? [{ at: first, says: say('lint.registries-conf.oldRegistriesSectionsCannotStand', rejected), mend: null }]
        : []
    },
  },
  {
    code: 'single-brackets',
    severity: 'refused',
    bad: '⟦[registry]⟧\nlocation = "r.example"\n',
    good: registry('location = "r.example"'),
    finds: ({ tables }) => {
      const single = tables.find(({ name, list }) => /^registry(?:\.mirror)?$/.test(name) && !list)
      return single
        ? [
            {
              at: single,
              says: say('lint.registries-conf.registryElementList', single.name),
              mend: `[[${single.name}]]`,
            },
          ]
        : []
    },
  },
  {
    code: 'scheme-in-location',
    severity: 'refused',
    bad: registry('prefix = "docker.io"', 'location = ⟦"https://m.example/hub"⟧'),
    good: registry('prefix = "docker.io"', 'location = "m.example/hub"'),
    finds: ({ entries }) =>
      each(entries, ({ key, value, valueSpan }) => {
        const text = unquote(value)
        return (
          (key === 'location' || key === 'prefix') &&
          /^https?:\/\//.test(text) && {
            at: valueSpan,
            says: say('lint.registries-conf.hasNoSchemeUriSchemes', key, rejected),
            mend: JSON.stringify(text.replace(/^https?:\/\//, '').replace(/\/(?:v2\/?)?$/, '')),
          }
        )
      }),
  },
  {
    code: 'prefix-of-docker-hub',
    severity: 'ignored',
    bad: registry('prefix = ⟦"registry-1.docker.io"⟧', 'location = "m.example/hub"'),
    good: registry('prefix = "docker.io"', 'location = "registry-1.docker.io"'),
    finds: (file) =>
      ofKey(
        file,
        'prefix',
        ({ valueSpan }, text) =>
          /^registry-1\.docker\.io|^index\.docker\.io/.test(text) && {
            at: valueSpan,
            says: say('lint.registries-conf.imagesDockerHubCalledDocker'),
            mend: JSON.stringify(text.replace(/^(?:registry-1|index)\./, '')),
          },
      ),
  },
  {
    code: 'wildcard-with-path',
    severity: 'refused',
    bad: registry('prefix = ⟦"*.example.com/team"⟧'),
    good: registry('prefix = "*.example.com"'),
    finds: (file) =>
      ofKey(
        file,
        'prefix',
        ({ valueSpan }, text) =>
          /^\*\..*[:/]/.test(text) && {
            at: valueSpan,
            says: say('lint.registries-conf.wildcardPrefixDomainAloneWithout'),
            mend: null,
          },
      ),
  },
  {
    code: 'key-after-table',
    severity: 'ignored',
    bad: registry('location = "r.example"', '⟦unqualified-search-registries = ["docker.io"]⟧'),
    good: `unqualified-search-registries = ["docker.io"]\n${registry('location = "r.example"')}`,
    finds: (file) =>
      ofKey(file, 'unqualified-search-registries', ({ table, start, end }) => {
        const top = file.tables[0]?.start ?? 0
        return (
          table !== '' && {
            at: { start, end },
            says: say('lint.registries-conf.keyStandsBelowRegistryBelongs'),
            mend: '',
            with: [{ start: top, end: top, by: `${file.text.slice(start, end).trim()}\n\n` }],
          }
        )
      }),
  },
  {
    code: 'insecure',
    severity: 'dangerous',
    bad: registry('location = "r.example"', '⟦insecure = true⟧'),
    good: registry('location = "r.example"', 'insecure = false'),
    finds: (file) =>
      ofKey(
        file,
        'insecure',
        (entry, text) =>
          text === 'true' && { at: entry, says: say('lint.registries-conf.insecureTrueAllowsUnverifiedTls') },
      ),
  },
  {
    code: 'unknown-key',
    severity: 'ignored',
    bad: registry('location = "r.example"', '⟦insecuer = true⟧'),
    good: registry('location = "r.example"', 'blocked = false'),
    finds: ({ entries }) =>
      each(
        entries,
        (entry) =>
          /^registry/.test(entry.table) &&
          !known.has(entry.key) && { at: entry, says: say('lint.registries-conf.registriesConfHasNoKey', entry.key) },
      ),
  },
  {
    code: 'prefix-without-location',
    severity: 'refused',
    bad: `${registry('⟦prefix = "docker.io"⟧')}[[registry.mirror]]\nlocation = "m.example"\n`,
    good: registry('prefix = "*.example.com"'),
    finds: (file) =>
      each(registries(file), ({ own }) => {
        const prefix = own.find(({ key }) => key === 'prefix')
        return (
          prefix &&
          !own.some(({ key }) => key === 'location') &&
          !unquote(prefix.value).startsWith('*.') && {
            at: prefix,
            says: say('lint.registries-conf.prefixNeedsLocationEvenWhere'),
            mend: `${file.text.slice(prefix.start, prefix.end)}\nlocation = ${prefix.value}`,
          }
        )
      }),
  },
  {
    code: 'digest-only-twice',
    severity: 'refused',
    bad: `${registry('location = "r.example"', '⟦mirror-by-digest-only = true⟧')}${mirror('pull-from-mirror = "tag-only"')}`,
    good: `${registry('location = "r.example"', 'mirror-by-digest-only = true')}${mirror()}`,
    finds: (file) =>
      each(registries(file), ({ own, mirrors }) => {
        const only = own.find(({ key, value }) => key === 'mirror-by-digest-only' && value === 'true')
        return (
          only &&
          mirrors.some(({ key }) => key === 'pull-from-mirror') && {
            at: only,
            says: say('lint.registries-conf.mirrorDigestOnlyCannotStand'),
            mend: null,
          }
        )
      }),
  },
  ...syntax(common),
]
