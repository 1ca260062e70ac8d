/** The right type, and a payload that gives no usable login. */
import { cause, inNamespace, podSecrets, say, says, sh } from '../define.ts'

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
  next: (d) => [
    ...(d.secret === undefined ? [] : [podSecrets(d)]),
    {
      command: `kubectl ${inNamespace(d)} describe secret ${sh(d.secret ?? '<SECRET>')}`,
      on: 'workstation',
      why: say('secret-malformed.showsTypeDataKeysWithout'),
    },
  ],
  cures: () => [
    {
      kind: 'configure',
      situation: 'pull-secret',
      title: say('secret-malformed.createSecretAgainFormKubelet'),
    },
  ],
})
