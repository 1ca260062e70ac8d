/** The two verdicts on a chain. OpenSSL's stays open: its rules are not written down here yet. */
import type { CauseCode, Verdict } from '../contract.ts'
import { kindOfAuthority } from './authority.ts'
import { matchHostnames } from './go-names.ts'
import { parseGoCertificate, type GoCertificate } from './go-parse.ts'
import { verifyAsGo, type GoOutcome, type GoReason } from './go-verify.ts'

export interface ChainInput { leaf: string; intermediates: string[]; trusted: string[]; host: { kind: 'dns' | 'ip'; value: string } | null; at: Date }

const goVersion = 'go1.26'
const open = (version: string): Verdict => ({ ok: null, error: null, reason: null, cause: null, version })

export async function verdicts(input: ChainInput): Promise<{ go: Verdict; openssl: Verdict }> {
  return { go: await goVerdict(input), openssl: open('openssl 3.0') }
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
  const roots = trusted.flatMap(certificatesOf)
  const outcome: GoOutcome = await verifyAsGo(first, others, roots, host === null ? null : host.value, at)
  if (outcome === 'unchecked') return open(goVersion)
  if (outcome === null) return { ok: true, error: null, reason: null, cause: null, version: goVersion }
  if (outcome.reason === 'unknown-authority') return refusal(outcome.error, outcome.reason, await kindOfAuthority(sent, roots, host?.value ?? null, outcome))
  // The name stands in the Common Name, and the SAN names no host: the same omission, said by Go in other words.
  if (outcome.reason === 'hostname' && host !== null && first.dnsNames.length + first.addresses.length === 0 && matchHostnames(first.commonName, host.value)) return refusal(outcome.error, outcome.reason, 'tls-no-san')
  return refusal(outcome.error, outcome.reason)
}

function refusal(error: string, reason: GoReason, cause: CauseCode = causeOf(error, reason)): Verdict {
  return { ok: false, error, reason, cause, version: goVersion }
}

function causeOf(error: string, reason: GoReason): CauseCode {
  switch (reason) {
    case 'parse': return 'tls-malformed-certificate'
    case 'expired': return 'tls-expired'
    case 'not-yet-valid': return 'tls-not-yet-valid'
    case 'hostname': return error.includes('legacy Common Name') ? 'tls-no-san' : error.includes("doesn't contain any IP SANs") ? 'tls-no-ip-san' : 'tls-name-mismatch'
    case 'unhandled-critical-extension': return 'tls-protocol'
    default: return 'tls-unknown-authority'
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
function certificatesOf(text: string): GoCertificate[] {
  return pemDecode(text).flatMap((der) => {
    try {
      return [parseGoCertificate(der)]
    } catch {
      return []
    }
  })
}

/** encoding/pem: blocks without headers whose base64 is whole. */
function pemDecode(text: string): Uint8Array[] {
  const blocks: Uint8Array[] = []
  const begin = /(?:^|\n)-----BEGIN ([^\n]*?)-----[ \t\r]*\n/g
  for (let match = begin.exec(text); match; match = begin.exec(text)) {
    const label = match[1] ?? ''
    const from = match.index + match[0].length
    const close = text.indexOf(`\n-----END ${label}-----`, from - 1)
    if (close < 0) continue
    const body = text.slice(from, Math.max(from, close))
    // A block cut short by the next one is not read; the next one is.
    if (body.includes('-----BEGIN ')) continue
    begin.lastIndex = close
    if (label !== 'CERTIFICATE' || /^[^\n]*:/m.test(body)) continue
    const base64 = body.replace(/[\r\n \t]/g, '')
    if (base64.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) continue
    blocks.push(Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)))
  }
  return blocks
}
