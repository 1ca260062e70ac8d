/** The server's own certificate is its own issuer. */
import { both, cause, handshake, onNode, registry, says } from '../define.ts'

export const tlsSelfSigned = cause({
  code: 'tls-self-signed',
  signs: [
    // OpenSSL 18. "self signed" before 3.0.
    says(
      [
        'verify error:num=18',
        'Verify return code: 18',
        'curl: (60) SSL certificate problem: self-signed certificate',
        'curl: (60) SSL certificate problem: self signed certificate',
        'SSL certificate problem: self-signed certificate',
        'SSL certificate problem: self signed certificate',
        'DEPTH_ZERO_SELF_SIGNED_CERT',
      ],
      {
        weight: 74,
        unless: ['self signed certificate in certificate chain', 'self-signed certificate in certificate chain'],
      },
    ),
    says('Self-signed certificate encountered', { weight: 74 }),
    says(
      [
        'certificate verify failed: <any>(self signed certificate)',
        'certificate verify failed: <any>(self-signed certificate)',
      ],
      { weight: 74 },
    ),
    says(['self-signed certificate', 'self signed certificate'], {
      weight: 62,
      certainty: 'likely',
      or: ['tls-private-ca'],
      unless: ['in certificate chain'],
    }),
    // Go, when the leaf lies in the pool without being a CA.
    says('x509: invalid signature: parent certificate cannot sign this kind of certificate', {
      weight: 73,
      certainty: 'likely',
      or: ['tls-unknown-authority'],
    }),
  ],
  text: {
    en: {
      title: 'The certificate is self-signed',
      summary: (d) =>
        `${registry.en(d)} presents a self-signed certificate that ${d.node ?? 'the node'} does not trust.`,
      why: 'The certificate is its own issuer, so no authority vouches for it. It is accepted only where exactly this certificate has been installed, and only while its names and dates fit.',
    },
    ru: {
      title: 'Сертификат самоподписанный',
      summary: (d) =>
        `${registry.ru(d)} предъявляет самоподписанный сертификат, которому ${d.node ? `узел ${d.node}` : 'узел'} не доверяет.`,
      why: 'Сертификат подписан сам собой, и за него никто не ручается. Его примут только там, где установлен именно он, и только пока подходят имена и даты.',
    },
  },
  next: (d) => [
    onNode(
      handshake(d),
      both(
        'Prints the certificate itself, so that its fingerprint can be compared with the registry’s owner.',
        'Печатает сам сертификат, чтобы сверить отпечаток с владельцем реестра.',
      ),
    ),
  ],
  cures: () => [
    {
      kind: 'configure',
      situation: 'private-ca',
      notes: [
        both(
          'Compare the fingerprint with the registry’s owner over another channel before you trust it.',
          'Прежде чем доверять, сверьте отпечаток с владельцем реестра по другому каналу.',
        ),
      ],
    },
    { kind: 'configure', situation: 'skip-verify' },
  ],
})
