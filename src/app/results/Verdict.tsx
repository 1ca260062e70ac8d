import { causeTitle } from '../titles.ts'
import type { Pull } from '../../core/contract.ts'
import { CodeBlock } from '../parts/CodeBlock.tsx'
import { words } from '../../words.ts'
import { useStore } from '../store.ts'

const shape = { proven: '●', likely: '◆', possible: '○' }

export function Verdict({ pull, heading, quote }: { pull: Pull; heading: React.RefObject<HTMLHeadingElement | null>; quote: string | null }) {
  const language = useStore((state) => state.language)
  const w = words[language]
  const nodes = [...new Set(pull.pods.flatMap(({ node }) => node ?? []))]
  const show = () => {
    const line = document.querySelector('.row.marked')
    line?.scrollIntoView({ block: 'center', behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' })
    document.querySelector<HTMLElement>('.paste')?.focus({ preventScroll: true })
  }
  return (
    <section aria-labelledby="verdict" className="verdict">
      <p className="facts">
        <span className={`certainty ${pull.certainty}`}><span aria-hidden="true">{shape[pull.certainty]} </span>{w.certainty[pull.certainty]}</span>
        {pull.pods.length > 0 ? <span>{w.pods(pull.pods.length)}</span> : null}
        {nodes.length > 0 ? <span>{w.node} {nodes.slice(0, 3).join(', ')}{nodes.length > 3 ? ' …' : ''}</span> : null}
        <code>{pull.cause}</code>
      </p>
      <h2 id="verdict" ref={heading} tabIndex={-1}>{pull.summary}</h2>
      <dl className="names">
        {pull.image !== null ? <div><dt>{w.image}</dt><dd>{pull.image}</dd></div> : null}
        {pull.host !== null ? <div><dt>{w.host}</dt><dd>{pull.host}{pull.failingHost !== null ? ` → ${pull.failingHost}` : ''}</dd></div> : null}
      </dl>
      {quote !== null ? (
        <blockquote>
          <p className="quote-label">{w.proof}</p>
          <p className="quote"><mark>{quote}</mark></p>
          <button type="button" className="link" onClick={show}>{w.showInPaste}</button>
        </blockquote>
      ) : null}
      <p className="why">{pull.why}</p>
      {pull.observations.map((observation) => <p key={observation} className="why">{observation}</p>)}
      {pull.alternatives.length > 0 ? (
        <details>
          <summary>{w.whyNot}</summary>
          <ul className="alternatives">
            {pull.alternatives.map(({ cause, certainty, against }) => <li key={cause}><strong>{w.whyNotTitle(causeTitle(cause, language))}</strong> <span className="dim">({w.certainty[certainty]})</span> {against}</li>)}
          </ul>
        </details>
      ) : null}
      {pull.next[0] ? (
        <section aria-labelledby="next" className="next">
          <h3 id="next">{w.next}</h3>
          <p>{pull.next[0].why}</p>
          <CodeBlock title={w.on[pull.next[0].on]} text={pull.next[0].command} />
        </section>
      ) : null}
    </section>
  )
}
