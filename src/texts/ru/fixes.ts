export const fixes = {
  'fix.login': {
    logInAgain: (program: string, registry: string) =>
      `Войдите в ${registry} через ${program} на той машине, которая загружает`,
    sentFromHere: (program: string) =>
      `Загружал не kubelet: отправляется то, что сохранил ${program} login для этого пользователя на этой машине, а не Secret кластера. Устаревший вход тоже отправляется, даже для публичных образов, поэтому первая команда его убирает.`,
    inJob:
      'В задании CI вход — шаг задания: для GHCR в GitHub Actions это permissions: packages: read и docker/login-action с токеном самого задания; в остальных случаях скрытая переменная, переданная в --password-stdin.',
    sameUser: 'От того же пользователя, который загружает: для sudo nerdctl это вход пользователя root.',
    registry: 'хост реестра',
    user: 'учётная запись',
    staleOneGoes: 'устаревший вход, если он был, удалён',
    pulls: 'образ загружен',
    ctrAsksItself: (registry: string) => `Назовите ctr учётную запись для ${registry}; пароль он спросит сам`,
    ctrKeepsNone:
      'ctr не хранит входов и не читает ни ~/.docker/config.json, ни Secret. То, что он загрузил с паролем, ничего не говорит о kubelet, который обращается через CRI.',
    asksThenDone: 'запрос Password:, затем слои',
    kanikoFile: (registry: string) => `Дайте kaniko вход для ${registry} в /kaniko/.docker/config.json`,
    kanikoNoSecret:
      'kaniko читает этот файл, помощники входа и облачную учётную запись; imagePullSecrets его Pod относятся только к образу самого kaniko. Смонтируйте туда Secret типа kubernetes.io/dockerconfigjson, ключ как config.json; в GitLab файл пишет задание из скрытых переменных.',
    runnerVariable: (registry: string) => `Дайте раннеру вход для ${registry}: переменная DOCKER_AUTH_CONFIG`,
    runnerOrHelper:
      'Раннер GitLab читает по порядку DOCKER_AUTH_CONFIG задания или своей конфигурации, затем ~/.docker/config.json своего пользователя, затем токен задания для реестра GitLab. Значение — JSON файла config.json с auths.',
    executionRole: (registry: string) => `Разрешите роли выполнения задачи загрузку из ${registry}`,
    ecsOtherRegistry:
      'ECS загружает с ролью выполнения задачи, а не с ролью задачи: ecr:GetAuthorizationToken на *, ecr:BatchGetImage и ecr:GetDownloadUrlForLayer на репозиторий. Для реестра вне ECR repositoryCredentials указывает секрет в Secrets Manager, который эта роль может читать.',
  },
  'fix.config-path': {
    hostsTomlReadEveryPull:
      'hosts.toml читается при каждой загрузке: перезапуск не нужен. Только если config_path ещё не задан, последние команды зададут его в config.toml и один раз перезапустят containerd; работающие контейнеры не прервутся.',
    theySetPlainCaseAlone: (certsD: string, path: string) =>
      `Они задают его только в простом случае. При registry.mirrors или registry.configs…tls (сделайте для каждого hosts.toml и уберите эти таблицы), при подключаемом файле со своим разделом CRI (задайте config_path в нём), при другой папке (положите папку этого реестра туда), при списке на containerd 2.x (оставьте в нём одну ${certsD}) и при файле без строки version для этого containerd они остановятся и не тронут config.toml. Чтобы получить готовый файл, вставьте сюда вывод containerd config dump и cat ${path}.`,
    noOutputElseWhyStops: 'нет вывода; иначе причина остановки, config.toml прежний',
    noOutputWhyStops: 'нет вывода или причина остановки',
    nothingWhereSetBeforeElse: 'ничего, если он был задан; иначе: config_path is set, containerd was restarted',
    configPathUndoneNothingWhere:
      'config_path is undone; ничего, если он был задан раньше; или причина, по которой он остаётся: он не мешает',
  },
  'fix.containerd-family': {
    hostsTomlReadEveryPull: 'hosts.toml читается при каждой загрузке: перезапуск не нужен.',
    kindCopiesHttpProxyHttps:
      'kind копирует HTTP_PROXY, HTTPS_PROXY и NO_PROXY из оболочки, в которой создаётся кластер; задайте их там и создайте кластер заново.',
    pathCaPathInsideNode:
      'Путь к центру — это путь внутри узла: файл едет вместе с hosts.toml. Образам узлов до kind 0.27 нужен config_path, который задаётся только при создании кластера: kind-cluster.yaml делает и то и другое для следующего.',
    imageYourOwnKindLoad: 'Свой образ можно передать без загрузки: kind load docker-image.',
    noOutput: 'нет вывода',
    successfullyCopiedEachNode: 'Successfully copied для каждого узла',
    configPathEachNodeElse: (certsD: string) =>
      `config_path = "${certsD}" на каждом узле; иначе создайте кластер заново: kind create cluster --config kind-cluster.yaml`,
    imageUpDateCrictlSends: 'Image is up to date; crictl не отправляет секрет',
    noOutputEachNodeHas: 'нет вывода: на каждом узле прежняя папка',
    minikubeOwnAddressMustStand: 'Адрес самого minikube должен быть в NO_PROXY: его печатает minikube ip.',
    proxy: 'прокси',
    minikubePutsIntoNodeTrust:
      'minikube помещает его в хранилище узла, для всех реестров. Кластер, созданный без --embed-certs, нужно удалить и создать заново.',
    containerdRuntimeDockerInsideInsecure:
      'Для среды containerd; если внутри Docker, --insecure-registry и --registry-mirror действуют только при создании кластера.',
    snapReadsOnlyInsideOwn: 'Snap читает только внутри своих папок: сертификат остаётся рядом с hosts.toml.',
    doneCtrReadsHostsToml: 'done; ctr читает hosts.toml благодаря --hosts-dir, секрет не участвует',
    k0sReloadsContainerdItselfWhen:
      'k0s сам перезагружает containerd при изменении; файлы подключаются, пока /etc/k0s/containerd.toml начинается с # k0s_managed=true.',
    fromK0s136Drop:
      'С k0s 1.36 файл имеет версию 3, раньше — 2; с неверной k0s 1.36 не запустится: укажите версию, которую печатает k0s version.',
    doneNoPullSecretUsed: 'done; секрет не участвует',
    clientKeyDoesNotBelong:
      'Ключу клиента не место в user data: его могут прочитать Pod через службу метаданных; доставьте его образом узла или хранилищем секретов.',
    addShellPartUserData:
      'Добавьте часть со скриптом в user data шаблона запуска; часть application/node.eks.aws там остаётся прежней. Её читают только новые узлы: обновите группу узлов.',
    amiAlreadySetsConfigPath: 'AMI уже задаёт config_path; config.toml на работающем узле не правят.',
    ecrItselfNeedsNoSecret: 'Самому ECR секрет не нужен: достаточно роли узла с AmazonEC2ContainerRegistryPullOnly.',
    newVersionnumberThenUpdateNode: 'новый VersionNumber; затем обновите группу узлов до него',
  },
  'fix.containerd': {
    noContainerdTarget: (target: string) => `не цель containerd: ${target}`,
    containerdDoesNotBelongTarget: (version: undefined | string, target: string) =>
      `containerd ${version} не относится к цели ${target}.`,
    containerdReadsNoHostsToml: (version: undefined | string) =>
      `containerd ${version} не читает hosts.toml; он появился в 1.5.`,
    hostsTomlReadEveryPull: 'hosts.toml читается при каждой загрузке, config_path задан: перезапуск не нужен.',
    noOutput: 'нет вывода',
    caNameEndFuture: 'имя центра и срок в будущем',
    imageUpDate401Now:
      'Image is up to date; 401 теперь означает, что TLS исправлен: crictl не отправляет секрет (ctr доказал бы меньше: он не читает настройку CRI)',
    noErrimagepullNoImagepullbackoffOnly:
      'нет ErrImagePull и ImagePullBackOff; только Pod проверяет всё, включая секреты',
    noneFileReadWithoutComplaint: 'none: файл прочитан без замечаний',
  },
  'fix.containers': {
    podmanNoServiceTakesHttps: 'podman — не служба: HTTPS_PROXY и NO_PROXY он берёт из оболочки, которая его вызывает.',
    noOutputRunningContainersGo: 'нет вывода; контейнеры продолжают работать',
    imageUpDate401Now: 'Image is up to date; 401 теперь означает, что TLS исправлен: crictl не отправляет секрет',
    imageIdProvesNothingAbout: 'ID образа; о секретах Pod это ничего не говорит',
    readEachConnectionNoRestart:
      'Читается при каждом соединении: перезапуск не нужен. Центром считается только *.crt, папка называется точно как в образе, с портом.',
    registriesConfReadAgainReload: 'registries.conf перечитывается по reload; перезапуск не нужен.',
    insecureTrueAllowsBothUnverified: 'insecure = true разрешает и TLS без проверки, и обычный HTTP.',
    registriesConfCannotExpressMirror: 'registries.conf не умеет зеркало, у которого API не в /v2 хоста.',
    whenMirrorFailsRegistryItself: 'Если зеркало не ответит, будет запрошен сам реестр.',
    locationMirrorRegistryItselfNot: 'location указывает на зеркало: сам реестр больше не запрашивается.',
    shortNameSuchNginxCounts:
      'Короткое имя вроде nginx считается docker.io, только если так задано в unqualified-search-registries; CRI-O требует этого.',
    registriesConfCannotExpress: (situation: string) => `registries.conf не умеет «${situation}».`,
  },
  'fix.corrected': {
    noOutputRunningContainersGo: 'нет вывода; контейнеры продолжают работать',
    noOutput: 'нет вывода',
    configurationOkNoOutput: 'configuration OK или нет вывода',
    correctPastedStandsNotRead: (kind: string) =>
      `Исправьте вставленный ${kind}: в таком виде он действует не так, как задумано`,
    theseCorrectionsNothingElse: 'только эти исправления',
    readEveryPullNoRestart: 'Читается при каждой загрузке: перезапуск не нужен.',
  },
  'fix.docker': {
    noOutputContainersGo: 'нет вывода; контейнеры продолжают работать',
    statusDownloaded401NowMeans:
      'Status: Downloaded; 401 теперь означает, что TLS исправлен: секреты Pod здесь не участвуют',
    readEachConnectionNoRestart:
      'Читается при каждом соединении: перезапуск не нужен. Для самого docker.io Docker эту папку не читает.',
    bothKeysTakeEffectReload:
      'Оба ключа действуют после reload; перезапуск не нужен. Ключ, который есть и среди флагов службы, или неверный JSON не дадут ей запуститься.',
    dockerReadsNoCertsD:
      'Для docker.io Docker не читает certs.d; доверьте центр через системное хранилище (system-trust).',
    insecureRegistriesAllowsBothUnverified: 'insecure-registries разрешает и TLS без проверки, и обычный HTTP.',
    dockerRegistryMirrorsServeDocker: 'registry-mirrors в Docker действуют только для docker.io.',
    dockerAlwaysFallsBackDocker: 'Docker всегда возвращается к Docker Hub; зеркало без запасного пути невозможно.',
    mirrorUnderPathReadFrom:
      'Зеркало с путём Docker читает с версии 24 и добавляет к нему /v2: проект-прокси Harbor таким зеркалом быть не может.',
    dockerHubItselfStaysFallback: 'Docker Hub остаётся запасным путём.',
    dockerConfigurationCannotExpress: (situation: string) => `Настройка Docker не умеет «${situation}».`,
    noOutputWhatOthersWrote: 'нет вывода; записанное другими остаётся',
  },
  fix: {
    registryHostPortStandsImage: 'хост реестра с портом, как в имени образа',
    pemTextCaRootCertificate: 'текст PEM корневого сертификата центра, от владельца реестра',
    caPemTextBase64Base64: 'текст PEM центра в base64: base64 -w0 ca.crt',
    mirrorAddressSuchHttpsCache: 'адрес зеркала, например https://cache.example',
    mirrorHostPort: 'хост зеркала с портом',
    proxyAddressSuchHttpProxy: 'адрес прокси, например http://proxy.example:3128',
    clientCertificatePem: 'клиентский сертификат, PEM',
    keyPemUnencryptedPasteInto: 'его ключ, PEM, без шифрования; вставьте в файл, а не сюда',
    namespace: 'пространство имён',
    imageFailed: 'образ, который не загрузился',
    pod: 'Pod',
    node: 'узел',
    secretName: 'имя секрета',
    workloadSuchDeploymentWeb: 'рабочая нагрузка, например deployment/web',
    containerNameWorkload: 'имя контейнера в рабочей нагрузке',
    imageNameRegistryWorks: 'имя образа в работающем реестре',
    clusterName: 'имя кластера',
    imageShEveryNodeHas: 'образ с sh, который есть на каждом узле или загружается из работающего реестра',
    nodesAddressGroup: 'узлы: адреса или группа',
    nodeGroupLaunchTemplate: 'шаблон запуска группы узлов',
    versionBefore: 'его прежняя версия',
    numberGoogleCloudProject: 'номер проекта Google Cloud',
    nameSecretSecretManager: 'имя секрета в Secret Manager',
    versionSuch1: 'его версия, например 1',
    nodesServiceAccount: 'service account узлов',
    configurationBefore: 'прежняя конфигурация',
    clusterResourceGroup: 'группа ресурсов кластера',
    fileUsedBefore: 'прежний файл',
    clusterissuerSignsRegistry: 'ClusterIssuer, который подписывает для реестра',
    userDataBefore: 'прежние user data',
    serverOwnCertificate: 'сертификат самого сервера',
    intermediateFromCaIssued: 'промежуточный сертификат от выдавшего центра',
    serverKey: 'ключ сервера',
    secretNamedIngress: 'секрет, указанный в Ingress',
    beforeTrustingCompareFingerprintOwner: (print: string, caSubject: undefined | string) =>
      `Прежде чем доверять, сверьте отпечаток с владельцем по другому каналу: SHA-256 ${print}${caSubject ? ` (${caSubject})` : ''}.`,
    turnsVerificationOffAnyoneWay:
      'Проверка отключается: любой на пути может подменить образы. Только на часы, не на дни; верните всё через отмену.',
    trustCaEverythingNode: 'доверять этому центру на всём узле',
    httpProxyWholeServiceNot: 'HTTP-прокси для всей службы, а не только для загрузок',
    trustCaOnly: (registry: string) => `доверять этому центру только для ${registry}`,
    presentClientCertificate: (registry: string) => `предъявлять ${registry} клиентский сертификат`,
    pullThroughMirror: (registry: string) => `загружать ${registry} через зеркало`,
    plainHttp: (registry: string) => `обычный HTTP для ${registry}`,
    turnVerificationOff: (registry: string) => `отключить проверку для ${registry}`,
    pullSecret: (registry: string) => `секрет для ${registry}`,
    giveRuntimeHttpProxy: 'задайте среде выполнения HTTP-прокси',
    pullBeforehand: 'загрузить заранее',
    copyImage: 'скопировать образ',
    chainSends: (registry: string) => `цепочка, которую отправляет ${registry}`,
    httpProxyEveryServiceMachine: 'HTTP-прокси для всех служб машины',
    httpProxyWholeNode: 'HTTP-прокси для всего узла',
    httpProxyWholeCluster: 'HTTP-прокси для всего кластера',
    httpProxyWholeClusterPods: 'HTTP-прокси для всего кластера, включая Pod',
    its: (engine: string, deed: string) => `${engine}: ${deed}`,
    imagesTravelUnencryptedUnverifiedLasting:
      'Образы идут без шифрования и проверки. Надёжное решение — сертификат на реестре.',
    noOutput: 'нет вывода',
  },
  'fix.fill': {
    goesIntoFileItselfNot: 'Это вписывают в сам файл, не сюда.',
    privateKeyCertificateBelongsHere: 'Это закрытый ключ; здесь нужен сертификат.',
    notPemCertificateBeginsBegin: 'Это не сертификат PEM: он начинается с -----BEGIN CERTIFICATE-----.',
    onlyHostPortIfHas: 'Только хост, с портом, если он есть: registry.example.com:5000.',
    httpSAddressWithoutUser: 'Адрес http(s) без имени и пароля: https://cache.example.com.',
    httpSAddressWithoutUser2: 'Адрес http(s) без имени и пароля: http://proxy.example.com:3128.',
    lowerCaseLettersDigitsDashes: 'Строчные латинские буквы, цифры и дефисы.',
    lettersDigitsOnlyLetterDigit: 'Только латинские буквы, цифры и _ @ % + = : , . / -, первой — буква, цифра или /.',
  },
  'fix.hosts-toml': {
    loginPullOfferedMirrorToo:
      'Данные входа предлагаются и зеркалу: пусть оно отдаёт анонимно или принимает этот вход. Своих данных входа в hosts.toml задать нельзя.',
    overridePathWhichMirrorUnder: 'override_path, нужный зеркалу с путём, читается начиная с containerd 1.6.',
    containerd1XCannotRead: 'containerd 1.x не читает таблицу для зеркала с адресом IPv6; дайте зеркалу имя.',
    whenMirrorFailsContainerdGoes: (version: null | boolean) =>
      `Если зеркало не ответит, containerd обратится к самому реестру.${version ? '' : ' До 2.1 молчащее зеркало стоит 30 с на каждый запрос.'}`,
    serverMirrorWithoutContainerdWould:
      'server указывает на зеркало: без этого containerd всё равно ушёл бы к самому реестру.',
    hostsTomlCannotExpress: (situation: string) => `hosts.toml не умеет «${situation}».`,
  },
  'fix.images': {
    notImage: (wrong: string) => `Не образ: ${wrong}`,
    sameDigestTwice: 'один и тот же дайджест дважды',
    loginSucceededPasswordAsked: 'Login Succeeded; пароль спрашивается',
    writingManifestListEveryPlatform: 'Writing manifest list; все платформы, дайджест сохранён',
    nowCopyImageDigestInto: 'Пока: скопируйте образ вместе с дайджестом в работающий реестр',
    fromMachineCanReachBoth:
      'С машины, которой доступны оба реестра. Дайджест не меняется, поэтому ссылка по дайджесту остаётся верной. Если рабочей нагрузкой управляет Git или Helm, меняйте образ там.',
    notImage2: (image: string) => `Не образ: ${image}`,
    podEachNodeNoImagepullbackoff:
      'Pod на каждом узле и нет ImagePullBackOff; образ без sleep перезапускается, но на узле уже лежит',
    deletedImageStaysNodesUntil: 'deleted; образ остаётся на узлах, пока хватает места',
    pullEveryNodeBeforeNeeded: 'Загрузите образ на каждый узел заранее',
    outsideRushEachNodePulls:
      'В спокойное время: каждый узел загрузит один раз, и Pod с IfNotPresent запустятся без реестра. При Always или подвижном теге реестр всё равно спросят.',
  },
  'fix.index': {
    ca: 'Центр',
    clientCertificate: 'Клиентский сертификат',
    networkHasNoConfigurationFile: (situation: string) =>
      `У сети нет файла настройки для «${situation}»; что просить у её владельцев, сказано при причине.`,
    unknownTarget: (target: string) => `Неизвестная цель: ${target}`,
    notPemCertificateConvertFirst: (what: string) =>
      `${what} — не сертификат PEM; сначала преобразуйте: openssl x509 -inform der -in ca.cer -out ca.crt`,
    fieldNot: (field: string, shape: string) => `${field}: ожидается ${shape}`,
    notRegistryHost: (registry: string) => `Не хост реестра: ${registry}`,
    privateKeyStandsWhereCa: 'На месте сертификата центра стоит закрытый ключ.',
    keyNotUnencryptedPrivateKey:
      'Ключ — не незашифрованный закрытый ключ PEM; среда выполнения не спрашивает пароль: openssl pkey -in client.key -out plain.key',
    mirrorAddressNotHttpS: 'Адрес зеркала — не URL http(s) без данных входа.',
    proxyAddressNotHttpS: 'Адрес прокси — не URL http(s), или исключение — не хост, суффикс, адрес или сеть.',
  },
  'fix.kubernetes': {
    kubernetesObjectsCannotExpressRuntime: (situation: string) =>
      `Объекты Kubernetes не умеют «${situation}»: загружает среда выполнения на узле.`,
    notNamespaceName: (namespace: string) => `Не имя пространства имён: ${namespace}`,
    notNameSecret: (itsName: string) => `Не имя секрета: ${itsName}`,
    notNameServiceAccount: (account: string) => `Не имя service account: ${account}`,
    createPullSecretAttach: (itsName: string, registry: string) =>
      `Создайте секрет ${itsName} для ${registry} и подключите его`,
    staysOnlyRightWhenPayload: (secret: string) =>
      `${secret} остаётся как есть. Годится, только если внутри Docker config.json.`,
    passwordAskedPromptBashEnters:
      'Пароль спрашивается в приглашении (bash): он не попадает ни в историю, ни в список процессов, ни в файл.',
    ifExistsWhatHoldsOther: (itsName: string, registry: string) =>
      `Если ${itsName} уже есть, записи других хостов сохраняются (нужен jq); заменяется только запись для ${registry}.`,
    podNamesSecretAlreadyContent: 'Pod уже ссылается на этот секрет: исправляется его содержимое, списки не меняются.',
    podHasListOwnNothing:
      'У Pod есть собственный список, и с ним ничего не объединяется: секрет добавляется к рабочей нагрузке, а не к service account.',
    listServiceAccountCopiedOnly:
      'Список service account копируется только в новые Pod без собственного списка; патч добавляет и сохраняет прежнее.',
    gitOwnsTheseObjectsCommit:
      'Этими объектами владеет Git: закоммитьте файл ниже вместо патча; сам секрет создаётся здесь или тем, чем ваш Git ведёт секреты (External Secrets, Sealed Secrets).',
    ifGitHelmOwnsThese: 'Если объектами управляет Git или Helm, внесите то же там, иначе изменение откатят.',
    ownsTheseObjectsMakeSame: (managedBy: string) =>
      `Этими объектами управляет ${managedBy}: внесите то же там, иначе изменение откатят.`,
    secretCreated: (itsName: string) => `secret/${itsName} created`,
    secretServersideApplied: (itsName: string) => `secret/${itsName} serverside-applied`,
    besideNewPodsRunning: (itsName: string) => `${itsName} у новых Pod и Running`,
    entryHostGoneOthersStand: 'записи этого хоста больше нет, остальные на месте; пустой секрет можно удалить',
    whatAttachedNowMustStill: 'что подключено сейчас; оно должно остаться',
    deletedOwnerMakesNewOne: 'deleted; владелец создаст новый, одиночный Pod придётся создать заново',
  },
  'fix.lines': {
    noOutputOnceNamedLines: 'нет вывода, когда названные строки изменены; скрытое здесь остаётся в файле как есть',
    fileHoldsValuesNotRepeated:
      'В файле есть значения, которые здесь не повторяются: меняйте только названные строки, в файле на узле.',
    whatStandsThereLineFile: (line: number) =>
      `то, что стоит там в строке ${line} файла на узле; это может быть секрет, и здесь он не повторяется`,
  },
  'fix.managed': {
    hasNoSetting: (itsName: string, situation: string) => `В ${itsName} нет настройки «${situation}».`,
    widerThanOneRegistryEvery: 'Шире одного реестра: этому центру станет доверять каждая программа на узле.',
    trustCaEverythingNode: (title: string) => `${title} и доверять его центру на всём узле`,
    putIntoUserDataNew:
      'Внесите в user data новых узлов; на работающем узле примените из admin- или control-контейнера. Нужные службы система перезапустит сама. Без trusted = true набору не доверяют.',
    registryItselfStillTriedAfter:
      'После зеркал всё равно запрашивается сам реестр; частный ECR через зеркало не работает.',
    noOutput: 'нет вывода',
    whatSet: 'то, что задано',
    thenApplySettingsTheyWere: 'затем примените прежние настройки',
    bottlerocketAlwaysTriesRegistryItself:
      'Bottlerocket после зеркал всегда обращается к самому реестру: зеркала без запасного пути нет.',
    bottlerocketCannotMirrorPrivateEcr: 'Bottlerocket не умеет зеркало для частного ECR.',
    howGkeRegistryhostsCloseWay:
      'Как registryHosts в GKE закрывают путь к самому реестру, не документировано; оставьте запасной путь или закройте реестр в сети.',
    gkeOffersNoNodesGive: (situation: string) =>
      `GKE не предлагает «${situation}» для узлов; дайте реестру сертификат, хотя бы от частного центра.`,
    nodesCreatedAnewFqdnsTake:
      'Узлы создаются заново. fqdns допускают порт, но не шаблон; service account узлов нужна роль roles/secretmanager.secretAccessor. Не для узлов Windows. Файлы на узле не правят: в Autopilot и Container-Optimized OS это единственный путь.',
    updatedNodesReplacedOneAfter: 'Updated; узлы заменяются по одному',
    aksTakesTenCertificatesMost: 'AKS принимает не больше десяти сертификатов.',
    addedTrustStoreEveryLinux:
      'Добавляется в хранилище каждого узла Linux, для всех реестров, при следующем обновлении образа узлов; не больше десяти сертификатов, и файл заменяет прежний список: внесите в него и прежние. Не для пулов Windows.',
    noOutputNoCustomCa:
      'нет вывода: своих центров ещё нет; иначе сначала добавьте их в ca-certificates.pem, раскодировав',
    nodesImagesRolledOutAnew: 'Образы узлов раскатываются заново. CA самого прокси указывают в trustedCa, base64.',
    aksOffersNoNodesHosts: (situation: string) =>
      `AKS не предлагает «${situation}» для узлов: hosts.toml там не поддерживается и теряется при обновлении образа.`,
  },
  'fix.openshift': {
    machineConfigOperatorRollsChange:
      'Machine config operator раскатывает изменение по узлам: с drain и перезагрузкой или с reload CRI-O, смотря по версии. Руками на узлах ничего не меняют.',
    createdConfigured: 'created или configured',
    updatedTrueEveryPool: 'UPDATED True у каждого пула',
    configmapKeyCannotHoldIpv6: 'Ключ ConfigMap не может содержать адрес IPv6; дайте реестру имя.',
    configmapUseHasOneMore: 'в используемом ConfigMap стало на ключ больше',
    patchedKeyGoneWhat: 'patched: ключа нет, или он прежний',
    oneConfigmapHoldsCasAll:
      'Центры всех реестров лежат в одном ConfigMap: если он уже используется, ключ добавляется в него.',
    imagedigestmirrorsetServesPullsDigestOnly:
      'ImageDigestMirrorSet действует только для загрузок по дайджесту, ImageTagMirrorSet — по тегу: обычно нужны оба.',
    mirrorCaGivenSituationPrivate: 'Центр зеркала задаётся ситуацией private-ca для хоста зеркала.',
    patchedListHoldsWhatHeld: 'patched; в списке прежние записи и этот хост',
    patchedOthersStayList: 'patched; остальные остаются в списке',
    insecureregistriesAllowsBothUnverifiedTls: 'insecureRegistries разрешает и TLS без проверки, и обычный HTTP.',
    patchedTrustedcaExceptionsWereThere: 'patched; trustedCA и прежние исключения остаются',
    patchedExceptionsOthersStay: 'patched; чужие исключения остаются',
    proxyOwnCaWhereInspects:
      'CA самого прокси, если он вскрывает TLS, указывают в Proxy/cluster spec.trustedCA: ConfigMap в openshift-config с ключом ca-bundle.crt.',
    openshiftHasNoObjectClient:
      'В OpenShift нет объекта для клиентского сертификата реестра; нужен MachineConfig с файлами /etc/containers/certs.d.',
    openshiftObjectsCannotExpress: (situation: string) => `Объекты OpenShift не умеют «${situation}».`,
    clusterOwnPullSecretServes:
      'Секрет кластера действует во всех пространствах имён. Пароль спрашивается в приглашении; записи других хостов сохраняются (нужен jq). Начиная с OpenShift 4.7 узлы ради этого не перезагружаются.',
    hostListNoPassword: 'хост в списке, без паролей',
  },
  'fix.proxy': {
    proxyOwnUrlUsuallyHttp:
      'Сам адрес прокси обычно http:// и для HTTPS_PROXY. Пароль в нём окажется в файле на узле: режим 0600 и только если иначе нельзя; особые символы в нём кодируются процентами.',
    internalRegistriesBelongIntoNo:
      'Внутренние реестры внесите в NO_PROXY: хост, .суффикс или адрес; *.суффикс Go не понимает, а CIDR действует только для образов, названных по адресу.',
    noOutput: 'нет вывода',
    noOutputExceptionsWereThere: 'нет вывода: прежние исключения есть и в новом файле',
    threeVariables: 'три переменные',
  },
  'fix.rancher': {
    noK3sTarget: (target: string) => `не цель k3s: ${target}`,
    theseVariablesReachAllRuns: (distributionName: string) =>
      `Эти переменные действуют на всё, что ${distributionName} запускает в одном процессе: и на API-сервер, webhook’и и kubelet, поэтому сети Pod и служб внесите в NO_PROXY. CONTAINERD_HTTP_PROXY, CONTAINERD_HTTPS_PROXY и CONTAINERD_NO_PROXY в том же файле действуют только на containerd.`,
    noOutputRunningPodsGo: 'нет вывода; работающие Pod не прерываются',
    everyNodeServersAgentsIf: (hosts: string) =>
      `На каждом узле, серверах и агентах. Если файл есть, добавьте эти ключи; файлы под ${hosts} при каждом старте пишутся заново.`,
    serverHostLinesTheseKeys: 'строки server и host, в которые превратились ключи',
    cannotCloseWayRegistryItself: (itsName: string, version: undefined | string) =>
      `${itsName} ${version} не может закрыть путь к самому реестру: disable-default-registry-endpoint появился в 1.26.13, 1.27.10, 1.28.6 и 1.29.1.`,
    registryItselfStaysLastResort: 'Сам реестр остаётся последней возможностью.',
    disableDefaultRegistryEndpointCloses:
      'disable-default-registry-endpoint закрывает на этом узле путь к реестрам из mirrors; запись под configs с тем же именем открыла бы его снова.',
    registriesYamlCannotExpress: (situation: string) => `registries.yaml не умеет «${situation}».`,
  },
  'fix.rollout': {
    changedOwnRoadWhichAlready: (target: string, rollout: string) =>
      `${target} меняется собственным способом, который уже охватывает все узлы; раскатку через ${rollout} там откатят или не примут.`,
    windowsNodesTakeNoShell:
      'Узлы Windows не выполняют shell-скрипты; используйте образ платформы или групповую политику.',
    clientKeyDoesNotBelong:
      'Ключу клиента не место в ConfigMap и user data: их читают многие; доставьте его образом узла, через Ansible с vault или вручную.',
    allNodesDaemonset: (title: string) => `${title}, на всех узлах через DaemonSet`,
    installerMountsOnlyHostsDirectory:
      'Установщик монтирует только каталог hosts и не имеет привилегий; каждый файл пишется под другим именем и переименовывается. Ничего не перезапускается.',
    theseFilesNeedCommandNode:
      'Этим файлам нужна команда на самом узле, поэтому установщик привилегированный. Ничего не перезапускается; среда выполнения перечитывает файлы, узел за узлом.',
    theseFilesNeedCommandNode2: (restarts: string) =>
      `Этим файлам нужна команда на самом узле, поэтому установщик привилегированный. С ACTION=none он ничего не трогает; с install узлы по одному получают файлы и перезапускают ${restarts.replaceAll(' ', ' или ')}, только если файл изменился. Новый узел — при вводе.`,
    configPathMustSetNodes:
      'config_path на узлах уже должен быть задан: этот Pod не меняет config.toml. Проверка ниже его покажет.',
    nodeHasSuchFileOwn:
      'Узел, где такой файл уже есть, не трогается и не перезапускается; его строка в журнале называет файл. Ansible дополняет то, что есть.',
    imageMustNotComeFrom:
      'Его образ не должен браться из чинимого реестра. Не для Talos, Bottlerocket, Container-Optimized OS и OpenShift.',
    namespaceConfigmapDaemonsetCreatedNothing:
      'namespace, configmap и daemonset созданы; на узлах пока ничего не меняется',
    oneNodeAfterOtherThen: 'узел за узлом, затем: successfully rolled out',
    installedEachNodeNodeLeft:
      '«installed» для каждого узла; на узле с «left alone» этого нет, причина в той же строке',
    noOtherRegistryLineEach: (certsD: string) =>
      `в строке реестра только ${certsD}, на каждом узле; иначе сначала задайте его: через Ansible или исправлением для одного узла`,
    oneNodeAfterOtherWhat: 'узел за узлом: записанное убрано, прежнее возвращено',
    removedEachNodeLeftAlone: '«removed» для каждого узла; «left alone» называет файл, который с тех пор изменили',
    installerRemovesItself: 'установщик удалён',
    newNodesCloudInit: (title: string) => `${title}, на новых узлах через cloud-init`,
    userDataNewNodesRuns:
      'User data новых узлов: выполняется при первой загрузке, работающие узлы не меняет. На свежем узле этих файлов ещё нет; если они есть в образе, используйте Ansible.',
    statusDoneNoErrors: 'status: done, без ошибок',
    giveNewNodesUserData: 'верните новым узлам прежние user data',
    allNodesAnsible: (title: string) => `${title}, на всех узлах через Ansible`,
    oneNodeAfterOtherFirst:
      'Узел за узлом; первая ошибка останавливает выполнение. Содержимое файла сохраняется и дополняется, рядом лежит копия; обработчик запускается только при изменении. Ключи держите в ansible-vault.',
    filesNothingElse: 'только эти файлы',
    failed0EveryNode: 'failed=0 у каждого узла',
    changed0EveryNodeAll: 'changed=0 у каждого узла: файлы есть у всех',
    failed0EveryNodeStops: 'failed=0 у каждого узла; останавливается на первом узле, где файл с тех пор изменили',
    throughKubectlDebug: (title: string) => `${title}, через kubectl debug`,
    nodeWithoutSshPodOwn:
      'Для узла без SSH: отдельный Pod с корневым каталогом узла. Его образ узел должен уметь загрузить. Потом удалите этот Pod.',
    noError: 'нет ошибок',
    podDeleteKubectlDeletePod: 'Pod, который нужно удалить: kubectl delete pod ИМЯ',
  },
  'fix.server': {
    fileHoldsLeafFirstThen: 'В файле сначала сам сертификат, затем подписавший его; корень не нужен.',
    copyKeyKeepSafeDelete: 'копия, в ней есть ключ: храните надёжно и потом удалите',
    serversideAppliedControllerReadsItself: 'serverside-applied; контроллер перечитает сам',
    sslCertificateNamesOneFile:
      'ssl_certificate указывает один файл со всей цепочкой; отдельной директивы для промежуточных нет.',
    testSuccessfulReloadNoRestart: 'test is successful; reload, без перезапуска',
    tlsCrtIngressSecretSent:
      'tls.crt из секрета Ingress отправляется как есть: сначала сертификат, затем промежуточный.',
    httpsCertificateHarborYmlHarbor: 'https.certificate в harbor.yml; nginx в Harbor отправляет файл как есть.',
    startedHarborAwayAboutMinute: 'Started; Harbor недоступен около минуты',
    httpTlsCertificateRegistryHttp:
      'http.tls.certificate или REGISTRY_HTTP_TLS_CERTIFICATE указывает один файл со всей цепочкой.',
    bindSslCrtNamesOne: 'bind … ssl crt указывает один файл: сертификат, промежуточный и ключ, в этом порядке.',
    certfileDynamicConfigurationHoldsChain:
      'certFile динамической конфигурации содержит цепочку; без сертификата для хоста Traefik показывает собственный по умолчанию.',
    noOutputTraefikReadsItself: 'нет вывода; Traefik перечитает сам',
    certManagerWritesLeafIntermediate:
      'cert-manager сам пишет сертификат и промежуточный в tls.crt, если их выдаёт issuer: у CA issuer цепочка должна быть в tls.crt его секрета, Vault и ACME её присылают.',
    createdConfigured: 'created или configured',
    its2More: '2 или больше',
    okIntermediateSignedLeaf: 'OK: промежуточный подписал этот сертификат',
    noOutputLeafFirst: 'нет вывода; сначала сам сертификат',
    noOutput: 'нет вывода',
    registryServerHasNoSetting: (situation: string) => `У сервера реестра нет настройки «${situation}».`,
    unknownServerKnown: (server: string, Object: string) => `Неизвестный сервер «${server}»; известны: ${Object}.`,
    its2MoreHowManyCertificates:
      '2 или больше: сколько сертификатов отправляется на деле; проверка файла против самого себя ничего не доказывает',
    letServerSendIntermediateWell: (serverName: string) =>
      `Пусть сервер отправляет и промежуточный сертификат (${serverName})`,
    oneRepairAllClientsNo: 'Одно исправление для всех клиентов: узлы не трогаются.',
    noOutputFilesBefore: 'нет вывода: прежние файлы',
  },
  'fix.talos': {
    talosHasNoShellGoes:
      'У Talos нет оболочки: это отправляется на каждый узел через API, без перезагрузки. В этих документах центр — текст PEM; в machine.registries до 1.12 — base64.',
    noErrorPullSecretsNot: 'нет ошибки; секреты здесь не участвуют',
    takeAddedDocumentsOutAgain: 'уберите добавленные документы',
    talosRegistryDocumentsCannotExpress: (situation: string) => `Документы реестров Talos не умеют «${situation}».`,
    machineRegistriesCannotExpress: (situation: string) => `machine.registries не умеет «${situation}».`,
  },
  'fix.trust': {
    trustStoreCannotExpress: (situation: string) => `Хранилище сертификатов не умеет «${situation}».`,
    filesNodeDoNotChange: (os: string, other: string) =>
      `У ${os} хранилище не меняется файлами на узле; для него есть цель «${other}».`,
    noTrustStoreKnown: 'Хранилище неизвестно.',
    noOutputRunningContainersGo: 'нет вывода; контейнеры продолжают работать, у Docker — только с live-restore',
    systemTrustStoreTrustCa: (storeName: string) =>
      `Системное хранилище (${storeName}): доверять этому центру на всём узле`,
    widerThanOneRegistryEvery: 'Шире одного реестра: этому центру станет доверять каждая программа на узле.',
    runtimeRestartedBecauseGoReads:
      'Среда выполнения перезапускается, потому что Go читает хранилище один раз; другим службам это не нужно.',
    its1AddedNoOutput: '1 added или нет вывода',
    windowsTrustCaEverythingNode: 'Windows: доверять этому центру на всём узле',
    powershellAdministratorEveryProgramNode:
      'PowerShell, от имени администратора. Этому центру станет доверять каждая программа на узле.',
    thumbprintSubject: 'отпечаток и субъект',
    noOutput: 'нет вывода',
  },
}
