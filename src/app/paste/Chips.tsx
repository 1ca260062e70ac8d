import { useScreen } from '../texts.ts'
import { useState } from 'react'
import type { Report } from '../../core/contract.ts'
import { useStore } from '../store.ts'
import { OpenFiles } from './PasteBox.tsx'

/** A paste of thousands of Pods has as many fragments; the first few tell what it is. */
const mostChips = 6
const mostOpened = 200

/** What was read, each of which can be taken out; what was not understood is counted, what is secret is masked. */
export function Chips({ report }: { report: Report | null }) {
  const { pastes, addPaste, removePaste, removeSpan, startOver } = useStore()
  const w = useScreen()
  const named = pastes.length > 1 || pastes.some(({ name }) => name !== '')
  const [opened, open] = useState(false)
  const fragments = report?.fragments.filter(({ kind }) => kind !== 'command') ?? []
  const shown = fragments.slice(0, opened ? mostOpened : mostChips)
  const privateKey = report?.secrets.some(({ kind }) => kind === 'private-key')
  return (
    <section className="chips" id="pastes" tabIndex={-1} aria-label={w.read}>
      <ul>
        {named
          ? pastes.map((paste, i) => {
              const name = paste.name || `${w.steps.paste} ${i + 1}`
              return (
                <li key={paste.id} className="chip whole">
                  {name}{' '}
                  <button
                    type="button"
                    aria-label={w.remove(name)}
                    onClick={() => {
                      removePaste(paste.id)
                    }}
                  >
                    ×
                  </button>
                </li>
              )
            })
          : null}
        {shown.map((fragment) => (
          <li key={fragment.start} className={`chip read ${fragment.kind}`}>
            {fragment.title}{' '}
            <button
              type="button"
              aria-label={w.remove(fragment.title)}
              onClick={() => {
                removeSpan(fragment)
              }}
            >
              ×
            </button>
          </li>
        ))}
        {fragments.length > shown.length ? (
          <li>
            {opened ? (
              w.moreFragments(fragments.length - shown.length)
            ) : (
              <button
                type="button"
                className="quiet"
                onClick={() => {
                  open(true)
                }}
              >
                {w.moreFragments(fragments.length - shown.length)}
              </button>
            )}
          </li>
        ) : null}
        {report && report.unread.length > 0 ? <li className="chip unread">{w.unread(report.unread.length)}</li> : null}
        {report && report.secrets.length > 0 ? (
          <li className="chip read masked">{w.secrets(report.secrets.length)}</li>
        ) : null}
        <li>
          <OpenFiles add={addPaste} />
        </li>
        <li>
          <button type="button" className="quiet" onClick={startOver}>
            {w.startOver}
          </button>
        </li>
      </ul>
      {privateKey ? (
        <p role="alert" className="danger">
          {w.privateKey}
        </p>
      ) : null}
      {report?.cut ? (
        <p role="status" className="caution">
          {w.cutOff}
        </p>
      ) : null}
    </section>
  )
}
