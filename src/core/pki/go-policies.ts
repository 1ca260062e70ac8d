/**
 * RFC 5280 §6.1 policies as RFC 9618 corrects them and Go evaluates them since 1.24: a graph of the policies that are still valid,
 * a stratum a certificate. src/crypto/x509/verify.go, policiesValid. Every policy will do; only a chain that demands an explicit one can fail.
 */
import { equalBytes } from './der.ts'
import type { GoCertificate } from './go-certificate.ts'

const anyPolicy = '2.5.29.32.0'

class Node {
  readonly policy: string
  expected: string[]
  readonly parents: Set<Node>
  readonly children = new Set<Node>()
  constructor(policy: string, parents: readonly Node[]) {
    this.policy = policy
    this.expected = [policy]
    this.parents = new Set(parents)
    for (const parent of parents) parent.children.add(this)
  }
}

class Graph {
  private readonly strata: Map<string, Node>[] = [new Map([[anyPolicy, new Node(anyPolicy, [])]])]
  get leaves(): Map<string, Node> {
    return this.strata[this.strata.length - 1] ?? new Map<string, Node>()
  }
  private get above(): Map<string, Node> {
    return this.strata[this.strata.length - 2] ?? new Map<string, Node>()
  }

  /** One certificate further down: each of its policies hangs below those that expect it, else below `any`. */
  descend(policies: readonly string[], anyCounts: boolean): void {
    this.strata.push(new Map())
    for (const policy of policies) {
      if (policy === anyPolicy) continue
      const expecting = [...this.above.values()].filter(({ expected }) => expected.includes(policy))
      const parents = expecting.length > 0 ? expecting : [this.above.get(anyPolicy) ?? []].flat()
      if (parents.length > 0) this.leaves.set(policy, new Node(policy, parents))
    }
    if (anyCounts && policies.includes(anyPolicy)) {
      const missing = new Map<string, Node[]>()
      for (const parent of this.above.values())
        for (const policy of parent.expected)
          if (!this.leaves.has(policy)) missing.set(policy, [...(missing.get(policy) ?? []), parent])
      for (const [policy, parents] of missing) this.leaves.set(policy, new Node(policy, parents))
    }
    this.prune()
  }

  /** false: the mapping is one that nobody may make. */
  map(mappings: GoCertificate['mappings'], allowed: boolean): boolean {
    if (allowed && mappings.some(({ issuer, subject }) => issuer === anyPolicy || subject === anyPolicy)) return false
    const subjects = new Map<string, string[]>()
    for (const { issuer, subject } of mappings) {
      if (allowed) subjects.set(issuer, [...(subjects.get(issuer) ?? []), subject])
      else this.deleteLeaf(issuer)
    }
    this.prune()
    for (const [issuer, expected] of subjects) {
      const any = this.leaves.get(anyPolicy)
      const node = this.leaves.get(issuer) ?? (any ? new Node(issuer, [any]) : null)
      if (!node) continue
      node.expected = expected
      this.leaves.set(issuer, node)
    }
    return true
  }

  /** Whether any policy holds from the anchor to the leaf. */
  get holds(): boolean {
    const own = this.strata.some((stratum) =>
      [...stratum.values()].some(
        ({ policy, parents }) => policy !== anyPolicy && parents.size === 1 && [...parents][0]?.policy === anyPolicy,
      ),
    )
    return own || this.leaves.has(anyPolicy)
  }

  private deleteLeaf(policy: string): void {
    const leaf = this.leaves.get(policy)
    for (const parent of leaf?.parents ?? []) if (leaf) parent.children.delete(leaf)
    this.leaves.delete(policy)
  }

  private prune(): void {
    for (const stratum of this.strata.slice(1, -1).toReversed()) {
      for (const [policy, node] of stratum) {
        if (node.children.size > 0) continue
        for (const parent of node.parents) parent.children.delete(node)
        stratum.delete(policy)
      }
    }
  }
}

export function policiesValid(chain: GoCertificate[]): boolean {
  const below = chain.slice(0, -1)
  const n = below.length
  if (n === 0) return true
  let explicit = n + 1
  let mapping = n + 1
  let inhibitAny = n + 1
  /** null: a certificate stated no policy. */
  let graph: Graph | null = new Graph()
  for (const [i, certificate] of [...below.entries()].toReversed()) {
    const selfIssued = equalBytes(certificate.subject, certificate.issuer)
    if (certificate.policies.length === 0) graph = null
    if (explicit === 0 && graph === null) return false
    graph?.descend(certificate.policies, inhibitAny > 0 || (i > 0 && selfIssued))
    if (i === 0) {
      if (certificate.requireExplicitPolicy === 0) explicit = 0
      break
    }
    if (graph && certificate.mappings.length > 0 && !graph.map(certificate.mappings, mapping > 0)) return false
    if (!selfIssued) {
      explicit = Math.max(0, explicit - 1)
      mapping = Math.max(0, mapping - 1)
      inhibitAny = Math.max(0, inhibitAny - 1)
    }
    explicit = Math.min(explicit, demanded(certificate.requireExplicitPolicy))
    mapping = Math.min(mapping, demanded(certificate.inhibitPolicyMapping))
    inhibitAny = Math.min(inhibitAny, demanded(certificate.inhibitAnyPolicy))
  }
  explicit = Math.max(0, explicit - 1)
  return explicit > 0 || graph?.holds === true
}

/** A negative number counts as none. */
function demanded(value: number | null): number {
  return value === null || value < 0 ? Infinity : value
}
