/**
 * To all nodes: the same files and commands by a DaemonSet, cloud-init, Ansible, or through kubectl debug where there is no SSH. Each says how
 * to see that every node has it. A platform with an API of its own (Talos, OpenShift, GKE…) is reached by that, and never in this way.
 */
import type { ConfigRequest } from '../../contract.ts'
import { Refusal, refuse, type FixDraft } from '../draft.ts'
import { targetRow } from '../targets.ts'
import { slug } from '../values.ts'
import { ansible } from './ansible.ts'
import { cloudInit } from './cloud-init.ts'
import { daemonSet } from './daemonset.ts'
import { debugNode } from './kubectl-debug.ts'

export function rolledOut(fix: FixDraft, request: ConfigRequest): FixDraft | Refusal {
  const { rollout } = request
  if (rollout === undefined || rollout === 'one-node') return fix
  if (targetRow(fix.target).road === 'own') return refuse('fix.rollout.changedOwnRoadWhichAlready', fix.target, rollout)
  if (request.target === 'system-trust' && /windows/i.test(request.os ?? ''))
    return refuse('fix.rollout.windowsNodesTakeNoShell')
  const name = `pull-doctor-${slug(request.registry)}`.slice(0, 50).replace(/-$/, '')
  if (request.situation === 'client-certificate' && (rollout === 'daemonset' || rollout === 'cloud-init'))
    return refuse('fix.rollout.clientKeyDoesNotBelong')
  switch (rollout) {
    case 'daemonset':
      return daemonSet(fix, name)
    case 'cloud-init':
      return cloudInit(fix)
    case 'ansible':
      return ansible(fix, name)
    case 'kubectl-debug':
      return debugNode(fix)
  }
}
