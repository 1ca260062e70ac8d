/** Known, and not allowed. */
import { advise, define, say, says, type Signs } from '../define.ts'

export const signs: Signs = [
  says(
    [
      'is not authorized to perform: ecr:',
      'because no identity-based policy allows',
      'Permission artifactregistry.repositories.downloadArtifacts denied',
      'permission_denied: The token provided does not match expected scopes',
      'permission_denied: read_package',
      'does not have permission storage.',
      'denied: access forbidden',
      'The client does not have permission for manifest',
      'AccessDeniedException',
    ],
    { rank: 'exact', unless: ['Unauthenticated request'] },
  ),
  says(
    [
      'failed to fetch oauth token: unexpected status from GET request to <url>: 403 Forbidden',
      'failed to fetch oauth token: unexpected status from POST request to <url>: 403 Forbidden',
      'failed to fetch oauth token: unexpected status: 403 Forbidden',
    ],
    { rank: 'names' },
  ),
  // docker.io's is repository-not-found-or-private; registries that tell the two apart mean rights.
  says('requested access to the resource is denied', {
    rank: 'general',
    certainty: 'likely',
    or: ['repository-not-found-or-private', 'credentials-missing'],
    unless: ['docker.io', 'pull access denied', 'does not exist'],
  }),
  says(
    [
      'unexpected status from HEAD request to <url>: 403 Forbidden',
      'unexpected status from GET request to <url>: 403 Forbidden',
      'status code <name>: 403 Forbidden',
      '403 Forbidden',
      'invalid status code from registry 403',
    ],
    {
      rank: 'general',
      certainty: 'likely',
      or: ['credentials-missing', 'access-blocked', 'credentials-expired'],
      unless: ['<html', '<!DOCTYPE', 'failed to fetch anonymous token'],
    },
  ),
  says(
    [
      'denied: You don t have permission',
      'insufficient permissions',
      'does not have <word> permission',
      'PERMISSION_DENIED',
    ],
    { rank: 'names' },
  ),
  says('reading manifest <any>: denied', {
    rank: 'general',
    certainty: 'likely',
    or: ['repository-not-found-or-private', 'credentials-missing'],
    unless: ['requested access', 'unauthorized'],
  }),
  says('denied:', {
    rank: 'wraps',
    certainty: 'likely',
    or: ['repository-not-found-or-private', 'credentials-missing'],
  }),
]

export const cause = define({
  code: 'permission-denied',
  cures: (d) => [
    advise({
      id: 'grant-pull',
      target: 'registry',
      who: 'registry-owner',
      touches: 'registry',
      basis: 'documentation',
      title: say('permission-denied.giveAccountRightPullFrom'),
      notes: [
        /amazonaws\.com/.test(d.host ?? '')
          ? say('permission-denied.ecrWantsEcrGetauthorizationtokenEcr')
          : say('permission-denied.readPullEnoughHarborRobot'),
      ],
    }),
    {
      kind: 'configure',
      situation: 'pull-secret',
      title: say('permission-denied.useAccountHasRight'),
    },
  ],
})
