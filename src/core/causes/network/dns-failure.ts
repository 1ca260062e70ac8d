/** The resolver does not answer, or answers with an error. */
import { advise, define, hostOnly, onNode, say, says, sh, type Signs } from '../define.ts'

export const signs: Signs = [
  says(['lookup <host> on <address>: server misbehaving', 'lookup <host>: server misbehaving'], {
    rank: 'exact',
    details: { address: 'resolver', host: 'failingHost' },
  }),
  says('server misbehaving', { rank: 'names' }),
  says(
    [
      'lookup <host> on <address>: read udp <any>: i/o timeout',
      'lookup <host> on <address>: i/o timeout',
      'lookup <host>: i/o timeout',
      'lookup <host> on <address>: dial udp <any>: i/o timeout',
      'lookup <host>: read udp <any>: i/o timeout',
    ],
    { rank: 'exact', details: { address: 'resolver', host: 'failingHost' } },
  ),
  says(
    [
      'lookup <host> on <address>: read udp <any>: connection refused',
      'lookup <host> on <address>: dial udp <any>: network is unreachable',
      'lookup <host> on <address>: read udp <any>: read: no route to host',
      'lookup <host> on <address>: read udp <any>: no route to host',
      'lookup <host> on <address>: dial udp <any>: no route to host',
      'lookup <host> on <address>: write udp <any>: operation not permitted',
    ],
    { rank: 'exact', details: { address: 'resolver', host: 'failingHost' } },
  ),
  says(
    [
      'Temporary failure in name resolution',
      'lookup <host>: Try again',
      'Temporary failure resolving',
      'lookup <host>: device or resource busy',
    ],
    { rank: 'exact' },
  ),
  says('cannot unmarshal DNS message', { rank: 'exact' }),
  says(
    [
      'lookup <host> on <address>: dial tcp <any>: i/o timeout',
      'SERVFAIL',
      'lookup <host>: context deadline exceeded',
      'lookup <host> on <address>: context deadline exceeded',
    ],
    { rank: 'names' },
  ),
]

export const cause = define({
  code: 'dns-failure',
  next: (d) => [
    onNode(`getent hosts ${sh(hostOnly(d))}; cat /etc/resolv.conf`, say('dns-failure.showsWhetherFailsNowWhom')),
  ],
  cures: (d) => [
    advise({
      id: 'repair-resolver',
      target: 'network',
      who: 'network-team',
      touches: 'all-nodes',
      basis: 'source',
      title: say('dns-failure.repairNodeResolver'),
      notes: [say('dns-failure.firewallDropsUdp53Resolver')],
      commands: [
        {
          run: 'resolvectl status || cat /etc/resolv.conf',
          on: 'node',
          expect: say('dns-failure.resolverReachable'),
        },
      ],
      verify: [
        {
          run: `getent hosts ${sh(hostOnly(d))}`,
          on: 'node',
          expect: say('dns-failure.oneLineAddress'),
        },
      ],
    }),
  ],
})
