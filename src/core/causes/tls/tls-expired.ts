/** Past notAfter: the leaf's, an intermediate's or the root's. */
import { advise, both, cause, endpoint, hostOnly, onNode, registry, says, sh } from '../define.ts'

/** When the old DST Root CA X3 ended: the node's store is out of date, not the server's certificate. */
const oldDstRoot = '2021-09-30T14:01:15Z'

export const tlsExpired = cause({
  code: 'tls-expired',
  signs: [
    says('certificate has expired or is not yet valid: current time <time> is after <time>', {
      weight: 88,
      details: { time: 'notAfter' },
    }),
    says(
      [
        'verify error:num=10',
        'Verify return code: 10',
        'SSL certificate problem: certificate has expired',
        'certificate verify failed: certificate has expired',
        'CERT_HAS_EXPIRED',
        'remote error: tls: certificate expired',
      ],
      { weight: 84 },
    ),
    // Go before 1.13 gives no time: either side of the validity.
    says(['Issued certificate has expired', 'The certificate of <host> has expired'], { weight: 82 }),
    says('certificate has expired or is not yet valid', { weight: 70, certainty: 'likely', or: ['tls-not-yet-valid'] }),
    says('certificate has expired', {
      weight: 66,
      unless: ['or is not yet valid'],
      given: ['ssl', 'tls', 'x509', 'curl', 'pull', 'registry'],
    }),
  ],
  text: {
    en: {
      title: 'A certificate has expired',
      summary: (d) =>
        d.notAfter === oldDstRoot
          ? `The node’s trust store is out of date: it still ends at the DST Root that expired on 30 September 2021; the certificate of ${registry.en(d)} is not at fault.`
          : `A certificate of ${registry.en(d)} expired${d.notAfter ? ` at ${d.notAfter}` : ''}.`,
      why: 'Every client refuses a chain in which one certificate is past its end. No CA, secret or restart helps; the certificate must be renewed where it is served.',
    },
    ru: {
      title: 'Срок сертификата истёк',
      summary: (d) =>
        d.notAfter === oldDstRoot
          ? `Хранилище сертификатов узла устарело: оно опирается на корень DST, истёкший 30 сентября 2021 года; сертификат ${registry.ru(d)} тут ни при чём.`
          : `Срок сертификата ${registry.ru(d)} истёк${d.notAfter ? ` ${d.notAfter}` : ''}.`,
      why: 'Любой клиент отвергает цепочку, в которой хотя бы один сертификат просрочен. Ни центр сертификации, ни секрет, ни перезапуск не помогут; сертификат надо обновить там, где он установлен.',
    },
  },
  next: (d) => [
    onNode(
      `date -u; openssl s_client -connect ${sh(endpoint(d))} -servername ${sh(hostOnly(d))} -showcerts </dev/null 2>/dev/null | openssl x509 -noout -subject -dates`,
      both(
        'Shows the dates of what is served now, beside the node’s own clock.',
        'Показывает даты текущего сертификата рядом с часами узла.',
      ),
    ),
  ],
  cures: (d) =>
    d.notAfter === oldDstRoot
      ? [
          advise({
            id: 'update-store',
            target: 'system-trust',
            who: 'cluster-operator',
            touches: 'all-nodes',
            basis: 'source',
            title: both(
              'Update the node’s CA package, then restart the runtime',
              'Обновите пакет корневых сертификатов узла и перезапустите среду выполнения',
            ),
            commands: [
              {
                run: 'apt-get update && apt-get install --only-upgrade -y ca-certificates || yum update -y ca-certificates',
                on: 'node',
              },
              {
                run: 'systemctl restart containerd',
                on: 'node',
                expect: both(
                  'Go reads the store once, at first use',
                  'Go читает хранилище один раз, при первом обращении',
                ),
              },
            ],
            verify: [
              {
                run: `openssl s_client -connect ${sh(endpoint(d))} -servername ${sh(hostOnly(d))} </dev/null 2>&1 | grep 'Verify return code'`,
                on: 'node',
                expect: both('Verify return code: 0 (ok)', 'Verify return code: 0 (ok)'),
              },
            ],
          }),
        ]
      : [
          advise({
            id: 'renew-certificate',
            target: 'registry',
            who: 'registry-owner',
            touches: 'registry',
            basis: 'source',
            title: both(
              'Renew the certificate on the server and reload it',
              'Обновите сертификат на сервере и перезагрузите службу',
            ),
            commands: [
              {
                run: `openssl s_client -connect ${sh(endpoint(d))} -servername ${sh(hostOnly(d))} -showcerts </dev/null 2>/dev/null | openssl x509 -noout -subject -enddate`,
                on: 'node',
                expect: both('notAfter in the future once renewed', 'notAfter в будущем после обновления'),
              },
            ],
            notes: [
              both(
                'An intermediate can be the expired one: look at every certificate that is sent.',
                'Просрочен может быть промежуточный: проверьте каждый отправленный сертификат.',
              ),
            ],
            verify: [
              {
                run: `openssl s_client -connect ${sh(endpoint(d))} -servername ${sh(hostOnly(d))} </dev/null 2>/dev/null | openssl x509 -noout -checkend 0`,
                on: 'node',
                expect: both('Certificate will not expire', 'Certificate will not expire'),
              },
            ],
          }),
          { kind: 'configure', situation: 'skip-verify' },
        ],
})
