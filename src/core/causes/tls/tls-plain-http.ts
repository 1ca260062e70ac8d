/** The port speaks plain HTTP. */
import { advise, cause, endpoint, onNode, say, says, sh } from '../define.ts'

export const tlsPlainHttp = cause({
  code: 'tls-plain-http',
  signs: [
    says(['http: server gave HTTP response to HTTPS client', 'server gave HTTP response to HTTPS client'], {
      weight: 84,
    }),
    says(['first record does not look like a TLS handshake', 'tls: oversized record received with length'], {
      weight: 82,
      unless: ['proxyconnect tcp'],
    }),
    says(['wrong version number', 'packet length too long'], {
      weight: 76,
      given: ['ssl', 'tls', 'curl', 'pull', 'registry'],
    }),
    says('unknown protocol:s23_clnt', { weight: 76 }),
  ],
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
