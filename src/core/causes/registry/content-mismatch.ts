/** What arrived is not what was named. */
import { advise, both, cause, image, says } from '../define.ts'

export const contentMismatch = cause({
  code: 'content-mismatch',
  signs: [
    says(
      [
        'failed size validation',
        'unexpected commit digest',
        'unexpected commit size',
        'wrong diff id calculated on extraction',
        'mismatched image rootfs and manifest layers',
        'number of layers and diffIDs don t match',
        'calculated on extraction',
      ],
      { weight: 84 },
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
      { weight: 84 },
    ),
    says(
      [
        'archive/tar: invalid tar header',
        'gzip: invalid header',
        'gzip: invalid checksum',
        'flate: corrupt input',
        'zstd: invalid',
        'magic number mismatch',
      ],
      { weight: 80 },
    ),
    says('failed to decompress', { weight: 80 }),
    // containerd: the index names a manifest that the registry does not have, or not for this platform.
    says('manifest <digest>: not found', {
      weight: 56,
      certainty: 'likely',
      or: ['platform-mismatch', 'tag-not-found'],
    }),
    says('unexpected commit <any> expected', { weight: 70 }),
  ],
  text: {
    en: {
      title: 'The content does not match its digest',
      summary: (d) => `What arrived for ${image.en(d)} does not have the size or digest that its manifest names.`,
      why: 'Content is addressed by its hash. Something on the way changed it or cut it short: a proxy that rewrites, a broken cache, a page instead of a layer, a cut connection.',
    },
    ru: {
      title: 'Содержимое не совпадает с дайджестом',
      summary: (d) => `Полученное для ${d.image ?? 'образа'} не совпадает по размеру или дайджесту с манифестом.`,
      why: 'Содержимое адресуется хешем. Что-то на пути изменило или обрезало его: переписывающий прокси, повреждённый кеш, страница вместо слоя, обрыв соединения.',
    },
  },
  cures: () => [
    advise({
      id: 'bypass-cache',
      target: 'network',
      who: 'network-team',
      touches: 'registry',
      basis: 'source',
      title: both(
        'Pull once around the proxy or cache; if that works, clear it',
        'Загрузите один раз в обход прокси или кеша; если помогло, очистите его',
      ),
    }),
  ],
})
