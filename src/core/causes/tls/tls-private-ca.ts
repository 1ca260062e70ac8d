/** A complete chain to a root that is not public. */
import { define, handshake, onNode, say, says, type Signs } from '../define.ts'

export const signs: Signs = [
  // OpenSSL 19: the root was sent, and is not in the store.
  says(
    [
      'verify error:num=19',
      'Verify return code: 19',
      'self-signed certificate in certificate chain',
      'self signed certificate in certificate chain',
      'SELF_SIGNED_CERT_IN_CHAIN',
      'Chain of trust NOT ok (self signed CA in chain)',
    ],
    { rank: 'names' },
  ),
]

export const cause = define({
  code: 'tls-private-ca',
  next: (d) => [onNode(handshake(d), say('tls-private-ca.printsChainNameRootAsk'))],
  cures: () => [
    { kind: 'configure', situation: 'private-ca' },
    { kind: 'configure', situation: 'skip-verify' },
  ],
})
