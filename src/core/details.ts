/** The plain values that sentences are made of: what is known of one pull beyond its code, and what a second paste says of it. */
import type { Pull, Station } from './contract.ts'

/** Who and what it is about: sentences and commands name these. */
interface Names {
  image?: string
  host?: string
  failingHost?: string
  namespace?: string
  pod?: string
  container?: string
  node?: string
  owner?: string
  /** Helm, Argo CD, Flux: what would undo a change made by hand. */
  managedBy?: string
}

/** What a message names beside its words. */
interface Named {
  url?: string
  address?: string
  resolver?: string
  proxy?: string
  status?: string
  reason?: string
  path?: string
  platform?: string
  product?: string
  /** Set when the registry itself had answered: what fails is another host, which the words do not name. */
  beyond?: boolean
}

/** Whose certificate, for which names, until when; what would cure it. */
interface CertificateDetails {
  names?: string
  wanted?: string
  notAfter?: string
  notBefore?: string
  now?: string
  authority?: string
  issuer?: string
  subject?: string
  missing?: string
  aia?: string
  /** PEM of the certificate that would cure it, from the paste. */
  ca?: string
  caFingerprint?: string
  caSubject?: string
  /** Whether that certificate is the server's own and no CA. */
  caIsLeaf?: boolean
}

/** Whose login, from which secret. */
interface LoginDetails {
  serviceAccount?: string
  secret?: string
  secretType?: string
  dataKey?: string
  key?: string
  /** The program that keeps a person's logins, without its `docker-credential-`; the plugin that kubelet asks. */
  helper?: string
  provider?: string
  /** The Pod's own list of pull secrets; empty when it has none. Absent: the paste does not tell. */
  pullSecrets?: string[]
}

/** The node that pulls, as the paste shows it. */
interface NodeDetails {
  runtime?: string
  /** The engine whose own command failed, where no kubelet spoke. */
  tool?: string
  version?: string
  os?: string
  distribution?: string
  /** Where it ran (read/platform.ts). */
  nodePlatform?: string
  /** Who pulled, where it was not kubelet. */
  program?: string
  /** The runtime that kubelet asked, by its words. */
  through?: string
  /** containerd's, as `crictl info` prints that of the running daemon. */
  configPath?: string
}

/** What a sign or a reader learned beyond the code; texts and fixes speak of it. Absent: the evidence does not say. */
export interface Details extends Names, Named, CertificateDetails, LoginDetails, NodeDetails {}

/** Details that are words, as a place in a template can be. */
export type Words = {
  [Name in keyof Details]-?: Details[Name] extends string | undefined ? Name : never
}[keyof Details]

/** When the old DST Root CA X3 ended: the node's store is out of date, not the server's certificate. */
export const oldDstRoot = '2021-09-30T14:01:15Z'

export interface Comparison {
  before: Pull
  /** null: only a handshake speaks of it, or nothing. */
  after: Pull | null
  /** `further`: what was broken passes now, and a later stop is broken or not known; `silent`: the second paste does not speak of this pull. */
  outcome: 'cured' | 'same' | 'further' | 'earlier' | 'other' | 'silent'
  /** The stops that were broken or not known before, and pass now. */
  passed: Station[]
}
