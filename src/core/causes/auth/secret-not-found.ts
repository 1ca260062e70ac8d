/** The Pod names a secret that is not in its namespace. */
import { advise, define, inNamespace, printed, say, says, sh, type Signs } from '../define.ts'

export const signs: Signs = [
  // kubelet 1.28+: event FailedToRetrieveImagePullSecret. Also on healthy Pods, so another failure of the same pull outweighs it.
  says('Unable to retrieve some image pull secrets (<any>)', { rank: 'general', details: { any: 'secret' } }),
  says('FailedToRetrieveImagePullSecret', { rank: 'wraps' }),
  // kubelet's log, before and after.
  says('Unable to retrieve pull secret <any>, the image pull may not succeed', { rank: 'general' }),
  // Kubernetes 1.0 and 1.1.
  says('Error syncing pod, skipping: secrets <name> not found', {
    rank: 'general',
    certainty: 'likely',
    or: [],
    details: { name: 'secret' },
  }),
  says('Unable to retrieve pull secret', { rank: 'wraps' }),
  says('Couldn t get secret', { rank: 'wraps', given: ['pull secret', 'imagePullSecret'] }),
]

export const cause = define({
  code: 'secret-not-found',
  next: (d) => [
    {
      command: `kubectl get secrets -A --field-selector type=kubernetes.io/dockerconfigjson`,
      on: 'workstation',
      why: say('secret-not-found.showsWhichNamespacesPullSecrets', d.secret),
    },
  ],
  cures: (d) => [
    {
      kind: 'configure',
      situation: 'pull-secret',
      title: say('secret-not-found.createSecretPodNamespace'),
    },
    advise({
      id: 'copy-secret',
      target: 'kubernetes',
      who: 'developer',
      touches: 'namespace',
      basis: 'source',
      title: say('secret-not-found.copyFromNamespaceHas'),
      needs: [
        {
          placeholder: '<SOURCE_NAMESPACE>',
          what: say('secret-not-found.namespaceHasSecret'),
        },
        ...(d.secret ? [] : [{ placeholder: '<SECRET>', what: say('secret-not-found.name') }]),
        ...(d.namespace ? [] : [{ placeholder: '<NAMESPACE>', what: say('secret-not-found.podNamespace') }]),
      ],
      commands: [
        {
          run:
            `kubectl -n <SOURCE_NAMESPACE> get secret ${sh(d.secret ?? '<SECRET>')} -o json | jq 'del(.metadata.namespace,.metadata.uid,` +
            `.metadata.resourceVersion,.metadata.creationTimestamp,.metadata.ownerReferences)' | kubectl ${inNamespace(d)} create -f -`,
          on: 'workstation',
          expect: printed('created'),
        },
      ],
      verify: [
        {
          run: `kubectl ${inNamespace(d)} get secret ${sh(d.secret ?? '<SECRET>')}`,
          on: 'workstation',
          expect: printed('kubernetes.io/dockerconfigjson'),
        },
      ],
      undo: [{ run: `kubectl ${inNamespace(d)} delete secret ${sh(d.secret ?? '<SECRET>')}`, on: 'workstation' }],
    }),
  ],
})
