/** Too many pulls. */
import { advise, answered, define, say, says, type Signs } from '../define.ts'

export const signs: Signs = [
  says(answered('/v2/<any>', [429]), { rank: 'exact' }),
  says(
    [
      'toomanyrequests',
      'You have reached your pull rate limit',
      'You have reached your unauthenticated pull rate limit',
      'pull rate limit',
      'too many requests to registry',
      'Too Many Requests (HAP429)',
      'Rate exceeded',
      'Data limit exceeded',
    ],
    {
      rank: 'exact',
      unless: [
        'kubectl',
        'apiserver',
        'the server has received too many requests',
        'Error from server (TooManyRequests)',
      ],
    },
  ),
  says(
    [
      'unexpected status from <word> request to <url>: 429',
      '429 Too Many Requests',
      '429: Too Many Requests',
      'StatusCode: 429',
      'status code 429',
    ],
    {
      rank: 'exact',
      unless: ['apiserver', 'the server has received too many requests', '/api/v1', '/apis/'],
    },
  ),
  says('Too Many Requests', {
    rank: 'wraps',
    unless: ['apiserver', 'the server has received too many requests', '/api/v1', '/apis/'],
  }),
]

export const cause = define({
  code: 'rate-limited',
  next: (d) =>
    d.host === 'docker.io'
      ? [
          {
            command:
              'TOKEN=$(curl -s "https://auth.docker.io/token?service=registry.docker.io&scope=repository:ratelimitpreview/test:pull" | sed -E \'s/' +
              '.*"token":"([^"]*)".*/\\1/\'); curl -sI -H @- https://registry-1.docker.io/v2/ratelimitpreview/test/manifests/latest <<<"Authorization: ' +
              'Bearer $TOKEN" | grep -i ratelimit',
            on: 'node' as const,
            why: say('rate-limited.showsLimitRemainderAddressHead'),
          },
        ]
      : [],
  cures: (d) => [
    {
      kind: 'configure',
      situation: 'pull-secret',
      title: say('rate-limited.logAccountHasLimitOwn'),
    },
    {
      kind: 'configure',
      situation: 'mirror',
      title: say('rate-limited.todayPullThroughCacheYour'),
    },
    { kind: 'configure', situation: 'pre-pull' },
    advise({
      id: 'pull-less',
      target: 'kubernetes',
      who: 'developer',
      touches: 'pod',
      basis: 'documentation',
      title: say('rate-limited.soStaysFixedPullLess'),
      notes: [
        say('rate-limited.fixedTagsDigestsIfnotpresentInstead'),
        ...(d.host === 'docker.io' ? [say('rate-limited.dockerHubSinceApril2025')] : []),
      ],
    }),
  ],
})
