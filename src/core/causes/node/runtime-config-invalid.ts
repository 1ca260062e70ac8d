/** The runtime's registry configuration does not load, or loads and is silently skipped. */
import { advise, define, say, says, type Signs } from '../define.ts'

export const signs: Signs = [
  // containerd: the log line only; the pull itself goes upstream.
  says(['failed to decode hosts.toml', 'failed to decode <word>hosts.toml', 'invalid host tree', 'hosts.toml: toml:'], {
    rank: 'exact',
  }),
  says(
    [
      'mirrors cannot be set when config_path is provided',
      'configs.tls cannot be set when config_path is provided',
      'invalid cri image config',
      'invalid plugin config',
      'unsupported config version',
      'expected containerd config version equal to or less than',
    ],
    { rank: 'exact' },
  ),
  says(
    [
      'no resolve hosts',
      'no pull hosts',
      'unable to load CA cert',
      'unable to read CA cert',
      'failed to load X509 key pair',
      'unable to read CERT file',
      'failed to load CA file',
      'failed to load cert file',
      'get registry endpoints:',
      'parse registry endpoint',
      'failed to find PEM block with type ending in',
      'failed to create OCI registry',
      'credential handler not initialized for ref',
    ],
    { rank: 'exact' },
  ),
  says(
    [
      'error loading registries configuration',
      'loading registries configuration <word>: toml',
      'loading registries configuration <word>: open',
      'loading registries configuration <word>: near',
      'URI schemes are not supported',
      'no policy.json file found',
      'invalid policy in',
      'no containers-registries.conf(5) was found',
      'missing key <any> for client certificate',
      'missing client certificate <any> for key',
      'mixing sysregistry v1/v2 is not supported',
    ],
    { rank: 'exact' },
  ),
  says(
    [
      'x509: failed to load system roots and no roots provided',
      'unsupported protocol scheme',
      'missing port in address',
      'too many colons in address',
      'unable to configure the Docker daemon with file',
    ],
    { rank: 'names', unless: ['ping attempt failed'] },
  ),
  // Docker before 1.13 says the same of an endpoint that did not answer, with the answer behind it.
  says('invalid registry endpoint', {
    rank: 'names',
    unless: ['ping attempt failed', 'unable to ping registry endpoint'],
  }),
]

export const cause = define({
  code: 'runtime-config-invalid',
  next: () => [
    {
      command:
        "journalctl -u containerd --since -1h | grep -E 'hosts.toml|failed to load plugin|invalid (plugin|cri image) config'; cat /etc/containerd/" +
        'certs.d/*/hosts.toml',
      on: 'node',
      why: say('runtime-config-invalid.showsComplaintFilePasteBoth'),
    },
  ],
  cures: () => [
    advise({
      id: 'repair-config',
      target: 'containerd-2',
      who: 'cluster-operator',
      touches: 'node',
      basis: 'source',
      title: say('runtime-config-invalid.correctFileMessageNames'),
      notes: [say('runtime-config-invalid.pasteFileHereReadRuntime')],
      commands: [
        {
          run: "journalctl -u containerd --since -1h | grep -E 'hosts.toml|failed to load plugin|invalid (plugin|cri image) config'",
          on: 'node',
          expect: say('runtime-config-invalid.nothingOnceRight'),
        },
      ],
    }),
  ],
})
