/** Docker's config.json: logins by host. */
import { jsonFileKind } from '../../text/config-files.ts'
import { objectAt, tellObject } from '../object-at.ts'
import { reader } from '../reader.ts'

export const dockerConfig = reader({
  kind: 'docker-config',
  title: 'Docker config.json',
  announces: [],
  claims: async (page, first) => {
    const object = objectAt(page, first)
    if (!object || jsonFileKind(object.raw) !== 'config.json') return null
    const facts = await object.facts()
    return facts?.title !== 'Docker config.json'
      ? null
      : {
          end: object.last,
          tell: (hand) => {
            tellObject(hand, object, facts)
          },
        }
  },
})
