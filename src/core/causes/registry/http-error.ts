/** A 4xx that fits nothing else here. */
import { advise, define, say, says, type Signs } from '../define.ts'

export const signs: Signs = [
  // Container Registry since it was shut down, Harbor's policies, a storage with a condition: the number alone does not tell.
  says(['412 Precondition Failed', 'unexpected status from <word> request to <url>: 412'], {
    rank: 'general',
    certainty: 'likely',
    or: ['registry-retired', 'policy-rejected'],
  }),
  says(
    [
      '400 Bad Request',
      '405 Method Not Allowed',
      '406 Not Acceptable',
      '408 Request Timeout',
      '409 Conflict',
      '410 Gone',
      '413 Request Entity Too Large',
      '414 Request-URI Too Large',
      '415 Unsupported Media Type',
      '416 Requested Range Not Satisfiable',
      '418 I m a teapot',
      '451 Unavailable For Legal Reasons',
      '402 Payment Required',
      '426 Upgrade Required',
      '431 Request Header Fields Too Large',
      // HTTP/2 has no phrase behind the number.
      ...[400, 402, 405, 406, 408, 409, 410, 413, 414, 415, 416, 418, 426, 431, 451].map(
        (code) => `unexpected status from <word> request to <url>: ${code}`,
      ),
    ],
    { rank: 'names', unless: ['oauth token', 'anonymous token', 'Client sent an HTTP request to an HTTPS server'] },
  ),
  says(
    [
      'error parsing HTTP 400 response body',
      'error parsing HTTP 405 response body',
      'error parsing HTTP 408 response body',
      'StatusCode: 400',
      'StatusCode: 405',
    ],
    { rank: 'names', unless: ['Client sent an HTTP request', 'plain HTTP request', 'No required SSL certificate'] },
  ),
]

export const cause = define({
  code: 'http-error',
  cures: () => [
    advise({
      id: 'read-body',
      target: 'registry',
      who: 'registry-owner',
      touches: 'registry',
      basis: 'source',
      title: say('http-error.readAnswerBodyLogWhat'),
    }),
  ],
})
