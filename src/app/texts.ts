/** The words of the chosen language. Nothing is drawn before its screen is here; what comes later waits for all of them. */
import type { Language } from '../core/contract.ts'
import { loadScreen, loadTexts } from '../texts/index.ts'
import type { Screen, Texts } from '../texts/keys.ts'
import { useStore } from './store.ts'

const screens = new Map<Language, Screen>()
const whole = new Map<Language, Texts>()

export async function fetchScreen(language: Language): Promise<void> {
  if (!screens.has(language)) screens.set(language, await loadScreen(language))
}

/** All sentences of the language that is shown now, whichever it is when they are here. */
export async function fetchTexts(): Promise<void> {
  const { language } = useStore.getState()
  if (!whole.has(language)) whole.set(language, await loadTexts(language))
  if (useStore.getState().language !== language) await fetchTexts()
}

/** Another language is shown when all of it is here that the page draws already. */
export async function changeLanguage(language: Language): Promise<void> {
  await fetchScreen(language)
  if (whole.size > 0 && !whole.has(language)) whole.set(language, await loadTexts(language))
  useStore.getState().setTaste({ language })
}

function of<T>(loaded: ReadonlyMap<Language, T>, language: Language): T {
  const found = loaded.get(language)
  if (found === undefined) throw new Error(`the words of ${language} are not loaded`)
  return found
}

export function useScreen(): Screen {
  return of(
    screens,
    useStore((state) => state.language),
  )
}

/** null until they are here. */
export function useLoadedTexts(): Texts | null {
  return whole.get(useStore((state) => state.language)) ?? null
}

/** For whatever is drawn after `fetchTexts`. */
export function useTexts(): Texts {
  return of(
    whole,
    useStore((state) => state.language),
  )
}
