/** No room. */
import { advise, define, printed, say, says, type Signs } from '../define.ts'

export const signs: Signs = [
  says(
    [
      'no space left on device',
      'disk quota exceeded',
      'There is not enough space on the disk',
      'not enough space on the disk',
    ],
    { rank: 'exact' },
  ),
  says(['no inodes left', 'no free inodes'], { rank: 'exact' }),
]

export const cause = define({
  code: 'disk-full',
  next: () => [
    {
      command:
        'df -h /var/lib/containerd /var/lib/kubelet /var/lib/docker /var/lib/containers 2>/dev/null; df -i /var/lib/containerd 2>/dev/null',
      on: 'node',
      why: say('disk-full.showsWhichFileSystemFull'),
    },
  ],
  cures: () => [
    advise({
      id: 'free-space',
      target: 'containerd-2',
      who: 'cluster-operator',
      touches: 'node',
      basis: 'source',
      title: say('disk-full.removeImagesNoContainerUses'),
      commands: [
        { run: 'df -h /var/lib/containerd /var/lib/kubelet; df -i /var/lib/containerd', on: 'node' },
        { run: 'crictl rmi --prune', on: 'node', expect: printed('Deleted: …') },
      ],
      notes: [say('disk-full.imagesRunningContainersUseStay')],
      verify: [{ run: 'df -h /var/lib/containerd', on: 'node', expect: say('disk-full.below85') }],
    }),
  ],
})
