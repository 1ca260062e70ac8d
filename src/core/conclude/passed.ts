/** Where on its path the pull broke, and what that says of the stations before. */
import type { CauseCode, Station } from '../contract.ts'
import type { SignMatch, Statement } from '../model.ts'
import { contactOf, passedBefore, stationIndex, stationOf } from '../vocabulary.ts'

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

/** Where layers arrive before they are unpacked: containerd's store of content, Docker's and containers/image's temporary files. */
const arriving =
  /\/(?:io\.containerd\.content\.v1\.content|content)\/ingest\/|GetImageBlob|writing blob|storing blob to file/
/** What is written once layers are there. */
const unpacking = /\/snapshots\/|overlay2?\/|failed to (?:extract|register|unpack)|ApplyLayer|Error processing tar file/

/** A blob is asked for by its digest, which stands in a manifest: the registry had answered with one. */
const fetchingBlob =
  /\/blobs\/|failed to copy|httpReadSeeker|[Ff]etching blob|writing blob|copying (?:config|layer|blob)|registry-v2\/docker|error pulling image configuration/

/** Words of a program that got an answer by HTTP from whomever it asked. */
const answered =
  /\bHTTP\/[\d.]+"? [1-5]\d\d\b|\bunexpected status\b|\b(?:status code|StatusCode:|HTTP response code said error) {0,2}[^\s\w]{0,2} ?[1-5]\d\d\b/

/**
 * What the pull had passed when it broke: by the cause's own words, by what a path in them names, and by whether anybody answered.
 * @param statements all that was said of this pull.
 */
export function passedOf(
  match: SignMatch,
  station: Station | null,
  deciding: Statement,
  statements: Statement[],
): Station[] {
  const text = deciding.clean.text
  const contact =
    match.code === 'disk-full' && unpacking.test(text)
      ? 'storage'
      : station === 'layers' && (arriving.test(text) || fetchingBlob.test(text))
        ? 'registry'
        : (match.sign.contact ?? contactOf[match.code])
  const proved = passedBefore(station, contact)
  if (!statements.some(({ clean }) => answered.test(clean.text))) return proved
  const reached = passedBefore(station, 'token-service')
  return reached.length > proved.length ? reached : proved
}

/** Where it broke: the cause's station, unless the URL or the words tell that the pull was already further on. */
export function stationFor(code: CauseCode, own: Station | undefined, statement: Statement): Station | null {
  if (own) return own
  const usual = stationOf[code]
  const text = statement.clean.text
  if (code === 'disk-full' && arriving.test(text)) return 'layers'
  if (!movable.has(code)) return usual
  if (/failed to (?:fetch (?:oauth|anonymous) token|authorize)|bearer token/i.test(text)) return 'login'
  // containerd says "failed to copy" for a manifest too; the URL knows better than the words around it.
  if (/\/manifests\//.test(text) && !/\/blobs\//.test(text)) return usual
  if (fetchingBlob.test(text)) return 'layers'
  return usual
}

/** A code of a station that the pull has passed, as far as a message about it would have come first. */
export function ruledOut(code: CauseCode, passed: Station[]): boolean {
  const station = stationOf[code]
  return (
    station !== null && station !== 'before' && passed.includes(station) && stationIndex(station) < stationIndex('tls')
  )
}
