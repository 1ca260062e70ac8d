/** Stalled and given up. */
import { advise, both, cause, image, says } from '../define.ts'

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
  text: {
    en: {
      title: 'The pull stalled and was given up',
      summary: (d) => `The pull of ${image.en(d)} was given up before it was complete.`,
      why: 'The runtime cancels when no byte arrives for its progress limit (5 minutes in containerd), when it restarts, or when the Pod is deleted. The link or the registry is slow or stuck.',
    },
    ru: {
      title: 'Загрузка замерла и была прекращена',
      summary: (d) => `Загрузка ${d.image ?? 'образа'} прекращена до завершения.`,
      why: 'Среда выполнения прекращает загрузку, если за свой предел (5 минут в containerd) не пришло ни байта, при перезапуске или при удалении Pod. Канал или реестр медлит либо завис.',
    },
  },
  cures: () => [
    advise({
      id: 'more-time',
      target: 'containerd-2',
      who: 'cluster-operator',
      touches: 'node',
      basis: 'source',
      title: both(
        'Find what is slow; for very large layers allow more time',
        'Найдите, что медлит; для очень больших слоёв дайте больше времени',
      ),
      notes: [
        both(
          'image_pull_progress_timeout in containerd’s CRI configuration; needs a restart of containerd.',
          'image_pull_progress_timeout в настройке CRI containerd; нужен перезапуск containerd.',
        ),
      ],
    }),
  ],
})
