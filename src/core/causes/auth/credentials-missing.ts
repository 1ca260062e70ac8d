/** The pull was anonymous, and the registry wants a login. */
import { both, cause, image, inNamespace, podSecrets, registry, says, sh } from '../define.ts'

export const credentialsMissing = cause({
  code: 'credentials-missing',
  signs: [
    // containerd 1.7+ and docker: the registry offers Basic and nothing was sent.
    says('no basic auth credentials', { weight: 72 }),
    // "anonymous token" = no login was used; a 403 here is a private package on GHCR or GAR.
    says(
      [
        'failed to fetch anonymous token: unexpected status from GET request to <url>: 401 Unauthorized',
        'failed to fetch anonymous token: unexpected status: 401 Unauthorized',
        'failed to fetch anonymous token: unexpected status code <url>: 401',
      ],
      { weight: 74 },
    ),
    says(
      [
        'failed to fetch anonymous token: unexpected status from GET request to <url>: 403 Forbidden',
        'failed to fetch anonymous token: unexpected status: 403 Forbidden',
      ],
      { weight: 74, certainty: 'likely', or: ['access-blocked', 'permission-denied'] },
    ),
    says(
      [
        'Unauthenticated request. Unauthenticated requests do not have permission',
        'Anonymous users are only allowed read access on public repos',
        'Please login to the Red Hat Registry',
      ],
      { weight: 80 },
    ),
    says(
      [
        'unauthorized: authentication required',
        'authentication required',
        'Authentication is required',
        'there are no credentials on this request',
      ],
      {
        weight: 52,
        certainty: 'likely',
        or: ['credentials-rejected', 'credentials-wrong-host'],
        unless: ['Proxy Authentication Required', '407'],
      },
    ),
    says(['401 Unauthorized', 'status code <name>: 401', 'status: 401', 'StatusCode: 401'], {
      weight: 48,
      certainty: 'likely',
      or: ['credentials-rejected', 'credentials-wrong-host'],
      unless: ['failed to fetch oauth token'],
    }),
    // containers/image says this for an anonymous 401 too.
    says('unable to retrieve auth token: invalid username/password', {
      weight: 50,
      certainty: 'likely',
      or: ['credentials-rejected', 'credentials-wrong-host'],
    }),
    says(['UNAUTHORIZED: authentication required', 'Requesting bearer token: invalid status code from registry 401'], {
      weight: 53,
      certainty: 'likely',
      or: ['credentials-rejected', 'credentials-wrong-host'],
    }),
    says('access to the requested resource is not authorized', {
      weight: 58,
      certainty: 'likely',
      or: ['repository-not-found-or-private', 'permission-denied'],
      unless: ['quay'],
    }),
    // containers/image where the registry's answer has a code and no sentence.
    says(['reading manifest <any>: unauthorized', 'reading manifest <any>: Unauthorized'], {
      weight: 46,
      certainty: 'likely',
      or: ['credentials-rejected', 'permission-denied'],
    }),
    says('invalid status code from registry 401', {
      weight: 50,
      certainty: 'likely',
      or: ['credentials-rejected', 'credentials-wrong-host'],
    }),
    says('unauthorized:', { weight: 30, certainty: 'likely', or: ['credentials-rejected', 'permission-denied'] }),
  ],
  text: {
    en: {
      title: 'The registry wants a login, and none was used',
      summary: (d) =>
        `${registry.en(d)} wants a login for ${image.en(d)}, and the pull came without one that it accepts.`,
      why: 'kubelet sends only what stands in the imagePullSecrets of the Pod itself, in the same namespace. A secret that merely exists, or one added to the service account after the Pod was made, is not used.',
    },
    ru: {
      title: 'Реестр требует входа, а его не было',
      summary: (d) => `${registry.ru(d)} требует входа для ${d.image ?? 'образа'}, а запрос пришёл без подходящего.`,
      why: 'kubelet отправляет только то, что указано в imagePullSecrets самого Pod, в том же пространстве имён. Секрет, который просто существует или добавлен к service account после создания Pod, не используется.',
    },
  },
  next: (d) => [
    podSecrets(d),
    {
      command: `kubectl ${inNamespace(d)} get secret ${sh(d.secret ?? '<SECRET>')} -o jsonpath='{.data.\\.dockerconfigjson}' | base64 -d | sed -E 's/"(password|auth|identitytoken|registrytoken)"[[:space:]]*:[[:space:]]*"[^"]*"/"\\1":"***"/g'`,
      on: 'workstation',
      why: both(
        'Shows the hosts that a secret serves, its passwords as ***.',
        'Показывает, для каких хостов секрет, пароли заменены на ***.',
      ),
    },
  ],
  cures: () => [
    {
      kind: 'configure',
      situation: 'pull-secret',
      notes: [
        both(
          'Where no secret matches, kubelet still asks the node’s own /var/lib/kubelet/config.json and its credential providers; what those answer stands in the kubelet log only.',
          'Если ни один секрет не подошёл, kubelet ещё спрашивает /var/lib/kubelet/config.json узла и свои credential providers; их ответы видны только в журнале kubelet.',
        ),
      ],
    },
  ],
})
