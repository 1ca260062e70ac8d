/** A signature or admission policy refuses the image. */
import { advise, define, say, says, type Signs } from '../define.ts'

export const signs: Signs = [
  // Harbor's rules of prevention answer so, and other registries too.
  says('412 Precondition Failed', {
    rank: 'names',
    certainty: 'likely',
    contact: 'registry',
    given: ['harbor', 'PROJECTPOLICYVIOLATION', 'vulnerab', 'signed'],
    or: ['http-error'],
  }),
  // notary, which Docker asks with DOCKER_CONTENT_TRUST.
  says(['does not have trust data for', 'remote trust data does not exist', 'No valid trust data for'], {
    rank: 'exact',
  }),
  // A policy that rejects asks nobody; signatures are looked for beside the image.
  says(['SignatureValidationFailed', 'Source image rejected', 'is rejected by policy'], { rank: 'exact' }),
  says(
    [
      'A signature was required, but no signature exists',
      'None of the signatures were accepted',
      'because the signature validation failed',
      'Signature for identity',
    ],
    { rank: 'exact', contact: 'registry' },
  ),
  says(
    [
      'is blocked in',
      'cannot be pulled due to configured policy',
      'current image without vulnerability scanning cannot be pulled',
      'The image is not signed by cosign',
      'The image is not signed by notation',
      'Blocked by Xray',
      'blocked by Curation',
    ],
    { rank: 'exact', contact: 'registry', given: ['registry', 'image', 'pull'] },
  ),
]

export const cause = define({
  code: 'policy-rejected',
  cures: () => [
    advise({
      id: 'satisfy-policy',
      target: 'registry',
      who: 'registry-owner',
      touches: 'registry',
      basis: 'source',
      title: say('policy-rejected.signRebuildImageSoPolicy'),
      notes: [say('policy-rejected.policyEtcContainersPolicyJson')],
    }),
  ],
})
