import { speak } from '../../../core/said.ts'
import { useScreen, useTexts } from '../../texts.ts'
import { useEffect, useMemo, useRef, type ReactNode } from 'react'
import { useQueries } from '@tanstack/react-query'
import type { CauseCode, Pull, Span } from '../../../core/contract.ts'
import { causeOf } from '../../../core/causes/index.ts'
import { report } from '../../../core/report.ts'
import { findSecrets, maskSecrets } from '../../../core/read/secrets/index.ts'
import { contactOf, passedBefore, stationOf, stations } from '../../../core/vocabulary.ts'
import { examineInWorker, type Reading } from '../../../worker/client.ts'
import { CodeBlock } from '../../parts/CodeBlock.tsx'
import { Terms } from '../../parts/Terms.tsx'
import { FixCard } from '../../results/FixCard.tsx'
import { Guarded } from '../../results/Guarded.tsx'
import { PullPath, type PathPull } from '../../results/PullPath.tsx'
import { usePrintedWords } from '../../queries.ts'
import { useStore } from '../../store.ts'
import { causeTitle } from '../../titles.ts'
import { examplesOf, messagesOf, namesOf, neighboursOf, tellingWords, templatesOf } from './material.ts'
import { mythsOf } from './myths.ts'

/** The moment at which examples are judged, so that a certificate in them does not run out on the page. */
const examplesAt = new Date('2026-06-01T00:00:00Z')

/** One cause: what is wrong, why that stops the pull, its messages, its neighbours, its cures, and what is wrongly said of it. */
export function CausePage({ code }: { code: CauseCode }) {
  const texts = useTexts()
  const { addPaste, startOver } = useStore()
  const w = useTexts().causePages
  const common = useScreen()
  const { next } = causeOf[code]
  const words = usePrintedWords()
  const templates = templatesOf(code, words)
  const title = causeTitle(code, texts)
  useEffect(() => {
    document.title = `${title} · ${common.title}`
  }, [title, common])
  const messages = useMemo(() => messagesOf(code), [code])
  // The rules themselves mark the words and choose the cures, on this page as in an incident.
  const readings = useQueries({
    queries: messages.map((message, i) => ({
      queryKey: ['example', code, i],
      queryFn: ({ signal }: { signal: AbortSignal }) => examineInWorker(message.text, { at: examplesAt, signal }),
      staleTime: Infinity,
      retry: false,
    })),
  })
  const example = examplesOf(code)[0]
  const shown = readings.map(({ data }) =>
    data ? report(data.diagnosis, texts).pulls.find((pull) => pull.cause === code) : undefined,
  )
  // The example that names most: its cures hold a host and an image instead of placeholders.
  const pull = shown.filter((one) => one !== undefined).toSorted((a, b) => named(b) - named(a))[0]
  const ownWords =
    readings.flatMap(({ data }) => (data ? wordsOf(data, code) : []))[0] ?? tellingWords(code, code, words)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    heading.current?.focus()
  }, [])
  const probe = next?.(pull ? namesOf(pull) : {})[0]
  return (
    <article className="cause-page">
      <p className="dim">
        <a href="#/causes">{w.all}</a> · <code>{code}</code>
      </p>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {stationOf[code] === null ? null : <PullPath pull={pathOf(code)} />}
      <section aria-labelledby="wrong">
        <h2 id="wrong">{w.wrong}</h2>
        <p className="lead">{texts.grammar.sentence(texts[code].summary({}))}</p>
      </section>
      <section aria-labelledby="why">
        <h2 id="why">{w.why}</h2>
        <p>
          <Terms text={texts[code].why} />
        </p>
      </section>
      <section aria-labelledby="messages">
        <h2 id="messages">{w.messages}</h2>
        {messages.map((message, i) => (
          <Quoted
            key={message.text}
            program={message.program}
            text={message.text}
            reading={readings[i]?.data}
            code={code}
          />
        ))}
        {templates.length > 0 ? (
          <details>
            <summary>{w.templates}</summary>
            <ul className="templates">
              {templates.map((source) => (
                <li key={source}>
                  <code>{source}</code>
                </li>
              ))}
            </ul>
          </details>
        ) : null}
        {example ? (
          <p>
            <a
              className="button-link"
              href="#/"
              onClick={() => {
                startOver()
                addPaste(example.text, title)
              }}
            >
              {w.tryIt}
            </a>
          </p>
        ) : null}
      </section>
      <Neighbours code={code} own={ownWords} />
      {probe ? (
        <section aria-labelledby="surer">
          <h2 id="surer">{w.surer}</h2>
          <p>{speak(probe.why, texts)}</p>
          <CodeBlock title={common.on[probe.on]} text={probe.command} />
        </section>
      ) : null}
      <section aria-labelledby="cures">
        <h2 id="cures">{w.cures}</h2>
        {pull ? (
          <Cures pull={pull} />
        ) : (
          <p>{readings.some(({ isPending }) => isPending) ? common.reading : common.noFix}</p>
        )}
      </section>
      <Myths code={code} />
    </article>
  )
}

/** The usual path of this cause: it may break elsewhere too, and the verdict of an incident says where. */
function pathOf(code: CauseCode): PathPull {
  const station = stationOf[code]
  const before = passedBefore(station, contactOf[code])
  return {
    cause: code,
    image: null,
    host: null,
    failingHost: null,
    via: [],
    stations: Object.fromEntries(
      stations.map((one) => [one, one === station ? 'broken' : before.includes(one) ? 'passed' : 'unknown']),
    ) as Pull['stations'],
  }
}

/** A program's own output, the deciding words marked where the rules found them. */
function Quoted({
  program,
  text,
  reading,
  code,
}: {
  program: string
  text: string
  reading: Reading | undefined
  code: CauseCode
}) {
  const spans = reading?.diagnosis.findings.find((finding) => finding.code === code)?.evidence ?? []
  return (
    <figure className="quoted">
      <figcaption>{program}</figcaption>
      <pre tabIndex={0}>
        <code>{marked(maskSecrets(text, findSecrets(text)), spans)}</code>
      </pre>
    </figure>
  )
}

function marked(text: string, spans: readonly Span[]): ReactNode[] {
  const parts: ReactNode[] = []
  let at = 0
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    if (start < at) continue
    parts.push(text.slice(at, start), <mark key={start}>{text.slice(start, end)}</mark>)
    at = end
  }
  return [...parts, text.slice(at)]
}

/** How much an example names, and whether there is a cure for it. */
const named = ({ fixes, host, image }: Pull): number =>
  (fixes.length > 0 ? 4 : 0) + (host === null ? 0 : 2) + (image === null ? 0 : 1)

/** The first deciding words that the rules found in a message. */
function wordsOf({ text, diagnosis }: Reading, code: CauseCode): string[] {
  return diagnosis.findings
    .filter((finding) => finding.code === code)
    .flatMap(({ evidence }) => evidence.slice(0, 1))
    .map(({ start, end }) => text.slice(start, end).replace(/\s+/g, ' ').slice(0, 200))
}

function Neighbours({ code, own }: { code: CauseCode; own: string }) {
  const texts = useTexts()
  const w = useTexts().causePages
  const words = usePrintedWords()
  const neighbours = neighboursOf(code, words)
  if (neighbours.length === 0) return null
  return (
    <section aria-labelledby="neighbours">
      <h2 id="neighbours">{w.neighbours}</h2>
      <div className="scroll" tabIndex={0} role="group" aria-labelledby="neighbours">
        <table>
          <thead>
            <tr>
              <th scope="col">{w.ifYouSee}</th>
              <th scope="col">{w.thenItIs}</th>
              <th scope="col">{w.because}</th>
            </tr>
          </thead>
          <tbody>
            {[code, ...neighbours]
              .map((one) => ({ one, telling: one === code ? own : tellingWords(one, code, words) }))
              .map(({ one, telling }) => (
                <tr key={one}>
                  <td>{telling === '' ? <span className="dim">{w.noWords}</span> : <code>{telling}</code>}</td>
                  <td>
                    {one === code ? (
                      <strong>{causeTitle(one, texts)}</strong>
                    ) : (
                      <a href={`#/causes/${one}`}>{causeTitle(one, texts)}</a>
                    )}
                  </td>
                  <td>{texts.grammar.sentence(texts[one].summary({}))}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function Cures({ pull }: { pull: Pull }) {
  const common = useScreen()
  if (pull.fixes.length === 0) return <p>{common.noFix}</p>
  return pull.fixes.map((fix) => (
    <details key={`${fix.id} ${fix.risk}`} className="cure">
      <summary>
        <span className={`risk ${fix.risk}`}>{common.risk[fix.risk]}</span> {fix.title}{' '}
        <span className="dim">
          {common.who[fix.who]}, {common.touches[fix.touches]}
        </span>
      </summary>
      {fix.risk === 'insecure' ? (
        <Guarded>
          <FixCard fix={fix} level={3} />
        </Guarded>
      ) : (
        <FixCard fix={fix} level={3} />
      )}
    </details>
  ))
}

function Myths({ code }: { code: CauseCode }) {
  const texts = useTexts()
  const w = useTexts().causePages
  const told = mythsOf(code)
  if (told.length === 0) return null
  return (
    <section aria-labelledby="myths">
      <h2 id="myths">{w.myths}</h2>
      {told.map(({ myth, truth, source }) => (
        <div key={source.url} className="myth">
          <p className="said">
            <span className="off-screen">{w.itIsSaid} </span>
            {speak(myth, texts)}
          </p>
          <p>
            <strong>{w.true}</strong> {speak(truth, texts)}{' '}
            <a href={source.url} rel="noreferrer" target="_blank">
              {source.label}
            </a>
          </p>
        </div>
      ))}
    </section>
  )
}
