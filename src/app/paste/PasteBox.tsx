import { useScreen } from '../texts.ts'
import { useEffect, useId, useRef, useState } from 'react'
import { useStore } from '../store.ts'
import { addFiles, type Add } from './arrivals.ts'

/** Typing is taken as a paste when it pauses; a real paste or drop at once. There is no submit. */
const pause = 500
/** So much never enters the field: a textarea freezes at a megabyte. */
const large = 50_000

function useTyped(add: Add) {
  const [typed, setTyped] = useState('')
  useEffect(() => {
    if (typed.trim().length < 8) return undefined
    const timer = setTimeout(() => {
      add(typed, '')
      setTyped('')
    }, pause)
    return () => {
      clearTimeout(timer)
    }
  }, [typed, add])
  return { typed, setTyped }
}

interface AreaProps {
  id: string
  label: string
  rows: number
  add: Add
  focused?: boolean
  describedBy?: string
  placeholder?: string
}

export function PasteArea({ id, label, rows, add, focused = false, describedBy, placeholder }: AreaProps) {
  const { typed, setTyped } = useTyped(add)
  const box = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    if (focused) box.current?.focus()
  }, [focused])
  return (
    <textarea
      id={id}
      ref={box}
      rows={rows}
      value={typed}
      spellCheck={false}
      autoComplete="off"
      autoCapitalize="off"
      wrap="off"
      aria-label={label}
      aria-describedby={describedBy}
      placeholder={placeholder}
      onChange={(event) => {
        setTyped(event.target.value)
      }}
      onPaste={(event) => {
        const text = event.clipboardData.getData('text/plain')
        if (text === '' || (typed !== '' && text.length < large)) return
        event.preventDefault()
        add(typed + text, '')
        setTyped('')
      }}
    />
  )
}

/** For those who cannot drop: the same, by a button. */
export function OpenFiles({ add }: { add: Add }) {
  const w = useScreen()
  const id = useId()
  return (
    <span className="open-files">
      <input
        id={id}
        className="off-screen"
        type="file"
        multiple
        onChange={(event) => {
          void addFiles(event.target.files ?? [], add)
          event.target.value = ''
        }}
      />
      <label htmlFor={id} className="button">
        {w.openFiles}
      </label>
    </span>
  )
}

export function FirstBox() {
  const { addPaste } = useStore()
  const w = useScreen()
  return (
    <div className="first-box">
      <label htmlFor="paste-box">{w.boxLabel}</label>
      <PasteArea id="paste-box" label={w.boxLabel} rows={12} add={addPaste} focused describedBy="paste-hint" />
      <p id="paste-hint" className="dim">
        {w.boxHint} <OpenFiles add={addPaste} />
      </p>
    </div>
  )
}
