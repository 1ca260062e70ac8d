/** The server wants a client certificate. */
import { both, cause, handshake, onNode, registry, says } from '../define.ts'

export const tlsClientCertificate = cause({
  code: 'tls-client-certificate',
  signs: [
    // TLS alerts 42, 116, 48, 45, 44, 46, 43 as Go spells them; OpenSSL's number is the same in all its versions.
    says(
      [
        'remote error: tls: bad certificate',
        'remote error: tls: certificate required',
        'remote error: tls: unknown certificate authority',
        'remote error: tls: expired certificate',
        'remote error: tls: revoked certificate',
        'remote error: tls: unknown certificate',
        'remote error: tls: unsupported certificate',
        'remote error: tls: access denied',
      ],
      { weight: 82 },
    ),
    says(
      [
        'SSL alert number 42',
        'SSL alert number 116',
        'alert certificate required',
        'alert bad certificate',
        'SSL alert number 48',
      ],
      { weight: 80 },
    ),
    // nginx ssl_verify_client on: no TLS error but a 400 with this body.
    says(['No required SSL certificate was sent', 'The SSL certificate error'], { weight: 84 }),
  ],
  text: {
    en: {
      title: 'The server wants a client certificate',
      summary: (d) => `${registry.en(d)} ends the handshake because it wants a client certificate that it accepts.`,
      why: 'The alert comes from the server’s side: the node sent no certificate, or one that the server does not trust. The server’s own certificate was not the problem.',
    },
    ru: {
      title: 'Сервер требует клиентский сертификат',
      summary: (d) => `${registry.ru(d)} прерывает рукопожатие: ему нужен клиентский сертификат, которому он доверяет.`,
      why: 'Отказ пришёл со стороны сервера: узел не отправил сертификат или отправил такой, которому сервер не доверяет. Сертификат самого сервера тут ни при чём.',
    },
  },
  next: (d) => [
    onNode(
      `${handshake(d)} | grep -A5 'client certificate CA names'`,
      both(
        'Names the CAs whose client certificates the server accepts.',
        'Называет центры, чьи клиентские сертификаты принимает сервер.',
      ),
    ),
  ],
  cures: () => [{ kind: 'configure', situation: 'client-certificate' }],
})
