/** Every language says all that English says; what is missing does not compile, what was left in English is found here. */
import { describe, expect, test } from 'vitest'
import type { Language } from '../core/contract.ts'
import { languages } from '../core/vocabulary.ts'
import { allTexts } from './all.ts'

/** Path → its sentence, or the source of the function that makes it. A term's spellings vary in number: they have no parity. */
function leaves(value: unknown, path: string): [string, string][] {
  if (typeof value === 'string') return [[path, value]]
  if (typeof value === 'function') return [[path, String(value as () => string)]]
  return Object.entries(value as object).flatMap(([name, inner]) =>
    path === '' && (name === 'spellings' || name === 'grammar')
      ? []
      : leaves(inner, path === '' ? name : `${path}.${name}`),
  )
}

/** The same in every language, and why. */
const alike = {
  'a program prints it, or takes it so': [
    'tls-no-ip-san.ipAddress',
    'tls-no-san.dns',
    'fix.kubernetes.secretCreated',
    'fix.kubernetes.secretServersideApplied',
    'shop.mirrorHint',
  ],
  'a name of the field': [
    ...['pod', 'podWord', 'serviceAccount', 'fingerprint', 'ticket', 'title'].map((name) => `screen.${name}`),
    ...['screen', 'sharing'].flatMap((area) => ['dns', 'tcp', 'tls'].map((station) => `${area}.stations.${station}`)),
    'shop.account',
    'learn.glossary.digest',
    'learn.glossary.serviceAccount',
  ],
  'a key of the keyboard': [0, 1, 2, 3, 4].map((row) => `screen.keyMeanings.${row}.0`),
  'made of two sentences alone': ['fix.its'],
}

const english = new Map(leaves(allTexts.en, ''))
const exceptions = new Set(Object.values(alike).flat())

const sameAsEnglish = (language: Language): string[] =>
  leaves(allTexts[language], '')
    .filter(([path, text]) => text === english.get(path))
    .map(([path]) => path)

test('each exception is one somewhere', () => {
  const used = new Set(languages.filter((language) => language !== 'en').flatMap(sameAsEnglish))
  expect([...exceptions].filter((path) => !used.has(path))).toEqual([])
})

describe.each(languages)('%s', (language) => {
  const own = leaves(allTexts[language], '')

  test('has a sentence for each key, and none is empty', () => {
    expect(own.map(([path]) => path).sort()).toEqual([...english.keys()].sort())
    expect(own.filter(([, text]) => text.trim() === '')).toEqual([])
  })

  if (language === 'en') return
  test('leaves nothing in English but what has a reason', () => {
    expect(sameAsEnglish(language).filter((path) => !exceptions.has(path))).toEqual([])
  })
})
