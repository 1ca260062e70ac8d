/** No object of Kubernetes and no runtime's file is nested a tenth as deep. */
const deepest = 200

/** Whether a parser would descend further than its stack reaches: V8 ends the whole process where a pattern is compiled at the stack's end. */
export function isTooDeep(source: string): boolean {
  let depth = 0
  let dashes = 0
  let margin = 0
  let atStart = true
  for (let i = 0; i < source.length; i++) {
    const code = source.charCodeAt(i)
    if (code === 10) {
      atStart = true
      margin = 0
      dashes = 0
      continue
    }
    if (atStart && code === 32) {
      if (++margin > 2 * deepest) return true
      continue
    }
    // `- - - x`, `? ? ? x`: a sequence in a sequence in a sequence.
    if (code === 45 || code === 63) {
      if (++dashes > deepest && source.charCodeAt(i + 1) === 32) return true
    } else if (code !== 32) dashes = 0
    atStart = false
    if (code === 91 || code === 123) {
      if (++depth > deepest) return true
    } else if (code === 93 || code === 125) depth--
  }
  return false
}
