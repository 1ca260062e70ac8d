import { useScreen } from '../texts.ts'
import { useEffect, useState } from 'react'
import type { Diagnosing } from '../queries.ts'
import { useStore } from '../store.ts'

/** A text that is read within so many milliseconds needs no bar: it would only flicker. */
const patience = 150

/** How far the reader has come, with a way to stop it; that it was stopped, or has died, with a way to go on. */
export function ReadingBar({ diagnosing: { state, share, stop, again, reading } }: { diagnosing: Diagnosing }) {
  const { language, pastes } = useStore()
  const w = useScreen()
  if (state === 'failed')
    return (
      <div role="alert" className="reading failed">
        <p>{w.failed}</p>
        <button type="button" className="primary" onClick={again}>
          {w.again}
        </button>
      </div>
    )
  if (state === 'stopped')
    return (
      <div role="status" className="reading">
        <p>{reading ? w.stoppedAt(new Intl.NumberFormat(language, { style: 'percent' }).format(share)) : w.stopped}</p>
        <button type="button" className="quiet" onClick={again}>
          {w.goOn}
        </button>
      </div>
    )
  return state === 'reading' ? <Bar key={pastes.map(({ id }) => id).join()} share={share} stop={stop} /> : null
}

function Bar({ share, stop }: { share: number; stop: () => void }) {
  const { language, pastes } = useStore()
  const w = useScreen()
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => {
      setLate(true)
    }, patience)
    return () => {
      clearTimeout(timer)
    }
  }, [])
  const characters = pastes.reduce((sum, { text }) => sum + text.length, 0)
  if (!late)
    return (
      <p role="status" className="off-screen">
        {w.reading}
      </p>
    )
  return (
    <div className="reading">
      <p role="status">
        {w.readingSize(new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(characters / 1e6))}
      </p>
      <progress max={1} value={share === 0 ? undefined : share} aria-label={w.reading} />
      <button type="button" className="quiet" onClick={stop}>
        {w.cancel}
      </button>
    </div>
  )
}
