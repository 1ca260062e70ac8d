/** A middlebox re-signs the connection. */
import { advise, define, handshake, onNode, say, says, type Signs } from '../define.ts'

export const signs: Signs = [
  // Products name themselves in the issuer; only believed beside words of TLS.
  says(
    [
      'Zscaler',
      'Netskope',
      'goskope.com',
      'Fortinet',
      'FortiGate',
      'Cisco Umbrella',
      'Blue Coat',
      'Forcepoint',
      'Websense',
      'Sophos',
      'Barracuda',
      'Cato Networks',
      'Kaspersky',
      'mitmproxy',
      'Charles Proxy',
      'DO_NOT_TRUST',
      'PortSwigger',
      'UserGate',
      'WatchGuard',
      'SonicWall',
      'Skyhigh',
      'McAfee Web Gateway',
      'ESET SSL Filter CA',
      'Gateway CA - Cloudflare',
      'Palo Alto',
    ],
    {
      rank: 'names',
      certainty: 'likely',
      or: ['tls-private-ca'],
      given: ['x509:', 'issuer', 'verify error', 'depth=', 'certificate'],
    },
  ),
]

export const cause = define({
  code: 'tls-interception',
  next: (d) => [
    onNode(
      `${handshake({ ...d, failingHost: 'quay.io' })} | grep -m3 -E '^ *[0-9]+ s:|issuer'`,
      say('tls-interception.samePrivateIssuerUnrelatedPublic'),
    ),
  ],
  cures: (d) => [
    advise({
      id: 'inspection-bypass',
      target: 'network',
      who: 'network-team',
      touches: 'all-nodes',
      basis: 'documentation',
      title: say('tls-interception.askInspectionBypassRegistryToken'),
      notes: [
        say('tls-interception.hostsExempt', bypassHosts(d)),
        say('tls-interception.neverTrustCertificateNetworkItself'),
      ],
      verify: [
        {
          run: `${handshake(d)} | grep -m2 -E '^ *0 s:|^ *i:'`,
          on: 'node',
          expect: say('tls-interception.publicIssuer'),
        },
      ],
    }),
    {
      kind: 'configure',
      situation: 'private-ca',
      targets: ['system-trust'],
      notes: [say('tls-interception.inspectionRootBelongsIntoSystem')],
    },
  ],
})

function bypassHosts(d: { host?: string; failingHost?: string }): string {
  const host = d.host ?? d.failingHost ?? '<REGISTRY>'
  if (host === 'docker.io') return 'registry-1.docker.io, auth.docker.io, production.cloudflare.docker.com'
  if (host === 'ghcr.io') return 'ghcr.io, pkg-containers.githubusercontent.com'
  if (host === 'quay.io') return 'quay.io, cdn.quay.io, cdn01.quay.io … cdn06.quay.io'
  return host
}
