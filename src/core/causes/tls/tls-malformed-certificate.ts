/** What the server sends does not parse as a certificate. */
import { advise, cause, say, says } from '../define.ts'

export const tlsMalformedCertificate = cause({
  code: 'tls-malformed-certificate',
  signs: [
    // Go crypto/tls; e.g. "x509: negative serial number" since 1.23.
    says('tls: failed to parse certificate from server', { weight: 88 }),
    says(
      [
        'x509: malformed',
        'x509: negative serial number',
        'x509: invalid basic constraints',
        'x509: certificate contains duplicate extensions',
        'x509: trailing data',
      ],
      { weight: 80 },
    ),
  ],
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
