/** How a large text is dealt with. */

/** In characters. Up to here a text is read whole, healthy parts too; of a larger one only what regions.ts finds. */
export const readWhole = 256 * 1024

/** Lets others speak: a large text is read in stretches, so that it can be cancelled and progress be shown. */
export async function pause(signal: AbortSignal | undefined): Promise<void> {
  const { setImmediate } = globalThis as { setImmediate?: (done: () => void) => unknown }
  await new Promise<void>((done) => {
    if (setImmediate) setImmediate(done)
    else setTimeout(done)
  })
  signal?.throwIfAborted()
}
