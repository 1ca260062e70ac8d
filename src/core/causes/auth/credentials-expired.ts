/** A short-lived token ran out. */
import { cause, say, says } from '../define.ts'

export const credentialsExpired = cause({
  code: 'credentials-expired',
  signs: [
    // ECR.
    says(
      [
        'Your authorization token has expired',
        'authorization token has expired',
        'The security token included in the request is expired',
      ],
      { weight: 86 },
    ),
    says('The security token included in the request is invalid', {
      weight: 84,
      certainty: 'likely',
      or: ['credentials-rejected'],
    }),
    says(['ExpiredToken', 'token is expired', 'token has expired', 'token expired', 'jwt expired', 'TOKEN_EXPIRED'], {
      weight: 74,
      unless: ['certificate', 'serviceaccount', 'webhook'],
    }),
  ],
  cures: () => [
    {
      kind: 'configure',
      situation: 'pull-secret',
      title: say('credentials-expired.nowCreateSecretFreshToken'),
    },
  ],
})
