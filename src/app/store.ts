/** What the person chose. The paste lives here and nowhere else; only taste goes into local storage. */
import { create } from 'zustand'
import type { Language, Span, Wishes } from '../core/contract.ts'
import { languages } from '../core/vocabulary.ts'

export interface Paste {
  id: number
  name: string
  text: string
}
export type Theme = 'system' | 'light' | 'dark'

interface State {
  /** Counts the starts: whatever holds something of a paste is made anew with it. */
  session: number
  pastes: Paste[]
  /** What was pasted after the fix was tried: compared with the pastes, not added to them. */
  checks: Paste[]
  selected: number
  language: Language
  theme: Theme
  /** Single keys do something; some people's speech input or switch device types them by accident. */
  shortcuts: boolean
  /** The last runtime and system chosen in the snippet shop. */
  target: string
  system: string
  /** What the person says beside the paste: the runtime, the way to the nodes. */
  wishes: Wishes
  /** What the person filled in, by the pull (`pullKey`): another pull's registry or node is another. */
  values: { [pull: string]: NonNullable<Wishes['values']> }
  /** What is copied for others bears the real names. Never kept: the next paste starts with pseudonyms. */
  realNames: boolean
  addPaste: (text: string, name: string) => void
  removePaste: (id: number) => void
  /** Takes a stretch out of the whole text: a fragment that was read and does not belong here. */
  removeSpan: (span: Span) => void
  addCheck: (text: string) => void
  clearChecks: () => void
  /** The result becomes the paste: from here on it is what is diagnosed. */
  goOnWithChecks: () => void
  /** The result says nothing of the pulls by itself: it is read together with the first paste. */
  joinChecks: () => void
  startOver: () => void
  select: (index: number) => void
  setTaste: (taste: Partial<Taste>) => void
  wish: (wishes: Wishes) => void
  /** null takes it out again. */
  fill: (pull: string, fix: string, placeholder: string, value: string | null) => void
  setRealNames: (realNames: boolean) => void
}

const tasteKey = 'pull-doctor.taste'
type Taste = Pick<State, 'language' | 'theme' | 'shortcuts' | 'target' | 'system'>

function savedTaste(): Taste {
  const preferred = navigator.languages.flatMap((tag) => languages.filter((known) => known === tag.slice(0, 2))).at(0)
  const taste: Taste = {
    language: preferred ?? 'en',
    theme: 'system',
    shortcuts: true,
    target: '',
    system: '',
  }
  try {
    const saved = JSON.parse(localStorage.getItem(tasteKey) ?? '{}') as Partial<Taste>
    taste.language = languages.find((known) => known === saved.language) ?? taste.language
    if (saved.theme === 'light' || saved.theme === 'dark') taste.theme = saved.theme
    if (saved.shortcuts === false) taste.shortcuts = false
    if (typeof saved.target === 'string') taste.target = saved.target
    if (typeof saved.system === 'string') taste.system = saved.system
  } catch {
    // No storage (a file opened from disk, a strict browser): the defaults do.
  }
  return taste
}

function saveTaste({ language, theme, shortcuts, target, system }: Taste): void {
  try {
    localStorage.setItem(tasteKey, JSON.stringify({ language, theme, shortcuts, target, system } satisfies Taste))
  } catch {
    // As above: the choice then lasts as long as the page.
  }
}

let lastPaste = 0
const blank = { pastes: [], checks: [], selected: 0, wishes: {}, values: {}, realNames: false }

export const useStore = create<State>((set, get) => ({
  session: 0,
  ...blank,
  ...savedTaste(),
  addPaste: (text, name) => {
    if (text.trim() !== '') set(({ pastes }) => ({ pastes: [...pastes, { id: ++lastPaste, name, text }], selected: 0 }))
  },
  removePaste: (id) => {
    set(({ pastes, session }) =>
      pastes.length === 1
        ? { ...blank, session: session + 1 }
        : { pastes: pastes.filter((paste) => paste.id !== id), selected: 0 },
    )
  },
  removeSpan: (span) => {
    set(({ pastes, session }) => {
      const rest = without(pastes, span)
      return rest.length === 0 ? { ...blank, session: session + 1 } : { pastes: rest, selected: 0 }
    })
  },
  addCheck: (text) => {
    if (text.trim() !== '') set(({ checks }) => ({ checks: [...checks, { id: ++lastPaste, name: '', text }] }))
  },
  clearChecks: () => {
    set({ checks: [] })
  },
  goOnWithChecks: () => {
    set(({ checks }) => ({ pastes: checks, checks: [], selected: 0 }))
  },
  joinChecks: () => {
    set(({ pastes, checks }) => ({ pastes: [...pastes, ...checks], checks: [], selected: 0 }))
  },
  startOver: () => {
    set(({ session }) => ({ ...blank, session: session + 1 }))
  },
  select: (selected) => {
    set({ selected })
  },
  setTaste: (taste) => {
    set(taste)
    saveTaste(get())
  },
  wish: (wishes) => {
    set({ wishes })
  },
  fill: (pull, fix, placeholder, value) => {
    set(({ values }) => {
      const { [placeholder]: _, ...others } = values[pull]?.[fix] ?? {}
      const filled = value === null ? others : { ...others, [placeholder]: value }
      return { values: { ...values, [pull]: { ...values[pull], [fix]: filled } } }
    })
  },
  setRealNames: (realNames) => {
    set({ realNames })
  },
}))

export function pullKey({ image, host }: { image: string | null; host: string | null }): string {
  return `${image ?? ''} ${host ?? ''}`
}

/** All pastes as one text, as the command joins its files. */
export function wholeText(pastes: Paste[]): string {
  return pastes.map((paste) => paste.text).join('\n')
}

function without(pastes: Paste[], { start, end }: Span): Paste[] {
  let at = 0
  return pastes.flatMap((paste) => {
    const [from, to] = [Math.max(0, start - at), Math.min(paste.text.length, end - at)]
    at += paste.text.length + 1
    if (from >= to) return paste
    const text = paste.text.slice(0, from) + paste.text.slice(to)
    return text.trim() === '' ? [] : { ...paste, id: ++lastPaste, text }
  })
}
