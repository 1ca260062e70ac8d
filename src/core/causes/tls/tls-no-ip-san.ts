/** Reached by an address that the certificate does not list. */
import { advise, cause, endpoint, hostOnly, say, says, sh } from '../define.ts'

export const tlsNoIpSan = cause({
  code: 'tls-no-ip-san',
  signs: [
    says('x509: cannot validate certificate for <address> because it doesn t contain any IP SANs', {
      weight: 86,
      details: { address: 'wanted' },
    }),
    says('because it doesn t contain any IP SANs', { weight: 84 }),
  ],
  cures: (d) => [
    advise({
      id: 'use-name',
      target: 'registry',
      who: 'registry-owner',
      touches: 'registry',
      basis: 'source',
      title: say('tls-no-ip-san.useNameCertificateHasList'),
      commands: [
        {
          run: `openssl s_client -connect ${sh(endpoint(d))} </dev/null 2>/dev/null | openssl x509 -noout -ext subjectAltName`,
          on: 'node',
          expect: say('tls-no-ip-san.namesUseInsteadAddress'),
        },
        {
          run: `openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout registry.key -out registry.csr -subj /CN=registry -addext ${sh(`subjectAltName=IP:${hostOnly(d)}`)}`,
          on: 'registry',
        },
      ],
      verify: [
        {
          run: `openssl s_client -connect ${sh(endpoint(d))} </dev/null 2>/dev/null | openssl x509 -noout -ext subjectAltName`,
          on: 'node',
          expect: say('tls-no-ip-san.ipAddress', hostOnly(d)),
        },
      ],
    }),
    { kind: 'configure', situation: 'skip-verify' },
  ],
})
