/** The places of the page, by the address behind `#`. The paste is in none of them. */
import { useSyncExternalStore } from 'react'

const elsewhere = ['generate', 'causes', 'learn', 'licences'] as const
export type Place = 'incident' | (typeof elsewhere)[number]
export interface Route {
  place: Place
  rest: string
  query: URLSearchParams
}

export function routeOf(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?')
  const [place, ...rest] = path.split('/')
  return {
    place: elsewhere.find((one) => one === place) ?? 'incident',
    rest: rest.join('/'),
    query: new URLSearchParams(query),
  }
}

const subscribe = (changed: () => void) => {
  addEventListener('hashchange', changed)
  return () => {
    removeEventListener('hashchange', changed)
  }
}
let last: { hash: string; route: Route } = { hash: '-', route: routeOf('') }

export function useRoute(): Route {
  return useSyncExternalStore(subscribe, () => {
    if (location.hash !== last.hash) last = { hash: location.hash, route: routeOf(location.hash) }
    return last.route
  })
}
