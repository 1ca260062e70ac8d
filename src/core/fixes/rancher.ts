/** k3s and RKE2: registries.yaml, read at start, on every node, servers and agents. rancher/wharfie pkg/registries; k3s pkg/agent/containerd. */
import type { ConfigRequest } from '../contract.ts'
import { sh } from '../shell.ts'
import { both, caNeeds, file, fingerprintNote, insecureNote, mirrorEndpoint, pemText, placeholders, refuse, registryNeeds, yamlString, type FixContext, type FixDraft, type Refusal } from './draft.ts'
import { proxyEnvironment } from './proxy.ts'

interface Distribution { name: string; services: [server: string, agent: string]; directory: string }
const distributions: { [target: string]: Distribution } = {
  k3s: { name: 'k3s', services: ['k3s', 'k3s-agent'], directory: '/etc/rancher/k3s' },
  rke2: { name: 'RKE2', services: ['rke2-server', 'rke2-agent'], directory: '/etc/rancher/rke2' },
}

export function rancher(request: ConfigRequest, context: FixContext): FixDraft | Refusal {
  const distribution = distributions[request.target]
  if (!distribution) return refuse(`no k3s target: ${request.target}`, `не цель k3s: ${request.target}`)
  const [server, agent] = distribution.services
  if (request.situation === 'proxy') return proxyEnvironment(request, distribution.services, request.target)
  const made = registriesYaml(request, distribution)
  if ('reason' in made) return made
  const path = `${distribution.directory}/registries.yaml`
  return {
    id: `${request.target}-${request.situation}`, target: request.target, versions: null, basis: 'source',
    title: both(`${distribution.name}: ${made.title.en} (registries.yaml)`, `${distribution.name}: ${made.title.ru} (registries.yaml)`),
    notes: [
      ...made.notes, ...(request.situation === 'private-ca' ? fingerprintNote(context) : []),
      both('On every node, servers and agents. If the file exists, add these keys to it; files below /var/lib/rancher are overwritten at start.', 'На каждом узле, серверах и агентах. Если файл есть, добавьте эти ключи; файлы под /var/lib/rancher при старте перезаписываются.'),
    ],
    risk: request.situation === 'skip-verify' || request.situation === 'plain-http' ? 'insecure' : 'safe',
    who: 'cluster-operator', touches: 'all-nodes', needs: made.needs,
    files: [file(path, made.text, { mode: '0600', merge: true }), ...made.files],
    commands: [
      { run: `[ ! -e ${path} ] || cp -p ${path} ${path}.before-pull-doctor`, on: 'node', expect: both('no output', 'нет вывода') },
      { run: `if systemctl is-enabled --quiet ${agent} 2>/dev/null; then systemctl restart ${agent}; else systemctl restart ${server}; fi`, on: 'node', expect: both('no output; running Pods go on', 'нет вывода; работающие Pod не прерываются') },
    ],
    verify: [{ run: `${request.target === 'k3s' ? 'k3s crictl' : 'CONTAINER_RUNTIME_ENDPOINT=unix:///run/k3s/containerd/containerd.sock /var/lib/rancher/rke2/bin/crictl'} pull ${sh(context.image ?? `${request.registry}/<IMAGE>`)}`, on: 'node', expect: both('Image is up to date; a 401 now means that TLS is cured', 'Image is up to date; 401 теперь означает, что TLS исправлен') }],
    undo: [{ run: `if [ -e ${path}.before-pull-doctor ]; then mv ${path}.before-pull-doctor ${path}; else rm ${path}; fi`, on: 'node' }, { run: `if systemctl is-enabled --quiet ${agent} 2>/dev/null; then systemctl restart ${agent}; else systemctl restart ${server}; fi`, on: 'node' }],
    restarts: [server, agent],
  }
}

interface Made { text: string; title: { en: string; ru: string }; files: FixDraft['files']; needs: FixDraft['needs']; notes: FixDraft['notes'] }

function registriesYaml(request: ConfigRequest, { directory }: Distribution): Made | Refusal {
  const { registry } = request
  // `configs` is keyed by the endpoint that is contacted, host and port, without a scheme.
  const endpoint = registry === 'docker.io' ? 'registry-1.docker.io' : registry
  const needs = registryNeeds(registry)
  const caPath = (host: string) => `${directory}/certs/${host.replaceAll(':', '_').replace(/[[\]]/g, '')}-ca.crt`
  const configs = (host: string, lines: string[]) => ['configs:', `  ${yamlString(host)}:`, '    tls:', ...lines.map((line) => `      ${line}`), ''].join('\n')
  switch (request.situation) {
    case 'private-ca': {
      const pem = pemText(request.ca)
      if (pem === null) return refuse('The CA is not a PEM certificate.', 'Это не сертификат PEM.')
      return { text: configs(endpoint, [`ca_file: ${yamlString(caPath(endpoint))}`]), title: both(`trust this CA for ${registry}`, `доверять этому центру для ${registry}`), files: [file(caPath(endpoint), pem)], needs: [...needs, ...caNeeds(request.ca)], notes: [] }
    }
    case 'skip-verify': return { text: configs(endpoint, ['insecure_skip_verify: true']), title: both(`turn verification off for ${registry}`, `отключить проверку для ${registry}`), files: [], needs, notes: [insecureNote] }
    case 'plain-http': return { text: ['mirrors:', `  ${yamlString(registry)}:`, '    endpoint:', `      - ${yamlString(`http://${registry}`)}`, ''].join('\n'), title: both(`plain HTTP for ${registry}`, `обычный HTTP для ${registry}`), files: [], needs, notes: [] }
    case 'client-certificate': {
      const base = caPath(endpoint).replace(/-ca\.crt$/, '')
      return {
        text: configs(endpoint, [`cert_file: ${yamlString(`${base}-client.crt`)}`, `key_file: ${yamlString(`${base}-client.key`)}`, ...(request.ca === undefined ? [] : [`ca_file: ${yamlString(caPath(endpoint))}`])]),
        title: both(`present a client certificate to ${registry}`, `предъявлять ${registry} клиентский сертификат`),
        files: [file(`${base}-client.crt`, `${request.certificate.trimEnd()}\n`), file(`${base}-client.key`, `${request.key.trimEnd()}\n`, { mode: '0600' }), ...(request.ca === undefined ? [] : [file(caPath(endpoint), pemText(request.ca) ?? request.ca)])],
        needs: [...needs, ...(request.key === placeholders.key ? [{ placeholder: placeholders.certificate, what: both('the client certificate, PEM', 'клиентский сертификат, PEM') }, { placeholder: placeholders.key, what: both('its key, PEM', 'его ключ, PEM') }] : [])], notes: [],
      }
    }
    case 'mirror': {
      const mirror = mirrorEndpoint(request.url, request.pathPrefix)
      if (!mirror) return refuse(`The mirror’s address is not an http(s) URL without login: ${request.url}`, `Адрес зеркала — не URL http(s) без данных входа: ${request.url}`)
      const tls = request.ca === undefined ? '' : configs(mirror.host, [`ca_file: ${yamlString(caPath(mirror.host))}`])
      return {
        text: ['mirrors:', `  ${yamlString(registry)}:`, '    endpoint:', `      - ${yamlString(mirror.url)}`, tls].join('\n'),
        title: both(`pull ${registry} through a mirror`, `загружать ${registry} через зеркало`),
        files: [...(request.ca === undefined ? [] : [file(caPath(mirror.host), pemText(request.ca) ?? request.ca)]), ...(request.fallback ? [] : [file(`${directory}/config.yaml`, 'disable-default-registry-endpoint: true\n', { merge: true, mode: '0600' })])],
        needs: [...needs, ...(request.url === placeholders.mirror ? [{ placeholder: placeholders.mirror, what: both('the mirror’s address', 'адрес зеркала') }] : [])],
        notes: request.fallback ? [] : [both('disable-default-registry-endpoint needs k3s 1.26.13, 1.27.10, 1.28.6, 1.29.1 or newer.', 'disable-default-registry-endpoint требует k3s 1.26.13, 1.27.10, 1.28.6, 1.29.1 или новее.')],
      }
    }
    default: return refuse(`registries.yaml cannot express “${request.situation}”.`, `registries.yaml не умеет «${request.situation}».`)
  }
}
