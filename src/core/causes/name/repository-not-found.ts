/** The registry says that the repository is not there. */
import { advise, define, inNamespace, printed, say, says, sh, type Signs } from '../define.ts'

export const signs: Signs = [
  // distribution's NAME_UNKNOWN; ECR, GAR, ACR and docker add their own sentence.
  says(['name unknown', 'NAME_UNKNOWN', 'repository name not known to registry'], { rank: 'names' }),
  says(['The repository with name <name> does not exist in the registry with id', 'RepositoryNotFoundException'], {
    rank: 'exact',
  }),
  says(['Repository <name> not found: name unknown', 'repository <name> is not found'], { rank: 'exact' }),
  // Registries that have no code for it (Harbor, GitLab).
  says(
    [
      'unknown: repository <name> not found',
      'unknown: Project <name> not found',
      'unknown: project <name> not found or deleted',
    ],
    {
      rank: 'names',
    },
  ),
  // Harbor.
  says('project <word> not found', { rank: 'names' }),
  says('Status 404 trying to pull repository', { rank: 'names', certainty: 'likely', or: ['tag-not-found'] }),
  says('Error: image <image> not found', { certainty: 'likely', rank: 'wraps', or: ['tag-not-found'] }),
]

export const cause = define({
  code: 'repository-not-found',
  cures: (d) => [
    advise({
      id: 'correct-repository',
      target: 'kubernetes',
      who: 'developer',
      touches: 'pod',
      basis: 'source',
      title: say('repository-not-found.correctRepositoryPathCreatePush'),
      needs: [
        {
          placeholder: '<OWNER>',
          what: say('repository-not-found.objectHoldsImageSuchDeployment'),
        },
        { placeholder: '<CONTAINER>', what: say('repository-not-found.container') },
        { placeholder: '<IMAGE>', what: say('repository-not-found.imageExists') },
      ],
      commands: [
        {
          run: `skopeo inspect --no-tags docker://${sh(d.image ?? '<IMAGE>')}`,
          on: 'workstation',
          expect: say('repository-not-found.manifestOnceNameRight'),
        },
        { run: `kubectl ${inNamespace(d)} set image <OWNER> <CONTAINER>=<IMAGE>`, on: 'workstation' },
      ],
      verify: [{ run: `kubectl ${inNamespace(d)} get pods`, on: 'workstation', expect: printed('Running') }],
      undo: [{ run: `kubectl ${inNamespace(d)} rollout undo <OWNER>`, on: 'workstation' }],
    }),
  ],
})
