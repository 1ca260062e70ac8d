/** A private key: that one was there is told, and nothing of it. */
import { pemAt } from '../../pki/pem.ts'
import { reader } from '../reader.ts'

export const privateKey = reader({
  kind: 'private-key',
  title: 'private key',
  announces: [],
  claims: ({ lines }, first) => {
    const block = pemAt(lines, first)
    return block && /PRIVATE KEY/.test(block.label) ? { end: block.last, title: block.label.toLowerCase() } : null
  },
})
