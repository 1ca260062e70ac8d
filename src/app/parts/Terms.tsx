import { Fragment, useId } from 'react'
import { glossary, type Term } from '../places/learn/glossary.ts'
import { useStore } from '../store.ts'

const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const spelled = new Map(
  glossary.flatMap((term) => term.spellings.map((word): [string, Term] => [word.toLowerCase(), term])),
)
const any = new RegExp(
  `(?<![\\p{L}\\d_./-])(${[...spelled.keys()]
    .sort((a, b) => b.length - a.length)
    .map(escaped)
    .join('|')})(?![\\p{L}\\d_-])`,
  'giu',
)

/** A text in which each word of the field, where it first occurs, opens its meaning on the spot. */
export function Terms({ text }: { text: string }) {
  const told = new Set<Term>()
  return text.split(any).map((part, i) => {
    const term = i % 2 === 1 ? spelled.get(part.toLowerCase()) : undefined
    if (!term || told.has(term)) return <Fragment key={i}>{part}</Fragment>
    told.add(term)
    return <Meaning key={i} term={term} word={part} />
  })
}

function Meaning({ term, word }: { term: Term; word: string }) {
  const language = useStore((state) => state.language)
  const id = useId()
  return (
    <>
      <button type="button" className="term" popoverTarget={id}>
        {word}
      </button>
      <span id={id} popover="auto" className="meaning" role="note">
        <strong>{term.name[language]}</strong>: {term.meaning[language]}{' '}
        <a href={`#/learn/glossary?term=${term.id}`}>…</a>
      </span>
    </>
  )
}
