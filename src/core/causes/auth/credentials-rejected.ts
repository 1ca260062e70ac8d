/** The right key, and a login that the registry refuses. */
import { both, cause, image, registry, says } from '../define.ts'

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
  text: {
    en: {
      title: 'The registry refuses the login',
      summary: (d) => `${registry.en(d)} received a login for ${image.en(d)} and refused it.`,
      why: 'A login was sent and is wrong: a mistyped or rotated password, a token that was revoked, a robot name whose $… the shell ate, or a newline at the end of the password. The key of the secret is not the problem.',
    },
    ru: {
      title: 'Реестр отвергает вход',
      summary: (d) => `${registry.ru(d)} получил данные входа для ${d.image ?? 'образа'} и отверг их.`,
      why: 'Вход был отправлен, но он неверен: опечатка, сменённый пароль, отозванный токен, имя робота, у которого оболочка съела $…, или перевод строки в конце пароля. Ключ секрета тут ни при чём.',
    },
  },
  next: (d) => [
    {
      command: `skopeo login ${(d.host ?? '<REGISTRY>') === 'docker.io' ? 'docker.io' : (d.host ?? '<REGISTRY>')}`,
      on: 'workstation',
      why: both(
        'Asks for the password at a prompt: refused here too, the login itself is wrong.',
        'Спрашивает пароль в приглашении: отказ и здесь означает, что неверны сами данные входа.',
      ),
    },
    {
      command: `curl -sI https://${d.host === 'docker.io' || !d.host ? 'registry-1.docker.io' : d.host}/v2/ | grep -i '^www-authenticate'; curl -s -o /dev/null -w '%{http_code}\\n' -u '<USER>' '<REALM>?service=<SERVICE>'`,
      on: 'workstation',
      why: both(
        'The challenge names the token service; curl then asks for the password at a prompt: 200 means that the login works.',
        'Ответ называет сервер токенов; затем curl спросит пароль в приглашении: 200 означает, что вход работает.',
      ),
    },
  ],
  cures: () => [
    {
      kind: 'configure',
      situation: 'pull-secret',
      title: both(
        'Create the secret again with a login that works',
        'Создайте секрет заново с работающими данными входа',
      ),
      notes: [
        both(
          'On Docker Hub with two-factor login, and on GHCR, a personal access token takes the place of the password.',
          'На Docker Hub с двухфакторным входом и на GHCR вместо пароля нужен personal access token.',
        ),
        both(
          'kubelet never tries without a login after a refused one: a stale entry for a host also breaks its public images.',
          'После отказа kubelet не пробует без входа: устаревшая запись для хоста ломает и его публичные образы.',
        ),
      ],
    },
  ],
})
