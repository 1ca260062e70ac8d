/** Stalled and given up. */
import { advise, cause, say, says } from '../define.ts'

export const pullCancelled = cause({
  code: 'pull-cancelled',
  signs: [
    says(
      [
        'context canceled',
        'cancel pulling image <image> because of no progress',
        'pull progress timeout',
        'because of no progress in',
      ],
      { weight: 62, unless: ['request canceled'] },
    ),
    says('code = Canceled', { weight: 40 }),
  ],
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
