/** Reached by an address that the certificate does not list. */
import { advise, both, cause, endpoint, hostOnly, registry, says, sh } from '../define.ts'

export const tlsNoIpSan = cause({
  code: 'tls-no-ip-san',
  signs: [
    says('x509: cannot validate certificate for <address> because it doesn t contain any IP SANs', {
      weight: 86,
      details: { address: 'wanted' },
    }),
    says('because it doesn t contain any IP SANs', { weight: 84 }),
  ],
  text: {
    en: {
      title: 'The certificate lists no address',
      summary: (d) => `The image names ${registry.en(d)} by its address, and the certificate lists no IP address.`,
      why: 'An address is compared with the certificate’s IP entries only, never with names. Use a name that the certificate has, or issue one that lists the address. Adding a CA does not help.',
    },
    ru: {
      title: 'В сертификате нет IP-адреса',
      summary: (d) => `Образ обращается к ${registry.ru(d)} по адресу, а IP-адресов в сертификате нет.`,
      why: 'Адрес сверяют только с IP-записями сертификата, а не с именами. Используйте имя из сертификата или выпустите сертификат с этим адресом. Добавление центра сертификации не поможет.',
    },
  },
  cures: (d) => [
    advise({
      id: 'use-name',
      target: 'registry',
      who: 'registry-owner',
      touches: 'registry',
      basis: 'source',
      title: both(
        'Use a name that the certificate has, or list the address in it',
        'Используйте имя из сертификата или внесите в него адрес',
      ),
      commands: [
        {
          run: `openssl s_client -connect ${sh(endpoint(d))} </dev/null 2>/dev/null | openssl x509 -noout -ext subjectAltName`,
          on: 'node',
          expect: both('the names to use instead of the address', 'имена, которые можно использовать вместо адреса'),
        },
        {
          run: `openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout registry.key -out registry.csr -subj /CN=registry -addext ${sh(`subjectAltName=IP:${hostOnly(d)}`)}`,
          on: 'registry',
        },
      ],
      verify: [
        {
          run: `openssl s_client -connect ${sh(endpoint(d))} </dev/null 2>/dev/null | openssl x509 -noout -ext subjectAltName`,
          on: 'node',
          expect: both(`IP Address:${hostOnly(d)}`, `IP Address:${hostOnly(d)}`),
        },
      ],
    }),
    { kind: 'configure', situation: 'skip-verify' },
  ],
})
