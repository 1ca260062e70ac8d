/** registries.conf of containers/image: CRI-O, podman, skopeo, buildah (docs/containers-registries.conf.5.md; observed with podman 4.3 to 5.8). */
import { both, type Inspection } from './draft.ts'
import { outline, quotedBooleans, syntax, unquote, unquotedValues } from './toml.ts'

const rejected = {
  en: 'the whole configuration is rejected, and every pull fails with it.',
  ru: 'отвергается вся настройка, и с ней любая загрузка.',
}
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
      both(
        `The old [registries.…] sections cannot stand beside [[registry]]: ${rejected.en}`,
        `Старые разделы [registries.…] несовместимы с [[registry]]: ${rejected.ru}`,
      ),
      null,
    )
  const single = tables.find(({ name, list }) => /^registry(?:\.mirror)?$/.test(name) && !list)
  if (single)
    inspection.add(
      'single-brackets',
      'refused',
      single,
      both(`A registry is an element of a list: [[${single.name}]].`, `Реестр — элемент списка: [[${single.name}]].`),
      `[[${single.name}]]`,
    )
  for (const { key, value, valueSpan, table, start, end } of entries) {
    const text = unquote(value)
    if ((key === 'location' || key === 'prefix') && /^https?:\/\//.test(text))
      inspection.add(
        'scheme-in-location',
        'refused',
        valueSpan,
        both(
          `${key} has no scheme (“URI schemes are not supported”): ${rejected.en}`,
          `В ${key} не пишут схему («URI schemes are not supported»): ${rejected.ru}`,
        ),
        JSON.stringify(text.replace(/^https?:\/\//, '').replace(/\/(?:v2\/?)?$/, '')),
      )
    if (key === 'prefix' && /^registry-1\.docker\.io|^index\.docker\.io/.test(text))
      inspection.add(
        'prefix-of-docker-hub',
        'ignored',
        valueSpan,
        both(
          'Images of Docker Hub are called docker.io/…: this prefix matches none of them.',
          'Образы Docker Hub называются docker.io/…: этот префикс им не подходит.',
        ),
        JSON.stringify(text.replace(/^(?:registry-1|index)\./, '')),
      )
    if (key === 'prefix' && /^\*\..*[:/]/.test(text))
      inspection.add(
        'wildcard-with-path',
        'refused',
        valueSpan,
        both(
          'A wildcard prefix is *.domain alone, without port or path.',
          'Префикс с шаблоном — только *.домен, без порта и пути.',
        ),
        null,
      )
    if (key === 'unqualified-search-registries' && table !== '')
      inspection.add(
        'key-after-table',
        'ignored',
        { start, end },
        both(
          'This key stands below a [[registry]] and belongs to it: it does nothing there. It comes before the first table.',
          'Этот ключ стоит под [[registry]] и относится к нему: там он не действует. Его пишут до первой таблицы.',
        ),
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
        both(
          'insecure = true allows unverified TLS and plain HTTP: anyone on the way can replace images. A CA goes into /etc/containers/certs.d.',
          'insecure = true разрешает TLS без проверки и обычный HTTP: любой на пути может подменить образы. Центр кладут в /etc/containers/certs.d.',
        ),
      )
    if (/^registry/.test(table) && !known.has(key))
      inspection.add(
        'unknown-key',
        'ignored',
        { start, end },
        both(
          `registries.conf has no key ${key}: it is ignored without a word.`,
          `В registries.conf нет ключа ${key}: он молча не действует.`,
        ),
      )
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
        both(
          'A prefix needs a location, even where mirrors are given.',
          'К prefix нужен location, даже если заданы зеркала.',
        ),
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
        both(
          'mirror-by-digest-only cannot stand with pull-from-mirror.',
          'mirror-by-digest-only несовместим с pull-from-mirror.',
        ),
        null,
      )
  })
}
