/** One node through kubectl debug. */
import { say } from '../../said.ts'
import { type DraftStep, type FixDraft } from '../draft.ts'
import { scriptOf } from '../script.ts'
import { needsHere, on, onNode, renewed } from './parts.ts'

/** Without SSH: the node’s own shell behind a debugging Pod, its root directory at /host. kubectl 1.27 and newer for the profile. */
export function debugNode(fix: FixDraft): FixDraft {
  const through = (script: string): string =>
    `kubectl debug node/<NODE> -i --quiet --profile=sysadmin --image=<NODE_IMAGE> -- chroot /host bash -s ` +
    `<<'PULL_DOCTOR_SCRIPT'\n${script.trimEnd()}\nPULL_DOCTOR_SCRIPT`
  const step = (one: DraftStep): DraftStep => (one.on === 'node' ? { ...one, run: through(one.run), on } : one)
  const { files, commands } = onNode(fix)
  return renewed(fix, 'kubectl-debug', {
    title: say('fix.rollout.throughKubectlDebug', fix.title),
    notes: [...fix.notes, say('fix.rollout.nodeWithoutSshPodOwn')],
    files: fix.files.filter((one) => one.on !== 'node'),
    commands: [
      {
        run: through(
          scriptOf(
            files,
            commands.filter(({ role }) => role !== 'backup').map(({ run }) => run),
            needsHere(fix),
            commands.filter(({ role }) => role === 'backup').map(({ run }) => run),
          ),
        ),
        on,
        expect: say('fix.rollout.noError'),
      },
      {
        run: 'kubectl get pods -A -o name | grep node-debugger-',
        on,
        expect: say('fix.rollout.podDeleteKubectlDeletePod'),
      },
    ],
    verify: fix.verify.map(step),
    undo: fix.undo.map(step),
  })
}
