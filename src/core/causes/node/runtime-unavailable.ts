/** kubelet or a client cannot reach the runtime's socket. */
import { advise, define, printed, say, says, type Signs } from '../define.ts'

export const signs: Signs = [
  says(
    [
      'dial unix <any>.sock: connect: connection refused',
      'dial unix <any>.sock: connect: no such file or directory',
      'dial unix <any>.sock',
      'dial unix',
      'Error while dialing: dial unix',
      'validate service connection',
      'connect endpoint unix',
    ],
    { rank: 'exact', unless: ['unknown service'] },
  ),
  says(
    [
      'Cannot connect to the Docker daemon',
      'cannot access socket <any>.sock',
      'failed to connect: context deadline exceeded',
      'Is the docker daemon running',
      'docker daemon is not running',
      'open //./pipe/docker',
      'permission denied while trying to connect to the Docker daemon socket',
    ],
    { rank: 'exact' },
  ),
  says('Failed to inspect image', { rank: 'wraps', certainty: 'likely', or: ['unknown'] }),
  says('ImageInspectError', { rank: 'wraps', certainty: 'likely', or: ['unknown'] }),
]

export const cause = define({
  code: 'runtime-unavailable',
  next: () => [
    {
      command:
        'systemctl status containerd crio docker --no-pager | head -40; journalctl -u containerd --since -10min | tail -30',
      on: 'node',
      why: say('runtime-unavailable.showsWhetherRunsWhyStopped'),
    },
  ],
  cures: () => [
    advise({
      id: 'start-runtime',
      target: 'containerd-2',
      who: 'cluster-operator',
      touches: 'node',
      basis: 'source',
      title: say('runtime-unavailable.startRuntimeAfterCheckingConfiguration'),
      commands: [
        {
          run: 'containerd config dump >/dev/null && systemctl start containerd',
          on: 'node',
          expect: say('runtime-unavailable.noOutput'),
        },
      ],
      verify: [{ run: 'crictl info >/dev/null && echo ok', on: 'node', expect: printed('ok') }],
    }),
  ],
})
