/** The certificate has only a Common Name. */
import { advise, both, cause, endpoint, hostOnly, registry, says, sh } from '../define.ts'

export const tlsNoSan = cause({
  code: 'tls-no-san',
  signs: [
    // Go 1.15+; 1.15 and 1.16 offered GODEBUG=x509ignoreCN=0, which no longer exists.
    says('certificate relies on legacy Common Name field', { weight: 86 }),
  ],
  text: {
    en: {
      title: 'The certificate has no Subject Alternative Name',
      summary: (d) =>
        `The certificate of ${registry.en(d)} names its host only in the Common Name, which Go no longer reads.`,
      why: 'Since Go 1.15 a host is compared with the Subject Alternative Names alone. curl and openssl still accept the Common Name, which is why they disagree. No CA and no setting on the node helps.',
    },
    ru: {
      title: 'В сертификате нет Subject Alternative Name',
      summary: (d) =>
        `В сертификате ${registry.ru(d)} имя хоста стоит только в Common Name, который Go больше не читает.`,
      why: 'С Go 1.15 хост сверяют только с Subject Alternative Name. curl и openssl ещё принимают Common Name, поэтому они не согласны. Ни центр сертификации, ни настройка узла не помогут.',
    },
  },
  cures: (d) => [
    advise({
      id: 'reissue-with-san',
      target: 'registry',
      who: 'registry-owner',
      touches: 'registry',
      basis: 'source',
      title: both('Issue the certificate again, with the name as a SAN', 'Выпустите сертификат заново, с именем в SAN'),
      notes: [
        both(
          'Have your CA sign the request; for a lone test registry add -x509 -days 90 to sign it with its own key.',
          'Подпишите запрос в своём центре сертификации; для отдельного тестового реестра добавьте -x509 -days 90.',
        ),
      ],
      commands: [
        {
          run: `openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout registry.key -out registry.csr -subj ${sh(`/CN=${hostOnly(d)}`)} -addext ${sh(`subjectAltName=${/^[\d.]+$|:/.test(hostOnly(d)) ? 'IP' : 'DNS'}:${hostOnly(d)}`)}`,
          on: 'registry',
        },
      ],
      verify: [
        {
          run: `openssl s_client -connect ${sh(endpoint(d))} -servername ${sh(hostOnly(d))} </dev/null 2>/dev/null | openssl x509 -noout -ext subjectAltName`,
          on: 'node',
          expect: both(`DNS:${hostOnly(d)}`, `DNS:${hostOnly(d)}`),
        },
      ],
    }),
    { kind: 'configure', situation: 'skip-verify' },
  ],
})
