/** Past notAfter: the leaf's, an intermediate's or the root's. */
import {
  advise,
  define,
  endpoint,
  hostOnly,
  oldDstRoot,
  onNode,
  printed,
  say,
  says,
  sh,
  type Signs,
} from '../define.ts'

export const signs: Signs = [
  says('certificate has expired or is not yet valid: current time <time> is after <time>', {
    rank: 'exact',
    details: { time: 'notAfter' },
  }),
  says(
    [
      'verify error:num=10',
      'Verify return code: 10',
      'SSL certificate problem: certificate has expired',
      'certificate verify failed: certificate has expired',
      'CERT_HAS_EXPIRED',
      'remote error: tls: certificate expired',
    ],
    { rank: 'exact' },
  ),
  // NSS, schannel, GnuTLS, Chromium, Java, openssl verify.
  says(
    [
      'SEC_ERROR_EXPIRED_CERTIFICATE',
      'Peer s Certificate has expired',
      'SEC_E_CERT_EXPIRED',
      'The received certificate has expired',
      'CERT_TRUST_IS_NOT_TIME_VALID',
      'The certificate chain uses expired certificate',
      'NET::ERR_CERT_DATE_INVALID',
      'CertificateExpiredException',
      'Chain of trust NOT ok (expired)',
      'error 10 at <number> depth lookup',
    ],
    { rank: 'exact' },
  ),
  // Go before 1.13 gives no time: either side of the validity.
  says(['Issued certificate has expired', 'The certificate of <host> has expired'], { rank: 'exact' }),
  says('certificate has expired or is not yet valid', {
    rank: 'names',
    certainty: 'likely',
    or: ['tls-not-yet-valid'],
  }),
  says('certificate has expired', {
    rank: 'names',
    unless: ['or is not yet valid'],
    given: ['ssl', 'tls', 'x509', 'curl', 'pull', 'registry'],
  }),
]

export const cause = define({
  code: 'tls-expired',
  next: (d) => [
    onNode(
      `date -u; openssl s_client -connect ${sh(endpoint(d))} -servername ${sh(hostOnly(d))} -showcerts </dev/null 2>/dev/null | openssl x509 -noout ` +
        `-subject -dates`,
      say('tls-expired.showsDatesWhatServedNow'),
    ),
  ],
  cures: (d) =>
    d.notAfter === oldDstRoot
      ? [
          advise({
            id: 'update-store',
            target: 'system-trust',
            who: 'cluster-operator',
            touches: 'all-nodes',
            basis: 'source',
            title: say('tls-expired.updateNodeCaPackageThen'),
            commands: [
              {
                run: 'apt-get update && apt-get install --only-upgrade -y ca-certificates || yum update -y ca-certificates',
                on: 'node',
              },
              {
                run: 'systemctl restart containerd',
                on: 'node',
                expect: say('tls-expired.goReadsStoreOnceFirst'),
              },
            ],
            verify: [
              {
                run: `openssl s_client -connect ${sh(endpoint(d))} -servername ${sh(hostOnly(d))} </dev/null 2>&1 | grep 'Verify return code'`,
                on: 'node',
                expect: printed('Verify return code: 0 (ok)'),
              },
            ],
          }),
        ]
      : [
          advise({
            id: 'renew-certificate',
            target: 'registry',
            who: 'registry-owner',
            touches: 'registry',
            basis: 'source',
            title: say('tls-expired.renewCertificateServerReload'),
            commands: [
              {
                run:
                  `openssl s_client -connect ${sh(endpoint(d))} -servername ${sh(hostOnly(d))} -showcerts </dev/null 2>/dev/null | openssl x509 ` +
                  `-noout -subject -enddate`,
                on: 'node',
                expect: say('tls-expired.notafterFutureOnceRenewed'),
              },
            ],
            notes: [say('tls-expired.intermediateCanExpiredOneLook')],
            verify: [
              {
                run: `openssl s_client -connect ${sh(endpoint(d))} -servername ${sh(hostOnly(d))} </dev/null 2>/dev/null | openssl x509 -noout -checkend 0`,
                on: 'node',
                expect: printed('Certificate will not expire'),
              },
            ],
          }),
          { kind: 'configure', situation: 'skip-verify' },
        ],
})
