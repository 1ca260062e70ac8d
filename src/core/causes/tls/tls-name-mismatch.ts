/** A valid chain, for other names. */
import { advise, define, endpoint, handshake, hostOnly, onNode, say, says, sh, type Signs } from '../define.ts'

export const signs: Signs = [
  // Go crypto/x509 HostnameError. From 100 names on, Go 1.24.11/1.25.5 give a number instead.
  says('x509: certificate is valid for <any>, not <host>', {
    rank: 'exact',
    details: { any: 'names', host: 'wanted' },
  }),
  says('certificate is valid for <any>, not <host>', { rank: 'exact', details: { any: 'names', host: 'wanted' } }),
  says('x509: certificate is not valid for any names, but wanted to match <host>', {
    rank: 'exact',
    details: { host: 'wanted' },
  }),
  says(
    [
      'x509: certificate is valid for <number> names, but none matched <host>',
      'x509: certificate is valid for <number> IP SANs, but none matched <host>',
    ],
    { rank: 'exact', details: { host: 'wanted', number: 'names' } },
  ),
  says(
    [
      'no alternative certificate subject name matches target host name',
      'certificate subject name <any> does not match target host name',
      'Hostname mismatch',
      'verify error:num=62',
      'Verify return code: 62',
      'no alternative certificate subject name matches',
    ],
    { rank: 'exact' },
  ),
  says(
    [
      'no certificate subject alternative name matches requested host name <host>',
      'certificate common name <any> doesn t match requested host name <host>',
      'The certificate s owner does not match hostname <host>',
    ],
    { rank: 'exact', details: { host: 'wanted' } },
  ),
  // NSS, schannel, GnuTLS, Chromium, Java, openssl verify.
  says(
    [
      'SSL_ERROR_BAD_CERT_DOMAIN',
      'requested domain name does not match the server s certificate',
      'SEC_E_WRONG_PRINCIPAL',
      'The target principal name is incorrect',
      'CERT_E_CN_NO_MATCH',
      'The name in the certificate does not match the expected',
      'NET::ERR_CERT_COMMON_NAME_INVALID',
      'No subject alternative DNS name matching <host> found',
      'No subject alternative names matching IP address <address> found',
      'error 62 at <number> depth lookup',
      'error 64 at <number> depth lookup',
    ],
    { rank: 'exact' },
  ),
  says('remote error: tls: unrecognized name', { rank: 'exact' }),
]

export const cause = define({
  code: 'tls-name-mismatch',
  next: (d) => [
    onNode(
      `openssl s_client -connect ${sh(endpoint(d))} -servername ${sh(hostOnly(d))} </dev/null 2>/dev/null | openssl x509 -noout -subject -ext subjectAltName`,
      say('tls-name-mismatch.showsWhoAnswersUnderName'),
    ),
  ],
  cures: (d) => [
    advise({
      id: 'match-name',
      target: 'registry',
      who: 'registry-owner',
      touches: 'registry',
      basis: 'source',
      title: say('tls-name-mismatch.useNameCertificateHasIssue'),
      notes: [
        ...(/ingress\.local|TRAEFIK DEFAULT|Fake Certificate/i.test(d.names ?? '')
          ? [say('tls-name-mismatch.ingressControllerDefaultCertificateNo')]
          : []),
        say('tls-name-mismatch.ifAnotherServiceAnswersCorrect'),
      ],
      commands: [
        {
          run: `openssl s_client -connect ${sh(endpoint(d))} -servername ${sh(hostOnly(d))} </dev/null 2>/dev/null | openssl x509 -noout -ext subjectAltName`,
          on: 'node',
          expect: say('tls-name-mismatch.dnsList', hostOnly(d)),
        },
      ],
      verify: [
        {
          run: `${handshake(d)} -verify_hostname ${sh(hostOnly(d))} | grep -m1 'Verify return code'`
            .replace(' 2>&1 -verify_hostname', ' -verify_hostname')
            .replace('</dev/null -verify_hostname', '-verify_hostname'),
          on: 'node',
          expect: say('tls-name-mismatch.noNum62'),
        },
      ],
    }),
    { kind: 'configure', situation: 'skip-verify' },
  ],
})
