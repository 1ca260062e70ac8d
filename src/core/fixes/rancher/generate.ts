/** k3s and RKE2: registries.yaml, read at start, on every node, servers and agents. rancher/wharfie pkg/registries; k3s-io/k3s pkg/agent/containerd. */
import { say, type Said } from '../../said.ts'
import type { ConfigRequest, FixFile } from '../../contract.ts'
import { verifyPull } from '../checks.ts'
import {
  file,
  fingerprintNote,
  nodeFix,
  Refusal,
  refuse,
  restore,
  type DraftStep,
  type FixContext,
  type FixDraft,
} from '../draft.ts'
import { proxyEnvironment } from '../proxy.ts'
import { apiUrl, atLeast, mirrorOf, slug, temporary, versionOf, yamlString } from '../values.ts'

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

function rancher(request: ConfigRequest, context: FixContext): FixDraft | Refusal {
  const distribution = distributions[request.target]
  if (!distribution) return refuse('fix.rancher.noK3sTarget', request.target)
  const [server, agent] = distribution.services
  const restart = `if systemctl is-enabled --quiet ${agent} 2>/dev/null; then systemctl restart ${agent}; else systemctl restart ${server}; fi`
  if (request.situation === 'proxy')
    return withNote(
      proxyEnvironment(request, [`/etc/default/${server}`, `/etc/default/${agent}`], restart, [server, agent], {
        engine: distribution.name,
      }),
      say('fix.rancher.theseVariablesReachAllRuns', distribution.name),
    )
  const made = registriesYaml(request, distribution)
  if (made instanceof Refusal) return made
  const path = `${distribution.directory}/registries.yaml`
  const files = [file(path, made.text, { mode: '0600', merge: true }), ...made.files]
  const step: DraftStep = {
    run: restart,
    on: 'node',
    expect: say('fix.rancher.noOutputRunningPodsGo'),
  }
  return nodeFix(request, `${distribution.name} (registries.yaml)`, {
    basis: 'source',
    versions: made.versions,
    notes: [
      ...made.notes,
      ...(request.situation === 'private-ca' ? fingerprintNote(context) : []),
      say('fix.rancher.everyNodeServersAgentsIf', distribution.hosts),
    ],
    files,
    commands: [step],
    verify: [
      ...verifyPull(request, context, distribution.crictl),
      {
        run: `grep -r . ${distribution.hosts}/*/hosts.toml`,
        on: 'node',
        expect: say('fix.rancher.serverHostLinesTheseKeys'),
      },
    ],
    undo: [restore(...files), step],
    restarts: [server, agent],
  })
}

function withNote(fix: FixDraft, note: Said): FixDraft {
  return { ...fix, notes: [note, ...fix.notes] }
}

interface Made {
  text: string
  files: FixFile[]
  notes: Said[]
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
  const made = (text: string, files: FixFile[] = [], notes: Said[] = [], versions: string | null = null): Made => ({
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
        return refuse('fix.rancher.cannotCloseWayRegistryItself', name, request.version)
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
          ? [say('fix.rancher.registryItselfStaysLastResort')]
          : [say('fix.rancher.disableDefaultRegistryEndpointCloses')],
        request.fallback ? null : '1.26.13, 1.27.10, 1.28.6, 1.29.1 –',
      )
    }
    default:
      return refuse('fix.rancher.registriesYamlCannotExpress', request.situation)
  }
}

/** k3s-io/k3s#8975. */
function failsClosed(version: [number, number, number]): boolean {
  const first = { 26: 13, 27: 10, 28: 6, 29: 1 }[version[1]]
  return version[0] > 1 || (first === undefined ? atLeast(version, [1, 30]) : version[2] >= first)
}

export const generators = { k3s: rancher, rke2: rancher }
