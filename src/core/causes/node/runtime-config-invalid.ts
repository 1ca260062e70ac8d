/** The runtime's registry configuration does not load, or loads and is silently skipped. */
import { advise, both, cause, node, says } from '../define.ts'

export const runtimeConfigInvalid = cause({
  code: 'runtime-config-invalid',
  signs: [
    // containerd: the log line only; the pull itself goes upstream.
    says(
      ['failed to decode hosts.toml', 'failed to decode <word>hosts.toml', 'invalid host tree', 'hosts.toml: toml:'],
      { weight: 86 },
    ),
    says(
      [
        'mirrors cannot be set when config_path is provided',
        'configs.tls cannot be set when config_path is provided',
        'invalid cri image config',
        'invalid plugin config',
        'unsupported config version',
        'expected containerd config version equal to or less than',
      ],
      { weight: 88 },
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
      { weight: 86 },
    ),
    says(
      [
        'loading registries configuration',
        'URI schemes are not supported',
        'no policy.json file found',
        'invalid policy in',
        'no containers-registries.conf(5) was found',
        'missing key <any> for client certificate',
        'missing client certificate <any> for key',
        'mixing sysregistry v1/v2 is not supported',
      ],
      { weight: 86 },
    ),
    says(
      [
        'x509: failed to load system roots and no roots provided',
        'unsupported protocol scheme',
        'missing port in address',
        'too many colons in address',
        'unable to configure the Docker daemon with file',
      ],
      { weight: 62, unless: ['ping attempt failed'] },
    ),
    // Docker before 1.13 says the same of an endpoint that did not answer, with the answer behind it.
    says('invalid registry endpoint', {
      weight: 62,
      unless: ['ping attempt failed', 'unable to ping registry endpoint'],
    }),
  ],
  text: {
    en: {
      title: 'The runtime’s registry configuration is wrong',
      summary: (d) =>
        `The registry configuration of ${node.en(d)}${d.path ? ` (${d.path})` : ''} is one that the runtime does not read${d.reason ? `: ${d.reason}` : ''}.`,
      why: 'A file that does not parse is skipped with one log line, or keeps the runtime from loading its CRI part. Pulls then go on as if the file were not there, or not at all.',
    },
    ru: {
      title: 'Настройка реестров среды выполнения неверна',
      summary: (d) =>
        `Настройку реестров ${d.node ? `узла ${d.node}` : 'узла'}${d.path ? ` (${d.path})` : ''} среда выполнения не принимает${d.reason ? `: ${d.reason}` : ''}.`,
      why: 'Файл, который не разбирается, пропускается с одной строкой в журнале или не даёт загрузить CRI. Загрузки идут так, будто файла нет, или не идут вовсе.',
    },
  },
  next: () => [
    {
      command:
        "journalctl -u containerd --since -1h | grep -E 'hosts.toml|failed to load plugin|invalid (plugin|cri image) config'; cat /etc/containerd/certs.d/*/hosts.toml",
      on: 'node',
      why: both('Shows the complaint and the file; paste both.', 'Показывает жалобу и сам файл; вставьте оба.'),
    },
  ],
  cures: () => [
    advise({
      id: 'repair-config',
      target: 'containerd-2',
      who: 'cluster-operator',
      touches: 'node',
      basis: 'source',
      title: both('Correct the file that the message names', 'Исправьте файл, названный в сообщении'),
      notes: [
        both(
          'Paste the file here: it is read as the runtime reads it, and the faults are shown with their lines.',
          'Вставьте файл сюда: он читается так же, как его читает среда выполнения, и ошибки показываются построчно.',
        ),
      ],
      commands: [
        {
          run: "journalctl -u containerd --since -1h | grep -E 'hosts.toml|failed to load plugin|invalid (plugin|cri image) config'",
          on: 'node',
          expect: both('nothing, once it is right', 'ничего, когда всё верно'),
        },
      ],
    }),
  ],
})
