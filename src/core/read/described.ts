/** What `kubectl describe` prints of any object: how far it reaches, and its fields. */
import type { Lines } from '../text/lines.ts'

/** The first line of a description. */
export const nameLine = /^\s*N?ame:\s+(\S+)\s*$/
const soon = /^\s*(?:Namespace|Roles|Labels|CreationTimestamp|Priority):/

export interface Described {
  kind: 'pod' | 'node' | 'serviceaccount' | 'secret' | 'other'
  last: number
  eventsFrom: number | null
}

/** Where the description that begins at `at` ends; null when none begins there. */
export function describeEnd(lines: Lines, at: number): Described | null {
  if (!nameLine.test(lines.line(at).text)) return null
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
        if (is(nameLine) && soon.test(lines.line(Math.min(i + 1, lines.count - 1)).text))
          return { kind, last, eventsFrom }
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

const fieldName = /^\s*([A-Za-z][A-Za-z -]{0,80}):(?=\s|$)/

/** `Key:  value`; null where the line is no field. */
export function fieldOf(text: string): { key: string; value: string } | null {
  const name = fieldName.exec(text)
  return name ? { key: name[1] ?? '', value: text.slice(name[0].length).trim() } : null
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
