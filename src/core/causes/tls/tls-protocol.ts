/** No common version, cipher or signature. */
import { advise, both, cause, endpoint, hostOnly, onNode, registry, says, sh } from '../define.ts'

export const tlsProtocol = cause({
  code: 'tls-protocol',
  signs: [
    says(
      [
        'remote error: tls: handshake failure',
        'remote error: tls: protocol version not supported',
        'remote error: tls: insufficient security level',
        'remote error: tls: internal error',
        'remote error: tls: no application protocol',
        'tls: server selected unsupported protocol version',
        'tls: no supported versions satisfy MinVersion and MaxVersion',
        'tls: server chose an unconfigured cipher suite',
        'tls: unsupported elliptic curve',
      ],
      { weight: 82 },
    ),
    // Go refuses SHA-1 and MD5 signatures; it looks like an unknown CA and is not.
    says(
      [
        'x509: cannot verify signature: insecure algorithm <word>',
        'x509: cannot verify signature: algorithm unimplemented',
        'x509: unhandled critical extension',
      ],
      { weight: 83 },
    ),
    says(
      [
        'Unknown SSL protocol error',
        'sslv3 alert handshake failure',
        'tlsv1 alert protocol version',
        'alert protocol version',
        'alert handshake failure',
        'SSL alert number 40',
        'SSL alert number 70',
        'no protocols available',
        'unsupported protocol',
        'no shared cipher',
        'dh key too small',
        'ca md too weak',
        'verify error:num=68',
      ],
      { weight: 78, unless: ['unsupported protocol scheme'] },
    ),
    says('tls: invalid <any>signature', { weight: 60 }),
  ],
  text: {
    en: {
      title: 'No common TLS version, cipher or signature',
      summary: (d) => `${registry.en(d)} and the runtime find no common TLS version, cipher or signature algorithm.`,
      why: 'The server offers only what today’s Go refuses (TLS 1.0 and 1.1, SHA-1 signatures, old ciphers), or a device answers that does not really speak TLS for this name.',
    },
    ru: {
      title: 'Нет общей версии TLS, шифра или подписи',
      summary: (d) => `${registry.ru(d)} и среда выполнения не находят общей версии TLS, шифра или алгоритма подписи.`,
      why: 'Сервер предлагает только то, что нынешний Go отвергает (TLS 1.0 и 1.1, подписи SHA-1, старые шифры), или отвечает устройство, которое для этого имени TLS толком не поддерживает.',
    },
  },
  next: (d) => [
    onNode(
      `openssl s_client -connect ${sh(endpoint(d))} -servername ${sh(hostOnly(d))} </dev/null 2>&1 | grep -E 'Protocol|Cipher|alert|Peer signature'`,
      both(
        'Shows which version and cipher come about, or which alert.',
        'Показывает согласованную версию и шифр или сигнал ошибки.',
      ),
    ),
  ],
  cures: (d) => [
    advise({
      id: 'modern-tls',
      target: 'registry',
      who: 'registry-owner',
      touches: 'registry',
      basis: 'source',
      title: both(
        'Offer TLS 1.2 or newer with a SHA-256 certificate on the server',
        'Включите на сервере TLS 1.2 или новее с сертификатом SHA-256',
      ),
      verify: [
        {
          run: `openssl s_client -connect ${sh(endpoint(d))} -servername ${sh(hostOnly(d))} -tls1_2 </dev/null 2>&1 | grep -E 'Protocol|Cipher is'`,
          on: 'node',
          expect: both('TLSv1.2 or newer, and a cipher', 'TLSv1.2 или новее и шифр'),
        },
      ],
    }),
  ],
})
