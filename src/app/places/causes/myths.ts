/** What guides say and people repeat, what is true instead, and who says so: the program's own source or manual. */
import type { CauseCode, Language } from '../../../core/contract.ts'

type Text = Record<Language, string>
export interface Myth {
  codes: readonly CauseCode[]
  myth: Text
  truth: Text
  source: { label: string; url: string }
}
const both = (en: string, ru: string): Text => ({ en, ru })

const authority = [
  'tls-unknown-authority',
  'tls-self-signed',
  'tls-private-ca',
  'tls-incomplete-chain',
  'tls-interception',
] as const
const login = ['credentials-missing', 'credentials-wrong-host', 'secret-not-found'] as const

export const myths: readonly Myth[] = [
  {
    codes: [...authority, 'tls-name-mismatch', 'tls-expired'],
    myth: both(
      'An imagePullSecret cures “x509: certificate signed by unknown authority”.',
      'imagePullSecret лечит «x509: certificate signed by unknown authority».',
    ),
    truth: both(
      'A login is sent only after the handshake. While the handshake fails, no secret is even looked at by the registry.',
      'Логин отправляют только после рукопожатия. Пока рукопожатие не удаётся, реестр никакого секрета не видит.',
    ),
    source: { label: 'RFC 9110, section 11', url: 'https://www.rfc-editor.org/rfc/rfc9110#section-11' },
  },
  {
    codes: [...authority, 'runtime-config-invalid', 'rate-limited'],
    myth: both(
      'containerd must be restarted after hosts.toml was changed.',
      'После правки hosts.toml нужно перезапустить containerd.',
    ),
    truth: both(
      'hosts.toml is read at every pull. Only config.toml (where config_path stands) is read at the start.',
      'hosts.toml читается при каждой загрузке. При запуске читается только config.toml, где стоит config_path.',
    ),
    source: {
      label: 'containerd, docs/hosts.md',
      url: 'https://github.com/containerd/containerd/blob/main/docs/hosts.md',
    },
  },
  {
    codes: ['credentials-wrong-host', 'credentials-missing', 'credentials-rejected'],
    myth: both(
      'An auths key with https:// or a path never matches.',
      'Ключ auths с https:// или с путём никогда не подходит.',
    ),
    truth: both(
      'kubelet drops the scheme and compares the path as a prefix: https://registry.example.com matches every image there, registry.example.com/team those below team (and below teammate).',
      'kubelet отбрасывает схему и сравнивает путь как префикс: https://registry.example.com подходит всем образам там, registry.example.com/team — тем, что под team (и под teammate).',
    ),
    source: {
      label: 'kubernetes, pkg/credentialprovider/keyring.go',
      url: 'https://github.com/kubernetes/kubernetes/blob/master/pkg/credentialprovider/keyring.go',
    },
  },
  {
    codes: login,
    myth: both(
      'A secret that exists in the namespace is used.',
      'Секрет, который есть в пространстве имён, используется.',
    ),
    truth: both(
      'kubelet reads only what stands in the Pod’s own imagePullSecrets.',
      'kubelet читает только то, что стоит в imagePullSecrets самого Pod.',
    ),
    source: {
      label: 'Kubernetes, Images: imagePullSecrets',
      url: 'https://kubernetes.io/docs/concepts/containers/images/#specifying-imagepullsecrets-on-a-pod',
    },
  },
  {
    codes: login,
    myth: both('The lists of Pod and service account are added up.', 'Списки Pod и service account складываются.'),
    truth: both(
      'The account’s list is copied when the Pod is made, and only into Pods that have none of their own.',
      'Список service account копируется при создании Pod и только если у Pod нет своего.',
    ),
    source: {
      label: 'kubernetes, plugin/pkg/admission/serviceaccount',
      url: 'https://github.com/kubernetes/kubernetes/blob/master/plugin/pkg/admission/serviceaccount/admission.go',
    },
  },
  {
    codes: login,
    myth: both(
      'kubectl describe pod shows “Image Pull Secrets”; empty means none.',
      'kubectl describe pod показывает «Image Pull Secrets»; пусто — значит нет.',
    ),
    truth: both(
      "describe pod never prints them. Ask: kubectl get pod NAME -o jsonpath='{.spec.imagePullSecrets}'.",
      "describe pod их не печатает никогда. Спросите: kubectl get pod NAME -o jsonpath='{.spec.imagePullSecrets}'.",
    ),
    source: {
      label: 'kubectl, pkg/describe/describe.go',
      url: 'https://github.com/kubernetes/kubectl/blob/master/pkg/describe/describe.go',
    },
  },
  {
    codes: ['credentials-missing', 'secret-wrong-type'],
    myth: both(
      'kubernetes.io/basic-auth or Opaque works as a pull secret too.',
      'kubernetes.io/basic-auth или Opaque тоже годится для загрузки.',
    ),
    truth: both(
      'kubelet reads kubernetes.io/dockerconfigjson and the old kubernetes.io/dockercfg; others are passed over in silence.',
      'kubelet читает kubernetes.io/dockerconfigjson и старый kubernetes.io/dockercfg; остальные молча пропускает.',
    ),
    source: {
      label: 'kubernetes, pkg/credentialprovider/secrets',
      url: 'https://github.com/kubernetes/kubernetes/tree/master/pkg/credentialprovider/secrets',
    },
  },
  {
    codes: ['tls-incomplete-chain', 'tls-unknown-authority'],
    myth: both(
      'A browser opens the registry, so its chain is complete.',
      'Браузер открывает реестр, значит цепочка полная.',
    ),
    truth: both(
      'Browsers remember or fetch a missing intermediate. Go and OpenSSL do neither.',
      'Браузеры помнят или скачивают недостающий промежуточный. Go и OpenSSL не делают ни того ни другого.',
    ),
    source: { label: 'Go, crypto/x509 Certificate.Verify', url: 'https://pkg.go.dev/crypto/x509#Certificate.Verify' },
  },
  {
    codes: authority,
    myth: both(
      'Extract every certificate from the handshake and install them all.',
      'Извлеките из рукопожатия все сертификаты и установите их.',
    ),
    truth: both(
      'That trusts whatever the network delivered, an interceptor included, and the root is usually not among it. Take the root from its owner, and compare the fingerprint over another channel.',
      'Так доверяют всему, что пришло по сети, включая перехватчика, а корня там обычно нет. Возьмите корень у владельца и сверьте отпечаток по другому каналу.',
    ),
    source: { label: 'RFC 8446, section 4.4.2', url: 'https://www.rfc-editor.org/rfc/rfc8446#section-4.4.2' },
  },
  {
    codes: authority,
    myth: both(
      'openssl verify -CAfile bundle.pem bundle.pem says OK, so the chain is right.',
      'openssl verify -CAfile bundle.pem bundle.pem говорит OK, значит цепочка верна.',
    ),
    truth: both(
      'That proves that a file contains itself. Ask the server, from the node: openssl s_client -servername HOST.',
      'Это доказывает, что файл содержит сам себя. Спросите сервер с узла: openssl s_client -servername HOST.',
    ),
    source: { label: 'openssl-verify(1)', url: 'https://docs.openssl.org/3.0/man1/openssl-verify/' },
  },
  {
    codes: [...authority, 'credentials-missing', 'pulled'],
    myth: both(
      'crictl pull works, so kubelet will too; it fails with 401, so the CA did not help.',
      'crictl pull проходит — значит, пройдёт и у kubelet; 401 — значит, CA не помог.',
    ),
    truth: both(
      'crictl sends no pull secret. After a CA was installed, a 401 from it means that TLS is cured.',
      'crictl не отправляет секретов. После установки CA его 401 значит, что TLS исправлен.',
    ),
    source: { label: 'crictl, docs', url: 'https://github.com/kubernetes-sigs/cri-tools/blob/master/docs/crictl.md' },
  },
  {
    codes: ['tls-name-mismatch', 'tls-no-san', 'tls-no-ip-san', 'tls-expired'],
    myth: both(
      'Install the CA, and the wrong name or the old date no longer matters.',
      'Установите CA, и неверное имя или старая дата перестанут мешать.',
    ),
    truth: both(
      'Trust decides who signed. Name and date are checked besides, and no CA on a node changes them.',
      'Доверие решает, кто подписал. Имя и дата проверяются отдельно, и никакой CA на узле их не изменит.',
    ),
    source: {
      label: 'Go, crypto/x509 VerifyHostname',
      url: 'https://pkg.go.dev/crypto/x509#Certificate.VerifyHostname',
    },
  },
  {
    codes: ['tcp-refused', 'tcp-timeout', 'tcp-unreachable', 'dns-failure', 'dns-not-found'],
    myth: both('A NetworkPolicy can block image pulls.', 'NetworkPolicy может запретить загрузку образов.'),
    truth: both(
      'The runtime pulls in the node’s network, where no NetworkPolicy applies. Firewalls of the host and of the network do; and the Pod’s DNS is not asked either.',
      'Загружает среда выполнения, в сети узла, где NetworkPolicy не действует. Действуют файрволы узла и сети; DNS Pod тоже ни при чём.',
    ),
    source: {
      label: 'Kubernetes, Network Policies',
      url: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/',
    },
  },
  {
    codes: ['rate-limited'],
    myth: both(
      'Leaving “server” out of hosts.toml turns the way back to Docker Hub off.',
      'Если не писать server в hosts.toml, возврата к Docker Hub не будет.',
    ),
    truth: both(
      'Without it containerd still asks the registry of the image’s name. Name the mirror itself as server to end there.',
      'Без него containerd всё равно спросит реестр из имени образа. Чтобы этого не было, назовите server само зеркало.',
    ),
    source: {
      label: 'containerd, core/remotes/docker/config/hosts.go',
      url: 'https://github.com/containerd/containerd/blob/main/core/remotes/docker/config/hosts.go',
    },
  },
  {
    codes: ['runtime-config-invalid', 'runtime-api-mismatch', 'rate-limited'],
    myth: both(
      'Mirrors go into config.toml under registry.mirrors.',
      'Зеркала пишут в config.toml, в registry.mirrors.',
    ),
    truth: both(
      'Deprecated since containerd 1.5, and together with config_path the CRI plugin does not start at all: the node becomes NotReady.',
      'Устарело с containerd 1.5, а вместе с config_path плагин CRI не запускается вовсе: узел становится NotReady.',
    ),
    source: {
      label: 'containerd, docs/cri/registry.md',
      url: 'https://github.com/containerd/containerd/blob/main/docs/cri/registry.md',
    },
  },
  {
    codes: ['repository-not-found-or-private', 'permission-denied', 'credentials-rejected'],
    myth: both('401 and “denied” always mean a wrong password.', '401 и «denied» всегда значат неверный пароль.'),
    truth: both(
      'Registries that hide what is private answer the same for a misspelt name. Check the name first: it costs nothing.',
      'Реестры, скрывающие частное, отвечают так же и на опечатку в имени. Сначала проверьте имя: это ничего не стоит.',
    ),
    source: {
      label: 'Docker, Registry token authentication',
      url: 'https://distribution.github.io/distribution/spec/auth/token/',
    },
  },
  {
    codes: ['credentials-missing', 'credentials-wrong-host'],
    myth: both(
      'kubectl patch serviceaccount default -p \'{"imagePullSecrets":[…]}\' adds a secret.',
      'kubectl patch serviceaccount default -p \'{"imagePullSecrets":[…]}\' добавляет секрет.',
    ),
    truth: both(
      'It can replace the list and drop every other secret of the namespace, on OpenShift the internal registry’s too. Read the list, then add to its end by a JSON patch.',
      'Он может заменить список и потерять все прочие секреты пространства, в OpenShift — и внутреннего реестра. Прочитайте список и добавьте в конец через JSON patch.',
    ),
    source: {
      label: 'Kubernetes, Update API objects in place',
      url: 'https://kubernetes.io/docs/tasks/manage-kubernetes-objects/update-api-object-kubectl-patch/',
    },
  },
  {
    codes: ['credentials-missing', 'credentials-rejected', 'pulled'],
    myth: both(
      'docker pull works on my laptop, so the fault is the node’s.',
      'На моём ноутбуке docker pull проходит, значит виноват узел.',
    ),
    truth: both(
      'The laptop has other logins, other CAs, another route and another architecture. It is a comparison, not a proof.',
      'У ноутбука другие логины, другие центры, другой маршрут и другая архитектура. Это сравнение, а не доказательство.',
    ),
    source: { label: 'Kubernetes, Images', url: 'https://kubernetes.io/docs/concepts/containers/images/' },
  },
]

export function mythsOf(code: CauseCode): readonly Myth[] {
  return myths.filter(({ codes }) => codes.includes(code))
}
