/**
 * The examples beside the causes: `=== CODE CERTAINTY`, then `key: value` lines, a blank line, and a paste in which ⟦ ⟧ mark the words
 * that decide it. An example whose code is another than its file's is a near miss.
 */
export interface Example {
  /** The file's cause. */
  of: string
  code: string
  certainty: string
  head: { [key: string]: string }
  text: string
  /** Where the marks stood, in the text without them; null: not marked. */
  marked: { start: number; end: number } | null
}

export function parseExamples(of: string, source: string): Example[] {
  return source
    .split(/^=== /m)
    .slice(1)
    .map((part) => {
      const [first = '', ...rest] = part.split('\n')
      const [code = '', certainty = ''] = first.trim().split(/\s+/)
      const blank = rest.indexOf('')
      const head = Object.fromEntries(
        rest
          .slice(0, blank)
          .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
      )
      const raw = rest
        .slice(blank + 1)
        .join('\n')
        .trimEnd()
      const open = raw.indexOf('⟦')
      const close = raw.indexOf('⟧')
      return {
        of,
        code,
        certainty,
        head,
        text: raw.replace(/[⟦⟧]/g, ''),
        marked: open < 0 ? null : { start: open, end: close - 1 },
      }
    })
}
