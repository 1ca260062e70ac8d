/**
 * CRI-O, podman, skopeo and buildah: containers/image. certs.d is read at each connection, registries.conf by podman at each start and by
 * CRI-O at a reload. docs/containers-registries.conf.5.md, docs/containers-certs.d.5.md.
 */
import { say, type Said } from '../../said.ts'
import type { ConfigRequest, FixFile } from '../../contract.ts'
import { imageWord, lookAtCa } from '../checks.ts'
import {
  file,
  fingerprintNote,
  nodeFix,
  refuse,
  restore,
  type DraftStep,
  type FixContext,
  type FixDraft,
  type Refusal,
} from '../draft.ts'
import { proxyDropIn } from '../proxy.ts'
import { mirrorOf, slug, temporary, tomlString } from '../values.ts'

const certsD = '/etc/containers/certs.d'

function containers(request: ConfigRequest, context: FixContext): FixDraft | Refusal {
  const crio = request.target === 'cri-o'
  const name = crio ? 'CRI-O' : 'podman'
  // No lab here runs CRI-O itself; its library is proven through podman and skopeo.
  const basis = crio ? ('source' as const) : ('lab' as const)
  if (request.situation === 'proxy') {
    return crio
      ? proxyDropIn(request, 'crio', '/etc/systemd/system/crio.service.d/http-proxy.conf', { engine: name })
      : refuse('fix.containers.podmanNoServiceTakesHttps')
  }
  const { registry } = request
  const conf = `/etc/containers/registries.conf.d/50-${slug(registry)}.conf`
  const reload: DraftStep[] = crio
    ? [
        {
          run: 'systemctl reload crio',
          on: 'node',
          expect: say('fix.containers.noOutputRunningContainersGo'),
        },
      ]
    : []
  const make = (files: FixFile[], notes: Said[], reloads: boolean, more: Partial<FixDraft> = {}): FixDraft =>
    nodeFix(request, name, {
      basis,
      files,
      notes: [...(request.situation === 'private-ca' ? fingerprintNote(context) : []), ...notes],
      commands: [
        ...lookAtCa(request, files.find(({ path }) => path.endsWith('/ca.crt'))?.path ?? ''),
        ...(reloads ? reload : []),
      ],
      verify: [
        {
          run: `${crio ? 'crictl' : 'podman'} pull ${imageWord(request, context)}`,
          on: 'node',
          expect: crio ? say('fix.containers.imageUpDate401Now') : say('fix.containers.imageIdProvesNothingAbout'),
        },
      ],
      undo: [restore(...files), ...(reloads ? reload : [])],
      ...more,
    })
  const direct = say('fix.containers.readEachConnectionNoRestart')
  const again = crio ? [say('fix.containers.registriesConfReadAgainReload')] : []
  const caFile = (host: string, ca: string | undefined) =>
    ca === undefined ? [] : [file(`${certsD}/${host}/ca.crt`, ca)]
  switch (request.situation) {
    case 'private-ca':
      return make(caFile(registry, request.ca), [direct], false)
    case 'client-certificate':
      return make(
        [
          file(`${certsD}/${registry}/client.cert`, request.certificate),
          file(`${certsD}/${registry}/client.key`, request.key, { mode: '0600' }),
          ...caFile(registry, request.ca),
        ],
        [direct],
        false,
      )
    case 'skip-verify':
    case 'plain-http':
      return make(
        [
          file(
            conf,
            `${temporary(registry)}[[registry]]\nprefix = ${tomlString(registry)}\nlocation = ${tomlString(registry)}\ninsecure = true\n`,
          ),
        ],
        [say('fix.containers.insecureTrueAllowsBothUnverified'), ...again],
        true,
      )
    case 'mirror': {
      const mirror = mirrorOf(request)
      // A location has no scheme and no /v2: the path is part of the name.
      if (mirror.path !== '' && !mirror.path.startsWith('/v2/'))
        return refuse('fix.containers.registriesConfCannotExpressMirror')
      const location = mirror.host + mirror.path.replace(/^\/v2/, '')
      const insecure = mirror.url.startsWith('http:') ? 'insecure = true\n' : ''
      const text = request.fallback
        ? `[[registry]]\nprefix = ${tomlString(registry)}\nlocation = ` +
          `${tomlString(registry)}\n\n[[registry.mirror]]\nlocation = ${tomlString(location)}\n${insecure}`
        : `[[registry]]\nprefix = ${tomlString(registry)}\nlocation = ${tomlString(location)}\n${insecure}`
      return make(
        [file(conf, text), ...caFile(mirror.host, request.ca)],
        [
          request.fallback
            ? say('fix.containers.whenMirrorFailsRegistryItself')
            : say('fix.containers.locationMirrorRegistryItselfNot'),
          say('fix.containers.shortNameSuchNginxCounts'),
          ...again,
        ],
        true,
      )
    }
    default:
      return refuse('fix.containers.registriesConfCannotExpress', request.situation)
  }
}

export const generators = { 'cri-o': containers, podman: containers }
