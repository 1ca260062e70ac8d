/** What the server sends does not parse as a certificate. */
import { advise, both, cause, registry, says } from '../define.ts'

export const tlsMalformedCertificate = cause({
  code: 'tls-malformed-certificate',
  signs: [
    // Go crypto/tls; e.g. "x509: negative serial number" since 1.23.
    says('tls: failed to parse certificate from server', { weight: 88 }),
    says(
      [
        'x509: malformed',
        'x509: negative serial number',
        'x509: invalid basic constraints',
        'x509: certificate contains duplicate extensions',
        'x509: trailing data',
      ],
      { weight: 80 },
    ),
  ],
  text: {
    en: {
      title: 'The server’s certificate does not parse',
      summary: (d) => `What ${registry.en(d)} sends as its certificate does not parse.`,
      why: 'Go reads certificates strictly: one byte out of form, a negative serial number, a doubled extension, and the handshake ends before trust is even considered.',
    },
    ru: {
      title: 'Сертификат сервера не разбирается',
      summary: (d) => `То, что ${registry.ru(d)} отправляет как сертификат, не разбирается.`,
      why: 'Go читает сертификаты строго: лишний байт, отрицательный серийный номер, повторное расширение — и рукопожатие прерывается ещё до вопроса доверия.',
    },
  },
  cures: () => [
    advise({
      id: 'reissue-certificate',
      target: 'registry',
      who: 'registry-owner',
      touches: 'registry',
      basis: 'source',
      title: both(
        'Issue the certificate again with a current tool',
        'Выпустите сертификат заново современным средством',
      ),
      notes: [both('No setting on the node makes Go accept it.', 'Никакая настройка узла не заставит Go его принять.')],
    }),
  ],
})
