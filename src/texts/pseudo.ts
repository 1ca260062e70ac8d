/** A language made from English, for tests alone: what is said bears accents, so that a sentence without any was not said by `src/texts`. */
import type { Texts } from './keys.ts'

const accented = new Map([...'aceinouyACEINOUY'].map((plain, i) => [plain, [...'áçéíñóúýÁÇÉÍÑÓÚÝ'][i] ?? plain]))

const accent = (text: string): string => text.replace(/[a-z]/gi, (letter) => accented.get(letter) ?? letter)

function spoken(value: unknown): unknown {
  if (typeof value === 'string') return accent(value)
  if (typeof value === 'function') {
    return (...details: unknown[]) => spoken((value as (...details: unknown[]) => unknown)(...details))
  }
  if (Array.isArray(value)) return value.map(spoken)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, spoken(inner)]))
}

export const pseudo = (texts: Texts): Texts => spoken(texts) as Texts
