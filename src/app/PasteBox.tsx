import { useCallback, useEffect, useRef, useState } from 'react'
import { words } from '../words.ts'
import { useStore } from './store.ts'

/** Typing is taken as a paste when it pauses; a real paste or drop at once. There is no submit. */
const pause = 500

function useTyped(add: (text: string) => void) {
  const [typed, setTyped] = useState('')
  useEffect(() => {
    if (typed.trim().length < 8) return undefined
    const timer = setTimeout(() => { add(typed); setTyped('') }, pause)
    return () => { clearTimeout(timer) }
  }, [typed, add])
  return { typed, setTyped }
}

function PasteArea({ id, label, rows, focused = false, describedBy }: { id: string; label: string; rows: number; focused?: boolean; describedBy?: string }) {
  const addPaste = useStore((state) => state.addPaste)
  const add = useCallback((text: string) => { addPaste(text, '') }, [addPaste])
  const { typed, setTyped } = useTyped(add)
  const box = useRef<HTMLTextAreaElement>(null)
  useEffect(() => { if (focused) box.current?.focus() }, [focused])
  return (
    <textarea
      id={id} ref={box} rows={rows} value={typed} spellCheck={false} autoComplete="off" autoCapitalize="off" wrap="off" aria-label={label} aria-describedby={describedBy}
      onChange={(event) => { setTyped(event.target.value) }}
      onPaste={(event) => {
        const text = event.clipboardData.getData('text/plain')
        if (text === '' || typed !== '') return
        // A large paste never enters the field: a textarea freezes at a megabyte.
        event.preventDefault()
        add(text)
      }}
    />
  )
}

export function FirstBox() {
  const w = words[useStore((state) => state.language)]
  return (
    <div className="first-box">
      <label htmlFor="paste-box">{w.boxLabel}</label>
      <PasteArea id="paste-box" label={w.boxLabel} rows={12} focused describedBy="paste-hint" />
      <p id="paste-hint" className="dim">{w.boxHint}</p>
    </div>
  )
}

export function MoreBox({ label }: { label: string }) { return <PasteArea id="more-box" label={label} rows={3} /> }
