import { useState } from 'react'
import { words } from '../../words.ts'
import { useStore } from '../store.ts'

/** Without clipboard access (plain HTTP on a LAN) the old command still works inside a click. */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    const field = document.createElement('textarea')
    field.value = text
    field.setAttribute('readonly', '')
    field.className = 'off-screen'
    document.body.append(field)
    field.select()
    const done = document.execCommand('copy')
    field.remove()
    return done
  }
}

export function CopyButton({ text, what, label, primary = false }: { text: string; what: string; label?: string; primary?: boolean }) {
  const w = words[useStore((state) => state.language)]
  const [said, setSaid] = useState('')
  const act = async () => { setSaid((await copy(text)) ? w.copied(what) : w.copyFailed) }
  return (
    <span className="copy">
      <button type="button" className={primary ? 'primary' : 'quiet'} onClick={() => void act()} aria-label={label ? `${label}: ${what}` : `${w.copy}: ${what}`}>{label ?? w.copy}</button>
      <span role="status" className="said">{said}</span>
    </span>
  )
}
