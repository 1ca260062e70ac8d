/** Something else answers on that host. */
import { advise, both, cause, endpoint, onNode, registry, says, sh } from '../define.ts'

export const notARegistry = cause({
  code: 'not-a-registry',
  signs: [
    says('invalid character < looking for beginning of value', {
      weight: 66,
      unless: ['error parsing HTTP 403', 'error parsing HTTP 50', 'token'],
    }),
    says(
      [
        'unexpected media type text/html',
        'content type text/html',
        'unsupported MIME type text/html',
        'unexpected content type text/html',
      ],
      { weight: 90 },
    ),
    says(
      [
        'StatusCode: 404, <!DOCTYPE',
        'StatusCode: 404, <html',
        'StatusCode: 200, <!DOCTYPE',
        'StatusCode: 200, <html',
        'error parsing HTTP 404 response body: invalid character',
        'error parsing HTTP 200 response body',
      ],
      { weight: 80 },
    ),
    // containers/image before 5.2x: the ping itself, without a body.
    says('pinging container registry <host>: invalid status code from registry 404', { weight: 76 }),
    says(
      [
        'stopped after 10 redirects',
        'failed to find supported auth scheme',
        'byte manifest for <image>: not found',
        'in header not a valid digest',
        'unsupported: The operation is unsupported',
        'not a v2 registry',
        'is not a valid registry',
        'missing or empty Docker-Distribution',
        'does not appear to be a v2 registry',
      ],
      { weight: 76 },
    ),
    says('malformed HTTP response', { weight: 60, unless: ['x15', '\\x15'] }),
  ],
  text: {
    en: {
      title: 'What answers there is no registry',
      summary: (d) =>
        `What answers at ${registry.en(d)} is not a registry: it sent a page or something else that is not the registry protocol.`,
      why: 'The runtime expects the registry’s JSON. A login page, a proxy’s notice, a wrong port or path, or a mirror address without override_path all end here.',
    },
    ru: {
      title: 'Там отвечает не реестр',
      summary: (d) =>
        `По адресу ${registry.ru(d)} отвечает не реестр: пришла страница или что-то иное, не протокол реестра.`,
      why: 'Среда выполнения ждёт JSON реестра. Страница входа, уведомление прокси, не тот порт или путь, адрес зеркала без override_path — всё заканчивается этим.',
    },
  },
  next: (d) => [
    onNode(
      `curl -sI ${sh(`https://${endpoint(d)}/v2/`)} | head -5`,
      both(
        'A registry answers 200 or 401 with Docker-Distribution-Api-Version.',
        'Реестр ответит 200 или 401 с Docker-Distribution-Api-Version.',
      ),
    ),
  ],
  cures: (d) => [
    advise({
      id: 'correct-address',
      target: 'network',
      who: 'cluster-operator',
      touches: 'registry',
      basis: 'source',
      title: both(
        'Correct host, port or path until /v2/ answers as a registry',
        'Исправьте хост, порт или путь, чтобы /v2/ отвечал как реестр',
      ),
      notes: [
        both(
          'For a mirror under a path (Harbor, Artifactory, Nexus): https://HOST/v2/PROJECT with override_path = true.',
          'Для зеркала с путём (Harbor, Artifactory, Nexus): https://HOST/v2/PROJECT и override_path = true.',
        ),
      ],
      verify: [
        {
          run: `curl -sI ${sh(`https://${endpoint(d)}/v2/`)} | head -5`,
          on: 'node',
          expect: both(
            'Docker-Distribution-Api-Version: registry/2.0',
            'Docker-Distribution-Api-Version: registry/2.0',
          ),
        },
      ],
    }),
  ],
})
