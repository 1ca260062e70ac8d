import { speak } from '../../../core/said.ts'
import { useTexts } from '../../texts.ts'
import { useEffect, useState } from 'react'
import { inspectInWorker, type MaterialField, type MaterialNote } from '../../../worker/client.ts'
import { addFiles } from '../../paste/arrivals.ts'
import { OpenFiles } from '../../paste/PasteBox.tsx'
import type { Materials as Pems } from './request.ts'

const asked: { readonly [situation: string]: MaterialField[] } = {
  'private-ca': ['ca'],
  mirror: ['ca'],
  'client-certificate': ['certificate', 'key', 'ca'],
}
const shapes = { good: '✓', caution: '◆', refused: '✗' }

/** CA, client certificate and key: pasted, dropped or opened, checked on the spot by the worker, kept in memory only. */
export function Materials({
  situation,
  pems,
  change,
}: {
  situation: string
  pems: Pems
  change: (change: Partial<Pems>) => void
}) {
  const texts = useTexts()
  const w = useTexts().shop
  const [notes, setNotes] = useState<MaterialNote[]>([])
  useEffect(() => {
    let current = true
    void inspectInWorker(pems).then(
      (found) => {
        if (current) setNotes(found)
      },
      () => {
        if (current) setNotes([])
      },
    )
    return () => {
      current = false
    }
  }, [pems])
  const wanted = asked[situation]
  if (!wanted) return null
  return (
    <fieldset className="materials">
      <legend>{w.material}</legend>
      <p className="dim">{w.materialHint}</p>
      {wanted.map((field) => (
        <div
          key={field}
          onDragOver={(event) => {
            event.preventDefault()
          }}
          onDrop={(event) => {
            event.preventDefault()
            void addFiles(event.dataTransfer.files, (text) => {
              change({ [field]: text })
            })
          }}
        >
          <label>
            {w.materials[field]}{' '}
            <textarea
              rows={field === 'key' ? 3 : 5}
              value={pems[field]}
              spellCheck={false}
              autoComplete="off"
              placeholder={field === 'key' ? '-----BEGIN PRIVATE KEY-----' : '-----BEGIN CERTIFICATE-----'}
              onChange={(event) => {
                change({ [field]: event.target.value })
              }}
            />
          </label>
          <OpenFiles
            add={(text) => {
              change({ [field]: text })
            }}
          />
          <div role="status">
            <ul className="material-notes">
              {notes
                .filter((note) => note.field === field)
                .map(({ severity, text }) => (
                  <li key={speak(text, texts)} className={severity}>
                    <span aria-hidden="true">{shapes[severity]} </span>
                    {speak(text, texts)}
                  </li>
                ))}
            </ul>
          </div>
        </div>
      ))}
    </fieldset>
  )
}
