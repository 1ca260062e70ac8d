/** What the server sends does not parse as a certificate. */
import { advise, define, say, says, type Signs } from '../define.ts'

export const signs: Signs = [
  // Go crypto/tls; e.g. "x509: negative serial number" since 1.23.
  says('tls: failed to parse certificate from server', { rank: 'exact' }),
  says(
    [
      'x509: malformed',
      'x509: negative serial number',
      'x509: invalid basic constraints',
      'x509: certificate contains duplicate extensions',
      'x509: trailing data',
    ],
    { rank: 'names' },
  ),
]

export const cause = define({
  code: 'tls-malformed-certificate',
  cures: () => [
    advise({
      id: 'reissue-certificate',
      target: 'registry',
      who: 'registry-owner',
      touches: 'registry',
      basis: 'source',
      title: say('tls-malformed-certificate.issueCertificateAgainCurrentTool'),
      notes: [say('tls-malformed-certificate.noSettingNodeMakesGo')],
    }),
  ],
})
