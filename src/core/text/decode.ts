/** Bytes as text: UTF-8, or UTF-16 as Windows PowerShell 5 writes what `>` redirects: its mark says so, or every other byte of the beginning is zero. */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes
  const encoding =
    (first === 0xff && second === 0xfe) || zeros(bytes, 1)
      ? 'utf-16le'
      : (first === 0xfe && second === 0xff) || zeros(bytes, 0)
        ? 'utf-16be'
        : 'utf-8'
  return new TextDecoder(encoding).decode(bytes)
}

/** Whether most of every other byte is zero, from the first or the second on, and few of the others are: Latin letters in two bytes each. */
function zeros(bytes: Uint8Array, from: 0 | 1): boolean {
  const beginning = bytes.subarray(0, 2000)
  const count = (parity: number) => beginning.filter((byte, i) => byte === 0 && i % 2 === parity).length
  return beginning.length > 7 && count(from) > beginning.length * 0.3 && count(1 - from) < beginning.length * 0.05
}
