/** The runtimes and platforms that a person can choose, as they call them. */
import type { Target } from '../../core/contract.ts'

export const targetName = {
  'containerd-2': 'containerd 2.x',
  'containerd-1': 'containerd 1.x',
  k3s: 'k3s',
  rke2: 'RKE2',
  'cri-o': 'CRI-O',
  podman: 'podman',
  docker: 'Docker',
  kind: 'kind',
  minikube: 'minikube',
  microk8s: 'MicroK8s',
  k0s: 'k0s',
  talos: 'Talos',
  openshift: 'OpenShift',
  eks: 'EKS',
  bottlerocket: 'Bottlerocket',
  gke: 'GKE',
  aks: 'AKS',
} as const satisfies Partial<Record<Target, string>>
export type NodeTarget = keyof typeof targetName
export const targets = Object.keys(targetName) as NodeTarget[]

export const targetGroups: { id: 'runtimes' | 'managed' | 'distributions'; members: NodeTarget[] }[] = [
  { id: 'runtimes', members: ['containerd-2', 'containerd-1', 'cri-o', 'podman', 'docker'] },
  { id: 'distributions', members: ['k3s', 'rke2', 'k0s', 'microk8s', 'kind', 'minikube', 'talos', 'bottlerocket'] },
  { id: 'managed', members: ['openshift', 'eks', 'gke', 'aks'] },
]
