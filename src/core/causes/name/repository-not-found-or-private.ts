/** The registry hides on purpose whether the repository is missing or private. */
import { advise, define, inNamespace, say, says, sh, type Signs } from '../define.ts'

export const signs: Signs = [
  // containerd core/remotes/docker, all versions; docker daemon for the second.
  says(
    [
      'pull access denied, repository does not exist or may require authorization',
      'pull access denied for <image>, repository does not exist or may require docker login',
      'repository does not exist or may require',
    ],
    { rank: 'names' },
  ),
  says('insufficient_scope: authorization failed', { rank: 'names' }),
  says('not found: does not exist or no pull access', { rank: 'general' }),
  says('requested access to the resource is denied', {
    rank: 'general',
    given: ['docker.io', 'pull access denied', 'index.docker.io'],
    // Docker Hub lists both errors, in this order.
    outranks: ['credentials-missing'],
  }),
  // Harbor prints it twice for private and for missing projects.
  says('unauthorized to access repository: <any>, action: pull', {
    rank: 'names',
    or: ['credentials-missing', 'permission-denied'],
  }),
  // Quay says it of a missing repository too; Nexus only of a private one.
  says('access to the requested resource is not authorized', {
    rank: 'names',
    certainty: 'likely',
    or: ['credentials-missing', 'permission-denied'],
    given: ['quay'],
  }),
]

export const cause = define({
  code: 'repository-not-found-or-private',
  next: (d) => [
    {
      command: `skopeo inspect --no-tags docker://${sh(d.image ?? '<IMAGE>')}`,
      on: 'workstation',
      why: say('repository-not-found-or-private.runWhileLoggedAccountShould'),
    },
  ],
  cures: (d) => [
    advise({
      id: 'check-spelling',
      target: 'kubernetes',
      who: 'developer',
      touches: 'pod',
      basis: 'source',
      title: say('repository-not-found-or-private.checkNameFirstMisspeltPublic'),
      commands: [
        {
          run:
            `kubectl ${inNamespace(d)} get pods -o custom-columns=POD:.metadata.name,IMAGES:.spec.containers[*].image,` +
            `SECRETS:.spec.imagePullSecrets[*].name`,
          on: 'workstation',
          expect: say('repository-not-found-or-private.imageMeantSecretShouldServe'),
        },
      ],
    }),
    { kind: 'configure', situation: 'pull-secret' },
  ],
})
