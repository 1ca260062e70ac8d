/** Certificates as PEM, one or several below each other. */
import { pemAt } from '../../pki/pem.ts'
import { reader } from '../reader.ts'

export const pem = reader({
  kind: 'pem',
  title: 'certificate',
  carries: 'pasted',
  announces: ['begin certificate'],
  wide: true,
  // What was printed of a certificate stands above its PEM.
  continues: ['pem', 'x509-text'],
  claims: ({ lines }, first) => {
    const block = pemAt(lines, first)
    if (!block || !/CERTIFICATE$/.test(block.label)) return null
    const { start, end, pem: text } = block
    return {
      end: block.last,
      tell: (hand) => {
        hand.chain({ start, end, pems: text === null ? [] : [{ pem: text, start, end }] })
      },
    }
  },
})
