/** Registry and repository answer; the tag or digest is not there. */
import { advise, answered, define, inNamespace, printed, say, says, sh, type Signs } from '../define.ts'

export const signs: Signs = [
  // distribution's MANIFEST_UNKNOWN as docker, podman and CRI-O print it; vendors' own words behind it.
  says(['manifest unknown', 'MANIFEST_UNKNOWN'], { rank: 'names' }),
  says('manifest for <image> not found', { rank: 'names' }),
  says(
    [
      'manifest tagged by <name> is not found',
      'The named manifest is not known to the registry',
      'Requested image not found',
      'Failed to fetch <name> from request /v2/',
    ],
    { rank: 'names' },
  ),
  // Harbor: artifact PROJECT/REPO:TAG not found.
  says('artifact <image> not found', { rank: 'names' }),
  // containerd: a 404 on the manifest. 2.1 says "failed to resolve image". The repository may be missing too; with a mirror on 2.1 a 404 also
  // outranks a TLS error.
  says(['failed to resolve reference <image>: <image>: not found', 'failed to resolve image: <image>: not found'], {
    certainty: 'likely',
    rank: 'general',
    or: ['repository-not-found'],
  }),
  // BuildKit: the same 404 behind its own words.
  says(
    [
      'failed to resolve source metadata for <image>: <image>: not found',
      'failed to resolve ref <image>: <image>: not found',
    ],
    {
      certainty: 'likely',
      rank: 'general',
      or: ['repository-not-found'],
    },
  ),
  // go-containerregistry asks with HEAD, which has no body to tell which of the two is missing.
  says('/manifests/<any>: unexpected status code 404', {
    certainty: 'likely',
    rank: 'names',
    or: ['repository-not-found'],
  }),
  // Cloud Run.
  says('cannot serve traffic. Image <image> not found', {
    certainty: 'likely',
    rank: 'names',
    or: ['repository-not-found'],
  }),
  // The access log of a registry or of the nginx before it: whoever asks for a manifest gets a 404.
  says(answered('/v2/<any>/manifests/<any>', [404]), {
    certainty: 'likely',
    rank: 'general',
    or: ['repository-not-found'],
  }),
  // helm 3 of a chart kept in a registry.
  says('failed to perform FetchReference on source: <image>: not found', {
    certainty: 'likely',
    rank: 'general',
    or: ['repository-not-found'],
  }),
  says(['tag does not exist', 'Tag <name> not found in repository'], { rank: 'names' }),
  says('unexpected status from HEAD request to <url>: 404 Not Found', {
    certainty: 'likely',
    rank: 'wraps',
    or: ['repository-not-found', 'not-a-registry'],
  }),
]

export const cause = define({
  code: 'tag-not-found',
  next: (d) => [
    {
      command: `skopeo list-tags docker://${sh((d.image ?? '<IMAGE>').replace(/(?:[:@][^/:@]{1,200}){1,3}$/, ''))}`,
      on: 'workstation',
      why: say('tag-not-found.showsWhichTagsThereError'),
    },
  ],
  cures: (d) => [
    advise({
      id: 'use-existing-tag',
      target: 'kubernetes',
      who: 'developer',
      touches: 'pod',
      basis: 'source',
      title: say('tag-not-found.pointWorkloadTagExistsPush'),
      notes: [say('tag-not-found.digestSaferThanTagCannot')],
      needs: [
        {
          placeholder: '<OWNER>',
          what: say('tag-not-found.objectHoldsImageSuchDeployment'),
        },
        { placeholder: '<CONTAINER>', what: say('tag-not-found.container') },
        { placeholder: '<IMAGE>', what: say('tag-not-found.imageExists') },
      ],
      commands: [{ run: `kubectl ${inNamespace(d)} set image <OWNER> <CONTAINER>=<IMAGE>`, on: 'workstation' }],
      verify: [{ run: `kubectl ${inNamespace(d)} get pods -w`, on: 'workstation', expect: printed('Running') }],
      undo: [{ run: `kubectl ${inNamespace(d)} rollout undo <OWNER>`, on: 'workstation' }],
    }),
  ],
})
