import { useScreen } from '../texts.ts'
import { useMemo, useRef } from 'react'
import type { Station } from '../../core/contract.ts'
import { stations } from '../../core/vocabulary.ts'
import { useWidth } from '../parts/use-width.ts'
import { layOutPath } from '../results/path-layout.ts'

const nothingKnown = Object.fromEntries(stations.map((station) => [station, 'unknown'])) as Record<Station, 'unknown'>

/** The path of the pull as a map: each stop leads somewhere. `under`: a few words below a stop. */
export function StationLine({
  label,
  chosen = null,
  under,
  go,
}: {
  label: string
  chosen?: Station | null
  under: (station: Station) => string
  go: (station: Station) => void
}) {
  const w = useScreen()
  const box = useRef<HTMLDivElement>(null)
  const width = useWidth(box)
  const layout = useMemo(
    () =>
      width === null
        ? null
        : layOutPath(
            { stations: { ...nothingKnown, before: 'broken' }, image: null, host: null, failingHost: null, via: [] },
            width,
            { name: (station) => w.stations[station], state: () => '', cause: '', beyond: '', via: () => '' },
          ),
    [width, w],
  )
  return (
    <div className="path map" ref={box}>
      {layout === null ? null : (
        <svg viewBox={`0 0 ${layout.width} ${layout.height + 6}`} role="list" aria-label={label}>
          {layout.tracks.map((track, i) => (
            <line
              key={i}
              className="track passed"
              x1={track.x1}
              y1={track.y1}
              x2={track.x2}
              y2={track.y2}
              aria-hidden="true"
            />
          ))}
          {layout.stops.map(({ station, x, y, name }) => (
            <g key={station} role="listitem">
              <a
                href={`#stop-${station}`}
                className={station === chosen ? 'stop chosen' : 'stop'}
                aria-current={station === chosen ? 'step' : undefined}
                onClick={(event) => {
                  event.preventDefault()
                  go(station)
                }}
              >
                <rect className="target" x={x - 26} y={y - 26} width={52} height={52} />
                <circle cx={x} cy={y} r={station === chosen ? 12 : 9} />
                <text textAnchor={name.anchor}>
                  <tspan className="stop-name" x={name.x} y={name.y}>
                    {w.stations[station]}
                  </tspan>{' '}
                  <tspan className="stop-what" x={layout.across ? x : name.x + 110} y={layout.across ? y + 32 : name.y}>
                    {under(station)}
                  </tspan>
                </text>
              </a>
            </g>
          ))}
        </svg>
      )}
    </div>
  )
}
