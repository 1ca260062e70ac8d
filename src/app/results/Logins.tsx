import { useScreen, useTexts } from '../texts.ts'
import type { Credential, CredentialKey, Report } from '../../core/contract.ts'
import { CopyButton } from '../parts/CopyButton.tsx'
import { causeTitle } from '../titles.ts'
import { difference } from './difference.ts'

type Uses = Report['uses']

/** Pod → service account → secret → key → image, drawn; per key whether kubelet sends it for the image, and where the two part ways. */
export function Logins({ credentials, uses, image }: { credentials: Credential[]; uses: Uses; image: string | null }) {
  const w = useScreen()
  if (credentials.length === 0 && uses.length === 0) return null
  // Where the paste shows what the Pod names, only that counts.
  const named = uses.flatMap((use) => (use.used ? (credentialOf(use, credentials) ?? []) : []))
  const matching = (uses.length > 0 ? named : credentials)
    .flatMap(({ keys }) => keys)
    .filter(({ images }) => images.some((one) => one.matches && (image === null || one.image === image))).length
  return (
    <details className="login">
      <summary>
        {w.login}{' '}
        <span className="dim">
          {credentials.length === 0 ? '' : matching > 0 ? `${w.keyMatches} ✓` : w.noKeyMatches}
        </span>
      </summary>
      {uses.length > 0 ? (
        <ol className="graph" aria-label={w.uses}>
          {uses.map((use) => (
            <Way
              key={`${use.namespace ?? ''} ${use.pod ?? ''} ${use.secret}`}
              use={use}
              credential={credentialOf(use, credentials)}
              image={image}
            />
          ))}
        </ol>
      ) : null}
      {credentials.length > 0 ? (
        <p>
          <CopyButton text={tableOf(credentials)} what={w.loginTable} label={w.copyLoginTable} />
        </p>
      ) : null}
      {credentials.map((credential) => (
        <Secret key={`${credential.source} ${credential.start}`} credential={credential} />
      ))}
    </details>
  )
}

/** Which namespace has which secret for which registry, as a Markdown table for an inventory: keys and shapes, never a login. */
function tableOf(credentials: Credential[]): string {
  const cell = (value: string | null) => (value ?? '').replaceAll('|', '\\|')
  const rows = credentials.flatMap(({ namespace, source, type, keys }) =>
    keys.map(
      ({ normalised, login, expires }) =>
        `| ${[namespace, normalised, source, type, login, expires].map(cell).join(' | ')} |`,
    ),
  )
  return `| namespace | registry | secret | type | login | expires |\n| --- | --- | --- | --- | --- | --- |\n${rows.join('\n')}\n`
}

function credentialOf(use: Uses[number], credentials: Credential[]): Credential | undefined {
  return credentials.find(
    ({ source, namespace }) =>
      source.split(/[/ ]/).pop() === use.secret &&
      (namespace === null || use.namespace === null || namespace === use.namespace),
  )
}

function Way({
  use,
  credential,
  image,
}: {
  use: Uses[number]
  credential: Credential | undefined
  image: string | null
}) {
  const w = useScreen()
  const matches = (key: CredentialKey) =>
    key.images.some((one) => one.matches && (image === null || one.image === image))
  const key = credential?.keys.find(matches) ?? credential?.keys[0]
  const fits = key !== undefined && matches(key)
  return (
    <li className={use.used && fits ? 'matches' : 'not'}>
      <div className="way">
        <Node kind={w.podWord} name={[use.namespace, use.pod].filter((part) => part !== null).join('/') || '?'} />
        <Arrow whole />
        <Node kind={w.serviceAccount} name={use.serviceAccount ?? 'default'} />
        <Arrow whole={use.used} />
        <Node kind={w.secretWord} name={use.secret} bad={!use.used} />
        {key ? (
          <>
            <Arrow whole={use.used} />
            <Node kind={w.keyWord} name={key.key} bad={!fits} />
          </>
        ) : null}
        {key && image !== null ? (
          <>
            <Arrow whole={fits} />
            <Node kind={w.image} name={image} />
          </>
        ) : null}
      </div>
      <p className="dim">{use.why}</p>
    </li>
  )
}

function Node({ kind, name, bad = false }: { kind: string; name: string; bad?: boolean }) {
  return (
    <span className={bad ? 'node bad' : 'node'}>
      <span className="node-kind">{kind}</span>{' '}
      <span className="node-name">
        {bad ? '✗ ' : ''}
        {name}
      </span>
    </span>
  )
}

function Arrow({ whole }: { whole: boolean }) {
  const w = useScreen()
  return (
    <svg
      className={whole ? 'arrow' : 'arrow broken'}
      viewBox="0 0 28 12"
      role="img"
      aria-label={whole ? w.leadsTo : w.leadsNot}
    >
      {whole ? <path d="M0 6h24M19 2l6 4-6 4" /> : <path d="M0 6h9M19 6h9M11 2l6 8M17 2l-6 8" />}
    </svg>
  )
}

function Secret({ credential }: { credential: Credential }) {
  const texts = useTexts()
  const w = useScreen()
  return (
    <section className="secret">
      <h3>
        {credential.source}{' '}
        <span className="dim">
          {[
            credential.namespace,
            credential.type,
            credential.problem === null ? null : causeTitle(credential.problem, texts),
          ]
            .filter((part) => part !== null)
            .join(' · ')}
        </span>
      </h3>
      {credential.error === null ? null : (
        <p className="hint">
          <code>{credential.error}</code>
        </p>
      )}
      {credential.keys.length === 0 ? (
        <p className="dim">{w.noKeys}</p>
      ) : (
        <ul>
          {credential.keys.map((key) => (
            <li key={key.key}>
              <code>{key.key}</code>{' '}
              <span className="dim">
                {w.loginShape[key.login]}
                {key.expires === null ? '' : ` · → ${key.expires}`}
              </span>
              {key.hint === null ? null : <p className="hint">{key.hint}</p>}
              <ul>
                {key.images.map(({ image, matches, why }) => (
                  <li key={image} className={matches ? 'matches' : 'not'}>
                    <strong>{matches ? `✓ ${w.keyMatches}` : `✗ ${w.keyNot}`}</strong>{' '}
                    {matches ? <code>{image}</code> : null} <span>{why}</span>
                    {matches ? null : <Parting name={key.key} image={image} />}
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** Key and image one below the other, what differs marked. */
function Parting({ name, image }: { name: string; image: string }) {
  const w = useScreen()
  const { a, b } = difference(name, image)
  return (
    <div className="parting">
      <span className="dim">{w.keyWord}</span>
      <code>
        {a.before}
        <mark>{a.differs === '' ? '∅' : a.differs}</mark>
        {a.after}
      </code>
      <span className="dim">{w.image}</span>
      <code>
        {b.before}
        <mark>{b.differs === '' ? '∅' : b.differs}</mark>
        {b.after}
      </code>
    </div>
  )
}
