import { useScreen } from '../texts.ts'
import { useState } from 'react'

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
    // Inside an open dialog nothing outside of it can be selected.
    ;(document.querySelector('dialog[open]') ?? document.body).append(field)
    const focused = document.activeElement
    field.select()
    const done = document.execCommand('copy')
    field.remove()
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true })
    return done
  }
}

/** `text` may be worked out at the click, where it costs something. Where even the old command is refused, the text is shown to be copied by hand. */
export function CopyButton({
  text,
  what,
  label,
  primary = false,
  missing = [],
}: {
  text: string | (() => string | Promise<string>)
  what: string
  label?: string
  primary?: boolean
  /** What still stands open in the text, said with the copy. */
  missing?: string[] | undefined
}) {
  const w = useScreen()
  const [said, setSaid] = useState('')
  const [byHand, setByHand] = useState<string | null>(null)
  const act = async () => {
    const value = typeof text === 'string' ? text : await text()
    const done = await copy(value)
    const open = missing.length === 0 ? '' : `. ${w.stillMissing(missing.join(', '))}`
    setSaid(done ? `${w.copied(what)}${open}` : w.copyFailed)
    setByHand(done ? null : value)
  }
  return (
    <span className="copy">
      <button
        type="button"
        className={primary ? 'primary' : 'quiet'}
        onClick={() => void act()}
        aria-label={label ? `${label}: ${what}` : `${w.copy}: ${what}`}
      >
        {label ?? w.copy}
      </button>
      <span role="status" className="said">
        {said}
      </span>
      {byHand === null ? null : (
        <textarea
          className="by-hand"
          readOnly
          rows={4}
          value={byHand}
          aria-label={what}
          onFocus={(event) => {
            event.target.select()
          }}
        />
      )}
    </span>
  )
}
