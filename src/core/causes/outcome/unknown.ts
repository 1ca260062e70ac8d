/** A pull failed and nothing here explains it; the message is shown, nothing is guessed. */
import { define, onNode, say, type Signs } from '../define.ts'

export const signs: Signs = []

export const cause = define({
  code: 'unknown',
  next: () => [
    onNode(
      'journalctl -u containerd -u crio -u docker -u kubelet --since -15min | grep -iE "pull|image" | tail -40',
      say('unknown.runtimeOwnWordsAboutSame'),
    ),
  ],
  cures: () => [],
})
