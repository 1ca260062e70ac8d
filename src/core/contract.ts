/**
 * What others call: the shapes of the library and of the report. Names and shapes here stay;
 * a field may be added, none is renamed or removed.
 */
import type { CauseCode, Certainty, Language, Station } from './vocabulary.ts'

/** Offsets into the pasted text, in UTF-16 code units; `end` is exclusive. */
export interface Span {
  start: number
  end: number
}

/** What is judged. PEM; `trusted`: the texts of the whole trust store. */
export interface ChainInput {
  leaf: string
  intermediates: string[]
  trusted: string[]
  host: { kind: 'dns' | 'ip'; value: string } | null
  at: Date
}

export interface Verdict {
  /** null: could not be checked here; never a guess. */
  ok: boolean | null
  /** That program's own words, without `tls: failed to verify certificate: `; null when ok. */
  error: string | null
  /** Machine-readable kind of refusal; OpenSSL: its number as text. */
  reason: string | null
  cause: CauseCode | null
  /** `go1.26`, `openssl 3.0`. */
  version: string
}

export interface Report {
  schema: 1
  /** What the paste was taken apart into, in order, apart from each other. */
  fragments: (Span & { kind: string; title: string })[]
  /** What nothing understood. */
  unread: Span[]
  /**
   * What the input is instead of evidence: empty, kubectl's own error, or its answer that there is nothing; null otherwise. `words`: the
   * program's, `text`: a sentence.
   */
  instead: { kind: 'empty' | 'kubectl-error' | 'none-found'; words: string | null; text: string } | null
  /** Where the text was cut off: its last words stop in the middle of something. */
  cut: Span | null
  /** Where something secret stands: to be masked, never quoted. */
  secrets: (Span & { kind: SecretKind })[]
  /** runtime, version, os, distribution, node clock…: what the advice assumed from the paste. */
  facts: Record<string, string>
  /** One an image (and host) that fails, or was pulled; ordered: most pods, then surest, then first in the text. */
  pulls: Pull[]
  chains: Chain[]
  credentials: Credential[]
  /** Pod → service account → secret, as far as the paste shows it. */
  uses: {
    pod: string | null
    namespace: string | null
    serviceAccount: string | null
    secret: string
    used: boolean
    why: string
  }[]
  files: (Span & { kind: ConfigKind; problems: Problem[]; corrected: string | null })[]
}
export type SecretKind = 'password' | 'token' | 'private-key' | 'auth'

export interface Pod {
  namespace: string | null
  name: string | null
  container: string | null
  kind: 'init' | 'main' | 'ephemeral' | null
  node: string | null
}

/** Who pulled, and the runtime that kubelet asked for it: `containerd`, `cri-o`, `docker`. */
export interface Puller {
  program: string
  through: string | null
}

export interface Pull {
  /** As written. */
  image: string | null
  /** The registry host with port after normalisation (`docker.io` for `nginx`). */
  host: string | null
  /** Where it broke, when that is another: a mirror, token service, storage. */
  failingHost: string | null
  /** Whom the pull meets besides its registry: a mirror asked first, a proxy, a token service, a storage that holds the layers. */
  via: Via[]
  /** null: the paste does not tell. */
  puller: Puller | null
  pods: Pod[]
  cause: CauseCode
  certainty: Certainty
  /** The path of the pull, as far as the evidence proves it. */
  stations: Record<Station, 'passed' | 'broken' | 'unknown'>
  /** The deciding program's words, unescaped. */
  message: string | null
  /** The words that decide it. */
  evidence: Span[]
  summary: string
  why: string
  /** What else the evidence shows: why old Pods still run, why only some nodes fail, why it works by hand. */
  observations: string[]
  alternatives: { cause: CauseCode; certainty: 'likely' | 'possible'; speaksFor: Span[]; against: string }[]
  /** What to run and paste to become surer, best first. */
  next: { command: string; on: Where; why: string }[]
  /** Best first. */
  fixes: Fix[]
}

export interface Via {
  kind: 'mirror' | 'proxy' | 'token-service' | 'storage'
  host: string
}

export interface Fix {
  id: string
  target: Target
  title: string
  notes: string[]
  /** Turning verification off is `insecure`; trusting an intermediate or a leaf `temporary`. */
  risk: 'safe' | 'temporary' | 'insecure'
  /** How its correctness is known. */
  basis: 'lab' | 'source' | 'documentation'
  who: 'developer' | 'cluster-operator' | 'registry-owner' | 'network-team'
  touches: 'pod' | 'namespace' | 'registry' | 'node' | 'all-nodes'
  /** Of the engine, that it is right for. */
  versions: string | null
  /** <NAME> in files or commands that the person must supply; [] = ready to run. */
  needs: { placeholder: string; what: string }[]
  /** `merge`: a file that may exist and hold more; content is then what must be in it. */
  files: FixFile[]
  /** In order: those whose role is `backup`, then the files, then the others. */
  commands: Step[]
  verify: Step[]
  undo: Step[]
  /** Services; [] = none. */
  restarts: string[]
}
/** `merged`: the file was pasted, and `content` is it with what must be in it. */
export interface FixFile {
  path: string
  on: Where
  mode: string | null
  content: string
  merge: boolean
  merged?: true
}
/** `expect`: what good looks like. */
export interface Step {
  run: string
  on: Where
  expect: string | null
  role: 'backup' | 'look' | 'apply' | 'restart' | 'check'
}
export type Where = 'node' | 'workstation' | 'registry'

export interface Certificate {
  /** '' where the paste holds only words of it (`openssl x509 -text -noout`); then what they do not say is empty too. */
  pem: string
  subject: string
  issuer: string
  serial: string
  /** RFC 3339, UTC. */
  notBefore: string
  notAfter: string
  sans: string[]
  key: string
  signature: string
  isCA: boolean
  selfSigned: boolean
  /** Lower-case hexadecimal, no separators. */
  sha256: string
  aia: string[]
}

export interface Chain extends Span {
  host: string | null
  certificates: Certificate[]
  /** Against the public roots plus what the paste says is trusted. */
  go: Verdict
  openssl: Verdict
  /** Where and why the two differ, in one sentence; null: they agree, or one is open. */
  difference: string | null
  /** What the way of asking leaves open (no server name was sent, a proxy stood between), and where a certificate is damaged. */
  caveats: string[]
  findings: CauseCode[]
  /** The link that was not sent. */
  missing: { subject: string; aia: string[] } | null
  /** sha256 of certificates in the paste to trust, when that is the cure; [] when none helps or it is not in the paste. */
  install: string[]
  /** Where the chain ends: `public`: in Mozilla's list, and so in every trust store. null: the end is not known. */
  root: { subject: string; sent: boolean; public: boolean } | null
}

export interface Credential extends Span {
  source: string
  namespace: string | null
  type: string | null
  problem: CauseCode | null
  /** kubelet's or the API server's own words for what does not decode. */
  error: string | null
  keys: CredentialKey[]
}
export interface CredentialKey {
  key: string
  normalised: string
  login: 'user+password' | 'user-only' | 'empty' | 'token-only' | 'undecodable'
  expires: string | null
  images: { image: string; matches: boolean; why: string }[]
  problem: CauseCode | null
  /** What is odd about this login, in words; null: nothing. */
  hint: string | null
}

export interface Problem extends Span {
  code: string
  /** `ignored`: loads, and silently does nothing. */
  severity: 'ignored' | 'refused' | 'dangerous' | 'style'
  text: string
}
export type ConfigKind =
  | 'hosts.toml'
  | 'config.toml'
  | 'registries.yaml'
  | 'registries.conf'
  | 'daemon.json'
  | 'config.json'
  | 'shell'

export type Target =
  | 'containerd-1'
  | 'containerd-2'
  | 'k3s'
  | 'rke2'
  | 'cri-o'
  | 'docker'
  | 'podman'
  | 'kind'
  | 'minikube'
  | 'microk8s'
  | 'k0s'
  | 'talos'
  | 'openshift'
  | 'eks'
  | 'bottlerocket'
  | 'gke'
  | 'aks'
  | 'system-trust'
  | 'kubernetes'
  | 'registry'
  | 'network'

/** `registry`: host[:port] as it stands in image references; `version`, `os`: as printed. */
export type ConfigRequest = {
  target: Target
  version?: string
  registry: string
  os?: string
  /** `kubectl-debug`: a node without SSH. */
  rollout?: 'one-node' | 'daemonset' | 'cloud-init' | 'ansible' | 'kubectl-debug'
} & Situation
export type Situation =
  | { situation: 'private-ca'; ca: string }
  | { situation: 'client-certificate'; certificate: string; key: string; ca?: string }
  | { situation: 'mirror'; url: string; pathPrefix?: string; fallback: boolean; ca?: string }
  | { situation: 'plain-http' }
  | { situation: 'skip-verify' }
  | { situation: 'pull-secret'; namespace: string; name: string; serviceAccount?: string }
  | { situation: 'proxy'; url: string; noProxy: string[] }
  | { situation: 'server-chain'; server: string }
  /** Pulled on every node beforehand. */
  | { situation: 'pre-pull'; image: string }
  /** Copied with its digest: `to` is the whole new reference. */
  | { situation: 'copy-image'; image: string; to: string }

export type ParsedReference =
  | { ok: true; domain: string; path: string; tag: string | null; digest: string | null }
  | { ok: false; error: string }

export interface DiagnoseOptions {
  /** Default: now. A clock printed in the paste wins for what that program judged. */
  at?: Date
  language?: Language
  signal?: AbortSignal
  onProgress?: (done: number, total: number, soFar: Report) => void
  wishes?: Wishes
}
/**
 * What the person says beside the paste, and the list of fixes follows. `target`: the runtime or platform; `nodes: false`: they cannot touch
 * the nodes; `gitops`: objects are changed in Git, not by kubectl.
 */
export interface Wishes {
  target?: Target
  rollout?: ConfigRequest['rollout']
  nodes?: boolean
  gitops?: boolean
  /** By the fix's id, then by the placeholder among its needs. A value that cannot stand there is not taken. */
  values?: { [fix: string]: { [placeholder: string]: string } }
}
export type { CauseCode, Certainty, Language, Station }
