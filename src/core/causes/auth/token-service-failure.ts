/** The registry's token endpoint fails. */
import { advise, define, onNode, say, says, sh, type Signs } from '../define.ts'

const serverErrors = [
  '500 Internal Server Error',
  '502 Bad Gateway',
  '503 Service Unavailable',
  '504 Gateway Timeout',
  '504 Gateway Time-out',
]

export const signs: Signs = [
  says(
    serverErrors.flatMap((status) => [
      `failed to fetch oauth token: unexpected status from <word> request to <url>: ${status}`,
      `failed to fetch anonymous token: unexpected status from <word> request to <url>: ${status}`,
      `failed to fetch oauth token: unexpected status: ${status}`,
      `failed to fetch anonymous token: unexpected status: ${status}`,
      `Requesting bearer token: received unexpected HTTP status: ${status}`,
      `invalid status code from registry ${status}`,
    ]),
    { rank: 'exact' },
  ),
  says(
    [
      'Requesting bearer token: invalid status code from registry 5<number>',
      'Requesting bearer token: received unexpected HTTP status: 5<number>',
    ],
    { rank: 'exact' },
  ),
  says(
    [
      'unable to decode token response',
      'decoding bearer token',
      'authorization server did not include a token in the response',
      'no realm specified for token auth challenge',
      'invalid token auth challenge realm',
      'missing realm in bearer auth challenge',
      'failed to authorize redirect',
      'token auth attempt for registry',
      'does not match bearer token resource',
    ],
    { rank: 'exact' },
  ),
  says('failed to fetch anonymous token: unexpected status from GET request to <url>: 404', { rank: 'names' }),
  // HTTP/2 has no phrase behind the number.
  says(
    [500, 502, 503, 504].flatMap((status) => [
      `failed to fetch oauth token: unexpected status from <word> request to <url>: ${status}`,
      `failed to fetch anonymous token: unexpected status from <word> request to <url>: ${status}`,
      `failed to fetch oauth token: unexpected status: ${status}`,
      `failed to fetch anonymous token: unexpected status: ${status}`,
    ]),
    { rank: 'exact' },
  ),
  says(
    [
      'failed to fetch oauth token: unexpected status from <word> request to <url>: 404',
      'failed to fetch oauth token: unexpected status: 404',
      'failed to fetch anonymous token: unexpected status: 404',
    ],
    { rank: 'names' },
  ),
]

export const cause = define({
  code: 'token-service-failure',
  next: (d) => [
    onNode(
      `curl -sI ${sh(`https://${d.host === 'docker.io' || !d.host ? 'registry-1.docker.io' : d.host}/v2/`)} | grep -i www-authenticate`,
      say('token-service-failure.showsWhereRegistrySendsClients'),
    ),
  ],
  cures: (d) => [
    advise({
      id: 'repair-token-service',
      target: 'registry',
      who: 'registry-owner',
      touches: 'registry',
      basis: 'source',
      title: say('token-service-failure.repairTokenServicePath'),
      notes: [say('token-service-failure.hostCanAnotherThanRegistry')],
      verify: [
        {
          run: `curl -sI ${sh(`https://${d.host === 'docker.io' || !d.host ? 'registry-1.docker.io' : d.host}/v2/`)} | grep -i www-authenticate`,
          on: 'node',
          expect: say('token-service-failure.bearerRealmHttpsAddressAnswers'),
        },
      ],
    }),
  ],
})
