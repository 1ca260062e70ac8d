/** Before notBefore, often the node's clock. */
import { advise, define, onNode, printed, say, says, type Signs } from '../define.ts'

export const signs: Signs = [
  says(['Issued certificate not yet valid', 'The certificate of <host> is not yet activated'], { rank: 'exact' }),
  says('certificate has expired or is not yet valid: current time <time> is before <time>', {
    rank: 'exact',
    details: { time: 'notBefore' },
  }),
  says(['verify error:num=9:', 'Verify return code: 9 (', 'certificate is not yet valid'], { rank: 'exact' }),
]

export const cause = define({
  code: 'tls-not-yet-valid',
  next: () => [onNode('date -u; timedatectl', say('tls-not-yet-valid.showsNodeClockWhetherSynchronised'))],
  cures: () => [
    advise({
      id: 'set-clock',
      target: 'network',
      who: 'cluster-operator',
      touches: 'node',
      basis: 'source',
      title: say('tls-not-yet-valid.setNodeClock'),
      commands: [
        { run: 'timedatectl set-ntp true', on: 'node' },
        { run: 'chronyc makestep || systemctl restart systemd-timesyncd', on: 'node' },
      ],
      verify: [
        {
          run: 'timedatectl',
          on: 'node',
          expect: printed('System clock synchronized: yes'),
        },
      ],
      undo: [{ run: 'timedatectl set-ntp false', on: 'node' }],
    }),
  ],
})
