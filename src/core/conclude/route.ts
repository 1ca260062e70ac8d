/** Whom a pull meets on its way besides the registry that its name says. */
import type { Details } from '../details.ts'
import type { Via } from '../contract.ts'
import type { Finding } from '../model.ts'
import { parseReference } from '../registry/reference.ts'

export function viaOf({ failingHost, station, details }: Pick<Finding, 'failingHost' | 'station' | 'details'>): Via[] {
  const proxy = details.proxy
    ?.replace(/^https?:\/\//, '')
    .replace(/^[^@/]*@/, '')
    .split('/')[0]
  const via: Via[] = proxy === undefined || proxy === '' ? [] : [{ kind: 'proxy', host: proxy }]
  if (failingHost === null || failingHost === proxy) return via
  const kind =
    mirrorAsked(details) !== null
      ? 'mirror'
      : station === 'layers' || /\/blobs\/|[?&]X-Amz-|\/storage\//.test(details.url ?? '')
        ? 'storage'
        : /\/token\b|[?&](?:scope|service)=/.test(details.url ?? '') || station === 'login'
          ? 'token-service'
          : 'mirror'
  return [...via, { kind, host: failingHost }]
}

/** The mirror that failed, as an address to configure; null where what failed is the registry itself, its token service or its storage. */
export function mirrorAsked({ failingHost, image, url }: Details): string | null {
  if (failingHost === undefined || image === undefined || url === undefined) return null
  const reference = parseReference(image)
  const [address = '', query = ''] = url.split('?')
  const blobs = address.lastIndexOf('/blobs/')
  const end = Math.max(blobs, address.lastIndexOf('/manifests/'))
  if (!reference.ok || end < 0 || (blobs === end && !query.includes('ns='))) return null
  const asked = address.slice(0, end)
  if (!asked.endsWith(`/${reference.path}`) || !/^https?:\/\/[^/]+\/v2\//.test(asked)) return null
  const base = asked.slice(0, -reference.path.length - 1)
  // /v2/PROJECT/v2/…: the mirror lacks override_path. Plain /v2 is what every registry has.
  return base.endsWith('/v2') ? base.slice(0, -'/v2'.length) : base
}
