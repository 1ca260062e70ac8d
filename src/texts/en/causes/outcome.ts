import type { Details } from '../../../core/details.ts'
import { image } from '../grammar.ts'

export const outcomeCauses = {
  'no-message': {
    title: 'Only a status: the reason is not in the paste',
    summary: (d: Details) => `${d.pod ? `Pod ${d.pod}` : 'A Pod'} waits for ${image(d)}, but nothing here says why.`,
    why: 'ImagePullBackOff only means that kubelet waits before it tries again. The reason stands in the events (kept for one hour) and, since Kubernetes 1.32, in the container’s waiting message.',
    messageBehindStatusIfEvents:
      'The message behind the status; if the events have expired, delete the Pod once and look again.',
  },
  pulled: {
    title: 'The image was pulled',
    summary: (d: Details) => `${d.image ?? 'The image'} was pulled; if something is wrong, it is not the pull.`,
    why: 'The evidence shows a successful pull, or the image already on the node. Look at the container’s own state and log.',
  },
  unknown: {
    title: 'The message is not one that we know',
    summary: (d: Details) => `The pull of ${image(d)} fails with a message that we do not know.`,
    why: 'The words are shown as they were printed. Nothing is guessed from them; the runtime’s log usually says more.',
    runtimeOwnWordsAboutSame: 'The runtime’s own words about the same pull.',
  },
}
