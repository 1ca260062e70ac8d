import { expect, it } from 'vitest'
import { diagnose } from '../../lib.ts'
import { decodeText } from './decode.ts'

const failing =
  'Failed to pull image "r.example/a:1": failed to do request: Head "https://r.example/v2/a/manifests/1": dial tcp 10.0.0.1:443: connect: connection ' +
  'refused — нет\n'
const little = Uint8Array.from([0xff, 0xfe, ...Buffer.from(failing, 'utf16le')])
const big = little.map((_, i) => little[i ^ 1] ?? 0)

it.each([
  ['UTF-8', new TextEncoder().encode(failing)],
  ['UTF-8 with its mark', new TextEncoder().encode(`\uFEFF${failing}`)],
  ['UTF-16, little end first', little],
  ['UTF-16, big end first', big],
  ['UTF-16 without its mark', little.subarray(2)],
  ['UTF-16 without its mark, big end first', big.subarray(2)],
])('%s', async (_, bytes) => {
  expect(decodeText(bytes)).toBe(failing)
  expect((await diagnose(bytes)).pulls[0]?.cause).toBe('tcp-refused')
})
