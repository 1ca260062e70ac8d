/** A pull failed and nothing here explains it; the message is shown, nothing is guessed. */
import { both, cause, image, onNode } from '../define.ts'

export const unknown = cause({
  code: 'unknown',
  signs: [],
  text: {
    en: {
      title: 'The message is not one that we know',
      summary: (d) => `The pull of ${image.en(d)} fails with a message that we do not know.`,
      why: 'The words are shown as they were printed. Nothing is guessed from them; the runtime’s log usually says more.',
    },
    ru: {
      title: 'Это сообщение нам незнакомо',
      summary: (d) => `Загрузка ${d.image ?? 'образа'} не удаётся, а сообщение нам незнакомо.`,
      why: 'Слова показаны так, как напечатаны. Догадок по ним нет; обычно больше говорит журнал среды выполнения.',
    },
  },
  next: () => [
    onNode(
      'journalctl -u containerd -u crio -u docker -u kubelet --since -15min | grep -iE "pull|image" | tail -40',
      both('The runtime’s own words about the same pull.', 'Слова самой среды выполнения о той же загрузке.'),
    ),
  ],
  cures: () => [],
})
