import { useTexts } from '../../texts.ts'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useRef, useState, useEffect } from 'react'
import type { Pull } from '../../../core/contract.ts'
import { report } from '../../../core/report.ts'
import { examineInWorker } from '../../../worker/client.ts'
import { MarkedPaste } from '../../paste/MarkedPaste.tsx'
import { PullPath } from '../../results/PullPath.tsx'
import { useStore } from '../../store.ts'
import { cases, savedProgress, saveProgress, type Case } from './cases.ts'
import { usePrintedWords } from '../../queries.ts'
import { questionsFor, type Answer, type Question } from './questions.ts'

/** The moment at which the cases happened, more or less: certificates in them are judged then. */
const casesAt = new Date('2026-06-01T00:00:00Z')

/** Guess the stop, the cause, the fix; a wrong guess is told what speaks against it, and the proof is marked afterwards. */
export function Practice() {
  const w = useTexts().learn
  const [solved, setSolved] = useState(savedProgress)
  const [open, setOpen] = useState<string | null>(null)
  const change = (next: ReadonlySet<string>) => {
    setSolved(next)
    saveProgress(next)
  }
  const at = cases.findIndex(({ id }) => id === open)
  const shown = cases[at]
  if (shown)
    return (
      <CaseView
        key={shown.id}
        number={at + 1}
        one={shown}
        onSolved={() => {
          if (!solved.has(shown.id)) change(new Set([...solved, shown.id]))
        }}
        onLeave={() => {
          setOpen(null)
        }}
        onNext={
          at + 1 < cases.length
            ? () => {
                setOpen(cases[at + 1]?.id ?? null)
              }
            : null
        }
      />
    )
  return (
    <>
      <p className="lead">{w.practiceLead}</p>
      <p>
        {w.solved(solved.size, cases.length)}{' '}
        <progress max={cases.length} value={solved.size} aria-label={w.solved(solved.size, cases.length)} />{' '}
        {solved.size > 0 ? (
          <button
            type="button"
            className="quiet"
            onClick={() => {
              change(new Set())
            }}
          >
            {w.clear}
          </button>
        ) : null}
      </p>
      <ol className="cases">
        {cases.map(({ id, level }, i) => (
          <li key={id}>
            <button
              type="button"
              className="link"
              onClick={() => {
                setOpen(id)
              }}
            >
              {w.caseNumber(i + 1)}
            </button>{' '}
            <span className="dim">{w.level[level]}</span>{' '}
            {solved.has(id) ? <span className="accepted">✓ {w.done}</span> : null}
          </li>
        ))}
      </ol>
    </>
  )
}

interface CaseProps {
  number: number
  one: Case
  onSolved: () => void
  onLeave: () => void
  onNext: (() => void) | null
}

function CaseView({ number, one, onSolved, onLeave, onNext }: CaseProps) {
  const texts = useTexts()
  const { addPaste, startOver } = useStore()
  const w = useTexts().learn
  const { data } = useQuery({
    queryKey: ['case', one.id],
    queryFn: async ({ signal }) => examineInWorker(await one.load(), { at: casesAt, signal }),
    staleTime: Infinity,
    retry: false,
  })
  const told = useMemo(() => (data ? report(data.diagnosis, texts) : null), [data, texts])
  const pull = told?.pulls[0]
  const heading = useRef<HTMLHeadingElement>(null)
  const [step, setStep] = useState(0)
  useEffect(() => {
    heading.current?.focus()
  }, [])
  const words = usePrintedWords()
  const questions = useMemo(() => (pull ? questionsFor(pull, texts, words) : []), [pull, texts, words])
  const finished = pull !== undefined && step >= questions.length
  useEffect(() => {
    if (finished) onSolved()
  }, [finished, onSolved])
  return (
    <div className="case">
      <h2 ref={heading} tabIndex={-1}>
        {w.caseNumber(number)} <span className="dim">{w.level[one.level]}</span>
      </h2>
      <div className="columns">
        <div>
          {questions.slice(0, step + 1).map((question, i) => (
            <Asked
              key={question.id}
              question={question}
              onRight={() => {
                setStep((now) => Math.max(now, i + 1))
              }}
            />
          ))}
          {finished ? <Solved pull={pull} /> : null}
          <p className="all">
            {finished && onNext ? (
              <button type="button" className="primary" onClick={onNext}>
                {w.next}
              </button>
            ) : null}
            <button type="button" className="quiet" onClick={onLeave}>
              {w.toCases}
            </button>
            {finished ? (
              <a
                className="button-link"
                href="#/"
                onClick={() => {
                  startOver()
                  addPaste(data?.text ?? '', w.caseNumber(number))
                }}
              >
                {w.open}
              </a>
            ) : null}
          </p>
        </div>
        <div className="column-paste">
          {data && told ? (
            <MarkedPaste
              reading={data}
              report={finished ? told : { ...told, fragments: [] }}
              evidence={finished ? (pull?.evidence ?? []) : []}
              whole
            />
          ) : null}
        </div>
      </div>
    </div>
  )
}

function Solved({ pull }: { pull: Pull }) {
  const w = useTexts().learn
  return (
    <section aria-live="polite" className="solved">
      <PullPath pull={pull} />
      <p className="lead">{pull.summary}</p>
      <p>
        {pull.why} <a href={`#/causes/${pull.cause}`}>{w.readMore}</a>
      </p>
    </section>
  )
}

function Asked({ question, onRight }: { question: Question; onRight: () => void }) {
  const w = useTexts().learn
  const [tried, setTried] = useState<readonly string[]>([])
  const right = question.answers.find((answer) => answer.right)
  const done = right !== undefined && tried.includes(right.id)
  const last = question.answers.find(({ id }) => id === tried.at(-1))
  const guess = (answer: Answer) => {
    setTried([...tried, answer.id])
    if (answer.right) onRight()
  }
  return (
    <fieldset className="question">
      <legend>{w[question.id]}</legend>
      <div className="answers">
        {question.answers.map((answer) => (
          <button
            key={answer.id}
            type="button"
            className={`answer${tried.includes(answer.id) ? (answer.right ? ' right' : ' wrong') : ''}`}
            disabled={done && !answer.right}
            aria-pressed={tried.includes(answer.id)}
            onClick={() => {
              guess(answer)
            }}
          >
            {tried.includes(answer.id) ? <span aria-hidden="true">{answer.right ? '✓ ' : '✗ '}</span> : null}
            {answer.label}
          </button>
        ))}
      </div>
      <p role="status">
        {last === undefined ? (
          ''
        ) : last.right ? (
          <strong className="accepted">{w.right}</strong>
        ) : (
          <>
            <strong className="refused-mark">{w.wrong}</strong> {last.against}
          </>
        )}
      </p>
    </fieldset>
  )
}
