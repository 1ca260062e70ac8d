/** All causes. A code of the vocabulary without an entry here does not compile. */
import type { CauseCode } from '../contract.ts'
import type { Cause } from '../model.ts'
import { invalidImageName } from './name/invalid-image-name.ts'
import { tagNotFound } from './name/tag-not-found.ts'
import { repositoryNotFound } from './name/repository-not-found.ts'
import { repositoryNotFoundOrPrivate } from './name/repository-not-found-or-private.ts'
import { platformMismatch } from './name/platform-mismatch.ts'
import { manifestUnsupported } from './name/manifest-unsupported.ts'
import { neverPullPolicy } from './name/never-pull-policy.ts'
import { dnsNotFound } from './network/dns-not-found.ts'
import { dnsFailure } from './network/dns-failure.ts'
import { tcpRefused } from './network/tcp-refused.ts'
import { tcpTimeout } from './network/tcp-timeout.ts'
import { tcpUnreachable } from './network/tcp-unreachable.ts'
import { connectionReset } from './network/connection-reset.ts'
import { httpTimeout } from './network/http-timeout.ts'
import { proxyFailure } from './network/proxy-failure.ts'
import { tlsUnknownAuthority } from './tls/tls-unknown-authority.ts'
import { tlsSelfSigned } from './tls/tls-self-signed.ts'
import { tlsPrivateCa } from './tls/tls-private-ca.ts'
import { tlsIncompleteChain } from './tls/tls-incomplete-chain.ts'
import { tlsInterception } from './tls/tls-interception.ts'
import { tlsNameMismatch } from './tls/tls-name-mismatch.ts'
import { tlsNoSan } from './tls/tls-no-san.ts'
import { tlsNoIpSan } from './tls/tls-no-ip-san.ts'
import { tlsExpired } from './tls/tls-expired.ts'
import { tlsNotYetValid } from './tls/tls-not-yet-valid.ts'
import { tlsClientCertificate } from './tls/tls-client-certificate.ts'
import { tlsProtocol } from './tls/tls-protocol.ts'
import { tlsMalformedCertificate } from './tls/tls-malformed-certificate.ts'
import { tlsRequired } from './tls/tls-required.ts'
import { tlsPlainHttp } from './tls/tls-plain-http.ts'
import { credentialsMissing } from './auth/credentials-missing.ts'
import { secretNotFound } from './auth/secret-not-found.ts'
import { secretWrongType } from './auth/secret-wrong-type.ts'
import { secretMalformed } from './auth/secret-malformed.ts'
import { credentialsWrongHost } from './auth/credentials-wrong-host.ts'
import { credentialsRejected } from './auth/credentials-rejected.ts'
import { credentialsExpired } from './auth/credentials-expired.ts'
import { permissionDenied } from './auth/permission-denied.ts'
import { tokenServiceFailure } from './auth/token-service-failure.ts'
import { rateLimited } from './registry/rate-limited.ts'
import { registryUnavailable } from './registry/registry-unavailable.ts'
import { accessBlocked } from './registry/access-blocked.ts'
import { httpError } from './registry/http-error.ts'
import { notARegistry } from './registry/not-a-registry.ts'
import { blobMissing } from './registry/blob-missing.ts'
import { contentMismatch } from './registry/content-mismatch.ts'
import { diskFull } from './node/disk-full.ts'
import { unpackFailed } from './node/unpack-failed.ts'
import { runtimeUnavailable } from './node/runtime-unavailable.ts'
import { runtimeApiMismatch } from './node/runtime-api-mismatch.ts'
import { runtimeConfigInvalid } from './node/runtime-config-invalid.ts'
import { policyRejected } from './node/policy-rejected.ts'
import { pullThrottled } from './node/pull-throttled.ts'
import { pullCancelled } from './node/pull-cancelled.ts'
import { pulled } from './outcome/pulled.ts'
import { noMessage } from './outcome/no-message.ts'
import { unknown } from './outcome/unknown.ts'

export const causeOf: { readonly [code in CauseCode]: Cause } = {
  'invalid-image-name': invalidImageName,
  'tag-not-found': tagNotFound,
  'repository-not-found': repositoryNotFound,
  'repository-not-found-or-private': repositoryNotFoundOrPrivate,
  'platform-mismatch': platformMismatch,
  'manifest-unsupported': manifestUnsupported,
  'never-pull-policy': neverPullPolicy,
  'dns-not-found': dnsNotFound,
  'dns-failure': dnsFailure,
  'tcp-refused': tcpRefused,
  'tcp-timeout': tcpTimeout,
  'tcp-unreachable': tcpUnreachable,
  'connection-reset': connectionReset,
  'http-timeout': httpTimeout,
  'proxy-failure': proxyFailure,
  'tls-unknown-authority': tlsUnknownAuthority,
  'tls-self-signed': tlsSelfSigned,
  'tls-private-ca': tlsPrivateCa,
  'tls-incomplete-chain': tlsIncompleteChain,
  'tls-interception': tlsInterception,
  'tls-name-mismatch': tlsNameMismatch,
  'tls-no-san': tlsNoSan,
  'tls-no-ip-san': tlsNoIpSan,
  'tls-expired': tlsExpired,
  'tls-not-yet-valid': tlsNotYetValid,
  'tls-client-certificate': tlsClientCertificate,
  'tls-protocol': tlsProtocol,
  'tls-malformed-certificate': tlsMalformedCertificate,
  'tls-required': tlsRequired,
  'tls-plain-http': tlsPlainHttp,
  'credentials-missing': credentialsMissing,
  'secret-not-found': secretNotFound,
  'secret-wrong-type': secretWrongType,
  'secret-malformed': secretMalformed,
  'credentials-wrong-host': credentialsWrongHost,
  'credentials-rejected': credentialsRejected,
  'credentials-expired': credentialsExpired,
  'permission-denied': permissionDenied,
  'token-service-failure': tokenServiceFailure,
  'rate-limited': rateLimited,
  'registry-unavailable': registryUnavailable,
  'access-blocked': accessBlocked,
  'http-error': httpError,
  'not-a-registry': notARegistry,
  'blob-missing': blobMissing,
  'content-mismatch': contentMismatch,
  'disk-full': diskFull,
  'unpack-failed': unpackFailed,
  'runtime-unavailable': runtimeUnavailable,
  'runtime-api-mismatch': runtimeApiMismatch,
  'runtime-config-invalid': runtimeConfigInvalid,
  'policy-rejected': policyRejected,
  'pull-throttled': pullThrottled,
  'pull-cancelled': pullCancelled,
  pulled,
  'no-message': noMessage,
  unknown,
}

export const allCauses: readonly Cause[] = Object.values(causeOf)
