/** The configured HTTP proxy refuses or breaks. */
import { advise, cause, onNode, say, says } from '../define.ts'

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
  next: () => [
    onNode(
      'systemctl show containerd crio docker k3s k3s-agent -p Environment --value | tr " " "\\n" | grep -i proxy | sed -E "s#//[^@/]*@#//***@#"',
      say('proxy-failure.showsProxyRuntimeReallyHas'),
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
      title: say('proxy-failure.askHostAllowedGoAround'),
      notes: [say('proxy-failure.internalRegistryUsuallyBelongsInto')],
    }),
  ],
})
