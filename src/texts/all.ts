/// <reference types="vite/types/importMeta.d.ts" />
/** All languages at once: for the library and the command, which answer without waiting. */
import type { Language } from '../core/contract.ts'
import { languages } from '../core/vocabulary.ts'
import type { Texts } from './keys.ts'

const folders = import.meta.glob<Texts>('./*/index.ts', { eager: true, import: 'texts' })

function of(language: Language): Texts {
  const texts = folders[`./${language}/index.ts`]
  if (!texts) throw new Error(`src/texts/${language} is missing`)
  return texts
}

export const allTexts = Object.fromEntries(languages.map((language) => [language, of(language)])) as Readonly<
  Record<Language, Texts>
>
