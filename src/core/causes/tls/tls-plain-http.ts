/** The port speaks plain HTTP. */
import { advise, both, cause, endpoint, onNode, registry, says, sh } from '../define.ts'

export const tlsPlainHttp = cause({
  code: 'tls-plain-http',
  signs: [
    says(['http: server gave HTTP response to HTTPS client', 'server gave HTTP response to HTTPS client'], {
      weight: 84,
    }),
    says(['first record does not look like a TLS handshake', 'tls: oversized record received with length'], {
      weight: 82,
      unless: ['proxyconnect tcp'],
    }),
    says(['wrong version number', 'packet length too long'], {
      weight: 76,
      given: ['ssl', 'tls', 'curl', 'pull', 'registry'],
    }),
    says('unknown protocol:s23_clnt', { weight: 76 }),
  ],
  text: {
    en: {
      title: 'The port speaks plain HTTP',
      summary: (d) => `${registry.en(d)} answers in plain HTTP, and the runtime speaks HTTPS.`,
      why: 'Every runtime begins with TLS. This port does not speak it: the registry has no certificate, or the port is another one. skip_verify does not change that; it is about certificates.',
    },
    ru: {
      title: 'Порт отвечает по обычному HTTP',
      summary: (d) => `${registry.ru(d)} отвечает по обычному HTTP, а среда выполнения говорит по HTTPS.`,
      why: 'Любая среда выполнения начинает с TLS. Этот порт его не поддерживает: у реестра нет сертификата, или порт не тот. skip_verify этого не меняет: он про сертификаты.',
    },
  },
  next: (d) => [
    onNode(
      `curl -sI ${sh(`http://${endpoint(d)}/v2/`)} | head -3`,
      both(
        'A registry answers 200 or 401 with Docker-Distribution-Api-Version; anything else is another service.',
        'Реестр ответит 200 или 401 с Docker-Distribution-Api-Version; всё прочее — другая служба.',
      ),
    ),
  ],
  cures: (d) => [
    advise({
      id: 'tls-on-registry',
      target: 'registry',
      who: 'registry-owner',
      touches: 'registry',
      basis: 'documentation',
      title: both(
        'Give the registry a certificate, or put something that has one in front of it',
        'Дайте реестру сертификат или поставьте перед ним то, у чего он есть',
      ),
      notes: [
        both(
          'The registry image of Distribution: http.tls.certificate and http.tls.key in its config.yml; the first file holds the leaf and then the intermediate.',
          'Образ registry (Distribution): http.tls.certificate и http.tls.key в config.yml; в первом файле сначала сертификат сервера, затем промежуточный.',
        ),
        both(
          'If another port of the same host speaks TLS, the image’s name needs that port and nothing else changes.',
          'Если на другом порту того же хоста есть TLS, достаточно указать этот порт в имени образа.',
        ),
      ],
      verify: [
        {
          run: `curl -sSI ${sh(`https://${endpoint(d)}/v2/`)} | head -1`,
          on: 'node',
          expect: both(
            'HTTP 200 or 401; a certificate error now is the next fault, and a smaller one',
            'HTTP 200 или 401; ошибка сертификата теперь — следующий сбой, и меньший',
          ),
        },
      ],
    }),
    { kind: 'configure', situation: 'plain-http', risk: 'insecure' },
  ],
})
