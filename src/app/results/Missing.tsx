import { speak } from '../../core/said.ts'
import { useScreen, useTexts } from '../texts.ts'
import { useId, useState } from 'react'
import type { Fix } from '../../core/contract.ts'
import { hasField, isPem, isTold, refusalOf } from '../../core/fixes/fill.ts'

/** What the person filled in so far, and the way to do so; null takes a value out again. */
export interface Filling {
  values: { readonly [placeholder: string]: string }
  fill: (placeholder: string, value: string | null) => void
  /** Another form on the page has the field for it. */
  elsewhere?: (placeholder: string) => boolean
}
type Needs = Fix['needs']

export const canFill = ({ placeholder }: Needs[number], needs: Needs, filling: Filling): boolean =>
  hasField(placeholder) && !isTold(placeholder, needs) && filling.elsewhere?.(placeholder) !== true

/** The values that a fix leaves open: a field for each, and those that are in. A key or a password has none: it goes into the file, by its owner. */
export function Missing({
  needs,
  inBlock,
  filling,
  primary,
}: {
  needs: Needs
  /** How many of them the copied block needs; the rest stands in checks and undo only. */
  inBlock: number
  /** Not given: the fix is there to be read, not to be done. */
  filling: Filling | undefined
  primary: boolean
}) {
  const texts = useTexts()
  const w = useScreen()
  const id = useId()
  const [typed, setTyped] = useState<{ [placeholder: string]: string }>({})
  const [refused, setRefused] = useState<{ [placeholder: string]: string }>({})
  const fields = filling ? needs.filter((need) => canFill(need, needs, filling)) : []
  const others = needs.filter((need) => !fields.includes(need) && !(filling && isTold(need.placeholder, needs)))
  const done = Object.entries(filling?.values ?? {})
  if (needs.length + done.length === 0) return null
  const submit = () => {
    const reasons: typeof refused = {}
    for (const { placeholder } of fields) {
      const value = typed[placeholder]?.trim() ?? ''
      if (value === '') continue
      const reason = refusalOf(placeholder, value)
      if (reason === null) filling?.fill(placeholder, value)
      else reasons[placeholder] = speak(reason, texts)
    }
    setRefused(reasons)
  }
  return (
    <div className={needs.length > 0 ? 'needs' : 'needs met'}>
      {needs.length > 0 ? (
        <p className="label">{filling && inBlock > 0 ? w.missingValues(fields.length + others.length) : w.needs}</p>
      ) : null}
      {fields.length > 0 ? (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            submit()
          }}
        >
          {fields.map(({ placeholder, what }) => {
            const attributes = {
              value: typed[placeholder] ?? '',
              onChange: ({ target }: { target: { value: string } }) => {
                setTyped({ ...typed, [placeholder]: target.value })
              },
              autoComplete: 'off',
              autoCapitalize: 'off',
              spellCheck: false,
              'aria-invalid': refused[placeholder] === undefined ? undefined : true,
              'aria-describedby': refused[placeholder] === undefined ? undefined : `${id}${placeholder}`,
            } as const
            return (
              <div key={placeholder} className="need">
                <label>
                  <span>
                    <code>{placeholder}</code> {what}
                  </span>
                  {isPem(placeholder) ? (
                    <textarea rows={3} placeholder="-----BEGIN CERTIFICATE-----" {...attributes} />
                  ) : (
                    <input {...attributes} />
                  )}
                </label>
                <p role="status" id={`${id}${placeholder}`} className="refused-value">
                  {refused[placeholder]}
                </p>
              </div>
            )
          })}
          <p className="all">
            <button type="submit" className={primary ? 'primary' : 'quiet'}>
              {w.fillIn}
            </button>
            {inBlock > 0 ? <span className="dim small">{w.missingHint}</span> : null}
          </p>
        </form>
      ) : null}
      {others.length > 0 ? (
        <ul>
          {others.map(({ placeholder, what }) => (
            <li key={placeholder}>
              <code>{placeholder}</code> {what}
            </li>
          ))}
        </ul>
      ) : null}
      {done.length > 0 ? (
        <ul className="filled" aria-label={w.filledIn}>
          {done.map(([placeholder, value]) => (
            <li key={placeholder}>
              <span aria-hidden="true">✓ </span>
              <code>{placeholder}</code> {isPem(placeholder) ? 'PEM' : value}{' '}
              <button
                type="button"
                className="quiet"
                aria-label={`${w.change}: ${placeholder}`}
                onClick={() => {
                  setTyped({ ...typed, [placeholder]: value })
                  filling?.fill(placeholder, null)
                }}
              >
                {w.change}
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}
