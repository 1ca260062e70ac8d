/** The registry's token endpoint fails. */
import { advise, both, cause, onNode, says, sh } from '../define.ts'

const serverErrors = [
  '500 Internal Server Error',
  '502 Bad Gateway',
  '503 Service Unavailable',
  '504 Gateway Timeout',
  '504 Gateway Time-out',
]

export const tokenServiceFailure = cause({
  code: 'token-service-failure',
  signs: [
    says(
      serverErrors.flatMap((status) => [
        `failed to fetch oauth token: unexpected status from <word> request to <url>: ${status}`,
        `failed to fetch anonymous token: unexpected status from <word> request to <url>: ${status}`,
        `failed to fetch oauth token: unexpected status: ${status}`,
        `failed to fetch anonymous token: unexpected status: ${status}`,
        `Requesting bearer token: received unexpected HTTP status: ${status}`,
        `invalid status code from registry ${status}`,
      ]),
      { weight: 82 },
    ),
    says(
      [
        'Requesting bearer token: invalid status code from registry 5<number>',
        'Requesting bearer token: received unexpected HTTP status: 5<number>',
      ],
      { weight: 83 },
    ),
    says(
      [
        'unable to decode token response',
        'decoding bearer token',
        'authorization server did not include a token in the response',
        'no realm specified for token auth challenge',
        'invalid token auth challenge realm',
        'missing realm in bearer auth challenge',
        'failed to authorize redirect',
        'token auth attempt for registry',
        'does not match bearer token resource',
      ],
      { weight: 82 },
    ),
    says('failed to fetch anonymous token: unexpected status from GET request to <url>: 404', { weight: 78 }),
    says(
      [
        'failed to fetch oauth token: unexpected status from <word> request to <url>: 404',
        'failed to fetch oauth token: unexpected status: 404',
        'failed to fetch anonymous token: unexpected status: 404',
      ],
      { weight: 78 },
    ),
  ],
  text: {
    en: {
      title: 'The token service fails',
      summary: (d) =>
        `The token service of ${d.host ?? 'the registry'}${d.failingHost && d.failingHost !== d.host ? ` (${d.failingHost})` : ''} does not hand out a token.`,
      why: 'The registry sends every client to a token service first. That service answered with an error or with something that is not a token, so neither the login nor the image was ever judged.',
    },
    ru: {
      title: 'Сервер токенов даёт сбой',
      summary: (d) =>
        `Сервер токенов ${d.host ?? 'реестра'}${d.failingHost && d.failingHost !== d.host ? ` (${d.failingHost})` : ''} не выдаёт токен.`,
      why: 'Реестр сначала отправляет каждого клиента к серверу токенов. Тот ответил ошибкой или чем-то, что не токен, поэтому ни вход, ни образ ещё не рассматривались.',
    },
  },
  next: (d) => [
    onNode(
      `curl -sI ${sh(`https://${d.host === 'docker.io' || !d.host ? 'registry-1.docker.io' : d.host}/v2/`)} | grep -i www-authenticate`,
      both(
        'Shows where the registry sends its clients for a token.',
        'Показывает, куда реестр отправляет клиентов за токеном.',
      ),
    ),
  ],
  cures: (d) => [
    advise({
      id: 'repair-token-service',
      target: 'registry',
      who: 'registry-owner',
      touches: 'registry',
      basis: 'source',
      title: both('Repair the token service, or the path to it', 'Почините сервер токенов или путь к нему'),
      notes: [
        both(
          'Its host can be another than the registry’s: the node needs DNS, a route and trust for that one too.',
          'Его хост может быть другим: узлу нужны DNS, маршрут и доверие и для него.',
        ),
      ],
      verify: [
        {
          run: `curl -sI ${sh(`https://${d.host === 'docker.io' || !d.host ? 'registry-1.docker.io' : d.host}/v2/`)} | grep -i www-authenticate`,
          on: 'node',
          expect: both(
            'Bearer realm="https://…", and that address answers',
            'Bearer realm="https://…", и этот адрес отвечает',
          ),
        },
      ],
    }),
  ],
})
