/** registries.conf of containers/image: CRI-O, podman, skopeo, buildah (docs/containers-registries.conf.5.md; observed with podman 4.3 to 5.8). */
import { say } from '../said.ts'
import { type Inspection } from './draft.ts'
import { outline, quotedBooleans, syntax, unquote, unquotedValues } from './toml.ts'

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

export function registriesConf(inspection: Inspection): void {
  const { tables, entries } = outline(inspection)
  unquotedValues(inspection, entries, rejected)
  quotedBooleans(inspection, entries, ['insecure', 'blocked', 'mirror-by-digest-only'], rejected)
  const v1 = tables.find(({ name }) => /^registries\.(?:search|insecure|block)$/.test(name))
  const v2 = tables.find(({ name, list }) => name === 'registry' && list)
  if (v1 && (v2 || entries.some(({ key }) => key === 'unqualified-search-registries')))
    inspection.add(
      'mixed-formats',
      'refused',
      v1,
      say('lint.registries-conf.oldRegistriesSectionsCannotStand', rejected),
      null,
    )
  const single = tables.find(({ name, list }) => /^registry(?:\.mirror)?$/.test(name) && !list)
  if (single)
    inspection.add(
      'single-brackets',
      'refused',
      single,
      say('lint.registries-conf.registryElementList', single.name),
      `[[${single.name}]]`,
    )
  for (const { key, value, valueSpan, table, start, end } of entries) {
    const text = unquote(value)
    if ((key === 'location' || key === 'prefix') && /^https?:\/\//.test(text))
      inspection.add(
        'scheme-in-location',
        'refused',
        valueSpan,
        say('lint.registries-conf.hasNoSchemeUriSchemes', key, rejected),
        JSON.stringify(text.replace(/^https?:\/\//, '').replace(/\/(?:v2\/?)?$/, '')),
      )
    if (key === 'prefix' && /^registry-1\.docker\.io|^index\.docker\.io/.test(text))
      inspection.add(
        'prefix-of-docker-hub',
        'ignored',
        valueSpan,
        say('lint.registries-conf.imagesDockerHubCalledDocker'),
        JSON.stringify(text.replace(/^(?:registry-1|index)\./, '')),
      )
    if (key === 'prefix' && /^\*\..*[:/]/.test(text))
      inspection.add(
        'wildcard-with-path',
        'refused',
        valueSpan,
        say('lint.registries-conf.wildcardPrefixDomainAloneWithout'),
        null,
      )
    if (key === 'unqualified-search-registries' && table !== '')
      inspection.add(
        'key-after-table',
        'ignored',
        { start, end },
        say('lint.registries-conf.keyStandsBelowRegistryBelongs'),
        '',
      )
    if (key === 'unqualified-search-registries' && table !== '')
      inspection.edit(
        { start: tables[0]?.start ?? 0, end: tables[0]?.start ?? 0 },
        `${inspection.text.slice(start, end).trim()}\n\n`,
      )
    if (key === 'insecure' && /^["']?true["']?$/.test(value))
      inspection.add(
        'insecure',
        'dangerous',
        { start, end },
        say('lint.registries-conf.insecureTrueAllowsUnverifiedTls'),
      )
    if (/^registry/.test(table) && !known.has(key))
      inspection.add('unknown-key', 'ignored', { start, end }, say('lint.registries-conf.registriesConfHasNoKey', key))
  }
  registries(inspection)
  syntax(inspection, rejected)
}

/** One [[registry]] after the other, with its own keys. */
function registries(inspection: Inspection): void {
  const { tables, entries } = outline(inspection)
  tables.forEach((table, i) => {
    if (table.name !== 'registry' || !table.list) return
    const next = tables[i + 1]?.line ?? Infinity
    const own = entries.filter(({ line }) => line > table.line && line < next)
    const prefix = own.find(({ key }) => key === 'prefix')
    if (prefix && !own.some(({ key }) => key === 'location') && !unquote(prefix.value).startsWith('*.'))
      inspection.add(
        'prefix-without-location',
        'refused',
        prefix,
        say('lint.registries-conf.prefixNeedsLocationEvenWhere'),
        `${inspection.text.slice(prefix.start, prefix.end)}\nlocation = ${prefix.value}`,
      )
    const mirrors = tables.slice(i + 1).findIndex(({ name }) => name === 'registry')
    const below = entries.filter(
      ({ line, table: name }) =>
        line > table.line &&
        name === 'registry.mirror' &&
        line < (mirrors < 0 ? Infinity : (tables[i + 1 + mirrors]?.line ?? Infinity)),
    )
    const only = own.find(({ key, value }) => key === 'mirror-by-digest-only' && value === 'true')
    if (only && below.some(({ key }) => key === 'pull-from-mirror'))
      inspection.add(
        'digest-only-twice',
        'refused',
        only,
        say('lint.registries-conf.mirrorDigestOnlyCannotStand'),
        null,
      )
  })
}
