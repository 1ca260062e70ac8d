/** What is known of a pull beside its cause: names, runtime, tool, the Pod's own list. */
import type { Details } from '../details.ts'
import type { Evidence, Finding, PodFact } from '../model.ts'
import { groupBy, type PullDraft } from './pulls.ts'

/** The names of image, host, Pod and node, as texts and fixes want them. */
export function namesOf(finding: Pick<Finding, 'pods' | 'image' | 'host'>): Details {
  const pod = finding.pods.find((candidate) => candidate.name !== null) ?? finding.pods[0]
  const node = finding.pods.find((candidate) => candidate.node !== null)?.node
  return {
    ...(finding.image === null ? {} : { image: finding.image }),
    ...(finding.host === null ? {} : { host: finding.host }),
    ...(pod?.namespace ? { namespace: pod.namespace } : {}),
    ...(pod?.name ? { pod: pod.name } : {}),
    ...(pod?.container ? { container: pod.container } : {}),
    ...(node ? { node } : {}),
  }
}

/** The finding with all that the evidence tells beside its words. */
export function withDetails(finding: Finding, draft: PullDraft, evidence: Evidence): Finding {
  const details: Details = { ...finding.details, ...namesOf(finding) }
  const pod = podFactOf(finding, evidence)
  if (pod?.serviceAccount) details.serviceAccount = pod.serviceAccount
  if (pod?.owner) details.owner = pod.owner
  if (pod?.pullSecrets) details.pullSecrets = pod.pullSecrets.filter((name) => name !== '')
  for (const fact of ['runtime', 'version', 'os', 'distribution', 'managedBy', 'configPath'] as const) {
    const value = evidence.facts[fact]
    if (value) details[fact] = value
  }
  const tool = toolOf(draft, evidence)
  if (tool !== null) details.tool = tool
  const missing = draft.statements.flatMap((statement) =>
    statement.matches.filter((match) => match.code === 'secret-not-found' && match.details.secret),
  )[0]
  if (missing?.details.secret) details.secret = missing.details.secret
  if (finding.code !== 'secret-not-found') return { ...finding, details }
  const secretName = /secret \\*"?([a-z0-9.-]+)\\*"? not found/.exec(
    draft.statements.map((statement) => statement.clean.text).join('\n'),
  )?.[1]
  if (secretName) details.secret ??= secretName
  return { ...finding, details }
}

/** Docker’s or podman’s own command failed: its files are to be mended. Where kubelet spoke too, the node’s runtime is. */
function toolOf(draft: PullDraft, evidence: Evidence): 'docker' | 'podman' | null {
  // skopeo writes its own error as a log line.
  const own = (text: string) => /\blevel=fatal msg=/.test(text)
  if (
    draft.statements.some(({ kind, clean }) => kind === 'event' || (kind === 'log' && !own(clean.text))) ||
    draft.pods.size > 0
  )
    return null
  for (const statement of draft.statements) {
    const text = statement.clean.text
    if (/\bError response from daemon\b/.test(text) || evidence.fragments[statement.fragment]?.title === 'docker')
      return 'docker'
    if (
      own(text) ||
      /\b(?:initializing source|pinging container registry)\b/.test(text) ||
      /^(?:podman|skopeo|buildah)$/.test(evidence.fragments[statement.fragment]?.title ?? '')
    )
      return 'podman'
  }
  return null
}

const podsByName = new WeakMap<Evidence, Map<string, PodFact[]>>()

/** The Pod of a finding, put together from all that the paste shows of it. */
export function podFactOf(finding: Finding, evidence: Evidence): PodFact | undefined {
  const byName = podsByName.get(evidence) ?? groupBy(evidence.pods, ({ name }) => name ?? '')
  podsByName.set(evidence, byName)
  const ofPod = [...new Set(finding.pods.map(({ name }) => name ?? ''))]
    .flatMap((name) => (name === '' ? [] : (byName.get(name) ?? [])))
    .sort((a, b) => a.start - b.start)
  // describe tells the owner, the Pod itself its secrets: each fills in what the other leaves open.
  const named = ofPod[0] && {
    ...ofPod[0],
    pullSecrets: ofPod.find((pod) => pod.pullSecrets !== null)?.pullSecrets ?? null,
    owner: ofPod.find((pod) => pod.owner !== null)?.owner ?? null,
    serviceAccount: ofPod.find((pod) => pod.serviceAccount !== null)?.serviceAccount ?? null,
  }
  return named ?? (evidence.pods.length === 1 ? evidence.pods[0] : undefined)
}
