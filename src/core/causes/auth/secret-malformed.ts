/** The right type, and a payload that gives no usable login. */
import { define, inNamespace, podSecrets, say, says, sh, type Signs } from '../define.ts'

export const signs: Signs = [
  // kubelet and the API server, credentialprovider/config.go. One undecodable entry spoils the whole keyring.
  says('illegal base64 data at input byte <number>', { rank: 'names' }),
  says('unable to parse auth field, must be formatted as base64(username:password)', { rank: 'exact' }),
  says(
    [
      'cannot unmarshal <any> into Go struct field DockerConfigJSON',
      'cannot unmarshal <any> into Go value of type credentialprovider',
    ],
    { rank: 'exact' },
  ),
  says(
    [
      'is invalid: data[.dockerconfigjson]: Invalid value',
      'is invalid: data[.dockerconfigjson]: Required value',
      'is invalid: data[.dockercfg]',
      'data[.dockerconfigjson]: Required value',
      'data[.dockerconfigjson]: Invalid value',
    ],
    { rank: 'exact' },
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
    { rank: 'names' },
  ),
  says('unexpected end of JSON input', {
    rank: 'wraps',
    certainty: 'likely',
    or: ['not-a-registry'],
    unless: ['response', 'http'],
  }),
]

export const cause = define({
  code: 'secret-malformed',
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
