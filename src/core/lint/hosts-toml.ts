/** hosts.toml, by what containerd’s parser does with it (core/remotes/docker/config/hosts.go; observed with 1.6, 1.7 and 2.1). */
import { both, type Inspection } from './draft.ts'
import { outline, quotedBooleans, syntax, unquote, unquotedValues, type Entry } from './toml.ts'

const skipped = {
  en: 'containerd logs “failed to decode” once and goes on as if the file were empty.',
  ru: 'containerd один раз пишет «failed to decode» и работает так, словно файл пуст.',
}
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

/** `leaf`: the certificate that the paste shows for this file’s CA is no CA. */
export function hostsToml(inspection: Inspection, leaf: boolean): void {
  const { tables, entries } = outline(inspection)
  unquotedValues(inspection, entries, skipped)
  quotedBooleans(inspection, entries, ['skip_verify', 'override_path'], skipped)
  path(inspection)
  for (const entry of entries) one(inspection, entry, leaf)
  const hosts = tables.filter(({ name }) => /^host(?:\.|$)/.test(name))
  const dotted = entries.filter(
    ({ table, key }) => (table === '' && /^host\./.test(key)) || (table === 'host' && /^["']https?:/.test(key)),
  )
  const first = tables[0]
  for (const entry of entries) {
    if (entry.key !== 'server' || entry.table === '') continue
    const line = inspection.text.slice(entry.start, entry.end)
    inspection.add(
      'server-after-table',
      'ignored',
      entry,
      both(
        'server stands below a table and belongs to that table: it is ignored. Root keys come before the first [host…].',
        'server стоит под таблицей и относится к ней: он не действует. Ключи корня пишут до первой [host…].',
      ),
      '',
    )
    inspection.edit({ start: first?.start ?? 0, end: first?.start ?? 0 }, `${line.trim()}\n\n`)
  }
  dotted.forEach((entry) => {
    dottedKey(inspection, entry)
  })
  for (const table of hosts) withPath(inspection, table, entries)
  const strange = tables.find(({ name }) => /^["']https?:/.test(name))
  if (strange)
    inspection.add(
      'table-without-host',
      'ignored',
      strange,
      both(
        'A host’s table is called [host."URL"]; a table named by the URL alone is ignored.',
        'Таблица хоста называется [host."URL"]; таблица с одним URL не действует.',
      ),
      `[host.${strange.name}]`,
    )
  else if (hosts.length === 0 && dotted.length === 0 && entries.length > 0) {
    const end = { start: inspection.text.length, end: inspection.text.length }
    inspection.add(
      'no-host-table',
      'refused',
      inspection.at(undefined),
      both(
        `There is no [host…] table: containerd 1.5 to 1.7.31 refuses the whole file (containerd/containerd#10027), and ca, server and skip_verify with it.`,
        `Нет таблицы [host…]: containerd с 1.5 по 1.7.31 отвергает весь файл (containerd/containerd#10027), а с ним ca, server и skip_verify.`,
      ),
    )
    inspection.edit(end, `${inspection.text.endsWith('\n') ? '' : '\n'}\n[host]\n`)
  }
  syntax(inspection, skipped)
}

function one(inspection: Inspection, entry: Entry, leaf: boolean): void {
  const { key, value, valueSpan, table } = entry
  const inHeader = /\.header$|^header$/.test(table)
  if (inHeader) {
    if (/^["']?authorization["']?$/i.test(key))
      inspection.add(
        'login-in-header',
        'dangerous',
        entry,
        both(
          'A login in a header stands in a file that everyone on the node can read, and breaks registries with a token service. kubelet’s secrets are the place for it.',
          'Данные входа в заголовке видны всем на узле и не работают с реестрами, где есть служба токенов. Их место — в секретах kubelet.',
        ),
      )
    return
  }
  if (key === 'server' && /^["']https?:\/\/(?:index\.)?docker\.io\/?["']$/.test(value))
    inspection.add(
      'server-of-docker-hub',
      'ignored',
      valueSpan,
      both(
        'docker.io is contacted literally here, and that is a web site: Docker Hub’s registry is https://registry-1.docker.io.',
        'docker.io здесь запрашивается буквально, а это сайт: реестр Docker Hub — https://registry-1.docker.io.',
      ),
      '"https://registry-1.docker.io"',
    )
  if (key === 'capabilities') {
    const words = [...value.matchAll(/["']([^"']*)["']/g)].map(([, word]) => word ?? '')
    const wrong = words.filter((word) => !['pull', 'resolve', 'push', 'referrers'].includes(word))
    if (wrong.length > 0)
      inspection.add(
        'unknown-capability',
        'refused',
        valueSpan,
        both(
          `Unknown capability ${wrong.join(', ')}: ${skipped.en}`,
          `Неизвестная возможность ${wrong.join(', ')}: ${skipped.ru}`,
        ),
        JSON.stringify(words.filter((word) => !wrong.includes(word))).replaceAll(',', ', '),
      )
    else if (words.includes('referrers'))
      inspection.add(
        'capability-referrers',
        'refused',
        valueSpan,
        both(
          'referrers is known from containerd 2.2 on; every older version discards the whole file.',
          'referrers известен с containerd 2.2; более старые версии отбрасывают весь файл.',
        ),
        JSON.stringify(words.filter((word) => word !== 'referrers')).replaceAll(',', ', '),
      )
    else if (words.length > 0 && !words.includes('resolve'))
      inspection.add(
        'no-resolve',
        'style',
        valueSpan,
        both(
          'Without resolve this host is skipped for tags; it serves pulls by digest only.',
          'Без resolve этот хост пропускается для тегов и служит только загрузкам по дайджесту.',
        ),
      )
  }
  if (key === 'client' && /^\[\s*["'][^"']*\.(?:crt|cert|pem)["']\s*,\s*["'][^"']*\.key["']\s*\]$/.test(value))
    inspection.add(
      'flat-client-pair',
      'refused',
      valueSpan,
      both(
        'A flat list means two files that each hold certificate and key; a pair is a list in a list.',
        'Плоский список — это два файла, в каждом сертификат и ключ; пара пишется списком в списке.',
      ),
      `[${value}]`,
    )
  if (key === 'ca') {
    if (leaf)
      inspection.add(
        'ca-is-a-leaf',
        'ignored',
        valueSpan,
        both(
          'The certificate pasted for this is the server’s own and no CA: Go accepts it only until it is renewed. Install the root that signed it.',
          'Вставленный для этого сертификат — серверный, а не центр: Go примет его только до продления. Установите подписавший его корень.',
        ),
      )
    const file = unquote(value)
    if (/\.(?:cer|der|p7b|pfx|p12)$/i.test(file))
      inspection.add(
        'ca-not-pem',
        'refused',
        valueSpan,
        both(
          'Only PEM is read; a DER file fails the pull with “unable to load CA cert”: openssl x509 -inform der -in ca.cer -out ca.crt',
          'Читается только PEM; с файлом DER загрузка падает с «unable to load CA cert»: openssl x509 -inform der -in ca.cer -out ca.crt',
        ),
      )
  }
  if (key === 'skip_verify' && /^["']?true["']?$/.test(value))
    inspection.add(
      'skip-verify',
      'dangerous',
      entry,
      both(
        'Verification is off: anyone on the way can replace images. Give the CA instead. It does not make plain HTTP work.',
        'Проверка отключена: любой на пути может подменить образы. Лучше укажите центр. Обычный HTTP это не включает.',
      ),
    )
  if (/^["']/.test(key) || known.has(key) || /^host\./.test(key)) return
  const right = meant[key]
  const login = /^(?:username|password|auth)$/.test(key)
  inspection.add(
    'unknown-key',
    login ? 'dangerous' : 'ignored',
    entry,
    login
      ? both(
          `hosts.toml has no key ${key}: it does nothing, and the login stands in the file for everyone. Use an image pull secret.`,
          `В hosts.toml нет ключа ${key}: он не действует, а данные входа лежат в файле у всех на виду. Используйте imagePullSecrets.`,
        )
      : both(
          `hosts.toml has no key ${key}: it is ignored without a word.${right ? ` ${right} is meant.` : key === 'rewrite' ? ' Only k3s and RKE2 know it, in registries.yaml.' : ''}`,
          `В hosts.toml нет ключа ${key}: он молча не действует.${right ? ` Нужен ${right}.` : key === 'rewrite' ? ' Его знают только k3s и RKE2, в registries.yaml.' : ''}`,
        ),
    right
      ? inspection.text.slice(entry.start, entry.end).replace(key, right)
      : right === null
        ? `# ${login ? `${key} removed: use an image pull secret` : inspection.text.slice(entry.start, entry.end).trim()}`
        : undefined,
  )
}

/** Dotted keys and inline tables are read by 1.x and silently dropped by 2.x. */
function dottedKey(inspection: Inspection, entry: Entry): void {
  const text = both(
    'Dotted keys and inline tables for a host are silently dropped by containerd 2.x. Write a table: [host."URL"], its keys below.',
    'Ключи через точку и вложенные таблицы хоста containerd 2.x молча отбрасывает. Пишите таблицу: [host."URL"], ключи под ней.',
  )
  const inline = entry.value.startsWith('{') && entry.value.endsWith('}') ? entry.value.slice(1, -1).trim() : null
  const url = /^(?:host\.)?(["'][^"']+["'])(?:\.([A-Za-z_]+))?$/.exec(entry.key)
  if (!url) {
    inspection.add('dotted-keys', 'ignored', entry, text, null)
    return
  }
  const keys =
    inline !== null ? inline.split(/,\s*(?=[a-z_]+\s*=)/) : url[2] === undefined ? null : [`${url[2]} = ${entry.value}`]
  inspection.add(
    'dotted-keys',
    'ignored',
    entry,
    text,
    keys === null ? null : `\n[host.${url[1] ?? ''}]\n${keys.map((key) => `  ${key.trim()}`).join('\n')}`,
  )
}

/** A path below /v2 replaces it only with override_path. */
function withPath(
  inspection: Inspection,
  table: { name: string; start: number; end: number; line: number },
  entries: Entry[],
): void {
  const url = /^host\.["'](.*)["']$/.exec(table.name)?.[1]
  if (url === undefined) return
  const path = /^(?:https?:\/\/)?[^/]+(\/.*)$/.exec(url)?.[1]?.replace(/\/$/, '') ?? ''
  const own = entries.filter((entry) => entry.table === table.name)
  const overrides = own.some(({ key, value }) => key === 'override_path' && value === 'true')
  if (/^\/v2\/.+/.test(path) && !overrides)
    inspection.add(
      'missing-override-path',
      'ignored',
      table,
      both(
        `Without override_path = true containerd appends /v2 once more and asks ${url}/v2/…, which is a page and no registry.`,
        `Без override_path = true containerd добавит /v2 ещё раз и спросит ${url}/v2/…, а это страница, не реестр.`,
      ),
      `${inspection.text.slice(table.start, table.end)}\n  override_path = true`,
    )
  if (path === '' && overrides)
    inspection.add(
      'override-path-without-v2',
      'ignored',
      table,
      both(
        'With override_path the URL must hold /v2 itself; here the requests go to the root of the host.',
        'С override_path адрес сам должен содержать /v2; здесь запросы уйдут в корень хоста.',
      ),
      inspection.text.slice(table.start, table.end).replace(url, `${url.replace(/\/$/, '')}/v2`),
    )
}

/** The folder’s and the file’s name, where a comment or the command that printed it tells. */
function path(inspection: Inspection): void {
  for (const line of inspection.lines) {
    const found = /certs\.d\/([^/\s"']+)\/([\w.-]+)/.exec(line.text)
    const span = inspection.spanIn(line, /certs\.d\/[^/\s"']+\/[\w.-]+/)
    if (!found || !span || !/^\s*(?:#|\$|cat|sudo|::)/.test(line.text)) continue
    if (found[2] === 'host.toml')
      inspection.add(
        'wrong-file-name',
        'ignored',
        span,
        both(
          'The file’s name is hosts.toml; host.toml is never read.',
          'Файл называется hosts.toml; host.toml не читается.',
        ),
      )
    if (/^(?:registry-1|index)\.docker\.io$/.test(found[1] ?? ''))
      inspection.add(
        'wrong-directory',
        'ignored',
        span,
        both(
          'Images of Docker Hub are looked up in the folder docker.io; registry-1.docker.io belongs into server.',
          'Образы Docker Hub ищутся в папке docker.io; registry-1.docker.io указывают в server.',
        ),
      )
    if (/^https?:|%3A|^\*|:443$/.test(found[1] ?? ''))
      inspection.add(
        'wrong-directory',
        'ignored',
        span,
        both(
          'The folder is named exactly as the host in the image: no scheme, no wildcard, and a port only where the image writes one.',
          'Папка называется в точности как хост в образе: без схемы, без шаблона, порт — только если он есть в образе.',
        ),
      )
  }
}
