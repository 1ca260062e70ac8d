/** The keys of the file with their places, as far as it is YAML. */
import { isMap, isScalar, parseDocument, type Node, type YAMLMap } from 'yaml'
import type { Span } from '../../contract.ts'
import type { Inspection } from '../draft.ts'

export interface YamlEntry {
  /** The keys above it, outermost first. */
  path: readonly string[]
  key: string
  keySpan: Span
  value: Node | null
  valueSpan: Span
  /** Key and value. */
  whole: Span
  /** The keys below the same one. */
  siblings: readonly string[]
}

export interface RegistriesYaml {
  text: string
  lines: Inspection['lines']
  error: { at: number; message: string } | null
  entries: readonly YamlEntry[]
}

export function spanOf(node: Node | null): Span {
  return { start: node?.range?.[0] ?? 0, end: node?.range?.[1] ?? 0 }
}

function entriesOf(map: YAMLMap, path: readonly string[]): YamlEntry[] {
  const keyOf = (key: unknown) => (isScalar(key) ? String(key.value) : '')
  const siblings = map.items.map(({ key }) => keyOf(key))
  return map.items.flatMap((item) => {
    const key = keyOf(item.key)
    const value = (item.value ?? null) as Node | null
    const keySpan = spanOf(item.key as Node)
    const whole = { start: keySpan.start, end: value?.range ? value.range[1] : keySpan.end }
    const entry = { path, key, keySpan, value, valueSpan: spanOf(value), whole, siblings }
    // registries.yaml is four keys deep: configs, host, tls, ca_file.
    return [entry, ...(isMap(value) && path.length < 3 ? entriesOf(value, [...path, key]) : [])]
  })
}

export function readRegistries({ text, lines }: Inspection): RegistriesYaml {
  const document = parseDocument(text, { logLevel: 'error' })
  const error = document.errors[0]
  const top = document.contents
  return {
    text,
    lines,
    error: error ? { at: error.pos[0], message: error.message.split('\n')[0] ?? '' } : null,
    entries: isMap(top) ? entriesOf(top, []) : [],
  }
}
