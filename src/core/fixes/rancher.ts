/** k3s and RKE2: registries.yaml, read at start, on every node, servers and agents. rancher/wharfie pkg/registries; k3s-io/k3s pkg/agent/containerd. */
import type { ConfigRequest, FixFile } from '../contract.ts'
import type { Text } from '../model.ts'
import { verifyPull } from './containerd.ts'
import {
  both,
  file,
  fingerprintNote,
  nodeFix,
  Refusal,
  refuse,
  restore,
  type DraftStep,
  type FixContext,
  type FixDraft,
} from './draft.ts'
import { proxyEnvironment } from './proxy.ts'
import { apiUrl, atLeast, mirrorOf, slug, temporary, versionOf, yamlString } from './values.ts'

interface Distribution {
  name: string
  services: [server: string, agent: string]
  directory: string
  crictl: string
  hosts: string
}
const distributions: { [target: string]: Distribution } = {
  k3s: {
    name: 'k3s',
    services: ['k3s', 'k3s-agent'],
    directory: '/etc/rancher/k3s',
    crictl: 'k3s crictl',
    hosts: '/var/lib/rancher/k3s/agent/etc/containerd/certs.d',
  },
  rke2: {
    name: 'RKE2',
    services: ['rke2-server', 'rke2-agent'],
    directory: '/etc/rancher/rke2',
    crictl: 'CONTAINER_RUNTIME_ENDPOINT=unix:///run/k3s/containerd/containerd.sock /var/lib/rancher/rke2/bin/crictl',
    hosts: '/var/lib/rancher/rke2/agent/etc/containerd/certs.d',
  },
}

export function rancher(request: ConfigRequest, context: FixContext): FixDraft | Refusal {
  const distribution = distributions[request.target]
  if (!distribution) return refuse(`no k3s target: ${request.target}`, `не цель k3s: ${request.target}`)
  const [server, agent] = distribution.services
  const restart = `if systemctl is-enabled --quiet ${agent} 2>/dev/null; then systemctl restart ${agent}; else systemctl restart ${server}; fi`
  if (request.situation === 'proxy')
    return withNote(
      proxyEnvironment(request, [`/etc/default/${server}`, `/etc/default/${agent}`], restart, [server, agent], {
        engine: distribution.name,
      }),
      both(
        `These variables reach all that ${distribution.name} runs in one process: API server, webhooks and kubelet too, so the networks of Pods and services belong into NO_PROXY. CONTAINERD_HTTP_PROXY, CONTAINERD_HTTPS_PROXY and CONTAINERD_NO_PROXY in the same file reach containerd alone.`,
        `Эти переменные действуют на всё, что ${distribution.name} запускает в одном процессе: и на API-сервер, webhook’и и kubelet, поэтому сети Pod и служб внесите в NO_PROXY. CONTAINERD_HTTP_PROXY, CONTAINERD_HTTPS_PROXY и CONTAINERD_NO_PROXY в том же файле действуют только на containerd.`,
      ),
    )
  const made = registriesYaml(request, distribution)
  if (made instanceof Refusal) return made
  const path = `${distribution.directory}/registries.yaml`
  const files = [file(path, made.text, { mode: '0600', merge: true }), ...made.files]
  const step: DraftStep = {
    run: restart,
    on: 'node',
    expect: both('no output; running Pods go on', 'нет вывода; работающие Pod не прерываются'),
  }
  return nodeFix(request, `${distribution.name} (registries.yaml)`, {
    basis: 'source',
    versions: made.versions,
    notes: [
      ...made.notes,
      ...(request.situation === 'private-ca' ? fingerprintNote(context) : []),
      both(
        `On every node, servers and agents. If the file exists, add these keys to it; files below ${distribution.hosts} are written anew at every start.`,
        `На каждом узле, серверах и агентах. Если файл есть, добавьте эти ключи; файлы под ${distribution.hosts} при каждом старте пишутся заново.`,
      ),
    ],
    files,
    commands: [step],
    verify: [
      ...verifyPull(request, context, distribution.crictl),
      {
        run: `grep -r . ${distribution.hosts}/*/hosts.toml`,
        on: 'node',
        expect: both(
          'the server and host lines that these keys became',
          'строки server и host, в которые превратились ключи',
        ),
      },
    ],
    undo: [restore(...files), step],
    restarts: [server, agent],
  })
}

function withNote(fix: FixDraft, note: Text): FixDraft {
  return { ...fix, notes: [note, ...fix.notes] }
}

interface Made {
  text: string
  files: FixFile[]
  notes: Text[]
  versions: string | null
}

function registriesYaml(request: ConfigRequest, { directory, name }: Distribution): Made | Refusal {
  const { registry } = request
  // `configs` is keyed by the endpoint that is contacted, host and port, without a scheme.
  const endpoint = apiUrl(registry).replace('https://', '')
  const certificate = (host: string, kind: string) => `${directory}/certs/${slug(host)}-${kind}`
  const configs = (host: string, lines: string[]) =>
    ['configs:', `  ${yamlString(host)}:`, '    tls:', ...lines.map((line) => `      ${line}`), ''].join('\n')
  const mirrors = (url: string) =>
    ['mirrors:', `  ${yamlString(registry)}:`, '    endpoint:', `      - ${yamlString(url)}`, ''].join('\n')
  const made = (text: string, files: FixFile[] = [], notes: Text[] = [], versions: string | null = null): Made => ({
    text,
    files,
    notes,
    versions,
  })
  const caFile = (host: string, ca: string | undefined) =>
    ca === undefined ? [] : [file(certificate(host, 'ca.crt'), ca)]
  const caLine = (host: string, ca: string | undefined) =>
    ca === undefined ? [] : [`ca_file: ${yamlString(certificate(host, 'ca.crt'))}`]
  switch (request.situation) {
    case 'private-ca':
      return made(configs(endpoint, caLine(endpoint, request.ca)), caFile(endpoint, request.ca))
    case 'skip-verify':
      return made(temporary(registry) + configs(endpoint, ['insecure_skip_verify: true']))
    case 'plain-http':
      return made(mirrors(apiUrl(registry, 'http')))
    case 'client-certificate':
      return made(
        configs(endpoint, [
          `cert_file: ${yamlString(certificate(endpoint, 'client.crt'))}`,
          `key_file: ${yamlString(certificate(endpoint, 'client.key'))}`,
          ...caLine(endpoint, request.ca),
        ]),
        [
          file(certificate(endpoint, 'client.crt'), request.certificate),
          file(certificate(endpoint, 'client.key'), request.key, { mode: '0600' }),
          ...caFile(endpoint, request.ca),
        ],
      )
    case 'mirror': {
      const mirror = mirrorOf(request)
      const version = versionOf(request.version)
      if (!request.fallback && version && !failsClosed(version))
        return refuse(
          `${name} ${request.version} cannot close the way to the registry itself: disable-default-registry-endpoint came with 1.26.13, 1.27.10, 1.28.6 and 1.29.1.`,
          `${name} ${request.version} не может закрыть путь к самому реестру: disable-default-registry-endpoint появился в 1.26.13, 1.27.10, 1.28.6 и 1.29.1.`,
        )
      return made(
        mirrors(mirror.url) + (request.ca === undefined ? '' : configs(mirror.host, caLine(mirror.host, request.ca))),
        [
          ...caFile(mirror.host, request.ca),
          ...(request.fallback
            ? []
            : [
                file(`${directory}/config.yaml`, 'disable-default-registry-endpoint: true\n', {
                  mode: '0600',
                  merge: true,
                }),
              ]),
        ],
        request.fallback
          ? [both('The registry itself stays the last resort.', 'Сам реестр остаётся последней возможностью.')]
          : [
              both(
                'disable-default-registry-endpoint closes the way to registries that have an entry under mirrors, on this node; entries under configs for the same name would open it again.',
                'disable-default-registry-endpoint закрывает на этом узле путь к реестрам из mirrors; запись под configs с тем же именем открыла бы его снова.',
              ),
            ],
        request.fallback ? null : '1.26.13, 1.27.10, 1.28.6, 1.29.1 –',
      )
    }
    default:
      return refuse(
        `registries.yaml cannot express “${request.situation}”.`,
        `registries.yaml не умеет «${request.situation}».`,
      )
  }
}

/** k3s-io/k3s#8975. */
function failsClosed(version: [number, number, number]): boolean {
  const first = { 26: 13, 27: 10, 28: 6, 29: 1 }[version[1]]
  return version[0] > 1 || (first === undefined ? atLeast(version, [1, 30]) : version[2] >= first)
}
