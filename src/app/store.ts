/** What the person chose. The paste lives here and nowhere else; only taste goes into local storage. */
import { create } from 'zustand'
import type { Language, Wishes } from '../core/contract.ts'
import { languages } from '../core/vocabulary.ts'

export interface Paste { id: number; name: string; text: string }
export type Theme = 'system' | 'light' | 'dark'

interface State {
  pastes: Paste[]
  selected: number
  language: Language
  theme: Theme
  /** What the person says beside the paste: the runtime, the way to the nodes. */
  wishes: Wishes
  addPaste: (text: string, name: string) => void
  removePaste: (id: number) => void
  startOver: () => void
  select: (index: number) => void
  setLanguage: (language: Language) => void
  setTheme: (theme: Theme) => void
  wish: (wishes: Wishes) => void
}

const tasteKey = 'pull-doctor.taste'
interface Taste { language: Language; theme: Theme }

function savedTaste(): Taste {
  const preferred = navigator.languages.map((tag) => tag.slice(0, 2)).find((code) => languages.some((known) => known === code))
  const taste: Taste = { language: preferred === 'ru' ? 'ru' : 'en', theme: 'system' }
  try {
    const saved = JSON.parse(localStorage.getItem(tasteKey) ?? '{}') as Partial<Taste>
    if (saved.language === 'en' || saved.language === 'ru') taste.language = saved.language
    if (saved.theme === 'light' || saved.theme === 'dark') taste.theme = saved.theme
  } catch {
    // No storage (a file opened from disk, a strict browser): the defaults do.
  }
  return taste
}

function saveTaste({ language, theme }: Taste): void {
  try {
    localStorage.setItem(tasteKey, JSON.stringify({ language, theme }))
  } catch {
    // As above: the choice then lasts as long as the page.
  }
}

let lastPaste = 0

export const useStore = create<State>((set, get) => ({
  pastes: [],
  selected: 0,
  ...savedTaste(),
  wishes: {},
  addPaste: (text, name) => { if (text.trim() !== '') set(({ pastes }) => ({ pastes: [...pastes, { id: ++lastPaste, name, text }], selected: 0 })) },
  removePaste: (id) => { set(({ pastes }) => ({ pastes: pastes.filter((paste) => paste.id !== id), selected: 0 })) },
  startOver: () => { set({ pastes: [], selected: 0, wishes: {} }) },
  select: (selected) => { set({ selected }) },
  setLanguage: (language) => { set({ language }); saveTaste(get()) },
  setTheme: (theme) => { set({ theme }); saveTaste(get()) },
  wish: (wishes) => { set({ wishes }) },
}))

/** All pastes as one text, as the command joins its files. */
export function wholeText(pastes: Paste[]): string { return pastes.map((paste) => paste.text).join('\n') }
