/** The resolver answers: no such name. */
import { advise, define, hostOnly, onNode, say, says, sh, type Signs } from '../define.ts'

export const signs: Signs = [
  // curl says it of every answer but an address.
  says(['Could not resolve host', 'curl: (6)'], { rank: 'names', certainty: 'likely', or: ['dns-failure'] }),
  // Go net: with and without the resolver's address (cgo, search list exhausted).
  says(['lookup <host> on <address>: no such host', 'lookup <host>: no such host'], {
    rank: 'exact',
    details: { address: 'resolver', host: 'failingHost' },
  }),
  says('no such host', { rank: 'names' }),
  says(
    [
      'lookup <host>: No address associated with hostname',
      'lookup <host> on <address>: No address associated with hostname',
    ],
    { rank: 'exact', details: { host: 'failingHost' } },
  ),
  // curl 6, glibc, nc, getent's friends.
  says(
    [
      'Name or service not known',
      'NXDOMAIN',
      'nodename nor servname provided',
      'Name does not resolve',
      'no such host is known',
      'unable to resolve host address',
      'wget: bad address',
    ],
    { rank: 'names' },
  ),
]

export const cause = define({
  code: 'dns-not-found',
  next: (d) => [
    onNode(`getent hosts ${sh(hostOnly(d))}; cat /etc/resolv.conf`, say('dns-not-found.showsWhatNodeItselfResolves')),
  ],
  cures: (d) => [
    advise({
      id: 'repair-name',
      target: 'network',
      who: 'network-team',
      touches: 'all-nodes',
      basis: 'source',
      title: say('dns-not-found.makeNodeResolveName'),
      notes: [say('dns-not-found.checkSpellingHostImageFirst'), say('dns-not-found.entryEtcHostsOneNode')],
      commands: [
        { run: `getent hosts ${sh(hostOnly(d))}`, on: 'node', expect: say('dns-not-found.addressName') },
        {
          run: 'resolvectl status || cat /etc/resolv.conf',
          on: 'node',
          expect: say('dns-not-found.resolverKnowsName'),
        },
      ],
      verify: [
        {
          run: `getent hosts ${sh(hostOnly(d))}`,
          on: 'node',
          expect: say('dns-not-found.oneLineAddress'),
        },
      ],
    }),
  ],
})
