/** The manifest is there, a layer is not. */
import { advise, both, cause, image, registry, says } from '../define.ts'

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
  text: {
    en: {
      title: 'A layer is missing in the registry',
      summary: (d) => `${registry.en(d)} has the manifest of ${image.en(d)}, but not one of its layers.`,
      why: 'The manifest names a blob that the registry does not deliver: an interrupted push, a clean-up that went too far, or a cache that lost it.',
    },
    ru: {
      title: 'В реестре не хватает слоя',
      summary: (d) => `У ${registry.ru(d)} есть манифест ${d.image ?? 'образа'}, но нет одного из слоёв.`,
      why: 'Манифест называет слой, который реестр не отдаёт: прерванная отправка, слишком усердная чистка или кеш, потерявший данные.',
    },
  },
  cures: () => [
    advise({
      id: 'push-again',
      target: 'registry',
      who: 'registry-owner',
      touches: 'registry',
      basis: 'source',
      title: both(
        'Push the image again, or clear the cache that lost the layer',
        'Отправьте образ ещё раз или очистите кеш, потерявший слой',
      ),
    }),
  ],
})
