/** containerd 1.x and 2.x on a node of its own: hosts.toml, and the part of config.toml that makes it count. */
import { lookAtCa, verifyPull } from '../checks.ts'
import { say } from '../../said.ts'
import type { ConfigRequest } from '../../contract.ts'
import { sh } from '../../text/shell.ts'
import {
  certsD,
  configPathByHand,
  configTomlFile,
  enableConfigPath,
  setsConfigPath,
  undoConfigPath,
} from '../config-path.ts'
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
import { hostsToml } from '../hosts-toml.ts'
import { proxyDropIn } from '../proxy.ts'
import { versionOf } from '../values.ts'

interface Major {
  generation: 1 | 2
  versions: string
  title: string
}
const majors: { [target: string]: Major } = {
  'containerd-1': { generation: 1, versions: '1.5 – 1.7', title: 'containerd 1.x' },
  'containerd-2': { generation: 2, versions: '2.0 – 2.3', title: 'containerd 2.x' },
}

function containerd(request: ConfigRequest, context: FixContext): FixDraft | Refusal {
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

function logOf(unit: string): DraftStep {
  return {
    run: `journalctl -u ${unit} --since -5min | grep -E "hosts.toml|failed to load plugin" || echo none`,
    on: 'node',
    expect: say('fix.containerd.noneFileReadWithoutComplaint'),
  }
}

export const generators = { 'containerd-1': containerd, 'containerd-2': containerd }
