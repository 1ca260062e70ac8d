import { proxyEnvironment } from '../proxy.ts'
import { say } from '../../said.ts'
import type { ConfigRequest } from '../../contract.ts'
import { imageWord, lookAtCa } from '../checks.ts'
import { nodeFix, Refusal, restore, type FixContext, type FixDraft } from '../draft.ts'
import { hostsToml } from '../hosts-toml.ts'

import { filesOf, noRestart, trustNotes } from '../carried.ts'

/** canonical/microk8s: the hosts directory is in the snap, config_path is already set. */
function microk8s(request: ConfigRequest, context: FixContext): FixDraft | Refusal {
  const args = '/var/snap/microk8s/current/args'
  if (request.situation === 'proxy')
    return proxyEnvironment(request, [`${args}/containerd-env`], 'microk8s stop && microk8s start', ['microk8s'], {
      engine: 'MicroK8s',
      basis: 'documentation',
    })
  const made = hostsToml(request, null)
  if (made instanceof Refusal) return made
  const files = filesOf(`${args}/certs.d/${request.registry}`, made)
  return nodeFix(request, 'MicroK8s', {
    notes: [
      ...made.notes,
      ...trustNotes(request, context),
      noRestart,
      say('fix.containerd-family.snapReadsOnlyInsideOwn'),
    ],
    files,
    commands: lookAtCa(request, `${args}/certs.d/${request.registry}/ca.crt`),
    verify: [
      {
        run: `microk8s ctr --namespace k8s.io images pull --hosts-dir ${args}/certs.d ${imageWord(request, context)}`,
        on: 'node',
        expect: say('fix.containerd-family.doneCtrReadsHostsToml'),
      },
    ],
    undo: [restore(...files)],
  })
}

export const generators = { microk8s }
