/** Single keys, where nobody types: `/` the box, `c` copy the first fix, `n` the next pull, `e` the evidence, `?` help. They can be turned off. */
import { useEffect } from 'react'
import { goTo, goToEvidence } from './go-to.ts'
import { openHelp } from './Help.tsx'
import { useStore } from './store.ts'

const actions: { readonly [key: string]: () => void } = {
  '/': () => {
    goTo(document.getElementById('paste-box') ? 'paste-box' : 'more-box')
  },
  c: () => {
    document.querySelector<HTMLButtonElement>('.fixes .copy button, .next .copy button')?.click()
  },
  n: () => {
    document.querySelector<HTMLButtonElement>('.pulls [data-next]')?.click()
  },
  e: goToEvidence,
  '?': openHelp,
}

function listen(event: KeyboardEvent): void {
  const typing = event.target instanceof HTMLElement && event.target.closest('input, textarea, select, dialog')
  if (typing || event.ctrlKey || event.metaKey || event.altKey || event.repeat || !useStore.getState().shortcuts) return
  const action = actions[event.key]
  if (!action) return
  event.preventDefault()
  action()
}

export function useShortcuts(): void {
  useEffect(() => {
    document.addEventListener('keydown', listen)
    return () => {
      document.removeEventListener('keydown', listen)
    }
  }, [])
}
