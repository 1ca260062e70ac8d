/** A pull failed and nothing here explains it; the message is shown, nothing is guessed. */
import { cause, onNode, say } from '../define.ts'

export const unknown = cause({
  code: 'unknown',
  signs: [],
  next: () => [
    onNode(
      'journalctl -u containerd -u crio -u docker -u kubelet --since -15min | grep -iE "pull|image" | tail -40',
      say('unknown.runtimeOwnWordsAboutSame'),
    ),
  ],
  cures: () => [],
})
