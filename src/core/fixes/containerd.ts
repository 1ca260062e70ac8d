/** containerd 1.x and 2.x on a node of its own: hosts.toml, and the part of config.toml that makes it count. */
import { say } from '../said.ts'
import type { ConfigRequest } from '../contract.ts'
import { sh } from '../text/shell.ts'
import {
  certsD,
  configPathByHand,
  configTomlFile,
  enableConfigPath,
  setsConfigPath,
  undoConfigPath,
} from './config-path.ts'
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
  if (!major) return refuse('fix.containerd.noContainerdTarget', request.target)
  const version = versionOf(request.version)
  if (version && (version[0] < 2 ? 1 : 2) !== major.generation)
    return refuse('fix.containerd.containerdDoesNotBelongTarget', request.version, request.target)
  if (version && version[0] === 1 && version[1] < 5)
    return refuse('fix.containerd.containerdReadsNoHostsToml', request.version)
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
      ...(set ? [say('fix.containerd.hostsTomlReadEveryPull')] : [setsConfigPath, configPathByHand]),
    ],
    files: set ? own : [...own, config],
    commands: [...lookAtCa(request, `${folder}/ca.crt`), ...(set ? [] : enableConfigPath)],
    verify: [...verifyPull(request, context), logOf('containerd')],
    undo: [
      restore(...own),
      {
        run: `rmdir ${sh(folder)} 2>/dev/null || true`,
        on: 'node',
        expect: say('fix.containerd.noOutput'),
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
      expect: say('fix.containerd.caNameEndFuture'),
    },
  ]
}

export function verifyPull(request: ConfigRequest, context: FixContext, crictl = 'crictl'): DraftStep[] {
  return [
    {
      run: `${crictl} pull ${imageWord(request, context)}`,
      on: 'node',
      expect: say('fix.containerd.imageUpDate401Now'),
    },
    testPod(request, context),
  ]
}

/** The only complete test: kubelet with its secrets, the runtime with its files. */
export function testPod(request: ConfigRequest, context: FixContext): DraftStep {
  return {
    run: `kubectl run pull-test --image=${imageWord(request, context)} --restart=Never && sleep 20; kubectl get pod pull-test -o wide; kubectl delete pod pull-test`,
    on: 'workstation',
    expect: say('fix.containerd.noErrimagepullNoImagepullbackoffOnly'),
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
    expect: say('fix.containerd.noneFileReadWithoutComplaint'),
  }
}
