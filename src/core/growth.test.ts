/** Twice the text costs twice the steps, whatever the text repeats. Steps are characters that are searched and copied; the clock decides nothing. */
import { describe, expect, it } from 'vitest'
import { shapes } from '../../scripts/costs.ts'
import { diagnose } from '../lib.ts'

const at = new Date('2026-06-01T00:00:00Z')

/** What a call costs, by what it was asked and what it found. A slice is a view: what is done with it is counted where it is done. */
const costs: { readonly [name: string]: (text: string, asked: unknown[], found: unknown) => number } = {
  indexOf: (text, [, from = 0], found) => (found === -1 ? text.length : Number(found)) - Number(from),
  lastIndexOf: (text, [, from = Infinity], found) => Math.min(Number(from), text.length) - Math.max(Number(found), 0),
  slice: () => 1,
  split: (text) => text.length,
  replace: (text) => text.length,
}

async function steps(text: string): Promise<number> {
  let count = 0
  const originals = Object.keys(costs).map((name) => [name, Reflect.get(String.prototype, name) as () => void] as const)
  for (const [name, original] of originals)
    Reflect.set(
      String.prototype,
      name,
      new Proxy(original, {
        apply(call, self: string, asked: unknown[]) {
          const found: unknown = Reflect.apply(call, self, asked)
          count += Math.max(0, costs[name]?.(self, asked, found) ?? 0)
          return found
        },
      }),
    )
  try {
    await diagnose(text, { at })
  } finally {
    for (const [name, original] of originals) Reflect.set(String.prototype, name, original)
  }
  return count
}

describe.each([
  ['read whole', 60_000],
  ['swept', 300_000],
])('a text that is %s', (_, length) => {
  it.each(Object.entries(shapes))(
    '%s',
    async (name, shape) => {
      void name
      const one = await steps(shape(length))
      const two = await steps(shape(2 * length))
      expect(two / one).toBeLessThan(2.6)
      // A word of interest looks a few hundred characters around itself.
      expect(two / (2 * length)).toBeLessThan(1000)
    },
    60_000,
  )
})
