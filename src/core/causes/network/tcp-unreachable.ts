/** No route, or a local rule forbids it. */
import { advise, define, hostOnly, onNode, say, says, sh, type Signs } from '../define.ts'

export const signs: Signs = [
  says(
    [
      'dial tcp <address>: connect: no route to host',
      'dial tcp <address>: connect: network is unreachable',
      'dial tcp <address>: connect: host is down',
      'dial tcp <address>: connect: permission denied',
      'dial tcp <address>: connect: operation not permitted',
      'dial tcp <address>: getsockopt: no route to host',
      'dial tcp <address>: connect: cannot assign requested address',
      'dial tcp <address>: connect: invalid argument',
    ],
    { rank: 'names', unless: ['proxyconnect tcp'], details: { address: 'address' } },
  ),
  says(['connect:errno=113', 'connect:errno=101', 'connect:errno=65', 'connect:errno=51'], { rank: 'names' }),
  says(['no route to host', 'network is unreachable', 'Network unreachable'], {
    rank: 'general',
    unless: ['udp', 'proxyconnect tcp'],
  }),
]

export const cause = define({
  code: 'tcp-unreachable',
  next: (d) => [
    onNode(
      `getent ahosts ${sh(hostOnly(d))}; ip route; ip -6 route`,
      say('tcp-unreachable.showsWhichAddressesNameHas'),
    ),
  ],
  cures: (d) => [
    advise({
      id: 'add-route',
      target: 'network',
      who: 'network-team',
      touches: 'node',
      basis: 'source',
      title: say('tcp-unreachable.giveNodeRouteAddress'),
      commands: [
        {
          run: `getent ahosts ${sh(hostOnly(d))}; ip route; ip -6 route`,
          on: 'node',
          expect: say('tcp-unreachable.routeEachAddresses'),
        },
      ],
      verify: [
        {
          run: `ip route get "$(getent ahostsv4 ${sh(hostOnly(d))} | awk 'NR==1{print $1}')"`,
          on: 'node',
          expect: say('tcp-unreachable.lineViaDev'),
        },
      ],
    }),
  ],
})
