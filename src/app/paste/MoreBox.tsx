import { words } from '../../words.ts'
import { useStore } from '../store.ts'
import { PasteArea } from './PasteBox.tsx'

/** More evidence: what is pasted here is read together with what is above. */
export function MoreBox() {
  const { language, addPaste } = useStore()
  const w = words[language]
  return (
    <div className="more">
      <label htmlFor="more-box">{w.more}</label>
      <PasteArea id="more-box" label={w.more} rows={2} add={addPaste} />
    </div>
  )
}
