/** What a chain in the paste is, and what that means for a pull: the certificates decoded, the fault named, the one to install. */
import type { CauseCode, Chain, Verdict } from '../contract.ts'
import type { ChainFact } from '../model.ts'
import { commonName, isNameError } from './printed-names.ts'
import { decodeCertificate, type Decoded } from './decode.ts'
import { hostWithoutPort, isAddress } from './hosts.ts'
import {
  inspectionProduct,
  isDefaultCertificate,
  isInspectionAuthority,
  isNamedAuthority,
  isPublicFamily,
  isPublicRegistry,
} from './issuers.ts'
import { pemToDer } from './pem.ts'
import { printedFault } from './printed.ts'
import { publicRootCertificates, publicRoots } from './roots.ts'
import { damageIn, goVerdict, verdicts } from './verify.ts'

export interface JudgedChain extends Omit<Chain, 'difference' | 'caveats'> {
  asked: ChainFact['asked']
  /** The server named the CAs of client certificates that it takes. */
  wantsClient: boolean
  accepted: ChainFact['accepted']
  /** The first certificate that Go does not read, its number in the order sent, and where reading ended, in bytes of its DER. */
  damage: { number: number; offset: number; length: number } | null
  carries: ChainFact['carries']
  /** How sure the first finding is, from the chain alone. */
  certainty: 'proven' | 'likely'
  product: string | null
  topIssuer: string | null
  names: string | null
  evidence: { start: number; end: number }[]
  errors: number[]
}

/** Nothing was checked: the verdict stays open rather than guessed. */
const unchecked = (version: string): Verdict => ({ ok: null, error: null, reason: null, cause: null, version })

/** Whether the outermost length of its DER (X.690, 8.1.3) is not that of what is there. */
function isShortened(pem: string): boolean {
  const der = pemToDer(pem)
  if (der === null) return true
  if (der[0] !== 0x30 || der[1] !== 0x82) return false
  return der.length < 4 + ((der[2] ?? 0) << 8) + (der[3] ?? 0)
}

/** The certificate of this subject, where another part of the paste shows it. */
export type Shown = (subjectDer: string) => Promise<Decoded | null>

/** @param trusted PEM texts that the paste shows as trusted. */
export async function judgeChain(
  fact: ChainFact,
  host: string | null,
  at: Date,
  trusted: string[] = [],
  shown: Shown = () => Promise.resolve(null),
): Promise<JudgedChain> {
  // What openssl could read, and the paste no longer holds whole, was shortened by the person.
  if (fact.entries.length > 0 && fact.pems.some(({ pem }) => isShortened(pem)))
    return judgeChain({ ...fact, pems: [] }, host, at, trusted, shown)
  const decoded = await Promise.all(fact.pems.map(({ pem }) => decodeCertificate(pem)))
  const certificates = decoded.filter((certificate) => certificate !== null)
  const name = host === null ? null : hostWithoutPort(host)
  const base = {
    start: fact.start,
    end: fact.end,
    host,
    carries: fact.carries,
    asked: fact.asked,
    wantsClient: fact.wantsClient,
    accepted: fact.accepted,
    damage: damageOf(fact),
    certificates: certificates.map(publicFields),
    go: unchecked('go1.26'),
    openssl: unchecked('openssl 3.0'),
    errors: fact.errors.map((error) => error.number),
    evidence:
      fact.errors.length > 0
        ? fact.errors.map(({ start, end }) => ({ start, end }))
        : fact.entries.slice(0, 1).map(({ start, end }) => ({ start, end })),
  }
  const nothing = {
    findings: [] as CauseCode[],
    missing: null,
    install: [] as string[],
    root: null,
    certainty: 'likely' as const,
    product: null,
    topIssuer: null,
    names: null,
  }
  if (decoded[0] === null) {
    const [leaf, ...others] = fact.pems.map(({ pem }) => pem)
    const said = await verdicts({ leaf: leaf ?? '', intermediates: others, trusted, host: null, at })
    return { ...base, ...said, ...nothing, findings: ['tls-malformed-certificate'] }
  }
  if (certificates.length === 0 && fact.printed.length > 0) {
    const { finding, certainty, product, topIssuer } = printedFault(fact.printed, name, at)
    return {
      ...base,
      ...nothing,
      certificates: fact.printed.map((certificate) => ({ pem: '', ...certificate })),
      findings: finding === null ? [] : [finding],
      certainty: sureOf(certainty, finding, fact),
      product,
      topIssuer,
      names: fact.printed[0]?.sans.join(', ') || null,
    }
  }
  const links = linksOf(certificates, fact)
  if (links.length === 0) return { ...base, ...nothing }
  const path = await pathFault(links, certificates, fact, name, shown)
  const leaf = certificates[0]
  const root = certificates.find(({ selfSigned }) => selfSigned)
  const judged = await judge(
    certificates,
    fact.accepted !== null && root ? [...trusted, root.pem] : trusted,
    name,
    at,
    path,
    fact.accepted !== null,
  )
  const findings: CauseCode[] = []
  if (judged?.deeper) findings.push(judged.deeper)
  // A CA that the person named to the program may be known to no other.
  if (path.finding && fact.accepted !== 'by-store' && (judged?.go.ok !== true || fact.accepted !== null))
    findings.push(path.finding)
  // OpenSSL compared a name that the paste does not show.
  const otherName = !judged?.deeper && fact.errors.some(({ number }) => isNameError(number))
  if (otherName) findings.unshift('tls-name-mismatch')
  const certainty = otherName
    ? 'likely'
    : sureOf(findings[0] !== path.finding ? 'proven' : path.certainty, findings[0] ?? null, fact)
  // A certificate is worth installing only if the chain holds once it is trusted.
  const install = judged?.deeper || fact.accepted === 'by-store' ? [] : path.install
  return {
    ...base,
    go: judged?.go ?? base.go,
    openssl: judged?.openssl ?? base.openssl,
    findings: [...new Set(findings)],
    certainty,
    missing: path.missing,
    install,
    root: path.root,
    product: path.product,
    topIssuer: path.topIssuer,
    names: leaf ? leaf.sans.join(', ') || null : null,
  }
}

function damageOf({ pems }: ChainFact): JudgedChain['damage'] {
  for (const [i, { pem }] of pems.entries()) {
    const damage = damageIn(pem)
    if (damage) return { number: i + 1, ...damage }
  }
  return null
}

/** What OpenSSL looks at unasked; a name it compares only when told to. */
const seenByOpenssl = new Set<CauseCode>(['tls-expired', 'tls-not-yet-valid', 'tls-no-san', 'tls-protocol'])

/**
 * Asked without a server name, a server may show a certificate that no runtime ever sees; asked through a proxy, that proxy's own.
 * Where OpenSSL found no fault, one that it would have seen is of another moment, or of Go's rules alone.
 */
function sureOf(
  certainty: 'proven' | 'likely',
  finding: CauseCode | null,
  { asked, accepted }: ChainFact,
): 'proven' | 'likely' {
  const other =
    (asked.serverName === false &&
      (finding === 'tls-name-mismatch' ||
        finding === 'tls-no-san' ||
        finding === 'tls-no-ip-san' ||
        finding === 'tls-self-signed')) ||
    (asked.proxy !== null &&
      (finding === 'tls-interception' || finding === 'tls-private-ca' || finding === 'tls-self-signed')) ||
    (accepted !== null && finding !== null && seenByOpenssl.has(finding))
  return other ? 'likely' : certainty
}

/** Causes that no CA on the node cures. */
const incurable = new Set<CauseCode>([
  'tls-expired',
  'tls-not-yet-valid',
  'tls-name-mismatch',
  'tls-no-san',
  'tls-no-ip-san',
  'tls-protocol',
  'tls-malformed-certificate',
])

/** Go's verdict by the roots there are, and what would still be wrong if the chain's own top were trusted. */
async function judge(
  certificates: Decoded[],
  trusted: string[],
  host: string | null,
  at: Date,
  path: PathFault,
  accepted: boolean,
): Promise<{ go: Verdict; openssl: Verdict; deeper: CauseCode | null } | null> {
  const [leaf, ...others] = certificates
  if (!leaf) return null
  const input = {
    leaf: leaf.pem,
    intermediates: others.map(({ pem }) => pem),
    host: host === null ? null : { kind: isAddress(host) ? ('ip' as const) : ('dns' as const), value: host },
    at,
  }
  const { go, openssl } = await verdicts({
    ...input,
    trusted: [...(path.publicTop ? await publicRootCertificates() : []), ...trusted],
  })
  if (go.ok === true) return { go, openssl, deeper: null }
  if (go.cause !== null && incurable.has(go.cause)) return { go, openssl, deeper: go.cause }
  // Its machine has a root that the paste does not show: nobody can repeat that here.
  if (accepted) return { go: unchecked(go.version), openssl: unchecked(openssl.version), deeper: null }
  const hypothetical = await goVerdict({
    ...input,
    trusted: (others.length > 0 ? others : [leaf]).map(({ pem }) => pem),
  })
  const deeper =
    hypothetical.ok === false &&
    (hypothetical.reason !== 'unknown-authority' ||
      hypothetical.cause === 'tls-protocol' ||
      /possibly because of/.test(hypothetical.error ?? ''))
      ? hypothetical.cause
      : null
  return { go, openssl, deeper }
}

function publicFields(certificate: Decoded): Chain['certificates'][number] {
  const { pem, subject, issuer, serial, notBefore, notAfter, sans, key, signature, isCA, selfSigned, sha256, aia } =
    certificate
  return { pem, subject, issuer, serial, notBefore, notAfter, sans, key, signature, isCA, selfSigned, sha256, aia }
}

interface Link {
  subject: string
  issuer: string
  selfSigned: boolean
  aia: string[]
  certificate: Decoded | null
}

/** The chain by names: from the certificates where there are some, else from the printed `s:` and `i:`. */
function linksOf(certificates: Decoded[], fact: ChainFact): Link[] {
  if (certificates.length > 0 && certificates.length >= fact.entries.length) {
    // A server may send them out of order or with strangers among them: follow the issuers from the leaf.
    const ordered: Decoded[] = []
    let current = certificates[0]
    while (current && !ordered.includes(current)) {
      ordered.push(current)
      const issuer = current.issuerDer
      current = current.selfSigned
        ? undefined
        : certificates.find((candidate) => candidate.subjectDer === issuer && !ordered.includes(candidate))
    }
    return ordered.map((certificate) => ({
      subject: certificate.subject,
      issuer: certificate.issuer,
      selfSigned: certificate.selfSigned,
      aia: certificate.aia,
      certificate,
    }))
  }
  return fact.entries.map((entry, i) => ({
    subject: entry.subject,
    issuer: entry.issuer,
    selfSigned: entry.subject === entry.issuer,
    aia: [],
    certificate: certificates[i] ?? null,
  }))
}

interface PathFault {
  publicTop: boolean
  root: Chain['root']
  finding: CauseCode | null
  certainty: 'proven' | 'likely'
  missing: Chain['missing']
  install: string[]
  product: string | null
  topIssuer: string | null
}

async function pathFault(
  links: Link[],
  certificates: Decoded[],
  fact: ChainFact,
  host: string | null,
  shown: Shown,
): Promise<PathFault> {
  const roots = await publicRoots()
  const top = links[links.length - 1]
  const leaf = links[0]
  const none: PathFault = {
    publicTop: false,
    root: null,
    finding: null,
    certainty: 'proven',
    missing: null,
    install: [],
    product: null,
    topIssuer: top ? (commonName(top.issuer) ?? top.issuer) : null,
  }
  if (!top || !leaf) return none
  const allNames = links.map((link) => `${link.subject}\n${link.issuer}`).join('\n')
  const product = inspectionProduct(allNames)
  const isRoot = (link: Link) => (link.certificate !== null ? roots.byFingerprint(link.certificate.sha256) : false)
  const issuerIsPublicRoot = top.certificate
    ? roots.bySubject(top.certificate.issuerDer)
    : roots.byName(commonName(top.issuer) ?? top.issuer)
  const publicTop = isRoot(top) || issuerIsPublicRoot
  none.root = top.selfSigned
    ? { subject: top.subject, sent: true, public: publicTop }
    : issuerIsPublicRoot
      ? { subject: top.issuer, sent: false, public: true }
      : null
  const missing = top.selfSigned ? null : { subject: top.issuer, aia: top.aia }
  const result = (finding: CauseCode, certainty: 'proven' | 'likely', install: string[] = []): PathFault => ({
    ...none,
    finding,
    certainty,
    install,
    missing:
      finding === 'tls-incomplete-chain' ||
      (finding === 'tls-private-ca' && !top.selfSigned) ||
      (finding === 'tls-interception' && !top.selfSigned)
        ? missing
        : null,
    product,
  })
  const only = (certificate: Decoded | null | undefined) => (certificate ? [certificate.sha256] : [])
  if (isDefaultCertificate(allNames) && leaf.selfSigned) return result('tls-self-signed', 'proven')
  if (product !== null && !publicTop && host !== null)
    return result('tls-interception', 'proven', top.selfSigned ? only(top.certificate) : [])
  if (host !== null && isPublicRegistry(host) && !publicTop && !isPublicFamily(top.issuer))
    return result('tls-interception', 'proven', top.selfSigned ? only(top.certificate) : [])
  if (leaf.selfSigned) return result('tls-self-signed', 'proven', only(leaf.certificate))
  if (publicTop) return { ...none, publicTop, product }
  if (isNamedAuthority(allNames))
    return result(
      'tls-private-ca',
      top.selfSigned || fact.errors.some(({ number }) => number === 19) ? 'proven' : 'likely',
      top.selfSigned && !isDefaultCertificate(allNames) ? only(top.certificate) : [],
    )
  // A company's own inspection names no product, and a private registry may have such a CA in front of it.
  if (host !== null && links.some(({ issuer }) => isInspectionAuthority(commonName(issuer) ?? issuer)))
    return result('tls-interception', 'likely', top.selfSigned ? only(top.certificate) : [])
  if (top.selfSigned) return result('tls-private-ca', 'proven', only(top.certificate))
  if (isPublicFamily(top.issuer)) return result('tls-incomplete-chain', 'proven')
  // OpenSSL names a root that was sent, also where the paste does not hold its certificate.
  if (fact.errors.some(({ number }) => number === 19)) return { ...result('tls-private-ca', 'proven'), missing: null }
  const above = top.certificate ? await shown(top.certificate.issuerDer) : null
  if (above) return result(above.selfSigned ? 'tls-private-ca' : 'tls-incomplete-chain', 'proven')
  if (links.length === 1) {
    // One certificate, issuer unknown: a root that signs directly looks the same, and its address may stand in the certificate too.
    return fact.errors.length > 0 || certificates.length > 0
      ? result('tls-incomplete-chain', 'likely')
      : { ...none, product }
  }
  return result('tls-private-ca', 'likely')
}
