/** Titles of causes, from the words that came with the report; the code itself until they are there. */
import type { CauseCode, Language } from '../core/contract.ts'
import { causeOf } from '../core/causes/index.ts'

export function causeTitle(code: CauseCode, language: Language): string {
  return causeOf[code].text[language].title
}
