/** Which sentence, and with what in it: logic says this, a language turns it into words at the very end. */
import type { Texts } from '../texts/keys.ts'

/** A sentence by its key, with the plain details or sentences that stand in it; or what a program prints, the same in every language. */
export type Said = { readonly key: Key; readonly with: readonly Part[] } | { readonly printed: string }
export type Part = string | number | boolean | null | undefined | Said

type Area = keyof Texts & string
export type Key = { [A in Area]: `${A}.${keyof Texts[A] & string}` }[Area]
type EntryOf<K extends Key> = {
  [A in Area]: K extends `${A}.${infer N}` ? (N extends keyof Texts[A] ? Texts[A][N] : never) : never
}[Area]
type Widened<P extends unknown[]> = { [I in keyof P]: P[I] | (string extends P[I] ? Said : never) }
export type PartsOf<K extends Key> = EntryOf<K> extends (...parts: infer P) => string ? Widened<P> : []

export function say<K extends Key>(key: K, ...parts: PartsOf<K>): Said {
  return { key, with: parts as readonly Part[] }
}

export function printed(words: string): Said {
  return { printed: words }
}

export function speak(said: Said, texts: Texts): string
/** Nothing to say stays nothing. */
export function speak(said: Said | null | undefined, texts: Texts): string | null
export function speak(said: Said | null | undefined, texts: Texts): string | null {
  if (said === null || said === undefined) return null
  if ('printed' in said) return said.printed
  const dot = said.key.lastIndexOf('.')
  const area: Record<string, string | ((...parts: Part[]) => string)> = texts[said.key.slice(0, dot) as Area] as never
  const entry = area[said.key.slice(dot + 1)] ?? said.key
  return typeof entry === 'string'
    ? entry
    : entry(...said.with.map((part) => (typeof part === 'object' && part !== null ? speak(part, texts) : part)))
}
