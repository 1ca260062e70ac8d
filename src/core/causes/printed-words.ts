/** What programs print for each cause, as plain data: for the places that show messages and read none. */
import type { CauseCode } from '../contract.ts'
import { causeCodes } from '../vocabulary.ts'
import { signsOf } from './signs.ts'

export type PrintedWords = {
  readonly [code in CauseCode]: {
    /** As the programs' sources write them; a place in angle brackets stands for a value. */
    templates: string[]
    /** Those of the templates that prove the cause. */
    proving: string[]
    /** What else some of the words can mean. */
    readings: CauseCode[]
  }
}

export function printedWords(): PrintedWords {
  const rows = causeCodes.map((code) => {
    const sources = (proving: boolean) => [
      ...new Set(
        signsOf[code]
          .filter(({ certainty }) => !proving || certainty === 'proven')
          .flatMap(({ templates }) => templates.map(({ source }) => source)),
      ),
    ]
    const readings = [...new Set(signsOf[code].flatMap((sign) => sign.or))]
    return [code, { templates: sources(false), proving: sources(true), readings }]
  })
  return Object.fromEntries(rows) as PrintedWords
}
