/** The plain values that pass from step to step: evidence, findings, and what a cause is made of. */
import type { Details, Words } from './details.ts'
import type { Said } from './said.ts'
import type {
  CauseCode,
  Certainty,
  Certificate,
  Chain,
  ConfigRequest,
  Credential,
  Fix,
  Pod,
  Puller,
  SecretKind,
  Span,
  Station,
  Step,
  Target,
} from './contract.ts'
import type { Contact } from './vocabulary.ts'
import type { ConfigKind, Problem } from './contract.ts'
import type { Named, UrlParts } from './text/naming.ts'
import type { Layer } from './text/layers.ts'
import type { Mapped } from './text/mapped.ts'
import type { Template, TemplateMatch } from './text/template.ts'

/** How much words say; the order is that of causes/order.ts. */
export type Rank =
  /** Says that something failed, and not what: `failed to do request`. */
  | 'wraps'
  /** Several causes say it: `401 Unauthorized`. */
  | 'general'
  /** Names this fault: `no basic auth credentials`. */
  | 'names'
  /** Names it with a value, or so that nothing else can be meant: `certificate is valid for a, not b`. */
  | 'exact'

/** How a cause shows itself in words. */
export interface Sign {
  templates: Template[]
  certainty: Certainty
  /** How much the words say; of two signs in one statement the one that says more decides (causes/order.ts). */
  rank: Rank
  /** Causes that meet this one in a statement with words of the same rank, and wrap it. */
  outranks: readonly CauseCode[]
  /** Whom the words prove to have been reached, when that is not the cause's usual contact. */
  contact?: Contact
  /** Where it broke, when that is not the cause's usual station. */
  station?: Station
  /** Words whose presence in the same statement says that this is something else. */
  unless: Template[]
  /** Of these at least one must stand in the same statement. */
  given: Template[]
  /** The words are all that was said: a colon before them, and nothing behind. */
  bare: boolean
  /** What else the same words can mean. */
  or: CauseCode[]
  details?: Partial<Record<string, Words>>
}

/** A command whose output, pasted, would split the candidates. */
export interface Probe {
  command: string
  on: 'node' | 'workstation' | 'registry'
  why: Said
}

/** A fix that belongs to one cause alone: words and commands, no file of a runtime. */
export interface Advice {
  id: string
  target: Target
  title: Said
  notes?: Said[]
  risk?: Fix['risk']
  basis?: Fix['basis']
  who: Fix['who']
  touches: Fix['touches']
  needs?: { placeholder: string; what: Said }[]
  commands?: (Omit<Step, 'expect' | 'role'> & { expect?: Said })[]
  verify?: (Omit<Step, 'expect' | 'role'> & { expect?: Said })[]
  undo?: (Omit<Step, 'expect' | 'role'> & { expect?: Said })[]
}

/** What a cause asks to be generated; the generators know targets, not causes. */
export type Cure =
  | { kind: 'advice'; advice: Advice }
  | {
      kind: 'configure'
      situation: ConfigRequest['situation']
      risk?: Fix['risk']
      targets?: Target[]
      title?: Said
      notes?: Said[]
      url?: string
      /** The payload comes from this secret instead of from the keyboard. */
      copy?: { secret: string; dataKey: string }
    }

/** The words that show a cause. */
export type Signs = readonly Sign[]

export interface Cause {
  code: CauseCode
  next?: (details: Details) => Probe[]
  cures: (details: Details) => Cure[]
}

export interface SignMatch {
  code: CauseCode
  sign: Sign
  match: TemplateMatch
  details: Details
}

export type StatementKind = 'event' | 'log' | 'cli' | 'status' | 'curl' | 'other'

/** One thing that one program said, on however many lines. */
export interface Statement extends Span {
  kind: StatementKind
  fragment: number
  clean: Mapped
  /** Who was doing what when it failed (text/layers.ts). */
  layers: Layer[]
  image: Named | null
  urls: UrlParts[]
  place: {
    namespace: string | null
    pod: string | null
    container: string | null
    node: string | null
    /** What the words themselves say; the rest is from what surrounds them. */
    said: { namespace: string | null; pod: string | null; node: string | null }
  }
  matches: SignMatch[]
  /** Seconds since the event was last seen, where the row tells. */
  age: number | null
  /** The reason beside which it stands in a container's state: `ImagePullBackOff`. */
  reason?: string | null
}

export interface Fragment extends Span {
  /** Of its reader (read/readers), or of what was said in it. */
  kind: string
  title: string
  /** Line numbers within the region. */
  first: number
  last: number
}
export interface ContainerFact {
  name: string | null
  kind: Pod['kind']
  image: string | null
  imageSpan: Span | null
  state: string | null
  reason: string | null
  reasonSpan: Span | null
  message: string | null
  imageId: boolean
  pullPolicy: string | null
}

export interface PodFact extends Span {
  namespace: string | null
  name: string | null
  node: string | null
  serviceAccount: string | null
  owner: string | null
  /** null: the paste does not tell (describe never prints them). */
  pullSecrets: string[] | null
  containers: ContainerFact[]
}

export interface AccountFact extends Span {
  namespace: string | null
  name: string | null
  pullSecrets: string[]
}

/** What is odd about a login, beyond its shape; each has a sentence in wording.ts. */
export type LoginHint =
  | 'lost-dollar'
  | 'newline'
  | 'disagree'
  | 'identity-token'
  | 'no-password'
  | 'colon-missing'
  | 'helper'

export interface CredentialFact extends Omit<Credential, 'keys'> {
  name: string | null
  dataKeys: string[]
  keys: (Omit<Credential['keys'][number], 'images' | 'normalised' | 'hint'> & { hint: LoginHint | null })[]
  /** The payload was cut off or replaced by the person: nothing may be said about it. */
  redacted: boolean
}

export interface SecretSpan extends Span {
  kind: SecretKind
}

export interface FileFact extends Span {
  kind: ConfigKind
  text: string
  /** The paste shows all of it: only then may it be taken for the file on the node. */
  whole: boolean
}
/** The same, inspected: problems in both languages, offsets of the paste; `path` where a comment or the command that printed it names it. */
export interface JudgedFile extends Span {
  kind: ConfigKind
  /** As it may be repeated; '' where nothing of it may. */
  text: string
  whole: boolean
  /** What was corrected, or the file itself, with its first level written line by line; null where it is so already, or is no YAML. */
  plain: string | null
  /** What of it may be a secret. */
  withheld: Span[]
  path: string | null
  corrected: string | null
  problems: (Span & { code: string; severity: Problem['severity']; text: Said })[]
}

/** Whether kubelet reads a secret for a Pod, and why (not). */
export type UseReason =
  /** kubelet reads it for this Pod. */
  | 'used'
  /** Named by the Pod, and of a type that kubelet ignores. */
  | 'wrong-type'
  /** Named by the Pod; the paste does not hold it. */
  | 'not-shown'
  /** Named by the Pod, but the paste shows it in another namespace only. */
  | 'other-namespace'
  /** An entry without a name: skipped. */
  | 'empty-name'
  /** Only the service account names it: the Pod has a list of its own, and lists are not merged. */
  | 'not-merged'
  /** Only the service account names it: the Pod was made before. */
  | 'account-later'
  /** It exists in the namespace, and nobody names it. */
  | 'not-listed'

export interface Use {
  pod: string | null
  namespace: string | null
  serviceAccount: string | null
  secret: string
  /** Its type, where the paste shows it. */
  type: string | null
  reason: UseReason
}

/** All that was read, before anything is concluded. */
export interface Evidence {
  fragments: Fragment[]
  unread: Span[]
  secrets: SecretSpan[]
  /** Keys of logins that may be secrets themselves; nothing before the readers could tell. */
  withheld: Span[]
  facts: Record<string, string>
  statements: Statement[]
  pods: PodFact[]
  accounts: AccountFact[]
  credentials: CredentialFact[]
  chains: ChainFact[]
  files: FileFact[]
  probes: ProbeFact[]
}

/** A chain as it stands in the paste, not yet judged. */
export interface ChainFact extends Span {
  host: string | null
  /** In the order sent. */
  pems: { pem: string; start: number; end: number }[]
  /** `s:` and `i:` of each entry as printed; there may be more of them than PEM blocks. */
  entries: { subject: string; issuer: string; start: number; end: number }[]
  /** OpenSSL's verify errors by depth. */
  errors: { number: number; depth: number | null; start: number; end: number }[]
  /** The program's own result was good: by the roots of its machine, or by a CA that the person named to it. null: it was not, or is not in the paste. */
  accepted: 'by-store' | 'by-given-ca' | null
  /** The server named the CAs of client certificates that it takes. */
  wantsClient: boolean
  /** Certificates that were printed in words, where there is no PEM of them. */
  printed: PrintedCertificate[]
  /**
   * How the server was asked: whether with a server name, and through which proxy; null: the paste does not show it. `givenCa`: with a CA of
   * the person's choice.
   */
  asked: { serverName: boolean | null; proxy: string | null; givenCa: boolean }
  carries: Carries
}

/**
 * What a chain is: what a server sent; what was pasted as it lies; what was printed of a certificate; what the paste shows to be trusted; what is kept
 * to be sent (a TLS secret).
 */
export type Carries = 'handshake' | 'pasted' | 'printed' | 'trusted' | 'stored'

/** A certificate of which only words were printed; what they do not say is empty. */
export type PrintedCertificate = Omit<Certificate, 'pem'>

/** What a value of an object says: an event, a waiting container, a condition. */
export interface MessageFact {
  text: string
  /** Where in the source its characters stand; null: that could not be found. */
  words: Mapped | null
  namespace: string | null
  pod: string | null
  node: string | null
  image: string | null
  /** The reason beside it, in a waiting container. */
  reason: string | null
  /** Of whatever object or program: it counts only where it names the image that it speaks of. */
  general: boolean
}

/** The outcome of a command that was run to become surer. */
export interface ProbeFact extends Span {
  kind: 'resolves' | 'connects' | 'disk-full' | 'limit-reached' | 'limit-left'
  host: string | null
  address: string | null
}

/**
 * `some-nodes`: it runs on some and fails on others. `runs-from-before`: Pods run whose image was pulled earlier. `by-hand`: a person's own command pulls it.
 * `trusted-elsewhere`: the machine that printed the handshake trusts the chain.
 */
export type Observation =
  | { kind: 'some-nodes'; failing: string[]; running: string[] }
  | { kind: 'runs-from-before'; image: string; nodes: string[] }
  | { kind: 'by-hand' }
  | { kind: 'trusted-elsewhere' }

export interface Finding {
  /** null: the paste does not tell. */
  puller: Puller | null
  observations: Observation[]
  image: string | null
  host: string | null
  failingHost: string | null
  pods: Pod[]
  /** Changed by `become` alone (conclude/finding.ts). */
  readonly code: CauseCode
  certainty: Certainty
  station: Station | null
  evidence: Span[]
  message: string | null
  details: Details
  alternatives: { code: CauseCode; certainty: 'likely' | 'possible'; speaksFor: Span[]; against: Said | null }[]
  passed: Station[]
  /** Offset of the first statement, for order. */
  first: number
}

/** The whole answer, in no language yet. */
export interface Diagnosis {
  /** What the input holds instead of evidence; null: it holds some, or something that is not known. */
  instead: { kind: 'empty' | 'kubectl-error' | 'none-found'; words: string | null } | null
  evidence: Pick<Evidence, 'fragments' | 'unread' | 'secrets' | 'facts'> & { cut: Span | null }
  findings: Finding[]
  chains: (Omit<Chain, 'difference' | 'caveats'> & {
    asked: ChainFact['asked']
    damage: { number: number; offset: number; length: number } | null
  })[]
  credentials: CredentialFact[]
  uses: Use[]
  files: JudgedFile[]
}
