/** What follows from an image's name: whom the runtime asks, which directory it reads, which key a login needs. */
import { parseReference } from './reference.ts'

export interface Places {
  /** The name in full, tag filled in as kubelet does. */
  full: string
  /** The first request of containerd. */
  request: string
  /** containerd's directory; CRI-O and podman use the same last part below /etc/containers/certs.d. */
  directory: string
  /** The `auths` key that serves exactly this host. */
  key: string
  /** The name has no host of its own: CRI-O and podman may ask registries other than Docker Hub for it. */
  short: boolean
}

export function placesOf(image: string): Places | null {
  const parsed = parseReference(image)
  if (!parsed.ok || parsed.domain === '') return null
  const { domain, path, tag, digest } = parsed
  const version = digest ?? tag ?? 'latest'
  return {
    full: `${domain}/${path}${digest === null ? `:${version}` : `@${digest}`}`,
    request: `HEAD https://${domain === 'docker.io' ? 'registry-1.docker.io' : domain}/v2/${path}/manifests/${version}`,
    directory: `/etc/containerd/certs.d/${domain}`,
    key: domain === 'docker.io' ? 'https://index.docker.io/v1/' : domain,
    short: !image.startsWith(`${domain}/`) && !image.startsWith('index.docker.io/'),
  }
}

/** What each program prints for a name that does not parse. null: it parses. */
export function refusalWords(image: string): { program: string; words: string }[] | null {
  const parsed = parseReference(image)
  if (parsed.ok) return null
  return [
    {
      program: 'kubelet 1.28+',
      words: `Failed to apply default image tag "${image}": couldn't parse image name "${image}": ${parsed.error}`,
    },
    {
      program: 'kubelet 1.27',
      words: `Failed to apply default image tag "${image}": couldn't parse image reference "${image}": ${parsed.error}`,
    },
    { program: 'containerd', words: `failed to parse image reference "${image}": ${parsed.error}` },
    { program: 'docker', words: parsed.error },
  ]
}
