import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lineAt, lineStarts, pemLines } from '../../core/text/line-starts.ts'
import { blockAt, layOut, partsOfLine, type Block } from './layout.ts'

const shape = (blocks: Block[]) =>
  blocks.map((block) => (block.kind === 'head' ? `# ${block.title}` : `${block.kind} ${block.from}-${block.to}`))
const laidOut = (
  text: string,
  ...rest: Parameters<typeof layOut> extends [unknown, unknown, ...infer Rest] ? Rest : never
) => layOut(lineStarts(text), pemLines(text, lineStarts(text)), ...rest)
const lines = (count: number) => Array.from({ length: count }, (_, i) => `line ${i}`).join('\n')
const at = (text: string, word: string) => ({ start: text.indexOf(word), end: text.indexOf(word) + word.length })

test('marked lines stand with a few around them, the rest is folded, fragments have heads', () => {
  const text = lines(100)
  const layout = laidOut(
    text,
    { fragments: [{ start: 0, end: text.length, kind: 'log', title: 'log' }] },
    [at(text, 'line 50\n')],
    [],
  )
  expect(shape(layout.blocks)).toEqual(['# log', 'lines 0-1', 'fold 1-46', 'lines 46-55', 'fold 55-100'])
  expect(layout.rows).toEqual([0, 1, 2, 3, 12, 13])
  expect([...layout.marked]).toEqual([50])
})
test('an opened fold shows its lines; a short text is whole, but a certificate within stays folded until it is opened', () => {
  const text = lines(100)
  expect(shape(laidOut(text, { fragments: [] }, [], [{ from: 0, to: 40 }]).blocks)).toEqual([
    'lines 0-40',
    'fold 40-100',
  ])
  const pem = `a\n-----BEGIN CERTIFICATE-----\n${lines(10)}\n-----END CERTIFICATE-----\nb`
  expect(shape(laidOut(pem, { fragments: [] }, [], []).blocks)).toEqual(['lines 0-2', 'fold 2-13', 'lines 13-14'])
  expect(shape(laidOut(pem, { fragments: [] }, [], [{ from: 2, to: 13 }]).blocks)).toEqual(['lines 0-14'])
})
test('every line stands exactly once, whatever is marked and opened', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 300 }),
      fc.array(fc.nat(2000), { maxLength: 6 }),
      fc.array(fc.tuple(fc.nat(300), fc.nat(60)), { maxLength: 4 }),
      fc.array(fc.nat(2000), { maxLength: 5 }),
      (count, marks, opened, heads) => {
        const text = lines(count)
        const starts = lineStarts(text)
        const inside = (offset: number) => offset % text.length
        const { blocks, rows } = layOut(
          starts,
          pemLines(text, starts),
          { fragments: heads.map(inside).map((start) => ({ start, end: start + 1, kind: 'log', title: 'x' })) },
          marks.map(inside).map((start) => ({ start, end: start + 3 })),
          opened.map(([from, length]) => ({ from, to: from + length })),
        )
        const told = blocks.flatMap((block) =>
          block.kind === 'head' ? [] : Array.from({ length: block.to - block.from }, (_, i) => block.from + i),
        )
        expect(told).toEqual(Array.from({ length: count }, (_, i) => i))
        for (let row = 0; row < (rows[rows.length - 1] ?? 0); row++) {
          const block = blockAt(rows, row)
          expect((rows[block] ?? 0) <= row && row < (rows[block + 1] ?? 0)).toBe(true)
        }
      },
    ),
  )
})
test('lines are found by offset', () => {
  const text = 'a\nbb\n\nc'
  expect([...lineStarts(text)]).toEqual([0, 2, 5, 6])
  expect([0, 1, 2, 4, 5, 6, 7].map((offset) => lineAt(lineStarts(text), offset))).toEqual([0, 0, 1, 1, 2, 3, 3])
})
test('a very long line shows its beginning and the surroundings of its marks, and counts what it leaves out', () => {
  expect(partsOfLine(0, 100, [])).toEqual([{ start: 0, end: 100, left: 0 }])
  expect(partsOfLine(0, 10_000, [{ start: 5000, end: 5010 }])).toEqual([
    { start: 0, end: 600, left: 4100 },
    { start: 4700, end: 5310, left: 4690 },
  ])
})
