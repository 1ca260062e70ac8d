import { useScreen } from '../texts.ts'
import { placesOf, refusalWords } from '../../core/registry/places.ts'

/** Whom the runtime asks for this name, which directory it reads, which key a login needs; for a name that does not parse, who says what. */
export function NamePlaces({ image }: { image: string }) {
  const w = useScreen()
  const places = placesOf(image)
  const refusals = refusalWords(image)
  return (
    <details className="chain">
      <summary>
        {w.places}: <code>{image}</code>
      </summary>
      {places ? (
        <dl className="fields">
          <dt>{w.image}</dt>
          <dd>
            <code>{places.full}</code>
          </dd>
          <dt>{w.request}</dt>
          <dd>
            <code>{places.request}</code>
          </dd>
          <dt>{w.directory}</dt>
          <dd>
            <code>{places.directory}</code>
          </dd>
          <dt>{w.authsKey}</dt>
          <dd>
            <code>{places.key}</code>
          </dd>
        </dl>
      ) : null}
      {places?.short ? <p className="dim">{w.shortName}</p> : null}
      {refusals ? (
        <>
          <p className="label">{w.refusals}</p>
          <dl className="fields">
            {refusals.map(({ program, words: said }) => (
              <div key={program} className="said-by">
                <dt>{program}</dt>
                <dd>
                  <code>{said}</code>
                </dd>
              </div>
            ))}
          </dl>
        </>
      ) : null}
    </details>
  )
}
