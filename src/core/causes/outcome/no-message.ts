/** A pull fails, but the paste holds only a status. */
import { cause, inNamespace, say, says, sh } from '../define.ts'

export const noMessage = cause({
  code: 'no-message',
  signs: [
    says(
      [
        'ImagePullBackOff',
        'ErrImagePull',
        'Init:ImagePullBackOff',
        'Init:ErrImagePull',
        'Back-off pulling image',
        'trying and failing to pull image',
      ],
      { weight: 5 },
    ),
  ],
  next: (d) => [
    {
      command: d.pod
        ? `kubectl ${inNamespace(d)} get pod ${sh(d.pod)} -o jsonpath='{range .status.containerStatuses[*]}{.state.waiting.message}{"\\n"}{end}'; kubectl ${inNamespace(d)} get events --field-selector involvedObject.name=${sh(d.pod)}`
        : 'kubectl get events -A --field-selector reason=Failed',
      on: 'workstation',
      why: say('no-message.messageBehindStatusIfEvents'),
    },
  ],
  cures: () => [],
})
