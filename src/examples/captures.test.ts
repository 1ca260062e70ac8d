/** What real programs printed against a server of ours that failed in each of these ways; recorded, not written. */
import { describe, expect, it } from 'vitest'
import { diagnose } from '../lib.ts'
import captures from './captures.json' with { type: 'json' }

describe('what real programs print', () => {
  it.each(captures.map((capture) => ({ name: `${capture.program}, ${capture.situation}`, capture })))(
    '$name',
    async ({ capture }) => {
      const [pull] = (await diagnose(capture.text, { at: new Date('2026-11-21T06:00:00Z') })).pulls
      expect(capture.causes).toContain(pull?.cause)
      if (pull?.image !== null) expect(pull?.image).toBe(capture.image)
      // Where the lab applied a fix: it still stands first, behind what belongs to others than the node.
      if ('fix' in capture) {
        const fixes = pull?.fixes ?? []
        const place = fixes.findIndex(({ id }) => id === capture.fix)
        expect(place).toBeGreaterThanOrEqual(0)
        expect(fixes.slice(0, place).every(({ target }) => target === 'registry')).toBe(true)
      }
    },
  )
})
