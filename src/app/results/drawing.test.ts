/** What the pictures are computed from: the parting of key and image, and the stops of the path. */
import { expect, test } from 'vitest'
import { stations, type Station } from '../../core/vocabulary.ts'
import { difference } from './difference.ts'
import { layOutPath } from './path-layout.ts'

const parts = (key: string, image: string) => {
  const { a, b } = difference(key, image)
  return [`${a.before}[${a.differs}]${a.after}`, `${b.before}[${b.differs}]${b.after}`]
}

test('the characters in which key and image differ', () => {
  expect(parts('registry.example.local', 'registry.example.local:5000/team/app:1')).toEqual([
    'registry.example.local[]',
    'registry.example.local[:5000]/team/app:1',
  ])
  expect(parts('https://registry.example.local:5001/v1/', 'registry.example.local:5000/team/app:1')).toEqual([
    'https://registry.example.local:500[1]/v1/',
    'registry.example.local:500[0]/team/app:1',
  ])
  expect(parts('registry-a.example.local:5000', 'registry-b.example.local:5000/team/app:1')).toEqual([
    'registry-[a].example.local:5000',
    'registry-[b].example.local:5000/team/app:1',
  ])
  expect(parts('ghcr.io/acme/other', 'ghcr.io/acme/app')).toEqual(['ghcr.io/acme/[other]', 'ghcr.io/acme/[app]'])
})

const passedTo = (broken: Station) =>
  Object.fromEntries(
    stations.map((station, i) => [
      station,
      i < stations.indexOf(broken) ? 'passed' : station === broken ? 'broken' : 'unknown',
    ]),
  ) as Record<Station, 'passed' | 'broken' | 'unknown'>
const say = {
  name: (station: Station) => station,
  state: (state: string) => state,
  cause: 'a rather long title of a cause that breaks over lines',
  beyond: 'not reached',
  via: ({ kind, host }: { kind: string; host: string }) => `${kind}: ${host}`,
}

test.each([320, 700, 800, 1300])(
  'at %i pixels every label stays within the picture and off its neighbours',
  (width) => {
    for (const broken of ['name', 'tls', 'unpack'] as const) {
      const layout = layOutPath(
        {
          stations: passedTo(broken),
          image: 'registry.with-a-long-name.example.com:5000/team/project/app:1.2.3',
          host: 'registry.with-a-long-name.example.com:5000',
          failingHost: null,
          via: [
            { kind: 'mirror', host: 'mirror.example.com' },
            { kind: 'proxy', host: 'proxy.example.com:3128' },
          ],
        },
        width,
        say,
      )
      expect(layout.across).toBe(width >= 720)
      const boxes = layout.stops
        .flatMap(({ name, what }) => [name, what])
        .map(({ x, anchor, lines }) => {
          const wide = Math.max(0, ...lines.map((line) => line.length)) * 6.9
          return anchor === 'middle' ? [x - wide / 2, x + wide / 2] : [x, x + wide]
        })
      for (const [from = 0, to = 0] of boxes)
        expect(from >= -8 && to <= width + 8, `${from} to ${to} of ${width}`).toBe(true)
      if (layout.across) {
        const row = layout.stops.map(({ what }) => what).filter(({ lines }) => lines.length > 0)
        for (const [i, next] of row.slice(1).entries()) {
          const here = row[i]
          const half = (label: typeof next | undefined) =>
            (Math.max(0, ...(label?.lines ?? []).map((line) => line.length)) * 6.9) / 2
          expect((here?.x ?? 0) + half(here)).toBeLessThanOrEqual(next.x - half(next) + 1)
        }
      }
      expect(layout.vias).toHaveLength(2)
    }
  },
)
