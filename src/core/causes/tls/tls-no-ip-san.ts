/** Reached by an address that the certificate does not list. */
import { advise, define, endpoint, hostOnly, say, says, sh, type Signs } from '../define.ts'

export const signs: Signs = [
  says('x509: cannot validate certificate for <address> because it doesn t contain any IP SANs', {
    rank: 'exact',
    details: { address: 'wanted' },
  }),
  says('because it doesn t contain any IP SANs', { rank: 'exact' }),
]

export const cause = define({
  code: 'tls-no-ip-san',
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
          run:
            `openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout registry.key -out ` +
            `registry.csr -subj /CN=registry -addext ${sh(`subjectAltName=IP:${hostOnly(d)}`)}`,
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
