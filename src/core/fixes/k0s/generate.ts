import { say } from '../../said.ts'
import type { ConfigRequest } from '../../contract.ts'
import { configToml } from '../config-path.ts'
import { imageWord, lookAtCa } from '../checks.ts'
import { file, nodeFix, Refusal, restore, type FixContext, type FixDraft } from '../draft.ts'
import { hostsToml } from '../hosts-toml.ts'
import { proxyDropIn } from '../proxy.ts'
import { atLeast, versionOf } from '../values.ts'

import { filesOf, trustNotes } from '../carried.ts'

/** k0sproject/k0s: drop-ins below /etc/k0s/containerd.d; from 1.36 on (containerd 2) one of version 2 makes k0s exit. */
function k0s(request: ConfigRequest, context: FixContext): FixDraft | Refusal {
  if (request.situation === 'proxy')
    return proxyDropIn(request, 'k0sworker', '/etc/systemd/system/k0sworker.service.d/http-proxy.conf', {
      engine: 'k0s',
    })
  const version = versionOf(request.version)
  const generation = version && !atLeast(version, [1, 36]) ? 1 : 2
  const made = hostsToml(request, null)
  if (made instanceof Refusal) return made
  const directory = '/etc/k0s/containerd.d/certs.d'
  const files = [
    ...filesOf(`${directory}/${request.registry}`, made),
    file('/etc/k0s/containerd.d/registries.toml', configToml(generation, null, directory)),
  ]
  return nodeFix(request, 'k0s', {
    versions: generation === 1 ? '– 1.35' : '1.36 –',
    basis: 'source',
    notes: [
      ...made.notes,
      ...trustNotes(request, context),
      say('fix.containerd-family.k0sReloadsContainerdItselfWhen'),
      say('fix.containerd-family.fromK0s136Drop'),
    ],
    files,
    commands: lookAtCa(request, `${directory}/${request.registry}/ca.crt`),
    verify: [
      {
        run: `k0s ctr --namespace k8s.io images pull --hosts-dir ${directory} ${imageWord(request, context)}`,
        on: 'node',
        expect: say('fix.containerd-family.doneNoPullSecretUsed'),
      },
    ],
    undo: [restore(...files)],
  })
}

export const generators = { k0s }
