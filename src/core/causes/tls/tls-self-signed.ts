/** The server's own certificate is its own issuer. */
import { define, handshake, onNode, say, says, type Signs } from '../define.ts'

export const signs: Signs = [
  // OpenSSL 18. "self signed" before 3.0.
  says(
    [
      'verify error:num=18',
      'Verify return code: 18',
      'curl: (60) SSL certificate problem: self-signed certificate',
      'curl: (60) SSL certificate problem: self signed certificate',
      'SSL certificate problem: self-signed certificate',
      'SSL certificate problem: self signed certificate',
      'DEPTH_ZERO_SELF_SIGNED_CERT',
    ],
    {
      rank: 'names',
      unless: ['self signed certificate in certificate chain', 'self-signed certificate in certificate chain'],
    },
  ),
  says(['MOZILLA_PKIX_ERROR_SELF_SIGNED_CERT', 'CERT_TRUST_IS_SELF_SIGNED'], { rank: 'names' }),
  says('Chain of trust NOT ok (self signed)', { rank: 'names' }),
  says('Self-signed certificate encountered', { rank: 'names' }),
  says(
    [
      'certificate verify failed: <any>(self signed certificate)',
      'certificate verify failed: <any>(self-signed certificate)',
    ],
    { rank: 'names' },
  ),
  says(['self-signed certificate', 'self signed certificate'], {
    rank: 'names',
    certainty: 'likely',
    or: ['tls-private-ca'],
    unless: ['in certificate chain'],
  }),
  // Go, when the leaf lies in the pool without being a CA.
  says('x509: invalid signature: parent certificate cannot sign this kind of certificate', {
    rank: 'names',
    certainty: 'likely',
    or: ['tls-unknown-authority'],
  }),
]

export const cause = define({
  code: 'tls-self-signed',
  next: (d) => [onNode(handshake(d), say('tls-self-signed.printsCertificateItselfSoFingerprint'))],
  cures: () => [
    {
      kind: 'configure',
      situation: 'private-ca',
      notes: [say('tls-self-signed.compareFingerprintRegistryOwnerOver')],
    },
    { kind: 'configure', situation: 'skip-verify' },
  ],
})
