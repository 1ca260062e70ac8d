import type { Credential, Report } from '../../core/contract.ts'
import { causeTitle } from '../titles.ts'
import { words } from '../../words.ts'
import { useStore } from '../store.ts'

/** Per key of a secret: whether kubelet sends it for the images of this paste, and why not. */
export function Logins({ credentials }: { credentials: Credential[] }) {
  const language = useStore((state) => state.language)
  const w = words[language]
  return credentials.map((credential) => (
    <details key={`${credential.source} ${credential.start}`} className="login" open>
      <summary>{w.login}: {credential.source} <span className="dim">{[credential.namespace, credential.type, credential.problem === null ? null : causeTitle(credential.problem, language)].filter((part) => part !== null).join(' · ')}</span></summary>
      {credential.error === null ? null : <p className="hint"><code>{credential.error}</code></p>}
      {credential.keys.length === 0 ? <p className="dim">{w.noKeys}</p> : (
        <ul>
          {credential.keys.map(({ key, login, expires, images, hint }) => (
            <li key={key}>
              <code>{key}</code> <span className="dim">{w.loginShape[login]}{expires === null ? '' : ` · → ${expires}`}</span>{hint === null ? null : <p className="hint">{hint}</p>}
              <ul>{images.map(({ image, matches, why }) => <li key={image} className={matches ? 'matches' : 'not'}><strong>{matches ? `✓ ${w.keyMatches}` : `✗ ${w.keyNot}`}</strong> <Compared a={key} b={image} /> <span>{why}</span></li>)}</ul>
            </li>
          ))}
        </ul>
      )}
    </details>
  ))
}

/** The image, with the characters marked from which key and image part ways. */
function Compared({ a, b }: { a: string; b: string }) {
  const bare = a.replace(/^https?:\/\//, '')
  let same = 0
  while (same < bare.length && bare[same] === b[same]) same++
  return same === 0 || same >= bare.length && b[same] === '/' ? <code>{b}</code> : <code>{b.slice(0, same)}<mark>{b.slice(same).split('/')[0]}</mark>{b.slice(same + (b.slice(same).split('/')[0]?.length ?? 0))}</code>
}

/** Pod → service account → secret, as a small graph that reads as a list. */
export function Uses({ uses }: { uses: Report['uses'] }) {
  const w = words[useStore((state) => state.language)]
  if (uses.length === 0) return null
  return (
    <details className="login" open>
      <summary>{w.uses}</summary>
      <ol className="uses">
        {uses.map(({ pod, namespace, serviceAccount, secret, used, why }) => (
          <li key={`${namespace ?? ''} ${pod ?? ''} ${secret}`} className={used ? 'matches' : 'not'}>
            <span className="node">{[namespace, pod].filter((part) => part !== null).join('/')}</span> <span aria-hidden="true">→</span> <span className="node">{w.serviceAccount} {serviceAccount ?? 'default'}</span> <span aria-hidden="true">{used ? '→' : '⇢'}</span> <strong className="node">{used ? '✓' : '✗'} {secret}</strong> <span>{why}</span>
          </li>
        ))}
      </ol>
    </details>
  )
}
