/**
 * What certificates say that were only printed in words: dates, names, who signed whom. Without their bytes no signature can be checked, and
 * of one certificate nobody knows how many were sent.
 */
import type { CauseCode } from '../contract.ts'
import type { PrintedCertificate } from '../model.ts'
import { commonName } from './printed-names.ts'
import { parseAddress } from '../go/address.ts'
import { coversHost } from './go-names.ts'
import { inspectionProduct, isDefaultCertificate, isPublicFamily, isPublicRegistry } from './issuers.ts'

export interface PrintedFault {
  finding: CauseCode | null
  certainty: 'proven' | 'likely'
  product: string | null
  topIssuer: string | null
}

/** In Go's order of complaint: dates, then the name, then the path. */
export function printedFault([leaf]: PrintedCertificate[], host: string | null, at: Date): PrintedFault {
  if (!leaf) return { finding: null, certainty: 'likely', product: null, topIssuer: null }
  const product = inspectionProduct(`${leaf.subject}\n${leaf.issuer}`)
  const result = (finding: CauseCode | null, certainty: 'proven' | 'likely' = 'proven'): PrintedFault => ({
    finding,
    certainty,
    product,
    topIssuer: leaf.issuer === '' ? null : (commonName(leaf.issuer) ?? leaf.issuer),
  })
  if (leaf.notBefore !== '' && at < new Date(leaf.notBefore)) return result('tls-not-yet-valid')
  if (leaf.notAfter !== '' && at > new Date(leaf.notAfter)) return result('tls-expired')
  if (host !== null && leaf.sans.length > 0 && !leaf.isCA) {
    if (parseAddress(host)) {
      if (!leaf.sans.includes(host))
        return result(leaf.sans.some((san) => parseAddress(san)) ? 'tls-name-mismatch' : 'tls-no-ip-san')
    } else if (!leaf.sans.some((san) => coversHost(san, host))) return result('tls-name-mismatch')
  }
  if (isDefaultCertificate(leaf.subject)) return result('tls-self-signed')
  if (
    host !== null &&
    !isPublicFamily(leaf.issuer) &&
    leaf.issuer !== '' &&
    (product !== null || isPublicRegistry(host))
  )
    return result('tls-interception')
  return leaf.selfSigned && !leaf.isCA ? result('tls-self-signed', 'likely') : result(null)
}
