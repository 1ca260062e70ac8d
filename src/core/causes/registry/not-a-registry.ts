/** Something else answers on that host. */
import { advise, define, endpoint, onNode, printed, say, says, sh, type Signs } from '../define.ts'

export const signs: Signs = [
  // curl -i of /v2/: a registry answers with JSON.
  says(['HTTP/<word> 200 <any> content-type: text/html', 'HTTP/<word> 404 <any> content-type: text/html'], {
    rank: 'names',
    certainty: 'likely',
    or: ['http-error'],
  }),
  says('invalid character < looking for beginning of value', {
    rank: 'names',
    unless: ['error parsing HTTP 403', 'error parsing HTTP 50', 'token'],
  }),
  says(
    [
      'unexpected media type text/html',
      'content type text/html',
      'unsupported MIME type text/html',
      'unexpected content type text/html',
    ],
    { rank: 'exact' },
  ),
  says(
    [
      'StatusCode: 404, <!DOCTYPE',
      'StatusCode: 404, <html',
      'StatusCode: 200, <!DOCTYPE',
      'StatusCode: 200, <html',
      'error parsing HTTP 404 response body: invalid character',
      'error parsing HTTP 200 response body',
    ],
    { rank: 'exact' },
  ),
  // containers/image before 5.2x: the ping itself, without a body.
  says('pinging container registry <host>: invalid status code from registry 404', { rank: 'names' }),
  says(
    [
      'stopped after 10 redirects',
      'failed to find supported auth scheme',
      'byte manifest for <image>: not found',
      'in header not a valid digest',
      'unsupported: The operation is unsupported',
      'not a v2 registry',
      'is not a valid registry',
      'missing or empty Docker-Distribution',
      'does not appear to be a v2 registry',
    ],
    { rank: 'names' },
  ),
  says('malformed HTTP response', { rank: 'names', unless: ['x15', '\\x15'] }),
]

export const cause = define({
  code: 'not-a-registry',
  next: (d) => [
    onNode(`curl -sI ${sh(`https://${endpoint(d)}/v2/`)} | head -5`, say('not-a-registry.registryAnswers200401Docker')),
  ],
  cures: (d) => [
    advise({
      id: 'correct-address',
      target: 'network',
      who: 'cluster-operator',
      touches: 'registry',
      basis: 'source',
      title: say('not-a-registry.correctHostPortPathUntil'),
      notes: [say('not-a-registry.mirrorUnderPathHarborArtifactory')],
      verify: [
        {
          run: `curl -sI ${sh(`https://${endpoint(d)}/v2/`)} | head -5`,
          on: 'node',
          expect: printed('Docker-Distribution-Api-Version: registry/2.0'),
        },
      ],
    }),
  ],
})
