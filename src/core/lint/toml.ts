/** What the TOML files have in common: values without quotes, tables and keys by line, and what a strict parser says in the end. */
import { say, type Said } from '../said.ts'
import { parse, TomlError } from 'smol-toml'
import { type Inspection } from './draft.ts'
import type { Span } from '../contract.ts'
import { withheldMark } from './withheld.ts'

export interface Entry extends Span {
  table: string
  key: string
  value: string
  valueSpan: Span
  line: number
}
export interface Table extends Span {
  name: string
  line: number
  list: boolean
}

/** Up to where a comment begins, as far as a line tells: a # behind which no quote and no bracket stands. */
function withoutComment(text: string): string {
  const at = text.lastIndexOf('#')
  return at >= 0 && !/["'\]]/.test(text.slice(at)) ? text.slice(0, at) : text
}

/** Key and value around the first = outside quotes; `at` is where the value begins. */
function pairOf(text: string): { key: string; value: string; at: number } | null {
  let quote = ''
  for (let i = 0; i < text.length; i++) {
    const letter = text[i] ?? ''
    if (quote !== '') {
      if (letter === quote) quote = ''
    } else if (letter === '"' || letter === "'") quote = letter
    else if (letter === '=') {
      const key = text.slice(0, i).trim()
      const rest = text.slice(i + 1)
      const value = withoutComment(rest).trim()
      return /^[\w"'.:/@[\]-]+$/.test(key) ? { key, value, at: i + 1 + (rest.length - rest.trimStart().length) } : null
    }
  }
  return null
}

/** Tables and pairs as they stand in the lines; a value that goes over several lines is known by its first. */
export function outline(inspection: Inspection): { tables: Table[]; entries: Entry[] } {
  const tables: Table[] = []
  const entries: Entry[] = []
  let table = ''
  inspection.lines.forEach((line, i) => {
    if (/^\s*(?:#|$)/.test(line.text)) return
    const bare = withoutComment(line.text).trim()
    if (bare.startsWith('[') && bare.endsWith(']') && !bare.includes('=')) {
      const list = bare.startsWith('[[')
      table = bare.slice(list ? 2 : 1, list ? -2 : -1).trim()
      tables.push({ name: table, start: line.start, end: line.end, line: i, list })
      return
    }
    const found = pairOf(line.text)
    if (!found) return
    const start = line.start + found.at
    entries.push({
      table,
      key: found.key,
      value: found.value,
      line: i,
      start: line.start,
      end: line.end,
      valueSpan: { start, end: start + found.value.length },
    })
  })
  return { tables, entries }
}

/** Values that are no TOML because their quotes are missing. The whole file is then skipped. */
export function unquotedValues(inspection: Inspection, entries: Entry[], consequence: Said): void {
  for (const { value: written, valueSpan, key } of entries) {
    // What was withheld was one word.
    const value = written.replace(withheldMark, 'x')
    if (
      !/^(?:[A-Za-z][A-Za-z0-9+.-]*:\/\/|\/)[^\s"',]*$/.test(value) &&
      !/^[A-Za-z_][\w.-]*(?::\d+)?(?:\/\S*)?$/.test(value)
    )
      continue
    if (/^(?:true|false|inf|nan)$/.test(value)) continue
    inspection.add(
      'unquoted-value',
      'refused',
      valueSpan,
      say('lint.toml.hasValueWithoutQuotesNo', key, consequence),
      JSON.stringify(written),
    )
  }
  // A URL as a bare table name.
  inspection.lines.forEach((line) => {
    const bare = /^\s*\[\s*host\.(https?:\/\/[^\]\s"']+)\s*\]/.exec(line.text)
    const span = bare && inspection.spanIn(line, /^\s*\[\s*host\.(https?:\/\/[^\]\s"']+)/)
    if (bare && span)
      inspection.add(
        'unquoted-table',
        'refused',
        span,
        say('lint.toml.urlTableNameNeedsQuotes', consequence),
        JSON.stringify(bare[1]),
      )
  })
}

/** What a strict parser refuses and nothing above has explained. */
export function syntax(inspection: Inspection, consequence: Said): void {
  const bom = inspection.text.startsWith('\uFEFF')
  if (bom)
    inspection.add('byte-order-mark', 'refused', { start: 0, end: 1 }, say('lint.toml.fileBeginsByteOrderMark'), '')
  const wrong = tomlError(bom ? inspection.text.slice(1) : inspection.text)
  if (wrong === null || inspection.problems.some(({ severity }) => severity === 'refused')) return
  const line = inspection.at(wrong.line)
  inspection.add('toml-syntax', 'refused', line, say('lint.toml.notToml', wrong.message, consequence), null)
}

export function tomlError(text: string): { line: number; message: string } | null {
  try {
    parse(text)
    return null
  } catch (error) {
    return error instanceof TomlError
      ? { line: error.line, message: error.message.split('\n')[0] ?? '' }
      : { line: 1, message: String(error) }
  }
}

export function unquote(value: string): string {
  return /^(["'])(.*)\1$/.exec(value)?.[2] ?? value
}

/** A truth value in quotes is a string: the file is refused. */
export function quotedBooleans(inspection: Inspection, entries: Entry[], keys: string[], consequence: Said): void {
  for (const { key, value, valueSpan } of entries) {
    if (keys.includes(key) && /^["'](?:true|false)["']$/i.test(value))
      inspection.add(
        'boolean-as-string',
        'refused',
        valueSpan,
        say('lint.toml.mustTrueFalseWithoutQuotes', key, consequence),
        unquote(value).toLowerCase(),
      )
  }
}
