import type { Chain } from '../../core/contract.ts'
import { causeTitle } from '../titles.ts'
import { CodeBlock } from '../parts/CodeBlock.tsx'
import { words } from '../../words.ts'
import { useStore } from '../store.ts'

const spaced = (sha256: string) => (sha256.toUpperCase().match(/../g) ?? []).join(':')

/** What the server sent, one row a certificate, the missing link as a gap. */
export function ChainView({ chain }: { chain: Chain }) {
  const language = useStore((state) => state.language)
  const w = words[language]
  return (
    <details className="chain" open>
      <summary>{w.chain}: {chain.host ?? ''} <span className="dim">{w.chainSummary(chain.certificates.length)}{chain.findings[0] ? ` · ${causeTitle(chain.findings[0], language)}` : ''}</span></summary>
      <ol>
        {chain.certificates.map((certificate, i) => (
          <li key={`${i} ${certificate.sha256}`} className={certificate.sha256 !== '' && chain.install.includes(certificate.sha256) ? 'link install' : 'link'}>
            <details>
              <summary>
                <span className="subject">{certificate.subject || certificate.sans.join(', ')}</span>{' '}
                <span className="dim">{[i === 0 ? w.leaf : certificate.isCA ? w.ca : '', certificate.selfSigned ? w.selfSigned : ''].filter(Boolean).join(' · ')}</span>
                {chain.install.includes(certificate.sha256) ? <strong className="install-word"> {w.install}</strong> : null}
              </summary>
              <dl className="fields">
                <dt>{w.subject}</dt><dd>{certificate.subject}</dd>
                <dt>{w.issuer}</dt><dd>{certificate.issuer}</dd>
                <dt>{w.valid}</dt><dd>{certificate.notBefore} – {certificate.notAfter}</dd>
                {certificate.sans.length > 0 ? <><dt>{w.names}</dt><dd>{certificate.sans.join(', ')}</dd></> : null}
                <dt>{w.key}</dt><dd>{certificate.key}</dd>
                <dt>{w.signature}</dt><dd>{certificate.signature}</dd>
                {certificate.sha256 === '' ? null : <><dt>{w.fingerprint}</dt><dd className="fingerprint">{spaced(certificate.sha256)}</dd></>}
                {certificate.aia.length > 0 ? <><dt>{w.aia}</dt><dd>{certificate.aia.join(', ')}</dd></> : null}
              </dl>
              {certificate.pem === '' ? null : <CodeBlock title="PEM" text={certificate.pem} />}
            </details>
          </li>
        ))}
        {chain.missing ? <li className="link gap"><span className="subject">{chain.missing.subject}</span> <strong>{w.missing}</strong></li> : null}
      </ol>
      <dl className="fields verdicts">
        {[['Go', chain.go], ['OpenSSL', chain.openssl]].map(([program, verdict]) => typeof program === 'string' && typeof verdict === 'object' ? <div key={program} className="said-by"><dt>{program}</dt><dd>{verdict.ok === null ? <span className="dim">{w.verdictOpen}</span> : verdict.ok ? w.verdictOk : <code>{verdict.error}</code>}</dd></div> : null)}
      </dl>
      {chain.caveats.map((caveat) => <p key={caveat} className="caveat">{caveat}</p>)}
      {chain.difference === null ? null : <p className="dim">{chain.difference}</p>}
    </details>
  )
}
