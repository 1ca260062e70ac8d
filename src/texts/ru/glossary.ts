import type { Spellings } from '../keys.ts'

export const glossary = {
  'learn.glossary': {
    imageReference: 'имя образа',
    registryHostPathTagDigest:
      'Хост реестра, путь и тег или digest: registry.example.com:5000/team/app:1.2. Без хоста — Docker Hub, без тега — latest.',
    registry: 'реестр',
    serverKeepsImagesHandsThem: 'Сервер, который хранит образы и отдаёт их по протоколу OCI distribution, под /v2/.',
    digest: 'digest',
    sha256ManifestLayerNames:
      'SHA-256 манифеста или слоя. Он называет именно эти байты: тег можно переставить, digest нельзя.',
    manifest: 'манифест',
    listImageLayersConfigurationDigest:
      'Список слоёв образа и его конфигурации, по digest. Индекс (manifest list) называет по манифесту на платформу.',
    layerBlob: 'слой, blob',
    archiveFilesImageSeveralThem:
      'Архив файлов; образ — несколько таких, один над другим. Реестры часто отдают их с другого хоста, из хранилища.',
    agentEachNodeDecidesImage:
      'Агент на каждом узле. Он решает, что нужен образ и какой логин с ним отправить, и просит среду загрузить.',
    containerRuntime: 'среда выполнения',
    containerdCriODockerProgram:
      'containerd, CRI-O или Docker: программа на узле, которая и загружает. Важны её доверие, зеркала и прокси, а не kubelet и не Pod.',
    containerRuntimeInterfaceCallsKubelet:
      'Container Runtime Interface: вызовы kubelet к среде через локальный сокет. crictl делает те же вызовы вручную.',
    noErrorOwnKubeletWaits:
      'Не ошибка сама по себе: kubelet ждёт перед следующей попыткой, каждый раз дольше, до пяти минут. Причина — в ErrImagePull перед ним. Удалённый и созданный заново Pod начинает сразу, без ожидания.',
    ca: 'центр сертификации (CA)',
    certificateAuthorityWhoeverSignsCertificates:
      'Certificate authority: тот, кто подписывает сертификаты. Публичные есть в каждом хранилище, частный — только там, где его корень установили.',
    rootCertificate: 'корневой сертификат',
    endChainSignsItselfBelieved:
      'Конец цепочки: он подписал сам себя, и верят ему потому, что он в хранилище, а не потому, что его прислал сервер.',
    intermediate: 'промежуточный сертификат',
    caBetweenRootServerCertificate:
      'Центр между корнем и сертификатом сервера. Отправить его должен сервер: Go и OpenSSL недостающего не скачивают.',
    trustStore: 'хранилище доверия',
    rootsSystemBelievesGoPrograms:
      'Корни, которым верит система. Программы на Go, например containerd, читают его один раз, при запуске.',
    subjectAlternativeNamesHostsAddresses:
      'Subject Alternative Names: хосты и адреса, для которых действует сертификат. Старое Common Name больше не читают.',
    hostNameClientSendsFirst:
      'Имя хоста, которое клиент посылает в первом сообщении, чтобы сервер со многими именами показал нужный сертификат.',
    tlsInspection: 'перехват TLS',
    deviceNetworkEndsConnectionReads:
      'Устройство сети завершает соединение, читает его и подписывает свой сертификат на то же имя. Его центру верят ноутбуки компании, узлы — редко.',
    pullSecret: 'секрет для загрузки',
    secretTypeKubernetesIoDockerconfigjson:
      'Секрет типа kubernetes.io/dockerconfigjson, названный в imagePullSecrets Pod и лежащий в его пространстве имён. Ключи auths говорят, для каких образов какой логин.',
    authsKey: 'ключ auths',
    hostPerhapsPortPathWhich:
      'Хост, возможно с портом и путём, к которому относится логин. kubelet отбрасывает схему, порты сравнивает буквально, путь берёт как префикс.',
    serviceAccount: 'service account',
    identityPodListPullSecrets: 'Учётная запись Pod. Её список секретов копируется в новые Pod, у которых своего нет.',
    tokenService: 'служба токенов',
    whereRegistrySendsClientsShort:
      'Куда реестр посылает за коротким токеном (realm в его 401). Часто другой хост со своим сертификатом.',
    mirror: 'зеркало',
    hostAskedBeforeRegistryItself:
      'Хост, который спрашивают раньше самого реестра за теми же образами. Какой — сказано в файлах среды.',
    proxyCache: 'кэширующий прокси',
    registryFetchesFromAnotherOne:
      'Реестр, который берёт образы у другого и хранит их у себя. В Harbor это проект, поэтому его имя стоит в пути.',
    containerdFileOneRegistryFolder:
      'Файл containerd для одного реестра, в папке с его именем. Читается при каждой загрузке и только если туда указывает config_path.',
    settingContainerdConfigTomlNames:
      'Настройка в config.toml containerd с папкой файлов hosts.toml. Без неё загрузки kubelet их не читают.',
    rateLimit: 'предел загрузок',
    soManyPullsAddressAccount:
      'Столько-то загрузок на адрес или учётную запись за несколько часов. За одним NAT узлы делят его; у логина свой предел.',
    argoCdFluxMakeCluster:
      'Argo CD или Flux приводят кластер к репозиторию. Изменение руками откатят: его нужно закоммитить.',
  },
}

/** How the words of the glossary occur in the texts, by the word's id. */
export const spellings: Spellings = {
  'image-reference': ['image reference'],
  registry: [],
  digest: ['digest'],
  manifest: ['manifest', 'манифест'],
  layer: ['layers', 'blob hosts'],
  kubelet: [],
  runtime: ['container runtime'],
  cri: ['CRI'],
  'back-off': ['ImagePullBackOff'],
  ca: ['private CA', 'частный центр'],
  root: ['root certificate'],
  intermediate: ['intermediate', 'промежуточный', 'промежуточного'],
  'trust-store': ['trust store', 'хранилище доверия'],
  san: ['SAN', 'SANs'],
  sni: ['SNI'],
  interception: ['TLS inspection', 're-signs'],
  'pull-secret': ['pull secret', 'imagePullSecrets'],
  auths: ['auths key', 'auths'],
  'service-account': ['service account'],
  'token-service': ['token service', 'служба токенов'],
  mirror: ['mirror', 'зеркало'],
  'proxy-cache': ['proxy cache', 'pull-through'],
  'hosts-toml': ['hosts.toml'],
  'config-path': ['config_path'],
  'rate-limit': ['rate limit', 'предел загрузок'],
  gitops: ['Argo CD', 'Flux', 'GitOps'],
}
