import { useScreen } from '../texts.ts'
import { useState } from 'react'

/** What turns verification off is shown only after a second yes. */
export function Guarded({ children }: { children: React.ReactNode }) {
  const w = useScreen()
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
