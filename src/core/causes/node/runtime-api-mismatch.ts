/** The runtime answers, but does not offer this version of the CRI service, or its CRI plugin did not load. */
import { advise, both, cause, node, says } from '../define.ts'

export const runtimeApiMismatch = cause({
  code: 'runtime-api-mismatch',
  signs: [
    says(
      [
        'unknown service runtime.v1.ImageService',
        'unknown service runtime.v1alpha2.ImageService',
        'unknown service runtime.v1.RuntimeService',
        'unknown service runtime.v1alpha2.RuntimeService',
        'CRI v1 image API is not implemented',
        'CRI v1 runtime API is not implemented',
      ],
      { weight: 92 },
    ),
  ],
  text: {
    en: {
      title: 'The runtime does not offer the CRI service',
      summary: (d) => `The runtime of ${node.en(d)} runs, but does not offer the CRI service that kubelet asks for.`,
      why: 'Either its CRI plugin is switched off or did not load because of its configuration (mirrors beside config_path is the usual one), or kubelet and runtime are of ages that do not fit.',
    },
    ru: {
      title: 'Среда выполнения не предоставляет CRI',
      summary: (d) =>
        `Среда выполнения ${d.node ? `узла ${d.node}` : 'узла'} работает, но не даёт службу CRI, которую спрашивает kubelet.`,
      why: 'Её модуль CRI выключен или не загрузился из-за настройки (обычно mirrors рядом с config_path), либо версии kubelet и среды выполнения не сочетаются.',
    },
  },
  next: () => [
    {
      command:
        "journalctl -u containerd --since -1h | grep -E 'failed to load plugin|invalid (plugin|cri image) config'; grep -n disabled_plugins /etc/containerd/config.toml",
      on: 'node',
      why: both('Shows why the plugin did not load.', 'Показывает, почему модуль не загрузился.'),
    },
  ],
  cures: () => [
    advise({
      id: 'load-cri',
      target: 'containerd-2',
      who: 'cluster-operator',
      touches: 'node',
      basis: 'source',
      title: both(
        'Repair config.toml so that the CRI plugin loads',
        'Исправьте config.toml, чтобы модуль CRI загрузился',
      ),
      notes: [
        both(
          'Take cri out of disabled_plugins; take registry.mirrors out where config_path is set.',
          'Уберите cri из disabled_plugins; уберите registry.mirrors, если задан config_path.',
        ),
      ],
      commands: [
        {
          run: "journalctl -u containerd --since -1h | grep -E 'failed to load plugin|invalid (plugin|cri image) config'",
          on: 'node',
          expect: both('the line that names the fault', 'строка с причиной'),
        },
        { run: 'containerd config dump >/dev/null && systemctl restart containerd', on: 'node' },
      ],
      verify: [{ run: 'crictl info >/dev/null && echo ok', on: 'node', expect: both('ok', 'ok') }],
    }),
  ],
})
