import { licences } from 'virtual:licences'
import { useScreen } from '../texts.ts'

/** Whose work is in the product, and under which licence. */
export default function Licences() {
  const w = useScreen()
  return (
    <article className="licences">
      <h1>{w.place.licences}</h1>
      <p>{w.licencesHint}</p>
      {licences.map(({ name, version, license, text }) => (
        <details key={`${name} ${version ?? ''}`}>
          <summary>
            {name} {version ?? ''} <span className="dim">{license}</span>
          </summary>
          <pre>{text}</pre>
        </details>
      ))}
    </article>
  )
}
