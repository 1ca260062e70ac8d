/** `kubectl describe pod` and its kin. describe never prints pull secrets, nor the message of a waiting container; the text of a failed pull is in Events only. */
import type { ContainerFact, PodFact } from '../model.ts'
import type { Lines } from '../text/lines.ts'

const first = /^\s*N?ame:\s+(\S+)\s*$/
const soon = /^\s*(?:Namespace|Roles|Labels|CreationTimestamp|Priority):/

export interface Described { kind: 'pod' | 'node' | 'serviceaccount' | 'secret' | 'other'; last: number; eventsFrom: number | null }

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
    const text = lines.line(i).text
    if (first.test(text) && soon.test(lines.line(Math.min(i + 1, lines.count - 1)).text)) break
    if (/^\s*(?:Containers|Init Containers):/.test(text)) kind = 'pod'
    if (/^\s*System Info:/.test(text)) kind = 'node'
    if (/^\s*Image pull secrets:/.test(text)) kind = 'serviceaccount'
    if (/^\s*Type:\s+(?:kubernetes\.io\/|Opaque)/.test(text)) kind = 'secret'
    if (/^\s*Events:/.test(text)) eventsFrom = i
    if (text.trim() === '') {
      // Descriptions hold blank lines only between a secret's parts and before the next object.
      const next = i + 1 < lines.count ? lines.line(i + 1).text : ''
      if (eventsFrom !== null ? !/^\s*(?:Normal|Warning)\s/.test(next) : !/^\s*(?:Type:|Data|====|[\w.-]+:\s+\d+ bytes|Events:|QoS|Volumes:|Conditions:|Containers:)/.test(next)) { last = i; break }
      continue
    }
    if (eventsFrom !== null && i > eventsFrom && /^(?:[$#%] |---$|apiVersion:|\{|CONNECTED\(|depth=\d|[\w.-]+@[\w.-]+[:~]|\[[\w.-]+@)/.test(text)) { last = i; break }
    last = i + 1
  }
  return { kind, last, eventsFrom }
}

export function readDescribedPod(lines: Lines, from: number, to: number): PodFact {
  const pod: PodFact = {
    start: lines.line(from).start, end: lines.line(to - 1).end,
    namespace: null, name: first.exec(lines.line(from).text)?.[1] ?? null, node: null, serviceAccount: null, owner: null, pullSecrets: null, containers: [],
  }
  let group: ContainerFact['kind'] = null
  let container: ContainerFact | null = null
  let lastState = false
  for (let i = from; i < to; i++) {
    const { text, start } = lines.line(i)
    const match = /^(\s*)([A-Za-z][A-Za-z -]*):(?:\s+(.*?))?\s*$/.exec(text)
    const section = /^(Init Containers|Containers|Ephemeral Containers|Conditions|Volumes|Events):/.exec(text.trimStart())
    if (section && !/^\s{4}/.test(text)) {
      group = section[1] === 'Init Containers' ? 'init' : section[1] === 'Containers' ? 'main' : section[1] === 'Ephemeral Containers' ? 'ephemeral' : null
      container = null
      continue
    }
    if (group !== null) {
      const name = /^\s*([a-z0-9][a-z0-9.-]*):\s*$/.exec(text)?.[1]
      if (name) {
        container = { name, kind: group, image: null, imageSpan: null, state: null, reason: null, reasonSpan: null, message: null, imageId: false, pullPolicy: null }
        pod.containers.push(container)
        lastState = false
        continue
      }
      if (!container || !match) continue
      const value = match[3] ?? ''
      const valueStart = start + text.lastIndexOf(value)
      switch (match[2]) {
        case 'Image': container.image = value || null; container.imageSpan = value ? { start: valueStart, end: valueStart + value.length } : null; break
        case 'Image ID': container.imageId = value !== ''; break
        case 'State': container.state = value; lastState = false; break
        case 'Last State': lastState = true; break
        case 'Reason': if (!lastState && container.reason === null) { container.reason = value; container.reasonSpan = { start: valueStart, end: valueStart + value.length } } break
        default:
      }
      continue
    }
    if (!match) continue
    const value = match[3] ?? ''
    switch (match[2]) {
      case 'Namespace': pod.namespace = value || null; break
      case 'Node': pod.node = value === '<none>' || value === '' ? null : (value.split('/')[0] ?? null); break
      case 'Service Account': pod.serviceAccount = value || null; break
      case 'Controlled By': pod.owner = value || null; break
      default:
    }
  }
  return pod
}

/** `Key:  value` fields of any description, the first of each name. */
export function readFields(lines: Lines, from: number, to: number): { [name: string]: string } {
  const fields: { [name: string]: string } = {}
  for (let i = from; i < to; i++) {
    const match = /^\s*([A-Za-z][A-Za-z -]*):\s+(\S.*?)\s*$/.exec(lines.line(i).text)
    if (match && !((match[1] ?? '') in fields)) fields[match[1] ?? ''] = match[2] ?? ''
  }
  return fields
}
