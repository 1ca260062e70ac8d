/** A manifest of a kind that this runtime refuses. */
import { advise, both, cause, image, says, sh } from '../define.ts'

export const manifestUnsupported = cause({
  code: 'manifest-unsupported',
  signs: [
    // containerd 2.x on schema 1.
    says(
      [
        'manifest.v1+prettyjws',
        'Pulling Schema 1 images have been deprecated',
        'schema 1 image manifests are no longer supported',
        'media-type: schema 1 not supported',
        'is no longer supported since containerd',
      ],
      { weight: 85 },
    ),
    says(
      [
        'unsupported manifest media type',
        'unsupported schema version',
        'unsupported media type <type>',
        'manifest invalid',
        'MANIFEST_INVALID',
        'manifest failed signature verification',
        'no processor for media-type',
        'unsupported MIME type',
        'not a Docker-compatible manifest',
        'unsupported docker v1 repository request',
      ],
      { weight: 70 },
    ),
    says(
      [
        'unexpected media type <type> for <digest>: not found',
        'encountered remote <type> when fetching',
        'target is plugin',
        'target is manifest list or image index',
      ],
      { weight: 70, unless: ['text/html'] },
    ),
    says(['mediaType in manifest should be', 'no FSLayers in manifest'], { weight: 80 }),
  ],
  text: {
    en: {
      title: 'The manifest is of a kind this runtime refuses',
      summary: (d) => `${image.en(d)} has a manifest type that this runtime no longer accepts.`,
      why: 'The manifest arrived, but its format (usually Docker schema 1, last written before 2017) is not one that this version unpacks.',
    },
    ru: {
      title: 'Манифест такого вида эта среда не принимает',
      summary: (d) =>
        `У ${d.image ?? 'образа'} манифест такого типа, который эта среда выполнения больше не принимает.`,
      why: 'Манифест получен, но его формат (обычно Docker schema 1, до 2017 года) эта версия не распаковывает.',
    },
  },
  cures: (d) => [
    advise({
      id: 'rewrite-manifest',
      target: 'registry',
      who: 'developer',
      touches: 'registry',
      basis: 'documentation',
      title: both('Copy the image once with a current manifest', 'Скопируйте образ один раз с современным манифестом'),
      needs: [
        {
          placeholder: '<TARGET_IMAGE>',
          what: both('where the rewritten image goes', 'куда записать переписанный образ'),
        },
      ],
      commands: [
        {
          run: `skopeo copy --format v2s2 docker://${sh(d.image ?? '<IMAGE>')} docker://<TARGET_IMAGE>`,
          on: 'workstation',
          expect: both('Writing manifest to image destination', 'Writing manifest to image destination'),
        },
      ],
    }),
  ],
})
