/** No key of the secret matches the image. */
import { define, podSecrets, say, type Signs } from '../define.ts'

// Never in a message: it follows from the keys of the secret and the image, by kubelet's matching.
export const signs: Signs = []

export const cause = define({
  code: 'credentials-wrong-host',
  next: (d) => [podSecrets(d)],
  cures: (d) => [
    {
      kind: 'configure',
      situation: 'pull-secret',
      title: say('credentials-wrong-host.createSecretKey', d.host),
    },
  ],
})
