/** The port speaks plain HTTP. */
import { advise, define, endpoint, onNode, say, says, sh, type Signs } from '../define.ts'

export const signs: Signs = [
  says(['http: server gave HTTP response to HTTPS client', 'server gave HTTP response to HTTPS client'], {
    rank: 'exact',
  }),
  says(['first record does not look like a TLS handshake', 'tls: oversized record received with length'], {
    rank: 'exact',
    unless: ['proxyconnect tcp'],
  }),
  says(['wrong version number', 'packet length too long'], {
    rank: 'names',
    given: ['ssl', 'tls', 'curl', 'pull', 'registry'],
  }),
  says('unknown protocol:s23_clnt', { rank: 'names' }),
]

export const cause = define({
  code: 'tls-plain-http',
  next: (d) => [
    onNode(`curl -sI ${sh(`http://${endpoint(d)}/v2/`)} | head -3`, say('tls-plain-http.registryAnswers200401Docker')),
  ],
  cures: (d) => [
    advise({
      id: 'tls-on-registry',
      target: 'registry',
      who: 'registry-owner',
      touches: 'registry',
      basis: 'documentation',
      title: say('tls-plain-http.giveRegistryCertificatePutSomething'),
      notes: [say('tls-plain-http.registryImageDistributionHttpTls'), say('tls-plain-http.ifAnotherPortSameHost')],
      verify: [
        {
          run: `curl -sSI ${sh(`https://${endpoint(d)}/v2/`)} | head -1`,
          on: 'node',
          expect: say('tls-plain-http.http200401CertificateError'),
        },
      ],
    }),
    { kind: 'configure', situation: 'plain-http', risk: 'insecure' },
  ],
})
