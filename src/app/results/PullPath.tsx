import { useScreen, useTexts } from '../texts.ts'
import { useMemo, useRef } from 'react'
import type { Pull, Station } from '../../core/contract.ts'
import { useWidth } from '../parts/use-width.ts'
import { causeTitle } from '../titles.ts'
import { layOutPath, type Label, type Stop } from './path-layout.ts'

export type PathPull = Pick<Pull, 'cause' | 'stations' | 'image' | 'host' | 'failingHost' | 'via'>

/** The product's face: the stops of the pull as a line, what passed, where it broke, what is not known, who stands between. A list to a screen reader. */
export function PullPath({ pull, passed = [] }: { pull: PathPull; passed?: Station[] }) {
  const texts = useTexts()
  const w = useScreen()
  const box = useRef<HTMLDivElement>(null)
  const width = useWidth(box)
  const layout = useMemo(
    () =>
      width === null
        ? null
        : layOutPath(pull, width, {
            name: (station) => w.stations[station],
            state: (state) => (state === 'unknown' ? '' : w.stationState[state]),
            cause: causeTitle(pull.cause, texts),
            beyond: w.beyond,
            via: (via) => `${w.via[via.kind]}: ${via.host}`,
          }),
    [pull, width, texts, w],
  )
  const spoken = ({ station, state, what }: Stop) =>
    `${w.stations[station]}: ${state === 'broken' ? `${w.stationState.broken}, ${causeTitle(pull.cause, texts)}` : w.stationState[state]}${state === 'passed' && what.lines.length > 0 ? `, ${what.lines.join('')}` : ''}`
  return (
    <div className="path" ref={box}>
      {layout === null ? null : (
        <svg viewBox={`0 0 ${layout.width} ${layout.height}`} role="list" aria-label={w.path}>
          {layout.tracks.map((track, i) => (
            <line
              key={i}
              className={track.passed ? 'track passed' : 'track'}
              x1={track.x1}
              y1={track.y1}
              x2={track.x2}
              y2={track.y2}
              aria-hidden="true"
            />
          ))}
          {layout.stops.map((stop) => (
            <g
              key={stop.station}
              role="listitem"
              className={`stop ${stop.state}${passed.includes(stop.station) ? ' fresh' : ''}`}
              aria-label={spoken(stop)}
              aria-current={stop.state === 'broken' ? 'step' : undefined}
            >
              <circle cx={stop.x} cy={stop.y} r={stop.state === 'broken' ? 13 : 9} />
              {stop.state === 'passed' ? (
                <path d={`M${stop.x - 4} ${stop.y + 0.5}l2.8 2.9 5.4-5.9`} />
              ) : stop.state === 'broken' ? (
                <path d={`M${stop.x - 4.5} ${stop.y - 4.5}l9 9M${stop.x + 4.5} ${stop.y - 4.5}l-9 9`} />
              ) : null}
              <Lines label={stop.name} kind="stop-name" />
              <Lines label={stop.said} kind="stop-state" />
              <Lines label={stop.what} kind="stop-what" />
            </g>
          ))}
          {layout.vias.map(({ via, x, y, label }) => (
            <g
              key={`${via.kind} ${via.host}`}
              role="listitem"
              className={`via${via.host === pull.failingHost ? ' broken' : ''}`}
              aria-label={`${w.via[via.kind]}: ${via.host}`}
            >
              {layout.across ? <line className="leader" x1={x} y1={label.y + 5} x2={x} y2={y - 8} /> : null}
              <rect x={x - 7} y={y - 7} width={14} height={14} rx={3} />
              <Lines label={label} kind="via-name" />
            </g>
          ))}
          {layout.beyond === null ? null : (
            <g aria-hidden="true">
              <Lines label={layout.beyond} kind="beyond" />
            </g>
          )}
        </svg>
      )}
    </div>
  )
}

function Lines({ label, kind }: { label: Label; kind: string }) {
  return (
    <text className={kind} x={label.x} y={label.y} textAnchor={label.anchor}>
      {label.lines.map((line, i) => (
        <tspan key={i} x={label.x} dy={i === 0 ? 0 : 15}>
          {line}
        </tspan>
      ))}
    </text>
  )
}
