/** Not of a type that kubelet reads: it is ignored in silence. */
import { both, cause, podSecrets, says } from '../define.ts'

export const secretWrongType = cause({
  code: 'secret-wrong-type',
  // Seen in the secret itself, never in a message: kubelet says nothing about it.
  signs: [says('invalid pull secret type', { weight: 40, certainty: 'likely', or: ['secret-malformed'] })],
  text: {
    en: {
      title: 'The pull secret has a type that kubelet ignores',
      summary: (d) =>
        `The secret ${d.secret ? `“${d.secret}”` : ''} has the type ${d.secretType ?? 'Opaque'}, which kubelet ignores for pulls.`.replace(
          '  ',
          ' ',
        ),
      why: 'Only kubernetes.io/dockerconfigjson (and the old kubernetes.io/dockercfg) are read. Anything else is passed over without a word, and the pull goes out anonymously.',
    },
    ru: {
      title: 'Тип секрета таков, что kubelet его пропускает',
      summary: (d) =>
        `У секрета${d.secret ? ` «${d.secret}»` : ''} тип ${d.secretType ?? 'Opaque'}, который kubelet при загрузке не читает.`,
      why: 'Читаются только kubernetes.io/dockerconfigjson и старый kubernetes.io/dockercfg. Остальное пропускается молча, и запрос уходит анонимно.',
    },
  },
  next: (d) => [podSecrets(d)],
  cures: (d) => [
    {
      kind: 'configure',
      situation: 'pull-secret',
      title: both(
        'Make a new secret of the right type and attach it: the type of this one cannot be changed',
        'Создайте новый секрет верного типа и подключите его: тип этого изменить нельзя',
      ),
    },
    ...(d.dataKey && /dockerconfigjson$|config\.json$/.test(d.dataKey)
      ? [
          {
            kind: 'configure' as const,
            situation: 'pull-secret' as const,
            copy: { secret: d.secret ?? '<SECRET>', dataKey: d.dataKey },
            title: both(
              'Or copy it: same payload, right type and key, attached as well',
              'Или скопируйте: то же содержимое, верный тип и ключ, тоже с подключением',
            ),
          },
        ]
      : []),
  ],
})
