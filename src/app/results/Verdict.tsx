import { useScreen, useTexts } from '../texts.ts'
import { Fragment } from 'react'
import type { Pull } from '../../core/contract.ts'
import { goToEvidence } from '../go-to.ts'
import { CodeBlock } from '../parts/CodeBlock.tsx'
import { Terms } from '../parts/Terms.tsx'
import { causeTitle } from '../titles.ts'

const shape = { proven: '●', likely: '◆', possible: '○' }

export function Verdict({ pull, quote }: { pull: Pull; quote: string | null }) {
  const texts = useTexts()
  const w = useScreen()
  return (
    <section aria-labelledby="verdict" className="verdict">
      <p className="facts">
        <span className={`certainty ${pull.certainty}`}>
          <span aria-hidden="true">{shape[pull.certainty]} </span>
          {w.certainty[pull.certainty]}
        </span>
        <a className="code" href={`#/causes/${pull.cause}`}>
          {pull.cause}
        </a>
      </p>
      <div aria-live="polite">
        <h2 id="verdict" tabIndex={-1}>
          <Unbroken text={pull.summary} />
        </h2>
      </div>
      <dl className="names">
        {pull.image !== null ? (
          <div>
            <dt>{w.image}</dt>
            <dd>{pull.image}</dd>
          </div>
        ) : null}
        {pull.host !== null ? (
          <div>
            <dt>{w.host}</dt>
            <dd>
              {pull.host}
              {pull.failingHost !== null ? ` → ${pull.failingHost}` : ''}
            </dd>
          </div>
        ) : null}
        <Pods pods={pull.pods} />
      </dl>
      {quote !== null ? (
        <blockquote>
          <p className="quote-label">{w.proof}</p>
          <p className="quote">
            <mark>{quote}</mark>
          </p>
          <button type="button" className="link" onClick={goToEvidence}>
            {w.showInPaste}
          </button>
        </blockquote>
      ) : null}
      <p className="why">
        <Terms text={pull.why} />
      </p>
      {pull.observations.map((observation) => (
        <p key={observation} className="why">
          {observation}
        </p>
      ))}
      {pull.alternatives.length > 0 ? (
        <details>
          <summary>{w.whyNot}</summary>
          <ul className="alternatives">
            {pull.alternatives.map(({ cause, certainty, against }) => (
              <li key={cause}>
                <strong>
                  <a href={`#/causes/${cause}`}>{w.whyNotTitle(causeTitle(cause, texts))}</a>
                </strong>{' '}
                <span className="dim">({w.certainty[certainty]})</span> {against}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {pull.next[0] ? (
        <section aria-labelledby="next" className="next">
          <h3 id="next">{w.next}</h3>
          <p>{pull.next[0].why}</p>
          <CodeBlock title={w.on[pull.next[0].on]} text={pull.next[0].command} primary={pull.fixes.length === 0} />
          {pull.next.length > 1 ? (
            <details>
              <summary>{w.moreProbes(pull.next.length - 1)}</summary>
              {pull.next.slice(1).map(({ command, on, why }) => (
                <div key={command}>
                  <p>{why}</p>
                  <CodeBlock title={w.on[on]} text={command} />
                </div>
              ))}
            </details>
          ) : null}
        </section>
      ) : null}
    </section>
  )
}

/** Host names, digests and node names keep together; one that is wider than the page breaks behind a dot, never at a hyphen. */
function Unbroken({ text }: { text: string }) {
  return text.split(/(\s+)/).map((word, i) =>
    /[\w][.:/-][\w]/.test(word) && word.length <= 40 ? (
      <span key={i} className="unbroken">
        {word.split(/(?<=[.:/])/).map((part, j) => (
          <Fragment key={j}>
            {j === 0 ? null : <wbr />}
            {part}
          </Fragment>
        ))}
      </span>
    ) : (
      word
    ),
  )
}

/** A few by name; of many their number, and the list for who wants it. */
function Pods({ pods }: { pods: Pull['pods'] }) {
  const w = useScreen()
  if (pods.length === 0) return null
  const nodes = [...new Set(pods.flatMap(({ node }) => node ?? []))]
  const name = ({ namespace, name, container }: Pull['pods'][number]) =>
    [namespace, name ?? container].filter((part) => part !== null).join('/')
  const onNode =
    nodes.length === 0
      ? ''
      : `${w.node} ${nodes.slice(0, 3).join(', ')}${nodes.length > 3 ? ` + ${nodes.length - 3}` : ''}`
  if (pods.length <= 2)
    return (
      <div>
        <dt>{w.pod}</dt>
        <dd>
          {pods.map(name).join(', ')}
          {onNode === '' ? (
            ''
          ) : (
            <>
              {' '}
              <span className="dim">{onNode}</span>
            </>
          )}
        </dd>
      </div>
    )
  return (
    <div>
      <dt>{w.pod}</dt>
      <dd>
        <details className="pods">
          <summary>
            {w.pods(pods.length)}
            {onNode === '' ? '' : `, ${onNode}`}
          </summary>
          <ul tabIndex={0} aria-label={w.pods(pods.length)}>
            {pods.slice(0, 500).map((pod, i) => (
              <li key={`${name(pod)} ${i}`}>
                {name(pod)}
                {pod.node === null ? null : <span className="dim"> {pod.node}</span>}
              </li>
            ))}
            {pods.length > 500 ? <li>…</li> : null}
          </ul>
        </details>
      </dd>
    </div>
  )
}
