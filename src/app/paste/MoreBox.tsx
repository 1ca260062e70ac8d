import { useScreen } from '../texts.ts'
import { useStore } from '../store.ts'
import { PasteArea } from './PasteBox.tsx'

/** More evidence: what is pasted here is read together with what is above. */
export function MoreBox() {
  const { addPaste } = useStore()
  const w = useScreen()
  return (
    <div className="more">
      <label htmlFor="more-box">{w.more}</label>
      <PasteArea id="more-box" label={w.more} rows={2} add={addPaste} />
    </div>
  )
}
