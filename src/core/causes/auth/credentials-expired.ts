/** A short-lived token ran out. */
import { define, say, says, type Signs } from '../define.ts'

export const signs: Signs = [
  // ECR.
  says(
    [
      'Your authorization token has expired',
      'authorization token has expired',
      'The security token included in the request is expired',
    ],
    { rank: 'exact' },
  ),
  says('The security token included in the request is invalid', {
    rank: 'exact',
    certainty: 'likely',
    or: ['credentials-rejected'],
  }),
  says(['ExpiredToken', 'token is expired', 'token has expired', 'token expired', 'jwt expired', 'TOKEN_EXPIRED'], {
    rank: 'names',
    unless: ['certificate', 'serviceaccount', 'webhook'],
  }),
]

export const cause = define({
  code: 'credentials-expired',
  cures: () => [
    {
      kind: 'configure',
      situation: 'pull-secret',
      title: say('credentials-expired.nowCreateSecretFreshToken'),
    },
  ],
})
