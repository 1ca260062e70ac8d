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
  'permission-denied': 'login',
  'token-service-failure': 'login',

  'rate-limited': 'manifest',
  'registry-unavailable': 'manifest',
  'access-blocked': 'login',
  'http-error': 'manifest',
  'not-a-registry': 'manifest',
  'blob-missing': 'layers',
  'content-mismatch': 'layers',

  'disk-full': 'unpack',
  'unpack-failed': 'unpack',
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

/** The stations in front of the one where it broke. */
export function passedBefore(station: Station | null): Station[] {
  return station === null ? [] : stations.slice(0, Math.max(0, stationIndex(station)))
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
