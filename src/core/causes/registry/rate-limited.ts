/** Too many pulls. */
import { advise, answered, both, cause, registry, says } from '../define.ts'

export const rateLimited = cause({
  code: 'rate-limited',
  signs: [
    says(answered('/v2/<any>', [429]), { weight: 80 }),
    says(
      [
        'toomanyrequests',
        'You have reached your pull rate limit',
        'You have reached your unauthenticated pull rate limit',
        'pull rate limit',
        'too many requests to registry',
        'Too Many Requests (HAP429)',
        'Rate exceeded',
        'Data limit exceeded',
      ],
      {
        weight: 84,
        unless: [
          'kubectl',
          'apiserver',
          'the server has received too many requests',
          'Error from server (TooManyRequests)',
        ],
      },
    ),
    says(['429 Too Many Requests', '429: Too Many Requests', 'StatusCode: 429', 'status code 429'], {
      weight: 80,
      unless: ['apiserver', 'the server has received too many requests', '/api/v1', '/apis/'],
    }),
    says('Too Many Requests', {
      weight: 40,
      unless: ['apiserver', 'the server has received too many requests', '/api/v1', '/apis/'],
    }),
  ],
  text: {
    en: {
      title: 'Too many pulls: a rate limit',
      summary: (d) => `${registry.en(d)} answers that too many pulls came from here.`,
      why: 'The limit counts per account, or per public address for pulls without a login: all nodes behind one NAT share it. Name, certificate and secret are not at fault.',
    },
    ru: {
      title: 'Слишком много загрузок: достигнут предел',
      summary: (d) => `${registry.ru(d)} отвечает, что отсюда пришло слишком много загрузок.`,
      why: 'Предел считается на учётную запись, а без входа — на внешний адрес: его делят все узлы за одним NAT. Имя, сертификат и секрет ни при чём.',
    },
  },
  next: (d) =>
    d.host === 'docker.io'
      ? [
          {
            command:
              'TOKEN=$(curl -s "https://auth.docker.io/token?service=registry.docker.io&scope=repository:ratelimitpreview/test:pull" | sed -E \'s/.*"token":"([^"]*)".*/\\1/\'); curl -sI -H @- https://registry-1.docker.io/v2/ratelimitpreview/test/manifests/latest <<<"Authorization: Bearer $TOKEN" | grep -i ratelimit',
            on: 'node' as const,
            why: both(
              'Shows limit and remainder for this address; a HEAD is not counted as a pull.',
              'Показывает предел и остаток для этого адреса; HEAD загрузкой не считается.',
            ),
          },
        ]
      : [],
  cures: (d) => [
    {
      kind: 'configure',
      situation: 'pull-secret',
      title: both(
        'Log in: an account has a limit of its own, and no node needs to be touched',
        'Войдите: у учётной записи свой предел, и узлы трогать не нужно',
      ),
    },
    {
      kind: 'configure',
      situation: 'mirror',
      title: both('Today: pull through a cache of your own', 'Сегодня: загружайте через собственный кеш'),
    },
    { kind: 'configure', situation: 'pre-pull' },
    advise({
      id: 'pull-less',
      target: 'kubernetes',
      who: 'developer',
      touches: 'pod',
      basis: 'documentation',
      title: both('So that it stays fixed: pull less', 'Чтобы не повторялось: загружайте реже'),
      notes: [
        both(
          'Fixed tags or digests with IfNotPresent instead of :latest; new nodes still pull everything once.',
          'Фиксированные теги или дайджесты с IfNotPresent вместо :latest; новые узлы всё равно загрузят всё один раз.',
        ),
        ...(d.host === 'docker.io'
          ? [
              both(
                'Docker Hub since April 2025: 100 pulls per 6 hours for an address without login, 200 for a personal account.',
                'Docker Hub с апреля 2025 года: 100 загрузок за 6 часов на адрес без входа, 200 на личную учётную запись.',
              ),
            ]
          : []),
      ],
    }),
  ],
})
