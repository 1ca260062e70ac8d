/** Packets vanish. */
import { advise, both, cause, endpoint, hostOnly, onNode, registry, says, sh } from '../define.ts'

export const tcpTimeout = cause({
  code: 'tcp-timeout',
  signs: [
    says(
      [
        'dial tcp <address>: i/o timeout',
        'dial tcp <address>: connect: connection timed out',
        'dial tcp <address>: getsockopt: connection timed out',
        'dialing <host> with direct connection: <any>: i/o timeout',
        'dial tcp <address>: connect: operation timed out',
      ],
      { weight: 76, unless: ['proxyconnect tcp'], details: { address: 'address' } },
    ),
    says(['connect: connection timed out', 'connect: operation timed out', 'dial tcp: i/o timeout'], { weight: 60 }),
    says(
      [
        'curl: (28) Failed to connect',
        'curl: (28) Connection timed out',
        'Connection timed out after',
        'Operation timed out',
        'timed out: Operation now in progress',
        'Connection timed out',
      ],
      { weight: 50, unless: ['SSL connection timeout'] },
    ),
    says('i/o timeout', { weight: 35, unless: ['lookup', 'proxyconnect tcp', 'read tcp'] }),
    says('connectex: A connection attempt failed because the connected party did not properly respond', { weight: 76 }),
  ],
  text: {
    en: {
      title: 'The connection gets no answer',
      summary: (d) =>
        `No answer comes from ${d.address ?? registry.en(d)}${d.address ? ` (asked for ${registry.en(d)})` : ''}: packets from ${d.node ?? 'the node'} vanish.`,
      why: 'The name resolved, but nothing answered the connection attempt: a firewall or security group drops it, there is no route, or a proxy is required that the runtime does not know.',
    },
    ru: {
      title: 'На соединение никто не отвечает',
      summary: (d) =>
        `От ${d.address ?? registry.ru(d)} нет ответа${d.address ? ` (запрос к ${registry.ru(d)})` : ''}: пакеты ${d.node ? `с узла ${d.node}` : 'с узла'} пропадают.`,
      why: 'Имя разрешилось, но на попытку соединения никто не ответил: её отбрасывает межсетевой экран, нет маршрута или нужен прокси, о котором среда выполнения не знает.',
    },
  },
  next: (d) => [
    onNode(
      `getent hosts ${sh(hostOnly(d))}; timeout 5 bash -c ${sh(`exec 3<>/dev/tcp/${endpoint(d).replace(/:(\d+)$/, '/$1')}`)} && echo open`,
      both(
        'From the node itself: open, refused or silent. Behind an HTTP proxy it stays silent although pulls may work.',
        'С самого узла: открыт, отказ или тишина. За HTTP-прокси будет тишина, даже если загрузка работает.',
      ),
    ),
  ],
  cures: (d) => [
    advise({
      id: 'open-route',
      target: 'network',
      who: 'network-team',
      touches: 'all-nodes',
      basis: 'source',
      title: both('Let the nodes reach this address', 'Откройте узлам доступ к этому адресу'),
      notes: [
        both(
          'NetworkPolicy does not apply to pulls: the runtime is in the host’s network. Host firewalls, security groups and CNI host policies do.',
          'NetworkPolicy на загрузку не действует: среда выполнения работает в сети узла. Действуют межсетевой экран узла, группы безопасности и host-политики CNI.',
        ),
      ],
      commands: [
        {
          run: `timeout 5 bash -c ${sh(`exec 3<>/dev/tcp/${endpoint(d).replace(/:(\d+)$/, '/$1')}`)} && echo open`,
          on: 'node',
          expect: both('open', 'open'),
        },
      ],
      verify: [
        {
          run: `timeout 5 bash -c ${sh(`exec 3<>/dev/tcp/${endpoint(d).replace(/:(\d+)$/, '/$1')}`)} && echo open`,
          on: 'node',
          expect: both('open', 'open'),
        },
      ],
    }),
    { kind: 'configure', situation: 'proxy' },
  ],
})
