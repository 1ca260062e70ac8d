/** Before notBefore, often the node's clock. */
import { advise, both, cause, onNode, registry, says } from '../define.ts'

export const tlsNotYetValid = cause({
  code: 'tls-not-yet-valid',
  signs: [
    says(['Issued certificate not yet valid', 'The certificate of <host> is not yet activated'], { weight: 82 }),
    says('certificate has expired or is not yet valid: current time <time> is before <time>', {
      weight: 88,
      details: { time: 'notBefore' },
    }),
    says(['verify error:num=9:', 'Verify return code: 9 (', 'certificate is not yet valid'], { weight: 84 }),
  ],
  text: {
    en: {
      title: 'A certificate is not valid yet',
      summary: (d) =>
        `By the clock of ${d.node ?? 'the node'} the certificate of ${registry.en(d)} begins only${d.notBefore ? ` at ${d.notBefore}` : ' later'}.`,
      why: 'Either the node’s clock runs behind, which is the usual case, or the certificate was made for later.',
    },
    ru: {
      title: 'Сертификат ещё не действует',
      summary: (d) =>
        `По часам ${d.node ? `узла ${d.node}` : 'узла'} сертификат ${registry.ru(d)} начнёт действовать только${d.notBefore ? ` ${d.notBefore}` : ' позже'}.`,
      why: 'Обычно отстают часы узла; реже сертификат выписан на будущее.',
    },
  },
  next: () => [
    onNode(
      'date -u; timedatectl',
      both('Shows the node’s clock and whether it is synchronised.', 'Показывает часы узла и синхронизированы ли они.'),
    ),
  ],
  cures: () => [
    advise({
      id: 'set-clock',
      target: 'network',
      who: 'cluster-operator',
      touches: 'node',
      basis: 'source',
      title: both('Set the node’s clock', 'Исправьте часы узла'),
      commands: [
        { run: 'timedatectl set-ntp true', on: 'node' },
        { run: 'chronyc makestep || systemctl restart systemd-timesyncd', on: 'node' },
      ],
      verify: [
        {
          run: 'timedatectl',
          on: 'node',
          expect: both('System clock synchronized: yes', 'System clock synchronized: yes'),
        },
      ],
      undo: [{ run: 'timedatectl set-ntp false', on: 'node' }],
    }),
  ],
})
