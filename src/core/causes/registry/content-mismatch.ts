/** What arrived is not what was named. */
import { advise, define, say, says, type Signs } from '../define.ts'

export const signs: Signs = [
  says(
    [
      'failed size validation',
      'unexpected commit digest',
      'unexpected commit size',
      'wrong diff id calculated on extraction',
      'number of layers and diffIDs don t match',
      'calculated on extraction',
    ],
    { rank: 'exact' },
  ),
  says(
    [
      'filesystem layer verification failed for digest',
      'manifest verification failed for digest',
      'image verification failed for digest',
      'image config verification failed',
      'layers from manifest don t match image configuration',
      'Digest did not match, expected',
      'does not match config s DiffID',
      'provided digest did not match uploaded content',
      'provided length did not match content length',
      'DIGEST_INVALID',
      'SIZE_INVALID',
    ],
    { rank: 'exact' },
  ),
  // containerd: the index names a manifest that the registry does not have, or not for this platform.
  says('manifest <digest>: not found', {
    rank: 'general',
    certainty: 'likely',
    or: ['platform-mismatch', 'tag-not-found'],
  }),
  says('unexpected commit <any> expected', { rank: 'names' }),
]

export const cause = define({
  code: 'content-mismatch',
  cures: () => [
    advise({
      id: 'bypass-cache',
      target: 'network',
      who: 'network-team',
      touches: 'registry',
      basis: 'source',
      title: say('content-mismatch.pullOnceAroundProxyCache'),
    }),
  ],
})
