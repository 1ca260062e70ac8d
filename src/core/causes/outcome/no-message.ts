/** A pull fails, but the paste holds only a status. */
import { define, inNamespace, say, says, sh, type Signs } from '../define.ts'

export const signs: Signs = [
  says(
    [
      'ImagePullBackOff',
      'ErrImagePull',
      'Init:ImagePullBackOff',
      'Init:ErrImagePull',
      'Back-off pulling image',
      'trying and failing to pull image',
    ],
    { rank: 'wraps' },
  ),
]

export const cause = define({
  code: 'no-message',
  next: (d) => [
    {
      command: d.pod
        ? `kubectl ${inNamespace(d)} get pod ${sh(d.pod)} -o jsonpath='{range .status.containerStatuses[*]}{.state.waiting.message}{"\\n"}{end}'; ` +
          `kubectl ${inNamespace(d)} get events --field-selector involvedObject.name=${sh(d.pod)}`
        : 'kubectl get events -A --field-selector reason=Failed',
      on: 'workstation',
      why: say('no-message.messageBehindStatusIfEvents'),
    },
  ],
  cures: () => [],
})
