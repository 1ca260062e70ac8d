/** A pull fails, but the paste holds only a status. */
import { both, cause, image, inNamespace, says, sh } from '../define.ts'

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
  text: {
    en: {
      title: 'Only a status: the reason is not in the paste',
      summary: (d) => `${d.pod ? `Pod ${d.pod}` : 'A Pod'} waits for ${image.en(d)}, but nothing here says why.`,
      why: 'ImagePullBackOff only means that kubelet waits before it tries again. The reason stands in the events (kept for one hour) and, since Kubernetes 1.32, in the container’s waiting message.',
    },
    ru: {
      title: 'Только состояние: причины здесь нет',
      summary: (d) =>
        `${d.pod ? `Pod ${d.pod}` : 'Pod'} ждёт ${d.image ? `образ ${d.image}` : 'образ'}, но почему — из вставленного не видно.`,
      why: 'ImagePullBackOff означает лишь, что kubelet ждёт перед новой попыткой. Причина — в событиях (хранятся час), а с Kubernetes 1.32 и в сообщении ожидания контейнера.',
    },
  },
  next: (d) => [
    {
      command: d.pod
        ? `kubectl ${inNamespace(d)} get pod ${sh(d.pod)} -o jsonpath='{range .status.containerStatuses[*]}{.state.waiting.message}{"\\n"}{end}'; kubectl ${inNamespace(d)} get events --field-selector involvedObject.name=${sh(d.pod)}`
        : 'kubectl get events -A --field-selector reason=Failed',
      on: 'workstation',
      why: both(
        'The message behind the status; if the events have expired, delete the Pod once and look again.',
        'Сообщение за этим состоянием; если события уже стёрты, удалите Pod один раз и посмотрите снова.',
      ),
    },
  ],
  cures: () => [],
})
