/** No path from the certificate to a trusted root, and no evidence yet of which kind. */
import { both, cause, handshake, imageWord, onNode, registry, says } from '../define.ts'

export const tlsUnknownAuthority = cause({
  code: 'tls-unknown-authority',
  signs: [
    // Go crypto/x509 UnknownAuthorityError, all versions; from 1.20 with "tls: failed to verify certificate: " in front.
    says('x509: certificate signed by unknown authority', { weight: 70 }),
    says('certificate signed by unknown authority', { weight: 68 }),
    // A CA of the same name but another key is trusted.
    says(
      [
        'certificate signed by unknown authority (possibly because of crypto/rsa: verification error while trying to verify candidate authority certificate <name>)',
        'certificate signed by unknown authority (possibly because of <any> while trying to verify candidate authority certificate <name>)',
      ],
      { weight: 72, details: { name: 'authority' } },
    ),
    says(
      [
        'certificate is not authorized to sign other certificates',
        'too many intermediates for path length constraint',
        'certificate specifies an incompatible key usage',
        'a root or intermediate certificate is not authorized to sign for this name',
        'signature check attempts limit reached while verifying certificate chain',
      ],
      { weight: 72 },
    ),
    // OpenSSL 20 alone: no issuer found, in the dump or in the store.
    says(['unable to get local issuer certificate', 'unable to get issuer certificate'], {
      weight: 48,
      certainty: 'likely',
      or: ['tls-incomplete-chain', 'tls-private-ca'],
    }),
    // wget, with OpenSSL and with GnuTLS (src/openssl.c, src/gnutls.c of GNU Wget 1.21).
    says(
      [
        'Unable to locally verify the issuer s authority',
        'The certificate of <host> doesn t have a known issuer',
        'The certificate of <host> is not trusted',
      ],
      { weight: 58 },
    ),
    says(
      [
        'certificate verify failed',
        'SEC_ERROR_UNKNOWN_ISSUER',
        'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
        'PKIX path building failed',
      ],
      { weight: 44, certainty: 'likely', or: ['tls-private-ca'] },
    ),
  ],
  text: {
    en: {
      title: 'The certificate’s issuer is not trusted',
      summary: (d) =>
        d.beyond
          ? `${d.host ?? 'The registry'} itself answered; ${d.node ?? 'the node'} does not trust the certificate of another host, to which it is sent for configuration or layers.`
          : `${d.node ?? 'The node'} does not trust the issuer of the certificate that ${registry.en(d)} presents.`,
      why: 'Go found no path from this certificate to a root in the node’s store. Four things look the same in these words: a private CA, a self-signed certificate, an intermediate that the server leaves out, or a device that re-signs the connection. The chain tells which.',
    },
    ru: {
      title: 'Издателю сертификата нет доверия',
      summary: (d) =>
        d.beyond
          ? `Сам ${d.host ?? 'реестр'} ответил; ${d.node ? `узел ${d.node}` : 'узел'} не доверяет сертификату другого хоста, к которому его отправляют за конфигурацией или слоями.`
          : `${d.node ? `Узел ${d.node}` : 'Узел'} не доверяет издателю сертификата, который предъявляет ${registry.ru(d)}.`,
      why: 'Go не нашёл пути от этого сертификата к корневому в хранилище узла. За этими словами стоит одно из четырёх: частный центр сертификации, самоподписанный сертификат, не отправленный промежуточный или устройство, которое переподписывает соединение. Что именно — покажет цепочка.',
    },
  },
  next: (d) => [
    ...(d.beyond
      ? [
          onNode(
            `skopeo inspect --config docker://${imageWord(d)}`,
            both(
              'Goes the same way and names the address that fails; ask that host for its chain.',
              'Идёт тем же путём и называет адрес, на котором сбой; у этого хоста и запросите цепочку.',
            ),
          ),
        ]
      : []),
    onNode(
      handshake(d),
      both(
        'Prints the chain that the node is shown: it tells which of the four kinds this is.',
        'Печатает цепочку, которую видит узел: по ней видно, какой из четырёх случаев это.',
      ),
    ),
  ],
  cures: (d) =>
    d.beyond
      ? [
          {
            kind: 'configure',
            situation: 'private-ca',
            targets: ['system-trust'],
            notes: [
              both(
                'It must be the CA of the host that serves configuration and layers, not the registry’s own.',
                'Нужен CA того хоста, который отдаёт конфигурацию и слои, а не самого реестра.',
              ),
            ],
          },
        ]
      : [
          { kind: 'configure', situation: 'private-ca' },
          { kind: 'configure', situation: 'skip-verify' },
        ],
})
