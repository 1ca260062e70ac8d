import { useScreen, useTexts } from '../texts.ts'
import { Fragment } from 'react'
import type { Certificate, Chain, Verdict } from '../../core/contract.ts'
import { CodeBlock } from '../parts/CodeBlock.tsx'
import { CopyButton } from '../parts/CopyButton.tsx'
import { DownloadButton } from '../parts/DownloadButton.tsx'
import { useStore } from '../store.ts'
import { causeTitle } from '../titles.ts'

const spaced = (sha256: string) => (sha256.toUpperCase().match(/../g) ?? []).join(':')
const nameOf = (distinguished: string) =>
  /(?:^|, ?|\/)CN ?= ?("[^"]*"|[^,/]+)/.exec(distinguished)?.[1]?.replaceAll('"', '').trim() ?? distinguished
const fileOf = (certificate: Certificate) =>
  `${(nameOf(certificate.subject) || 'certificate').replace(/[^\w.-]+/g, '-').slice(0, 60)}.crt`

/** What the server sent, drawn link by link; the one that is missing as a gap; where it ends, and whether everybody trusts that. */
export function ChainView({ chain }: { chain: Chain }) {
  const texts = useTexts()
  const w = useScreen()
  const { certificates, missing, root } = chain
  return (
    <details className="chain">
      <summary>
        {w.chain}
        {chain.host === null ? '' : `: ${chain.host}`} <Sketch chain={chain} />{' '}
        <span className="dim">
          {w.chainSummary(certificates.length)}
          {chain.findings[0] ? ` · ${causeTitle(chain.findings[0], texts)}` : ''}
        </span>
      </summary>
      <ol className="links">
        {certificates.map((certificate, i) => (
          <li key={`${i} ${certificate.sha256}`}>
            {i === 0 ? null : (
              <Joint
                kind={nameOf(certificates[i - 1]?.issuer ?? '') === nameOf(certificate.subject) ? 'whole' : 'loose'}
              />
            )}
            <Link certificate={certificate} first={i === 0} chain={chain} />
          </li>
        ))}
        {missing ? (
          <li>
            <Joint kind="gap" />
            <div className="link gap">
              <span className="subject">{nameOf(missing.subject)}</span>{' '}
              <strong className="missing-word">{w.missing}</strong>
              {missing.aia[0] ? (
                <p className="aia">
                  {w.aia}: <code>{missing.aia[0]}</code>
                </p>
              ) : null}
            </div>
          </li>
        ) : null}
        {root && !root.sent ? (
          <li>
            <Joint kind="whole" />
            <div className="link root">
              <span className="subject">{nameOf(root.subject)}</span> <span className="root-word">{w.publicRoot}</span>
            </div>
          </li>
        ) : null}
      </ol>
      <div className="verdicts">
        <SaidBy program={`Go (${chain.go.version.replace(/^go/, '')})`} verdict={chain.go} />
        <SaidBy program={`OpenSSL (${chain.openssl.version.replace(/^openssl /, '')})`} verdict={chain.openssl} />
      </div>
      {'subtle' in crypto ? null : <p className="dim">{w.noCrypto}</p>}
      {chain.caveats.map((caveat) => (
        <p key={caveat} className="caveat">
          {caveat}
        </p>
      ))}
      {chain.difference === null ? null : <p className="dim">{chain.difference}</p>}
    </details>
  )
}

/** The chain in small: a dot a certificate, a gap where one is missing, a ring for a root that was not sent because everybody has it. */
function Sketch({ chain: { certificates, missing, root } }: { chain: Chain }) {
  const shown = Math.min(certificates.length, 6)
  const end = 8 + (shown - 1) * 18
  return (
    <svg
      className="sketch"
      viewBox={`0 0 ${end + 34} 16`}
      width={end + 34}
      height={16}
      aria-hidden="true"
      focusable="false"
    >
      {Array.from({ length: shown }, (_, i) => (
        <Fragment key={i}>
          {i === 0 ? null : <path d={`M${8 + (i - 1) * 18 + 5} 8h8`} />}
          <circle cx={8 + i * 18} cy={8} r={4.5} />
        </Fragment>
      ))}
      {missing ? (
        <>
          <path className="gap" d={`M${end + 5} 8h3M${end + 13} 8h3`} />
          <circle className="gap" cx={end + 22} cy={8} r={4.5} />
        </>
      ) : root && !root.sent ? (
        <>
          <path d={`M${end + 5} 8h8`} />
          <circle className="ring" cx={end + 19} cy={8} r={4.5} />
        </>
      ) : null}
    </svg>
  )
}

/** Between two certificates: signed by the next one, sent but not its signer, or nothing there. */
function Joint({ kind }: { kind: 'whole' | 'loose' | 'gap' }) {
  const w = useScreen()
  return (
    <div className={`joint ${kind}`}>
      <svg viewBox="0 0 24 30" aria-hidden="true" focusable="false">
        {kind === 'gap' ? (
          <path d="M12 0v7M12 23v7M7 11l4 3-4 3M17 11l-4 3 4 3" />
        ) : kind === 'loose' ? (
          <path d="M12 0v8M12 22v8M9 15h6" />
        ) : (
          <path d="M12 0v30M8 10l4-5 4 5" />
        )}
      </svg>
      <span>{w.joint[kind]}</span>
    </div>
  )
}

function Link({ certificate, first, chain }: { certificate: Certificate; first: boolean; chain: Chain }) {
  const { language } = useStore()
  const w = useScreen()
  const install = certificate.sha256 !== '' && chain.install.includes(certificate.sha256)
  const date = (value: string) =>
    Number.isNaN(Date.parse(value))
      ? value
      : new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(value))
  const isRoot = chain.root?.sent === true && certificate.selfSigned && certificate.subject === chain.root.subject
  const role = isRoot
    ? chain.root?.public
      ? w.publicRoot
      : certificate.isCA
        ? w.privateRoot
        : w.selfSigned
    : [first ? w.leaf : certificate.isCA ? w.intermediate : '', certificate.selfSigned ? w.selfSigned : '']
        .filter(Boolean)
        .join(' · ')
  return (
    <details className={`link${install ? ' install' : ''}${isRoot ? ' root' : ''}`}>
      <summary>
        <span className="subject">{nameOf(certificate.subject) || certificate.sans.join(', ')}</span>{' '}
        <span className="dim">
          {role}
          {certificate.notAfter === '' ? '' : ` · ${w.until} ${date(certificate.notAfter)}`}
        </span>
        {install ? (
          <strong className="install-word"> {w.install}</strong>
        ) : chain.install.length > 0 ? (
          <span className="dim"> {w.installNot}</span>
        ) : null}
      </summary>
      <dl className="fields">
        <dt>{w.subject}</dt>
        <dd>{certificate.subject}</dd>
        <dt>{w.issuer}</dt>
        <dd>{certificate.issuer}</dd>
        <dt>{w.valid}</dt>
        <dd>
          {certificate.notBefore} – {certificate.notAfter}
        </dd>
        {certificate.sans.length > 0 ? (
          <>
            <dt>{w.names}</dt>
            <dd>{certificate.sans.join(', ')}</dd>
          </>
        ) : null}
        <dt>{w.key}</dt>
        <dd>{certificate.key}</dd>
        <dt>{w.signature}</dt>
        <dd>{certificate.signature}</dd>
        <dt>{w.serial}</dt>
        <dd>{certificate.serial}</dd>
        {certificate.sha256 === '' ? null : (
          <>
            <dt>{w.fingerprint}</dt>
            <dd className="fingerprint">
              {spaced(certificate.sha256)} <CopyButton text={spaced(certificate.sha256)} what={w.fingerprint} />
            </dd>
          </>
        )}
        {certificate.aia.length > 0 ? (
          <>
            <dt>{w.aia}</dt>
            <dd>{certificate.aia.join(', ')}</dd>
          </>
        ) : null}
      </dl>
      {certificate.pem === '' ? null : (
        <>
          <CodeBlock title="PEM" text={certificate.pem} />
          <p>
            <DownloadButton name={fileOf(certificate)} data={() => certificate.pem} label={w.downloadPem} />
          </p>
        </>
      )}
    </details>
  )
}

function SaidBy({ program, verdict }: { program: string; verdict: Verdict }) {
  const w = useScreen()
  return (
    <div className="said-by">
      <h3>{program}</h3>
      <p>
        {verdict.ok === null ? (
          <span className="dim">{w.verdictOpen}</span>
        ) : verdict.ok ? (
          <span className="accepted">
            <span aria-hidden="true">✓ </span>
            {w.verdictOk}
          </span>
        ) : (
          <>
            <span aria-hidden="true" className="refused-mark">
              ✗{' '}
            </span>
            <code>{verdict.error}</code>
          </>
        )}
      </p>
    </div>
  )
}
