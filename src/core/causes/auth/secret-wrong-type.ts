/** Not of a type that kubelet reads: it is ignored in silence. */
import { cause, podSecrets, say, says } from '../define.ts'

export const secretWrongType = cause({
  code: 'secret-wrong-type',
  // Seen in the secret itself, never in a message: kubelet says nothing about it.
  signs: [says('invalid pull secret type', { weight: 40, certainty: 'likely', or: ['secret-malformed'] })],
  next: (d) => [podSecrets(d)],
  cures: (d) => [
    {
      kind: 'configure',
      situation: 'pull-secret',
      title: say('secret-wrong-type.makeNewSecretRightType'),
    },
    ...(d.dataKey && /dockerconfigjson$|config\.json$/.test(d.dataKey)
      ? [
          {
            kind: 'configure' as const,
            situation: 'pull-secret' as const,
            copy: { secret: d.secret ?? '<SECRET>', dataKey: d.dataKey },
            title: say('secret-wrong-type.copySamePayloadRightType'),
          },
        ]
      : []),
  ],
})
