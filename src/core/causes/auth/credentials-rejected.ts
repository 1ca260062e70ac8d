/** The right key, and a login that the registry refuses. */
import { cause, say, says } from '../define.ts'

export const credentialsRejected = cause({
  code: 'credentials-rejected',
  signs: [
    says(['unauthorized: incorrect username or password', 'incorrect username or password'], { weight: 78 }),
    // "oauth token" = credentials were used.
    says(
      [
        'failed to fetch oauth token: unexpected status from GET request to <url>: 401 Unauthorized',
        'failed to fetch oauth token: unexpected status from POST request to <url>: 401 Unauthorized',
        'failed to fetch oauth token: unexpected status: 401 Unauthorized',
        'failed to fetch oauth token: unexpected status from POST request to <url>: 400 Bad Request',
        'failed to fetch oauth token: unexpected status: 400 Bad Request',
      ],
      { weight: 76 },
    ),
    says(['server message: invalid_token: authorization failed', 'invalid_token: authorization failed'], {
      weight: 76,
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
        'AADSTS7000222',
        'AADSTS7000215',
      ],
      { weight: 76 },
    ),
    says('denied: denied', {
      weight: 58,
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
      { weight: 66 },
    ),
  ],
  next: (d) => [
    {
      command: `skopeo login ${(d.host ?? '<REGISTRY>') === 'docker.io' ? 'docker.io' : (d.host ?? '<REGISTRY>')}`,
      on: 'workstation',
      why: say('credentials-rejected.asksPasswordPromptRefusedHere'),
    },
    {
      command: `curl -sI https://${d.host === 'docker.io' || !d.host ? 'registry-1.docker.io' : d.host}/v2/ | grep -i '^www-authenticate'; curl -s -o /dev/null -w '%{http_code}\\n' -u '<USER>' '<REALM>?service=<SERVICE>'`,
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
