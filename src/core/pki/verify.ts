/** The two verdicts on a chain: Go's, and OpenSSL's beside it. */
import type { CauseCode, ChainInput, Verdict } from '../contract.ts'
import { kindOfAuthority } from './authority.ts'
import { matchHostnames } from './go-names.ts'
import { GoParseError, type GoCertificate } from './go-certificate.ts'
import { parseGoCertificate } from './go-parse.ts'
import { pemDecode } from './go-pem.ts'
import { verifyAsGo, type GoOutcome, type GoReason } from './go-verify.ts'

const goVersion = 'go1.26'

/** OpenSSL is a reader and a set of rules of its own, and comes as a part of its own. */
export async function verdicts(input: ChainInput): Promise<{ go: Verdict; openssl: Verdict }> {
  const { opensslVerdict } = await import('./openssl-verdict.ts')
  return { go: await goVerdict(input), openssl: await opensslVerdict(input) }
}

export async function goVerdict({ leaf, intermediates, trusted, host, at }: ChainInput): Promise<Verdict> {
  const sent: GoCertificate[] = []
  for (const text of [leaf, ...intermediates]) {
    const parsed = parseSent(text)
    if (typeof parsed === 'string') return refusal(parsed, 'parse')
    sent.push(parsed)
  }
  const [first, ...others] = sent
  if (!first) return refusal('x509: malformed certificate', 'parse')
  const roots = trusted.flatMap((text) => certificatesOf(text))
  const outcome: GoOutcome = await verifyAsGo(first, others, roots, host === null ? null : host.value, at)
  if (outcome === 'unchecked') return { ok: null, error: null, reason: null, cause: null, version: goVersion }
  if (outcome === null) return { ok: true, error: null, reason: null, cause: null, version: goVersion }
  if (outcome.reason === 'unknown-authority')
    return refusal(outcome.error, outcome.reason, await kindOfAuthority(sent, roots, host?.value ?? null, outcome))
  // The name stands in the Common Name, and the SAN names no host: the same omission, said by Go in other words.
  if (
    outcome.reason === 'hostname' &&
    host !== null &&
    first.dnsNames.length + first.addresses.length === 0 &&
    matchHostnames(first.commonName, host.value)
  )
    return refusal(outcome.error, outcome.reason, 'tls-no-san')
  return refusal(outcome.error, outcome.reason)
}

function refusal(error: string, reason: GoReason, cause: CauseCode = causeOf(error, reason)): Verdict {
  return { ok: false, error, reason, cause, version: goVersion }
}

function causeOf(error: string, reason: GoReason): CauseCode {
  switch (reason) {
    case 'parse':
      return 'tls-malformed-certificate'
    case 'expired':
      return 'tls-expired'
    case 'not-yet-valid':
      return 'tls-not-yet-valid'
    case 'hostname':
      return error.includes('legacy Common Name')
        ? 'tls-no-san'
        : error.includes("doesn't contain any IP SANs")
          ? 'tls-no-ip-san'
          : 'tls-name-mismatch'
    case 'unhandled-critical-extension':
      return 'tls-protocol'
    default:
      return 'tls-unknown-authority'
  }
}

/** Where Go stops reading a certificate; null: it reads it, or there is no certificate at all. */
export function damageIn(pem: string): { offset: number; length: number } | null {
  const [der] = pemDecode(pem)
  if (!der) return null
  try {
    parseGoCertificate(der)
    return null
  } catch (error) {
    return error instanceof GoParseError ? { offset: error.offset, length: der.length } : null
  }
}

function parseSent(text: string): GoCertificate | string {
  const [der] = pemDecode(text)
  if (!der) return 'x509: malformed certificate'
  try {
    return parseGoCertificate(der)
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** As CertPool.AppendCertsFromPEM: what is no plain CERTIFICATE block, or does not parse, is passed over in silence. */
function certificatesOf(text: string, labels?: string[]): GoCertificate[] {
  return pemDecode(text, labels).flatMap((der) => {
    try {
      return [parseGoCertificate(der)]
    } catch {
      return []
    }
  })
}
