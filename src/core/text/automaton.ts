/**
 * Finds all words of all rules in one pass over the text (Aho–Corasick), however the words are wrapped, quoted, escaped or cased:
 * ignorable characters leave the automaton where it is, so `signed by\n  unknown` is `signedbyunknown`.
 */
import { ignorable } from './mapped.ts'

export class Automaton {
  /** next[state * classes + class]; bit 15 is set where words end. */
  private readonly next: Uint16Array
  private readonly outputs: Int32Array[] = []
  private readonly classOf = new Uint8Array(128)
  private readonly classes: number
  private readonly shift: number

  /** @param words squeezed and lower-case, see squeezeWord. A word's index is its number. */
  constructor(words: readonly string[]) {
    const alphabet = [...new Set(words.join(''))].filter((c) => c.charCodeAt(0) < 128).sort()
    // Class 0: ignorable. Class 1: occurs in no word.
    this.classOf.fill(1)
    alphabet.forEach((character, i) => {
      this.classOf[character.charCodeAt(0)] = i + 2
      const upper = character.toUpperCase()
      if (upper !== character) this.classOf[upper.charCodeAt(0)] = i + 2
    })
    for (const character of ignorable) if (character.charCodeAt(0) < 128) this.classOf[character.charCodeAt(0)] = 0
    this.shift = Math.ceil(Math.log2(alphabet.length + 2))
    this.classes = 1 << this.shift
    const goto: Map<number, number>[] = [new Map()]
    const ends: number[][] = [[]]
    words.forEach((word, index) => {
      let state = 0
      for (const character of word) {
        const symbol = this.classOf[character.charCodeAt(0)] ?? 1
        let target = goto[state]?.get(symbol)
        if (target === undefined) {
          target = goto.length
          goto.push(new Map())
          ends.push([])
          goto[state]?.set(symbol, target)
        }
        state = target
      }
      ends[state]?.push(index)
    })
    if (goto.length >= 1 << 15) throw new Error('too many words for 15-bit states')
    this.next = new Uint16Array(goto.length << this.shift)
    const failure = new Int32Array(goto.length)
    const queue: number[] = []
    for (const [symbol, target] of goto[0] ?? []) {
      this.next[symbol] = target
      queue.push(target)
    }
    for (let head = 0; head < queue.length; head++) {
      const state = queue[head] ?? 0
      const fallback = failure[state] ?? 0
      for (const end of ends[fallback] ?? []) ends[state]?.push(end)
      for (let symbol = 2; symbol < this.classes; symbol++) {
        const target = goto[state]?.get(symbol)
        const inherited = this.next[(fallback << this.shift) + symbol] ?? 0
        if (target === undefined) {
          this.next[(state << this.shift) + symbol] = inherited
          continue
        }
        failure[target] = inherited
        this.next[(state << this.shift) + symbol] = target
        queue.push(target)
      }
    }
    for (let state = 0; state < goto.length; state++) this.next[state << this.shift] = state
    for (let i = 0; i < this.next.length; i++) {
      const state = this.next[i] ?? 0
      if ((ends[state]?.length ?? 0) > 0) this.next[i] = state | 0x8000
    }
    for (const list of ends) this.outputs.push(Int32Array.from(list))
  }

  /** Calls `hit` with the word's number and the offset of its last character, in the order of the text. */
  scan(text: string, from: number, to: number, hit: (word: number, end: number) => void): void {
    const { next, classOf, shift, outputs } = this
    let state = 0
    for (let i = from; i < to; i++) {
      const code = text.charCodeAt(i)
      const symbol = code < 128 ? (classOf[code] as number) : code > 0x2000 || code === 0xa0 ? 0 : 1
      if (symbol === 0) continue
      state = next[(state << shift) + symbol] as number
      if (state & 0x8000) {
        state &= 0x7fff
        for (const word of outputs[state] as Int32Array) hit(word, i)
      }
    }
  }
}
