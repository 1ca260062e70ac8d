/** Nothing listens there. */
import { advise, both, cause, endpoint, hostOnly, onNode, registry, says, sh } from '../define.ts'

const notUnix = ['dial unix', 'containerd.sock', 'crio.sock', 'docker.sock', 'proxyconnect tcp', 'read udp']
export const tcpRefused = cause({
  code: 'tcp-refused',
  signs: [
    says(
      [
        'dial tcp <address>: connect: connection refused',
        'dial tcp <address>: getsockopt: connection refused',
        'dialing <host> with direct connection: <any>: connection refused',
      ],
      { weight: 75, unless: notUnix, details: { address: 'address' } },
    ),
    // Without the system call's name; lighter, or it would take `…: connect` for a part of the address.
    says('dial tcp <address>: connection refused', { weight: 74, unless: notUnix, details: { address: 'address' } }),
    says('connect: connection refused', { weight: 55, unless: notUnix }),
    says('No connection could be made because the target machine actively refused it', { weight: 75 }),
    says(
      [
        'Failed to connect to <host> port <number> after <any>: Connection refused',
        'curl: (7)',
        'Couldn t connect to server',
      ],
      { weight: 55, unless: ['timed out', 'No route to host'] },
    ),
    says('connection refused', { weight: 40, unless: notUnix }),
    // CRI-O 1.28+ for connection refused only.
    says('RegistryUnavailable', { certainty: 'likely', weight: 20, or: ['registry-unavailable'] }),
  ],
  text: {
    en: {
      title: 'Nothing listens at that address',
      summary: (d) =>
        `${d.address ?? registry.en(d)} refuses the connection: nothing listens on that port${d.address ? ` (asked for ${registry.en(d)})` : ''}.`,
      why: 'The packet arrived and was turned away at once: the registry is down, listens on another port, or the name leads to a machine that is not the registry.',
    },
    ru: {
      title: 'По этому адресу никто не слушает',
      summary: (d) =>
        `${d.address ?? registry.ru(d)} отвергает соединение: этот порт никто не слушает${d.address ? ` (запрос к ${registry.ru(d)})` : ''}.`,
      why: 'Пакет дошёл и сразу получил отказ: реестр не запущен, слушает другой порт, или имя ведёт на машину, которая не реестр.',
    },
  },
  next: (d) => [
    onNode(
      `getent hosts ${sh(hostOnly(d))}; timeout 5 bash -c ${sh(`exec 3<>/dev/tcp/${endpoint(d).replace(/:(\d+)$/, '/$1')}`)} && echo open`,
      both(
        'Shows which address the node uses, and whether the port answers now.',
        'Показывает адрес, который использует узел, и отвечает ли порт сейчас.',
      ),
    ),
  ],
  cures: (d) => [
    advise({
      id: 'start-registry',
      target: 'network',
      who: 'registry-owner',
      touches: 'registry',
      basis: 'source',
      title: both(
        'Bring the registry up on that port, or correct the address',
        'Запустите реестр на этом порту или исправьте адрес',
      ),
      notes: [
        both(
          'localhost in an image name means the node itself, not your workstation.',
          'localhost в имени образа — это сам узел, а не ваша рабочая станция.',
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
  ],
})
