/** kubelet's own limits. */
import { advise, both, cause, node, says } from '../define.ts'

export const pullThrottled = cause({
  code: 'pull-throttled',
  signs: [says('pull QPS exceeded', { weight: 88 })],
  text: {
    en: {
      title: 'kubelet limits its own pulls',
      summary: (d) => `kubelet on ${node.en(d)} holds pulls back, because too many were asked at once.`,
      why: 'registryPullQPS (5 by default, burst 10) is kubelet’s own limit, not the registry’s. It passes by itself.',
    },
    ru: {
      title: 'kubelet сам ограничивает загрузки',
      summary: (d) =>
        `kubelet ${d.node ? `на узле ${d.node}` : 'на узле'} придерживает загрузки: их запрошено слишком много сразу.`,
      why: 'registryPullQPS (по умолчанию 5, всплеск 10) — предел самого kubelet, а не реестра. Проходит само.',
    },
  },
  cures: () => [
    advise({
      id: 'raise-qps',
      target: 'kubernetes',
      who: 'cluster-operator',
      touches: 'node',
      basis: 'source',
      title: both(
        'Wait, or raise registryPullQPS in the kubelet configuration',
        'Подождите или увеличьте registryPullQPS в настройке kubelet',
      ),
    }),
  ],
})
