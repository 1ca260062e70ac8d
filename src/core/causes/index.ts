/** All causes, found by their place: a file each, which exports its `signs` and its `cause`. */
import type { CauseCode } from '../contract.ts'
import type { Cause } from '../model.ts'
import { causeCodes } from '../vocabulary.ts'

/** What follows from a cause: without its signs, which the reader alone needs (signs.ts). */
export const causeOf = byCode(import.meta.glob<Cause>('./*/*.ts', { eager: true, import: 'cause' }))

/** @throws where a code has no file, or a file has no code: no build or test gets further. */
export function byCode<Part>(files: { [path: string]: Part }): { readonly [code in CauseCode]: Part } {
  const parts = new Map(Object.entries(files).map(([path, part]) => [path.replace(/^.*\/|\.ts$/g, ''), part]))
  return Object.fromEntries(
    causeCodes.map((code) => {
      const part = parts.get(code)
      if (part === undefined || parts.size !== causeCodes.length)
        throw new Error(`${code}: no file of this name, or a file too many`)
      return [code, part]
    }),
  ) as { [code in CauseCode]: Part }
}
