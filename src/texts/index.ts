/** The languages, one at a time: the page loads the one that it shows, its first screen before the rest. */
import type { Language } from '../core/contract.ts'
import type { Screen, Texts } from './keys.ts'

export async function loadScreen(language: Language): Promise<Screen> {
  const folder = (await import(`./${language}/screen.ts`)) as { screen: Screen }
  return folder.screen
}

export async function loadTexts(language: Language): Promise<Texts> {
  const folder = (await import(`./${language}/index.ts`)) as { texts: Texts }
  return folder.texts
}
