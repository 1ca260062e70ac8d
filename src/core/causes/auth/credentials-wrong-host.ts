/** No key of the secret matches the image. */
import { cause, podSecrets, say } from '../define.ts'

export const credentialsWrongHost = cause({
  code: 'credentials-wrong-host',
  // Never in a message: it follows from the keys of the secret and the image, by kubelet's matching.
  signs: [],
  next: (d) => [podSecrets(d)],
  cures: (d) => [
    {
      kind: 'configure',
      situation: 'pull-secret',
      title: say('credentials-wrong-host.createSecretKey', d.host),
    },
  ],
})
