/** Packets vanish. */
import { advise, define, endpoint, hostOnly, onNode, printed, say, says, sh, type Signs } from '../define.ts'

export const signs: Signs = [
  // curl's 28 is its own limit: whatever was being waited for.
  says(['curl: (28) Failed to connect', 'curl: (28) Connection timed out', 'Connection timed out after'], {
    rank: 'names',
    certainty: 'likely',
    or: ['http-timeout'],
    unless: ['SSL connection timeout'],
  }),
  says(
    [
      'dial tcp <address>: i/o timeout',
      'dial tcp <address>: connect: connection timed out',
      'dial tcp <address>: getsockopt: connection timed out',
      'dialing <host> with direct connection: <any>: i/o timeout',
      'dial tcp <address>: connect: operation timed out',
    ],
    { rank: 'names', unless: ['proxyconnect tcp'], details: { address: 'address' } },
  ),
  says(['connect: connection timed out', 'connect: operation timed out', 'dial tcp: i/o timeout'], { rank: 'names' }),
  says(['Operation timed out', 'timed out: Operation now in progress', 'Connection timed out'], {
    rank: 'general',
    unless: ['SSL connection timeout'],
  }),
  says(['connect:errno=110', 'connect:errno=60', 'connect:errno=10060'], { rank: 'names' }),
  says('i/o timeout', { rank: 'wraps', unless: ['lookup', 'proxyconnect tcp', 'read tcp'] }),
  says('connectex: A connection attempt failed because the connected party did not properly respond', {
    rank: 'names',
  }),
]

export const cause = define({
  code: 'tcp-timeout',
  next: (d) => [
    onNode(
      `getent hosts ${sh(hostOnly(d))}; timeout 5 bash -c ${sh(`exec 3<>/dev/tcp/${endpoint(d).replace(/:(\d+)$/, '/$1')}`)} && echo open`,
      say('tcp-timeout.fromNodeItselfOpenRefused'),
    ),
  ],
  cures: (d) => [
    advise({
      id: 'open-route',
      target: 'network',
      who: 'network-team',
      touches: 'all-nodes',
      basis: 'source',
      title: say('tcp-timeout.letNodesReachAddress'),
      notes: [say('tcp-timeout.networkpolicyDoesNotApplyPulls')],
      commands: [
        {
          run: `timeout 5 bash -c ${sh(`exec 3<>/dev/tcp/${endpoint(d).replace(/:(\d+)$/, '/$1')}`)} && echo open`,
          on: 'node',
          expect: printed('open'),
        },
      ],
      verify: [
        {
          run: `timeout 5 bash -c ${sh(`exec 3<>/dev/tcp/${endpoint(d).replace(/:(\d+)$/, '/$1')}`)} && echo open`,
          on: 'node',
          expect: printed('open'),
        },
      ],
    }),
    { kind: 'configure', situation: 'proxy' },
  ],
})
