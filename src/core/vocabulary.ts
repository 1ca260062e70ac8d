/**
 * The words that everything else is keyed by. Imports nothing.
 * A code is added here before it is used, and is never given another meaning.
 */

export const languages = ['en', 'ru'] as const
export type Language = (typeof languages)[number]

/** The stops of a pull, in the order in which it reaches them. */
export const stations = ['before', 'name', 'dns', 'tcp', 'tls', 'login', 'manifest', 'layers', 'unpack'] as const
export type Station = (typeof stations)[number]

/** Every cause, with the station at which it usually breaks the pull; null: none, or one that cannot be told. */
export const stationOf = {
  'invalid-image-name': 'name',
  'tag-not-found': 'manifest',
  'repository-not-found': 'manifest',
  'repository-not-found-or-private': 'login',
  'platform-mismatch': 'manifest',
  'manifest-unsupported': 'manifest',
  'never-pull-policy': 'before',

  'dns-not-found': 'dns',
  'dns-failure': 'dns',
  'tcp-refused': 'tcp',
  'tcp-timeout': 'tcp',
  'tcp-unreachable': 'tcp',
  'connection-reset': 'tcp',
  'http-timeout': 'tls',
  'proxy-failure': 'tcp',

  'tls-unknown-authority': 'tls',
  'tls-self-signed': 'tls',
  'tls-private-ca': 'tls',
  'tls-incomplete-chain': 'tls',
  'tls-interception': 'tls',
  'tls-name-mismatch': 'tls',
  'tls-no-san': 'tls',
  'tls-no-ip-san': 'tls',
  'tls-expired': 'tls',
  'tls-not-yet-valid': 'tls',
  'tls-client-certificate': 'tls',
  'tls-protocol': 'tls',
  'tls-malformed-certificate': 'tls',
  'tls-required': 'tls',
  'tls-plain-http': 'tls',

  'credentials-missing': 'login',
  'secret-not-found': 'login',
  'secret-wrong-type': 'login',
  'secret-malformed': 'login',
  'credentials-wrong-host': 'login',
  'credentials-rejected': 'login',
  'credentials-expired': 'login',
  'credential-helper-failed': 'login',
  'permission-denied': 'login',
  'token-service-failure': 'login',

  'rate-limited': 'manifest',
  'registry-unavailable': 'manifest',
  'registry-retired': 'manifest',
  'access-blocked': 'login',
  'http-error': 'manifest',
  'not-a-registry': 'manifest',
  'blob-missing': 'layers',
  'content-mismatch': 'layers',

  'disk-full': 'unpack',
  'unpack-failed': 'unpack',
  'image-encrypted': 'unpack',
  'runtime-unavailable': 'before',
  'runtime-api-mismatch': 'before',
  'runtime-config-invalid': 'before',
  'policy-rejected': 'manifest',
  'pull-throttled': 'before',
  'pull-cancelled': 'layers',

  pulled: null,
  'no-message': null,
  unknown: null,
} as const satisfies Record<string, Station | null>

export type CauseCode = keyof typeof stationOf
export const causeCodes = Object.keys(stationOf) as CauseCode[]

export const certainties = ['proven', 'likely', 'possible'] as const
export type Certainty = (typeof certainties)[number]

/** Position of a station on the path; -1 for null. */
export function stationIndex(station: Station | null): number {
  return station === null ? -1 : stations.indexOf(station)
}

/** Whom a pull had reached when it broke, as far as the words of a cause prove it. */
export type Contact = 'nothing' | 'proxy' | 'mirror' | 'token-service' | 'registry' | 'storage'

/** The least that each cause proves; a message may tell more. What kubelet or the runtime says before it asks anybody proves nothing. */
export const contactOf = {
  'invalid-image-name': 'nothing',
  'tag-not-found': 'registry',
  'repository-not-found': 'registry',
  'repository-not-found-or-private': 'registry',
  'platform-mismatch': 'registry',
  'manifest-unsupported': 'registry',
  'never-pull-policy': 'nothing',
  'dns-not-found': 'nothing',
  'dns-failure': 'nothing',
  'tcp-refused': 'registry',
  'tcp-timeout': 'registry',
  'tcp-unreachable': 'registry',
  'connection-reset': 'registry',
  'http-timeout': 'nothing',
  'proxy-failure': 'proxy',
  'tls-unknown-authority': 'registry',
  'tls-self-signed': 'registry',
  'tls-private-ca': 'registry',
  'tls-incomplete-chain': 'registry',
  'tls-interception': 'registry',
  'tls-name-mismatch': 'registry',
  'tls-no-san': 'registry',
  'tls-no-ip-san': 'registry',
  'tls-expired': 'registry',
  'tls-not-yet-valid': 'registry',
  'tls-client-certificate': 'registry',
  'tls-protocol': 'registry',
  'tls-malformed-certificate': 'registry',
  'tls-required': 'registry',
  'tls-plain-http': 'registry',
  'credentials-missing': 'registry',
  'secret-not-found': 'nothing',
  'secret-wrong-type': 'nothing',
  'secret-malformed': 'nothing',
  'credentials-wrong-host': 'registry',
  'credentials-rejected': 'registry',
  'credentials-expired': 'registry',
  'credential-helper-failed': 'nothing',
  'permission-denied': 'registry',
  'token-service-failure': 'token-service',
  'rate-limited': 'registry',
  'registry-unavailable': 'registry',
  'registry-retired': 'registry',
  'access-blocked': 'registry',
  'http-error': 'registry',
  'not-a-registry': 'registry',
  'blob-missing': 'storage',
  'content-mismatch': 'storage',
  'disk-full': 'nothing',
  'unpack-failed': 'storage',
  'image-encrypted': 'storage',
  'runtime-unavailable': 'nothing',
  'runtime-api-mismatch': 'nothing',
  'runtime-config-invalid': 'nothing',
  'policy-rejected': 'nothing',
  'pull-throttled': 'nothing',
  'pull-cancelled': 'nothing',
  pulled: 'nothing',
  'no-message': 'nothing',
  unknown: 'nothing',
} as const satisfies Record<CauseCode, Contact>

/** The last station that whoever was reached proves to be passed; null: every one in front of the break. */
const proves = {
  nothing: 'name',
  // The proxy looks the registry's name up, or does not; nobody has said.
  proxy: 'name',
  'token-service': 'tls',
  mirror: null,
  registry: null,
  storage: null,
} as const satisfies Record<Contact, Station | null>

/** The stations in front of the one where it broke that were passed, because somebody had been reached. */
export function passedBefore(station: Station | null, contact: Contact): Station[] {
  const last = proves[contact]
  return stations.slice(
    0,
    Math.max(0, Math.min(stationIndex(station), last === null ? stations.length : stationIndex(last) + 1)),
  )
}

/** Certificates whose own name tells what they are: told in words of their own. */
export type StoryName =
  | 'ingress-default'
  | 'traefik-default'
  | 'cert-manager-stopgap'
  | 'acme-staging'
  | 'cloudflare-origin'
  | 'no-server-name'
  | 'national-authority'
