/** What is known of a pull beside its cause: names, runtime, tool, the Pod's own list. */
import type { Details } from '../details.ts'
import type { Evidence, Finding, PodFact } from '../model.ts'
import { pullerOf } from './puller.ts'
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
  const puller = pullerOf(draft, evidence)
  const tool = toolOf[puller?.program ?? '']
  if (tool !== undefined) details.tool = tool
  if (puller && puller.program !== 'kubelet') details.program = puller.program
  if (puller?.through) details.through = puller.through
  if (evidence.facts.platform) details.nodePlatform = evidence.facts.platform
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

/** Whose files are to be mended where a person's or a job's own command failed. */
const toolOf: { readonly [program: string]: 'docker' | 'podman' } = {
  docker: 'docker',
  compose: 'docker',
  buildkit: 'docker',
  ci: 'docker',
  podman: 'podman',
  skopeo: 'podman',
  buildah: 'podman',
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
