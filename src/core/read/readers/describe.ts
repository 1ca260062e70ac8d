/** `kubectl describe pod` and its kin. describe never prints pull secrets, nor the message of a waiting container; the text of a failed pull is in Events only. */
import type { Span } from '../../contract.ts'
import type { ContainerFact, CredentialFact, PodFact } from '../../model.ts'
import type { Lines } from '../../text/lines.ts'

const first = /^\s*N?ame:\s+(\S+)\s*$/
const soon = /^\s*(?:Namespace|Roles|Labels|CreationTimestamp|Priority):/

export interface Described {
  kind: 'pod' | 'node' | 'serviceaccount' | 'secret' | 'other'
  last: number
  eventsFrom: number | null
}

/** Where the description that begins at `at` ends; null when none begins there. */
export function describeEnd(lines: Lines, at: number): Described | null {
  if (!first.test(lines.line(at).text)) return null
  let found = false
  for (let i = at + 1; i <= Math.min(at + 3, lines.count - 1); i++) if (soon.test(lines.line(i).text)) found = true
  if (!found) return null
  let eventsFrom: number | null = null
  let last = at + 1
  let kind: Described['kind'] = 'other'
  for (let i = at + 1; i < lines.count; i++) {
    // By its first letter most of what is asked of a line is answered, and no text is made of it.
    const head = lines.head(i)
    const is = (pattern: RegExp): boolean => pattern.test(lines.line(i).text)
    switch (String.fromCharCode(head)) {
      case 'N':
      case 'a':
        if (is(first) && soon.test(lines.line(Math.min(i + 1, lines.count - 1)).text)) return { kind, last, eventsFrom }
        break
      case 'C':
        if (is(/^\s*Containers:/)) kind = 'pod'
        break
      case 'I':
        if (is(/^\s*Init Containers:/)) kind = 'pod'
        else if (is(/^\s*Image pull secrets:/)) kind = 'serviceaccount'
        break
      case 'S':
        if (is(/^\s*System Info:/)) kind = 'node'
        break
      case 'T':
        if (is(/^\s*Type:\s+(?:kubernetes\.io\/|Opaque)/)) kind = 'secret'
        break
      case 'E':
        if (is(/^\s*Events:/)) eventsFrom = i
        break
      default:
    }
    if (head === 0) {
      // Descriptions hold blank lines only between a secret's parts and before the next object.
      const next = i + 1 < lines.count ? lines.line(i + 1).text : ''
      if (
        eventsFrom !== null
          ? !/^\s*(?:Normal|Warning)\s/.test(next)
          : !/^\s*(?:Type:|Data|====|[\w.-]+:\s+\d+ bytes|Events:|QoS|Volumes:|Conditions:|Containers:)/.test(next)
      ) {
        last = i
        break
      }
      continue
    }
    if (
      eventsFrom !== null &&
      i > eventsFrom &&
      is(/^(?:[$#%] |---$|apiVersion:|\{|CONNECTED\(|depth=\d|[\w.-]+@[\w.-]+[:~]|\[[\w.-]+@)/)
    ) {
      last = i
      break
    }
    last = i + 1
  }
  return { kind, last, eventsFrom }
}

/** First letters of the sections of a Pod, and of the fields that are read. */
const sections = /^ {0,3}(Init Containers|Containers|Ephemeral Containers|Conditions|Volumes|Events):/
const fieldLetters = 'NSCIRL'
const readLetters = /[NSCIRLEVa-z0-9]/
const fieldName = /^\s*([A-Za-z][A-Za-z -]{0,80}):(?=\s|$)/

/** `Key:  value`; null where the line is no field. */
function fieldOf(text: string): { key: string; value: string } | null {
  const name = fieldName.exec(text)
  return name ? { key: name[1] ?? '', value: text.slice(name[0].length).trim() } : null
}

export function readDescribedPod(lines: Lines, from: number, to: number): PodFact {
  const pod: PodFact = {
    start: lines.line(from).start,
    end: lines.line(to - 1).end,
    namespace: null,
    name: first.exec(lines.line(from).text)?.[1] ?? null,
    node: null,
    serviceAccount: null,
    owner: null,
    pullSecrets: null,
    containers: [],
  }
  let group: ContainerFact['kind'] = null
  let container: ContainerFact | null = null
  let lastState = false
  for (let i = from; i < to; i++) {
    const letter = String.fromCharCode(lines.head(i))
    if (!readLetters.test(letter)) continue
    const { text, start } = lines.line(i)
    const section = 'ICEV'.includes(letter) ? sections.exec(text) : null
    if (section) {
      group =
        section[1] === 'Init Containers'
          ? 'init'
          : section[1] === 'Containers'
            ? 'main'
            : section[1] === 'Ephemeral Containers'
              ? 'ephemeral'
              : null
      container = null
      continue
    }
    if (group !== null) {
      const name =
        letter >= '0' && letter <= 'z' && letter === letter.toLowerCase()
          ? /^\s*([a-z0-9][a-z0-9.-]*):\s*$/.exec(text)?.[1]
          : undefined
      if (name) {
        container = {
          name,
          kind: group,
          image: null,
          imageSpan: null,
          state: null,
          reason: null,
          reasonSpan: null,
          message: null,
          imageId: false,
          pullPolicy: null,
        }
        pod.containers.push(container)
        lastState = false
        continue
      }
      const match = container && fieldLetters.includes(letter) ? fieldOf(text) : null
      if (!container || !match) continue
      const { key, value } = match
      const valueStart = start + text.lastIndexOf(value)
      switch (key) {
        case 'Image':
          container.image = value || null
          container.imageSpan = value ? { start: valueStart, end: valueStart + value.length } : null
          break
        case 'Image ID':
          container.imageId = value !== ''
          break
        case 'State':
          container.state = value
          lastState = false
          break
        case 'Last State':
          lastState = true
          break
        case 'Reason':
          if (!lastState && container.reason === null) {
            container.reason = value
            container.reasonSpan = { start: valueStart, end: valueStart + value.length }
          }
          break
        default:
      }
      continue
    }
    const match = fieldLetters.includes(letter) ? fieldOf(text) : null
    if (!match) continue
    const { key, value } = match
    switch (key) {
      case 'Namespace':
        pod.namespace = value || null
        break
      case 'Node':
        pod.node = value === '<none>' || value === '' ? null : (value.split('/')[0] ?? null)
        break
      case 'Service Account':
        pod.serviceAccount = value || null
        break
      case 'Controlled By':
        pod.owner = value || null
        break
      default:
    }
  }
  return pod
}

/** `Key:  value` fields of any description, the first of each name. */
export function readFields(lines: Lines, from: number, to: number): { [name: string]: string } {
  const fields: { [name: string]: string } = {}
  for (let i = from; i < to; i++) {
    const field = fieldOf(lines.line(i).text)
    if (field && field.value !== '' && !(field.key in fields)) fields[field.key] = field.value
  }
  return fields
}

/** The pull secrets of a described service account. */
export function describedSecrets(lines: Lines, from: number, to: number): string[] {
  const names: string[] = []
  let inside = false
  for (const text of lines.slice(from, to)) {
    const head = /^\s*Image pull secrets:\s*(\S*)/.exec(text)
    if (head) {
      inside = true
      if (head[1] && head[1] !== '<none>') names.push(head[1])
    } else if (inside && /^\s+[a-z0-9][a-z0-9.-]*\s*$/.test(text)) names.push(text.trim())
    else inside = false
  }
  return names
}

/** A described secret tells its type and the names and sizes of its data; none where it is no login. */
export function describedSecret(
  lines: Lines,
  from: number,
  to: number,
  fields: { [name: string]: string },
  span: Span,
): CredentialFact[] {
  const dataKeys = lines.slice(from, to).flatMap((text) => /^\s*([\w.-]+):\s+\d+ bytes/.exec(text)?.[1] ?? [])
  const type = fields.Type ?? null
  const read: { [type: string]: string } = {
    'kubernetes.io/dockerconfigjson': '.dockerconfigjson',
    'kubernetes.io/dockercfg': '.dockercfg',
  }
  const wanted = type === null ? undefined : read[type]
  const login =
    dataKeys.some((key) => /docker|config\.json/.test(key)) ||
    wanted !== undefined ||
    type === 'kubernetes.io/basic-auth'
  if (!login) return []
  return [
    {
      ...span,
      source: `secret ${fields.Name ?? ''}`,
      namespace: fields.Namespace ?? null,
      name: fields.Name ?? null,
      type,
      dataKeys,
      keys: [],
      redacted: true,
      problem:
        wanted === undefined
          ? 'secret-wrong-type'
          : dataKeys.length > 0 && !dataKeys.includes(wanted)
            ? 'secret-malformed'
            : null,
      error: wanted !== undefined && dataKeys.length > 0 && !dataKeys.includes(wanted) ? `no data key ${wanted}` : null,
    },
  ]
}
