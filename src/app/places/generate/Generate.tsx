import { useTexts } from '../../texts.ts'
import { lazy, Suspense } from 'react'
import type { Route } from '../../route.ts'
import './generate.css'
import { Shop } from './Shop.tsx'

const LintTab = lazy(() => import('./LintTab.tsx'))

/** Snippets without an incident: a form whose every choice is in the address, and beside it a place where a file is inspected. */
export default function Generate({ route }: { route: Route }) {
  const w = useTexts().shop
  const lint = route.rest === 'lint'
  return (
    <>
      <h1>{lint ? w.lintTitle : w.title}</h1>
      <nav className="tabs" aria-label={w.tabs}>
        <ul>
          <li>
            <a href="#/generate" aria-current={lint ? undefined : 'page'}>
              {w.makeTab}
            </a>
          </li>
          <li>
            <a href="#/generate/lint" aria-current={lint ? 'page' : undefined}>
              {w.lintTab}
            </a>
          </li>
        </ul>
      </nav>
      {lint ? (
        <Suspense fallback={<p role="status">…</p>}>
          <LintTab />
        </Suspense>
      ) : (
        <Shop query={route.query} />
      )}
    </>
  )
}
