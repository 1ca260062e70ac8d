/** Kubernetes objects as JSON or YAML, whole or cut off. */
import { objectAt, tellObject } from '../object-at.ts'
import { reader } from '../reader.ts'

export const object = reader({
  kind: 'object',
  title: 'object',
  announces: ['.dockerconfigjson'],
  wide: true,
  claims: async (page, first) => {
    const found = objectAt(page, first)
    const facts = await found?.facts()
    return found && facts
      ? {
          end: found.last,
          title: facts.title,
          tell: (hand) => {
            tellObject(hand, found, facts)
          },
        }
      : null
  },
})
