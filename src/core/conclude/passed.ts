/** Where on its path the pull broke, and what that says of the stations before. */
import type { CauseCode, Station } from '../contract.ts'
import type { Statement } from '../model.ts'
import { stationIndex, stationOf } from '../vocabulary.ts'

/** Codes of which the words alone do not tell the station: the same answer comes for a login, a manifest and a layer. */
const movable = new Set<CauseCode>([
  'connection-reset',
  'rate-limited',
  'registry-unavailable',
  'http-error',
  'not-a-registry',
  'http-timeout',
  'access-blocked',
  'permission-denied',
])

/** Where it broke: the cause's station, unless the URL or the words tell that the pull was already further on. */
export function stationFor(code: CauseCode, own: Station | undefined, statement: Statement): Station | null {
  if (own) return own
  const usual = stationOf[code]
  const text = statement.clean.text
  if (!movable.has(code)) return usual
  if (/failed to (?:fetch (?:oauth|anonymous) token|authorize)|bearer token/i.test(text)) return 'login'
  // containerd says "failed to copy" for a manifest too; the URL knows better than the words around it.
  if (/\/manifests\//.test(text) && !/\/blobs\//.test(text)) return usual
  if (
    /\/blobs\/|failed to copy|httpReadSeeker|[Ff]etching blob|writing blob|registry-v2\/docker|error pulling image configuration/.test(
      text,
    )
  )
    return 'layers'
  return usual
}

/** A code of a station that the pull has passed, as far as a message about it would have come first. */
export function ruledOut(code: CauseCode, passed: Station[]): boolean {
  const station = stationOf[code]
  return (
    station !== null && station !== 'before' && passed.includes(station) && stationIndex(station) < stationIndex('tls')
  )
}
