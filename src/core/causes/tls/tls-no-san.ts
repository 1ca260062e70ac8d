/** The certificate has only a Common Name. */
import { advise, define, endpoint, hostOnly, say, says, sh, type Signs } from '../define.ts'

export const signs: Signs = [
  // Go 1.15+; 1.15 and 1.16 offered GODEBUG=x509ignoreCN=0, which no longer exists.
  says('certificate relies on legacy Common Name field', { rank: 'exact' }),
]

export const cause = define({
  code: 'tls-no-san',
  cures: (d) => [
    advise({
      id: 'reissue-with-san',
      target: 'registry',
      who: 'registry-owner',
      touches: 'registry',
      basis: 'source',
      title: say('tls-no-san.issueCertificateAgainNameSan'),
      notes: [say('tls-no-san.haveYourCaSignRequest')],
      commands: [
        {
          run:
            `openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout registry.key -out registry.csr -subj ${sh(`/CN=${hostOnly(d)}`)} ` +
            `-addext ${sh(`subjectAltName=${/^[\d.]+$|:/.test(hostOnly(d)) ? 'IP' : 'DNS'}:${hostOnly(d)}`)}`,
          on: 'registry',
        },
      ],
      verify: [
        {
          run: `openssl s_client -connect ${sh(endpoint(d))} -servername ${sh(hostOnly(d))} </dev/null 2>/dev/null | openssl x509 -noout -ext subjectAltName`,
          on: 'node',
          expect: say('tls-no-san.dns', hostOnly(d)),
        },
      ],
    }),
    { kind: 'configure', situation: 'skip-verify' },
  ],
})
