/** What was worked out: a diagnosis by the content of the paste, and the modules that come later. */
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Language, Report, Wishes } from '../core/contract.ts'
import type { Diagnosis } from '../core/model.ts'
import { examineInWorker } from '../worker/client.ts'

/** The content's hash is the key, never the text itself: keys turn up in developer tools, and a paste may hold a secret. */
export function contentHash(text: string): string {
  let a = 0xdeadbeef
  let b = 0x41c6ce57
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    a = Math.imul(a ^ code, 2654435761)
    b = Math.imul(b ^ code, 1597334677)
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  return `${(b >>> 0).toString(16)}${(a >>> 0).toString(16)}-${text.length}`
}

export function useDiagnosis(text: string) {
  return useQuery({
    queryKey: ['diagnosis', contentHash(text)],
    queryFn: ({ signal }) => examineInWorker(text, { at: new Date(), signal }),
    enabled: text !== '',
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  })
}

/** Words and fixes are not in what the first screen loads. */
function useWords(wanted: boolean) {
  return useQuery({ queryKey: ['words'], queryFn: () => import('../core/report.ts'), staleTime: Infinity, retry: false, enabled: wanted })
}

export function useReport(diagnosis: Diagnosis | undefined, language: Language, wishes: Wishes): Report | null {
  const words = useWords(diagnosis !== undefined).data
  return useMemo(() => (diagnosis && words ? words.report(diagnosis, language, wishes) : null), [diagnosis, words, language, wishes])
}
