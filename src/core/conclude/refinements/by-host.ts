/** What is known of a host whatever it said: Docker Hub's denial, and public registries, which have no private authority. */
import type { Finding } from '../../model.ts'
import { isPublicRegistry } from '../../pki/issuers.ts'
import { say } from '../../said.ts'
import { become } from '../finding.ts'
import type { Refinement } from './refinement.ts'

export const byHost: Refinement = (finding) => {
  if (finding.code === 'permission-denied' && isHubDenial(finding))
    return become(finding, 'repository-not-found-or-private', { certainty: 'proven' })
  const asked = finding.failingHost ?? finding.host
  if (finding.host === null || asked === null || !isPublicRegistry(asked)) return finding
  if (finding.code === 'tls-unknown-authority' && finding.details.beyond === undefined)
    return {
      ...finding,
      alternatives: [
        {
          code: 'tls-interception',
          certainty: 'likely',
          speaksFor: finding.evidence,
          against: say('notes.deviceBetweenSignsAnewSays'),
        },
        ...finding.alternatives,
      ],
    }
  if (finding.code === 'tls-private-ca')
    return become(finding, 'tls-interception', {
      certainty: 'likely',
      alternatives: [
        { code: 'tls-private-ca', certainty: 'possible', speaksFor: finding.evidence, against: null },
        ...finding.alternatives,
      ],
    })
  return finding
}

/** Docker Hub says "denied" for what is missing and for what is private alike. */
function isHubDenial(finding: Finding): boolean {
  return finding.host === 'docker.io' && /requested access to the resource is denied/i.test(finding.message ?? '')
}
