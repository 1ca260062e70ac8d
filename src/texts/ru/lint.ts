export const lint = {
  'lint.config-toml': {
    containerdDoesNotStart: 'containerd с ним не запустится.',
    noContainerdKnowsVersion: (version: string, down: string) => `Версии ${version} нет ни в одном containerd: ${down}`,
    containerdDoesNotKnowVersion: (number: number, down: string) =>
      `Этот containerd не знает версии ${number}: ${down}`,
    fileVersionContainerd2X: (number: number, current: string) =>
      `В файле версии ${number} containerd 2.x молча пропускает эту таблицу; там она называется plugins."${current}".registry. 1.7 с таким файлом не запустится, 1.6 его читает.`,
    containerd1XDoesNot: (old: string) =>
      `containerd 1.x эту таблицу не читает; там она называется plugins."${old}".registry.`,
    withoutVersion2Containerd1:
      'Без version = 2 containerd 1.x читает файл как версию 1, и эта таблица не действует; 2.x читает его как версию 3 и тоже её отбрасывает.',
    fileVersion2Table2:
      'Файл версии 2 с таблицей 2.x работает в containerd 2.x и не действует в 1.x. В 1.x таблица называется plugins."io.containerd.grpc.v1.cri".registry, её читает и 2.x.',
    mirrorsBesideConfigPathCri:
      'mirrors рядом с config_path: плагин CRI не загрузится, узел станет NotReady. Перенесите их в файлы hosts.toml.',
    configsTlsBesideConfigPath:
      'configs…tls рядом с config_path: в 1.x плагин CRI не загрузится, в 2.x таблица не действует. Укажите центр в hosts.toml.',
    containerd2XHasNo:
      'В containerd 2.x больше нет registry.configs…tls: ca_file и insecure_skip_verify здесь не действуют. Используйте hosts.toml.',
    containerd21NewerTake:
      'containerd 2.1 и новее принимают список за имя одной папки: ни один hosts.toml не читается, и молча (containerd/containerd#12415). Укажите одну папку.',
    configPathNamesFolderAbove:
      'config_path — это папка над всеми хостами, /etc/containerd/certs.d, а не папка хоста и не файл.',
    keyCalledConfigPathAny: 'Ключ называется config_path; другие не действуют.',
    configPathCountsOnlyTable: (value: string) => `config_path действует только в таблице plugins."${value}".registry.`,
    verificationOffRegistryAnyoneWay: 'Для этого реестра проверка отключена: любой на пути может подменить образы.',
    criPluginSwitchedOffKubelet:
      'Плагин CRI отключён: kubelet получит «unknown service runtime.v1.RuntimeService». Такую строку ставит пакет Docker.',
    loginConfigTomlReadableNode:
      'Данные входа в config.toml видны на узле, устарели и не используются, если их присылает kubelet. Используйте секрет.',
  },
  'lint.daemon-json': {
    dockerdDoesNotStart: 'dockerd с ним не запустится.',
    commaBeforeClosingBracketNo: (down: string) => `Запятая перед закрывающей скобкой — не JSON: ${down}`,
    notJson: (down: string) => `Это не JSON: ${down}`,
    keyCalledUnknownKeyStops: (right: string) =>
      `Ключ называется ${right}; неизвестный ключ не даёт службе запуститься.`,
    list: (list: string, down: string) => `${list} — это список: ${down}`,
    mirrorWholeUrlHttpHttps: (down: string) => `Зеркало — полный URL с http или https: ${down}`,
    mirrorUrlHoldsNoLogin: (down: string) => `В URL зеркала нет логина, запроса и фрагмента: ${down}`,
    dockerAppendsV2ToPath: (asked: string) =>
      `Docker спрашивает под ${asked}: он дописывает к пути /v2, получает 404 и молча идёт в Docker Hub; до версии 24 он не запустится. Проект или прокси под путём не может быть его зеркалом.`,
    hostPortNetworkWithoutScheme: 'host[:port] или сеть, без схемы; Docker убирает её с предупреждением.',
    noVerificationPlainHttpAnyone: (host: string) =>
      `Для ${host} нет проверки и разрешён обычный HTTP: любой на пути может подменить образы. Центр кладут в /etc/docker/certs.d/HOST/ca.crt.`,
  },
  'lint.hosts-toml': {
    containerdLogsFailedDecodeOnce: 'containerd один раз пишет «failed to decode» и работает так, словно файл пуст.',
    serverStandsBelowTableBelongs:
      'server стоит под таблицей и относится к ней: он не действует. Ключи корня пишут до первой [host…].',
    hostTableCalledHostUrl: 'Таблица хоста называется [host."URL"]; таблица с одним URL не действует.',
    thereNoHostTableContainerd: `Нет таблицы [host…]: containerd с 1.5 по 1.7.31 отвергает весь файл (containerd/containerd#10027), а с ним ca, server и skip_verify.`,
    loginHeaderStandsFileEveryone:
      'Данные входа в заголовке видны всем на узле и не работают с реестрами, где есть служба токенов. Их место — в секретах kubelet.',
    dockerIoContactedLiterallyHere:
      'docker.io здесь запрашивается буквально, а это сайт: реестр Docker Hub — https://registry-1.docker.io.',
    dialTimeoutIsDuration: (skipped: string) => `dial_timeout — это длительность в кавычках, например "3s": ${skipped}`,
    unknownCapability: (wrong: string, skipped: string) => `Неизвестная возможность ${wrong}: ${skipped}`,
    referrersKnownFromContainerd2: 'referrers известен с containerd 2.2; более старые версии отбрасывают весь файл.',
    withoutResolveHostSkippedTags:
      'Без resolve этот хост пропускается для тегов и служит только загрузкам по дайджесту.',
    flatListMeansTwoFiles: 'Плоский список — это два файла, в каждом сертификат и ключ; пара пишется списком в списке.',
    certificatePastedServerOwnNo:
      'Вставленный для этого сертификат — серверный, а не центр: Go примет его только до продления. Установите подписавший его корень.',
    onlyPemReadDerFile:
      'Читается только PEM; с файлом DER загрузка падает с «unable to load CA cert»: openssl x509 -inform der -in ca.cer -out ca.crt',
    verificationOffAnyoneWayCan:
      'Проверка отключена: любой на пути может подменить образы. Лучше укажите центр. Обычный HTTP это не включает.',
    hostsTomlHasNoKey: (key: string) =>
      `В hosts.toml нет ключа ${key}: он не действует, а данные входа лежат в файле у всех на виду. Используйте imagePullSecrets.`,
    hostsTomlHasNoKey2: (key: string, right: undefined | null | string) =>
      `В hosts.toml нет ключа ${key}: он молча не действует.${right ? ` Нужен ${right}.` : key === 'rewrite' ? ' Его знают только k3s и RKE2, в registries.yaml.' : ''}`,
    dottedKeysInlineTablesHost:
      'Ключи через точку и вложенные таблицы хоста containerd 2.x молча отбрасывает. Пишите таблицу: [host."URL"], ключи под ней.',
    withoutOverridePathTrueContainerd: (url: string) =>
      `Без override_path = true containerd добавит /v2 ещё раз и спросит ${url}/v2/…, а это страница, не реестр.`,
    overridePathUrlMustHold: 'С override_path адрес сам должен содержать /v2; здесь запросы уйдут в корень хоста.',
    fileNameHostsTomlHost: 'Файл называется hosts.toml; host.toml не читается.',
    imagesDockerHubLookedUp: 'Образы Docker Hub ищутся в папке docker.io; registry-1.docker.io указывают в server.',
    folderNamedExactlyHostImage:
      'Папка называется в точности как хост в образе: без схемы, без шаблона, порт — только если он есть в образе.',
  },
  'lint.index': {
    nestedFarDeeperThanAny: 'Вложенность больше, чем бывает в таких файлах: файл не прочитан.',
    doesNotParseWhatValue: 'Файл не разбирается, и что в нём значение, сказать нельзя: ничего из него не повторяется.',
  },
  'lint.registries-conf': {
    wholeConfigurationRejectedEveryPull: 'отвергается вся настройка, и с ней любая загрузка.',
    oldRegistriesSectionsCannotStand: (rejected: string) =>
      `Старые разделы [registries.…] несовместимы с [[registry]]: ${rejected}`,
    registryElementList: (singleName: string) => `Реестр — элемент списка: [[${singleName}]].`,
    hasNoSchemeUriSchemes: (key: string, rejected: string) =>
      `В ${key} не пишут схему («URI schemes are not supported»): ${rejected}`,
    imagesDockerHubCalledDocker: 'Образы Docker Hub называются docker.io/…: этот префикс им не подходит.',
    wildcardPrefixDomainAloneWithout: 'Префикс с шаблоном — только *.домен, без порта и пути.',
    keyStandsBelowRegistryBelongs:
      'Этот ключ стоит под [[registry]] и относится к нему: там он не действует. Его пишут до первой таблицы.',
    insecureTrueAllowsUnverifiedTls:
      'insecure = true разрешает TLS без проверки и обычный HTTP: любой на пути может подменить образы. Центр кладут в /etc/containers/certs.d.',
    registriesConfHasNoKey: (key: string) => `В registries.conf нет ключа ${key}: он молча не действует.`,
    prefixNeedsLocationEvenWhere: 'К prefix нужен location, даже если заданы зеркала.',
    mirrorDigestOnlyCannotStand: 'mirror-by-digest-only несовместим с pull-from-mirror.',
  },
  'lint.registries-yaml': {
    k3sRke2DoNotStart: 'k3s и RKE2 с ним не запустятся.',
    mustQuotesYamlTakesAlias: (down: string) => `* нужно в кавычках, иначе YAML примет его за псевдоним: ${down}`,
    tabIndentsLineYamlWants: (down: string) => `Строка с отступом табуляцией: YAML требует пробелы; ${down}`,
    notYaml: (errorMessage: string, down: string) => `Это не YAML: ${errorMessage} ${down}`,
    hasNoKeyIgnoredWithout: (where: string, key: string, right: undefined | string) =>
      `В ${where} нет ключа ${key}: он молча не действует.${right ? ` Нужен ${right}.` : ''}`,
    withoutSchemePathUnderUrl: (what: string) =>
      `${what} без схемы и пути: под URL запись молча не действует (k3s-io/k3s#13255).`,
    mirrorsKeyedHostImagesName: 'Ключ в mirrors — хост, как его называют образы,',
    imagesDockerHubCalledDocker: 'Образы Docker Hub называются docker.io: зеркало под этим именем им не служит.',
    endpointDefaultOneEntryChanges: 'Эта точка и так используется по умолчанию: запись ничего не меняет.',
    endpointList: (down: string) => `endpoint — это список: ${down}`,
    configsKeyedHostPortContacted: 'Ключ в configs — хост и порт, к которым обращаются,',
    passwordClearTextGiveFile: 'Пароль открытым текстом: режим файла 0600, а лучше — imagePullSecrets.',
    belongsUnderTlsHereSilently: (pairKey: string) => `${pairKey} должен стоять под tls; здесь он молча не действует.`,
    mustTrueFalseWithoutQuotes: (key: string, down: string) => `${key} — это true или false без кавычек: ${down}`,
    verificationOffAnyoneWayCan:
      'Проверка отключена: любой на пути может подменить образы. Лучше укажите центр через ca_file.',
  },
  'lint.shell': {
    listAtomicMergePatchReplaces:
      'Этот список атомарный: merge-патч заменит его, и остальные секреты service account пропадут. Добавляйте в конец: --type=json и "path": "/imagePullSecrets/-".',
    passwordHereEndsUpShell:
      'Пароль здесь попадёт в историю оболочки и список процессов. Вводите его в приглашении или читайте из файла.',
    shellEatsWhatFollowsRobot: 'Оболочка съест то, что после $: имя робота берут в одинарные кавычки.',
    makesTrustAnchorWhateverNetwork:
      'Так доверенным становится всё, что прислала сеть, начиная с сертификата сервера; корня там обычно нет, а перехватчик — будет. Возьмите корень у владельца и сверьте отпечаток.',
    beforeDevNullMissingS: 'Перед /dev/null нет <: s_client примет его за аргумент.',
    typographicDashNoOptionType: 'Типографское тире — не опция: нужен обычный дефис.',
    dotKeyMustEscapedStands:
      'Точку в ключе нужно экранировать: в таком виде ничего не выбирается. И пароль попадёт на экран.',
    debianUpdateCaCertificatesReads: 'update-ca-certificates в Debian читает только имена на .crt.',
    fileVerifiedAgainstItselfProves:
      'Проверка файла против него самого доказывает лишь, что он содержит себя. Спросите сервер с узла.',
    turnsVerificationOffEveryRegistry:
      'Так проверка отключается сразу для всех реестров. Доверьте один центр для одного реестра.',
  },
  'lint.toml': {
    hasValueWithoutQuotesNo: (key: string, consequence: string) =>
      `Значение ${key} без кавычек: это не TOML, ${consequence}`,
    urlTableNameNeedsQuotes: (consequence: string) => `URL в имени таблицы нужны кавычки: ${consequence}`,
    fileBeginsByteOrderMark: 'Файл начинается с метки порядка байтов: containerd 2.x его отвергает.',
    notToml: (wrongMessage: string, consequence: string) => `Это не TOML: ${wrongMessage}; ${consequence}`,
    mustTrueFalseWithoutQuotes: (key: string, consequence: string) =>
      `${key} — это true или false без кавычек: ${consequence}`,
  },
}
