/** The registry hides on purpose whether the repository is missing or private. */
import { advise, cause, inNamespace, say, says, sh } from '../define.ts'

export const repositoryNotFoundOrPrivate = cause({
  code: 'repository-not-found-or-private',
  signs: [
    // containerd core/remotes/docker, all versions; docker daemon for the second.
    says(
      [
        'pull access denied, repository does not exist or may require authorization',
        'pull access denied for <image>, repository does not exist or may require docker login',
        'repository does not exist or may require',
      ],
      { weight: 60 },
    ),
    says('insufficient_scope: authorization failed', { weight: 62 }),
    says('not found: does not exist or no pull access', { weight: 55 }),
    says('requested access to the resource is denied', {
      weight: 55,
      given: ['docker.io', 'pull access denied', 'index.docker.io'],
    }),
    // Harbor prints it twice for private and for missing projects.
    says('unauthorized to access repository: <any>, action: pull', {
      weight: 60,
      or: ['credentials-missing', 'permission-denied'],
    }),
    // Quay says it of a missing repository too; Nexus only of a private one.
    says('access to the requested resource is not authorized', {
      weight: 60,
      certainty: 'likely',
      or: ['credentials-missing', 'permission-denied'],
      given: ['quay'],
    }),
  ],
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
          run: `kubectl ${inNamespace(d)} get pods -o custom-columns=POD:.metadata.name,IMAGES:.spec.containers[*].image,SECRETS:.spec.imagePullSecrets[*].name`,
          on: 'workstation',
          expect: say('repository-not-found-or-private.imageMeantSecretShouldServe'),
        },
      ],
    }),
    { kind: 'configure', situation: 'pull-secret' },
  ],
})
