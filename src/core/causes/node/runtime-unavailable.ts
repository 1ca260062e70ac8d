/** kubelet or a client cannot reach the runtime's socket. */
import { advise, both, cause, node, says } from '../define.ts'

export const runtimeUnavailable = cause({
  code: 'runtime-unavailable',
  signs: [
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
      { weight: 88, unless: ['unknown service'] },
    ),
    says(
      [
        'Cannot connect to the Docker daemon',
        'failed to connect: context deadline exceeded',
        'Is the docker daemon running',
        'permission denied while trying to connect to the Docker daemon socket',
      ],
      { weight: 88 },
    ),
    says('Failed to inspect image', { weight: 30, certainty: 'likely', or: ['unknown'] }),
    says('ImageInspectError', { weight: 20, certainty: 'likely', or: ['unknown'] }),
  ],
  text: {
    en: {
      title: 'The runtime cannot be reached',
      summary: (d) => `The container runtime of ${node.en(d)} does not answer on its socket.`,
      why: 'Nothing can be pulled while kubelet cannot talk to the runtime. This is about a socket on the node, not about the registry, even where it says “connection refused”.',
    },
    ru: {
      title: 'Среда выполнения недоступна',
      summary: (d) => `Среда выполнения контейнеров ${d.node ? `узла ${d.node}` : 'узла'} не отвечает на своём сокете.`,
      why: 'Пока kubelet не может говорить со средой выполнения, ничего не загрузится. Речь о сокете на узле, а не о реестре, даже если написано «connection refused».',
    },
  },
  next: () => [
    {
      command:
        'systemctl status containerd crio docker --no-pager | head -40; journalctl -u containerd --since -10min | tail -30',
      on: 'node',
      why: both('Shows whether it runs, and why it stopped.', 'Показывает, работает ли она и почему остановилась.'),
    },
  ],
  cures: () => [
    advise({
      id: 'start-runtime',
      target: 'containerd-2',
      who: 'cluster-operator',
      touches: 'node',
      basis: 'source',
      title: both(
        'Start the runtime, after checking its configuration',
        'Запустите среду выполнения, сначала проверив её настройку',
      ),
      commands: [
        {
          run: 'containerd config dump >/dev/null && systemctl start containerd',
          on: 'node',
          expect: both('no output', 'нет вывода'),
        },
      ],
      verify: [{ run: 'crictl info >/dev/null && echo ok', on: 'node', expect: both('ok', 'ok') }],
    }),
  ],
})
