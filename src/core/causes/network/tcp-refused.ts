/** Nothing listens there. */
import { advise, define, endpoint, hostOnly, onNode, printed, say, says, sh, type Signs } from '../define.ts'

const notUnix = ['dial unix', 'containerd.sock', 'crio.sock', 'docker.sock', 'proxyconnect tcp', 'read udp']
export const signs: Signs = [
  says(
    [
      'dial tcp <address>: connect: connection refused',
      'dial tcp <address>: getsockopt: connection refused',
      'dialing <host> with direct connection: <any>: connection refused',
    ],
    { rank: 'names', unless: notUnix, details: { address: 'address' } },
  ),
  // Without the system call's name; lighter, or it would take `…: connect` for a part of the address.
  says('dial tcp <address>: connection refused', { rank: 'names', unless: notUnix, details: { address: 'address' } }),
  says('connect: connection refused', { rank: 'general', unless: notUnix }),
  // openssl s_client: Linux, macOS and Windows have their own numbers.
  says(['connect:errno=111', 'connect:errno=61', 'connect:errno=10061'], { rank: 'names' }),
  says('No connection could be made because the target machine actively refused it', { rank: 'names' }),
  says(
    [
      'Failed to connect to <host> port <number> after <any>: Connection refused',
      'curl: (7)',
      'Couldn t connect to server',
    ],
    { rank: 'general', unless: ['timed out', 'No route to host'] },
  ),
  says('connection refused', { rank: 'wraps', unless: notUnix }),
  // CRI-O 1.28+ for connection refused only.
  says('RegistryUnavailable', { certainty: 'likely', rank: 'wraps', or: ['registry-unavailable'] }),
]

export const cause = define({
  code: 'tcp-refused',
  next: (d) => [
    onNode(
      `getent hosts ${sh(hostOnly(d))}; timeout 5 bash -c ${sh(`exec 3<>/dev/tcp/${endpoint(d).replace(/:(\d+)$/, '/$1')}`)} && echo open`,
      say('tcp-refused.showsWhichAddressNodeUses'),
    ),
  ],
  cures: (d) => [
    advise({
      id: 'start-registry',
      target: 'network',
      who: 'registry-owner',
      touches: 'registry',
      basis: 'source',
      title: say('tcp-refused.bringRegistryUpPortCorrect'),
      notes: [say('tcp-refused.localhostImageNameMeansNode')],
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
  ],
})
