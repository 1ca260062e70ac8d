/** The reference does not parse: distribution/reference refuses it before any request. */
import { advise, define, inNamespace, printed, say, says, type Signs } from '../define.ts'

export const signs: Signs = [
  // kubelet pkg/kubelet/images: applyDefaultImageTag, all versions ("image reference" up to 1.27).
  says(["couldn't parse image name <any>: <any>", "couldn't parse image reference <any>: <any>"], { rank: 'exact' }),
  says('Failed to apply default image tag', { rank: 'exact' }),
  says('InvalidImageName', { rank: 'names' }),
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
    { rank: 'names' },
  ),
  // containers/image short names: the name says no registry.
  says(
    [
      'short-name <name> did not resolve to an alias and no unqualified-search registries',
      'short-name resolution enforced but cannot prompt without a TTY',
      'short name mode is enforcing, but image name <name> returns ambiguous list',
    ],
    { rank: 'exact' },
  ),
  // distribution error codes, HTTP 400.
  says(['NAME_INVALID', 'name invalid: invalid repository name', 'TAG_INVALID', 'manifest tag did not match URI'], {
    rank: 'names',
  }),
]

export const cause = define({
  code: 'invalid-image-name',
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
