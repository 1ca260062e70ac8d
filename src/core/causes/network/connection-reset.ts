/** Cut in mid-flight. */
import { advise, both, cause, handshake, onNode, registry, says } from '../define.ts'

export const connectionReset = cause({
  code: 'connection-reset',
  signs: [
    says(
      [
        'connection reset by peer',
        'write: broken pipe',
        'use of closed network connection',
        'wsarecv: An existing connection was forcibly closed',
      ],
      { weight: 70, unless: ['proxyconnect tcp'] },
    ),
    says('unexpected EOF', { weight: 55, unless: ['unexpected end of JSON'] }),
    // "Get URL: EOF": the server closed before it answered.
    says(['<url>: EOF'], { weight: 45, given: ['http'] }),
    says(
      [
        'http2: server sent GOAWAY',
        'stream error: stream ID',
        'http2: client connection lost',
        'server closed idle connection',
        'transport connection broken',
      ],
      { weight: 60, unless: ['malformed HTTP response'] },
    ),
    says(
      [
        'curl: (35) <any>Connection reset',
        'curl: (56)',
        'curl: (52)',
        'OpenSSL SSL_connect: SSL_ERROR_SYSCALL',
        'OpenSSL SSL_connect: Connection reset by peer',
        'write:errno=104',
        'read:errno=104',
      ],
      { weight: 60 },
    ),
    says('failed to read expected number of bytes', { weight: 50 }),
  ],
  text: {
    en: {
      title: 'The connection is cut',
      summary: (d) => `The connection to ${registry.en(d)} is cut before the answer is complete.`,
      why: 'Something on the way, or the registry itself, closes the connection: a firewall that dislikes the name, a balancer’s limit, an unstable link, a server that crashes.',
    },
    ru: {
      title: 'Соединение обрывается',
      summary: (d) => `Соединение с ${registry.ru(d)} обрывается до конца ответа.`,
      why: 'Что-то на пути или сам реестр закрывает соединение: межсетевой экран, предел балансировщика, нестабильный канал, падающий сервер.',
    },
  },
  next: (d) => [
    onNode(
      handshake(d),
      both(
        'Cut already in the handshake, a filter on the name is likely; a full handshake points to the registry or its balancer.',
        'Обрыв уже при рукопожатии указывает на фильтр по имени; полное рукопожатие — на реестр или балансировщик.',
      ),
    ),
  ],
  cures: () => [
    advise({
      id: 'find-the-cutter',
      target: 'network',
      who: 'network-team',
      touches: 'registry',
      basis: 'source',
      title: both(
        'Retry once, then find who cuts the connection',
        'Повторите один раз, затем найдите, кто рвёт соединение',
      ),
      notes: [
        both(
          'Always at the same size or after the same time: a limit in a proxy or balancer (client_max_body_size, proxy_read_timeout). Only for one host name: a filter.',
          'Всегда на одном размере или через одно время: предел прокси или балансировщика (client_max_body_size, proxy_read_timeout). Только для одного имени: фильтр.',
        ),
      ],
    }),
  ],
})
