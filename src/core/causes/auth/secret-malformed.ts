/** The right type, and a payload that gives no usable login. */
import { both, cause, inNamespace, podSecrets, says, sh } from '../define.ts'

export const secretMalformed = cause({
  code: 'secret-malformed',
  signs: [
    // kubelet and the API server, credentialprovider/config.go. One undecodable entry spoils the whole keyring.
    says('illegal base64 data at input byte <number>', { weight: 78 }),
    says('unable to parse auth field, must be formatted as base64(username:password)', { weight: 80 }),
    says(
      [
        'cannot unmarshal <any> into Go struct field DockerConfigJSON',
        'cannot unmarshal <any> into Go value of type credentialprovider',
      ],
      { weight: 80 },
    ),
    says(
      [
        'is invalid: data[.dockerconfigjson]: Invalid value',
        'is invalid: data[.dockerconfigjson]: Required value',
        'is invalid: data[.dockercfg]',
        'data[.dockerconfigjson]: Required value',
        'data[.dockerconfigjson]: Invalid value',
      ],
      { weight: 82 },
    ),
    says(
      [
        'invalid decoded auth',
        'parse server address:',
        'failed to handle basic auth because missing username or secret',
        'unmarshaling JSON at',
        'error parsing pull secret',
        'invalid dockercfg',
      ],
      { weight: 70 },
    ),
    says('unexpected end of JSON input', {
      weight: 40,
      certainty: 'likely',
      or: ['not-a-registry'],
      unless: ['response', 'http'],
    }),
  ],
  text: {
    en: {
      title: 'The pull secret gives no usable login',
      summary: (d) =>
        `The pull secret ${d.secret ? `“${d.secret}”` : ''} cannot be read as a login${d.reason ? `: ${d.reason}` : ''}.`.replace(
          '  ',
          ' ',
        ),
      why: 'The type is one that kubelet reads, but the payload is not: a wrong data key, broken base64 or JSON, or an auth field that is not user:password. One broken entry stops every pull of the Pod, also from other hosts.',
    },
    ru: {
      title: 'Секрет не даёт пригодного входа',
      summary: (d) =>
        `Секрет${d.secret ? ` «${d.secret}»` : ''} не читается как данные входа${d.reason ? `: ${d.reason}` : ''}.`,
      why: 'Тип верный, а содержимое — нет: не тот ключ данных, испорченный base64 или JSON, поле auth не вида user:password. Одна испорченная запись останавливает все загрузки Pod, в том числе с других хостов.',
    },
  },
  next: (d) => [
    ...(d.secret === undefined ? [] : [podSecrets(d)]),
    {
      command: `kubectl ${inNamespace(d)} describe secret ${sh(d.secret ?? '<SECRET>')}`,
      on: 'workstation',
      why: both(
        'Shows type and data keys without printing the password.',
        'Показывает тип и ключи данных, не печатая пароль.',
      ),
    },
  ],
  cures: () => [
    {
      kind: 'configure',
      situation: 'pull-secret',
      title: both(
        'Create the secret again, in the form that kubelet reads',
        'Создайте секрет заново в той форме, которую читает kubelet',
      ),
    },
  ],
})
