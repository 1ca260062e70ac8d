/** Where each line of a text begins: a number a line, whatever the size of the text. */
export function lineStarts(text: string): Uint32Array<ArrayBuffer> {
  let starts = new Uint32Array(Math.max(16, text.length >> 5))
  let count = 1
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    if (count === starts.length) {
      const longer = new Uint32Array(count * 2)
      longer.set(starts)
      starts = longer
    }
    starts[count++] = at + 1
  }
  return starts.slice(0, count)
}

/** The inner lines of each certificate or key, first and last line left out: pairs of line numbers, the second exclusive. */
export function pemLines(text: string, starts: Uint32Array): Uint32Array<ArrayBuffer> {
  const pairs: number[] = []
  for (let begin = text.indexOf('-----BEGIN '); begin >= 0;) {
    const end = text.indexOf('-----END ', begin)
    if (end < 0) break
    const [from, to] = [lineAt(starts, begin) + 1, lineAt(starts, end) + 1]
    if (to > from) pairs.push(from, to)
    begin = text.indexOf('-----BEGIN ', end)
  }
  return new Uint32Array(pairs)
}

/** The number, from 0, of the line in which an offset stands; of ascending places in general, the last one that is not behind it. */
export function lineAt(starts: ArrayLike<number>, offset: number): number {
  let [low, high] = [0, starts.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low
}
