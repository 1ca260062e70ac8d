/** Connected, and no answer in time. */
import { advise, define, handshake, onNode, say, says, type Signs } from '../define.ts'

export const signs: Signs = [
  says(['net/http: TLS handshake timeout', 'TLS handshake timeout'], {
    rank: 'names',
    contact: 'registry',
    unless: ['proxyconnect tcp'],
  }),
  says(
    [
      'net/http: timeout awaiting response headers',
      'Client.Timeout or context cancellation while reading body',
      'Client.Timeout exceeded while reading body',
    ],
    { rank: 'names', contact: 'registry', unless: ['dial tcp <address>: i/o timeout', 'lookup'] },
  ),
  // net/http says "awaiting headers" of whatever took too long, the lookup and the connection too.
  says(['Client.Timeout exceeded while awaiting headers', 'Client.Timeout exceeded'], {
    rank: 'names',
    unless: ['dial tcp <address>: i/o timeout', 'lookup'],
    certainty: 'proven',
  }),
  says('request canceled while waiting for connection', { rank: 'names' }),
  says('request canceled (Client.Timeout exceeded while awaiting', { rank: 'names' }),
  says('context deadline exceeded', {
    rank: 'wraps',
    certainty: 'likely',
    or: ['tcp-timeout'],
    unless: ['failed to connect: context deadline exceeded'],
  }),
  says(['SSL connection timeout', 'read tcp <any>: i/o timeout', 'Operation too slow'], {
    rank: 'names',
    contact: 'registry',
  }),
  says('curl: (28) Operation timed out', { rank: 'names' }),
]

export const cause = define({
  code: 'http-timeout',
  next: (d) => [onNode(`time ${handshake(d)} | head -5`, say('http-timeout.quickHandshakeClearsNetworkHandshake'))],
  cures: (d) => [
    advise({
      id: 'find-the-wait',
      target: 'network',
      who: 'network-team',
      touches: 'registry',
      basis: 'source',
      title: say('http-timeout.findWhereAnswerWaits'),
      notes: [say('http-timeout.kubeletRetriesItselfBackOff')],
      commands: [
        {
          run: `time ${handshake(d)} | head -5`,
          on: 'node',
          expect: say('http-timeout.connectedCertificateWithinSecond'),
        },
      ],
    }),
    { kind: 'configure', situation: 'proxy' },
  ],
})
