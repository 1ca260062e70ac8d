import type { Credential } from '../../core/contract.ts'
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
      {credential.keys.length === 0 ? <p className="dim">{w.noKeys}</p> : (
        <ul>
          {credential.keys.map(({ key, login, expires, images }) => (
            <li key={key}>
              <code>{key}</code> <span className="dim">{w.loginShape[login]}{expires === null ? '' : ` · → ${expires}`}</span>
              <ul>{images.map(({ image, matches, why }) => <li key={image} className={matches ? 'matches' : 'not'}><strong>{matches ? `✓ ${w.keyMatches}` : `✗ ${w.keyNot}`}</strong> <code>{image}</code> <span>{why}</span></li>)}</ul>
            </li>
          ))}
        </ul>
      )}
    </details>
  ))
}
