/**
 * Where it ran: the distribution, the managed service or the kind of machine, by what only it prints. One strong clue or two of different
 * kinds make it sure; clues that quarrel leave it open.
 */

/** What a clue is. A name of a node and a command that somebody typed may be anybody's; the others are the machine's own. */
type Kind = 'path' | 'unit' | 'version' | 'system' | 'words' | 'node' | 'command'
const weak: ReadonlySet<Kind> = new Set(['node', 'command'])

interface Clue {
  platform: string
  kind: Kind
  pattern: RegExp
}

const clue = (platform: string, kind: Kind, pattern: RegExp): Clue => ({ platform, kind, pattern })

/** As the programs and their installers print it: k3s, RKE2 (rancher), MicroK8s and its snap, k0s, kind, minikube, Talos, OpenShift, the clouds. */
const clues: readonly Clue[] = [
  clue('k3s', 'path', /\/(?:var\/lib|etc)\/rancher\/k3s\b/),
  clue('k3s', 'unit', /\bk3s(?:-agent)?\[\d+\]/),
  clue('k3s', 'version', /\bv\d+\.\d+\.\d+(?:\+|%2B|-)k3s\d|\bcontainerd:\/\/\S{1,20}-k3s\d/),
  clue('k3s', 'command', /\bk3s (?:crictl|ctr|kubectl)\b|\bsystemctl \w+ k3s\b|\bjournalctl .{0,20}-u k3s\b/),
  clue('k3s', 'node', /\bk3d-[a-z0-9-]{1,40}-(?:server|agent)-\d/),
  clue('rke2', 'path', /\/(?:var\/lib|etc)\/rancher\/rke2\b/),
  clue('rke2', 'unit', /\brke2(?:-server|-agent)?\[\d+\]/),
  clue('rke2', 'version', /\bv\d+\.\d+\.\d+(?:\+|%2B|-)rke2r?\d/),
  clue('rke2', 'command', /\b(?:systemctl \w+|journalctl .{0,20}-u) rke2-(?:server|agent)\b/),
  clue('microk8s', 'path', /\/(?:var\/)?snap\/microk8s\b/),
  clue('microk8s', 'unit', /\b(?:snap\.)?microk8s\.daemon-/),
  clue('microk8s', 'command', /\bmicrok8s[ .](?:ctr|kubectl|inspect|enable)\b/),
  clue('k0s', 'path', /\/(?:var\/lib|etc|run)\/k0s\b/),
  clue('k0s', 'unit', /\bk0s(?:worker|controller)?\[\d+\]/),
  clue('k0s', 'version', /\bv\d+\.\d+\.\d+(?:\+|%2B|-)k0s/),
  clue('k0s', 'command', /\bk0s (?:ctr|kubectl|start|status)\b/),
  clue('kind', 'words', /\bkindest\/node[:@]/),
  clue('kind', 'node', /\bkind-(?:control-plane|worker\d?)\b/),
  clue('kind', 'command', /\bkind (?:load|create|get|export) \w/),
  clue('minikube', 'path', /\/(?:var\/lib|home\/docker\/\.)minikube\b|\.minikube\//),
  clue('minikube', 'node', /\bto minikube\b|\bkubelet, minikube\b|\bnode\/minikube\b|^minikube\s+(?:Not)?Ready/m),
  clue('minikube', 'command', /\bminikube (?:ssh|start|image|addons|cache|logs|status)\b/),
  clue(
    'talos',
    'words',
    /\[talos\]|\bTalos version\b|\bkind: (?:RegistryMirrorConfig|RegistryAuthConfig|RegistryTLSConfig)\b/,
  ),
  clue('talos', 'system', /\bTalos \(v\d/),
  clue('talos', 'version', /\d-talos\b/),
  clue('talos', 'command', /\btalosctl\b/),
  clue('openshift', 'system', /Red Hat Enterprise Linux CoreOS|\bCentOS Stream CoreOS\b/),
  clue('openshift', 'version', /\b4\.\d{1,2}\.\d{1,2}-\d\.okd|\.rhaos\d|\.rhcos\b/),
  clue(
    'openshift',
    'words',
    /\bimage-registry\.openshift-image-registry\.svc\b|\bopenshift-(?:image-registry|machine-config|ingress|marketplace|operators)\b/,
  ),
  clue('openshift', 'command', /\boc (?:get|describe|adm|import-image|debug|logs|new-app|project)\b/),
  clue('eks', 'version', /\bv\d+\.\d+\.\d+-eks-[0-9a-f]/),
  clue('eks', 'path', /\/etc\/eks\b/),
  clue('eks', 'node', /\bip-\d{1,3}-\d{1,3}-\d{1,3}-\d{1,3}\.[\w.-]{0,40}(?:compute|ec2)\.internal\b/),
  clue('eks', 'command', /\beksctl\b/),
  clue('gke', 'version', /\bv\d+\.\d+\.\d+-gke\.\d/),
  clue('gke', 'system', /Container-Optimized OS/),
  clue('gke', 'node', /\bgke-[a-z0-9-]{5,60}\b/),
  clue('aks', 'path', /\/etc\/kubernetes\/azure\.json\b/),
  clue('aks', 'system', /Microsoft Azure Linux|CBL-Mariner/),
  clue('aks', 'version', /\d-azure\b/),
  clue('aks', 'node', /\baks-[a-z0-9]{1,20}-\d{5,10}-vmss[0-9a-z]{6}\b/),
  clue('bottlerocket', 'system', /Bottlerocket OS/),
  clue('bottlerocket', 'command', /\bapiclient (?:set|get|apply)\b/),
  clue('docker-desktop', 'system', /Docker Desktop\b/),
  clue('docker-desktop', 'node', /\bto docker-desktop\b|\bkubelet, docker-desktop\b|^docker-desktop\s+(?:Not)?Ready/m),
  clue(
    'ci',
    'words',
    /^##\[|^::(?:error|group)|\/home\/runner\/work\/|Running with gitlab-runner|^\[Pipeline\]|\bJob failed: failed to pull image\b/m,
  ),
  clue('kubeadm', 'words', /^\[(?:preflight|kubelet-start|kubeconfig|control-plane|wait-control-plane)\]/m),
  clue('kubeadm', 'command', /\bkubeadm (?:init|join|config|upgrade)\b/),
]

/** What one runs on, or within, another: the first is what is edited. */
const within: { readonly [platform: string]: readonly string[] } = {
  bottlerocket: ['eks'],
  kind: ['ci', 'kubeadm', 'docker-desktop'],
  minikube: ['ci', 'kubeadm', 'docker-desktop'],
  k3s: ['ci', 'docker-desktop'],
  microk8s: ['ci'],
  talos: ['ci'],
  openshift: ['ci'],
  eks: ['ci'],
  gke: ['ci'],
  aks: ['ci'],
  rke2: ['ci'],
}

/** A person's own line, or a guide's: what stands in it is no trace of the machine. */
const typedLine = /^\s*(?:\S{0,80}[$#%❯➜] |#|\/\/|>|sudo |cp |cat |echo |tee |mkdir |vi |vim |nano |curl )/

/** Collects over all regions of a paste, and concludes once. */
export class Platforms {
  private readonly found = new Map<string, Set<Kind>>()

  read(text: string): void {
    for (const { platform, kind, pattern } of clues) {
      const known = this.found.get(platform)
      if (known?.has(kind)) continue
      const match = pattern.exec(text)
      if (!match) continue
      const line = text.slice(text.lastIndexOf('\n', match.index) + 1, match.index)
      const seen = (kind === 'path' || kind === 'unit') && typedLine.test(line) ? 'command' : kind
      if (known) known.add(seen)
      else this.found.set(platform, new Set([seen]))
    }
  }

  /** `platform`: it is sure. `platformClues`: what quarrels, or is too little. */
  facts(): { platform?: string; platformClues?: string } {
    const sure = [...this.found].filter(([, kinds]) => kinds.size > 1 || [...kinds].some((kind) => !weak.has(kind)))
    const names = sure.map(([platform]) => platform)
    const outer = names.filter((name) => !names.some((other) => within[other]?.includes(name)))
    if (outer[0] !== undefined && outer.length === 1) return { platform: outer[0] }
    const told = outer.length > 1 ? sure : [...this.found]
    const list = told.map(([platform, kinds]) => `${platform} (${[...kinds].join(', ')})`).join('; ')
    return list === '' ? {} : { platformClues: list }
  }
}
