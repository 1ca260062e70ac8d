import { useScreen, useTexts } from '../texts.ts'
import { useRef, type KeyboardEvent } from 'react'
import type { Pull } from '../../core/contract.ts'
import { useStore } from '../store.ts'
import { causeTitle } from '../titles.ts'

/** Of very many pulls the first hundred are listed, worst first. */
const mostListed = 100

interface Numbered {
  pull: Pull
  number: number
}

/** Several pulls, grouped by cause, worst first; arrow keys go from one to the next. What was pulled is only told where nothing fails. */
export function Pulls({ pulls, current }: { pulls: Pull[]; current: Pull | undefined }) {
  const texts = useTexts()
  const { select } = useStore()
  const w = useScreen()
  const list = useRef<HTMLDivElement>(null)
  const numbered = pulls.map((pull, number) => ({ pull, number }))
  const failing = numbered.filter(({ pull }) => pull.cause !== 'pulled')
  const told = failing.length > 0 ? failing : numbered
  if (told.length < 2) return null
  const groups = new Map<string, Numbered[]>()
  for (const one of told.slice(0, mostListed)) groups.set(one.pull.cause, [...(groups.get(one.pull.cause) ?? []), one])
  const order = [...groups.values()].flat()
  const at = Math.max(
    0,
    order.findIndex(({ pull }) => pull === current),
  )
  const choose = (index: number, focus: boolean) => {
    const one = order[(index + order.length) % order.length]
    if (!one) return
    select(one.number)
    if (focus)
      list.current?.querySelectorAll<HTMLElement>('[role="radio"]')[(index + order.length) % order.length]?.focus()
  }
  const onKey = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key]
    const index =
      step !== undefined ? at + step : event.key === 'Home' ? 0 : event.key === 'End' ? order.length - 1 : null
    if (index === null) return
    event.preventDefault()
    choose(index, true)
  }
  const pods = new Set(
    failing.flatMap(({ pull }) => pull.pods.map(({ namespace, name }) => `${namespace ?? ''}/${name ?? ''}`)),
  ).size
  return (
    <section className="pulls" aria-labelledby="pulls-title">
      <p className="label" id="pulls-title">
        {w.pulls(told.length, groups.size)}
        {pods > 1 ? ` · ${w.pods(pods)}` : ''}{' '}
        <button
          type="button"
          data-next
          className="link"
          onClick={() => {
            choose(at + 1, false)
          }}
        >
          {w.nextPull}
        </button>
      </p>
      <div role="radiogroup" aria-labelledby="pulls-title" ref={list} onKeyDown={onKey}>
        {[...groups].map(([cause, members]) => (
          <div key={cause} role="presentation" className="group">
            <p className="group-title">
              {causeTitle(members[0]?.pull.cause ?? 'unknown', texts)} <span className="dim">× {members.length}</span>
            </p>
            {members.map(({ pull, number }) => (
              <button
                key={number}
                type="button"
                role="radio"
                aria-checked={pull === current}
                tabIndex={pull === order[at]?.pull ? 0 : -1}
                onClick={() => {
                  select(number)
                }}
              >
                <span className="wrap">{pull.image ?? pull.host ?? '?'}</span>
                {pull.pods.length > 1 ? <span className="dim"> · {w.pods(pull.pods.length)}</span> : null}
              </button>
            ))}
          </div>
        ))}
      </div>
      {told.length > mostListed ? <p className="dim">{w.morePulls(told.length - mostListed)}</p> : null}
    </section>
  )
}
