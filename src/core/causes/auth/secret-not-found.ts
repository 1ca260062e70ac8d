/** The Pod names a secret that is not in its namespace. */
import { advise, both, cause, inNamespace, says, sh } from '../define.ts'

export const secretNotFound = cause({
  code: 'secret-not-found',
  signs: [
    // kubelet 1.28+: event FailedToRetrieveImagePullSecret. Also on healthy Pods, so another failure of the same pull outweighs it.
    says('Unable to retrieve some image pull secrets (<any>)', { weight: 46, details: { any: 'secret' } }),
    says('FailedToRetrieveImagePullSecret', { weight: 44 }),
    // kubelet's log, before and after.
    says('Unable to retrieve pull secret <any>, the image pull may not succeed', { weight: 46 }),
    says('Unable to retrieve pull secret', { weight: 44 }),
    says('Couldn t get secret', { weight: 30, given: ['pull secret', 'imagePullSecret'] }),
  ],
  text: {
    en: {
      title: 'The pull secret is not in the Pod’s namespace',
      summary: (d) =>
        `The Pod names the pull secret ${d.secret ? `“${d.secret}”` : ''} that does not exist in ${d.namespace ? `the namespace “${d.namespace}”` : 'its namespace'}.`.replace(
          '  ',
          ' ',
        ),
      why: 'kubelet reads pull secrets from the Pod’s own namespace only. It goes on without the missing one, so a private image is then asked for anonymously.',
    },
    ru: {
      title: 'Секрета для загрузки нет в пространстве имён Pod',
      summary: (d) =>
        `Pod ссылается на секрет${d.secret ? ` «${d.secret}»` : ''}, которого нет в ${d.namespace ? `пространстве имён «${d.namespace}»` : 'его пространстве имён'}.`,
      why: 'kubelet берёт секреты только из пространства имён самого Pod. Без недостающего он продолжает работу, и закрытый образ запрашивается анонимно.',
    },
  },
  next: (d) => [
    {
      command: `kubectl get secrets -A --field-selector type=kubernetes.io/dockerconfigjson`,
      on: 'workstation',
      why: both(
        `Shows in which namespaces pull secrets exist${d.secret ? `, ${d.secret} among them` : ''}.`,
        `Показывает, в каких пространствах имён есть такие секреты${d.secret ? `, в том числе ${d.secret}` : ''}.`,
      ),
    },
  ],
  cures: (d) => [
    {
      kind: 'configure',
      situation: 'pull-secret',
      title: both(`Create the secret in the Pod’s namespace`, 'Создайте секрет в пространстве имён Pod'),
    },
    advise({
      id: 'copy-secret',
      target: 'kubernetes',
      who: 'developer',
      touches: 'namespace',
      basis: 'source',
      title: both(
        'Or copy it from the namespace that has it',
        'Или скопируйте его из того пространства имён, где он есть',
      ),
      needs: [
        {
          placeholder: '<SOURCE_NAMESPACE>',
          what: both('the namespace that has the secret', 'пространство имён, где секрет есть'),
        },
        ...(d.secret ? [] : [{ placeholder: '<SECRET>', what: both('its name', 'его имя') }]),
        ...(d.namespace
          ? []
          : [{ placeholder: '<NAMESPACE>', what: both('the Pod’s namespace', 'пространство имён Pod') }]),
      ],
      commands: [
        {
          run: `kubectl -n <SOURCE_NAMESPACE> get secret ${sh(d.secret ?? '<SECRET>')} -o json | jq 'del(.metadata.namespace,.metadata.uid,.metadata.resourceVersion,.metadata.creationTimestamp,.metadata.ownerReferences)' | kubectl ${inNamespace(d)} create -f -`,
          on: 'workstation',
          expect: both('created', 'created'),
        },
      ],
      verify: [
        {
          run: `kubectl ${inNamespace(d)} get secret ${sh(d.secret ?? '<SECRET>')}`,
          on: 'workstation',
          expect: both('kubernetes.io/dockerconfigjson', 'kubernetes.io/dockerconfigjson'),
        },
      ],
      undo: [{ run: `kubectl ${inNamespace(d)} delete secret ${sh(d.secret ?? '<SECRET>')}`, on: 'workstation' }],
    }),
  ],
})
