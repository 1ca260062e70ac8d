/** kubelet's own limits. */
import { advise, define, say, says, type Signs } from '../define.ts'

export const signs: Signs = [says('pull QPS exceeded', { rank: 'exact' })]

export const cause = define({
  code: 'pull-throttled',
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
