/** The manifest is there, a layer is not. */
import { advise, define, say, says, type Signs } from '../define.ts'

export const signs: Signs = [
  says(['blob unknown', 'BLOB_UNKNOWN', 'MANIFEST_BLOB_UNKNOWN', 'blob unknown to registry', 'unknown blob'], {
    rank: 'exact',
  }),
  says(
    [
      'failed open: could not fetch content descriptor',
      'failed open: content at <url> not found',
      'content at <url> not found: not found',
    ],
    { rank: 'exact' },
  ),
  says(
    [
      'fetching blob: received unexpected HTTP status: 404',
      'fetching blob: StatusCode: 404',
      'reading blob <digest>: fetching blob: <any>404',
      'reading blob <digest>: blob unknown',
    ],
    { rank: 'exact' },
  ),
  says(['fetching blob: invalid status code from registry 404', 'fetching blob: <any>404 Not Found'], {
    rank: 'exact',
  }),
  says('/blobs/<digest>: 404 Not Found', { rank: 'exact' }),
]

export const cause = define({
  code: 'blob-missing',
  cures: () => [
    advise({
      id: 'push-again',
      target: 'registry',
      who: 'registry-owner',
      touches: 'registry',
      basis: 'source',
      title: say('blob-missing.pushImageAgainClearCache'),
    }),
  ],
})
