/** The manifest is there, a layer is not. */
import { advise, cause, say, says } from '../define.ts'

export const blobMissing = cause({
  code: 'blob-missing',
  signs: [
    says(['blob unknown', 'BLOB_UNKNOWN', 'MANIFEST_BLOB_UNKNOWN', 'blob unknown to registry'], { weight: 84 }),
    says(
      [
        'failed open: could not fetch content descriptor',
        'failed open: content at <url> not found',
        'content at <url> not found: not found',
      ],
      { weight: 84 },
    ),
    says(
      [
        'fetching blob: received unexpected HTTP status: 404',
        'fetching blob: StatusCode: 404',
        'reading blob <digest>: fetching blob: <any>404',
        'reading blob <digest>: blob unknown',
      ],
      { weight: 84 },
    ),
    says(['fetching blob: invalid status code from registry 404', 'fetching blob: <any>404 Not Found'], { weight: 84 }),
    says('/blobs/<digest>: 404 Not Found', { weight: 80 }),
  ],
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
