/** Docker's daemon.json: strict JSON, and a key that the daemon does not know keeps it from starting (moby daemon/config). */
import { say } from '../said.ts'
import { isMap, isScalar, isSeq, parseDocument, type Node } from 'yaml'
import { type Inspection } from './draft.ts'

const down = say('lint.daemon-json.dockerdDoesNotStart')
const misspelt: { readonly [key: string]: string } = {
  'insecure-registry': 'insecure-registries',
  insecure_registries: 'insecure-registries',
  insecureRegistries: 'insecure-registries',
  'registry-mirror': 'registry-mirrors',
  registry_mirrors: 'registry-mirrors',
  registryMirrors: 'registry-mirrors',
}

export function daemonJson(inspection: Inspection): void {
  const { text } = inspection
  let strict = true
  try {
    JSON.parse(text)
  } catch {
    strict = false
  }
  // YAML's flow form reads what JSON forbids: a last comma, comments; so that it can be corrected.
  const document = parseDocument(
    text.replace(/^[ \t]{0,40}\/\//gm, (comment) => comment.replace('//', '##')),
    {
      logLevel: 'error',
    },
  )
  if (!strict) {
    const error = document.errors[0]
    const comma = /,(?=\s*[}\]])/.exec(text)
    const at = comma?.index ?? /\/\/|#/.exec(text)?.index ?? error?.pos[0] ?? 0
    inspection.add(
      'json-syntax',
      'refused',
      { start: at, end: at + 1 },
      comma ? say('lint.daemon-json.commaBeforeClosingBracketNo', down) : say('lint.daemon-json.notJson', down),
      undefined,
    )
    const whole = error ? null : asJson(document)
    if (whole === null) inspection.open = true
    else inspection.edit({ start: 0, end: text.length }, whole)
  }
  if (!isMap(document.contents)) return
  for (const { key, value } of document.contents.items) {
    if (!isScalar(key)) continue
    const name = String(key.value)
    const span = { start: key.range?.[0] ?? 0, end: key.range?.[1] ?? 0 }
    const right = misspelt[name]
    if (right)
      inspection.add(
        'unknown-key',
        'refused',
        span,
        say('lint.daemon-json.keyCalledUnknownKeyStops', right),
        JSON.stringify(right),
      )
    const list = right ?? name
    if (list !== 'registry-mirrors' && list !== 'insecure-registries') continue
    const node = value as Node | null
    if (!isSeq(node)) {
      if (isScalar(node))
        inspection.add(
          'not-a-list',
          'refused',
          { start: node.range?.[0] ?? 0, end: node.range?.[1] ?? 0 },
          say('lint.daemon-json.list', list, down),
          `[${JSON.stringify(String(node.value))}]`,
        )
      continue
    }
    for (const item of node.items) {
      if (!isScalar(item)) continue
      const host = String(item.value)
      const at = { start: item.range?.[0] ?? 0, end: item.range?.[1] ?? 0 }
      if (list === 'registry-mirrors') {
        if (!/^https?:\/\//.test(host))
          inspection.add(
            'mirror-without-scheme',
            'refused',
            at,
            say('lint.daemon-json.mirrorWholeUrlHttpHttps', down),
            JSON.stringify(`https://${host}`),
          )
        else if (/\/\/[^/]*@|[?#]/.test(host))
          inspection.add(
            'mirror-with-login',
            'refused',
            at,
            say('lint.daemon-json.mirrorUrlHoldsNoLogin', down),
            JSON.stringify(host.split(/[?#]/)[0]?.replace(/\/\/[^/@]*@/, '//')),
          )
      } else {
        if (/^https?:\/\//.test(host))
          inspection.add(
            'scheme-in-insecure-registry',
            'style',
            at,
            say('lint.daemon-json.hostPortNetworkWithoutScheme'),
            JSON.stringify(host.replace(/^https?:\/\//, '').split('/')[0]),
          )
        inspection.add(
          host === '0.0.0.0/0' ? 'skip-verify-everywhere' : 'insecure-registry',
          'dangerous',
          at,
          say('lint.daemon-json.noVerificationPlainHttpAnyone', host),
        )
      }
    }
  }
}

/** null: what YAML reads and JSON cannot say, such as an alias of nothing. */
function asJson(document: ReturnType<typeof parseDocument>): string | null {
  try {
    return `${JSON.stringify(document.toJS(), null, 2)}\n`
  } catch {
    return null
  }
}
