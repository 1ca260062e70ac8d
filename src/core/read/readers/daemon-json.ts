/** Docker's own daemon.json. An object says itself where it ends. */
import { jsonFileKind } from '../../text/config-files.ts'
import { objectAt, tellObject } from '../object-at.ts'
import { reader } from '../reader.ts'

export const daemonJson = reader({
  kind: 'config-file',
  title: 'daemon.json',
  announces: [],
  claims: async (page, first) => {
    const object = objectAt(page, first)
    if (!object || jsonFileKind(object.raw) !== 'daemon.json') return null
    const facts = await object.facts()
    return {
      end: object.last,
      title: facts?.title ?? 'daemon.json',
      tell: (hand) => {
        hand.file('daemon.json', true)
        if (facts) tellObject(hand, object, facts)
      },
    }
  },
})
