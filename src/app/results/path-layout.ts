/** Where everything stands on the picture of a pull, in pixels: a line across on a wide page, downwards on a narrow one. */
import type { Pull, Station, Via } from '../../core/contract.ts'
import { stations } from '../../core/vocabulary.ts'

export interface Label {
  x: number
  y: number
  anchor: 'start' | 'middle' | 'end'
  lines: string[]
}
export interface Stop {
  station: Station
  state: 'passed' | 'broken' | 'unknown'
  x: number
  y: number
  name: Label
  said: Label
  what: Label
}
export interface Between {
  via: Via
  x: number
  y: number
  label: Label
}
export interface Track {
  x1: number
  y1: number
  x2: number
  y2: number
  passed: boolean
}
export interface PathLayout {
  width: number
  height: number
  across: boolean
  stops: Stop[]
  vias: Between[]
  tracks: Track[]
  beyond: Label | null
}

/** In front of which stop somebody stands in the way. */
const before: Record<Via['kind'], Station> = {
  mirror: 'dns',
  proxy: 'tcp',
  'token-service': 'login',
  storage: 'layers',
}
/** From this width on the line runs across. */
const wide = 720
/** A character's width in the small type of the labels, roughly and rather too wide; in bold, as the cause is set. */
const character = 6.9
const boldCharacter = 8.2

interface Words {
  state: (state: Stop['state'], station: Station) => string
  name: (station: Station) => string
  cause: string
  beyond: string
  via: (via: Via) => string
}

export function layOutPath(
  pull: Pick<Pull, 'stations' | 'image' | 'host' | 'failingHost' | 'via'>,
  width: number,
  words: Words,
): PathLayout {
  const shown = stations.filter((station) => station !== 'before' || pull.stations.before === 'broken')
  const across = width >= wide
  const broken = shown.findIndex((station) => pull.stations[station] === 'broken')
  const unreached = broken >= 0 && shown.length - broken > 2
  if (!across) return downwards(pull, shown, width, words)
  const margin = Math.min(60, width / (2 * shown.length))
  const step = (width - 2 * margin) / (shown.length - 1)
  const top = pull.via.length > 0 ? 40 : 12
  const line = top + 34
  const stops = shown.map((station, i): Stop => {
    const state = pull.stations[station]
    const x = margin + i * step
    // The cause may be a little wider than its stop's share, so its neighbours are narrower.
    const share = step * (state === 'broken' ? 1.12 : 0.84)
    // At the ends a label has only as much room as the margin leaves it, on both sides alike.
    const room = state !== 'broken' && (i === 0 || i === shown.length - 1) ? Math.min(share, 2 * margin) : share
    const center = Math.min(Math.max(x, state === 'broken' ? room / 2 : 0), width - (state === 'broken' ? room / 2 : 0))
    const said = wrapped(words.state(state, station), room, 1)
    const what =
      state === 'broken'
        ? wrapped(words.cause, (room * character) / boldCharacter, 4)
        : wrapped(place(station, pull), room, 2, true)
    return {
      station,
      state,
      x,
      y: line,
      name: { x, y: top + 8, anchor: 'middle', lines: [words.name(station)] },
      said: { x: center, y: line + 30, anchor: 'middle', lines: state === 'unknown' ? [] : said },
      what: {
        x: state === 'broken' ? center : x,
        y: line + 46,
        anchor: 'middle',
        lines: state === 'unknown' ? [] : what,
      },
    }
  })
  const vias = pull.via.flatMap((via, order): Between[] => {
    const at = shown.indexOf(before[via.kind])
    const [left, right] = [stops[at - 1], stops[at]]
    if (!left || !right) return []
    const x = (left.x + right.x) / 2
    const text = words.via(via)
    const half = (text.length * character) / 2
    return [
      {
        via,
        x,
        y: line,
        label: {
          x: Math.min(Math.max(x, half), width - half),
          y: 12 + (order % 2) * 14,
          anchor: 'middle',
          lines: [text],
        },
      },
    ]
  })
  const first = stops[broken + 1]
  const last = stops[stops.length - 1]
  const clear = stops[broken] ? stops[broken].what.x + step : 0
  const beyond =
    unreached && first && last
      ? {
          x: (Math.max(first.x, clear) + last.x) / 2,
          y: line + 34,
          anchor: 'middle' as const,
          lines: wrapped(words.beyond, Math.max(120, last.x - Math.max(first.x, clear) + step), 3),
        }
      : null
  const deepest = Math.max(...stops.map(({ what }) => what.lines.length), beyond?.lines.length ?? 0)
  return { width, height: line + 40 + 15 * Math.max(1, deepest), across, stops, vias, tracks: tracksOf(stops), beyond }
}

function downwards(
  pull: Pick<Pull, 'stations' | 'image' | 'host' | 'failingHost' | 'via'>,
  shown: Station[],
  width: number,
  words: Words,
): PathLayout {
  const stops: Stop[] = []
  const vias: Between[] = []
  let y = 16
  const x = 18
  for (const station of shown) {
    for (const via of pull.via.filter(({ kind }) => before[kind] === station)) {
      vias.push({
        via,
        x,
        y,
        label: { x: x + 24, y: y + 4, anchor: 'start', lines: wrapped(words.via(via), width - x - 30, 2) },
      })
      y += 36
    }
    const state = pull.stations[station]
    const what =
      state === 'broken'
        ? wrapped(words.cause, ((width - x - 30) * character) / boldCharacter, 3)
        : state === 'passed'
          ? wrapped(place(station, pull), width - x - 30, 2, true)
          : []
    const name = words.name(station)
    stops.push({
      station,
      state,
      x,
      y,
      name: { x: x + 24, y: y + 5, anchor: 'start', lines: [name] },
      said: {
        x: x + 24 + Math.max(name.length * 9 + 14, 90),
        y: y + 5,
        anchor: 'start',
        lines: state === 'unknown' ? [] : [words.state(state, station)],
      },
      what: { x: x + 24, y: y + 22, anchor: 'start', lines: what },
    })
    y += 30 + what.length * 15
  }
  return { width, height: y - 4, across: false, stops, vias, tracks: tracksOf(stops), beyond: null }
}

function tracksOf(stops: Stop[]): Track[] {
  return stops.slice(1).map((stop, i) => {
    const from = stops[i] ?? stop
    return {
      x1: from.x,
      y1: from.y,
      x2: stop.x,
      y2: stop.y,
      passed: from.state === 'passed' && stop.state !== 'unknown',
    }
  })
}

/** What is met at a stop, in the person's own names. */
function place(station: Station, pull: Pick<Pull, 'image' | 'host' | 'failingHost'>): string {
  const host = pull.failingHost ?? pull.host ?? ''
  if (station === 'name')
    return pull.image === null
      ? ''
      : pull.image.slice(pull.image.startsWith(`${pull.host ?? ''}/`) ? (pull.host ?? '').length + 1 : 0)
  if (station === 'dns') return host.replace(/:\d+$/, '')
  if (station === 'tcp') return host === '' ? '' : `:${/:(\d+)$/.exec(host)?.[1] ?? '443'}`
  return ''
}

/** Breaks a text into at most so many lines; `anywhere`: within names too, at the marks that names have. */
function wrapped(text: string, room: number, most: number, anywhere = false): string[] {
  const fit = Math.max(6, Math.floor(room / character))
  const lines: string[] = []
  let line = ''
  for (const word of text.split(anywhere ? /(?<=[./:@ -])/ : /(?<= )/)) {
    if (line !== '' && line.length + word.trimEnd().length > fit) {
      lines.push(line.trim())
      line = ''
    }
    line += word
  }
  if (line.trim() !== '') lines.push(line.trim())
  const kept = lines.slice(0, most).map((one) => (one.length > fit ? `${one.slice(0, fit - 1)}…` : one))
  const end = kept.length - 1
  if (lines.length > most && end >= 0) kept[end] = `${(kept[end] ?? '').slice(0, fit - 1).replace(/…$/, '')}…`
  return kept
}
