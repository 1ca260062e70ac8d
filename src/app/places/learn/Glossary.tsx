import { useEffect } from 'react'
import { useStore } from '../../store.ts'
import { glossary } from './glossary.ts'

/** The field's words, in the order of the alphabet of the language at hand. */
export function Glossary({ term }: { term: string }) {
  const language = useStore((state) => state.language)
  useEffect(() => {
    if (term !== '') document.getElementById(`term-${term}`)?.scrollIntoView({ block: 'center' })
  }, [term])
  const sorted = [...glossary].sort((a, b) => a.name[language].localeCompare(b.name[language], language))
  return (
    <dl className="glossary">
      {sorted.map(({ id, name, meaning }) => (
        <div key={id} id={`term-${id}`} className={id === term ? 'wanted' : ''}>
          <dt>{name[language]}</dt>
          <dd>{meaning[language]}</dd>
        </div>
      ))}
    </dl>
  )
}
