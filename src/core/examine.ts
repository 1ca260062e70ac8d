/**
 * The spine: text in, diagnosis out, in no language yet.
 *
 *   paste ─ findSecrets ─▶ masked text ─ Taking ───▶ evidence ─ joinPulls ─▶ drafts ─ conclude ─▶ findings
 *                                                        └─ judgeChain ─▶ chains ─────────┘
 */
import type { Span } from './contract.ts'
import type { Diagnosis, Evidence, Finding } from './model.ts'
import { cutOff } from './text/cut.ts'
import { chainFor, contentOf, fromChain } from './conclude/chain-findings.ts'
import { inspectFiles } from './conclude/files.ts'
import { conclude } from './conclude/findings.ts'
import { insteadOf } from './read/instead.ts'
import { Taking } from './read/fragments.ts'
import { pause, readWhole } from './text/large.ts'
import { judgeChain, type JudgedChain, type Shown } from './pki/chains.ts'
import { hostWithoutPort, matchesHost } from './pki/hosts.ts'
import { decodeCertificate, type Decoded } from './pki/decode.ts'
import { observe } from './conclude/observations.ts'
import { fromSecrets } from './conclude/secret-findings.ts'
import { joinPulls } from './conclude/pulls.ts'
import { hotRegions, secretsWithin } from './read/regions.ts'
import { apart, findSecrets, maskSecrets } from './read/secrets/index.ts'
import { usesOf } from './conclude/usage.ts'

export interface ExamineOptions {
  at: Date
  signal?: AbortSignal | undefined
  onProgress?: ((done: number, total: number, soFar: Diagnosis) => void) | undefined
}

export async function examine(text: string, options: ExamineOptions): Promise<Diagnosis> {
  options.signal?.throwIfAborted()
  const evidence = await gather(text, options)
  options.signal?.throwIfAborted()
  const diagnosis = await concludeFrom(text, evidence, options)
  options.onProgress?.(text.length, text.length, diagnosis)
  return diagnosis
}

/** How many blocks of a large text are read before the first verdicts are shown, and before others may speak. */
const firstBlocks = 128
const blocksInOneGo = 512
/** And how many characters, whatever the blocks are. */
const charactersInOneGo = 1 << 20

async function gather(text: string, options: ExamineOptions): Promise<Evidence> {
  const { at, signal, onProgress } = options
  if (text.length <= readWhole) {
    const secrets = findSecrets(text)
    const taking = new Taking({ text, masked: maskSecrets(text, secrets), secrets, at })
    await taking.read([{ start: 0, end: text.length }])
    return taking.done()
  }
  const regions = await hotRegions(text, signal)
  const secrets = await secretsWithin(text, regions, signal)
  await pause(signal)
  const taking = new Taking({ text, masked: maskSecrets(text, secrets), secrets, at })
  let soFar: Diagnosis | null = null
  for (let i = 0; i < regions.hot.length;) {
    const next = endOfGo(regions.hot, i, i === 0 && onProgress ? firstBlocks : blocksInOneGo)
    await taking.read(regions.hot.slice(i, next))
    i = next
    if (i >= regions.hot.length) break
    if (onProgress) {
      soFar ??= await concludeFrom(text, taking.done(), options)
      onProgress(regions.hot[i]?.start ?? 0, text.length, soFar)
    }
    await pause(signal)
  }
  return taking.done()
}

/** Behind the blocks from `first` on that are read in one go: so many, or so long; at least one. */
function endOfGo(blocks: readonly Span[], first: number, most: number): number {
  let length = 0
  let i = first
  while (i < Math.min(blocks.length, first + most) && (i === first || length < charactersInOneGo)) {
    length += (blocks[i]?.end ?? 0) - (blocks[i]?.start ?? 0)
    i++
  }
  return i
}

async function concludeFrom(text: string, evidence: Evidence, { at, signal }: ExamineOptions): Promise<Diagnosis> {
  const drafts = joinPulls(evidence)
  const hosts = [...new Set(drafts.flatMap((draft) => (draft.host === null ? [] : [draft.host])))]
  const trusted = evidence.chains
    .filter(({ carries }) => carries === 'trusted')
    .flatMap((fact) => fact.pems.map(({ pem }) => pem))
  const shown = certificatesIn(evidence)
  const chains: JudgedChain[] = []
  for (const fact of evidence.chains) {
    signal?.throwIfAborted()
    const host = fact.host ?? (await hostOfChain(fact.pems[0]?.pem ?? null, fact.carries, hosts))
    chains.push(await judgeChain(fact, host, at, trusted, shown))
  }
  const running = drafts.filter(({ runs }) => runs.length > 0)
  const findings = drafts.flatMap((draft) => {
    const finding = conclude(draft, evidence, chains)
    if (finding && finding.code !== 'pulled')
      finding.observations = [...finding.observations, ...observe(draft, running)]
    return finding ?? []
  })
  // Pasted twice, a chain is one.
  const spoken = new Set(findings.flatMap((finding) => contentOf(chainFor(finding, chains)) ?? []))
  for (const chain of chains) {
    const content = contentOf(chain)
    const finding = content !== null && spoken.has(content) ? null : fromChain(chain)
    if (content !== null) spoken.add(content)
    if (finding) findings.push(finding)
  }
  if (findings.length === 0) findings.push(...fromSecrets(evidence.credentials))
  const files = await inspectFiles(text, evidence.files, chains, evidence.facts.runtime)
  const withheld = [...evidence.withheld, ...files.flatMap((file) => file.withheld)].map((span) => ({
    ...span,
    kind: 'password' as const,
  }))
  const silent =
    findings.length + chains.length + evidence.credentials.length + evidence.pods.length + evidence.files.length === 0
  return {
    instead: silent ? insteadOf(maskSecrets(text, evidence.secrets)) : null,
    evidence: {
      fragments: evidence.fragments.toSorted((a, b) => a.start - b.start),
      unread: evidence.unread,
      secrets: apart([...evidence.secrets, ...withheld]),
      facts: evidence.facts,
      cut: cutOff(text),
    },
    findings: order(findings),
    chains,
    credentials: evidence.credentials,
    uses: usesOf(evidence.pods, evidence.accounts, evidence.credentials),
    files,
  }
}

/** Every certificate of the paste by its subject; looked at only when a chain ends below its root. */
function certificatesIn({ chains }: Evidence): Shown {
  let bySubject: Promise<Map<string, Decoded>> | null = null
  const index = async (): Promise<Map<string, Decoded>> => {
    const found = new Map<string, Decoded>()
    for (const { pem } of chains.flatMap(({ pems }) => pems)) {
      const certificate = await decodeCertificate(pem)
      if (certificate?.isCA && (certificate.selfSigned || !found.has(certificate.subjectDer)))
        found.set(certificate.subjectDer, certificate)
    }
    return found
  }
  return async (subjectDer) => (await (bySubject ??= index())).get(subjectDer) ?? null
}

/** A dump without its command: the host is the one among the pulls that the certificate names, or the only one, or the certificate's own. */
async function hostOfChain(
  pem: string | null,
  carries: Evidence['chains'][number]['carries'],
  hosts: string[],
): Promise<string | null> {
  const leaf = pem === null ? null : await decodeCertificate(pem)
  const named = hosts.find((host) => leaf?.sans.some((san) => matchesHost(san, hostWithoutPort(host))))
  if (named) return named
  if (carries !== 'handshake') return null
  if (hosts.length === 1) return hosts[0] ?? null
  return leaf?.sans.find((san) => !san.startsWith('*')) ?? null
}

const sureness = { proven: 0, likely: 1, possible: 2 }
/** Failing before pulled, most Pods, then surest, then first in the text. */
function order(findings: Finding[]): Finding[] {
  const rank = (finding: Finding) => (finding.code === 'pulled' ? 1 : 0)
  return findings.sort(
    (a, b) =>
      rank(a) - rank(b) ||
      b.pods.length - a.pods.length ||
      sureness[a.certainty] - sureness[b.certainty] ||
      a.first - b.first,
  )
}
