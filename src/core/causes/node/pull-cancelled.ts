/** Stalled and given up. */
import { advise, define, say, says, type Signs } from '../define.ts'

export const signs: Signs = [
  says(
    [
      'context canceled',
      'cancel pulling image <image> because of no progress',
      'pull progress timeout',
      'because of no progress in',
    ],
    { rank: 'names', unless: ['request canceled'] },
  ),
  says('code = Canceled', { rank: 'wraps' }),
]

export const cause = define({
  code: 'pull-cancelled',
  cures: () => [
    advise({
      id: 'more-time',
      target: 'containerd-2',
      who: 'cluster-operator',
      touches: 'node',
      basis: 'source',
      title: say('pull-cancelled.findWhatSlowVeryLarge'),
      notes: [say('pull-cancelled.imagePullProgressTimeoutContainerd')],
    }),
  ],
})
