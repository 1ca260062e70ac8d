/** imagePullPolicy: Never, and the image is not on the node. */
import { advise, define, imageWord, inNamespace, printed, say, says, sh, type Signs } from '../define.ts'

export const signs: Signs = [
  // kubelet pkg/kubelet/images/image_manager.go, all versions.
  says('is not present with pull policy of Never', { rank: 'exact' }),
  says('ErrImageNeverPull', { rank: 'exact' }),
]

export const cause = define({
  code: 'never-pull-policy',
  cures: (d) => [
    advise({
      id: 'allow-pulling',
      target: 'kubernetes',
      who: 'developer',
      touches: 'pod',
      basis: 'source',
      title: say('never-pull-policy.letKubeletPullWhenImage'),
      needs: [
        {
          placeholder: '<OWNER>',
          what: say('never-pull-policy.workloadSuchDeploymentWeb'),
        },
      ],
      commands: [
        {
          run:
            `kubectl ${inNamespace(d)} patch <OWNER> --type json -p '[{"op":"replace","path":"/spec/template/spec/containers/0/imagePullPolicy",` +
            `"value":"IfNotPresent"}]'`,
          on: 'workstation',
          expect: printed('patched'),
        },
      ],
      verify: [
        {
          run: `kubectl ${inNamespace(d)} get pods`,
          on: 'workstation',
          expect: say('never-pull-policy.noErrimageneverpull'),
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
      title: say('never-pull-policy.putImageNode'),
      needs: d.image ? [] : [{ placeholder: '<IMAGE>', what: say('never-pull-policy.image') }],
      commands: [
        {
          run: `docker save ${imageWord(d)} | ssh ${sh(d.node ?? '<NODE>')} sudo ctr -n k8s.io images import -`,
          on: 'workstation',
          expect: printed('unpacking … done'),
        },
      ],
    }),
  ],
})
