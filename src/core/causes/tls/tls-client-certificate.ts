/** The server wants a client certificate. */
import { define, handshake, onNode, say, says, type Signs } from '../define.ts'

export const signs: Signs = [
  // TLS alerts 42, 116, 48, 45, 44, 46, 43 as Go spells them; OpenSSL's number is the same in all its versions.
  says(
    [
      'remote error: tls: bad certificate',
      'remote error: tls: certificate required',
      'remote error: tls: unknown certificate authority',
      'remote error: tls: expired certificate',
      'remote error: tls: revoked certificate',
      'remote error: tls: unknown certificate',
      'remote error: tls: unsupported certificate',
      'remote error: tls: access denied',
    ],
    { rank: 'exact' },
  ),
  says(
    [
      'SSL alert number 42',
      'SSL alert number 116',
      'alert certificate required',
      'alert bad certificate',
      'SSL alert number 48',
    ],
    { rank: 'exact' },
  ),
  // nginx ssl_verify_client on: no TLS error but a 400 with this body.
  says(['No required SSL certificate was sent', 'The SSL certificate error'], { rank: 'exact' }),
]

export const cause = define({
  code: 'tls-client-certificate',
  next: (d) => [
    onNode(
      `${handshake(d)} | grep -A5 'client certificate CA names'`,
      say('tls-client-certificate.namesCasWhoseClientCertificates'),
    ),
  ],
  cures: () => [{ kind: 'configure', situation: 'client-certificate' }],
})
