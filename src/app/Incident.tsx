import { useScreen } from './texts.ts'
import { lazy, Suspense } from 'react'
import type { Report } from '../core/contract.ts'
import { Chips } from './paste/Chips.tsx'
import { Collect } from './paste/Collect.tsx'
import { Examples } from './paste/Examples.tsx'
import { FirstBox } from './paste/PasteBox.tsx'
import { ReadingBar } from './paste/ReadingBar.tsx'
import { useDiagnosis, useReport } from './queries.ts'
import { useStore } from './store.ts'

const Results = lazy(() => import('./results/Results.tsx'))

/** The place of the incident: a box, and after a paste what it says. */
export function Incident() {
  const { pastes, wishes, selected } = useStore()
  const w = useScreen()
  const diagnosing = useDiagnosis(pastes)
  const report: Report | null = useReport(diagnosing.reading, wishes, selected)
  if (pastes.length === 0) {
    return (
      <>
        <h1>{w.tagline}</h1>
        <FirstBox />
        <div className="below">
          <Collect />
          <Examples />
        </div>
      </>
    )
  }
  return (
    <>
      <h1 className="off-screen">{w.tagline}</h1>
      <ReadingBar diagnosing={diagnosing} />
      {diagnosing.reading && report ? (
        <Suspense fallback={<p className="waiting" />}>
          <Results reading={diagnosing.reading} report={report} />
        </Suspense>
      ) : (
        <Chips report={null} />
      )}
    </>
  )
}
