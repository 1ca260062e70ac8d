/** Titles of causes. */
import type { CauseCode } from '../core/contract.ts'
import type { Texts } from '../texts/keys.ts'

export function causeTitle(code: CauseCode, texts: Texts): string {
  return texts[code].title
}
