/** hosts.toml, by what containerd’s parser does with it (core/remotes/docker/config/hosts.go; observed with 1.6, 1.7 and 2.1). */
import { say } from '../said.ts'
import { type Inspection } from './draft.ts'
import { outline, quotedBooleans, syntax, unquote, unquotedValues, type Entry } from './toml.ts'

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
    inspection.add('server-after-table', 'ignored', entry, say('lint.hosts-toml.serverStandsBelowTableBelongs'), '')
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
      say('lint.hosts-toml.hostTableCalledHostUrl'),
      `[host.${strange.name}]`,
    )
  else if (hosts.length === 0 && dotted.length === 0 && entries.length > 0) {
    const end = { start: inspection.text.length, end: inspection.text.length }
    inspection.add(
      'no-host-table',
      'refused',
      inspection.at(undefined),
      say('lint.hosts-toml.thereNoHostTableContainerd'),
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
      inspection.add('login-in-header', 'dangerous', entry, say('lint.hosts-toml.loginHeaderStandsFileEveryone'))
    return
  }
  if (key === 'server' && /^["']https?:\/\/(?:index\.)?docker\.io\/?["']$/.test(value))
    inspection.add(
      'server-of-docker-hub',
      'ignored',
      valueSpan,
      say('lint.hosts-toml.dockerIoContactedLiterallyHere'),
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
        say('lint.hosts-toml.unknownCapability', wrong.join(', '), skipped),
        JSON.stringify(words.filter((word) => !wrong.includes(word))).replaceAll(',', ', '),
      )
    else if (words.includes('referrers'))
      inspection.add(
        'capability-referrers',
        'refused',
        valueSpan,
        say('lint.hosts-toml.referrersKnownFromContainerd2'),
        JSON.stringify(words.filter((word) => word !== 'referrers')).replaceAll(',', ', '),
      )
    else if (words.length > 0 && !words.includes('resolve'))
      inspection.add('no-resolve', 'style', valueSpan, say('lint.hosts-toml.withoutResolveHostSkippedTags'))
  }
  if (key === 'client' && /^\[\s*["'][^"']*\.(?:crt|cert|pem)["']\s*,\s*["'][^"']*\.key["']\s*\]$/.test(value))
    inspection.add('flat-client-pair', 'refused', valueSpan, say('lint.hosts-toml.flatListMeansTwoFiles'), `[${value}]`)
  if (key === 'ca') {
    if (leaf) inspection.add('ca-is-a-leaf', 'ignored', valueSpan, say('lint.hosts-toml.certificatePastedServerOwnNo'))
    const file = unquote(value)
    if (/\.(?:cer|der|p7b|pfx|p12)$/i.test(file))
      inspection.add('ca-not-pem', 'refused', valueSpan, say('lint.hosts-toml.onlyPemReadDerFile'))
  }
  if (key === 'skip_verify' && /^["']?true["']?$/.test(value))
    inspection.add('skip-verify', 'dangerous', entry, say('lint.hosts-toml.verificationOffAnyoneWayCan'))
  if (/^["']/.test(key) || known.has(key) || /^host\./.test(key)) return
  const right = meant[key]
  const login = /^(?:username|password|auth)$/.test(key)
  inspection.add(
    'unknown-key',
    login ? 'dangerous' : 'ignored',
    entry,
    login ? say('lint.hosts-toml.hostsTomlHasNoKey', key) : say('lint.hosts-toml.hostsTomlHasNoKey2', key, right),
    right
      ? inspection.text.slice(entry.start, entry.end).replace(key, right)
      : right === null
        ? `# ${login ? `${key} removed: use an image pull secret` : inspection.text.slice(entry.start, entry.end).trim()}`
        : undefined,
  )
}

/** Dotted keys and inline tables are read by 1.x and silently dropped by 2.x. */
function dottedKey(inspection: Inspection, entry: Entry): void {
  const text = say('lint.hosts-toml.dottedKeysInlineTablesHost')
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
      say('lint.hosts-toml.withoutOverridePathTrueContainerd', url),
      `${inspection.text.slice(table.start, table.end)}\n  override_path = true`,
    )
  if (path === '' && overrides)
    inspection.add(
      'override-path-without-v2',
      'ignored',
      table,
      say('lint.hosts-toml.overridePathUrlMustHold'),
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
      inspection.add('wrong-file-name', 'ignored', span, say('lint.hosts-toml.fileNameHostsTomlHost'))
    if (/^(?:registry-1|index)\.docker\.io$/.test(found[1] ?? ''))
      inspection.add('wrong-directory', 'ignored', span, say('lint.hosts-toml.imagesDockerHubLookedUp'))
    if (/^https?:|%3A|^\*|:443$/.test(found[1] ?? ''))
      inspection.add('wrong-directory', 'ignored', span, say('lint.hosts-toml.folderNamedExactlyHostImage'))
  }
}
