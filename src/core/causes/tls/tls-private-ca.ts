/** A complete chain to a root that is not public. */
import { cause, handshake, onNode, say, says } from '../define.ts'

export const tlsPrivateCa = cause({
  code: 'tls-private-ca',
  signs: [
    // OpenSSL 19: the root was sent, and is not in the store.
    says(
      [
        'verify error:num=19',
        'Verify return code: 19',
        'self-signed certificate in certificate chain',
        'self signed certificate in certificate chain',
        'SELF_SIGNED_CERT_IN_CHAIN',
      ],
      { weight: 74 },
    ),
  ],
  next: (d) => [onNode(handshake(d), say('tls-private-ca.printsChainNameRootAsk'))],
  cures: () => [
    { kind: 'configure', situation: 'private-ca' },
    { kind: 'configure', situation: 'skip-verify' },
  ],
})
