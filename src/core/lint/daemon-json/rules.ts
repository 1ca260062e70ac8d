import { isMap, isScalar, isSeq, parseDocument, type Document, type Node } from 'yaml'
import type { Span } from '../../contract.ts'
import { say } from '../../said.ts'
import type { Inspection } from '../draft.ts'
import { each, type Found, type Rule } from '../rule.ts'

const down = say('lint.daemon-json.dockerdDoesNotStart')
const misspelt: { readonly [key: string]: string } = {
  'insecure-registry': 'insecure-registries',
  insecure_registries: 'insecure-registries',
  insecureRegistries: 'insecure-registries',
  'registry-mirror': 'registry-mirrors',
  registry_mirrors: 'registry-mirrors',
  registryMirrors: 'registry-mirrors',
}

interface Entry extends Span {
  key: string
  value: Node | null
  valueSpan: Span
}
export interface DaemonJson {
  text: string
  /** YAML's flow form reads what JSON forbids, a last comma, comments, so that it can be corrected. */
  document: Document.Parsed
  strict: boolean
  entries: Entry[]
}

const spanOf = (node: Node | null): Span => ({ start: node?.range?.[0] ?? 0, end: node?.range?.[1] ?? 0 })

export function readDaemon({ text }: Inspection): DaemonJson {
  let strict = true
  try {
    JSON.parse(text)
  } catch {
    strict = false
  }
  const withoutComments = text.replace(/^[ \t]{0,40}\/\//gm, (comment) => comment.replace('//', '##'))
  const document = parseDocument(withoutComments, { logLevel: 'error' })
  const entries = isMap(document.contents)
    ? document.contents.items.flatMap(({ key, value }) =>
        isScalar(key)
          ? [
              {
                key: String(key.value),
                ...spanOf(key as Node),
                value: (value ?? null) as Node | null,
                valueSpan: spanOf((value ?? null) as Node | null),
              },
            ]
          : [],
      )
    : []
  return { text, document, strict, entries }
}

/** null: what YAML reads and JSON cannot say, such as an alias of nothing. */
function asJson(document: Document.Parsed): string | null {
  try {
    return `${JSON.stringify(document.toJS(), null, 2)}\n`
  } catch {
    return null
  }
}

type List = 'registry-mirrors' | 'insecure-registries'
const isList = (name: string): name is List => name === 'registry-mirrors' || name === 'insecure-registries'

/** The values of one of the two lists, however it is misspelt. */
function hosts({ entries }: DaemonJson, list: List, find: (host: string, at: Span) => Found | false): Found[] {
  return entries.flatMap(({ key, value }) =>
    (misspelt[key] ?? key) === list && isSeq(value)
      ? each(value.items, (item) => isScalar(item) && find(String(item.value), spanOf(item as Node)))
      : [],
  )
}

export const rules: readonly Rule<DaemonJson>[] = [
  {
    code: 'json-syntax',
    severity: 'refused',
    bad: '{\n  "insecure-registries": []⟦,⟧\n}\n',
    good: '{\n  "insecure-registries": []\n}\n',
    finds: ({ text, document, strict }) => {
      if (strict) return []
      const error = document.errors[0]
      const comma = /,(?=\s*[}\]])/.exec(text)
      const at = comma?.index ?? /\/\/|#/.exec(text)?.index ?? error?.pos[0] ?? 0
      const whole = error ? null : asJson(document)
      return [
        {
          at: { start: at, end: at + 1 },
          says: comma
            ? say('lint.daemon-json.commaBeforeClosingBracketNo', down)
            : say('lint.daemon-json.notJson', down),
          ...(whole === null ? { mend: null } : { with: [{ start: 0, end: text.length, by: whole }] }),
        },
      ]
    },
  },
  {
    code: 'unknown-key',
    severity: 'refused',
    bad: '{⟦"insecure-registry"⟧: []}',
    good: '{"insecure-registries": [], "log-driver": "journald"}',
    finds: ({ entries }) =>
      each(entries, ({ key, start, end }) => {
        const right = misspelt[key]
        return (
          right !== undefined && {
            at: { start, end },
            says: say('lint.daemon-json.keyCalledUnknownKeyStops', right),
            mend: JSON.stringify(right),
          }
        )
      }),
  },
  {
    code: 'not-a-list',
    severity: 'refused',
    bad: '{"registry-mirrors": ⟦"https://m.example"⟧}',
    good: '{"registry-mirrors": ["https://m.example"]}',
    finds: ({ entries }) =>
      each(entries, ({ key, value, valueSpan }) => {
        const list = misspelt[key] ?? key
        return (
          isList(list) &&
          isScalar(value) && {
            at: valueSpan,
            says: say('lint.daemon-json.list', list, down),
            mend: `[${JSON.stringify(String(value.value))}]`,
          }
        )
      }),
  },
  {
    code: 'mirror-without-scheme',
    severity: 'refused',
    bad: '{"registry-mirrors": [⟦"m.example"⟧]}',
    good: '{"registry-mirrors": ["http://m.example"]}',
    finds: (file) =>
      hosts(
        file,
        'registry-mirrors',
        (host, at) =>
          !/^https?:\/\//.test(host) && {
            at,
            says: say('lint.daemon-json.mirrorWholeUrlHttpHttps', down),
            mend: JSON.stringify(`https://${host}`),
          },
      ),
  },
  {
    code: 'mirror-with-login',
    severity: 'refused',
    bad: '{"registry-mirrors": [⟦"https://u:x@m.example"⟧]}',
    good: '{"registry-mirrors": ["https://m.example"]}',
    finds: (file) =>
      hosts(
        file,
        'registry-mirrors',
        (host, at) =>
          /^https?:\/\//.test(host) &&
          /\/\/[^/]*@|[?#]/.test(host) && {
            at,
            says: say('lint.daemon-json.mirrorUrlHoldsNoLogin', down),
            mend: JSON.stringify(host.split(/[?#]/)[0]?.replace(/\/\/[^/@]*@/, '//')),
          },
      ),
  },
  {
    // moby registry/config.go and daemon/hosts_test.go (24 and newer): /v2 is appended to whatever stands there; 20.10 does not start.
    code: 'mirror-under-v2',
    severity: 'ignored',
    bad: '{"registry-mirrors": [⟦"https://harbor.example/v2/hub"⟧]}',
    good: '{"registry-mirrors": ["https://cache.example"]}',
    finds: (file) =>
      hosts(
        file,
        'registry-mirrors',
        (host, at) =>
          /^https?:\/\/[^/]+\/v2\/[^/]/.test(host) && {
            at,
            says: say('lint.daemon-json.dockerAppendsV2ToPath', `${host.replace(/\/$/, '')}/v2/`),
            mend: null,
          },
      ),
  },
  {
    code: 'scheme-in-insecure-registry',
    severity: 'style',
    bad: '{"insecure-registries": [⟦"http://r.example"⟧]}',
    good: '{"insecure-registries": ["r.example"]}',
    finds: (file) =>
      hosts(
        file,
        'insecure-registries',
        (host, at) =>
          /^https?:\/\//.test(host) && {
            at,
            says: say('lint.daemon-json.hostPortNetworkWithoutScheme'),
            mend: JSON.stringify(host.replace(/^https?:\/\//, '').split('/')[0]),
          },
      ),
  },
  {
    code: 'insecure-registry',
    severity: 'dangerous',
    bad: '{"insecure-registries": [⟦"r.example:5000"⟧]}',
    good: '{"insecure-registries": []}',
    finds: (file) =>
      hosts(
        file,
        'insecure-registries',
        (host, at) => host !== everywhere && { at, says: say('lint.daemon-json.noVerificationPlainHttpAnyone', host) },
      ),
  },
  {
    code: 'skip-verify-everywhere',
    severity: 'dangerous',
    bad: '{"insecure-registries": [⟦"0.0.0.0/0"⟧]}',
    good: '{"insecure-registries": ["10.0.0.0/8"]}',
    finds: (file) =>
      hosts(
        file,
        'insecure-registries',
        (host, at) => host === everywhere && { at, says: say('lint.daemon-json.noVerificationPlainHttpAnyone', host) },
      ),
  },
]

const everywhere = '0.0.0.0/0'
