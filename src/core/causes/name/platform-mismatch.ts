/** The image has no variant for the node's operating system or architecture. */
import { advise, both, cause, image, inNamespace, node, says, sh } from '../define.ts'

export const platformMismatch = cause({
  code: 'platform-mismatch',
  signs: [
    // containerd images.Manifest; also wrapped in "failed to unpack image on snapshotter".
    says('no match for platform in manifest', { weight: 92 }),
    // docker's manifest list lookup; podman and CRI-O for the second.
    says('no matching manifest for <name> in the manifest list entries', { weight: 90, details: { name: 'platform' } }),
    says('no matching manifest for', { weight: 88 }),
    says(
      [
        'no image found in image index for architecture',
        'no image found in manifest list for architecture',
        'no image found in image index',
      ],
      { weight: 90 },
    ),
    says(
      [
        'does not match the specified platform',
        'was found but does not match the specified platform',
        'does not support platform <name> for image',
        'cannot download image with operating system',
        'image operating system <name> cannot be used on this platform',
        'was found but its platform',
      ],
      { weight: 90 },
    ),
    says('no child with platform', { weight: 90 }),
  ],
  text: {
    en: {
      title: 'No variant of the image for this platform',
      summary: (d) => `${image.en(d)} has no variant for ${d.platform ?? 'the platform'} of ${node.en(d)}.`,
      why: 'The registry served the list of variants; none fits the node’s operating system and processor, so there is nothing to unpack.',
    },
    ru: {
      title: 'Для этой платформы варианта образа нет',
      summary: (d) =>
        `У ${d.image ?? 'образа'} нет варианта под ${d.platform ?? 'платформу'} ${d.node ? `узла ${d.node}` : 'узла'}.`,
      why: 'Реестр отдал список вариантов; ни один не подходит к операционной системе и процессору узла, распаковывать нечего.',
    },
  },
  next: (d) => [
    {
      command: `skopeo inspect --raw docker://${sh(d.image ?? '<IMAGE>')} | grep -A3 '"platform"'`,
      on: 'workstation',
      why: both('Lists the platforms that the image has.', 'Перечисляет платформы, которые есть у образа.'),
    },
  ],
  cures: (d) => [
    advise({
      id: 'schedule-or-build',
      target: 'kubernetes',
      who: 'developer',
      touches: 'pod',
      basis: 'source',
      title: both(
        'Build the missing variant, or keep the Pod on nodes that fit',
        'Соберите недостающий вариант или держите Pod на подходящих узлах',
      ),
      notes: [
        both(
          'docker buildx build --platform linux/amd64,linux/arm64 makes both variants under one tag.',
          'docker buildx build --platform linux/amd64,linux/arm64 создаёт оба варианта под одним тегом.',
        ),
      ],
      needs: [
        {
          placeholder: '<OWNER>',
          what: both('the workload, such as deployment/web', 'рабочая нагрузка, например deployment/web'),
        },
      ],
      commands: [
        {
          run: 'kubectl get nodes -L kubernetes.io/arch,kubernetes.io/os',
          on: 'workstation',
          expect: both('which nodes have which platform', 'у каких узлов какая платформа'),
        },
        {
          run: `kubectl ${inNamespace(d)} patch <OWNER> --type merge -p '{"spec":{"template":{"spec":{"nodeSelector":{"kubernetes.io/arch":"amd64"}}}}}'`,
          on: 'workstation',
        },
      ],
      undo: [{ run: `kubectl ${inNamespace(d)} rollout undo <OWNER>`, on: 'workstation' }],
    }),
  ],
})
