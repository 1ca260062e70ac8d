/** siderolabs/talos: machine configuration, separate documents from 1.12 on, machine.registries before; no shell, no files on the node. */
import { printed, say } from '../../said.ts'
import type { ConfigRequest } from '../../contract.ts'
import { imageWord } from '../checks.ts'
import { file, fingerprintNote, nodeFix, Refusal, refuse, type FixContext, type FixDraft } from '../draft.ts'
import { exceptions } from '../proxy.ts'
import { apiUrl, atLeast, base64, indent, mirrorOf, versionOf, yamlString } from '../values.ts'

function talos(request: ConfigRequest, context: FixContext): FixDraft | Refusal {
  const version = versionOf(request.version)
  const documents = version === null || atLeast(version, [1, 12])
  const content =
    request.situation === 'proxy' ? talosProxy(request) : documents ? talosDocuments(request) : talosMachine(request)
  if (content instanceof Refusal) return content
  return nodeFix(request, documents ? 'Talos 1.12 and newer' : 'Talos before 1.12', {
    versions: documents ? '1.12 –' : '– 1.11',
    notes: [
      ...(request.situation === 'private-ca' ? fingerprintNote(context) : []),
      say('fix.talos.talosHasNoShellGoes'),
    ],
    files: [file('registry-patch.yaml', content, { on: 'workstation', mode: '0600' })],
    commands: [
      {
        run: 'talosctl patch machineconfig --nodes <NODES> --patch @registry-patch.yaml',
        on: 'workstation',
        expect: printed('Applied configuration without a reboot'),
      },
    ],
    verify: [
      {
        run: `talosctl image pull --nodes <NODES> --namespace cri ${imageWord(request, context)}`,
        on: 'workstation',
        expect: say('fix.talos.noErrorPullSecretsNot'),
      },
    ],
    undo: [
      {
        run: 'talosctl edit machineconfig --nodes <NODES>',
        on: 'workstation',
        expect: say('fix.talos.takeAddedDocumentsOutAgain'),
      },
    ],
  })
}

const document_ = (kind: string, name: string, lines: string[]) =>
  ['apiVersion: v1alpha1', `kind: ${kind}`, `name: ${yamlString(name)}`, ...lines, ''].join('\n')
const block = (key: string, text: string, by = 2) => `${key}: |-\n${indent(text, by)}`
/** TLS and login are keyed by the endpoint that is contacted. */
function endpointHost({ registry }: ConfigRequest): string {
  return apiUrl(registry).replace('https://', '')
}

function talosDocuments(request: ConfigRequest): string | Refusal {
  const tls = (host: string, lines: string[]) => document_('RegistryTLSConfig', host, lines)
  switch (request.situation) {
    case 'private-ca':
      return tls(endpointHost(request), [block('ca', request.ca)])
    case 'client-certificate':
      return tls(endpointHost(request), [
        ...(request.ca === undefined ? [] : [block('ca', request.ca)]),
        'clientIdentity:',
        `  ${block('cert', request.certificate, 4)}`,
        `  ${block('key', request.key, 4)}`,
      ])
    case 'skip-verify':
      return tls(endpointHost(request), ['insecureSkipVerify: true'])
    case 'plain-http':
      return document_('RegistryMirrorConfig', request.registry, [
        'endpoints:',
        `  - url: ${yamlString(`http://${request.registry}`)}`,
        'skipFallback: true',
      ])
    case 'mirror': {
      const mirror = mirrorOf(request)
      const first = document_('RegistryMirrorConfig', request.registry, [
        'endpoints:',
        `  - url: ${yamlString(mirror.url)}`,
        ...(mirror.overridePath ? ['    overridePath: true'] : []),
        ...(request.fallback ? [] : ['skipFallback: true']),
      ])
      return request.ca === undefined ? first : `${first}---\n${tls(mirror.host, [block('ca', request.ca)])}`
    }
    default:
      return refuse('fix.talos.talosRegistryDocumentsCannotExpress', request.situation)
  }
}

function talosMachine(request: ConfigRequest): string | Refusal {
  const tls = (host: string, lines: string[]) =>
    [
      'machine:',
      '  registries:',
      '    config:',
      `      ${yamlString(host)}:`,
      '        tls:',
      ...lines.map((line) => `          ${line}`),
      '',
    ].join('\n')
  const mirrors = (endpoint: string, lines: string[]) =>
    [
      'machine:',
      '  registries:',
      '    mirrors:',
      `      ${yamlString(request.registry)}:`,
      '        endpoints:',
      `          - ${yamlString(endpoint)}`,
      ...lines.map((line) => `        ${line}`),
      '',
    ].join('\n')
  switch (request.situation) {
    case 'private-ca':
      return tls(endpointHost(request), [`ca: ${base64(request.ca)}`])
    case 'client-certificate':
      return tls(endpointHost(request), [
        ...(request.ca === undefined ? [] : [`ca: ${base64(request.ca)}`]),
        'clientIdentity:',
        `  crt: ${base64(request.certificate)}`,
        `  key: ${base64(request.key)}`,
      ])
    case 'skip-verify':
      return tls(endpointHost(request), ['insecureSkipVerify: true'])
    case 'plain-http':
      return mirrors(`http://${request.registry}`, ['skipFallback: true'])
    case 'mirror': {
      const mirror = mirrorOf(request)
      const first = mirrors(mirror.url, [
        ...(mirror.overridePath ? ['overridePath: true'] : []),
        ...(request.fallback ? [] : ['skipFallback: true']),
      ])
      return request.ca === undefined
        ? first
        : first + tls(mirror.host, [`ca: ${base64(request.ca)}`]).replace('machine:\n  registries:\n', '')
    }
    default:
      return refuse('fix.talos.machineRegistriesCannotExpress', request.situation)
  }
}

function talosProxy(request: Extract<ConfigRequest, { situation: 'proxy' }>): string {
  return [
    'machine:',
    '  env:',
    `    http_proxy: ${yamlString(request.url)}`,
    `    https_proxy: ${yamlString(request.url)}`,
    `    no_proxy: ${yamlString(exceptions(request).join(','))}`,
    '',
  ].join('\n')
}

export const generators = { talos }
