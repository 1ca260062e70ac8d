/** Plain HTTP was spoken to a TLS port. */
import { advise, define, say, says, type Signs } from '../define.ts'

export const signs: Signs = [
  // Go servers, nginx, Apache.
  says(
    [
      'Client sent an HTTP request to an HTTPS server',
      'The plain HTTP request was sent to HTTPS port',
      'speaking plain HTTP to an SSL-enabled server port',
      'plain HTTP request was sent to HTTPS port',
    ],
    { rank: 'exact' },
  ),
  // A TLS record where an HTTP answer was expected.
  says(['malformed HTTP response \\x15\\x03', 'malformed HTTP response x15x03'], { rank: 'exact' }),
]

export const cause = define({
  code: 'tls-required',
  cures: () => [
    advise({
      id: 'use-https',
      target: 'containerd-2',
      who: 'cluster-operator',
      touches: 'node',
      basis: 'source',
      title: say('tls-required.writeHttpsWhereRuntimeConfiguration'),
      commands: [
        {
          run: "grep -rn 'http://' /etc/containerd /etc/rancher/*/registries.yaml /etc/containers /etc/docker/daemon.json 2>/dev/null",
          on: 'node',
          expect: say('tls-required.lineCorrect'),
        },
      ],
    }),
  ],
})
