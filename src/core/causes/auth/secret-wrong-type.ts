/** Not of a type that kubelet reads: it is ignored in silence. */
import { advise, both, cause, inNamespace, says, sh } from '../define.ts'

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
  cures: (d) => [
    {
      kind: 'configure',
      situation: 'pull-secret',
      title: both('Create it again with the right type', 'Создайте его заново с верным типом'),
    },
    ...(d.dataKey
      ? [
          advise({
            id: 'convert-secret',
            target: 'kubernetes' as const,
            who: 'developer' as const,
            touches: 'namespace' as const,
            basis: 'source' as const,
            title: both(
              'Or convert it: same payload, right type and key',
              'Или преобразуйте: то же содержимое, верный тип и ключ',
            ),
            notes: [
              both(
                'A secret’s type cannot be changed in place; this writes a second one. Only right when the payload is a Docker config.json.',
                'Тип существующего секрета изменить нельзя; создаётся второй. Годится, только если внутри Docker config.json.',
              ),
            ],
            commands: [
              {
                run: `kubectl ${inNamespace(d)} get secret ${sh(d.secret ?? '<SECRET>')} -o jsonpath=${sh(`{.data.${(d.dataKey ?? '').replaceAll('.', '\\.')}}`)} | base64 -d | kubectl ${inNamespace(d)} create secret generic ${sh(`${d.secret ?? 'regcred'}-pull`)} --type=kubernetes.io/dockerconfigjson --from-file=.dockerconfigjson=/dev/stdin`,
                on: 'workstation' as const,
                expect: both('created', 'created'),
              },
            ],
            undo: [
              {
                run: `kubectl ${inNamespace(d)} delete secret ${sh(`${d.secret ?? 'regcred'}-pull`)}`,
                on: 'workstation' as const,
              },
            ],
          }),
        ]
      : []),
  ],
})
