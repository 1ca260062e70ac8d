/** The runtime answers, but does not offer this version of the CRI service, or its CRI plugin did not load. */
import { advise, define, printed, say, says, type Signs } from '../define.ts'

export const signs: Signs = [
  says(
    [
      'unknown service runtime.v1.ImageService',
      'unknown service runtime.v1alpha2.ImageService',
      'unknown service runtime.v1.RuntimeService',
      'unknown service runtime.v1alpha2.RuntimeService',
      'CRI v1 image API is not implemented',
      'CRI v1 runtime API is not implemented',
    ],
    { rank: 'exact' },
  ),
]

export const cause = define({
  code: 'runtime-api-mismatch',
  next: () => [
    {
      command:
        "journalctl -u containerd --since -1h | grep -E 'failed to load plugin|invalid (plugin|cri image) config'; grep -n disabled_plugins /etc/" +
        'containerd/config.toml',
      on: 'node',
      why: say('runtime-api-mismatch.showsWhyPluginDidNot'),
    },
  ],
  cures: () => [
    advise({
      id: 'load-cri',
      target: 'containerd-2',
      who: 'cluster-operator',
      touches: 'node',
      basis: 'source',
      title: say('runtime-api-mismatch.repairConfigTomlSoCri'),
      notes: [say('runtime-api-mismatch.takeCriOutDisabledPlugins')],
      commands: [
        {
          run: "journalctl -u containerd --since -1h | grep -E 'failed to load plugin|invalid (plugin|cri image) config'",
          on: 'node',
          expect: say('runtime-api-mismatch.lineNamesFault'),
        },
        { run: 'containerd config dump >/dev/null && systemctl restart containerd', on: 'node' },
      ],
      verify: [{ run: 'crictl info >/dev/null && echo ok', on: 'node', expect: printed('ok') }],
    }),
  ],
})
