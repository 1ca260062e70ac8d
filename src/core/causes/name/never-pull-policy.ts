/** imagePullPolicy: Never, and the image is not on the node. */
import { advise, both, cause, image, imageWord, inNamespace, node, says, sh } from '../define.ts'

export const neverPullPolicy = cause({
  code: 'never-pull-policy',
  signs: [
    // kubelet pkg/kubelet/images/image_manager.go, all versions.
    says('is not present with pull policy of Never', { weight: 90 }),
    says('ErrImageNeverPull', { weight: 80 }),
  ],
  text: {
    en: {
      title: 'The Pod forbids pulling, and the image is not on the node',
      summary: (d) => `imagePullPolicy is Never, and ${image.en(d)} is not on ${node.en(d)}.`,
      why: 'With this policy kubelet only looks at what the node already has. It asks no registry, so no secret, certificate or network can be at fault.',
    },
    ru: {
      title: 'Pod запрещает загрузку, а образа на узле нет',
      summary: (d) => `imagePullPolicy равен Never, а ${image.ru(d)} на узле${d.node ? ` ${d.node}` : ''} отсутствует.`,
      why: 'С этой политикой kubelet смотрит только на то, что уже есть на узле. Реестр не опрашивается, поэтому ни секрет, ни сертификат, ни сеть тут ни при чём.',
    },
  },
  cures: (d) => [
    advise({
      id: 'allow-pulling',
      target: 'kubernetes',
      who: 'developer',
      touches: 'pod',
      basis: 'source',
      title: both('Let kubelet pull when the image is absent', 'Разрешите kubelet загружать образ, когда его нет'),
      needs: [
        {
          placeholder: '<OWNER>',
          what: both('the workload, such as deployment/web', 'рабочая нагрузка, например deployment/web'),
        },
      ],
      commands: [
        {
          run: `kubectl ${inNamespace(d)} patch <OWNER> --type json -p '[{"op":"replace","path":"/spec/template/spec/containers/0/imagePullPolicy","value":"IfNotPresent"}]'`,
          on: 'workstation',
          expect: both('patched', 'patched'),
        },
      ],
      verify: [
        {
          run: `kubectl ${inNamespace(d)} get pods`,
          on: 'workstation',
          expect: both('no ErrImageNeverPull', 'нет ErrImageNeverPull'),
        },
      ],
      undo: [{ run: `kubectl ${inNamespace(d)} rollout undo <OWNER>`, on: 'workstation' }],
    }),
    advise({
      id: 'load-image',
      target: 'kubernetes',
      who: 'cluster-operator',
      touches: 'node',
      basis: 'documentation',
      title: both('Or put the image on the node', 'Или положите образ на узел'),
      needs: d.image ? [] : [{ placeholder: '<IMAGE>', what: both('the image', 'образ') }],
      commands: [
        {
          run: `docker save ${imageWord(d)} | ssh ${sh(d.node ?? '<NODE>')} sudo ctr -n k8s.io images import -`,
          on: 'workstation',
          expect: both('unpacking … done', 'unpacking … done'),
        },
      ],
    }),
  ],
})
