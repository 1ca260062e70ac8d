import { fill } from '../template.ts'
import kindCluster from './kind-cluster.yaml?raw'
import { hostsToml } from '../hosts-toml.ts'
import { say } from '../../said.ts'
import type { ConfigRequest } from '../../contract.ts'
import { sh } from '../../text/shell.ts'
import { certsD } from '../config-path.ts'
import { imageWord } from '../checks.ts'
import { file, nodeFix, Refusal, refuse, type FixContext, type FixDraft } from '../draft.ts'
import { atLeast, versionOf } from '../values.ts'

import { filesOf, noRestart, trustNotes } from '../carried.ts'

/** A node of kind has its folders from elsewhere too; an empty copy means that there was none. */
function keepFolder(path: string): string {
  const copy = `${path}.before-pull-doctor`
  return `[ -e ${sh(copy)} ] || if [ -d ${sh(path)} ]; then cp -a ${sh(path)} ${sh(copy)}; else mkdir -p ${sh(copy)}; fi`
}
function folderBack(path: string): string {
  const copy = `${path}.before-pull-doctor`
  return (
    `[ -d ${sh(copy)} ] || { echo ${sh(`${path} stays: there is no copy of what stood here before`)} >&2; exit 0; }; rm -rf ${sh(path)}; rmdir ${sh(copy)} ` +
    `2>/dev/null || mv ${sh(copy)} ${sh(path)}`
  )
}

/** kubernetes-sigs/kind: nodes are containers, and what is written into them is gone when the cluster is made anew. */
function kind(request: ConfigRequest, context: FixContext): FixDraft | Refusal {
  if (request.situation === 'proxy') return refuse('fix.containerd-family.kindCopiesHttpProxyHttps')
  const made = hostsToml(request, null)
  if (made instanceof Refusal) return made
  const folder = `certs.d/${request.registry}`
  const version = versionOf(request.version)
  const cluster = fill(kindCluster, 'yaml', { patched: !(version && atLeast(version, [0, 27])) })
  const each = (command: string) => `for node in $(kind get nodes); do ${command}; done`
  return nodeFix(request, 'kind', {
    versions: version && atLeast(version, [0, 27]) ? '0.27 –' : null,
    notes: [
      ...made.notes,
      ...trustNotes(request, context),
      noRestart,
      say('fix.containerd-family.pathCaPathInsideNode'),
      say('fix.containerd-family.imageYourOwnKindLoad'),
    ],
    files: [
      ...filesOf(folder, made, 'workstation'),
      file('kind-cluster.yaml', cluster, { on: 'workstation', merge: true }),
    ],
    commands: [
      {
        run: each(`docker exec "$node" sh -c ${sh(keepFolder(`${certsD}/${request.registry}`))}`),
        on: 'workstation',
        role: 'backup',
        expect: say('fix.containerd-family.noOutput'),
      },
      {
        run: each(`docker exec "$node" mkdir -p ${certsD} && docker cp certs.d/. "$node":${certsD}/`),
        on: 'workstation',
        expect: say('fix.containerd-family.successfullyCopiedEachNode'),
      },
      {
        run: each(`docker exec "$node" grep -n config_path /etc/containerd/config.toml`),
        on: 'workstation',
        expect: say('fix.containerd-family.configPathEachNodeElse', certsD),
      },
    ],
    verify: [
      {
        run: each(`docker exec "$node" crictl pull ${imageWord(request, context)}`),
        on: 'workstation',
        expect: say('fix.containerd-family.imageUpDateCrictlSends'),
      },
    ],
    undo: [
      {
        run: each(`docker exec "$node" sh -c ${sh(folderBack(`${certsD}/${request.registry}`))}`),
        on: 'workstation',
        expect: say('fix.containerd-family.noOutputEachNodeHas'),
      },
    ],
  })
}

export const generators = { kind }
