/** The right key, and a login that the registry refuses. */
import { define, say, says, type Signs, status } from '../define.ts'

export const signs: Signs = [
  says(['unauthorized: incorrect username or password', 'incorrect username or password'], { rank: 'names' }),
  // "oauth token" = credentials were used.
  says(
    [
      ...status('failed to fetch oauth token: unexpected status from <word> request to <url>', '401 Unauthorized'),
      ...status('failed to fetch oauth token: unexpected status', '401 Unauthorized'),
      ...status('failed to fetch oauth token: unexpected status from POST request to <url>', '400 Bad Request'),
      ...status('failed to fetch oauth token: unexpected status', '400 Bad Request'),
    ],
    { rank: 'names' },
  ),
  says(['server message: invalid_token: authorization failed', 'invalid_token: authorization failed'], {
    rank: 'names',
  }),
  says(
    [
      'HTTP Basic: Access denied',
      'The provided password or token is incorrect',
      'Could not find robot with username',
      'Invalid Username or Password',
      'invalid username/password: unauthorized: incorrect',
      'Wrong username or password',
      'Bad credentials',
      // Docker Hub where two-factor is on; IBM; GHCR and GAR of a token; Quay; an OAuth 2 refresh token.
      'please use personal access token to login',
      'The login credentials are not valid',
      'User cannot be authenticated with the token provided',
      'email must be verified',
      'invalid_grant',
      'AADSTS7000222',
      'AADSTS7000215',
    ],
    { rank: 'names' },
  ),
  says('denied: denied', {
    rank: 'general',
    certainty: 'likely',
    or: ['permission-denied', 'repository-not-found-or-private'],
  }),
  says(
    [
      'unauthorized: authentication failed',
      'authentication failed',
      'login attempt to <url> failed with status: 401',
      'personal access token is expired',
      'unauthorized: your account must log in with a Personal Access Token',
      'Error: logging into',
    ],
    { rank: 'names' },
  ),
]

export const cause = define({
  code: 'credentials-rejected',
  next: (d) => [
    {
      command: `skopeo login ${(d.host ?? '<REGISTRY>') === 'docker.io' ? 'docker.io' : (d.host ?? '<REGISTRY>')}`,
      on: 'workstation',
      why: say('credentials-rejected.asksPasswordPromptRefusedHere'),
    },
    {
      command:
        `curl -sI https://${d.host === 'docker.io' || !d.host ? 'registry-1.docker.io' : d.host}/v2/ | grep -i '^www-authenticate'; curl -s -o /` +
        `dev/null -w '%{http_code}\\n' -u '<USER>' '<REALM>?service=<SERVICE>'`,
      on: 'workstation',
      why: say('credentials-rejected.challengeNamesTokenServiceCurl'),
    },
  ],
  cures: () => [
    {
      kind: 'configure',
      situation: 'pull-secret',
      title: say('credentials-rejected.createSecretAgainLoginWorks'),
      notes: [
        say('credentials-rejected.dockerHubTwoFactorLogin'),
        say('credentials-rejected.kubeletNeverTriesWithoutLogin'),
      ],
    },
  ],
})
