/** No common version, cipher or signature. */
import { advise, define, endpoint, hostOnly, onNode, say, says, sh, type Signs } from '../define.ts'

export const signs: Signs = [
  says(
    [
      'remote error: tls: handshake failure',
      'remote error: tls: protocol version not supported',
      'remote error: tls: insufficient security level',
      'remote error: tls: internal error',
      'remote error: tls: no application protocol',
      'tls: server selected unsupported protocol version',
      'tls: no supported versions satisfy MinVersion and MaxVersion',
      'tls: server chose an unconfigured cipher suite',
      'tls: unsupported elliptic curve',
    ],
    { rank: 'exact' },
  ),
  // Go refuses SHA-1 and MD5 signatures; it looks like an unknown CA and is not.
  says(
    [
      'x509: cannot verify signature: insecure algorithm <word>',
      'x509: cannot verify signature: algorithm unimplemented',
      'x509: unhandled critical extension',
    ],
    { rank: 'exact' },
  ),
  says(
    [
      'Unknown SSL protocol error',
      'sslv3 alert handshake failure',
      'tlsv1 alert protocol version',
      'alert protocol version',
      'alert handshake failure',
      'SSL alert number 40',
      'SSL alert number 70',
      'no protocols available',
      'unsupported protocol',
      'no shared cipher',
      'dh key too small',
      'ca md too weak',
      'verify error:num=68',
      'legacy sigalg disallowed',
      'wrong signature type',
      'CA signature digest algorithm too weak',
      'SSL_ERROR_UNSUPPORTED_VERSION',
      'SSL_ERROR_NO_CYPHER_OVERLAP',
      'SEC_ERROR_CERT_SIGNATURE_ALGORITHM_DISABLED',
      'SEC_E_ALGORITHM_MISMATCH',
      'SEC_E_UNSUPPORTED_FUNCTION',
      'ERR_SSL_VERSION_OR_CIPHER_MISMATCH',
    ],
    { rank: 'names', unless: ['unsupported protocol scheme'] },
  ),
  says('tls: invalid <any>signature', { rank: 'names' }),
]

export const cause = define({
  code: 'tls-protocol',
  next: (d) => [
    onNode(
      `openssl s_client -connect ${sh(endpoint(d))} -servername ${sh(hostOnly(d))} </dev/null 2>&1 | grep -E 'Protocol|Cipher|alert|Peer signature'`,
      say('tls-protocol.showsWhichVersionCipherCome'),
    ),
  ],
  cures: (d) => [
    advise({
      id: 'modern-tls',
      target: 'registry',
      who: 'registry-owner',
      touches: 'registry',
      basis: 'source',
      title: say('tls-protocol.offerTls12Newer'),
      verify: [
        {
          run: `openssl s_client -connect ${sh(endpoint(d))} -servername ${sh(hostOnly(d))} -tls1_2 </dev/null 2>&1 | grep -E 'Protocol|Cipher is'`,
          on: 'node',
          expect: say('tls-protocol.tlsv12NewerCipher'),
        },
      ],
    }),
  ],
})
