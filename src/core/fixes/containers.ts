/**
 * CRI-O, podman, skopeo and buildah: containers/image. certs.d is read at each connection, registries.conf by podman at each start and by
 * CRI-O at a reload. docs/containers-registries.conf.5.md, docs/containers-certs.d.5.md.
 */
import type { ConfigRequest, FixFile } from '../contract.ts'
import type { Text } from '../model.ts'
import { imageWord, lookAtCa } from './containerd.ts'
import {
  both,
  file,
  fingerprintNote,
  nodeFix,
  refuse,
  restore,
  type DraftStep,
  type FixContext,
  type FixDraft,
  type Refusal,
} from './draft.ts'
import { proxyDropIn } from './proxy.ts'
import { mirrorOf, slug, temporary, tomlString } from './values.ts'

const certsD = '/etc/containers/certs.d'

export function containers(request: ConfigRequest, context: FixContext): FixDraft | Refusal {
  const crio = request.target === 'cri-o'
  const name = crio ? 'CRI-O' : 'podman'
  // No lab here runs CRI-O itself; its library is proven through podman and skopeo.
  const basis = crio ? ('source' as const) : ('lab' as const)
  if (request.situation === 'proxy') {
    return crio
      ? proxyDropIn(request, 'crio', '/etc/systemd/system/crio.service.d/http-proxy.conf', { engine: name })
      : refuse(
          'podman is no service: it takes HTTPS_PROXY and NO_PROXY from the shell that calls it.',
          'podman — не служба: HTTPS_PROXY и NO_PROXY он берёт из оболочки, которая его вызывает.',
        )
  }
  const { registry } = request
  const conf = `/etc/containers/registries.conf.d/50-${slug(registry)}.conf`
  const reload: DraftStep[] = crio
    ? [
        {
          run: 'systemctl reload crio',
          on: 'node',
          expect: both('no output; running containers go on', 'нет вывода; контейнеры продолжают работать'),
        },
      ]
    : []
  const make = (files: FixFile[], notes: Text[], reloads: boolean, more: Partial<FixDraft> = {}): FixDraft =>
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
          expect: crio
            ? both(
                'Image is up to date; a 401 now means that TLS is cured, for crictl sends no pull secret',
                'Image is up to date; 401 теперь означает, что TLS исправлен: crictl не отправляет секрет',
              )
            : both(
                'the image’s ID; it proves nothing about the Pod’s secrets',
                'ID образа; о секретах Pod это ничего не говорит',
              ),
        },
      ],
      undo: [restore(...files), ...(reloads ? reload : [])],
      ...more,
    })
  const direct = both(
    'Read at each connection: no restart. Only *.crt is a CA here, and the folder is named exactly as in the image, with its port.',
    'Читается при каждом соединении: перезапуск не нужен. Центром считается только *.crt, папка называется точно как в образе, с портом.',
  )
  const again = crio
    ? [
        both(
          'registries.conf is read again at a reload; no restart.',
          'registries.conf перечитывается по reload; перезапуск не нужен.',
        ),
      ]
    : []
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
        [
          both(
            'insecure = true allows both: unverified TLS and plain HTTP.',
            'insecure = true разрешает и TLS без проверки, и обычный HTTP.',
          ),
          ...again,
        ],
        true,
      )
    case 'mirror': {
      const mirror = mirrorOf(request)
      // A location has no scheme and no /v2: the path is part of the name.
      if (mirror.path !== '' && !mirror.path.startsWith('/v2/'))
        return refuse(
          'registries.conf cannot express a mirror whose API is not at /v2 of its host.',
          'registries.conf не умеет зеркало, у которого API не в /v2 хоста.',
        )
      const location = mirror.host + mirror.path.replace(/^\/v2/, '')
      const insecure = mirror.url.startsWith('http:') ? 'insecure = true\n' : ''
      const text = request.fallback
        ? `[[registry]]\nprefix = ${tomlString(registry)}\nlocation = ${tomlString(registry)}\n\n[[registry.mirror]]\nlocation = ${tomlString(location)}\n${insecure}`
        : `[[registry]]\nprefix = ${tomlString(registry)}\nlocation = ${tomlString(location)}\n${insecure}`
      return make(
        [file(conf, text), ...caFile(mirror.host, request.ca)],
        [
          request.fallback
            ? both(
                'When the mirror fails, the registry itself is asked.',
                'Если зеркало не ответит, будет запрошен сам реестр.',
              )
            : both(
                'location is the mirror: the registry itself is not asked any more.',
                'location указывает на зеркало: сам реестр больше не запрашивается.',
              ),
          both(
            'A short name such as nginx counts as docker.io only where unqualified-search-registries says so; CRI-O enforces that.',
            'Короткое имя вроде nginx считается docker.io, только если так задано в unqualified-search-registries; CRI-O требует этого.',
          ),
          ...again,
        ],
        true,
      )
    }
    default:
      return refuse(
        `registries.conf cannot express “${request.situation}”.`,
        `registries.conf не умеет «${request.situation}».`,
      )
  }
}
