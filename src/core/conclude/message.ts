/** What the deciding program said, as it is shown. */
import type { Span } from '../contract.ts'
import type { Statement } from '../model.ts'

/** The deciding program's own words, unescaped, without the columns around them. */
export function messageOf(statement: Statement): string | null {
  const text = statement.clean.text.trim()
  const kubelet = /(?:[Ff]ailed to pull image|[Ff]ailed to inspect image) "[^"]*":?\s+(.*)$/.exec(text)?.[1]
  if (kubelet) return cut(kubelet)
  const field = /\b(?:error|err)="(.*?)"(?=\s+[A-Za-z]+=|\s*$)/.exec(text)?.[1]
  if (field) return cut(field)
  const event =
    /^(?:\S+\s+)?.*?\b(?:Normal|Warning)\s+\S+\s+(?:\S+(?:\s\(x\d+ over \S+\))?\s+)?(?:kubelet(?:, \S+)?\s+)?(?:spec\.\w+\{[^}]*\}:?\s+)?(.*)$/.exec(
      text,
    )?.[1]
  return cut(event ?? text)
}

function cut(text: string): string | null {
  const trimmed = text.trim()
  return trimmed === '' ? null : trimmed.length > 2000 ? `${trimmed.slice(0, 2000)}…` : trimmed
}

/** Where the words stand, no more of them than one reads. */
export function wordsSpan(statement: Statement): Span {
  return { start: statement.start, end: Math.min(statement.end, statement.start + 600) }
}
