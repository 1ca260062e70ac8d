import { useState } from 'react'
import { words } from '../../words.ts'
import { useStore } from '../store.ts'

/** What turns verification off is shown only after a second yes. */
export function Guarded({ children }: { children: React.ReactNode }) {
  const w = words[useStore((state) => state.language)]
  const [accepted, accept] = useState(false)
  return accepted ? (
    children
  ) : (
    <button
      type="button"
      className="quiet danger"
      onClick={() => {
        accept(true)
      }}
    >
      {w.insecureAsk}
    </button>
  )
}
