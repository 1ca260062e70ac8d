import { isScalar, isSeq, type Node } from 'yaml'
import { say, type Said } from '../../said.ts'
import { each, type Found, type Rule } from '../rule.ts'
import { spanOf, type RegistriesYaml, type YamlEntry } from './entries.ts'

const down = say('lint.registries-yaml.k3sRke2DoNotStart')

/** The keys that there are, by where they stand; `meant`: what is written for them. A host is called as it likes. */
const places: {
  where: string
  at: (path: readonly string[]) => boolean
  keys: string[]
  meant: Record<string, string>
}[] = [
  {
    where: 'registries.yaml',
    at: (path) => path.length === 0,
    keys: ['mirrors', 'configs'],
    meant: { mirror: 'mirrors', config: 'configs', registries: 'mirrors', auths: 'configs' },
  },
  {
    where: 'mirrors',
    at: ([top, host, below]) => top === 'mirrors' && host !== undefined && below === undefined,
    keys: ['endpoint', 'rewrite'],
    meant: { endpoints: 'endpoint', rewrites: 'rewrite' },
  },
  {
    where: 'configs',
    at: ([top, host, below]) => top === 'configs' && host !== undefined && below === undefined,
    keys: ['auth', 'tls', 'ca_file', 'cert_file', 'key_file', 'insecure_skip_verify', 'skip_verify'],
    meant: { auths: 'auth', TLS: 'tls', ssl: 'tls' },
  },
  {
    where: 'auth',
    at: ([top, , below]) => top === 'configs' && below === 'auth',
    keys: ['username', 'password', 'auth', 'identity_token'],
    meant: { user: 'username', token: 'identity_token', identitytoken: 'identity_token' },
  },
  {
    where: 'tls',
    at: ([top, , below]) => top === 'configs' && below === 'tls',
    keys: ['ca_file', 'cert_file', 'key_file', 'insecure_skip_verify'],
    meant: {
      skip_verify: 'insecure_skip_verify',
      insecure: 'insecure_skip_verify',
      ca: 'ca_file',
      cert: 'cert_file',
      key: 'key_file',
      cafile: 'ca_file',
    },
  },
]
const placeOf = (path: readonly string[]) => places.find(({ at }) => at(path))
const inside = ({ path }: YamlEntry, where: string) => placeOf(path)?.where === where
const isHost = ({ path }: YamlEntry, top: 'mirrors' | 'configs') => path.length === 1 && path[0] === top

const tabbed = ({ lines }: RegistriesYaml) => lines.filter(({ text }) => /^\s*\t/.test(text))
const untabbed = (line: string) => line.replace(/^\s*/, (blanks) => blanks.replaceAll('\t', '  '))

function urlAsKey({ key, keySpan }: YamlEntry, what: Said): Found | false {
  return (
    /^https?:\/\//.test(key) && {
      at: keySpan,
      says: say('lint.registries-yaml.withoutSchemePathUnderUrl', what),
      mend: JSON.stringify(key.replace(/^https?:\/\//, '').split('/')[0]),
    }
  )
}

/** Under `tls`, whatever it is called. */
const isVerification = (entry: YamlEntry) => inside(entry, 'tls') && /skip_verify|insecure/.test(entry.key)

const column = ({ lines }: RegistriesYaml, offset: number) =>
  offset - (lines.findLast(({ start }) => start <= offset)?.start ?? 0)

const yaml = (...lines: string[]) => `${lines.join('\n')}\n`
const mirror = (...lines: string[]) => yaml('mirrors:', '  docker.io:', ...lines.map((line) => `    ${line}`))
const config = (...lines: string[]) => yaml('configs:', '  r.example:', ...lines.map((line) => `    ${line}`))
const tls = (line: string) => config('tls:', `  ${line}`)

export const rules: readonly Rule<RegistriesYaml>[] = [
  {
    code: 'unquoted-star',
    severity: 'refused',
    stops: true,
    bad: yaml('mirrors:', '⟦  *:⟧', '    endpoint:', '      - "https://m.example"'),
    good: yaml('mirrors:', '  "*":', '    endpoint:', '      - "https://m.example"'),
    finds: ({ lines }) => {
      const star = lines.find(({ text }) => /^\s*\*\s*:/.test(text))
      return star
        ? [
            {
              at: star,
              says: say('lint.registries-yaml.mustQuotesYamlTakesAlias', down),
              mend: star.text.replace('*', '"*"'),
            },
          ]
        : []
    },
  },
  {
    code: 'yaml-syntax',
    severity: 'refused',
    stops: true,
    bad: yaml('mirrors:', '⟦\tdocker.io:⟧', '\t\tendpoint: ["https://m.example"]'),
    good: mirror('endpoint: ["https://m.example"]'),
    finds: (file) => {
      const [tab, ...others] = tabbed(file)
      return tab
        ? [
            {
              at: tab,
              says: say('lint.registries-yaml.tabIndentsLineYamlWants', down),
              mend: untabbed(tab.text),
              with: others.map(({ start, end, text }) => ({ start, end, by: untabbed(text) })),
            },
          ]
        : []
    },
  },
  {
    code: 'yaml-syntax',
    severity: 'refused',
    stops: true,
    bad: yaml('mirrors:', '  docker.io:', '    endpoint: ["https://m.example"]', '⟦  docker.io:⟧', '    endpoint: []'),
    good: yaml('mirrors:', '  docker.io:', '    endpoint: ["https://m.example"]', '  ghcr.io:', '    endpoint: []'),
    finds: ({ error, lines }) => {
      const line = lines.find(({ start, end }) => error && error.at >= start && error.at <= end) ?? lines[0]
      return error && line
        ? [{ at: line, says: say('lint.registries-yaml.notYaml', error.message, down), mend: null }]
        : []
    },
  },
  {
    code: 'unknown-key',
    severity: 'ignored',
    bad: mirror('⟦endpoints⟧:', '  - "https://m.example"'),
    good: mirror('endpoint:', '  - "https://m.example"', 'rewrite:', '  "^team/(.*)": "shop/$1"'),
    finds: ({ entries }) =>
      each(entries, ({ path, key, keySpan }) => {
        const place = placeOf(path)
        if (!place || place.keys.includes(key)) return null
        const right = place.meant[key] ?? place.meant[key.toLowerCase()]
        return {
          at: keySpan,
          says: say('lint.registries-yaml.hasNoKeyIgnoredWithout', place.where, key, right),
          ...(right === undefined ? {} : { mend: right }),
        }
      }),
  },
  {
    code: 'url-as-key',
    severity: 'ignored',
    bad: yaml('mirrors:', '  ⟦"https://r.example"⟧:', '    endpoint: ["https://m.example"]'),
    good: yaml('mirrors:', '  "r.example:5000":', '    endpoint: ["https://m.example"]'),
    finds: ({ entries }) =>
      each(
        entries,
        (entry) => isHost(entry, 'mirrors') && urlAsKey(entry, say('lint.registries-yaml.mirrorsKeyedHostImagesName')),
      ),
  },
  {
    code: 'url-as-key',
    severity: 'ignored',
    bad: yaml('configs:', '  ⟦"https://r.example:5000"⟧:', '    tls:', '      ca_file: /a.crt'),
    good: yaml('configs:', '  "r.example:5000":', '    tls:', '      ca_file: /a.crt'),
    finds: ({ entries }) =>
      each(
        entries,
        (entry) =>
          isHost(entry, 'configs') && urlAsKey(entry, say('lint.registries-yaml.configsKeyedHostPortContacted')),
      ),
  },
  {
    code: 'mirror-of-docker-hub',
    severity: 'ignored',
    bad: yaml('mirrors:', '  ⟦registry-1.docker.io⟧:', '    endpoint: ["https://m.example"]'),
    good: mirror('endpoint: ["https://m.example"]'),
    finds: ({ entries }) =>
      each(
        entries,
        (entry) =>
          isHost(entry, 'mirrors') &&
          /^(?:registry-1|index)\.docker\.io$/.test(entry.key) && {
            at: entry.keySpan,
            says: say('lint.registries-yaml.imagesDockerHubCalledDocker'),
            mend: 'docker.io',
          },
      ),
  },
  {
    code: 'redundant-mirror',
    severity: 'style',
    bad: yaml('mirrors:', '  r.example:', '    endpoint:', '      - ⟦https://r.example⟧'),
    good: yaml('mirrors:', '  r.example:', '    endpoint:', '      - https://m.example'),
    finds: ({ entries }) =>
      entries.flatMap((entry) =>
        inside(entry, 'mirrors') && entry.key === 'endpoint' && isSeq(entry.value)
          ? each(entry.value.items, (item) => {
              const url = isScalar(item) ? String(item.value) : ''
              return (
                url.replace(/\/$/, '') === `https://${entry.path[1] ?? ''}` && {
                  at: spanOf(item as Node),
                  says: say('lint.registries-yaml.endpointDefaultOneEntryChanges'),
                }
              )
            })
          : [],
      ),
  },
  {
    code: 'endpoint-not-a-list',
    severity: 'refused',
    bad: mirror('endpoint: ⟦"https://m.example"⟧'),
    good: mirror('endpoint: ["https://m.example"]'),
    finds: ({ entries }) =>
      each(
        entries,
        (entry) =>
          inside(entry, 'mirrors') &&
          entry.key === 'endpoint' &&
          !isSeq(entry.value) && {
            at: entry.valueSpan,
            says: say('lint.registries-yaml.endpointList', down),
            mend: isScalar(entry.value) ? `[${JSON.stringify(String(entry.value.value))}]` : null,
          },
      ),
  },
  {
    code: 'login-in-file',
    severity: 'dangerous',
    bad: config('auth:', '  username: u', '  ⟦password⟧: x'),
    good: config('auth:', '  username: u', '  password: ""'),
    finds: ({ entries }) =>
      each(
        entries,
        (entry) =>
          inside(entry, 'auth') &&
          entry.key === 'password' &&
          isScalar(entry.value) &&
          String(entry.value.value) !== '' && {
            at: entry.keySpan,
            says: say('lint.registries-yaml.passwordClearTextGiveFile'),
          },
      ),
  },
  {
    code: 'boolean-as-string',
    severity: 'refused',
    bad: tls('insecure_skip_verify: ⟦"true"⟧'),
    good: tls('insecure_skip_verify: false'),
    finds: ({ entries }) =>
      each(
        entries,
        (entry) =>
          isVerification(entry) &&
          isScalar(entry.value) &&
          typeof entry.value.value === 'string' && {
            at: entry.valueSpan,
            says: say('lint.registries-yaml.mustTrueFalseWithoutQuotes', entry.key, down),
            mend: entry.value.value.toLowerCase(),
          },
      ),
  },
  {
    code: 'skip-verify',
    severity: 'dangerous',
    bad: tls('⟦insecure_skip_verify⟧: true'),
    good: tls('insecure_skip_verify: false'),
    finds: ({ entries }) =>
      each(
        entries,
        (entry) =>
          isVerification(entry) &&
          isScalar(entry.value) &&
          String(entry.value.value) === 'true' && {
            at: entry.keySpan,
            says: say('lint.registries-yaml.verificationOffAnyoneWayCan'),
          },
      ),
  },
  {
    code: 'key-outside-tls',
    severity: 'ignored',
    bad: config('⟦insecure_skip_verify: true⟧'),
    good: tls('insecure_skip_verify: true'),
    finds: (file) =>
      each(file.entries, (entry) => {
        const { key, keySpan, whole, siblings } = entry
        if (!inside(entry, 'configs') || !/_file$|skip_verify$/.test(key) || !placeOf(entry.path)?.keys.includes(key))
          return null
        const margin = ' '.repeat(column(file, keySpan.start) + 2)
        const pair = file.text.slice(whole.start, whole.end).replace(/^skip_verify/, 'insecure_skip_verify')
        return {
          at: whole,
          says: say('lint.registries-yaml.belongsUnderTlsHereSilently', key),
          mend: siblings.includes('tls') ? null : `tls:\n${margin}${pair}`,
        }
      }),
  },
]
