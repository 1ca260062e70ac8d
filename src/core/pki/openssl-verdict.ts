/** OpenSSL’s verdict on a chain, in the shape of the contract. */
import type { CauseCode, ChainInput, Verdict } from '../contract.ts'
import { opensslCertificates } from './openssl-certificate.ts'
import { verifyAsOpenssl, type OpensslNumber } from './openssl.ts'

/** What OpenSSL does not load is refused with `load:`, as its command does before it verifies. */
export async function opensslVerdict({ leaf, intermediates, trusted, host, at }: ChainInput): Promise<Verdict> {
  const version = 'openssl 3.0'
  const failed = (what: string): Verdict => ({
    ok: false,
    error: `load: Could not read ${what}`,
    reason: 'load',
    cause: 'tls-malformed-certificate',
    version,
  })
  const first = opensslCertificates(leaf).certificates[0]
  const others = opensslCertificates(intermediates.join('\n'))
  const store = opensslCertificates(trusted.join('\n'))
  if (!first) return failed('certificate file')
  if (others.damaged && others.certificates.length === 0) return failed('any untrusted certificates')
  if (store.damaged) return failed('any trusted certificates')
  const outcome = await verifyAsOpenssl(
    first,
    others.certificates,
    store.certificates,
    host === null ? null : host.value,
    at,
  )
  if (outcome === 'unchecked') return { ok: null, error: null, reason: null, cause: null, version }
  return outcome === null
    ? { ok: true, error: null, reason: null, cause: null, version }
    : {
        ok: false,
        error: outcome.words,
        reason: String(outcome.number),
        cause: opensslCauses[outcome.number] ?? 'tls-unknown-authority',
        version,
      }
}

const opensslCauses: { [code in OpensslNumber]?: CauseCode } = {
  9: 'tls-not-yet-valid',
  10: 'tls-expired',
  13: 'tls-malformed-certificate',
  14: 'tls-malformed-certificate',
  18: 'tls-self-signed',
  19: 'tls-private-ca',
  34: 'tls-protocol',
  62: 'tls-name-mismatch',
  64: 'tls-no-ip-san',
  66: 'tls-protocol',
  67: 'tls-protocol',
  68: 'tls-protocol',
}
