/** The configured HTTP proxy refuses or breaks. */
import { advise, define, onNode, say, says, type Signs } from '../define.ts'

export const signs: Signs = [
  // Go wraps the dial to the proxy with it: the name or the port that fails behind it is the proxy's.
  says('proxyconnect tcp', {
    rank: 'exact',
    outranks: [
      'dns-not-found',
      'dns-failure',
      'tcp-refused',
      'tcp-timeout',
      'tcp-unreachable',
      'connection-reset',
      'http-timeout',
      'tls-plain-http',
      'tls-protocol',
      'tls-expired',
      'tls-name-mismatch',
      'tls-unknown-authority',
    ],
  }),
  says(
    [
      'Proxy Authentication Required',
      '407 Proxy Authentication',
      'HTTP CONNECT failed, reason=',
      'Received HTTP code <number> from proxy after CONNECT',
      'CONNECT tunnel failed, response',
      'Could not resolve proxy',
    ],
    { rank: 'exact' },
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
      rank: 'names',
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
  says('AuthorizedOnly', { rank: 'names' }),
]

export const cause = define({
  code: 'proxy-failure',
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
