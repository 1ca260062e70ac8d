/** The registry, or what stands before it, answers with a server error. */
import { advise, answered, define, say, says, type Signs } from '../define.ts'

const codes = [
  '500 Internal Server Error',
  '502 Bad Gateway',
  '503 Service Unavailable',
  '504 Gateway Time-out',
  '504 Gateway Timeout',
  '503 Service Temporarily Unavailable',
  '520',
  '521',
  '522',
  '523',
  '525',
  '526',
]
export const signs: Signs = [
  says(answered('/v2/<any>', [500, 502, 503, 504]), { certainty: 'likely', rank: 'general' }),
  says(
    codes.filter((c) => c.length > 3),
    {
      rank: 'names',
      unless: [
        'failed to fetch oauth token',
        'failed to fetch anonymous token',
        'Requesting bearer token',
        'proxyconnect',
      ],
    },
  ),
  // nginx before the registry: what it passes the request on to is down.
  says(
    [
      'while connecting to upstream',
      'while reading response header from upstream',
      'no live upstreams while connecting',
    ],
    {
      rank: 'names',
      certainty: 'likely',
      or: ['tcp-refused'],
      outranks: ['tcp-refused', 'tcp-timeout', 'connection-reset', 'http-timeout'],
    },
  ),
  says('invalid status code from registry 5<number>', { rank: 'names', unless: ['Requesting bearer token'] }),
  says(
    [
      'received unexpected HTTP status: 5<number>',
      ...[500, 502, 503, 504].map((status) => `unexpected status from <word> request to <url>: ${status}`),
      'StatusCode: 500',
      'StatusCode: 502',
      'StatusCode: 503',
      'StatusCode: 504',
      'error parsing HTTP 500 response body',
      'error parsing HTTP 502 response body',
      'error parsing HTTP 503 response body',
      'error parsing HTTP 504 response body',
      'status code <short>: 500',
      'status code <short>: 502',
      'status code <short>: 503',
      'status code <short>: 504',
    ],
    {
      rank: 'names',
      unless: ['failed to fetch oauth token', 'failed to fetch anonymous token', 'Requesting bearer token'],
    },
  ),
  says(['image pull failed for <image> because the registry is unavailable'], {
    rank: 'general',
    certainty: 'likely',
    or: ['tcp-refused'],
  }),
  says(['UNAVAILABLE: service unavailable', 'unavailable: service unavailable'], { rank: 'names' }),
  // errcode's word for an answer without any: mostly a 5xx.
  says('unknown: unknown error', { rank: 'general', certainty: 'possible', or: ['http-error'] }),
  says(
    [
      'Status 500 trying to pull repository',
      'Status 502 trying to pull repository',
      'Status 503 trying to pull repository',
      'Status 504 trying to pull repository',
    ],
    { rank: 'names' },
  ),
]

export const cause = define({
  code: 'registry-unavailable',
  cures: () => [
    advise({
      id: 'repair-registry',
      target: 'registry',
      who: 'registry-owner',
      touches: 'registry',
      basis: 'source',
      title: say('registry-unavailable.lookRegistryOwnLogStorage'),
      notes: [say('registry-unavailable.its502504ComeFromBalancer')],
    }),
    { kind: 'configure', situation: 'mirror' },
    { kind: 'configure', situation: 'copy-image' },
  ],
})
