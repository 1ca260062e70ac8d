/** One tiny image, made here: a layer with one file, its configuration and its manifest. */
import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'

export interface Blob {
  digest: string
  type: string
  bytes: Buffer
}
const blob = (type: string, bytes: Buffer): Blob => ({
  digest: `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
  type,
  bytes,
})

/** One file as a tar archive (POSIX ustar: a header of 512 bytes, the content padded to 512, two empty blocks). */
function tar(name: string, content: string): Buffer {
  const header = Buffer.alloc(512)
  const octal = (value: number, length: number) => `${value.toString(8).padStart(length - 1, '0')}\0`
  header.write(name, 0)
  header.write(octal(0o644, 8), 100)
  header.write(octal(0, 8), 108)
  header.write(octal(0, 8), 116)
  header.write(octal(content.length, 12), 124)
  header.write(octal(0, 12), 136)
  header.write(' '.repeat(8), 148)
  header.write('0', 156)
  header.write('ustar\x0000', 257)
  header.write(
    octal(
      header.reduce((sum, byte) => sum + byte, 0),
      7,
    ),
    148,
  )
  return Buffer.concat([
    header,
    Buffer.from(content.padEnd(Math.ceil(content.length / 512) * 512, '\0')),
    Buffer.alloc(1024),
  ])
}

const architecture = process.arch === 'x64' ? 'amd64' : process.arch
const unpacked = tar('lab.txt', 'pulled\n')
const layer = blob('application/vnd.docker.image.rootfs.diff.tar.gzip', gzipSync(unpacked))
const configuration = blob(
  'application/vnd.docker.container.image.v1+json',
  Buffer.from(
    JSON.stringify({
      architecture,
      os: 'linux',
      config: { Cmd: ['/lab.txt'] },
      rootfs: { type: 'layers', diff_ids: [blob('', unpacked).digest] },
      history: [{ created_by: 'lab' }],
    }),
  ),
)
const named = ({ digest, type, bytes }: Blob) => ({ mediaType: type, digest, size: bytes.length })

export const manifest = blob(
  'application/vnd.docker.distribution.manifest.v2+json',
  Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: 'application/vnd.docker.distribution.manifest.v2+json',
      config: named(configuration),
      layers: [named(layer)],
    }),
  ),
)
export const blobs: readonly Blob[] = [layer, configuration]
