import { useScreen } from '../texts.ts'
import { useStore } from '../store.ts'
import { examples } from './examples.ts'

export function Examples() {
  const { addPaste } = useStore()
  const w = useScreen()
  return (
    <section aria-labelledby="examples" className="examples">
      <h2 id="examples">{w.examples}</h2>
      <ul>
        {examples.map(({ id, load }) => (
          <li key={id}>
            <button
              type="button"
              className="link"
              onClick={() => {
                void load().then((text) => {
                  addPaste(text, w.exampleTitles[id])
                })
              }}
            >
              {w.exampleTitles[id]}
            </button>
          </li>
        ))}
      </ul>
      <p>
        <a href="#/generate">{w.onlySnippet}</a>
      </p>
    </section>
  )
}
