/** Not of a type that kubelet reads: it is ignored in silence. */
import { define, podSecrets, say, says, type Signs } from '../define.ts'

// Seen in the secret itself, never in a message: kubelet says nothing about it.
export const signs: Signs = [
  says('invalid pull secret type', { rank: 'wraps', certainty: 'likely', or: ['secret-malformed'] }),
]

export const cause = define({
  code: 'secret-wrong-type',
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
