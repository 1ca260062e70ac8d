/** kubelet's own limits. */
import { advise, cause, say, says } from '../define.ts'

export const pullThrottled = cause({
  code: 'pull-throttled',
  signs: [says('pull QPS exceeded', { weight: 88 })],
  cures: () => [
    advise({
      id: 'raise-qps',
      target: 'kubernetes',
      who: 'cluster-operator',
      touches: 'node',
      basis: 'source',
      title: say('pull-throttled.waitRaiseRegistrypullqpsKubeletConfiguration'),
    }),
  ],
})
