/** Known, and not allowed. */
import { advise, define, say, says, type Signs, status } from '../define.ts'

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
  // Google knows who asks, or answers 401.
  says(
    [
      ...status('failed to fetch oauth token: unexpected status from <word> request to <url>', '403 Forbidden'),
      ...status('failed to fetch oauth token: unexpected status', '403 Forbidden'),
    ],
    { rank: 'names', given: ['pkg.dev', 'gcr.io'] },
  ),
  says(
    [
      ...status('failed to fetch oauth token: unexpected status from <word> request to <url>', '403 Forbidden'),
      ...status('failed to fetch oauth token: unexpected status', '403 Forbidden'),
    ],
    // GHCR answers so to a login that is no longer good, too.
    {
      rank: 'names',
      certainty: 'likely',
      or: ['credentials-rejected', 'credentials-expired'],
      unless: ['pkg.dev', 'gcr.io'],
    },
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
      ...status('unexpected status from HEAD request to <url>', '403 Forbidden'),
      ...status('unexpected status from GET request to <url>', '403 Forbidden'),
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
  says(['denied', 'error from registry: denied'], {
    rank: 'general',
    certainty: 'likely',
    bare: true,
    or: ['credentials-rejected', 'repository-not-found-or-private', 'credentials-missing'],
  }),
  // Harbor's robot accounts; the rest of the world's.
  says(['no permission for pull', 'access token has insufficient scopes', 'insufficient scope for this'], {
    rank: 'names',
  }),
  // The store behind the registry, in whose XML it answers: the layers are fetched from there with a signature of its own.
  says(['fetching blob: StatusCode: 403, <?xml', 'fetching blob: <any>403 Forbidden', 'denied: <?xml version'], {
    rank: 'names',
    certainty: 'likely',
    or: ['access-blocked', 'http-error'],
    outranks: ['repository-not-found-or-private'],
    station: 'layers',
  }),
  says('Status 403 trying to pull repository', {
    rank: 'names',
    certainty: 'likely',
    or: ['repository-not-found-or-private', 'credentials-missing'],
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
