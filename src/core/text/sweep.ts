/**
 * Finds where any of many words stands in a large text, several times faster than characters can be looked at one by one: the text is turned to bytes
 * piece by piece, four bytes at a time make one hash, and only where it is that of some word's part is the word compared. Case does not count.
 *
 * A word that a wrap has broken is not found; what surrounds it usually is. Of the text no more than a piece is copied at a time.
 */
const gram = 4
/** A word of this length holds a whole gram at whichever of the four positions it begins. */
export const shortestSwept = 2 * gram - 1
const pieceLength = 1 << 16
const hashBits = 20
/** Pieces overlap by this much, so that no word of a text that is not ASCII falls between two. */
export const longestSwept = 64

export class Sweep {
  /** For each hash whether it is that of some word's part. */
  private readonly known = new Uint8Array(1 << hashBits)
  private readonly places = new Map<number, { word: string; index: number; offset: number }[]>()
  private readonly bytes = new Uint8Array(3 * pieceLength)
  private readonly grams = new Uint32Array(this.bytes.buffer)
  private readonly encoder = new TextEncoder()

  /**
   * @param words ASCII, lower-case, each at least {@link shortestSwept} and at most 64 characters long. A word's index is its number.
   * @param ordinary What such texts are full of: parts of words that occur in it are not looked for, where a word has others.
   */
  constructor(words: readonly string[], ordinary = '') {
    const common = new Set(Array.from({ length: ordinary.length }, (_, at) => this.hash(ordinary, at)))
    words.forEach((word, index) => {
      if (word.length < shortestSwept || word.length > longestSwept) throw new Error(`cannot be swept for: ${word}`)
      // A word may begin at any of four distances from a multiple of four; for each one whole gram of it is enough.
      for (let distance = 0; distance < gram; distance++) {
        let offset = distance
        while (common.has(this.hash(word, offset)) && offset + 2 * gram <= word.length) offset += gram
        if (common.has(this.hash(word, offset))) offset = distance
        const hash = this.hash(word, offset)
        this.known[hash] = 1
        this.places.set(hash, [...(this.places.get(hash) ?? []), { word, index, offset }])
      }
    })
  }

  private hash(text: string, at: number): number {
    this.encoder.encodeInto(text.slice(at, at + gram).padEnd(gram, '\0'), this.bytes)
    return hashOf(this.grams[0] ?? 0)
  }

  /** Calls `hit` with a word's number and where it begins, in the order of the text; `hit` returns from where to go on. */
  scan(text: string, from: number, to: number, hit: (word: number, start: number) => number): void {
    const { known, grams, bytes } = this
    for (let piece = from; piece < to;) {
      const end = Math.min(to, piece + pieceLength)
      const { written } = this.encoder.encodeInto(text.slice(piece, end), bytes)
      const isAscii = written === end - piece
      const count = written >> 2
      /** Of a piece that is not ASCII: how many characters the bytes before `counted` are. */
      let counted = 0
      let characters = 0
      let next = piece
      for (let i = nextKnown(grams, known, 0, count); i < count; i = nextKnown(grams, known, i + 1, count)) {
        const hash = hashOf(grams[i] as number)
        let at = piece + 4 * i
        if (!isAscii) {
          for (; counted < 4 * i; counted++) {
            const byte = bytes[counted] as number
            if ((byte & 0xc0) !== 0x80) characters += byte >= 0xf0 ? 2 : 1
          }
          at = piece + characters
        }
        if (at < next - shortestSwept) continue
        const found = this.compare(text, at, hash, from, to)
        if (!found) continue
        next = hit(found.index, at - found.offset)
        if (isAscii && next > at) i = Math.max(i, ((next - piece) >> 2) - 1)
      }
      piece = Math.max(end === to ? to : end - longestSwept, next)
    }
  }

  private compare(
    text: string,
    at: number,
    hash: number,
    from: number,
    to: number,
  ): { index: number; offset: number } | null {
    for (const place of this.places.get(hash) ?? []) {
      const start = at - place.offset
      if (start >= from && start + place.word.length <= to && sameWord(text, start, place.word)) return place
    }
    return null
  }
}

/** The innermost loop, by itself so that it stays small. */
function nextKnown(grams: Uint32Array, known: Uint8Array, from: number, count: number): number {
  let i = from
  while (i < count && known[Math.imul((grams[i] as number) & 0xdfdfdfdf, 0x9e3779b1) >>> (32 - hashBits)] === 0) i++
  return i
}

/** Upper and lower case of a letter hash alike. */
function hashOf(bytes: number): number {
  return Math.imul(bytes & 0xdfdfdfdf, 0x9e3779b1) >>> (32 - hashBits)
}

function sameWord(text: string, start: number, word: string): boolean {
  for (let i = 0; i < word.length; i++) {
    const code = text.charCodeAt(start + i)
    if ((code >= 65 && code <= 90 ? code | 32 : code) !== word.charCodeAt(i)) return false
  }
  return true
}
