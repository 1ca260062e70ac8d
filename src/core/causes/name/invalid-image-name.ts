/** The reference does not parse: distribution/reference refuses it before any request. */
import { advise, cause, inNamespace, printed, say, says } from '../define.ts'

export const invalidImageName = cause({
  code: 'invalid-image-name',
  signs: [
    // kubelet pkg/kubelet/images: applyDefaultImageTag, all versions ("image reference" up to 1.27).
    says(["couldn't parse image name <any>: <any>", "couldn't parse image reference <any>: <any>"], { weight: 90 }),
    says('Failed to apply default image tag', { weight: 85 }),
    says('InvalidImageName', { weight: 60 }),
    // distribution/reference, printed by docker, podman and containerd.
    says(
      [
        'invalid reference format',
        'repository name must be lowercase',
        'failed to parse image reference',
        'invalid checksum digest',
        'unsupported digest algorithm',
        'cannot specify 64-byte hexadecimal strings',
        'repository name must not be more than 255 characters',
      ],
      { weight: 70 },
    ),
    // containers/image short names: the name says no registry.
    says(
      [
        'short-name <name> did not resolve to an alias and no unqualified-search registries',
        'short-name resolution enforced but cannot prompt without a TTY',
        'short name mode is enforcing, but image name <name> returns ambiguous list',
      ],
      { weight: 80 },
    ),
    // distribution error codes, HTTP 400.
    says(['NAME_INVALID', 'name invalid: invalid repository name', 'TAG_INVALID', 'manifest tag did not match URI'], {
      weight: 70,
    }),
  ],
  cures: (d) => [
    advise({
      id: 'correct-image-name',
      target: 'kubernetes',
      who: 'developer',
      touches: 'pod',
      basis: 'source',
      title: say('invalid-image-name.correctNameWhereWritten'),
      notes: [say('invalid-image-name.formHostPortPathTag')],
      needs: [
        {
          placeholder: '<OWNER>',
          what: say('invalid-image-name.objectHoldsImageSuchDeployment'),
        },
        { placeholder: '<CONTAINER>', what: say('invalid-image-name.container') },
        { placeholder: '<IMAGE>', what: say('invalid-image-name.correctedReference') },
      ],
      commands: [
        {
          run: `kubectl ${inNamespace(d)} set image <OWNER> <CONTAINER>=<IMAGE>`,
          on: 'workstation',
          expect: printed('image updated'),
        },
      ],
      verify: [
        {
          run: `kubectl ${inNamespace(d)} get pods`,
          on: 'workstation',
          expect: say('invalid-image-name.noInvalidimagename'),
        },
      ],
      undo: [{ run: `kubectl ${inNamespace(d)} rollout undo <OWNER>`, on: 'workstation' }],
    }),
  ],
})
