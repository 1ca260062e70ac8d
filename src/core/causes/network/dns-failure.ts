/** The resolver does not answer, or answers with an error. */
import { advise, both, cause, hostOnly, onNode, registry, says, sh } from '../define.ts'

export const dnsFailure = cause({
  code: 'dns-failure',
  signs: [
    says(['lookup <host> on <address>: server misbehaving', 'lookup <host>: server misbehaving'], {
      weight: 82,
      details: { address: 'resolver', host: 'failingHost' },
    }),
    says('server misbehaving', { weight: 70 }),
    says(
      [
        'lookup <host> on <address>: read udp <any>: i/o timeout',
        'lookup <host> on <address>: i/o timeout',
        'lookup <host>: i/o timeout',
        'lookup <host> on <address>: dial udp <any>: i/o timeout',
        'lookup <host>: read udp <any>: i/o timeout',
      ],
      { weight: 84, details: { address: 'resolver', host: 'failingHost' } },
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
      { weight: 84, details: { address: 'resolver', host: 'failingHost' } },
    ),
    says(
      [
        'Temporary failure in name resolution',
        'lookup <host>: Try again',
        'Temporary failure resolving',
        'lookup <host>: device or resource busy',
      ],
      { weight: 80 },
    ),
    says('cannot unmarshal DNS message', { weight: 80 }),
    says(
      [
        'lookup <host> on <address>: dial tcp <any>: i/o timeout',
        'SERVFAIL',
        'lookup <host>: context deadline exceeded',
        'lookup <host> on <address>: context deadline exceeded',
      ],
      { weight: 78 },
    ),
  ],
  text: {
    en: {
      title: 'The resolver fails',
      summary: (d) =>
        `The resolver${d.resolver ? ` ${d.resolver}` : ''} of ${d.node ?? 'the node'} fails when asked for ${registry.en(d)}.`,
      why: 'No answer, or an error instead of one: whether the name exists is not known. The runtime needs an address before it can connect.',
    },
    ru: {
      title: 'DNS не отвечает как должен',
      summary: (d) =>
        `DNS${d.resolver ? ` ${d.resolver}` : ''} на ${d.node ? `узле ${d.node}` : 'узле'} даёт сбой на запрос ${registry.ru(d)}.`,
      why: 'Ответа нет или вместо него ошибка: существует ли имя, неизвестно. Без адреса среда выполнения не может соединиться.',
    },
  },
  next: (d) => [
    onNode(
      `getent hosts ${sh(hostOnly(d))}; cat /etc/resolv.conf`,
      both(
        'Shows whether it fails now, and whom the node asks.',
        'Показывает, сбоит ли сейчас и кого спрашивает узел.',
      ),
    ),
  ],
  cures: (d) => [
    advise({
      id: 'repair-resolver',
      target: 'network',
      who: 'network-team',
      touches: 'all-nodes',
      basis: 'source',
      title: both('Repair the node’s resolver', 'Почините DNS узла'),
      notes: [
        both(
          'A firewall that drops UDP 53, a resolver that is down, or /etc/resolv.conf that names one which no longer exists. CoreDNS is not involved: the runtime is in the host’s network.',
          'Межсетевой экран, отбрасывающий UDP 53, неработающий сервер или устаревший адрес в /etc/resolv.conf. CoreDNS тут ни при чём: среда выполнения работает в сети узла.',
        ),
      ],
      commands: [
        {
          run: 'resolvectl status || cat /etc/resolv.conf',
          on: 'node',
          expect: both('a resolver that is reachable', 'доступный сервер DNS'),
        },
      ],
      verify: [
        {
          run: `getent hosts ${sh(hostOnly(d))}`,
          on: 'node',
          expect: both('one line with an address', 'строка с адресом'),
        },
      ],
    }),
  ],
})
