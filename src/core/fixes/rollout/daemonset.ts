/** All nodes by a DaemonSet: `nodes.yaml`, and what it runs on each. */
import { printed, say } from '../../said.ts'
import type { FixFile } from '../../contract.ts'
import { sh } from '../../text/shell.ts'
import { certsD, configPathByHand, setsConfigPath } from '../config-path.ts'
import { file, type FixDraft } from '../draft.ts'
import { guarded, heredoc, missingIn, stopAt } from '../script.ts'
import { yamlString } from '../values.ts'
import { applying, configToml, emptied, filterOf, hostFolders, needsHere, on, onNode, renewed } from './parts.ts'
import { fill } from '../template.ts'
import headSh from './head.sh?raw'
import installSh from './install.sh?raw'
import nodesYaml from './nodes.yaml?raw'
import removeSh from './remove.sh?raw'

/**
 * A DaemonSet that first does nothing: at its creation all of its Pods start at once, and only an update goes node by node
 * (kubernetes.io, DaemonSet update strategy). Files for a hosts directory need no privilege; what needs a command on the node does.
 */
export function daemonSet(fix: FixDraft, name: string): FixDraft {
  const { files } = onNode(fix)
  const plain = files.filter(({ path, merge }) => !merge || path !== configToml)
  const needsConfigPath = files.length > plain.length
  const unprivileged = plain.length > 0 && plain.every(({ path, merge }) => path.includes('/certs.d/') && !merge)
  const roots = [...new Set(plain.map(({ path }) => path.slice(0, path.indexOf('/certs.d/') + 8)))]
  const after = unprivileged ? [] : applying(fix)
  const root = unprivileged ? '/host' : ''
  const install = installScript(name, fix, plain, after, root)
  const missing = missingIn(needsHere(fix), install)
  const manifest = fill(nodesYaml, 'yaml', {
    name,
    privileged: !unprivileged,
    install: unprivileged ? stopAt('$(cat /files/install.sh)', missing) + install : guarded(install, missing),
    remove: removeScript(name, plain, after, root),
    run: unprivileged
      ? 'sh -eu /files/$ACTION.sh'
      : 'nsenter --target 1 --mount --uts --ipc --net -- bash -eu -s < /files/$ACTION.sh',
    mounts: unprivileged ? roots.map((path, i) => `- {name: host-${i}, mountPath: ${yamlString(`/host${path}`)}}`) : [],
    volumes: unprivileged
      ? roots.flatMap((path, i) => [
          `- name: host-${i}`,
          `  hostPath: {path: ${yamlString(path)}, type: DirectoryOrCreate}`,
        ])
      : [],
  })
  const wait = `kubectl -n ${name} rollout status daemonset/installer`
  const turn = (action: string) =>
    `kubectl -n ${name} set env daemonset/installer -c install ACTION=${action} && ${wait}`
  return renewed(fix, 'daemonset', {
    title: say('fix.rollout.allNodesDaemonset', fix.title),
    notes: [
      ...fix.notes.filter((note) => note !== setsConfigPath && note !== configPathByHand),
      unprivileged
        ? say('fix.rollout.installerMountsOnlyHostsDirectory')
        : fix.restarts.length === 0
          ? say('fix.rollout.theseFilesNeedCommandNode')
          : say('fix.rollout.theseFilesNeedCommandNode2', fix.restarts.join(' ')),
      ...(needsConfigPath ? [say('fix.rollout.configPathMustSetNodes')] : []),
      ...(plain.some(({ merge }) => merge) ? [say('fix.rollout.nodeHasSuchFileOwn')] : []),
      say('fix.rollout.imageMustNotComeFrom'),
    ],
    files: [file('nodes.yaml', manifest, { on })],
    commands: [
      {
        run: 'kubectl apply -f nodes.yaml',
        on,
        expect: say('fix.rollout.namespaceConfigmapDaemonsetCreatedNothing'),
      },
      { run: wait, on, expect: printed('successfully rolled out') },
      {
        run: turn('install'),
        on,
        expect: say('fix.rollout.oneNodeAfterOtherThen'),
      },
    ],
    verify: [
      {
        run: `kubectl -n ${name} logs -l app=${name} -c install --tail=-1 | sort`,
        on,
        expect: say('fix.rollout.installedEachNodeNodeLeft'),
      },
      ...(needsConfigPath
        ? [
            {
              run: '{ crictl info 2>/dev/null || containerd config dump; } | grep -i -e configPath -e config_path',
              on: 'node' as const,
              expect: say('fix.rollout.noOtherRegistryLineEach', certsD),
            },
          ]
        : []),
      ...fix.verify,
    ],
    undo: [
      {
        run: turn('remove'),
        on,
        expect: say('fix.rollout.oneNodeAfterOtherWhat'),
      },
      {
        run: `kubectl -n ${name} logs -l app=${name} -c install --tail=-1 | sort`,
        on,
        expect: say('fix.rollout.removedEachNodeLeftAlone'),
      },
      {
        run: `kubectl delete namespace ${name}`,
        on,
        expect: say('fix.rollout.installerRemovesItself'),
      },
    ],
    restarts: unprivileged ? [] : fix.restarts,
  })
}

/**
 * `.by-`: the sum of what was written there, the proof that a file is ours; `.before-`: what stood there. A restart that is owed outlives a
 * failure, not a boot.
 */
const headOf = (name: string, root: string) => fill(headSh, 'sh', { name, root })

function installScript(
  name: string,
  fix: FixDraft,
  files: readonly FixFile[],
  after: readonly string[],
  root: string,
): string {
  const put = (one: FixFile) => {
    const filter = filterOf(fix, one)
    const content = filter === undefined ? heredoc(one).text : `< <(\n${filter} ${heredoc(one).text}\n)`
    return `put ${sh(one.path)} ${one.mode ?? '0644'} ${one.merge ? 'alone' : 'replace'} ${content}`
  }
  // What could hold more than ours comes last: a certificate that nothing names does no harm.
  const order = [...files.filter(({ merge }) => !merge), ...files.filter(({ merge }) => merge)]
  return fill(installSh, 'sh', {
    head: headOf(name, root),
    put: order.map(put),
    applies: after.length > 0,
    after,
  })
}

function removeScript(name: string, files: readonly FixFile[], after: readonly string[], root: string): string {
  const first = files.flatMap((one) => {
    const text = emptied(one)
    return text === null
      ? []
      : [
          `f=$root${sh(one.path)}`,
          'if [ -e "$f.$by" ] && [ -e "$f" ] && ours "$f"; then',
          `  echo ${sh(text)} > "$f"; sum "$f" > "$f.$by"`,
          '  systemctl reload docker; sleep 1',
          'fi',
        ]
  })
  return fill(removeSh, 'sh', {
    head: headOf(name, root),
    take: [
      ...first,
      ...files.map(({ path }) => `take ${sh(path)}`),
      ...hostFolders(files).map((folder) => `rmdir "$root"${sh(folder)} 2>/dev/null || true`),
    ],
    applies: after.length > 0,
    after,
  })
}
