import { useTexts } from '../texts.ts'
import { speak } from '../../core/said.ts'
import { Fragment, useId } from 'react'
import type { Spellings } from '../../texts/keys.ts'
import { glossary, type Term } from '../places/learn/glossary.ts'

const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
interface Words {
  spelled: ReadonlyMap<string, Term>
  any: RegExp
}
const known = new Map<Spellings, Words>()

function wordsOf(spellings: Spellings): Words {
  const before = known.get(spellings)
  if (before) return before
  const spelled = new Map(
    glossary.flatMap((term) => spellings[term.id].map((word): [string, Term] => [word.toLowerCase(), term])),
  )
  const either = [...spelled.keys()]
    .sort((a, b) => b.length - a.length)
    .map(escaped)
    .join('|')
  const words = { spelled, any: new RegExp(`(?<![\\p{L}\\d_./-])(${either})(?![\\p{L}\\d_-])`, 'giu') }
  known.set(spellings, words)
  return words
}

/** A text in which each word of the field, where it first occurs, opens its meaning on the spot. */
export function Terms({ text }: { text: string }) {
  const { spelled, any } = wordsOf(useTexts().spellings)
  const told = new Set<Term>()
  return text.split(any).map((part, i) => {
    const term = i % 2 === 1 ? spelled.get(part.toLowerCase()) : undefined
    if (!term || told.has(term)) return <Fragment key={i}>{part}</Fragment>
    told.add(term)
    return <Meaning key={i} term={term} word={part} />
  })
}

function Meaning({ term, word }: { term: Term; word: string }) {
  const texts = useTexts()
  const id = useId()
  return (
    <>
      <button type="button" className="term" popoverTarget={id}>
        {word}
      </button>
      <span id={id} popover="auto" className="meaning" role="note">
        <strong>{speak(term.name, texts)}</strong>: {speak(term.meaning, texts)}{' '}
        <a href={`#/learn/glossary?term=${term.id}`}>…</a>
      </span>
    </>
  )
}
