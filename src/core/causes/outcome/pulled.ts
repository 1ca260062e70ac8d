/** The image was pulled; the trouble, if any, is elsewhere. */
import { cause, says } from '../define.ts'

export const pulled = cause({
  code: 'pulled',
  signs: [
    says(
      [
        'Successfully pulled image',
        'already present on machine',
        'Status: Downloaded newer image for',
        'Status: Image is up to date for',
        'Image is up to date for',
      ],
      { weight: 50 },
    ),
  ],
  text: {
    en: {
      title: 'The image was pulled',
      summary: (d) => `${d.image ?? 'The image'} was pulled; if something is wrong, it is not the pull.`,
      why: 'The evidence shows a successful pull, or the image already on the node. Look at the container’s own state and log.',
    },
    ru: {
      title: 'Образ загружен',
      summary: (d) => `${d.image ? `Образ ${d.image}` : 'Образ'} загружен; если что-то не так, дело не в загрузке.`,
      why: 'Видно успешную загрузку или то, что образ уже был на узле. Смотрите состояние и журнал самого контейнера.',
    },
  },
  cures: () => [],
})
