import { changeLanguage, useScreen } from './texts.ts'
import { openHelp } from './Help.tsx'
import type { Place } from './route.ts'
import { useStore, type Theme } from './store.ts'
import type { Language } from '../core/contract.ts'
import { languages } from '../core/vocabulary.ts'

/** A language’s own name for itself, as the browser knows it. */
function nameOf(language: Language): string {
  const name = new Intl.DisplayNames(language, { type: 'language' }).of(language) ?? language
  return name.slice(0, 1).toLocaleUpperCase(language) + name.slice(1)
}

const themes: Theme[] = ['system', 'light', 'dark']
const places: Place[] = ['incident', 'generate', 'causes', 'learn']

export function Header({ place }: { place: Place }) {
  const { language, theme, setTaste } = useStore()
  const w = useScreen()
  return (
    <header className="top">
      <a
        className="skip"
        href="#content"
        onClick={(event) => {
          event.preventDefault()
          document.getElementById('content')?.focus()
        }}
      >
        {w.skip}
      </a>
      <a className="brand" href="#/">
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M1 8h3l2-5 3 10 2-5h4" />
        </svg>
        pull-doctor
      </a>
      <nav className="places" aria-label={w.placesOfPage}>
        <ul>
          {places.map((one) => (
            <li key={one}>
              <a href={one === 'incident' ? '#/' : `#/${one}`} aria-current={one === place ? 'page' : undefined}>
                {w.place[one]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="settings">
        <details className="silent">
          <summary>{w.silent}</summary>
          <p>{w.silentHow}</p>
        </details>
        <label>
          <span className="off-screen">{w.language}</span>
          <select
            value={language}
            onChange={(event) => {
              void changeLanguage(languages.find((one) => one === event.target.value) ?? language)
            }}
          >
            {languages.map((one) => (
              <option key={one} value={one} lang={one}>
                {nameOf(one)}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span className="off-screen">{w.theme}</span>
          <select
            value={theme}
            onChange={(event) => {
              setTaste({ theme: themes.find((one) => one === event.target.value) ?? 'system' })
            }}
          >
            {themes.map((one) => (
              <option key={one} value={one}>
                {w.themes[one]}
              </option>
            ))}
          </select>
        </label>
        {__SINGLE_FILE__ ? null : (
          <a href="pull-doctor.html" download>
            {w.offline}
          </a>
        )}
        <button type="button" className="quiet" aria-label={w.help} onClick={openHelp}>
          ?
        </button>
      </div>
    </header>
  )
}
