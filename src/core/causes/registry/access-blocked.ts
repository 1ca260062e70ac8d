/** An address, country or firewall rule refuses before any registry logic. */
import { advise, define, onNode, say, says, type Signs } from '../define.ts'

export const signs: Signs = [
  // ACR's firewall.
  says('client with IP <address> is not allowed access', { rank: 'exact', details: { address: 'address' } }),
  says(
    [
      'error parsing HTTP 403 response body: invalid character',
      '403 Forbidden <!DOCTYPE',
      '403 Forbidden <html',
      'StatusCode: 403, <html',
      'StatusCode: 403, <!DOCTYPE',
      'StatusCode: 403, <HTML',
    ],
    { rank: 'exact' },
  ),
  says(
    [
      'title>403 Forbidden</title>',
      'Access Denied</title>',
      'The request could not be satisfied',
      'Request blocked',
      'Attention Required! | Cloudflare',
      'Since Docker is a US company',
      'not available in your country',
      'access from your country',
    ],
    { rank: 'names' },
  ),
]

export const cause = define({
  code: 'access-blocked',
  next: () => [onNode('curl -s https://checkip.amazonaws.com', say('access-blocked.addressUnderWhichNodeSeen'))],
  cures: () => [
    advise({
      id: 'allow-address',
      target: 'network',
      who: 'registry-owner',
      touches: 'registry',
      basis: 'documentation',
      title: say('access-blocked.allowNodesAddressPullThrough'),
    }),
    { kind: 'configure', situation: 'mirror' },
    { kind: 'configure', situation: 'copy-image' },
  ],
})
