/** A valid chain, for other names. */
import { advise, both, cause, endpoint, handshake, hostOnly, onNode, registry, says, sh } from '../define.ts'

export const tlsNameMismatch = cause({
  code: 'tls-name-mismatch',
  signs: [
    // Go crypto/x509 HostnameError. From 100 names on, Go 1.24.11/1.25.5 give a number instead.
    says('x509: certificate is valid for <any>, not <host>', { weight: 86, details: { any: 'names', host: 'wanted' } }),
    says('certificate is valid for <any>, not <host>', { weight: 85, details: { any: 'names', host: 'wanted' } }),
    says('x509: certificate is not valid for any names, but wanted to match <host>', {
      weight: 86,
      details: { host: 'wanted' },
    }),
    says(
      [
        'x509: certificate is valid for <number> names, but none matched <host>',
        'x509: certificate is valid for <number> IP SANs, but none matched <host>',
      ],
      { weight: 87, details: { host: 'wanted', number: 'names' } },
    ),
    says(
      [
        'no alternative certificate subject name matches target host name',
        'certificate subject name <any> does not match target host name',
        'Hostname mismatch',
        'verify error:num=62',
        'Verify return code: 62',
        'no alternative certificate subject name matches',
      ],
      { weight: 84 },
    ),
    says(
      [
        'no certificate subject alternative name matches requested host name <host>',
        'certificate common name <any> doesn t match requested host name <host>',
        'The certificate s owner does not match hostname <host>',
      ],
      { weight: 84, details: { host: 'wanted' } },
    ),
    says('remote error: tls: unrecognized name', { weight: 80 }),
  ],
  text: {
    en: {
      title: 'The certificate is for other names',
      summary: (d) =>
        `${registry.en(d)} shows a certificate that is valid for ${d.names ?? 'other names'}, not for ${d.wanted ?? 'the host that was asked'}.`,
      why: 'The name in the image must stand among the certificate’s names. Another server answered, or its certificate was never made for this name. Adding a CA does not help.',
    },
    ru: {
      title: 'Сертификат выписан на другие имена',
      summary: (d) =>
        `${registry.ru(d)} предъявляет сертификат для ${d.names ?? 'других имён'}, а не для ${d.wanted ?? 'запрошенного хоста'}.`,
      why: 'Имя из образа должно быть среди имён сертификата. Ответил другой сервер, или сертификат на это имя не выписывали. Добавление центра сертификации не поможет.',
    },
  },
  next: (d) => [
    onNode(
      `openssl s_client -connect ${sh(endpoint(d))} -servername ${sh(hostOnly(d))} </dev/null 2>/dev/null | openssl x509 -noout -subject -ext subjectAltName`,
      both(
        'Shows who answers under this name, and for which names.',
        'Показывает, кто отвечает под этим именем и для каких имён.',
      ),
    ),
  ],
  cures: (d) => [
    advise({
      id: 'match-name',
      target: 'registry',
      who: 'registry-owner',
      touches: 'registry',
      basis: 'source',
      title: both(
        'Use a name that the certificate has, or issue one that has this name',
        'Используйте имя из сертификата или выпустите сертификат на это имя',
      ),
      notes: [
        ...(/ingress\.local|TRAEFIK DEFAULT|Fake Certificate/i.test(d.names ?? '')
          ? [
              both(
                'This is an ingress controller’s default certificate: no TLS secret is attached to this host. Repair the Ingress; never trust that certificate.',
                'Это сертификат ingress-контроллера по умолчанию: к этому хосту не привязан секрет TLS. Исправьте Ingress; доверять этому сертификату нельзя.',
              ),
            ]
          : []),
        both(
          'If another service answers, correct the address or the port first.',
          'Если отвечает другая служба, сначала исправьте адрес или порт.',
        ),
      ],
      commands: [
        {
          run: `openssl s_client -connect ${sh(endpoint(d))} -servername ${sh(hostOnly(d))} </dev/null 2>/dev/null | openssl x509 -noout -ext subjectAltName`,
          on: 'node',
          expect: both(`DNS:${hostOnly(d)} in the list`, `DNS:${hostOnly(d)} в списке`),
        },
      ],
      verify: [
        {
          run: `${handshake(d)} -verify_hostname ${sh(hostOnly(d))} | grep -m1 'Verify return code'`
            .replace(' 2>&1 -verify_hostname', ' -verify_hostname')
            .replace('</dev/null -verify_hostname', '-verify_hostname'),
          on: 'node',
          expect: both('no “num=62”', 'нет «num=62»'),
        },
      ],
    }),
    { kind: 'configure', situation: 'skip-verify' },
  ],
})
