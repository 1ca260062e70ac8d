/** No path from the certificate to a trusted root, and no evidence yet of which kind. */
import { define, handshake, imageWord, onNode, say, says, type Signs } from '../define.ts'

export const signs: Signs = [
  // Go crypto/x509 UnknownAuthorityError, all versions; from 1.20 with "tls: failed to verify certificate: " in front.
  says('x509: certificate signed by unknown authority', { rank: 'names' }),
  says('certificate signed by unknown authority', { rank: 'names' }),
  // A CA of the same name but another key is trusted.
  says(
    [
      'certificate signed by unknown authority (possibly because of crypto/rsa: verification error while trying to verify candidate authority ' +
        'certificate <name>)',
      'certificate signed by unknown authority (possibly because of <any> while trying to verify candidate authority certificate <name>)',
    ],
    { rank: 'names', details: { name: 'authority' } },
  ),
  says(
    [
      'certificate is not authorized to sign other certificates',
      'too many intermediates for path length constraint',
      'certificate specifies an incompatible key usage',
      'a root or intermediate certificate is not authorized to sign for this name',
      'signature check attempts limit reached while verifying certificate chain',
    ],
    { rank: 'names' },
  ),
  // OpenSSL 20 alone: no issuer found, in the dump or in the store.
  says(['unable to get local issuer certificate', 'unable to get issuer certificate'], {
    rank: 'general',
    certainty: 'likely',
    or: ['tls-incomplete-chain', 'tls-private-ca'],
  }),
  // wget, with OpenSSL and with GnuTLS (src/openssl.c, src/gnutls.c of GNU Wget 1.21).
  says(
    [
      'Unable to locally verify the issuer s authority',
      'The certificate of <host> doesn t have a known issuer',
      'The certificate of <host> is not trusted',
    ],
    { rank: 'general' },
  ),
  // NSS (curl of CentOS and RHEL 7, browsers), schannel, Secure Transport, GnuTLS, Chromium, Java.
  says(
    [
      'SEC_ERROR_UNKNOWN_ISSUER',
      'SEC_ERROR_UNTRUSTED_ISSUER',
      'SEC_ERROR_CA_CERT_INVALID',
      'Peer s Certificate issuer is not recognized',
      'Peer s certificate issuer has been marked as not trusted by the user',
      'SEC_E_UNTRUSTED_ROOT',
      'CERT_E_UNTRUSTEDROOT',
      'The certificate chain was issued by an authority that is not trusted',
      'CERT_TRUST_IS_UNTRUSTED_ROOT',
      'errSSLUnknownRootCert',
      'SSL certificate problem: Invalid certificate chain',
      'The certificate issuer is unknown',
      'NET::ERR_CERT_AUTHORITY_INVALID',
      'unable to find valid certification path to requested target',
      'the trustAnchors parameter must be non-empty',
    ],
    { rank: 'names', or: ['tls-private-ca', 'tls-interception'] },
  ),
  says(
    [
      'certificate verify failed',
      'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
      'PKIX path building failed',
      'SunCertPathBuilderException',
      'MOZILLA_PKIX_ERROR_MITM_DETECTED',
    ],
    { rank: 'wraps', certainty: 'likely', or: ['tls-private-ca'] },
  ),
]

export const cause = define({
  code: 'tls-unknown-authority',
  next: (d) => [
    ...(d.beyond
      ? [
          onNode(
            `skopeo inspect --config docker://${imageWord(d)}`,
            say('tls-unknown-authority.goesSameWayNamesAddress'),
          ),
        ]
      : []),
    onNode(handshake(d), say('tls-unknown-authority.printsChainNodeShownTells')),
  ],
  cures: (d) =>
    d.beyond
      ? [
          {
            kind: 'configure',
            situation: 'private-ca',
            targets: ['system-trust'],
            notes: [say('tls-unknown-authority.mustCaHostServesConfiguration')],
          },
        ]
      : [
          { kind: 'configure', situation: 'private-ca' },
          { kind: 'configure', situation: 'skip-verify' },
        ],
})
