/** No key of the secret matches the image. */
import { both, cause, image, podSecrets } from '../define.ts'

export const credentialsWrongHost = cause({
  code: 'credentials-wrong-host',
  // Never in a message: it follows from the keys of the secret and the image, by kubelet's matching.
  signs: [],
  text: {
    en: {
      title: 'No key of the pull secret matches the image',
      summary: (d) =>
        `The secret ${d.secret ? `“${d.secret}” ` : ''}holds a login for ${d.key ? `“${d.key}”` : 'another host'}, which kubelet does not match with ${image.en(d)}.`,
      why: 'kubelet compares the key with the host in the image, port and case included, and the path as a prefix. Nothing matches, so the pull goes out without a login.',
    },
    ru: {
      title: 'Ни один ключ секрета не подходит к образу',
      summary: (d) =>
        `В секрете ${d.secret ? `«${d.secret}» ` : ''}вход для ${d.key ? `«${d.key}»` : 'другого хоста'}, и kubelet не считает его подходящим для ${d.image ?? 'образа'}.`,
      why: 'kubelet сравнивает ключ с хостом образа, включая порт и регистр букв, а путь — как начало. Ничего не подошло, и запрос уходит без входа.',
    },
  },
  next: (d) => [podSecrets(d)],
  cures: (d) => [
    {
      kind: 'configure',
      situation: 'pull-secret',
      title: both(
        `Create the secret with the key ${d.host ?? '<REGISTRY>'}`,
        `Создайте секрет с ключом ${d.host ?? '<REGISTRY>'}`,
      ),
    },
  ],
})
