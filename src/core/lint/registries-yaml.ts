/** registries.yaml of k3s and RKE2: read leniently, so that a misspelt key does nothing and says nothing (rancher/wharfie pkg/registries/types.go). */
import { say, type Said } from '../said.ts'
import { isMap, isScalar, isSeq, parseDocument, type Node, type Pair, type YAMLMap } from 'yaml'
import { type Inspection } from './draft.ts'
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

const down = say('lint.registries-yaml.k3sRke2DoNotStart')

export function registriesYaml(inspection: Inspection): void {
  const star = inspection.lines.find((line) => /^\s*\*\s*:/.test(line.text))
  if (star) {
    inspection.add(
      'unquoted-star',
      'refused',
      star,
      say('lint.registries-yaml.mustQuotesYamlTakesAlias', down),
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
        ? say('lint.registries-yaml.tabIndentsLineYamlWants', down)
        : say('lint.registries-yaml.notYaml', error?.message.split('\n')[0] ?? '', down),
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
    say('lint.registries-yaml.hasNoKeyIgnoredWithout', where, key, right),
    right,
  )
}

function urlKey(inspection: Inspection, { key, keySpan }: Named, what: Said): void {
  if (!/^https?:\/\//.test(key)) return
  inspection.add(
    'url-as-key',
    'ignored',
    keySpan,
    say('lint.registries-yaml.withoutSchemePathUnderUrl', what),
    JSON.stringify(key.replace(/^https?:\/\//, '').split('/')[0]),
  )
}

function mirror(inspection: Inspection, host: Named): void {
  urlKey(inspection, host, say('lint.registries-yaml.mirrorsKeyedHostImagesName'))
  if (/^(?:registry-1|index)\.docker\.io$/.test(host.key))
    inspection.add(
      'mirror-of-docker-hub',
      'ignored',
      host.keySpan,
      say('lint.registries-yaml.imagesDockerHubCalledDocker'),
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
              say('lint.registries-yaml.endpointDefaultOneEntryChanges'),
            )
        }
      } else
        inspection.add(
          'endpoint-not-a-list',
          'refused',
          spanOf(pair.value),
          say('lint.registries-yaml.endpointList', down),
          isScalar(pair.value) ? `[${JSON.stringify(String(pair.value.value))}]` : null,
        )
    } else if (pair.key !== 'rewrite')
      rename(inspection, pair, { endpoints: 'endpoint', rewrites: 'rewrite' }, 'mirrors')
  }
}

const files = new Set(['ca_file', 'cert_file', 'key_file', 'insecure_skip_verify'])
function config(inspection: Inspection, host: Named): void {
  urlKey(inspection, host, say('lint.registries-yaml.configsKeyedHostPortContacted'))
  for (const pair of children(host)) {
    if (pair.key === 'auth') {
      for (const one of children(pair)) {
        if (one.key === 'password' && isScalar(one.value) && String(one.value.value) !== '')
          inspection.add(
            'login-in-file',
            'dangerous',
            one.keySpan,
            say('lint.registries-yaml.passwordClearTextGiveFile'),
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
        say('lint.registries-yaml.belongsUnderTlsHereSilently', pair.key),
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
      say('lint.registries-yaml.mustTrueFalseWithoutQuotes', key, down),
      String(value.value).toLowerCase(),
    )
  if (String(value.value) === 'true')
    inspection.add('skip-verify', 'dangerous', keySpan, say('lint.registries-yaml.verificationOffAnyoneWayCan'))
}

function column(inspection: Inspection, offset: number): number {
  return offset - (inspection.lines.findLast(({ start }) => start <= offset)?.start ?? 0)
}
