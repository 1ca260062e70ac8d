import { lazy, Suspense, useEffect } from 'react'
import type { Report } from '../core/contract.ts'
import { Collect } from './Collect.tsx'
import { Examples } from './Examples.tsx'
import { FirstBox } from './PasteBox.tsx'
import { useDiagnosis, useReport } from './queries.ts'
import { useStore, wholeText, type Theme } from './store.ts'
import { words } from '../words.ts'

const Results = lazy(() => import('./results/Results.tsx'))

export function App() {
  const { pastes, language, theme, wishes, addPaste } = useStore()
  const w = words[language]
  const text = wholeText(pastes)
  const diagnosis = useDiagnosis(text)
  const report = useReport(diagnosis.data, language, wishes)
  useEffect(() => { document.documentElement.lang = language }, [language])
  useEffect(() => { document.documentElement.dataset.theme = theme }, [theme])
  useEffect(() => listenForPastes(addPaste), [addPaste])
  return (
    <>
      <Header />
      <main id="content" tabIndex={-1}>
        {pastes.length === 0 ? (
          <>
            <h1>{w.tagline}</h1>
            <FirstBox />
            <div className="below"><Collect /><Examples /></div>
          </>
        ) : (
          <>
            <h1 className="off-screen">{w.tagline}</h1>
            <Steps report={report} />
            <WhatWasRead report={report} />
            {diagnosis.isError ? <p role="alert">{w.failed}</p> : report ? <Suspense fallback={<p role="status">{w.reading}</p>}><Results text={text} report={report} /></Suspense> : <p role="status">{w.reading}</p>}
            {report?.pulls.length === 0 ? <Collect /> : null}
          </>
        )}
      </main>
      <footer><p className="dim">{w.foot}</p></footer>
    </>
  )
}

/** A paste anywhere on the page lands in the box; files can be dropped on the window. */
function listenForPastes(add: (text: string, name: string) => void): () => void {
  const onPaste = (event: ClipboardEvent) => {
    if (event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLInputElement) return
    const text = event.clipboardData?.getData('text/plain') ?? ''
    if (text !== '') add(text, '')
  }
  const onDrag = (event: DragEvent) => { event.preventDefault() }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    for (const file of event.dataTransfer?.files ?? []) void file.text().then((text) => { add(text, file.name) })
  }
  document.addEventListener('paste', onPaste)
  document.addEventListener('dragover', onDrag)
  document.addEventListener('drop', onDrop)
  return () => {
    document.removeEventListener('paste', onPaste)
    document.removeEventListener('dragover', onDrag)
    document.removeEventListener('drop', onDrop)
  }
}

function Header() {
  const { language, theme, setLanguage, setTheme } = useStore()
  const w = words[language]
  const themes: Theme[] = ['system', 'light', 'dark']
  return (
    <header>
      <a className="skip" href="#content">{w.skip}</a>
      <p className="brand"><svg viewBox="0 0 16 16" aria-hidden="true"><path d="M1 8h3l2-5 3 10 2-5h4" /></svg>pull-doctor</p>
      <details className="silent"><summary>{w.silent}</summary><p>{w.silentHow}</p></details>
      <label><span className="off-screen">{w.language}</span><select value={language} onChange={(event) => { setLanguage(event.target.value === 'ru' ? 'ru' : 'en') }}><option value="en">English</option><option value="ru">Русский</option></select></label>
      <label><span className="off-screen">{w.theme}</span><select value={theme} onChange={(event) => { setTheme(themes.find((one) => one === event.target.value) ?? 'system') }}>{themes.map((one) => <option key={one} value={one}>{w.themes[one]}</option>)}</select></label>
      {__SINGLE_FILE__ ? null : <a href="pull-doctor.html" download>{w.offline}</a>}
    </header>
  )
}

function Steps({ report }: { report: Report | null }) {
  const w = words[useStore((state) => state.language)]
  const pull = report?.pulls[0]
  const done = { paste: true, cause: Boolean(pull), fix: false, check: pull?.cause === 'pulled' }
  const targets = { paste: '#pastes', cause: '#verdict', fix: '#fix', check: '#check' }
  return <nav className="steps" aria-label="1–4"><ol>{(['paste', 'cause', 'fix', 'check'] as const).map((step) => <li key={step} className={done[step] ? 'done' : ''}><a href={targets[step]}>{done[step] ? '✓ ' : ''}{w.steps[step]}</a></li>)}</ol></nav>
}

/** A paste of thousands of Pods has as many fragments; the first dozen tell what it is. */
const mostChips = 12

function WhatWasRead({ report }: { report: Report | null }) {
  const { pastes, language, removePaste, startOver } = useStore()
  const w = words[language]
  return (
    <section className="chips" id="pastes" aria-label={w.read}>
      <ul>
        {pastes.map((paste, i) => {
          const name = paste.name || `${w.steps.paste} ${i + 1}`
          return <li key={paste.id} className="chip">{name} <button type="button" aria-label={w.remove(name)} onClick={() => { removePaste(paste.id) }}>×</button></li>
        })}
        {report?.fragments.slice(0, mostChips).map((fragment) => <li key={fragment.start} className="chip read">{fragment.title}</li>)}
        {report && report.fragments.length > mostChips ? <li className="chip read">+ {report.fragments.length - mostChips}</li> : null}
        {report && report.unread.length > 0 ? <li className="chip unread">{w.unread(report.unread.length)}</li> : null}
        {report && report.secrets.length > 0 ? <li className="chip read">{w.secrets(report.secrets.length)}</li> : null}
        <li><button type="button" className="quiet" onClick={startOver}>{w.startOver}</button></li>
      </ul>
      {report?.secrets.some(({ kind }) => kind === 'private-key') ? <p role="alert" className="danger">{w.privateKey}</p> : null}
    </section>
  )
}
