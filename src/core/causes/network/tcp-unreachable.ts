/** No route, or a local rule forbids it. */
import { advise, both, cause, hostOnly, onNode, registry, says, sh } from '../define.ts'

export const tcpUnreachable = cause({
  code: 'tcp-unreachable',
  signs: [
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
      { weight: 76, unless: ['proxyconnect tcp'], details: { address: 'address' } },
    ),
    says(['no route to host', 'network is unreachable', 'Network unreachable'], {
      weight: 50,
      unless: ['udp', 'proxyconnect tcp'],
    }),
  ],
  text: {
    en: {
      title: 'No route to the registry',
      summary: (d) => `${d.node ?? 'The node'} has no route to ${d.address ?? registry.en(d)}.`,
      why: 'The node’s kernel (or a router that answered for it) says that the address cannot be reached; often an IPv6 address without an IPv6 route, or a firewall that rejects.',
    },
    ru: {
      title: 'До реестра нет маршрута',
      summary: (d) => `У ${d.node ? `узла ${d.node}` : 'узла'} нет маршрута до ${d.address ?? registry.ru(d)}.`,
      why: 'Ядро узла (или ответивший маршрутизатор) сообщает, что адрес недостижим; часто это IPv6 без маршрута или отклоняющий межсетевой экран.',
    },
  },
  next: (d) => [
    onNode(
      `getent ahosts ${sh(hostOnly(d))}; ip route; ip -6 route`,
      both(
        'Shows which addresses the name has and which routes the node has.',
        'Показывает адреса имени и маршруты узла.',
      ),
    ),
  ],
  cures: (d) => [
    advise({
      id: 'add-route',
      target: 'network',
      who: 'network-team',
      touches: 'node',
      basis: 'source',
      title: both('Give the node a route to the address', 'Дайте узлу маршрут до адреса'),
      commands: [
        {
          run: `getent ahosts ${sh(hostOnly(d))}; ip route; ip -6 route`,
          on: 'node',
          expect: both('a route for each of the addresses', 'маршрут для каждого адреса'),
        },
      ],
      verify: [
        {
          run: `ip route get "$(getent ahostsv4 ${sh(hostOnly(d))} | awk 'NR==1{print $1}')"`,
          on: 'node',
          expect: both('a line with “via” or “dev”', 'строка с «via» или «dev»'),
        },
      ],
    }),
  ],
})
