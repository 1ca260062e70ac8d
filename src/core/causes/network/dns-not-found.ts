/** The resolver answers: no such name. */
import { advise, cause, hostOnly, onNode, say, says, sh } from '../define.ts'

export const dnsNotFound = cause({
  code: 'dns-not-found',
  signs: [
    // Go net: with and without the resolver's address (cgo, search list exhausted).
    says(['lookup <host> on <address>: no such host', 'lookup <host>: no such host'], {
      weight: 80,
      details: { address: 'resolver', host: 'failingHost' },
    }),
    says('no such host', { weight: 60 }),
    says(
      [
        'lookup <host>: No address associated with hostname',
        'lookup <host> on <address>: No address associated with hostname',
      ],
      { weight: 80, details: { host: 'failingHost' } },
    ),
    // curl 6, glibc, nc, getent's friends.
    says(
      [
        'Could not resolve host',
        'Name or service not known',
        'NXDOMAIN',
        'nodename nor servname provided',
        'Name does not resolve',
        'no such host is known',
        'unable to resolve host address',
        'wget: bad address',
      ],
      { weight: 60 },
    ),
  ],
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
