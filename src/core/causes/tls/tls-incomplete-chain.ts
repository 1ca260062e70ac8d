/** The server leaves out an intermediate; browsers hide it, because they fetch or remember the missing one. */
import { advise, both, cause, endpoint, handshake, hostOnly, onNode, registry, says, sh } from '../define.ts'

export const tlsIncompleteChain = cause({
  code: 'tls-incomplete-chain',
  signs: [
    // OpenSSL 21 with one certificate sent. A leaf signed straight by an untrusted private root prints the same.
    says(
      [
        'verify error:num=21',
        'Verify return code: 21',
        'unable to verify the first certificate',
        'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      ],
      { weight: 73, certainty: 'likely', or: ['tls-private-ca', 'tls-unknown-authority'] },
    ),
    says('x509: issuer name does not match subject from issuing certificate', {
      weight: 73,
      certainty: 'likely',
      or: ['tls-unknown-authority'],
    }),
  ],
  text: {
    en: {
      title: 'The server leaves out an intermediate certificate',
      summary: (d) =>
        `${registry.en(d)} sends its own certificate but not the intermediate${d.missing ? ` “${d.missing}”` : ''}, so ${d.node ?? 'the node'} cannot connect it to a root it trusts.`,
      why: 'Go and OpenSSL do not fetch what is missing. A browser may, or remembers it from another site, which is why it works there. The repair belongs on the server.',
    },
    ru: {
      title: 'Сервер не отправляет промежуточный сертификат',
      summary: (d) =>
        `${registry.ru(d)} отправляет свой сертификат, но не промежуточный${d.missing ? ` «${d.missing}»` : ''}, и ${d.node ? `узел ${d.node}` : 'узел'} не может связать его с доверенным корнем.`,
      why: 'Go и OpenSSL недостающее не скачивают. Браузер может скачать или помнит с другого сайта, поэтому там работает. Чинить нужно на сервере.',
    },
  },
  next: (d) => [
    onNode(
      `${handshake(d)} | grep -cE '^ *[0-9]+ s:'`,
      both(
        'How many certificates are sent: 1 means that the intermediate is missing.',
        'Сколько сертификатов отправлено: 1 означает, что промежуточного нет.',
      ),
    ),
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
            title: both(
              'Fetch the missing intermediate from the address in the certificate',
              'Скачайте недостающий промежуточный по адресу из сертификата',
            ),
            commands: [
              {
                run: `curl -sS -o intermediate.der ${sh(d.aia)} && openssl x509 -inform der -in intermediate.der -out intermediate.pem`,
                on: 'workstation' as const,
              },
              {
                run: 'openssl x509 -in intermediate.pem -noout -subject -issuer -dates -fingerprint -sha256',
                on: 'workstation' as const,
                expect: both(
                  'the subject that your certificate names as issuer',
                  'субъект, который ваш сертификат называет издателем',
                ),
              },
            ],
            verify: [
              {
                run: `openssl s_client -connect ${sh(endpoint(d))} -servername ${sh(hostOnly(d))} -showcerts </dev/null 2>/dev/null | grep -cE '^ *[0-9]+ s:'`,
                on: 'node' as const,
                expect: both('2 or more', '2 или больше'),
              },
            ],
          }),
        ]
      : []),
    {
      kind: 'configure',
      situation: 'private-ca',
      risk: 'temporary',
      title: both('Until then: trust the intermediate', 'До тех пор: доверять промежуточному'),
      notes: [
        both(
          'It breaks when the CA changes its intermediate. The root alone does not help here.',
          'Перестанет работать, когда центр сменит промежуточный. Один корень здесь не поможет.',
        ),
      ],
    },
    { kind: 'configure', situation: 'skip-verify' },
  ],
})
