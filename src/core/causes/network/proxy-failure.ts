/** The configured HTTP proxy refuses or breaks. */
import { advise, both, cause, onNode, registry, says } from '../define.ts'

export const proxyFailure = cause({
  code: 'proxy-failure',
  signs: [
    says('proxyconnect tcp', { weight: 95 }),
    says(
      [
        'Proxy Authentication Required',
        '407 Proxy Authentication',
        'HTTP CONNECT failed, reason=',
        'Received HTTP code <number> from proxy after CONNECT',
        'CONNECT tunnel failed, response',
        'Could not resolve proxy',
      ],
      { weight: 95 },
    ),
    // The whole cause behind the URL is a status text without number or body: a refused CONNECT.
    says(
      [
        '<url>: Forbidden',
        '<url>: Bad Gateway',
        '<url>: Service Unavailable',
        '<url>: Gateway Timeout',
        '<url>: AuthorizedOnly',
      ],
      {
        weight: 60,
        given: ['http'],
        unless: [
          '403 Forbidden',
          '502 Bad Gateway',
          '503 Service Unavailable',
          '504 Gateway',
          'unexpected status',
          'StatusCode',
        ],
      },
    ),
    says('AuthorizedOnly', { weight: 60 }),
  ],
  text: {
    en: {
      title: 'The HTTP proxy refuses or breaks',
      summary: (d) =>
        `The HTTP proxy${d.proxy ? ` ${d.proxy}` : ''} that the runtime uses does not let it through to ${registry.en(d)}.`,
      why: 'The runtime sends the request to a proxy from its environment, and the proxy cannot be reached, wants a login, or refuses this host. The registry was never asked.',
    },
    ru: {
      title: 'HTTP-прокси отказывает или не работает',
      summary: (d) =>
        `HTTP-прокси${d.proxy ? ` ${d.proxy}` : ''} среды выполнения не пропускает её к ${registry.ru(d)}.`,
      why: 'Среда выполнения посылает запрос прокси из своего окружения, а тот недоступен, требует входа или отказывает для этого хоста. Реестр так и не был опрошен.',
    },
  },
  next: () => [
    onNode(
      'systemctl show containerd crio docker k3s k3s-agent -p Environment --value | tr " " "\\n" | grep -i proxy | sed -E "s#//[^@/]*@#//***@#"',
      both(
        'Shows the proxy that the runtime really has, without its password.',
        'Показывает, какой прокси на самом деле у среды выполнения, без пароля.',
      ),
    ),
  ],
  cures: () => [
    { kind: 'configure', situation: 'proxy' },
    advise({
      id: 'ask-proxy-owner',
      target: 'network',
      who: 'network-team',
      touches: 'all-nodes',
      basis: 'source',
      title: both(
        'Ask for the host to be allowed, or go around the proxy',
        'Попросите разрешить хост или обойдите прокси',
      ),
      notes: [
        both(
          'An internal registry usually belongs into NO_PROXY: host, .suffix or address; a CIDR counts only for images named by address.',
          'Внутренний реестр обычно вносят в NO_PROXY: хост, .суффикс или адрес; CIDR действует только для образов, названных по адресу.',
        ),
      ],
    }),
  ],
})
