/** No room. */
import { advise, both, cause, says } from '../define.ts'

export const diskFull = cause({
  code: 'disk-full',
  signs: [
    says(
      [
        'no space left on device',
        'disk quota exceeded',
        'There is not enough space on the disk',
        'not enough space on the disk',
      ],
      { weight: 90 },
    ),
    says(['no inodes left', 'no free inodes'], { weight: 80 }),
  ],
  text: {
    en: {
      title: 'The node’s disk is full',
      summary: (d) => `${d.node ?? 'The node'} has no room left for the image${d.path ? ` under ${d.path}` : ''}.`,
      why: 'The layers arrived and could not be written. Bytes or inodes of the file system that holds the runtime’s store are used up.',
    },
    ru: {
      title: 'На узле нет места',
      summary: (d) =>
        `${d.node ? `На узле ${d.node}` : 'На узле'} не хватает места для образа${d.path ? ` в ${d.path}` : ''}.`,
      why: 'Слои получены, но записать их некуда. На файловой системе хранилища среды выполнения закончились байты или inodes.',
    },
  },
  next: () => [
    {
      command:
        'df -h /var/lib/containerd /var/lib/kubelet /var/lib/docker /var/lib/containers 2>/dev/null; df -i /var/lib/containerd 2>/dev/null',
      on: 'node',
      why: both(
        'Shows which file system is full, and whether of bytes or of inodes.',
        'Показывает, какая файловая система заполнена и чем: байтами или inodes.',
      ),
    },
  ],
  cures: () => [
    advise({
      id: 'free-space',
      target: 'containerd-2',
      who: 'cluster-operator',
      touches: 'node',
      basis: 'source',
      title: both('Remove images that no container uses', 'Удалите образы, которыми не пользуется ни один контейнер'),
      commands: [
        { run: 'df -h /var/lib/containerd /var/lib/kubelet; df -i /var/lib/containerd', on: 'node' },
        { run: 'crictl rmi --prune', on: 'node', expect: both('Deleted: …', 'Deleted: …') },
      ],
      notes: [
        both(
          'Images that running containers use stay. What was removed is pulled again when needed.',
          'Образы работающих контейнеров остаются. Удалённое при необходимости загрузится снова.',
        ),
      ],
      verify: [{ run: 'df -h /var/lib/containerd', on: 'node', expect: both('below 85 %', 'меньше 85 %') }],
    }),
  ],
})
