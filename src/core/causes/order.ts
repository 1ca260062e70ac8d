/**
 * Which of several causes that one piece of a message shows is its cause. A message mostly wraps: a program says that something
 * failed, and quotes the program below. So what says more decides, whatever stands around it.
 */
import type { CauseCode } from '../contract.ts'
import type { Rank } from '../model.ts'

/** From what says least to what says most. */
export const ranks = ['wraps', 'general', 'names', 'exact'] as const satisfies readonly Rank[]

/** As much of a match as its place in the order depends on. */
interface Ranked {
  code: CauseCode
  sign: { rank: Rank; outranks: readonly CauseCode[] }
  match: { end: number }
}

/**
 * The deciding one first: by rank; within a rank the one further right, where Go and most others put the innermost error; and where two
 * causes of one rank are known to meet, the one that outranks the other.
 */
export function inOrder<Match extends Ranked>(matches: readonly Match[]): Match[] {
  const sorted = [...matches].sort(
    (a, b) => ranks.indexOf(b.sign.rank) - ranks.indexOf(a.sign.rank) || b.match.end - a.match.end,
  )
  return sorted.reduce<Match[]>((before, next) => {
    const at = before.findIndex(
      (other) => other.sign.rank === next.sign.rank && next.sign.outranks.includes(other.code),
    )
    return at < 0 ? [...before, next] : [...before.slice(0, at), next, ...before.slice(at)]
  }, [])
}
