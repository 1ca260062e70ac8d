import type { Pull, Station } from '../../core/contract.ts'
import { stations } from '../../core/vocabulary.ts'
import { words } from '../../words.ts'
import { useStore } from '../store.ts'

/** The product's face: the stops of the pull, what passed, where it broke, what is not known. A list to a screen reader. */
export function PullPath({ pull }: { pull: Pull }) {
  const w = words[useStore((state) => state.language)]
  const shown = stations.filter((station) => station !== 'before' || pull.stations.before === 'broken')
  return (
    <ol className="path" aria-label={w.path}>
      {shown.map((station) => {
        const state = pull.stations[station]
        return (
          <li key={station} className={`stop ${state}`} aria-current={state === 'broken' ? 'step' : undefined}>
            <span className="stop-name">{w.stations[station]}</span>
            <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
              <circle cx="12" cy="12" r="9" />
              {state === 'passed' ? <path d="M8 12.5l2.6 2.6L16 9.4" /> : state === 'broken' ? <path d="M8.5 8.5l7 7M15.5 8.5l-7 7" /> : null}
            </svg>
            <span className="stop-state">{state === 'unknown' ? <span className="off-screen">{w.stationState.unknown}</span> : w.stationState[state]}</span>
            <span className="stop-what">{placeAt(station, pull)}</span>
          </li>
        )
      })}
    </ol>
  )
}

function placeAt(station: Station, pull: Pull): string {
  const host = pull.failingHost ?? pull.host ?? ''
  if (station === 'name') return pull.image?.split('/').pop() ?? ''
  if (station === 'dns') return host.replace(/:\d+$/, '')
  if (station === 'tcp') return host === '' ? '' : `:${/:(\d+)$/.exec(host)?.[1] ?? '443'}`
  return ''
}
