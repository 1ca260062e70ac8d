/** registries.yaml of k3s and RKE2: read leniently, so that a misspelt key does nothing and says nothing (rancher/wharfie pkg/registries/types.go). */
import { isMap, isScalar, isSeq, parseDocument, type Node, type Pair, type YAMLMap } from 'yaml'
import { both, type Inspection } from './draft.ts'
import type { Span } from '../contract.ts'

/** The same file with `mirrors: {…}` and `configs: {…}` written line by line, comments and order kept; null where nothing is to be rewritten, or nothing can be. */
export function plainYaml(text: string): string | null {
  const document = parseDocument(text)
  const top = document.contents
  if (document.errors.length > 0 || document.warnings.length > 0 || !isMap(top)) return null
  const inline = top.items.map(({ value }) => value).filter((value) => isMap(value) && value.flow === true)
  if (top.flow !== true && inline.length === 0) return null
  top.flow = false
  for (const value of inline) if (isMap(value)) value.flow = false
  return document.toString({ lineWidth: 0 })
}

const down = { en: 'k3s and RKE2 do not start with it.', ru: 'k3s и RKE2 с ним не запустятся.' }

export function registriesYaml(inspection: Inspection): void {
  const star = inspection.lines.find((line) => /^\s*\*\s*:/.test(line.text))
  if (star) {
    inspection.add(
      'unquoted-star',
      'refused',
      star,
      both(
        `* must be in quotes, or YAML takes it for an alias: ${down.en}`,
        `* нужно в кавычках, иначе YAML примет его за псевдоним: ${down.ru}`,
      ),
      star.text.replace('*', '"*"'),
    )
    return
  }
  const tab = inspection.lines.find((line) => /^\s*\t/.test(line.text))
  const document = parseDocument(inspection.text, { logLevel: 'error' })
  const error = document.errors[0]
  if (tab || error) {
    const at = error?.pos[0] ?? tab?.start ?? 0
    const line = tab ?? inspection.lines.find(({ start, end }) => at >= start && at <= end) ?? inspection.at(1)
    inspection.add(
      'yaml-syntax',
      'refused',
      line,
      tab
        ? both(
            `A tab indents this line: YAML wants blanks, and ${down.en}`,
            `Строка с отступом табуляцией: YAML требует пробелы; ${down.ru}`,
          )
        : both(
            `Not YAML: ${error?.message.split('\n')[0] ?? ''} ${down.en}`,
            `Это не YAML: ${error?.message.split('\n')[0] ?? ''} ${down.ru}`,
          ),
      tab ? untabbed(tab.text) : null,
    )
    if (tab)
      for (const other of inspection.lines)
        if (other !== tab && /^\s*\t/.test(other.text)) inspection.edit(other, untabbed(other.text))
    return
  }
  const root = document.contents
  if (!isMap(root)) return
  for (const pair of pairs(root)) {
    if (pair.key === 'mirrors') for (const host of children(pair)) mirror(inspection, host)
    else if (pair.key === 'configs') for (const host of children(pair)) config(inspection, host)
    else
      rename(
        inspection,
        pair,
        { mirror: 'mirrors', config: 'configs', registries: 'mirrors', auths: 'configs' },
        'registries.yaml',
      )
  }
}

function untabbed(line: string): string {
  return line.replace(/^\s*/, (blanks) => blanks.replaceAll('\t', '  '))
}

interface Named {
  key: string
  keySpan: Span
  value: Node | null
  whole: Span
}
function spanOf(node: Node | null): Span {
  return { start: node?.range?.[0] ?? 0, end: node?.range?.[1] ?? 0 }
}
function pairs(map: YAMLMap): Named[] {
  return map.items.map((item: Pair<unknown, unknown>) => {
    const key = item.key as Node
    const value = (item.value ?? null) as Node | null
    return {
      key: isScalar(key) ? String(key.value) : '',
      keySpan: spanOf(key),
      value,
      whole: { start: spanOf(key).start, end: value?.range ? value.range[1] : spanOf(key).end },
    }
  })
}
const children = ({ value }: Named): Named[] => (isMap(value) ? pairs(value) : [])

function rename(
  inspection: Inspection,
  { key, keySpan }: Named,
  meant: { readonly [wrong: string]: string },
  where: string,
): void {
  const right = meant[key] ?? meant[key.toLowerCase()]
  inspection.add(
    'unknown-key',
    'ignored',
    keySpan,
    both(
      `${where} has no key ${key}: it is ignored without a word.${right ? ` ${right} is meant.` : ''}`,
      `В ${where} нет ключа ${key}: он молча не действует.${right ? ` Нужен ${right}.` : ''}`,
    ),
    right,
  )
}

function urlKey(inspection: Inspection, { key, keySpan }: Named, what: { en: string; ru: string }): void {
  if (!/^https?:\/\//.test(key)) return
  inspection.add(
    'url-as-key',
    'ignored',
    keySpan,
    both(
      `${what.en} without a scheme and a path: under a URL it is silently ignored (k3s-io/k3s#13255).`,
      `${what.ru} без схемы и пути: под URL запись молча не действует (k3s-io/k3s#13255).`,
    ),
    JSON.stringify(key.replace(/^https?:\/\//, '').split('/')[0]),
  )
}

function mirror(inspection: Inspection, host: Named): void {
  urlKey(inspection, host, {
    en: 'mirrors is keyed by the host as images name it,',
    ru: 'Ключ в mirrors — хост, как его называют образы,',
  })
  if (/^(?:registry-1|index)\.docker\.io$/.test(host.key))
    inspection.add(
      'mirror-of-docker-hub',
      'ignored',
      host.keySpan,
      both(
        'Images of Docker Hub are called docker.io: a mirror under this name serves none of them.',
        'Образы Docker Hub называются docker.io: зеркало под этим именем им не служит.',
      ),
      'docker.io',
    )
  for (const pair of children(host)) {
    if (pair.key === 'endpoint') {
      if (isSeq(pair.value)) {
        for (const item of pair.value.items) {
          const url = isScalar(item) ? String(item.value) : ''
          if (url.replace(/\/$/, '') === `https://${host.key}`)
            inspection.add(
              'redundant-mirror',
              'style',
              spanOf(item as Node),
              both(
                'This endpoint is the default one: the entry changes nothing.',
                'Эта точка и так используется по умолчанию: запись ничего не меняет.',
              ),
            )
        }
      } else
        inspection.add(
          'endpoint-not-a-list',
          'refused',
          spanOf(pair.value),
          both(`endpoint is a list: ${down.en}`, `endpoint — это список: ${down.ru}`),
          isScalar(pair.value) ? `[${JSON.stringify(String(pair.value.value))}]` : null,
        )
    } else if (pair.key !== 'rewrite')
      rename(inspection, pair, { endpoints: 'endpoint', rewrites: 'rewrite' }, 'mirrors')
  }
}

const files = new Set(['ca_file', 'cert_file', 'key_file', 'insecure_skip_verify'])
function config(inspection: Inspection, host: Named): void {
  urlKey(inspection, host, {
    en: 'configs is keyed by the host and port that are contacted,',
    ru: 'Ключ в configs — хост и порт, к которым обращаются,',
  })
  for (const pair of children(host)) {
    if (pair.key === 'auth') {
      for (const one of children(pair)) {
        if (one.key === 'password' && isScalar(one.value) && String(one.value.value) !== '')
          inspection.add(
            'login-in-file',
            'dangerous',
            one.keySpan,
            both(
              'A password in clear text: give the file mode 0600, or better, use an image pull secret.',
              'Пароль открытым текстом: режим файла 0600, а лучше — imagePullSecrets.',
            ),
          )
        if (!['username', 'password', 'auth', 'identity_token'].includes(one.key))
          rename(
            inspection,
            one,
            { user: 'username', token: 'identity_token', identitytoken: 'identity_token' },
            'auth',
          )
      }
    } else if (pair.key === 'tls') {
      for (const one of children(pair)) {
        if (!files.has(one.key))
          rename(
            inspection,
            one,
            {
              skip_verify: 'insecure_skip_verify',
              insecure: 'insecure_skip_verify',
              ca: 'ca_file',
              cert: 'cert_file',
              key: 'key_file',
              cafile: 'ca_file',
            },
            'tls',
          )
        verification(inspection, one)
      }
    } else if (files.has(pair.key) || pair.key === 'skip_verify') {
      inspection.add(
        'key-outside-tls',
        'ignored',
        pair.whole,
        both(
          `${pair.key} belongs under tls; here it is silently ignored.`,
          `${pair.key} должен стоять под tls; здесь он молча не действует.`,
        ),
        children(host).some(({ key }) => key === 'tls')
          ? null
          : `tls:\n${' '.repeat(column(inspection, pair.keySpan.start) + 2)}${inspection.text.slice(pair.whole.start, pair.whole.end).replace(/^skip_verify/, 'insecure_skip_verify')}`,
      )
    } else rename(inspection, pair, { auths: 'auth', TLS: 'tls', ssl: 'tls' }, 'configs')
  }
}

function verification(inspection: Inspection, { key, keySpan, value }: Named): void {
  if (!/skip_verify|insecure/.test(key) || !isScalar(value)) return
  if (typeof value.value === 'string')
    inspection.add(
      'boolean-as-string',
      'refused',
      spanOf(value),
      both(
        `${key} must be true or false without quotes: ${down.en}`,
        `${key} — это true или false без кавычек: ${down.ru}`,
      ),
      String(value.value).toLowerCase(),
    )
  if (String(value.value) === 'true')
    inspection.add(
      'skip-verify',
      'dangerous',
      keySpan,
      both(
        'Verification is off: anyone on the way can replace images. Name the CA by ca_file instead.',
        'Проверка отключена: любой на пути может подменить образы. Лучше укажите центр через ca_file.',
      ),
    )
}

function column(inspection: Inspection, offset: number): number {
  return offset - (inspection.lines.findLast(({ start }) => start <= offset)?.start ?? 0)
}
