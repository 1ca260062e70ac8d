import { useScreen } from './texts.ts'
import { useStore } from './store.ts'

export function openHelp(): void {
  document.querySelector<HTMLDialogElement>('dialog.help')?.showModal()
}

/** The keys, and the switch that turns them off. */
export function Help() {
  const { shortcuts, setTaste } = useStore()
  const w = useScreen()
  return (
    <dialog className="help" aria-labelledby="help-title">
      <h2 id="help-title">{w.keys}</h2>
      <dl>
        {w.keyMeanings.map(([key, meaning]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <p>
        <label>
          <input
            type="checkbox"
            checked={shortcuts}
            onChange={(event) => {
              setTaste({ shortcuts: event.target.checked })
            }}
          />{' '}
          {w.keysOn}
        </label>
      </p>
      <p className="dim">{w.helpHow}</p>
      <form method="dialog">
        <button type="submit" className="quiet">
          {w.close}
        </button>
      </form>
    </dialog>
  )
}
