import { useEffect, useRef } from 'react'
import type { Report } from '../../core/contract.ts'
import { CopyButton } from '../parts/CopyButton.tsx'
import { MarkedPaste } from '../parts/MarkedPaste.tsx'
import { PullPath } from '../parts/PullPath.tsx'
import { MoreBox } from '../PasteBox.tsx'
import { causeTitle } from '../titles.ts'
import { words } from '../../words.ts'
import { useStore } from '../store.ts'
import { ChainView } from './ChainView.tsx'
import { Files } from './Files.tsx'
import { Fixes } from './Fixes.tsx'
import { Logins, Uses } from './Logins.tsx'
import { NamePlaces } from './NamePlaces.tsx'
import { Verdict } from './Verdict.tsx'

export default function Results({ text, report }: { text: string; report: Report }) {
  const { language, selected, select } = useStore()
  const w = words[language]
  const heading = useRef<HTMLHeadingElement>(null)
  const pull = report.pulls[selected] ?? report.pulls[0]
  const cause = pull?.cause
  useEffect(() => {
    // The title is the cause without names: titles end up in synced histories.
    document.title = cause ? `${causeTitle(cause, language)} · ${w.title}` : w.title
    return () => { document.title = w.title }
  }, [cause, language, w])
  const evidence = pull?.evidence ?? []
  const quote = evidence[0] ? cleanQuote(text.slice(evidence[0].start, evidence[0].end)) : null
  // What was pulled is only told where nothing fails; of very many pulls the first hundred are listed, worst first.
  const failing = report.pulls.filter((one) => one.cause !== 'pulled')
  const listed = (failing.length > 0 ? failing : report.pulls).slice(0, 100)
  const causes = new Set(failing.map((one) => one.cause)).size
  return (
    <>
      {pull && pull.cause !== 'unknown' && pull.cause !== 'no-message' ? <PullPath pull={pull} /> : null}
      <div className="columns">
        <div className="column-verdict" id="results" aria-live="polite">
          {listed.length > 1 ? (
            <nav aria-label={w.pulls(failing.length, causes)} className="pulls">
              <p className="label">{w.pulls(failing.length, causes)}</p>
              <ul>{listed.map((one, i) => <li key={`${one.image ?? ''} ${one.host ?? ''} ${i}`}><button type="button" aria-pressed={one === pull} onClick={() => { select(i) }}><strong>{causeTitle(one.cause, language)}</strong> <span className="wrap">{one.image ?? one.host ?? ''}</span>{one.pods.length > 1 ? ` · ${w.pods(one.pods.length)}` : ''}</button></li>)}</ul>
            </nav>
          ) : null}
          {pull ? <Verdict pull={pull} heading={heading} quote={quote} /> : <section className="verdict"><h2>{w.nothing}</h2><p className="why">{w.nothingHint}</p></section>}
          {report.chains.filter(({ certificates }) => certificates.length > 0).map((chain) => <ChainView key={chain.start} chain={chain} />)}
          <Uses uses={report.uses} />
          <Logins credentials={report.credentials} />
          {pull?.image ? <NamePlaces image={pull.image} /> : null}
          {pull && pull.cause !== 'pulled' ? <Fixes pull={pull} facts={report.facts} /> : null}
          <Files files={report.files} text={text} secrets={report.secrets} />
          <section aria-labelledby="check" className="check">
            <h2 id="check">{w.check}</h2>
            <p className="dim">{w.checkHint}</p>
            <MoreBox label={w.check} />
          </section>
          <p className="foot"><CopyButton text={JSON.stringify(report, null, 2)} what="JSON" label={w.copyReport} /></p>
        </div>
        <div className="column-paste">
          <h2 className="off-screen">{w.evidence}</h2>
          <MarkedPaste text={text} report={report} evidence={evidence} />
        </div>
      </div>
    </>
  )
}

function cleanQuote(text: string): string {
  const line = text.replace(/\\{1,15}"/g, '"').replace(/\s+/g, ' ').trim()
  return line.length > 400 ? `${line.slice(0, 400)}…` : line
}
