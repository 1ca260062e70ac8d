/** Whether a text stops in the middle of something: then what decided may have stood behind its end. */
import type { Span } from '../contract.ts'

/** How much of the end is looked at, in characters. */
const tail = 65_536
const longestLine = 4000

export function cutOff(whole: string): Span | null {
  const from = Math.max(0, whole.length - tail)
  const found = cutOfTail(whole.slice(from).trimEnd())
  return found && { start: found.start + from, end: found.end + from }
}

function cutOfTail(text: string): Span | null {
  const end = text.length
  const begin = text.lastIndexOf('-----BEGIN CERTIFICATE')
  if (begin >= 0 && !text.includes('-----END CERTIFICATE', begin))
    return { start: begin, end: Math.min(end, begin + 27) }
  const start = Math.max(text.lastIndexOf('\n', end - 1) + 1, end - longestLine)
  const line = text.slice(start)
  // A quotation that was opened and never closed; `…` and `...` where a table or a person shortened it.
  const quotes = line.match(/(?<!\\)"/g)?.length ?? 0
  const open = quotes % 2 === 1 && /(?:(?:image|reference|Head|Get) \\{0,6}"|(?:msg|err|error)=")/.test(line)
  // Go's errors wrap one another by colons, and the innermost, which decides, stands last.
  const unfinished = line.endsWith(':') && /\b(?:failed|error|tls|x509)\b/i.test(line)
  return open ||
    unfinished ||
    (/\S(?:…|\.\.\.)$/.test(line) && /pull|image|registry|x509|tls/i.test(line) && line.length > 60)
    ? { start, end }
    : null
}
