/**
 * Templates: files that read like the file they make, and are valid as they lie.
 *
 * - `"{{name}}"` (in a shell script `'{{name}}'`) is a value; the quotes belong to it, and it is written as the file's kind writes such a value.
 * - A line `#& name` stands for a block of lines, at its own indent; without the block the line goes.
 * - A line that ends in `#? name` stays only where `name` is true, and one in `#? !name` only where it is not.
 */
import { sh } from '../text/shell.ts'
import { tomlString, yamlString } from './values.ts'

export type Ending = 'yaml' | 'toml' | 'sh' | 'mime'
type Value = string | boolean | readonly string[] | undefined

/** A word that YAML takes for nothing but itself. */
const plain = /^(?!(?:true|false|null|yes|no|on|off|y|n)$)[a-z][a-z0-9-]*$|^<[A-Z][A-Z0-9_]*>$/

const quote: { readonly [ending in Ending]: (value: string) => string } = {
  yaml: (value) => (plain.test(value) ? value : yamlString(value)),
  toml: tomlString,
  sh,
  mime: (value) => value,
}

/** @throws where the template names a value that is not given: no test gets further. */
export function fill(template: string, ending: Ending, values: { readonly [name: string]: Value }): string {
  const valueOf = (name: string): Value => {
    if (!Object.hasOwn(values, name)) throw new Error(`no value for ${name}`)
    return values[name]
  }
  const place = ending === 'sh' ? /'\{\{(\w+)\}\}'/g : /"\{\{(\w+)\}\}"/g
  return template
    .split('\n')
    .flatMap((line) => {
      const block = /^(\s*)#& (\w+)$/.exec(line)
      if (block) return blockOf(valueOf(block[2] ?? ''), block[1] ?? '')
      const condition = / #\? (!?)(\w+)$/.exec(line)
      if (condition && Boolean(valueOf(condition[2] ?? '')) === (condition[1] === '!')) return []
      const kept = condition ? line.slice(0, condition.index) : line
      return [kept.replace(place, (_, name: string) => quote[ending](String(valueOf(name))))]
    })
    .join('\n')
}

function blockOf(value: Value, margin: string): string[] {
  const lines = Array.isArray(value)
    ? value
    : String(value ?? '')
        .trimEnd()
        .split('\n')
  return lines.length === 1 && lines[0] === '' ? [] : lines.map((line) => (line === '' ? '' : margin + line))
}
