/** The registry, or this way to it, was shut down for good: no login and no retry brings it back. */
import { advise, define, imageWord, say, says, type Signs } from '../define.ts'

export const signs: Signs = [
  // gcr.io since 2025, 412 with this text as its body; its token endpoint says the same.
  says(
    [
      'Container Registry is deprecated and shutting down',
      'Container Registry is shut down',
      'use the auto migration tool to migrate to Artifact Registry',
    ],
    { rank: 'exact', outranks: ['http-error', 'not-a-registry', 'token-service-failure'] },
  ),
]

export const cause = define({
  code: 'registry-retired',
  cures: (d) => [
    advise({
      id: 'find-new-address',
      target: 'kubernetes',
      who: 'developer',
      touches: 'namespace',
      basis: 'documentation',
      title: say('registry-retired.nameImageWhereItLivesNow'),
      notes: [say('registry-retired.projectsTellNewAddress'), say('registry-retired.otherTagsAreGoneToo')],
      needs: [
        { placeholder: '<NAMESPACE>', what: say('registry-retired.namespace') },
        { placeholder: '<OWNER>', what: say('registry-retired.workload') },
        { placeholder: '<CONTAINER>', what: say('registry-retired.container') },
        { placeholder: '<TARGET_IMAGE>', what: say('registry-retired.imageAtNewAddress') },
      ],
      commands: [{ run: 'kubectl -n <NAMESPACE> set image <OWNER> <CONTAINER>=<TARGET_IMAGE>', on: 'workstation' }],
      undo: [{ run: 'kubectl -n <NAMESPACE> rollout undo <OWNER>', on: 'workstation' }],
    }),
    advise({
      id: 'move-to-artifact-registry',
      target: 'registry',
      who: 'registry-owner',
      touches: 'registry',
      basis: 'documentation',
      title: say('registry-retired.ownProjectMovesToArtifactRegistry'),
      notes: [say('registry-retired.imagesThatWereNotCopied')],
      needs: [{ placeholder: '<PROJECT_ID>', what: say('registry-retired.project') }],
      commands: [
        { run: 'gcloud artifacts docker upgrade migrate --projects=<PROJECT_ID>', on: 'workstation' },
        {
          run: `skopeo inspect --format '{{.Digest}}' docker://${imageWord(d)}`,
          on: 'workstation',
          expect: say('registry-retired.digestOfImage'),
        },
      ],
    }),
  ],
})
