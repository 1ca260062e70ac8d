/** A manifest of a kind that this runtime refuses. */
import { advise, define, printed, say, says, sh, type Signs } from '../define.ts'

export const signs: Signs = [
  // AWS Lambda.
  says('layer media type for the source image <image> is not supported', { rank: 'exact' }),
  // containerd client/image.go: a Helm chart or another artifact has another number of layers than an image's configuration names.
  says('mismatched image rootfs and manifest layers', {
    rank: 'exact',
    certainty: 'likely',
    or: ['unpack-failed'],
    station: 'unpack',
  }),
  // containerd 2.x on schema 1.
  says(
    [
      'manifest.v1+prettyjws',
      'Pulling Schema 1 images have been deprecated',
      'schema 1 image manifests are no longer supported',
      'media-type: schema 1 not supported',
      'is no longer supported since containerd',
    ],
    { rank: 'exact' },
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
    { rank: 'names' },
  ),
  says(
    [
      'unexpected media type <type> for <digest>: not found',
      'encountered remote <type> when fetching',
      'target is plugin',
      'target is manifest list or image index',
    ],
    { rank: 'names', unless: ['text/html'] },
  ),
  says(['mediaType in manifest should be', 'no FSLayers in manifest'], { rank: 'exact' }),
]

export const cause = define({
  code: 'manifest-unsupported',
  cures: (d) => [
    advise({
      id: 'rewrite-manifest',
      target: 'registry',
      who: 'developer',
      touches: 'registry',
      basis: 'documentation',
      title: say('manifest-unsupported.copyImageOnceCurrentManifest'),
      needs: [
        {
          placeholder: '<TARGET_IMAGE>',
          what: say('manifest-unsupported.whereRewrittenImageGoes'),
        },
      ],
      commands: [
        {
          run: `skopeo copy --format v2s2 docker://${sh(d.image ?? '<IMAGE>')} docker://<TARGET_IMAGE>`,
          on: 'workstation',
          expect: printed('Writing manifest to image destination'),
        },
      ],
    }),
  ],
})
