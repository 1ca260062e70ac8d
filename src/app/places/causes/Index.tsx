import { useScreen, useTexts } from '../../texts.ts'
import { useEffect, useState } from 'react'
import type { CauseCode, Station } from '../../../core/contract.ts'
import { causeCodes, stationOf, stations } from '../../../core/vocabulary.ts'
import { examineInWorker } from '../../../worker/client.ts'
import { goTo } from '../../go-to.ts'
import { causeTitle } from '../../titles.ts'
import { StationLine } from '../StationLine.tsx'
import { usePrintedWords } from '../../queries.ts'
import { searchTexts } from './material.ts'

const at = (station: Station | null): CauseCode[] => causeCodes.filter((code) => stationOf[code] === station)

/** All causes by the stop at which they break the pull, with the path as their picture, and a search over messages. */
export function Index({ missing }: { missing: string }) {
  const w = useTexts().causePages
  const common = useScreen()
  return (
    <div className="causes">
      <h1>{w.title}</h1>
      {missing === '' ? null : (
        <p role="status" className="caution">
          {w.noSuch(missing)}
        </p>
      )}
      <Search />
      <StationLine
        label={common.path}
        under={(station) => w.count(at(station).length)}
        go={(station) => {
          goTo(`stop-${station}`)
        }}
      />
      <div className="by-station">
        {stations.map((station) => (
          <Group
            key={station}
            id={`stop-${station}`}
            title={common.stations[station]}
            hint={w.stationHint[station]}
            codes={at(station)}
          />
        ))}
        <Group id="stop-none" title={w.noStation} hint={w.noStationHint} codes={at(null)} />
      </div>
    </div>
  )
}

function Group({ id, title, hint, codes }: { id: string; title: string; hint: string; codes: CauseCode[] }) {
  const texts = useTexts()
  return (
    <section aria-labelledby={id} className="group">
      <h2 id={id} tabIndex={-1}>
        {title}
      </h2>
      <p className="dim">{hint}</p>
      <ul>
        {codes.map((code) => (
          <li key={code}>
            <a href={`#/causes/${code}`}>{causeTitle(code, texts)}</a> <code className="dim">{code}</code>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** One line of a log leads to its page: read by the rules themselves; words that are no message are looked up in titles and texts. */
function Search() {
  const texts = useTexts()
  const w = useTexts().causePages
  const words = usePrintedWords()
  const [query, setQuery] = useState('')
  const [found, setFound] = useState<{ query: string; codes: CauseCode[] }>({ query: '', codes: [] })
  useEffect(() => {
    const controller = new AbortController()
    const timer = setTimeout(() => {
      if (query.trim() === '') {
        setFound({ query: '', codes: [] })
        return
      }
      void examineInWorker(query, { at: new Date(), signal: controller.signal }).then(
        ({ diagnosis }) => {
          const read = diagnosis.findings
            .filter(({ code }) => code !== 'unknown' && code !== 'no-message')
            .flatMap(({ code, alternatives }) => [code, ...alternatives.map((other) => other.code)])
          setFound({ query, codes: [...new Set(read.length > 0 ? read : searchTexts(query, texts, words))] })
        },
        () => undefined,
      )
    }, 200)
    return () => {
      clearTimeout(timer)
      controller.abort()
    }
  }, [query, texts, words])
  return (
    <search className="message-search">
      <label htmlFor="message">{w.search}</label>
      <input
        id="message"
        type="search"
        value={query}
        placeholder="x509: certificate signed by unknown authority"
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => {
          setQuery(event.target.value)
        }}
      />
      <div role="status">
        {found.query === '' ? null : found.codes.length === 0 ? (
          <p>{w.nothingFound}</p>
        ) : (
          <ul aria-label={w.found}>
            {found.codes.slice(0, 12).map((code) => (
              <li key={code}>
                <a href={`#/causes/${code}`}>{causeTitle(code, texts)}</a>
              </li>
            ))}
          </ul>
        )}
      </div>
    </search>
  )
}
