import { speak } from '../../../core/said.ts'
import { useScreen, useTexts } from '../../texts.ts'
import { useState } from 'react'
import { checklist, roles } from './first-hour.ts'
import { lasting } from './lasting.ts'

/** A guided order through the rest, to be ticked off or printed. What is ticked lasts as long as the page. */
export function FirstHour() {
  const texts = useTexts()
  const common = useScreen()
  const w = useTexts().learn
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const toggle = (id: string) => {
    const next = new Set(ticked)
    if (!next.delete(id)) next.add(id)
    setTicked(next)
  }
  return (
    <>
      <p className="lead">
        {w.hourLead}{' '}
        <button
          type="button"
          className="quiet showing"
          onClick={() => {
            print()
          }}
        >
          {w.print}
        </button>
      </p>
      <ol className="checklist">
        {checklist.map(({ id, minutes, text, address }) => (
          <li key={id}>
            <label>
              <input
                type="checkbox"
                checked={ticked.has(id)}
                onChange={() => {
                  toggle(id)
                }}
              />{' '}
              <span>{speak(text, texts)}</span>
            </label>{' '}
            <span className="dim">{w.minutes(minutes)}</span>
            {address === null ? null : (
              <>
                {' '}
                <a href={address}>{w.there}</a>
              </>
            )}
          </li>
        ))}
      </ol>
      <h2>{w.rolesTitle}</h2>
      <div className="scroll" role="group" aria-label={w.rolesTitle} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{w.role}</th>
              <th scope="col">{w.canFix}</th>
              <th scope="col">{w.tellThem}</th>
            </tr>
          </thead>
          <tbody>
            {roles.map(({ who, can, tell }) => (
              <tr key={who}>
                <th scope="row">{common.who[who]}</th>
                <td>{speak(can, texts)}</td>
                <td>{speak(tell, texts)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <h2>{w.lasting}</h2>
      {lasting.map(({ who, advice }) => (
        <section key={who} className="lasting" aria-label={common.who[who]}>
          <h3>{common.who[who]}</h3>
          <ul>
            {advice.map((one) => (
              <li key={speak(one, texts)}>{speak(one, texts)}</li>
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}
