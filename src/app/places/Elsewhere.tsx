import { useScreen } from '../texts.ts'
import { lazy, Suspense, useEffect } from 'react'
import type { Route } from '../route.ts'
import '../results/results.css'
import './places.css'

const Generate = lazy(() => import('./generate/Generate.tsx'))
const Causes = lazy(() => import('./causes/Causes.tsx'))
const Learn = lazy(() => import('./learn/Learn.tsx'))
const Licences = lazy(() => import('./Licences.tsx'))

/** The places for those who come without an incident: snippets, causes, learning. */
export default function Elsewhere({ route }: { route: Route }) {
  const w = useScreen()
  useEffect(() => {
    if (route.place !== 'causes' || route.rest === '') document.title = `${w.place[route.place]} · ${w.title}`
    return () => {
      document.title = w.title
    }
  }, [route, w])
  return (
    <Suspense fallback={<p role="status">{w.opening}</p>}>
      {route.place === 'generate' ? (
        <Generate route={route} />
      ) : route.place === 'causes' ? (
        <Causes code={route.rest} />
      ) : route.place === 'licences' ? (
        <Licences />
      ) : (
        <Learn part={route.rest} query={route.query} />
      )}
    </Suspense>
  )
}
