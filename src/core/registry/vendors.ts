/** Registries by their host: which user name goes with which token, how long it lives, and what lasts instead. From the vendors' documentation, read in 2026. */
import type { Text } from '../model.ts'

export interface Vendor {
  name: string
  pattern: RegExp
  /** User and password of a pull secret. */
  login: Text
  /** What lasts, where it is better than a secret. */
  lasting: Text | null
  /** Who can set that up. */
  who: 'developer' | 'cluster-operator' | 'registry-owner'
}

const text = (en: string, ru: string): Text => ({ en, ru })

/** First match wins. */
const vendors: Vendor[] = [
  {
    name: 'Docker Hub',
    pattern: /^(?:docker\.io|registry-1\.docker\.io|index\.docker\.io)$/,
    who: 'developer',
    login: text(
      'User: your Docker ID, not the e-mail address. Password: a personal access token (dckr_pat_…), read-only is enough.',
      'Имя: ваш Docker ID, не почта. Пароль: personal access token (dckr_pat_…), достаточно чтения.',
    ),
    lasting: text(
      'A pull-through cache with one read-only token serves every namespace.',
      'Кеширующий прокси с одним токеном на чтение обслужит все пространства имён.',
    ),
  },
  {
    name: 'Amazon ECR',
    pattern: /\.dkr[.-]ecr(?:-fips)?\.[a-z0-9-]+\.(?:amazonaws\.com(?:\.cn)?|on\.aws)$/,
    who: 'cluster-operator',
    login: text(
      'User: AWS. Password: aws ecr get-login-password, which lives for 12 hours: good for a test, not for a secret.',
      'Имя: AWS. Пароль: aws ecr get-login-password, живёт 12 часов: для проверки, не для секрета.',
    ),
    lasting: text(
      'Give the node role AmazonEC2ContainerRegistryPullOnly and let kubelet use ecr-credential-provider (matchImages "*.dkr.ecr.*.amazonaws.com"); no secret is needed. IRSA and Pod Identity serve the Pod, not kubelet.',
      'Дайте роли узла AmazonEC2ContainerRegistryPullOnly и включите в kubelet ecr-credential-provider (matchImages "*.dkr.ecr.*.amazonaws.com"); секрет не нужен. IRSA и Pod Identity действуют для Pod, а не для kubelet.',
    ),
  },
  {
    name: 'Amazon ECR Public',
    pattern: /^public\.ecr\.aws$/,
    who: 'developer',
    login: text(
      'Anonymous pulls are allowed. User: AWS, password from us-east-1 only, 12 hours.',
      'Анонимная загрузка разрешена. Имя: AWS, пароль только из us-east-1, 12 часов.',
    ),
    lasting: null,
  },
  {
    name: 'Google Artifact Registry',
    pattern: /(?:^|\.)gcr\.io$|-docker\.pkg\.dev$/,
    who: 'cluster-operator',
    login: text(
      'User: _json_key, password: the whole key file of a service account; or oauth2accesstoken with a token that lives for 60 minutes.',
      'Имя: _json_key, пароль: весь файл ключа service account; или oauth2accesstoken с токеном на 60 минут.',
    ),
    lasting: text(
      'Give the nodes’ service account roles/artifactregistry.reader; outside GKE kubelet’s auth-provider-gcp. Workload identity serves the Pod, not kubelet.',
      'Дайте service account узлов роль roles/artifactregistry.reader; вне GKE — auth-provider-gcp для kubelet. Workload identity действует для Pod, а не для kubelet.',
    ),
  },
  {
    name: 'Azure Container Registry',
    pattern: /\.azurecr\.(?:io|cn|us)$/,
    who: 'cluster-operator',
    login: text(
      'User: the service principal’s application id. An identity token from az acr login is never read by kubelet, and lives for 3 hours.',
      'Имя: application id у service principal. identity token от az acr login kubelet не читает, и живёт он 3 часа.',
    ),
    lasting: text(
      'az aks update --attach-acr NAME gives the kubelet identity AcrPull; no secret is needed.',
      'az aks update --attach-acr NAME даёт идентификатору kubelet право AcrPull; секрет не нужен.',
    ),
  },
  {
    name: 'GitHub Container Registry',
    pattern: /^ghcr\.io$/,
    who: 'developer',
    login: text(
      'User: any GitHub login. Password: a classic personal access token with read:packages; GITHUB_TOKEN ends with its job.',
      'Имя: любой логин GitHub. Пароль: классический personal access token с read:packages; GITHUB_TOKEN заканчивается вместе с заданием.',
    ),
    lasting: text(
      'A machine user’s token, or make the package public.',
      'Токен отдельной машинной учётной записи или публичный пакет.',
    ),
  },
  {
    name: 'GitLab',
    pattern: /(?:^|\.)registry\.gitlab\.|^gitlab\.|^registry\.gitlab\.com$/,
    who: 'registry-owner',
    login: text(
      'User: the deploy token’s own name (gitlab+deploy-token-N). Password: the token, with read_registry; a CI job token ends with its job.',
      'Имя: собственное имя deploy token (gitlab+deploy-token-N). Пароль: токен с read_registry; токен задания CI заканчивается вместе с ним.',
    ),
    lasting: text('A deploy token of the group.', 'Deploy token группы.'),
  },
  {
    name: 'Quay',
    pattern: /(?:^|\.)quay\.io$/,
    who: 'registry-owner',
    login: text(
      'User: ORGANISATION+ROBOT. Password: the robot’s token.',
      'Имя: ОРГАНИЗАЦИЯ+РОБОТ. Пароль: токен робота.',
    ),
    lasting: text('A robot account with read on the repository.', 'Робот с правом чтения на репозиторий.'),
  },
  {
    name: 'Red Hat',
    pattern: /^registry\.redhat\.io$/,
    who: 'registry-owner',
    login: text(
      'User: NUMBER|NAME of a registry service account, with the bar, in single quotes. Anonymous pulls are never allowed.',
      'Имя: ЧИСЛО|ИМЯ учётной записи реестра, с чертой, в одинарных кавычках. Анонимная загрузка не разрешена никогда.',
    ),
    lasting: text(
      'The ready-made secret from the registry service account’s page.',
      'Готовый секрет со страницы учётной записи реестра.',
    ),
  },
  {
    name: 'NVIDIA NGC',
    pattern: /^nvcr\.io$/,
    who: 'developer',
    login: text(
      'User: literally $oauthtoken, in single quotes. Password: an API key.',
      'Имя: буквально $oauthtoken, в одинарных кавычках. Пароль: ключ API.',
    ),
    lasting: null,
  },
  {
    name: 'IBM Cloud',
    pattern: /(?:^|\.)icr\.io$/,
    who: 'developer',
    login: text(
      'User: iamapikey. Password: an API key; iambearer tokens live for one hour.',
      'Имя: iamapikey. Пароль: ключ API; токены iambearer живут час.',
    ),
    lasting: text('A service ID’s API key.', 'Ключ API служебного идентификатора.'),
  },
  {
    name: 'Yandex Cloud',
    pattern: /^cr\.yandex$/,
    who: 'cluster-operator',
    login: text(
      'User: json_key (no leading underscore). Password: the authorised key as JSON; iam tokens live for 12 hours at most.',
      'Имя: json_key (без подчёркивания впереди). Пароль: авторизованный ключ в JSON; токены iam живут не более 12 часов.',
    ),
    lasting: text(
      'Give the nodes’ service account container-registry.images.puller; no secret is needed.',
      'Дайте сервисному аккаунту узлов container-registry.images.puller; секрет не нужен.',
    ),
  },
  {
    name: 'Oracle OCIR',
    pattern: /\.ocir\.io$|^ocir\..*\.oraclecloud\.com$/,
    who: 'developer',
    login: text(
      'User: NAMESPACE/USER (the object-storage namespace). Password: an auth token, not the console’s password.',
      'Имя: NAMESPACE/ПОЛЬЗОВАТЕЛЬ (пространство имён объектного хранилища). Пароль: auth token, а не пароль консоли.',
    ),
    lasting: null,
  },
  {
    name: 'DigitalOcean',
    pattern: /^registry\.digitalocean\.com$/,
    who: 'developer',
    login: text(
      'User and password: the same API token; doctl registry login makes one for 30 days.',
      'Имя и пароль: один и тот же токен API; doctl registry login выдаёт его на 30 дней.',
    ),
    lasting: text(
      'doctl registry kubernetes-manifest writes a lasting secret.',
      'doctl registry kubernetes-manifest создаёт постоянный секрет.',
    ),
  },
  {
    name: 'Harbor',
    pattern: /harbor/i,
    who: 'registry-owner',
    login: text(
      'User: robot$PROJECT+NAME (system-wide robot$NAME), in single quotes: a shell eats $NAME. OIDC users need the CLI secret. Robots end after 30 days unless told otherwise.',
      'Имя: robot$ПРОЕКТ+ИМЯ (системный robot$ИМЯ), в одинарных кавычках: оболочка съедает $ИМЯ. Пользователям OIDC нужен CLI secret. Роботы живут 30 дней, если не указано иное.',
    ),
    lasting: text(
      'A robot of the project without expiry, with pull only.',
      'Робот проекта без срока, только с правом pull.',
    ),
  },
]

export function vendorOf(host: string | undefined): Vendor | null {
  const name = (host ?? '').replace(/:\d+$/, '')
  return vendors.find(({ pattern }) => pattern.test(name)) ?? null
}
