/** What is known of one pull beyond its code, in plain words. */

/** What a sign or a reader learned beyond the code; texts and fixes speak of it. Absent: the evidence does not say. */
export interface Details {
  image?: string
  host?: string
  failingHost?: string
  url?: string
  address?: string
  node?: string
  namespace?: string
  pod?: string
  container?: string
  serviceAccount?: string
  owner?: string
  secret?: string
  secretType?: string
  dataKey?: string
  key?: string
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
  product?: string
  status?: string
  reason?: string
  platform?: string
  proxy?: string
  path?: string
  resolver?: string
  /** Set when the registry itself had answered: what fails is another host, which the words do not name. */
  beyond?: string
  runtime?: string
  /** The engine whose own command failed, where no kubelet spoke. */
  tool?: string
  version?: string
  os?: string
  distribution?: string
  /** containerd's, as `crictl info` prints that of the running daemon. */
  configPath?: string
  /** PEM of the certificate that would cure it, from the paste. */
  ca?: string
  caFingerprint?: string
  caSubject?: string
  /** Set when that certificate is the server's own and no CA. */
  caIsLeaf?: string
  /** The Pod's own list of pull secrets, names joined by blanks; '' when it has none. Absent: the paste does not tell. */
  pullSecrets?: string
  /** Helm, Argo CD, Flux: what would undo a change made by hand. */
  managedBy?: string
}

/** When the old DST Root CA X3 ended: the node's store is out of date, not the server's certificate. */
export const oldDstRoot = '2021-09-30T14:01:15Z'
