/**
 * The spine: text in, diagnosis out, in no language yet.
 *
 *   paste ─ findSecrets ─▶ masked text ─ takeApart ─▶ evidence ─ joinPulls ─▶ drafts ─ conclude ─▶ findings
 *                                                        └─ judgeChain ─▶ chains ─────────┘
 */
import type { Diagnosis, Evidence, Finding } from './model.ts'
import { chainFor, conclude, fromChain } from './findings.ts'
import { takeApart } from './fragments.ts'
import { judgeChain, type JudgedChain } from './pki/chains.ts'
import { hostWithoutPort, matchesHost } from './pki/hosts.ts'
import { decodeCertificate } from './pki/decode.ts'
import { joinPulls } from './pulls.ts'
import { hotRegions, readWhole, secretsWithin } from './regions.ts'
import { findSecrets, maskSecrets } from './secrets.ts'
import { usesOf } from './usage.ts'

export interface ExamineOptions { at: Date; signal?: AbortSignal | undefined; onProgress?: ((done: number, total: number, soFar: Diagnosis) => void) | undefined }

export async function examine(text: string, options: ExamineOptions): Promise<Diagnosis> {
  const { at, signal, onProgress } = options
  signal?.throwIfAborted()
  const evidence = await gather(text, options)
  signal?.throwIfAborted()
  const drafts = joinPulls(evidence)
  const hosts = [...new Set(drafts.flatMap((draft) => (draft.host === null ? [] : [draft.host])))]
  const trusted = evidence.chains.filter((fact) => fact.trusted).flatMap((fact) => fact.pems.map(({ pem }) => pem))
  const chains: JudgedChain[] = []
  for (const fact of evidence.chains) {
    signal?.throwIfAborted()
    const host = fact.host ?? await hostOfChain(fact.pems[0]?.pem ?? null, fact.source, hosts)
    chains.push(await judgeChain(fact, host, at, trusted))
  }
  const findings = drafts.flatMap((draft) => conclude(draft, evidence, chains) ?? [])
  for (const chain of chains) {
    const spoken = findings.some((finding) => chainFor(finding, chains) === chain)
    const finding = spoken ? null : fromChain(chain)
    if (finding) findings.push(finding)
  }
  const diagnosis: Diagnosis = {
    evidence: { fragments: evidence.fragments.sort((a, b) => a.start - b.start), unread: evidence.unread, secrets: evidence.secrets, facts: evidence.facts },
    findings: order(findings), chains, credentials: evidence.credentials, uses: usesOf(evidence.pods, evidence.accounts, evidence.credentials), files: evidence.files,
  }
  onProgress?.(text.length, text.length, diagnosis)
  return diagnosis
}

async function gather(text: string, { at, signal }: ExamineOptions): Promise<Evidence> {
  if (text.length <= readWhole) {
    const secrets = findSecrets(text)
    return takeApart({ text, masked: maskSecrets(text, secrets), secrets, at }, [{ start: 0, end: text.length }])
  }
  const regions = hotRegions(text, signal)
  const secrets = secretsWithin(text, regions)
  return takeApart({ text, masked: maskSecrets(text, secrets), secrets, at, signal }, regions.hot)
}

/** A dump without its command: the host is the one among the pulls that the certificate names, or the only one, or the certificate's own. */
async function hostOfChain(pem: string | null, source: Evidence['chains'][number]['source'], hosts: string[]): Promise<string | null> {
  const leaf = pem === null ? null : await decodeCertificate(pem)
  const named = hosts.find((host) => leaf?.sans.some((san) => matchesHost(san, hostWithoutPort(host))))
  if (named) return named
  if (source !== 's-client') return null
  if (hosts.length === 1) return hosts[0] ?? null
  return leaf?.sans.find((san) => !san.startsWith('*')) ?? null
}

const sureness = { proven: 0, likely: 1, possible: 2 }
/** Failing before pulled, most Pods, then surest, then first in the text. */
function order(findings: Finding[]): Finding[] {
  const rank = (finding: Finding) => (finding.code === 'pulled' ? 1 : 0)
  return findings.sort((a, b) => rank(a) - rank(b) || b.pods.length - a.pods.length || sureness[a.certainty] - sureness[b.certainty] || a.first - b.first)
}
