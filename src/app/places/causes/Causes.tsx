import { causeCodes, type CauseCode } from '../../../core/vocabulary.ts'
import { CausePage } from './CausePage.tsx'
import './causes.css'
import { Index } from './Index.tsx'

/** `#/causes` and `#/causes/CODE`. An unknown code leads to the index. */
export default function Causes({ code }: { code: string }) {
  const known: CauseCode | undefined = causeCodes.find((one) => one === code)
  return known ? <CausePage key={known} code={known} /> : <Index missing={code} />
}
