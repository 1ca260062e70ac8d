import { useTexts } from '../../texts.ts'
import { FirstHour } from './FirstHour.tsx'
import { Glossary } from './Glossary.tsx'
import './learn.css'
import { PathOfAPull } from './PathOfAPull.tsx'
import { Practice } from './Practice.tsx'

const parts = ['path', 'practice', 'first-hour', 'glossary'] as const

/** For the newcomer: the path of a pull, cases to practise on, a first hour, the words. */
export default function Learn({ part, query }: { part: string; query: URLSearchParams }) {
  const w = useTexts().learn
  const chosen = parts.find((one) => one === part) ?? 'path'
  return (
    <div className="learn">
      <h1>{w.titles[chosen]}</h1>
      <nav className="tabs" aria-label={w.tabs}>
        <ul>
          {parts.map((one) => (
            <li key={one}>
              <a
                href={one === 'path' ? '#/learn' : `#/learn/${one}`}
                aria-current={one === chosen ? 'page' : undefined}
              >
                {w.parts[one]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {chosen === 'practice' ? (
        <Practice />
      ) : chosen === 'first-hour' ? (
        <FirstHour />
      ) : chosen === 'glossary' ? (
        <Glossary term={query.get('term') ?? ''} />
      ) : (
        <PathOfAPull />
      )}
    </div>
  )
}
