import { useScreen, useTexts } from '../texts.ts'
import { useEffect, useMemo, useState } from 'react'
import type { Report } from '../../core/contract.ts'
import { readWhole } from '../../core/text/large.ts'
import type { Reading } from '../../worker/client.ts'
import { Chips } from '../paste/Chips.tsx'
import { Collect } from '../paste/Collect.tsx'
import { MarkedPaste } from '../paste/MarkedPaste.tsx'
import { MoreBox } from '../paste/MoreBox.tsx'
import { useStore } from '../store.ts'
import { causeTitle } from '../titles.ts'
import { ChainView } from './ChainView.tsx'
import { Check, Since, useCheck } from './Check.tsx'
import { Files } from './Files.tsx'
import { Fixes } from './Fixes.tsx'
import { Logins } from './Logins.tsx'
import { NamePlaces } from './NamePlaces.tsx'
import { PullPath } from './PullPath.tsx'
import { Pulls } from './Pulls.tsx'
import './results.css'
import { Share } from './Share.tsx'
import { Steps } from './Steps.tsx'
import { Verdict } from './Verdict.tsx'

export default function Results({ reading, report }: { reading: Reading; report: Report }) {
  const texts = useTexts()
  const { selected } = useStore()
  const w = useScreen()
  const { text } = reading
  const pull = report.pulls[selected] ?? report.pulls[0]
  const cause = pull?.cause
  const check = useCheck(report, pull)
  useEffect(() => {
    // The title is the cause without names: titles end up in synced histories.
    document.title = cause ? `${causeTitle(cause, texts)} · ${w.title}` : w.title
    return () => {
      document.title = w.title
    }
  }, [cause, texts, w])
  const evidence = useMemo(() => pull?.evidence ?? [], [pull])
  // The verdict of a large text stands first; its window is drawn in a frame of its own.
  const shown = useNextFrame() || text.length <= readWhole
  const quote = evidence[0] ? cleanQuote(text.slice(evidence[0].start, evidence[0].end)) : null
  const onPath = check.now?.after ?? pull
  const drawn = onPath && onPath.cause !== 'unknown' && onPath.cause !== 'no-message'
  return (
    <>
      <Steps pull={pull} check={check} />
      {drawn ? (
        <PullPath
          pull={onPath}
          passed={check.now?.outcome === 'cured' || check.now?.outcome === 'further' ? check.now.passed : []}
        />
      ) : null}
      <div className="columns">
        <div className="column-verdict" id="results">
          <Pulls pulls={report.pulls} current={pull} />
          {check.now && check.now.outcome !== 'silent' ? <Since {...check.now} /> : null}
          {pull ? (
            <Verdict pull={pull} quote={quote} />
          ) : (
            <section className="verdict" aria-live="polite">
              <h2 id="verdict" tabIndex={-1}>
                {w.nothing}
              </h2>
              {report.instead === null ? null : <p className="why">{report.instead.text}</p>}
              <p className="why">{w.nothingHint}</p>
            </section>
          )}
          <section className="evidence-parts" aria-label={w.evidenceParts}>
            {report.chains
              .filter(({ certificates, caveats }) => certificates.length + caveats.length > 0)
              .map((chain) => (
                <ChainView key={chain.start} chain={chain} />
              ))}
            <Logins credentials={report.credentials} uses={report.uses} image={pull?.image ?? null} />
            {pull?.image ? <NamePlaces image={pull.image} /> : null}
          </section>
          {pull && pull.cause !== 'pulled' ? <Fixes reading={reading} pull={pull} facts={report.facts} /> : null}
          <Files files={report.files} text={text} secrets={report.secrets} />
          {pull && pull.cause !== 'pulled' ? <Check check={check} /> : null}
          {pull ? <Share reading={reading} pull={pull} /> : <Collect />}
        </div>
        <div className="column-paste">
          <h2 className="off-screen">{w.evidence}</h2>
          <Chips report={report} />
          {shown ? (
            <MarkedPaste reading={reading} report={report} evidence={evidence} />
          ) : (
            <div className="paste" id="paste-text" />
          )}
          <MoreBox />
        </div>
      </div>
    </>
  )
}

/** False for what is drawn at first, true from the next frame on. */
function useNextFrame(): boolean {
  const [come, setCome] = useState(false)
  useEffect(() => {
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        setCome(true)
      })
    })
    return () => {
      cancelAnimationFrame(frame)
    }
  }, [])
  return come
}

function cleanQuote(text: string): string {
  const line = text
    .replace(/\\{1,15}"/g, '"')
    .replace(/\s+/g, ' ')
    .trim()
  return line.length > 400 ? `${line.slice(0, 400)}…` : line
}
