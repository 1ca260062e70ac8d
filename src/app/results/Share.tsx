import { useState } from 'react'
import { useScreen, useTexts } from '../texts.ts'
import type { Fix, Pull, Report } from '../../core/contract.ts'
import { report as reportOf } from '../../core/report.ts'
import type { Reading } from '../../worker/client.ts'
import { CopyButton } from '../parts/CopyButton.tsx'
import { useStore } from '../store.ts'

const sharing = () => import('../../core/sharing/index.ts')
type Sharing = Awaited<ReturnType<typeof sharing>>

/** What others are told: with pseudonyms until the switch says otherwise. Worked out at the click. */
function useShared(reading: Reading, pull: Pull) {
  const texts = useTexts()
  const { wishes, selected, realNames } = useStore()
  return async (make: (report: Report, shown: Pull, how: Sharing) => string) => {
    const how = await sharing()
    const whole = reportOf(reading.diagnosis, texts, wishes)
    const told = realNames ? whole : how.pseudonymised(whole)
    return make(told, told.pulls[selected] ?? told.pulls[0] ?? pull, how)
  }
}

/** A ready message to the person who can fix it. */
export function MessageButton({
  reading,
  pull,
  fix,
  primary = false,
}: {
  reading: Reading
  pull: Pull
  fix: Fix | undefined
  primary?: boolean
}) {
  const texts = useTexts()
  const w = useScreen()
  const shared = useShared(reading, pull)
  const label = fix ? w.messageTo(w.who[fix.who]) : w.message
  return (
    <CopyButton
      text={() => shared((_, shown, how) => how.toMessage(shown, texts))}
      what={w.message}
      label={label}
      primary={primary}
    />
  )
}

/** For others: a ticket, the report, a message. Secrets are in none of them. */
export function Share({ reading, pull }: { reading: Reading; pull: Pull }) {
  const texts = useTexts()
  const { realNames, setRealNames } = useStore()
  const w = useScreen()
  const shared = useShared(reading, pull)
  return (
    <section aria-labelledby="share" className="share">
      <h2 id="share">{w.share}</h2>
      <p className="all">
        <CopyButton
          text={() => shared((told, _, how) => how.toMarkdown(told, texts, { pseudonyms: !realNames }))}
          what={w.ticket}
          label={w.copyTicket}
        />
        <MessageButton reading={reading} pull={pull} fix={pull.fixes[0]} />
        <CopyButton text={() => shared((told) => JSON.stringify(told, null, 2))} what="JSON" label={w.copyReport} />
      </p>
      <p>
        <label>
          <input
            type="checkbox"
            checked={realNames}
            onChange={(event) => {
              setRealNames(event.target.checked)
            }}
          />{' '}
          {w.realNames}
        </label>
      </p>
      <p className="dim">{realNames ? w.realNamesHint : w.pseudonymsHint}</p>
      {!realNames && <Replaced reading={reading} />}
    </section>
  )
}

/** What is replaced by what, worked out when it is opened. */
function Replaced({ reading }: { reading: Reading }) {
  const texts = useTexts()
  const { wishes } = useStore()
  const w = useScreen()
  const [list, setList] = useState<[name: string, pseudonym: string][]>([])
  return (
    <details
      onToggle={(event) => {
        if (event.currentTarget.open)
          void sharing().then((how) => {
            setList(how.pseudonymsOf(reportOf(reading.diagnosis, texts, wishes)))
          })
      }}
    >
      <summary>{w.replaced}</summary>
      <table className="replaced">
        <tbody>
          {list.map(([name, pseudonym]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{pseudonym}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
