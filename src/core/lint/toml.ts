/** TOML files by lines: tables and keys with their places, also where a strict parser stops. */
import { parse, TomlError } from 'smol-toml'
import { type Inspection } from './draft.ts'
import type { Span } from '../contract.ts'
import type { Known } from './rule.ts'

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
export interface TomlFile {
  text: string
  lines: Inspection['lines']
  tables: Table[]
  entries: Entry[]
  /** The line of this number, from 1; the last one that holds anything where there is no number. */
  at: (line?: number) => Span
  known: Known
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
export function readToml(inspection: Inspection, known: Known): TomlFile {
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
  const at = (line?: number): Span => inspection.at(line)
  return { text: inspection.text, lines: inspection.lines, tables, entries, at, known }
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
