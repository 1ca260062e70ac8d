/** The pull was anonymous, and the registry wants a login. */
import { define, status, inNamespace, podSecrets, say, says, sh, storedLogins, type Signs } from '../define.ts'

export const signs: Signs = [
  // containerd 1.7+ and docker: the registry offers Basic and nothing was sent.
  says('no basic auth credentials', { rank: 'names' }),
  // "anonymous token" = no login was used; a 403 here is a private package on GHCR or GAR.
  says(
    [
      ...status('failed to fetch anonymous token: unexpected status from GET request to <url>', '401 Unauthorized'),
      ...status('failed to fetch anonymous token: unexpected status', '401 Unauthorized'),
      'failed to fetch anonymous token: unexpected status code <url>: 401',
    ],
    { rank: 'names' },
  ),
  says(
    [
      ...status('failed to fetch anonymous token: unexpected status from GET request to <url>', '403 Forbidden'),
      ...status('failed to fetch anonymous token: unexpected status', '403 Forbidden'),
    ],
    { rank: 'names', certainty: 'likely', or: ['access-blocked', 'permission-denied'] },
  ),
  says(
    [
      'Unauthenticated request. Unauthenticated requests do not have permission',
      'Anonymous users are only allowed read access on public repos',
      'Please login to the Red Hat Registry',
    ],
    { rank: 'exact' },
  ),
  says(
    [
      'unauthorized: authentication required',
      'authentication required',
      'Authentication is required',
      'there are no credentials on this request',
    ],
    {
      rank: 'general',
      certainty: 'likely',
      or: ['credentials-rejected', 'credentials-wrong-host'],
      unless: ['Proxy Authentication Required', '407'],
    },
  ),
  says(
    [
      '401 Unauthorized',
      'unexpected status from <word> request to <url>: 401',
      'status code <name>: 401',
      'status: 401',
      'StatusCode: 401',
    ],
    {
      rank: 'general',
      certainty: 'likely',
      or: ['credentials-rejected', 'credentials-wrong-host'],
      unless: ['failed to fetch oauth token'],
    },
  ),
  // containers/image says this for an anonymous 401 too.
  says('unable to retrieve auth token: invalid username/password', {
    rank: 'general',
    certainty: 'likely',
    or: ['credentials-rejected', 'credentials-wrong-host'],
  }),
  says(['UNAUTHORIZED: authentication required', 'Requesting bearer token: invalid status code from registry 401'], {
    rank: 'general',
    certainty: 'likely',
    or: ['credentials-rejected', 'credentials-wrong-host'],
  }),
  says('access to the requested resource is not authorized', {
    rank: 'general',
    certainty: 'likely',
    or: ['repository-not-found-or-private', 'permission-denied'],
    unless: ['quay'],
  }),
  // containers/image where the registry's answer has a code and no sentence.
  says(['reading manifest <any>: unauthorized', 'reading manifest <any>: Unauthorized'], {
    rank: 'general',
    certainty: 'likely',
    or: ['credentials-rejected', 'permission-denied'],
  }),
  says('invalid status code from registry 401', {
    rank: 'general',
    certainty: 'likely',
    or: ['credentials-rejected', 'credentials-wrong-host'],
  }),
  // distribution's errcode prints its code alone where the registry sent no sentence; OCIR has the sentence, and no code.
  says(['unauthorized', 'unknown: Unauthorized'], {
    rank: 'general',
    certainty: 'likely',
    bare: true,
    or: ['credentials-rejected', 'permission-denied', 'repository-not-found-or-private'],
  }),
  says('unauthorized:', { rank: 'wraps', certainty: 'likely', or: ['credentials-rejected', 'permission-denied'] }),
]

export const cause = define({
  code: 'credentials-missing',
  next: (d) =>
    d.program === undefined
      ? [
          podSecrets(d),
          {
            command:
              `kubectl ${inNamespace(d)} get secret ${sh(d.secret ?? '<SECRET>')} -o jsonpath='{.data.\\.dockerconfigjson}' | base64 -d | sed -E 's/` +
              `"(password|auth|identitytoken|registrytoken)"[[:space:]]*:[[:space:]]*"[^"]*"/"\\1":"***"/g'`,
            on: 'workstation',
            why: say('credentials-missing.showsHostsSecretServesPasswords'),
          },
        ]
      : storedLogins(d.program),
  cures: () => [
    {
      kind: 'configure',
      situation: 'pull-secret',
      notes: [say('credentials-missing.whereNoSecretMatchesKubelet')],
    },
  ],
})
