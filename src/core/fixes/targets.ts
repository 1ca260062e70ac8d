/**
 * The targets: what is known of each besides how its files are made, which is `generate.ts` in a folder of its own. The page, the rollouts, the
 * ladder and the tests take them from here, in this order.
 */
import type { ConfigKind, Target } from '../contract.ts'

/** What a paste tells of a node. */
export interface NodeFacts {
  /** `containerd://2.1.4`; '' where it is not known. */
  runtime: string
  distribution: string
  /** As the node prints its system: `Talos (v1.11.0)`. */
  os: string
  /** The program that a person pulls with; '' where it is kubelet, or not known. */
  tool: string
  /** The runtime that kubelet asked, by its words: `containerd`; '' where it is not known. */
  through: string
  /** Where it ran: `talos`, `kind`; '' where that is not sure. */
  platform: string
}

interface TargetRow {
  /** As its users call it. */
  name: string
  /** Where the page offers it; null: it is no runtime and no platform. */
  group: 'runtimes' | 'distributions' | 'managed' | null
  /**
   * How all nodes are reached. `files`: the same files and commands on each, by any rollout; `own`: by the platform's own road, which is what its
   * fix describes already.
   */
  road: 'files' | 'own'
  /** Its files are loaded by the engine itself in the lab. */
  lab?: true
  /** Files that are its own: a pasted one is corrected for it. */
  reads?: readonly ConfigKind[]
  /** Whether this is the node's. Those above are asked first. */
  shows?: (node: NodeFacts) => boolean
  /** The node's own runtime is mended as well: this target speaks of the nodes to come. */
  besides?: true
  /** Offered where nothing tells what the node runs. */
  usual?: true
}

export const targets = {
  'containerd-2': {
    name: 'containerd 2.x',
    group: 'runtimes',
    road: 'files',
    lab: true,
    reads: ['hosts.toml', 'config.toml'],
    shows: ({ runtime }) => /^containerd:\/\/2\./.test(runtime),
    usual: true,
  },
  'containerd-1': {
    name: 'containerd 1.x',
    group: 'runtimes',
    road: 'files',
    lab: true,
    reads: ['hosts.toml', 'config.toml'],
    shows: ({ runtime }) => /^containerd:\/\/1\./.test(runtime),
    usual: true,
  },
  k3s: {
    name: 'k3s',
    group: 'distributions',
    road: 'files',
    reads: ['registries.yaml'],
    shows: ({ distribution }) => distribution === 'k3s',
    usual: true,
  },
  rke2: {
    name: 'RKE2',
    group: 'distributions',
    road: 'files',
    reads: ['registries.yaml'],
    shows: ({ distribution }) => distribution === 'rke2',
  },
  'cri-o': {
    name: 'CRI-O',
    group: 'runtimes',
    road: 'files',
    reads: ['registries.conf'],
    shows: ({ runtime }) => runtime.startsWith('cri-o'),
    usual: true,
  },
  podman: {
    name: 'podman',
    group: 'runtimes',
    road: 'files',
    lab: true,
    reads: ['registries.conf'],
    shows: ({ runtime, tool }) => runtime === '' && tool === 'podman',
  },
  docker: {
    name: 'Docker',
    group: 'runtimes',
    road: 'files',
    lab: true,
    reads: ['daemon.json'],
    shows: ({ runtime, tool }) => runtime.startsWith('docker') || (runtime === '' && tool === 'docker'),
    usual: true,
  },
  kind: { name: 'kind', group: 'distributions', road: 'own' },
  minikube: { name: 'minikube', group: 'distributions', road: 'own' },
  microk8s: { name: 'MicroK8s', group: 'distributions', road: 'files' },
  k0s: {
    name: 'k0s',
    group: 'distributions',
    road: 'files',
    shows: ({ distribution, os }) => /\bk0s\b/.test(`${distribution} ${os}`),
  },
  talos: {
    name: 'Talos',
    group: 'distributions',
    road: 'own',
    shows: ({ distribution, os }) => /Talos/.test(`${distribution} ${os}`),
  },
  openshift: {
    name: 'OpenShift',
    group: 'managed',
    road: 'own',
    shows: ({ os }) => /Red Hat Enterprise Linux CoreOS/.test(os),
  },
  eks: {
    name: 'EKS',
    group: 'managed',
    road: 'own',
    shows: ({ distribution }) => distribution === 'eks',
    besides: true,
  },
  bottlerocket: {
    name: 'Bottlerocket',
    group: 'distributions',
    road: 'own',
    shows: ({ os }) => /Bottlerocket/.test(os),
  },
  gke: { name: 'GKE', group: 'managed', road: 'own', shows: ({ os }) => /Container-Optimized OS/.test(os) },
  aks: { name: 'AKS', group: 'managed', road: 'own' },
  'system-trust': { name: 'System trust store', group: null, road: 'files', lab: true },
  kubernetes: { name: 'Kubernetes', group: null, road: 'own' },
  registry: { name: 'Registry’s server', group: null, road: 'own' },
  network: { name: 'Network', group: null, road: 'own' },
} as const satisfies Record<Target, TargetRow>

const rows: Readonly<Record<Target, TargetRow>> = targets
export const targetNames = Object.keys(targets) as Target[]
export const isTarget = (name: string): name is Target => Object.hasOwn(targets, name)
export const targetRow = (target: Target): TargetRow => rows[target]

/** The targets of a node: where its platform is edited by nobody, that alone; where nothing tells, those that people have most. */
export function targetsOf(node: NodeFacts): Target[] {
  const shown = targetNames.filter((target) => rows[target].shows?.(node) === true || target === node.platform)
  // A platform has a runtime inside, which is not for people to edit.
  const platform = shown.find((target) => rows[target].group !== 'runtimes' && !rows[target].besides)
  const own = platform ?? shown.find((target) => rows[target].group === 'runtimes')
  if (own) return [own, ...(platform ? [] : shown.filter((target) => rows[target].besides))]
  // Its words without its version: nothing for the others.
  const usual = targetNames.filter((target) => rows[target].usual)
  if (node.through === 'containerd') return usual.filter((target) => target !== 'cri-o' && target !== 'docker')
  return usual.find((target) => target === node.through) === undefined ? usual : [node.through as Target]
}
