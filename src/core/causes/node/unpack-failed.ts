/** The layer cannot be laid out. */
import { advise, define, say, says, type Signs } from '../define.ts'

export const signs: Signs = [
  // The digest was checked before: these are the bytes that were named, and they are no good layer.
  says(
    [
      'archive/tar: invalid tar header',
      'gzip: invalid header',
      'gzip: invalid checksum',
      'flate: corrupt input',
      'zstd: invalid',
      'magic number mismatch',
      'failed to decompress',
    ],
    { rank: 'exact' },
  ),
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
    { rank: 'general' },
  ),
  says(['lchown <any>: operation not supported', 'lchown <any>: operation not permitted', 'failed to unpack'], {
    rank: 'general',
  }),
]

export const cause = define({
  code: 'unpack-failed',
  next: () => [
    {
      command: 'findmnt -T /var/lib/containerd; journalctl -u containerd --since -10min | tail -30',
      on: 'node',
      why: say('unpack-failed.showsFileSystemUnderStore'),
    },
  ],
  cures: (d) => [
    advise({
      id: 'repair-store',
      target: 'containerd-2',
      who: 'cluster-operator',
      touches: 'node',
      basis: 'source',
      title: say('unpack-failed.removeWhatLeftImagePull'),
      needs: d.image ? [] : [{ placeholder: '<IMAGE>', what: say('unpack-failed.image') }],
      commands: [{ run: `crictl rmi ${d.image ? `'${d.image.replaceAll("'", "'\\''")}'` : '<IMAGE>'}`, on: 'node' }],
      notes: [say('unpack-failed.lchownOperationNotSupportedInvalid')],
    }),
  ],
})
