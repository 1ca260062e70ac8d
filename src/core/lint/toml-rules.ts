/** The faults that every TOML file can have. */
import { say, type Said } from '../said.ts'
import { each, type Found, type Rule } from './rule.ts'
import { tomlError, unquote, type TomlFile } from './toml.ts'
import { withheldMark } from './withheld.ts'

interface Examples {
  /** What the engine does with a file that it cannot read. */
  consequence: Said
  /** Keys whose values are true or false. */
  booleans: readonly string[]
  /** A file around one line of a table, with its line `KEY = VALUE`. */
  around: (line: string) => string
  /** A key whose value is a string, and one of `booleans`, null where there is none. */
  key: string
  boolean: string | null
}

/** Looked for first. */
export function quoting({ consequence, booleans, around, key, boolean }: Examples): Rule<TomlFile>[] {
  const unquotedValue: Rule<TomlFile> = {
    code: 'unquoted-value',
    severity: 'refused',
    bad: around(`${key} = ⟦/etc/certs⟧`),
    good: around(`${key} = "/etc/certs"`),
    finds: ({ entries }) =>
      each(entries, ({ key: name, value: written, valueSpan, table }) => {
        if (name === 'version' && table === '') return null
        // What was withheld was one word.
        const value = written.replace(withheldMark, 'x')
        const bare =
          /^(?:[A-Za-z][A-Za-z0-9+.-]*:\/\/|\/)[^\s"',]*$/.test(value) ||
          /^[A-Za-z_][\w.-]*(?::\d+)?(?:\/\S*)?$/.test(value)
        return (
          bare &&
          !/^(?:true|false|inf|nan)$/.test(value) && {
            at: valueSpan,
            says: say('lint.toml.hasValueWithoutQuotesNo', name, consequence),
            mend: JSON.stringify(written),
          }
        )
      }),
  }
  const booleanAsString: Rule<TomlFile> = {
    code: 'boolean-as-string',
    severity: 'refused',
    bad: around(`${boolean ?? ''} = ⟦"true"⟧`),
    good: around(`${boolean ?? ''} = false`),
    finds: ({ entries }) =>
      each(
        entries,
        ({ key: name, value, valueSpan }) =>
          booleans.includes(name) &&
          /^["'](?:true|false)["']$/i.test(value) && {
            at: valueSpan,
            says: say('lint.toml.mustTrueFalseWithoutQuotes', name, consequence),
            mend: unquote(value).toLowerCase(),
          },
      ),
  }
  return boolean === null ? [unquotedValue] : [unquotedValue, booleanAsString]
}

/** Looked for last: what a strict parser refuses and nothing else has explained. */
export function syntax({ consequence, around, key }: Examples): Rule<TomlFile>[] {
  return [
    {
      code: 'byte-order-mark',
      severity: 'refused',
      bad: `⟦\uFEFF⟧${around(`${key} = "/etc/certs"`)}`,
      good: around(`${key} = "/etc/certs"`),
      finds: ({ text }): Found[] =>
        text.startsWith('\uFEFF')
          ? [{ at: { start: 0, end: 1 }, says: say('lint.toml.fileBeginsByteOrderMark'), mend: '' }]
          : [],
    },
    {
      code: 'toml-syntax',
      severity: 'refused',
      last: true,
      bad: around(`⟦${key} = "/etc/certs⟧`),
      good: around(`${key} = '/etc/certs'`),
      finds: ({ text, at }): Found[] => {
        const wrong = tomlError(text.replace(/^\uFEFF/, ''))
        return wrong === null
          ? []
          : [{ at: at(wrong.line), says: say('lint.toml.notToml', wrong.message, consequence), mend: null }]
      },
    },
  ]
}
