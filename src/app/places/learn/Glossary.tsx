import { useTexts } from '../../texts.ts'
import { speak } from '../../../core/said.ts'
import { useEffect } from 'react'
import { useStore } from '../../store.ts'
import { glossary } from './glossary.ts'

/** The field's words, in the order of the alphabet of the language at hand. */
export function Glossary({ term }: { term: string }) {
  const texts = useTexts()
  const language = useStore((state) => state.language)
  useEffect(() => {
    if (term !== '') document.getElementById(`term-${term}`)?.scrollIntoView({ block: 'center' })
  }, [term])
  const sorted = [...glossary].sort((a, b) => speak(a.name, texts).localeCompare(speak(b.name, texts), language))
  return (
    <dl className="glossary">
      {sorted.map(({ id, name, meaning }) => (
        <div key={id} id={`term-${id}`} className={id === term ? 'wanted' : ''}>
          <dt>{speak(name, texts)}</dt>
          <dd>{speak(meaning, texts)}</dd>
        </div>
      ))}
    </dl>
  )
}
