import type { Pull, Report } from '../../core/contract.ts'
import { report as reportOf } from '../../core/report.ts'
import { words } from '../../words.ts'
import type { Reading } from '../../worker/client.ts'
import { CopyButton } from '../parts/CopyButton.tsx'
import { useStore } from '../store.ts'

const sharing = () => import('../../core/sharing/index.ts')

/** For others: a ticket, the report, a message to whoever can fix it. Names are pseudonyms until the switch says otherwise; secrets never. */
export function Share({ reading, pull }: { reading: Reading; pull: Pull }) {
  const { language, wishes, selected, realNames, setRealNames, startOver } = useStore()
  const w = words[language]
  const shared = async (make: (report: Report, shown: Pull, how: Awaited<ReturnType<typeof sharing>>) => string) => {
    const how = await sharing()
    const whole = reportOf(reading.diagnosis, language, wishes)
    const told = realNames ? whole : how.pseudonymised(whole)
    return make(told, told.pulls[selected] ?? told.pulls[0] ?? pull, how)
  }
  const whom = pull.fixes[0] ? w.who[pull.fixes[0].who] : null
  return (
    <section aria-labelledby="share" className="share">
      <h2 id="share">{w.share}</h2>
      <p className="all">
        <CopyButton text={() => shared((told, _, how) => how.toMarkdown(told, language, { pseudonyms: !realNames }))} what={w.ticket} label={w.copyTicket} />
        <CopyButton text={() => shared((_, shown, how) => how.toMessage(shown, language))} what={whom === null ? w.message : w.messageTo(whom)} label={whom === null ? w.message : w.messageTo(whom)} />
        <CopyButton text={() => shared((told) => JSON.stringify(told, null, 2))} what="JSON" label={w.copyReport} />
      </p>
      <p><label><input type="checkbox" checked={realNames} onChange={(event) => { setRealNames(event.target.checked) }} /> {w.realNames}</label> <span className="dim">{realNames ? w.realNamesHint : w.pseudonymsHint}</span></p>
      <p><button type="button" className="quiet" onClick={startOver}>{w.startOver}</button> <span className="dim">{w.startOverHint}</span></p>
    </section>
  )
}
