/** What was worked out: a diagnosis for the pastes there are, and the modules that come later. */
import { useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { PrintedWords } from '../core/causes/printed-words.ts'
import type { Report, Wishes } from '../core/contract.ts'
import { examineInWorker, printedWordsFromWorker, type Progress, type Reading } from '../worker/client.ts'
import { pullKey, useStore, wholeText, type Paste } from './store.ts'
import { fetchTexts, useLoadedTexts } from './texts.ts'

export interface Diagnosing {
  /** What there is to show: the whole, or what was found so far, or what was there before the last paste. */
  reading: Reading | null
  state: 'empty' | 'reading' | 'done' | 'stopped' | 'failed'
  /** 0 to 1. */
  share: number
  stop: () => void
  again: () => void
}

/** A paste's text never changes, so its number stands for it: keys turn up in developer tools, and a paste may hold a secret. */
export function useDiagnosis(pastes: Paste[]): Diagnosing {
  const client = useQueryClient()
  const key = pastes.map(({ id }) => id).join(',')
  const text = useMemo(() => wholeText(pastes), [pastes])
  const queryKey = ['diagnosis', key]
  const [progress, setProgress] = useState<(Progress & { key: string }) | null>(null)
  const query = useQuery({
    queryKey,
    queryFn: ({ signal }) =>
      examineInWorker(text, {
        at: new Date(),
        signal,
        onProgress: (now) => {
          setProgress({ ...now, key })
        },
      }),
    enabled: text !== '',
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
    // What was added to keeps standing until the whole is read; what was taken out or started over is gone at once.
    placeholderData: (before, query) => (key.startsWith(`${String(query?.queryKey[1])},`) ? before : undefined),
  })
  const now = progress?.key === key ? progress : null
  const soFar = now?.soFar ? { text, lines: now.lines, pem: now.pem, diagnosis: now.soFar } : null
  const complete = query.data !== undefined && !query.isPlaceholderData
  return {
    reading: text === '' ? null : complete ? query.data : (soFar ?? query.data ?? null),
    state:
      text === ''
        ? 'empty'
        : query.isError
          ? 'failed'
          : complete
            ? 'done'
            : query.fetchStatus === 'idle'
              ? 'stopped'
              : 'reading',
    share: now && now.total > 0 ? now.done / now.total : 0,
    stop: () => {
      void client.cancelQueries({ queryKey })
    },
    again: () => {
      void query.refetch()
    },
  }
}

/** Words and fixes are not in what the first screen loads. */
function useWords(wanted: boolean) {
  return useQuery({
    queryKey: ['words'],
    queryFn: async () => (await Promise.all([import('../core/report.ts'), fetchTexts()]))[0],
    staleTime: Infinity,
    retry: false,
    enabled: wanted,
  })
}

/** `only`: of a list of thousands, fixes are worked out for the pull that is shown. */
export function useReport(reading: Reading | null, wishes: Wishes, only: number): Report | null {
  const texts = useLoadedTexts()
  const words = useWords(reading !== null).data
  const finding = reading?.diagnosis.findings[only]
  const values = useStore((state) => (finding ? state.values[pullKey(finding)] : undefined))
  return useMemo(
    () =>
      reading && words && texts
        ? words.report(reading.diagnosis, texts, values === undefined ? wishes : { ...wishes, values }, only)
        : null,
    [reading, words, texts, wishes, values, only],
  )
}

/** What programs print for each cause; below a Suspense. */
export function usePrintedWords(): PrintedWords {
  return useSuspenseQuery({
    queryKey: ['printed-words'],
    queryFn: printedWordsFromWorker,
    staleTime: Infinity,
    gcTime: Infinity,
  }).data
}
