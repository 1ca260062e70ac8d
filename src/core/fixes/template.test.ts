/** Templates: each is valid as it lies, and what is put into one stays in its place. */
import { spawnSync } from 'node:child_process'
import { parse as parseToml } from 'smol-toml'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'
import { fill } from './template.ts'

const templates = Object.entries(
  import.meta.glob<string>('./*/*.{yaml,toml,sh,mime}', { eager: true, query: '?raw', import: 'default' }),
)

describe('every template', () => {
  it('is there', () => {
    expect(templates.length).toBeGreaterThan(4)
  })
  it.each(templates)('%s is valid as it lies, and says only what the rules know', (path, text) => {
    if (path.endsWith('.yaml')) {
      for (const document of parseAllDocuments(text)) expect([document.errors, document.warnings]).toEqual([[], []])
    } else if (path.endsWith('.toml')) expect(() => parseToml(text)).not.toThrow()
    else if (path.endsWith('.sh')) expect(spawnSync('bash', ['-n'], { input: text, encoding: 'utf8' }).stderr).toBe('')
    const left = text
      .replace(/^\s*#& \w+$/gm, '')
      .replace(/ #\? !?\w+$/gm, '')
      .replace(path.endsWith('.sh') ? /'\{\{\w+\}\}'/g : /"\{\{\w+\}\}"/g, '')
    expect(left).not.toMatch(/#[&?]|\{\{/)
  })
})

describe('what is filled in', () => {
  const anything = fc.string({ unit: 'grapheme', maxLength: 40 }).filter((text) => !text.includes('\0'))

  it('is one value, whatever it holds', () => {
    fc.assert(
      fc.property(anything, (value) => {
        expect(parse(fill('a: "{{value}}"\nb: {c: "{{value}}"}\n', 'yaml', { value }))).toEqual({
          a: value,
          b: { c: value },
        })
      }),
    )
    fc.assert(
      fc.property(anything, (value) => {
        expect(parseToml(fill('a = "{{value}}"\n', 'toml', { value }))).toEqual({ a: value })
      }),
    )
    fc.assert(
      fc.property(anything, (value) => {
        const script = fill("printf %s '{{value}}'\n", 'sh', { value })
        // A placeholder that still stands open is text until a value takes its place.
        if (/^<[A-Z][A-Z0-9_]*>$/.test(value)) return
        expect(spawnSync('bash', [], { input: script, encoding: 'utf8' }).stdout).toBe(value)
      }),
      { numRuns: 40 },
    )
  })

  it('a block stands at its own indent, and leaves no line where it is empty', () => {
    const template = 'a: |\n  #& block\nb: 1\n'
    expect(fill(template, 'yaml', { block: 'x\n\n  y\n' })).toBe('a: |\n  x\n\n    y\nb: 1\n')
    expect(fill(template, 'yaml', { block: undefined })).toBe('a: |\nb: 1\n')
  })

  it('a line stays or goes by its condition', () => {
    const template = 'a: 1 #? yes\nb: 2 #? !yes\n'
    expect(fill(template, 'yaml', { yes: true })).toBe('a: 1\n')
    expect(fill(template, 'yaml', { yes: false })).toBe('b: 2\n')
  })

  it('is never a name that the template does not have: it throws', () => {
    expect(() => fill('a: "{{b}}"\n', 'yaml', {})).toThrow('no value for b')
  })
})
