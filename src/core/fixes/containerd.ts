/** containerd 1.x and 2.x on a node of its own: hosts.toml, and the part of config.toml that makes it count. */
import type { ConfigRequest } from '../contract.ts'
import { sh } from '../shell.ts'
import {
  certsD,
  configPathByHand,
  configTomlFile,
  enableConfigPath,
  setsConfigPath,
  undoConfigPath,
} from './config-path.ts'
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
import { hostsToml } from './hosts-toml.ts'
import { proxyDropIn } from './proxy.ts'
import { placeholders, versionOf } from './values.ts'

interface Major {
  generation: 1 | 2
  versions: string
  title: string
}
const majors: { [target: string]: Major } = {
  'containerd-1': { generation: 1, versions: '1.5 – 1.7', title: 'containerd 1.x' },
  'containerd-2': { generation: 2, versions: '2.0 – 2.3', title: 'containerd 2.x' },
}

export function containerd(request: ConfigRequest, context: FixContext): FixDraft | Refusal {
  const major = majors[request.target]
  if (!major) return refuse(`no containerd target: ${request.target}`, `не цель containerd: ${request.target}`)
  const version = versionOf(request.version)
  if (version && (version[0] < 2 ? 1 : 2) !== major.generation)
    return refuse(
      `containerd ${request.version} does not belong to the target ${request.target}.`,
      `containerd ${request.version} не относится к цели ${request.target}.`,
    )
  if (version && version[0] === 1 && version[1] < 5)
    return refuse(
      `containerd ${request.version} reads no hosts.toml; that begins with 1.5.`,
      `containerd ${request.version} не читает hosts.toml; он появился в 1.5.`,
    )
  if (request.situation === 'proxy')
    return proxyDropIn(request, 'containerd', '/etc/systemd/system/containerd.service.d/http-proxy.conf', {
      versions: major.versions,
      basis: 'lab',
      engine: major.title,
    })
  const made = hostsToml(request, version)
  if (made instanceof Refusal) return made
  const folder = `${certsD}/${request.registry}`
  const own = [
    file(`${folder}/hosts.toml`, made.text),
    ...made.files.map(({ name, content, mode }) =>
      file(`${folder}/${name}`, content, mode === undefined ? {} : { mode }),
    ),
  ]
  // What the running daemon printed of itself settles it.
  const set = context.configPath === certsD
  const config = configTomlFile(major.generation, version)
  return nodeFix(request, major.title, {
    versions: major.versions,
    basis: 'lab',
    notes: [
      ...made.notes,
      ...(request.situation === 'private-ca' ? fingerprintNote(context) : []),
      ...(set
        ? [
            both(
              'hosts.toml is read at every pull, and config_path is set: no restart.',
              'hosts.toml читается при каждой загрузке, config_path задан: перезапуск не нужен.',
            ),
          ]
        : [setsConfigPath, configPathByHand]),
    ],
    files: set ? own : [...own, config],
    commands: [...lookAtCa(request, `${folder}/ca.crt`), ...(set ? [] : enableConfigPath)],
    verify: [...verifyPull(request, context), logOf('containerd')],
    undo: [
      restore(...own),
      {
        run: `rmdir ${sh(folder)} 2>/dev/null || true`,
        on: 'node',
        expect: both('no output', 'нет вывода'),
      },
      ...(set ? [] : [undoConfigPath]),
    ],
    restarts: set ? [] : ['containerd'],
  })
}

/** A CA is looked at before it is trusted; a placeholder is no certificate yet. */
export function lookAtCa(request: ConfigRequest, path: string): DraftStep[] {
  if (!('ca' in request) || request.ca === undefined || request.ca.trim() === placeholders.ca) return []
  return [
    {
      run: `if command -v openssl >/dev/null; then openssl x509 -in ${sh(path)} -noout -subject -enddate; fi`,
      on: 'node',
      role: 'look',
      expect: both('the CA’s name, and an end in the future', 'имя центра и срок в будущем'),
    },
  ]
}

export function verifyPull(request: ConfigRequest, context: FixContext, crictl = 'crictl'): DraftStep[] {
  return [
    {
      run: `${crictl} pull ${imageWord(request, context)}`,
      on: 'node',
      expect: both(
        'Image is up to date; a 401 now means that TLS is cured, for crictl sends no pull secret (ctr would prove less: it reads no CRI configuration)',
        'Image is up to date; 401 теперь означает, что TLS исправлен: crictl не отправляет секрет (ctr доказал бы меньше: он не читает настройку CRI)',
      ),
    },
    testPod(request, context),
  ]
}

/** The only complete test: kubelet with its secrets, the runtime with its files. */
export function testPod(request: ConfigRequest, context: FixContext): DraftStep {
  return {
    run: `kubectl run pull-test --image=${imageWord(request, context)} --restart=Never && sleep 20; kubectl get pod pull-test -o wide; kubectl delete pod pull-test`,
    on: 'workstation',
    expect: both(
      'no ErrImagePull and no ImagePullBackOff; only a Pod tests everything, secrets too',
      'нет ErrImagePull и ImagePullBackOff; только Pod проверяет всё, включая секреты',
    ),
  }
}

/** The image that failed, or a placeholder behind the registry's name. */
export function imageWord(request: ConfigRequest, context: FixContext): string {
  return context.image === undefined ? `${sh(request.registry)}/<IMAGE>` : sh(context.image)
}

function logOf(unit: string): DraftStep {
  return {
    run: `journalctl -u ${unit} --since -5min | grep -E "hosts.toml|failed to load plugin" || echo none`,
    on: 'node',
    expect: both('none: the file was read without complaint', 'none: файл прочитан без замечаний'),
  }
}
