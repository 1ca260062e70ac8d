/** The shape of a language: what the English folder holds, every other must. */
import type { sentences, texts } from './en/index.ts'

/** Area → name → sentence, or a function of the plain details that stand in it. */
export type Sentences = typeof sentences
/** The sentences, and the tables of words that a place of the page draws. */
export type Texts = typeof texts
export type Screen = Texts['screen']
/** By a term's id, in lower and upper case alike. */
export type Spellings = { readonly [id in keyof Texts['spellings']]: readonly string[] }
