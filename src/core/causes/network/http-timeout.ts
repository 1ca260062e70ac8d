/** Connected, and no answer in time. */
import { advise, both, cause, handshake, onNode, registry, says } from '../define.ts'

export const httpTimeout = cause({
  code: 'http-timeout',
  signs: [
    says(['net/http: TLS handshake timeout', 'TLS handshake timeout'], { weight: 72, unless: ['proxyconnect tcp'] }),
    says(
      [
        'net/http: timeout awaiting response headers',
        'Client.Timeout exceeded while awaiting headers',
        'Client.Timeout or context cancellation while reading body',
        'Client.Timeout exceeded while reading body',
        'Client.Timeout exceeded',
      ],
      { weight: 66, unless: ['dial tcp <address>: i/o timeout', 'lookup'], certainty: 'proven' },
    ),
    says('request canceled while waiting for connection', { weight: 60 }),
    says('request canceled (Client.Timeout exceeded while awaiting', { weight: 66 }),
    says('context deadline exceeded', {
      weight: 40,
      certainty: 'likely',
      or: ['tcp-timeout'],
      unless: ['failed to connect: context deadline exceeded'],
    }),
    says(
      ['SSL connection timeout', 'curl: (28) Operation timed out', 'read tcp <any>: i/o timeout', 'Operation too slow'],
      { weight: 68 },
    ),
  ],
  text: {
    en: {
      title: 'The registry does not answer in time',
      summary: (d) => `${registry.en(d)} does not answer ${d.node ?? 'the node'} in time.`,
      why: 'A connection was begun, but the answer did not come before the client’s limit: an overloaded registry, a link that drops large packets (MTU), or a device that holds the connection.',
    },
    ru: {
      title: 'Реестр не отвечает вовремя',
      summary: (d) => `${registry.ru(d)} не отвечает ${d.node ? `узлу ${d.node}` : 'узлу'} вовремя.`,
      why: 'Соединение начато, но ответ не пришёл до предела ожидания клиента: перегруженный реестр, канал, теряющий большие пакеты (MTU), или устройство, удерживающее соединение.',
    },
  },
  next: (d) => [
    onNode(
      `time ${handshake(d)} | head -5`,
      both(
        'A quick handshake clears the network; a handshake that hangs after CONNECTED points to MTU or a middlebox.',
        'Быстрое рукопожатие снимает вопрос сети; зависание после CONNECTED указывает на MTU или промежуточное устройство.',
      ),
    ),
  ],
  cures: (d) => [
    advise({
      id: 'find-the-wait',
      target: 'network',
      who: 'network-team',
      touches: 'registry',
      basis: 'source',
      title: both('Find where the answer waits', 'Найдите, где задерживается ответ'),
      notes: [
        both(
          'kubelet retries by itself with a back-off of up to five minutes.',
          'kubelet повторяет сам, с паузой до пяти минут.',
        ),
      ],
      commands: [
        {
          run: `time ${handshake(d)} | head -5`,
          on: 'node',
          expect: both('CONNECTED and a certificate within a second', 'CONNECTED и сертификат в пределах секунды'),
        },
      ],
    }),
    { kind: 'configure', situation: 'proxy' },
  ],
})
