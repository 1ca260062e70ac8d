import { fetchTexts, useScreen } from './texts.ts'
import { lazy, Suspense, useEffect } from 'react'
import { Header } from './Header.tsx'
import { Help } from './Help.tsx'
import { Incident } from './Incident.tsx'
import { listenForPastes } from './paste/arrivals.ts'
import { useRoute } from './route.ts'
import { useShortcuts } from './shortcuts.ts'
import { useStore } from './store.ts'

const Elsewhere = lazy(async () => (await Promise.all([import('./places/Elsewhere.tsx'), fetchTexts()]))[0])

export function App() {
  const { language, theme, session, addPaste } = useStore()
  const route = useRoute()
  const w = useScreen()
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  useEffect(() => {
    document.documentElement.dataset.theme = theme
  }, [theme])
  useEffect(() => (route.place === 'incident' ? listenForPastes(addPaste) : undefined), [addPaste, route.place])
  useShortcuts()
  return (
    <>
      <Header place={route.place} />
      <main id="content" tabIndex={-1}>
        {route.place === 'incident' ? (
          <Incident key={session} />
        ) : (
          <Suspense fallback={<p role="status">{w.opening}</p>}>
            <Elsewhere route={route} />
          </Suspense>
        )}
      </main>
      <footer>
        <p className="dim">
          {w.foot} <a href="#/licences">{w.place.licences}</a>
        </p>
      </footer>
      <Help />
    </>
  )
}
