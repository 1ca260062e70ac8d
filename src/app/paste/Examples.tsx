import { words } from '../../words.ts'
import { useStore } from '../store.ts'
import { examples } from './examples.ts'

export function Examples() {
  const { language, addPaste } = useStore()
  const w = words[language]
  return (
    <section aria-labelledby="examples" className="examples">
      <h2 id="examples">{w.examples}</h2>
      <ul>
        {examples.map(({ id, title, load }) => (
          <li key={id}>
            <button
              type="button"
              className="link"
              onClick={() => {
                void load().then((text) => {
                  addPaste(text, title[language])
                })
              }}
            >
              {title[language]}
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
