/** The layer cannot be laid out. */
import { advise, both, cause, image, says } from '../define.ts'

export const unpackFailed = cause({
  code: 'unpack-failed',
  signs: [
    says(
      [
        'failed to extract layer',
        'failed to unpack image on snapshotter',
        'failed to register layer',
        'failed to prepare extraction snapshot',
        'adding layer with blob',
        'ApplyLayer exit status',
        'Error processing tar file',
        'failed to mount',
        'mount callback failed',
        'failed to Lchown',
        'lchown <any>: invalid argument',
        'content digest <digest>: not found',
        'potentially insufficient UIDs or GIDs',
        'failed to get reader from content store',
      ],
      { weight: 58 },
    ),
    says(['lchown <any>: operation not supported', 'lchown <any>: operation not permitted', 'failed to unpack'], {
      weight: 56,
    }),
  ],
  text: {
    en: {
      title: 'A layer cannot be unpacked',
      summary: (d) => `${d.node ?? 'The node'} has the layers of ${image.en(d)}, but cannot unpack one of them.`,
      why: 'The registry did its part. The node’s file system or user namespace refuses something in the layer: ownership, a special file, a mount option, or its content store is damaged.',
    },
    ru: {
      title: 'Слой не распаковывается',
      summary: (d) =>
        `${d.node ? `Узел ${d.node}` : 'Узел'} получил слои ${d.image ?? 'образа'}, но не может распаковать один из них.`,
      why: 'Реестр своё сделал. Файловая система или пространство пользователей узла отвергает что-то в слое: владельца, особый файл, параметр монтирования, — или хранилище повреждено.',
    },
  },
  next: () => [
    {
      command: 'findmnt -T /var/lib/containerd; journalctl -u containerd --since -10min | tail -30',
      on: 'node',
      why: both(
        'Shows the file system under the store and containerd’s own words.',
        'Показывает файловую систему под хранилищем и слова самого containerd.',
      ),
    },
  ],
  cures: (d) => [
    advise({
      id: 'repair-store',
      target: 'containerd-2',
      who: 'cluster-operator',
      touches: 'node',
      basis: 'source',
      title: both('Remove what is left of the image and pull it again', 'Удалите остатки образа и загрузите его снова'),
      needs: d.image ? [] : [{ placeholder: '<IMAGE>', what: both('the image', 'образ') }],
      commands: [{ run: `crictl rmi ${d.image ? `'${d.image.replaceAll("'", "'\\''")}'` : '<IMAGE>'}`, on: 'node' }],
      notes: [
        both(
          '“lchown … operation not supported” or “invalid argument”: the store lies on a file system without owners (NFS, vfat), or a rootless runtime lacks subordinate IDs in /etc/subuid.',
          '«lchown … operation not supported» или «invalid argument»: хранилище на файловой системе без владельцев (NFS, vfat), или у rootless-среды не хватает идентификаторов в /etc/subuid.',
        ),
      ],
    }),
  ],
})
