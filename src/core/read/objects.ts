/** Kubernetes objects as `-o yaml` and `-o json` print them, as manifests hold them, whole or cut off; also Docker's config.json. */
import { isForeign } from '../text/config-files.ts'
import type { Span } from '../contract.ts'
import type { AccountFact, ContainerFact, CredentialFact, MessageFact, PodFact } from '../model.ts'
import { isTooDeep } from '../text/depth.ts'
import type { Lines } from '../text/lines.ts'
import type { Mapped } from '../text/mapped.ts'
import { mapScalar } from '../text/scalar.ts'
import { decodeBase64, isObject, namedKey, readDockerConfig, readDockercfg, redacted } from './credentials.ts'

type Value = { [key: string]: unknown }
type Locate = (needle: string) => Span

export interface ObjectFacts {
  pods: PodFact[]
  accounts: AccountFact[]
  credentials: CredentialFact[]
  /** What events, waiting containers and conditions say. */
  messages: MessageFact[]
  /** PEM texts of TLS secrets and ConfigMaps. */
  certificates: { name: string; pem: string; trusted: boolean }[]
  facts: { [name: string]: string }
  /** Keys of `auths` that are not to be repeated, where they stand in clear text. */
  withheld: Span[]
  title: string
}

/** What an object is read with. */
interface Reading {
  facts: ObjectFacts
  locate: (needle: string) => Span
  words: (message: string) => Mapped | null
  at: Date
}

const yamlHead =
  /^\s*(?:- )?(?:apiVersion|kind|data|stringData|imagePullSecrets|spec|status|auths|metadata|secrets|type):(?:\s|$)/
const yamlLine = /^\s*(?:#|---|\.\.\.|- |-$|"?[\w.$/{}-]+"?:(?:\s|$)|'[^']+':(?:\s|$)|\? )/

/** The line behind the JSON or YAML that begins at `first`; `first` when none begins there. */
export function objectEnd(lines: Lines, first: number): number {
  const head = lines.line(first).text
  const trimmed = head.trimStart()
  if (/^(?:\{\s*(?:$|")|\[\s*$|\[\s*\{)/.test(trimmed)) return jsonEnd(lines, first)
  if (!yamlHead.test(head) || /^\s*kind:\s+[a-z]/.test(head) || /^\s*(?:type|status|data):\s+\S+\s+\S/.test(head))
    return first
  if (/^\s*type:/.test(head)) return first
  const indent = head.length - trimmed.length
  // Two objects in a row, each from a command of its own, without a `---`.
  const seen = new Set([topKey(head, indent)])
  let end = first + 1
  for (let i = first + 1; i < lines.count; i++) {
    const text = lines.line(i).text
    if (text.trim() === '') {
      const next = lines.line(Math.min(i + 1, lines.count - 1)).text
      if (i + 1 < lines.count && yamlLine.test(next) && (/^\s/.test(next) || yamlHead.test(next) || /^---/.test(next)))
        continue
      break
    }
    if (isForeign(text)) break
    const depth = text.length - text.trimStart().length
    const key = depth === indent ? topKey(text, indent) : null
    if (key !== null && key === 'apiVersion' && seen.has(key)) break
    seen.add(key)
    if (!yamlLine.test(text) && depth <= indent && !/^[A-Za-z0-9+/=]{20,}$/.test(text.trim())) break
    if (depth === 0 && indent === 0 && /^[A-Z][A-Za-z ]*:\s{2,}/.test(text)) break
    end = i + 1
  }
  // One lone `key:` is prose, not an object.
  return end - first >= 2 || /^\s*(?:auths|data):/.test(head) ? end : first
}

const topKey = (line: string, indent: number): string | null =>
  /^([A-Za-z]{1,40}):(?:\s|$)/.exec(line.slice(indent))?.[1] ?? null

function jsonEnd(lines: Lines, first: number): number {
  let depth = 0
  let inString = false
  for (let i = first; i < lines.count; i++) {
    const text = lines.line(i).text
    for (let j = 0; j < text.length; j++) {
      const character = text.charAt(j)
      if (inString) {
        if (character === '\\') j++
        else if (character === '"') inString = false
      } else if (character === '"') inString = true
      else if (character === '{' || character === '[') depth++
      else if (character === '}' || character === ']') depth--
      if (depth === 0 && !inString && (character === '}' || character === ']')) return i + 1
    }
    if (
      text.trim() === '' &&
      i > first &&
      !inString &&
      depth > 0 &&
      !/^\s*["}\]]/.test(lines.line(Math.min(i + 1, lines.count - 1)).text)
    )
      return i
  }
  return lines.count
}

/** Whether a text that looks like one line of JSON is an object of interest, and not a log line. */
export function isLogLine(text: string): boolean {
  return /^\s*\{"(?:log|level|time|ts|msg|status|errorDetail|stream|severity|message|error)":/.test(text)
}

export async function readObjects(
  source: string,
  locate: (needle: string) => Span,
  at: Date,
): Promise<ObjectFacts | null> {
  const { values, scalars } = await parseDocuments(source)
  const facts: ObjectFacts = {
    pods: [],
    accounts: [],
    credentials: [],
    messages: [],
    certificates: [],
    facts: {},
    withheld: [],
    title: '',
  }
  const titles: string[] = []
  const reading = { facts, locate, words: wordsOf(source, scalars), at }
  for (const value of values) {
    for (const object of items(value)) {
      const title = readObject(object, reading)
      if (title) titles.push(title)
    }
  }
  if (titles.length === 0) return null
  facts.title = titles.length > 3 ? `${titles.slice(0, 3).join(', ')} … (${titles.length})` : titles.join(', ')
  return facts
}

/** A value of one of the keys `message` and `note`, and where it stands in the source. */
interface Scalar extends Span {
  value: string
}

interface Parsed {
  values: unknown[]
  scalars: () => Scalar[]
}

const nothing: Parsed = { values: [], scalars: () => [] }

async function parseDocuments(source: string): Promise<Parsed> {
  if (isTooDeep(source)) return nothing
  if (/^\s*[{[]/.test(source)) {
    try {
      return { values: [JSON.parse(source) as unknown], scalars: () => jsonScalars(source) }
    } catch {
      // Cut off, or with comments: YAML reads JSON too, and what it understood up to the cut.
    }
  }
  const { parseAllDocuments, visit, isScalar } = await import('yaml')
  try {
    const parsed = parseAllDocuments(source, {
      strict: false,
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: 'silent',
    })
    const documents = Array.isArray(parsed) ? parsed : []
    const scalars = (): Scalar[] => {
      const found: Scalar[] = []
      for (const document of documents)
        visit(document, {
          Pair(_, { key, value }) {
            if (!isScalar(key) || (key.value !== 'message' && key.value !== 'note')) return
            if (isScalar(value) && typeof value.value === 'string' && value.range)
              found.push({ value: value.value, start: value.range[0], end: value.range[1] })
          },
        })
      return found
    }
    return { values: documents.map((document): unknown => document.toJS({ maxAliasCount: 50 })), scalars }
  } catch {
    return nothing
  }
}

function jsonScalars(source: string): Scalar[] {
  const found: Scalar[] = []
  const key = /"(?:message|note)"\s*:\s*"/g
  for (let match = key.exec(source); match; match = key.exec(source)) {
    const start = key.lastIndex - 1
    let end = key.lastIndex
    while (end < source.length && source.charCodeAt(end) !== 34) end += source.charCodeAt(end) === 92 ? 2 : 1
    key.lastIndex = ++end
    try {
      found.push({ value: String(JSON.parse(source.slice(start, end))), start, end })
    } catch {
      // Not a key but the end of a value that looks like one.
    }
  }
  return found
}

/** Finds messages by their values: equal ones one after the other, in the order of the source. */
function wordsOf(source: string, scalars: () => Scalar[]): Reading['words'] {
  let known: Map<string, Scalar[]> | null = null
  return (message) => {
    known ??= groupBy(scalars(), ({ value }) => value)
    const places = known.get(message) ?? []
    const place = places.length > 1 ? places.shift() : places[0]
    return place ? mapScalar(source, place.start, place.end, message) : null
  }
}

function items(value: unknown): Value[] {
  if (Array.isArray(value)) return value.flatMap(items)
  if (!isObject(value)) return []
  return Array.isArray(value.items) && (typeof value.kind !== 'string' || /List$/.test(value.kind))
    ? value.items.flatMap(items)
    : [value]
}

function readObject(object: Value, reading: Reading): string | null {
  const { facts, locate, at } = reading
  const metadata = isObject(object.metadata) ? object.metadata : {}
  const name = text(metadata.name)
  const namespace = text(metadata.namespace)
  const kind = text(object.kind) ?? guessKind(object)
  const label = `${kind ?? ''} ${[namespace, name].filter((part) => part !== null).join('/')}`.trim()
  const span = () => locate(name ?? text(object.type) ?? '')
  const owner = managedBy(metadata)
  if (owner !== null) facts.facts.managedBy = owner
  readConditions(object, kind === 'Pod' ? namespace : null, kind === 'Pod' ? name : null, reading)
  switch (kind) {
    case 'Pod':
      facts.pods.push(readPod(object, namespace, name, span(), reading))
      return label
    case 'Secret':
      readSecret(object, namespace, name, name === null ? span() : locateNamed(name, locate), locate, facts, at)
      return label
    case 'ServiceAccount':
      facts.accounts.push({ ...span(), namespace, name, pullSecrets: names(object.imagePullSecrets) })
      return label
    case 'Event':
      readEvent(object, reading)
      return label
    case 'Node':
      readNode(object, name, facts)
      return label
    case 'ConfigMap':
      readCertificates(object.data, name ?? 'ConfigMap', true, facts, false)
      return label
    case 'DockerConfig':
      readConfig(
        object,
        locate(Object.keys(isObject(object.auths) ? object.auths : {})[0] ?? 'auths'),
        locate,
        facts,
        at,
      )
      return 'Docker config.json'
    case 'Dockercfg':
      readLegacyConfig(object, locate(Object.keys(object)[0] ?? ''), locate, facts, at)
      return '.dockercfg'
    case 'Deployment':
    case 'StatefulSet':
    case 'DaemonSet':
    case 'ReplicaSet':
    case 'Job':
      readTemplate(object, kind, namespace, name, facts, span())
      return label
    default:
      return kind ? label : null
  }
}

/** Who will undo a change made by hand: the marks that Helm, Argo CD and Flux leave on what they own. */
function managedBy(metadata: Value): string | null {
  const labels = isObject(metadata.labels) ? metadata.labels : {}
  const marks = [...Object.keys(labels), ...Object.keys(isObject(metadata.annotations) ? metadata.annotations : {})]
  if (marks.some((mark) => mark.startsWith('argocd.argoproj.io/'))) return 'Argo CD'
  if (marks.some((mark) => mark.includes('toolkit.fluxcd.io/'))) return 'Flux'
  if (text(labels['app.kubernetes.io/managed-by']) === 'Helm' || marks.includes('meta.helm.sh/release-name'))
    return 'Helm'
  return null
}

function guessKind(object: Value): string | null {
  if (isDockercfg(object)) return 'Dockercfg'
  if (isObject(object.auths) || typeof object.credsStore === 'string' || isObject(object.credHelpers))
    return 'DockerConfig'
  if (isObject(object.data) && Object.keys(object.data).some((key) => /dockerc(onfigjson|fg)|^config\.json$/.test(key)))
    return 'Secret'
  if (typeof object.type === 'string' && /^kubernetes\.io\/(dockerc|basic-auth|tls)|^Opaque$/.test(object.type))
    return 'Secret'
  if (isObject(object.spec) && Array.isArray(object.spec.containers)) return 'Pod'
  return null
}

function readPod(
  object: Value,
  namespace: string | null,
  name: string | null,
  span: Span,
  { facts, locate, words }: Reading,
): PodFact {
  const spec = isObject(object.spec) ? object.spec : {}
  const status = isObject(object.status) ? object.status : {}
  const containers: ContainerFact[] = []
  const groups = [
    ['initContainers', 'initContainerStatuses', 'init'],
    ['containers', 'containerStatuses', 'main'],
    ['ephemeralContainers', 'ephemeralContainerStatuses', 'ephemeral'],
  ] as const
  for (const [specKey, statusKey, kind] of groups) {
    const statuses = list(status[statusKey])
    const described = list(spec[specKey])
    for (const container of described.length > 0 ? described : statuses) {
      const containerName = text(container.name)
      const state = statuses.find((candidate) => text(candidate.name) === containerName)
      const current = isObject(state?.state) ? state.state : {}
      const waiting = isObject(current.waiting) ? current.waiting : null
      const image = text(container.image)
      const message = waiting ? text(waiting.message) : null
      const reason = waiting ? text(waiting.reason) : null
      containers.push({
        name: containerName,
        kind,
        image,
        imageSpan: image ? locate(image) : null,
        state: waiting
          ? 'Waiting'
          : isObject(current.running)
            ? 'Running'
            : isObject(current.terminated)
              ? 'Terminated'
              : null,
        reason,
        reasonSpan: reason ? locate(reason) : null,
        message,
        imageId: Boolean(state && text(state.imageID)),
        pullPolicy: text(container.imagePullPolicy),
      })
      const place = { namespace, pod: name, node: text(spec.nodeName) }
      if (message !== null)
        facts.messages.push({ text: message, words: words(message), ...place, image, reason, general: false })
      // What ran in the container said it: a build, for instance, that pulls an image of its own.
      for (const past of [current, isObject(state?.lastState) ? state.lastState : {}]) {
        const last = isObject(past.terminated) ? text(past.terminated.message) : null
        if (last !== null)
          facts.messages.push({ text: last, words: words(last), ...place, image: null, reason: null, general: true })
      }
    }
  }
  const owner = list(isObject(object.metadata) ? object.metadata.ownerReferences : null)[0]
  return {
    ...span,
    namespace,
    name,
    node: text(spec.nodeName),
    serviceAccount: text(spec.serviceAccountName) ?? text(spec.serviceAccount),
    owner: owner ? `${text(owner.kind) ?? ''}/${text(owner.name) ?? ''}` : null,
    pullSecrets: Array.isArray(spec.imagePullSecrets)
      ? names(spec.imagePullSecrets)
      : object.status !== undefined
        ? []
        : spec.imagePullSecrets === undefined
          ? null
          : [],
    containers,
  }
}

function readTemplate(
  object: Value,
  kind: string,
  namespace: string | null,
  name: string | null,
  facts: ObjectFacts,
  span: Span,
): void {
  const spec = isObject(object.spec) ? object.spec : {}
  const template = isObject(spec.template) ? spec.template : {}
  const podSpec = isObject(template.spec) ? template.spec : null
  if (!podSpec) return
  facts.facts.owner = `${kind.toLowerCase()}/${name ?? ''}`
  if (Array.isArray(podSpec.imagePullSecrets))
    facts.accounts.push({
      ...span,
      namespace,
      name: `${kind}/${name ?? ''}`,
      pullSecrets: names(podSpec.imagePullSecrets),
    })
}

/** `name: regcred` as an object's own field, not the list entry of a Pod that names it. */
function locateNamed(name: string, locate: (needle: string) => Span): Span {
  const own = locate(`  name: ${name}`)
  return own.end - own.start === name.length + 8 ? { start: own.start + 8, end: own.end } : locate(name)
}

/** The types that kubelet reads, and the data key that belongs to each. */
const readTypes: { [type: string]: string } = {
  'kubernetes.io/dockerconfigjson': '.dockerconfigjson',
  'kubernetes.io/dockercfg': '.dockercfg',
}

function readSecret(
  object: Value,
  namespace: string | null,
  name: string | null,
  span: Span,
  locate: Locate,
  facts: ObjectFacts,
  at: Date,
): void {
  const type = text(object.type)
  const data = isObject(object.data) ? object.data : {}
  const plain = isObject(object.stringData) ? object.stringData : {}
  const dataKeys = [...new Set([...Object.keys(data), ...Object.keys(plain)])]
  if (type === 'kubernetes.io/tls' || dataKeys.includes('tls.crt'))
    readCertificates(data, name ?? 'Secret', false, facts, true)
  const looksLikeLogin =
    dataKeys.some((key) => /docker|config\.json|^auths?$|registry/.test(key)) ||
    (type !== null && type in readTypes) ||
    type === 'kubernetes.io/basic-auth'
  if (!looksLikeLogin) return
  const created = isObject(object.metadata) ? dateOf(object.metadata.creationTimestamp) : null
  const base = {
    ...span,
    source: `secret ${name ?? ''}`.trim(),
    namespace,
    name,
    type,
    dataKeys,
    error: null,
    redacted: false,
  }
  const wanted = type === null ? '.dockerconfigjson' : readTypes[type]
  const present =
    dataKeys.find((key) => key === wanted) ??
    dataKeys.find((key) => /\.?dockerconfigjson$|^\.dockercfg$|config\.json$/.test(key)) ??
    dataKeys[0]
  const payload =
    present === undefined ? null : present in plain ? text(plain[present]) : decodeData(text(data[present]) ?? '')
  const read =
    payload === null || typeof payload !== 'string'
      ? null
      : present === '.dockercfg'
        ? readDockercfg(payload, created, at)
        : readDockerConfig(payload, created, at)
  if (present !== undefined && present in plain && typeof payload === 'string')
    withholdKeys(authsOf(payload), facts, locate)
  // The API server lets no broken JSON in: a payload without its end was cut while copying.
  const cut =
    payload === null ||
    (typeof payload === 'object' ? payload.redacted : /^\s*\{/.test(payload) && !/\}\s*$/.test(payload))
  if (wanted === undefined) {
    facts.credentials.push({ ...base, problem: 'secret-wrong-type', keys: read?.keys ?? [] })
  } else if (!dataKeys.includes(wanted)) {
    facts.credentials.push({
      ...base,
      problem: dataKeys.length === 0 ? null : 'secret-malformed',
      error: dataKeys.length === 0 ? null : `no data key ${wanted}`,
      redacted: dataKeys.length === 0,
      keys: [],
    })
  } else if (cut) {
    facts.credentials.push({ ...base, problem: null, redacted: true, keys: [] })
  } else if (typeof payload === 'object') {
    facts.credentials.push({ ...base, problem: 'secret-malformed', error: payload.error, keys: [] })
  } else {
    facts.credentials.push({
      ...base,
      problem: read?.problem ?? null,
      error: read?.error ?? null,
      keys: read?.keys ?? [],
    })
  }
}

/** A value below `data`: base64 of the payload, or a word about why it is not. */
function decodeData(value: string): string | { redacted: boolean; error: string } {
  if (redacted(value)) return { redacted: true, error: '' }
  const decoded = decodeBase64(value.replace(/\s+/g, ''), true)
  if (typeof decoded === 'string') return decoded
  const unpadded = decodeBase64(value.replace(/[\s=]+/g, ''), false)
  // Cut off at the right margin: what is there decodes, the end is missing.
  if (typeof unpadded === 'string' && unpadded.trimEnd().endsWith('}')) return unpadded
  if (value.length > 8 && /^[A-Za-z0-9+/\s]+={0,2}$/.test(value.trimEnd())) return { redacted: true, error: '' }
  return { redacted: false, error: `illegal base64 data at input byte ${decoded}` }
}

function readConfig(object: Value, span: Span, locate: Locate, facts: ObjectFacts, at: Date): void {
  const read = readDockerConfig(JSON.stringify(object), null, at)
  withholdKeys(isObject(object.auths) ? object.auths : {}, facts, locate)
  facts.credentials.push({
    ...span,
    source: 'config.json',
    namespace: null,
    name: null,
    type: null,
    dataKeys: [],
    problem: read.problem,
    error: read.error,
    redacted: false,
    keys: read.keys,
  })
}

/** Of a payload that stands in clear text below `stringData`. */
function authsOf(payload: string): Value {
  try {
    const value: unknown = JSON.parse(payload)
    return !isObject(value) ? {} : isObject(value.auths) ? value.auths : value
  } catch {
    return {}
  }
}

function withholdKeys(auths: Value, facts: ObjectFacts, locate: Locate): void {
  for (const [key, entry] of Object.entries(auths)) {
    if (key === '' || namedKey(key, entry) === key) continue
    const span = locate(key)
    if (span.end - span.start === key.length) facts.withheld.push(span)
  }
}

/** The older file: hosts at the top, no `auths`. */
function isDockercfg(object: Value): boolean {
  const entries = Object.entries(object)
  return (
    entries.length > 0 &&
    entries.every(([key, value]) => /[.:/]/.test(key) && isObject(value) && ('auth' in value || 'username' in value))
  )
}

function readLegacyConfig(object: Value, span: Span, locate: Locate, facts: ObjectFacts, at: Date): void {
  const read = readDockercfg(JSON.stringify(object), null, at)
  withholdKeys(object, facts, locate)
  facts.credentials.push({
    ...span,
    source: '.dockercfg',
    namespace: null,
    name: null,
    type: null,
    dataKeys: [],
    problem: read.problem,
    error: read.error,
    redacted: false,
    keys: read.keys,
  })
}

function readCertificates(data: unknown, name: string, trusted: boolean, facts: ObjectFacts, encoded: boolean): void {
  if (!isObject(data)) return
  for (const [key, value] of Object.entries(data)) {
    if (typeof value !== 'string' || /key/.test(key)) continue
    const plain = encoded ? decodeBase64(value.replace(/\s+/g, ''), true) : value
    if (typeof plain === 'string' && plain.includes('-----BEGIN CERTIFICATE-----'))
      facts.certificates.push({ name: `${name} ${key}`, pem: plain, trusted: trusted || key === 'ca.crt' })
  }
}

/** Also of objects that know no image themselves: an ImageStream, a revision, a task run. */
function readConditions(object: Value, namespace: string | null, pod: string | null, { facts, words }: Reading): void {
  const status = isObject(object.status) ? object.status : {}
  for (const condition of [...list(status.conditions), ...list(status.tags).flatMap((tag) => list(tag.conditions))]) {
    const message = text(condition.message)
    if (message !== null)
      facts.messages.push({
        text: message,
        words: words(message),
        namespace,
        pod,
        node: null,
        image: null,
        reason: null,
        general: true,
      })
  }
}

function readEvent(object: Value, { facts, words }: Reading): void {
  const message = text(object.message) ?? text(object.note)
  if (!message) return
  const about = isObject(object.involvedObject)
    ? object.involvedObject
    : isObject(object.regarding)
      ? object.regarding
      : {}
  const source = isObject(object.source) ? object.source : {}
  facts.messages.push({
    text: message,
    words: words(message),
    namespace: text(about.namespace),
    pod: text(about.kind) === 'Pod' ? text(about.name) : null,
    node: text(source.host) ?? text(object.reportingInstance),
    image: null,
    reason: null,
    general: false,
  })
}

function readNode(object: Value, name: string | null, facts: ObjectFacts): void {
  const info = isObject(object.status) && isObject(object.status.nodeInfo) ? object.status.nodeInfo : {}
  const runtime = text(info.containerRuntimeVersion)
  if (runtime) facts.facts.runtime = runtime
  const os = text(info.osImage)
  if (os) facts.facts.os = os
  const arch = text(info.architecture)
  if (arch) facts.facts.arch = arch
  const kubelet = text(info.kubeletVersion)
  if (kubelet) facts.facts.kubelet = kubelet
  if (name) facts.facts.node = name
}

/** Map.groupBy, which Node 20 does not have. */
function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}

function names(value: unknown): string[] {
  return list(value).flatMap((entry) => text(entry.name) ?? [])
}
function list(value: unknown): Value[] {
  return Array.isArray(value) ? value.filter(isObject) : []
}
function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}
function dateOf(value: unknown): Date | null {
  const date = value instanceof Date ? value : typeof value === 'string' ? new Date(value) : null
  return date && !Number.isNaN(date.getTime()) ? date : null
}
