/** The server leaves out an intermediate; browsers hide it, because they fetch or remember the missing one. */
import { advise, define, endpoint, handshake, hostOnly, onNode, say, says, sh, type Signs } from '../define.ts'

export const signs: Signs = [
  // testssl.sh.
  says('Chain of trust NOT ok (chain incomplete)', {
    rank: 'names',
    certainty: 'likely',
    or: ['tls-unknown-authority'],
  }),
  // OpenSSL 21 with one certificate sent. A leaf signed straight by an untrusted private root prints the same.
  says(
    [
      'verify error:num=21',
      'Verify return code: 21',
      'unable to verify the first certificate',
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    ],
    { rank: 'names', certainty: 'likely', or: ['tls-private-ca', 'tls-unknown-authority'] },
  ),
  says('x509: issuer name does not match subject from issuing certificate', {
    rank: 'names',
    certainty: 'likely',
    or: ['tls-unknown-authority'],
  }),
]

export const cause = define({
  code: 'tls-incomplete-chain',
  next: (d) => [
    onNode(`${handshake(d)} | grep -cE '^ *[0-9]+ s:'`, say('tls-incomplete-chain.howManyCertificatesSent1')),
  ],
  cures: (d) => [
    { kind: 'configure', situation: 'server-chain' },
    ...(d.aia
      ? [
          advise({
            id: 'fetch-intermediate',
            target: 'registry' as const,
            who: 'registry-owner' as const,
            touches: 'registry' as const,
            basis: 'source' as const,
            title: say('tls-incomplete-chain.fetchMissingIntermediateFromAddress'),
            commands: [
              {
                run: `curl -sS -o intermediate.der ${sh(d.aia)} && openssl x509 -inform der -in intermediate.der -out intermediate.pem`,
                on: 'workstation' as const,
              },
              {
                run: 'openssl x509 -in intermediate.pem -noout -subject -issuer -dates -fingerprint -sha256',
                on: 'workstation' as const,
                expect: say('tls-incomplete-chain.subjectYourCertificateNamesIssuer'),
              },
            ],
            verify: [
              {
                run: `openssl s_client -connect ${sh(endpoint(d))} -servername ${sh(hostOnly(d))} -showcerts </dev/null 2>/dev/null | grep -cE '^ *[0-9]+ s:'`,
                on: 'node' as const,
                expect: say('tls-incomplete-chain.its2More'),
              },
            ],
          }),
        ]
      : []),
    {
      kind: 'configure',
      situation: 'private-ca',
      risk: 'temporary',
      title: say('tls-incomplete-chain.untilThenTrustIntermediate'),
      notes: [say('tls-incomplete-chain.breaksWhenCaChangesIntermediate')],
    },
    { kind: 'configure', situation: 'skip-verify' },
  ],
})
