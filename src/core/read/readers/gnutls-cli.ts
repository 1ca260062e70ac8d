/** `gnutls-cli`, 3.6 to 3.8: the chain with its names and dates, its PEM where `--print-cert` was given, and what GnuTLS says of it. */
import type { ChainFact, PrintedCertificate } from '../../model.ts'
import { pemBlocks } from '../../pki/pem.ts'
import type { Lines } from '../../text/lines.ts'
import { nowhere, reader, spanOf } from '../reader.ts'

const opening = /^(?:Processed \d+ CA certificate\(s\)\.|- Certificate type: X\.509|- Certificate\[0\] info:)/
const belongs =
  /^(?:Processed \d|Resolving '|Connecting to '|- |\*\*\* |\|<|\t| - subject `|-----|[A-Za-z0-9+/]{1,64}={0,2}$)/

export const gnutlsCli = reader({
  kind: 'gnutls-cli',
  title: 'gnutls-cli',
  carries: 'handshake',
  announces: [
    '- got a certificate list of',
    '- certificate[',
    '- status: the certificate is',
    '- handshake was completed',
    '- simple client mode',
    '- peer has closed the gnutls',
  ],
  wide: true,
  claims: ({ lines }, first) => {
    if (!opening.test(lines.line(first).text)) return null
    let end = first + 1
    for (let i = first + 1; i < lines.count; i++) {
      const { text } = lines.line(i)
      if (belongs.test(text)) end = i + 1
      else if (text.trim() !== '') break
    }
    const chain = readChain(lines, first, end)
    return (
      chain && {
        end,
        tell: (hand) => {
          hand.chain(chain)
          // A fatal alert is a statement too.
          hand.statements(first, end, nowhere)
        },
      }
    )
  },
})

const info = new RegExp(
  [
    "^ - subject `(?<subject>.{0,600}?)', issuer `(?<issuer>.{0,600}?)', serial 0x(?<serial>[0-9a-f]+), (?<key>[^,]*)",
    'signed using (?<signature>[^,(]+)(?: \\([^)]*\\))?',
    "activated `(?<from>[^']*)'",
    "expires `(?<until>[^']*)'",
  ].join(', '),
)

/** GnuTLS's words for a fault, as OpenSSL's numbers: X509_V_ERR of x509_vfy.h. */
const faults: [RegExp, number][] = [
  [/The certificate issuer is unknown\.|signer not found/i, 20],
  [/The certificate chain uses expired certificate\.|The certificate is expired\./, 10],
  [/The certificate chain uses not yet valid certificate\.|The certificate is not yet activated\./, 9],
  [/The certificate is revoked\.|certificate chain is revoked/i, 23],
  [/The name in the certificate does not match the expected\./, 62],
]

/** null: no certificate is in it. */
function readChain(lines: Lines, first: number, end: number): Omit<ChainFact, 'carries'> | null {
  const span = spanOf(lines, first, end)
  const printed: PrintedCertificate[] = []
  const entries: ChainFact['entries'] = []
  const errors: ChainFact['errors'] = []
  let trusted = false
  let host: string | null = null
  for (let i = first; i < end; i++) {
    const { text, ...place } = lines.line(i)
    host ??= /^Resolving '([^']+?)(?::443)?'/.exec(text)?.[1] ?? null
    const found = info.exec(text)?.groups
    if (found) {
      const { subject = '', issuer = '' } = found
      entries.push({ subject, issuer, ...place })
      printed.push(certificateOf(found, subject, issuer))
    }
    if (!/^- Status: /.test(text)) continue
    trusted ||= /The certificate is trusted\./.test(text)
    for (const [words, number] of faults) if (words.test(text)) errors.push({ number, depth: 0, ...place })
  }
  if (printed.length === 0) return null
  const asked = commandAbove(lines, first)
  const pems = pemBlocks(lines.text, span.start, span.end).flatMap(({ pem, start, end: behind }) =>
    pem === null ? [] : [{ pem, start, end: behind }],
  )
  return {
    ...span,
    host: host ?? asked.host,
    pems,
    entries,
    errors,
    accepted: !trusted ? null : asked.givenCa ? 'by-given-ca' : 'by-store',
    wantsClient: false,
    printed: pems.length > 0 ? [] : printed,
    asked: { serverName: true, proxy: null, givenCa: asked.givenCa },
  }
}

function certificateOf(found: { [name: string]: string }, subject: string, issuer: string): PrintedCertificate {
  const time = (text = '') =>
    /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC$/.test(text) ? `${text.slice(0, 10)}T${text.slice(11, 19)}Z` : ''
  const { serial = '', key = '', signature = '', from, until } = found
  return {
    subject,
    issuer,
    selfSigned: subject !== '' && subject === issuer,
    serial,
    notBefore: time(from),
    notAfter: time(until),
    sans: [],
    key,
    signature,
    isCA: false,
    sha256: '',
    aia: [],
  }
}

/** The host that was asked, and whether a CA was given to the program. */
function commandAbove(lines: Lines, first: number): { host: string | null; givenCa: boolean } {
  for (let i = first - 1; i >= Math.max(0, first - 4); i--) {
    const text = /\bgnutls-cli\s([^]*)$/.exec(lines.line(i).text)?.[1]
    if (text === undefined) continue
    const port = /(?:^|\s)(?:-p\s?|--port[= ])(\d+)/.exec(text)?.[1] ?? '443'
    const name = text.split(/\s+/).findLast((word) => /^[\w.-]+$/.test(word) && !/^(?:-|\d+$)/.test(word)) ?? null
    return {
      host: name && (port === '443' ? name : `${name}:${port}`),
      givenCa: /--x509cafile|--x509trustdir|--ca-certs/.test(text),
    }
  }
  return { host: null, givenCa: false }
}
