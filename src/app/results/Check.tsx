import { useScreen, useTexts } from '../texts.ts'
import { useMemo } from 'react'
import type { Pull, Report } from '../../core/contract.ts'
import { compare } from '../../core/conclude/comparison.ts'
import type { Comparison } from '../../core/details.ts'
import { OpenFiles, PasteArea } from '../paste/PasteBox.tsx'
import { useDiagnosis, useReport } from '../queries.ts'
import { goTo } from '../go-to.ts'
import { useStore, wholeText } from '../store.ts'
import { causeTitle } from '../titles.ts'

export interface Checked {
  all: Comparison[]
  /** Of the pull that is shown. */
  now: Comparison | null
  reading: boolean
}

/** What the second paste says, beside the first. */
export function useCheck(report: Report, pull: Pull | undefined): Checked {
  const { checks, wishes } = useStore()
  const diagnosing = useDiagnosis(checks)
  const after = useReport(diagnosing.reading, wishes, 0)
  const all = useMemo(
    () => (after && checks.length > 0 ? compare(report, after, wholeText(checks)) : []),
    [report, after, checks],
  )
  return {
    all,
    now: all.find(({ before }) => before === pull) ?? null,
    reading: checks.length > 0 && diagnosing.state === 'reading',
  }
}

const shapes = { cured: '✓', further: '→', same: '✗', earlier: '✗', other: '◆', silent: '○' }

/** Above the first verdict, that the result has been read: the path already shows it. */
export function Since({ outcome, passed }: Comparison) {
  const w = useScreen()
  return (
    <p className={`since ${outcome}`}>
      <button
        type="button"
        className="link"
        onClick={() => {
          goTo('check')
        }}
      >
        {w.since}
      </button>{' '}
      <strong>{w.outcome[outcome](passed.map((station) => w.stations[station]).join(', '))}</strong>
    </p>
  )
}

/** “Paste the result here”: compared with the first paste, so that it is seen what has changed. */
export function Check({ check }: { check: Checked }) {
  const texts = useTexts()
  const { addCheck, clearChecks, goOnWithChecks, joinChecks, checks, startOver } = useStore()
  const w = useScreen()
  const told = check.all.filter(({ outcome }) => outcome !== 'silent')
  const nothing = check.all.length > 0 && told.length === 0
  const cured = check.all.length > 0 && check.all.every(({ outcome }) => outcome === 'cured')
  return (
    <section aria-labelledby="check" className="check">
      <h2 id="check" tabIndex={-1}>
        {w.check}
      </h2>
      <p className="dim">{w.checkHint}</p>
      <PasteArea id="check-box" label={w.check} rows={3} add={addCheck} />
      <p>
        <OpenFiles add={addCheck} />
      </p>
      <div role="status" className="compared">
        {check.reading ? <p>{w.reading}</p> : null}
        {nothing ? (
          <p>
            <span aria-hidden="true">○ </span>
            {w.checkSilent}
          </p>
        ) : null}
        <ul>
          {told.slice(0, 20).map(({ before, after, outcome, passed }) => (
            <li
              key={`${before.image ?? ''} ${before.host ?? ''} ${before.evidence[0]?.start ?? 0}`}
              className={outcome}
            >
              <strong>
                <span aria-hidden="true">{shapes[outcome]} </span>
                {w.outcome[outcome](passed.map((station) => w.stations[station]).join(', '))}
              </strong>{' '}
              {told.length > 1 || check.all.length > 1 ? (
                <span className="wrap">{before.image ?? before.host} </span>
              ) : null}
              {after && outcome !== 'cured' && outcome !== 'same' ? (
                <span>
                  {causeTitle(after.cause, texts)}: {after.summary}
                </span>
              ) : null}
            </li>
          ))}
        </ul>
      </div>
      {checks.length > 0 ? (
        <p className="all">
          {cured ? (
            <button type="button" className="primary" onClick={startOver}>
              {w.done}
            </button>
          ) : told.length > 0 ? (
            <button type="button" className="primary" onClick={goOnWithChecks}>
              {w.goOnWithResult}
            </button>
          ) : nothing ? (
            <button type="button" className="primary" onClick={joinChecks}>
              {w.joinResult}
            </button>
          ) : null}
          <button type="button" className="quiet" onClick={clearChecks}>
            {w.forgetResult}
          </button>
        </p>
      ) : null}
    </section>
  )
}
