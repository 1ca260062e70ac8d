/**
 * `openssl s_client`, 1.0.2 to 3.6. Standard error (depth, verify error) and standard output (chain) come in either order;
 * names are `/C=DE/CN=x`, `C = DE, CN = x` or `C=DE, CN=x`; 3.5 and newer begin with `Connecting to ADDRESS`.
 */
import type { ChainFact } from '../../model.ts'
import type { Lines } from '../../text/lines.ts'
import { pemBlocks } from '../../pki/pem.ts'
import { isNameError } from '../../pki/printed-names.ts'
import { howAsked } from '../how-asked.ts'
import { nowhere, reader } from '../reader.ts'

const opening =
  /^\s*(?:CONNECTED\([0-9A-F]+\)|Connecting to [0-9A-Fa-f.:]+\s*$|depth=\d+ |verify error:num=\d+|Certificate chain\s*$| 0 s:)/
const belongs =
  /^\s*(?:CONNECTED\(|Connecting to |depth=|verify |---|Certificate chain|\d+ s:|i:|a:PKEY|v:NotBefore|s:|-----|Server certificate|subject=|issuer=|No client|Acceptable client|Client Certificate Types|Requested Signature|Shared Requested|Peer sign|(?:Server|Peer) Temp Key|Negotiated TLS|SSL handshake|Verification|New, |Reused, |Server public key|Secure Renegotiation|Compression|Expansion|No ALPN|ALPN|Early data|Verify return code|SSL-Session|Protocol|Cipher|Session-ID|Master-Key|PSK|SRP|Start Time|Timeout|Extended master|Max Early|Resumption|TLS session ticket|0[0-9a-f]{3} - |Krb5|Key-Arg|Post-Handshake|read R BLOCK|DONE|closed|notBefore=|notAfter=|SHA1 Fingerprint|sha256 Fingerprint|[A-Za-z0-9+/]{40,}={0,2}$|[A-Za-z0-9+/]{1,64}={0,2}$|write:errno|read:errno|[0-9A-F]+:error:|errno=|This TLS version|DTLS|OCSP response|Can't use SSL|CONNECTION ESTABLISHED|Protocol version:|Ciphersuite:|Peer certificate:|Hash used:|Signature type:|TLS SUCCESSFUL|Protocols advertised|Next protocol)/
const distinguishedName = /^\s*\/?(?:[A-Za-z]{1,24}|\d(?:\.\d+){2,20})\s?=\s?\S/
const command = /\bopenssl s_client\b/

export const sClient = reader({
  kind: 's-client',
  title: 'openssl s_client',
  carries: 'handshake',
  announces: ['verify error:num', 'verify return code'],
  claims: ({ lines }, first) => {
    const end = sClientEnd(lines, first)
    return end === first
      ? null
      : {
          end,
          tell: (hand) => {
            hand.chain(readSClient(lines, first, end))
            // Its own errors are statements too: alerts, resets, a port that speaks HTTP.
            hand.statements(first, end, nowhere)
          },
        }
  },
})

/** The line behind the dump that begins at `first`; `first` itself when none begins there. */
function sClientEnd(lines: Lines, first: number): number {
  const head = lines.line(first).text
  if (!opening.test(head) && !(command.test(head) && /-connect/.test(head))) return first
  let end = first + 1
  let sawVerdict = false
  let namesFollow = false
  let sawChain = /Certificate chain/.test(head)
  for (let i = first + 1; i < lines.count; i++) {
    const text = lines.line(i).text
    if (text.trim() === '') {
      // Blank lines stand inside a dump; a dump goes on only if what follows still belongs to it.
      const next = nextText(lines, i)
      if (next !== null && belongs.test(next) && !(sawVerdict && /^(?:CONNECTED|Connecting|depth=)/.test(next)))
        continue
      break
    }
    if (!belongs.test(text)) {
      if (namesFollow && distinguishedName.test(text)) {
        end = i + 1
        continue
      }
      if (isWrapped(lines, i)) {
        end = i + 1
        continue
      }
      if (/^\s*(?:Start Time|\S+ - )/.test(text)) {
        end = i + 1
        continue
      }
      break
    }
    // The CAs of client certificates, a name a line.
    namesFollow = /^\s*Acceptable client certificate CA names/.test(text)
    if ((sawVerdict || sawChain) && /^(?:CONNECTED\(|Connecting to )/.test(text) && sawChain) break
    if (/^\s*Certificate chain/.test(text)) sawChain = true
    if (/Verify return code/.test(text)) sawVerdict = true
    end = i + 1
    // A ticket that arrives late is printed behind it.
    if (/^(?:DONE|closed)\s*$/.test(text) && !/^(?:---|Post-Handshake)/.test(nextText(lines, i + 1) ?? '')) break
  }
  return command.test(head) && end === first + 1 ? first : end
}

/** A line that a terminal's right margin broke off the one above: that one is long, and below the dump goes on. */
function isWrapped(lines: Lines, index: number): boolean {
  if (lines.line(index - 1).text.length < 60 || belongs.test(lines.line(index).text)) return false
  const next = nextText(lines, index + 1)
  return next !== null && belongs.test(next)
}

function nextText(lines: Lines, from: number): string | null {
  for (let i = from; i < Math.min(lines.count, from + 6); i++)
    if (lines.line(i).text.trim() !== '') return lines.line(i).text
  return null
}

function readSClient(lines: Lines, first: number, last: number): Omit<ChainFact, 'carries'> {
  const start = lines.line(first).start
  const end = lines.line(last - 1).end
  const entries: ChainFact['entries'] = []
  const errors: ChainFact['errors'] = []
  let depth: number | null = null
  let returnCode: number | null = null
  const said = { ok: false, error: false, leafReturned: false, wantsClient: false }
  for (let i = first; i < last; i++) {
    const { start: lineStart } = lines.line(i)
    let { text } = lines.line(i)
    while (i + 1 < last && isWrapped(lines, i + 1)) text += lines.line(++i).text
    const entry = /^\s{0,40}\d{1,4} s:\s{0,8}(\S.*)?$/.exec(text)
    if (entry) entries.push({ subject: (entry[1] ?? '').trim(), issuer: '', start: lineStart, end: lines.line(i).end })
    const issuer = /^\s{0,40}i:\s{0,8}(\S.*)?$/.exec(text)
    const open = entries[entries.length - 1]
    if (issuer && open && open.issuer === '') {
      open.issuer = (issuer[1] ?? '').trim()
      open.end = lines.line(i).end
    }
    const at = /^depth=(\d+)/.exec(text)
    if (at) depth = Number(at[1])
    const error = /verify error:num=(\d+)/.exec(text)
    if (error) errors.push({ number: Number(error[1]), depth, start: lineStart + error.index, end: lines.line(i).end })
    const code = /Verify return code: (\d+)/.exec(text)
    if (code) returnCode = Number(code[1])
    if (/^\s*Verification: OK\s*$/.test(text)) said.ok = true
    if (/^\s*Acceptable client certificate CA names/.test(text)) said.wantsClient = true
    if (/^\s*Verification error: /.test(text)) said.error = true
    if (/^\s*verify return:1\s*$/.test(text) && depth === 0) said.leafReturned = true
  }
  if (entries.length === 0) {
    // A dump without -showcerts, or cut above the chain: what is left are the leaf's two names.
    const subject = matchLine(lines, first, last, /^subject=\s{0,8}(\S.*)?$/)
    const issuer = matchLine(lines, first, last, /^issuer=\s{0,8}(\S.*)?$/)
    // -brief prints one name; that of the issuer only where it is the same.
    const peer = matchLine(lines, first, last, /^Peer certificate:\s{0,8}(\S.*)?$/)
    if (peer)
      entries.push({
        subject: peer.value,
        issuer: errors.some(({ number }) => number === 18) ? peer.value : '',
        start: peer.start,
        end: peer.end,
      })
    if (subject && issuer)
      entries.push({ subject: subject.value, issuer: issuer.value, start: subject.start, end: issuer.end })
  }
  // The server certificate is printed a second time below the chain; it counts once.
  const seen = new Set<string>()
  const pems = pemBlocks(lines.text, start, end).flatMap((block) => {
    if (
      block.pem === null ||
      block.end > end ||
      !/CERTIFICATE$/.test(block.label) ||
      (seen.has(block.pem) && seen.size >= entries.length)
    )
      return []
    seen.add(block.pem)
    return [{ pem: block.pem, start: block.start, end: block.end }]
  })
  // 1.0.2 to 1.1.0 write names with slashes, and send no server name by themselves.
  const { host, ...asked } = howAsked(lines, first, entries[0]?.subject.startsWith('/') === true)
  // `verify return:1` stands under a fault as well, and without a certificate the result is 0 too.
  const good =
    entries.length > 0 &&
    errors.every(({ number }) => isNameError(number)) &&
    (!said.error || errors.length > 0) &&
    (returnCode === null ? said.ok || said.leafReturned : returnCode === 0 || isNameError(returnCode))
  const accepted = !good ? null : asked.givenCa ? ('by-given-ca' as const) : ('by-store' as const)
  return {
    start,
    end,
    host,
    pems,
    entries,
    errors,
    accepted,
    wantsClient: said.wantsClient,
    printed: [],
    asked,
  }
}

function matchLine(
  lines: Lines,
  first: number,
  last: number,
  pattern: RegExp,
): { value: string; start: number; end: number } | null {
  for (let i = first; i < last; i++) {
    const match = pattern.exec(lines.line(i).text)
    if (match) return { value: match[1] ?? '', start: lines.line(i).start, end: lines.line(i).end }
  }
  return null
}
