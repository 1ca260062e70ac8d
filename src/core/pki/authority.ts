/** Which kind of unknown authority a chain is, where the trust store is known too: what Go's one sentence leaves open. */
import type { CauseCode } from '../contract.ts'
import { hex } from './decode.ts'
import { equalBytes } from './der.ts'
import type { GoCertificate } from './go-certificate.ts'
import type { GoRefusal } from './go-verify.ts'
import { inspectionProduct, isPublicFamily, isPublicRegistry } from './issuers.ts'
import { publicRoots } from './roots.ts'

export async function kindOfAuthority(
  sent: GoCertificate[],
  roots: GoCertificate[],
  host: string | null,
  { hint = '', candidate }: GoRefusal,
): Promise<CauseCode> {
  const [leaf] = sent
  if (!leaf) return 'tls-unknown-authority'
  if (/insecure algorithm|algorithm unimplemented/.test(hint)) return 'tls-protocol'
  if (/cannot sign this kind/.test(hint)) return 'tls-unknown-authority'
  if (candidate) {
    // A certificate of the right name and another key: an old one among those sent means that the right one is missing.
    return roots.some(({ raw }) => equalBytes(raw, candidate.raw)) ? 'tls-unknown-authority' : 'tls-incomplete-chain'
  }
  const { bySubject } = await publicRoots()
  const isPublic = (name: Uint8Array) => bySubject(hex(name))
  const path = linked(leaf, sent)
  const top = path[path.length - 1] ?? leaf
  const readable = path.map(({ commonName, organization }) => `${commonName} ${organization}`).join('\n')
  const publicTop = isPublic(top.issuer) || isPublic(top.subject)
  if (
    host !== null &&
    !publicTop &&
    ((isPublicRegistry(host) && !isPublicFamily(`${top.commonName} ${top.organization}`)) ||
      inspectionProduct(readable) !== null)
  )
    return 'tls-interception'
  if (equalBytes(leaf.subject, leaf.issuer)) return 'tls-self-signed'
  if (equalBytes(top.subject, top.issuer)) return 'tls-private-ca'
  if (sent.some((other) => !path.includes(other) && roots.some(({ subject }) => equalBytes(subject, other.issuer))))
    return 'tls-incomplete-chain'
  const privateRoots = roots.some(({ subject }) => !isPublic(subject))
  if (privateRoots || (path.length === 1 && leaf.namesIssuerAddress)) return 'tls-incomplete-chain'
  return path.length === 1 ? 'tls-unknown-authority' : 'tls-private-ca'
}

/** From the leaf upwards by names, as far as what was sent goes. */
function linked(leaf: GoCertificate, sent: GoCertificate[]): GoCertificate[] {
  const path = [leaf]
  for (let top = leaf; !equalBytes(top.subject, top.issuer);) {
    const next = sent.find((other) => equalBytes(other.subject, top.issuer) && !path.includes(other))
    if (!next) break
    path.push(next)
    top = next
  }
  return path
}
