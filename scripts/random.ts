/** Numbers that are the same for the same seed on every machine. */
export interface Random {
  /** 0 … below. */
  below: (limit: number) => number
  of: <T>(list: readonly T[]) => T
}

/** Mulberry32. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number): number => Math.floor(next() * Math.max(0, limit))
  return {
    below,
    of: <T>(list: readonly T[]): T => {
      const [first] = list
      if (first === undefined) throw new Error('nothing to choose from')
      return list[below(list.length)] ?? first
    },
  }
}
