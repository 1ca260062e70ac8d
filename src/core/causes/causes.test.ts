import { allTexts } from '../../texts/all.ts'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { diagnose } from '../../lib.ts'
import { causeCodes, languages } from '../vocabulary.ts'
import { parseExamples, type Example } from './examples.ts'
import { byCode, causeOf } from './index.ts'
import { signsOf } from './signs.ts'

const root = import.meta.dirname
const folders = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
const files = folders.flatMap((folder) => readdirSync(join(root, folder)).map((file) => ({ folder, file })))
const examples: Example[] = files
  .filter(({ file }) => file.endsWith('.examples.txt'))
  .flatMap(({ folder, file }) =>
    parseExamples(file.replace('.examples.txt', ''), readFileSync(join(root, folder, file), 'utf8')),
  )

/** Situations in which a node no longer asks who answers. */
const insecure: readonly string[] = ['skip-verify', 'plain-http']

describe('every cause', () => {
  it.each(causeCodes)('%s has a file of its own name, an example and a near miss', (code) => {
    expect(files.map(({ file }) => file)).toContain(`${code}.ts`)
    const own = examples.filter((example) => example.of === code)
    expect(own.filter((example) => example.code === code).length).toBeGreaterThan(0)
    expect(own.filter((example) => example.code !== code).length).toBeGreaterThan(0)
    expect(causeOf[code].code).toBe(code)
  })

  it.each(causeCodes)('%s speaks every language, and each its own', (code) => {
    for (const key of ['title', 'why'] as const) {
      const said = languages.map((language) => allTexts[language][code][key])
      for (const text of said) expect(text.length).toBeGreaterThan(8)
      expect(new Set(said).size).toBe(languages.length)
    }
    expect(/[а-яё]/i.test(allTexts.ru[code].summary({}))).toBe(true)
    expect(/[а-яё]/i.test(allTexts.en[code].summary({ host: 'h', image: 'i', node: 'n' }))).toBe(false)
  })

  it('names the host, image, node or Pod of the person in its sentence where it has them', () => {
    const details = {
      host: 'HOST.example',
      image: 'HOST.example/IMAGE:1',
      node: 'NODE-1',
      pod: 'POD-1',
      namespace: 'SPACE',
      secret: 'SECRET',
    }
    for (const code of causeCodes)
      for (const language of languages)
        expect(allTexts[language][code].summary(details), code).toMatch(/HOST|IMAGE|NODE|POD|SPACE|SECRET/)
  })

  it('never offers to turn verification off before anything safer', () => {
    const offered = causeCodes.flatMap((code) => {
      const cures = causeOf[code].cures({})
      const off = cures.findIndex((cure) => cure.kind === 'configure' && insecure.includes(cure.situation))
      return off < 0 ? [] : [{ code, before: off, after: cures.length - off - 1 }]
    })
    expect(offered.length).toBeGreaterThan(5)
    for (const { code, before, after } of offered) {
      expect(before, `${code}: nothing comes first`).toBeGreaterThan(0)
      expect(after, `${code}: something comes behind`).toBe(0)
    }
  })

  it('is missed at once where its file is missing, and so is a file that no code has', () => {
    const files = Object.fromEntries(causeCodes.map((code) => [`./group/${code}.ts`, code]))
    expect(byCode(files)['tls-expired']).toBe('tls-expired')
    expect(() => byCode({ ...files, './group/other.ts': 'unknown' })).toThrow(/a file too many/)
    delete files['./group/tls-expired.ts']
    expect(() => byCode(files)).toThrow(/no file of this name/)
  })

  it('has words that show it, but for those that a comparison or nothing shows', () => {
    const silent = causeCodes.filter((code) => signsOf[code].length === 0)
    expect(silent).toEqual(['credentials-wrong-host', 'unknown'])
  })
})

describe('every example', () => {
  it.each(
    examples.map((example, i) => ({ name: `${example.of} #${i}: ${example.code} ${example.certainty}`, example })),
  )('$name', async ({ example }) => {
    const report = await diagnose(example.text, { at: new Date('2026-06-01T00:00:00Z') })
    const pull = report.pulls[0]
    if (example.code === 'none') {
      expect(report.pulls).toEqual([])
      return
    }
    expect({ cause: pull?.cause, certainty: pull?.certainty }).toEqual({
      cause: example.code,
      certainty: example.certainty,
    })
    if (example.head.image !== undefined) expect(pull?.image).toBe(example.head.image)
    if (example.head.host !== undefined) expect(pull?.host).toBe(example.head.host)
    if (example.marked) {
      const span = pull?.evidence[0]
      expect(span && example.text.slice(span.start, span.end)).toBe(
        example.text.slice(example.marked.start, example.marked.end),
      )
      expect(span).toEqual(example.marked)
    }
    const risks = pull?.fixes.map((fix) => ({ safe: 0, temporary: 1, insecure: 2 })[fix.risk]) ?? []
    expect(risks).toEqual([...risks].sort((a, b) => a - b))
    expect(pull?.fixes[0]?.risk === 'insecure' && pull.fixes.some((fix) => fix.risk === 'safe')).toBe(false)
  })
})
