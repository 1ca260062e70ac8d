export const notes = {
  notes: {
    weaker: (title: string) => `Ничто здесь не говорит за это сильнее, чем за «${title}».`,
    anotherIssuerDnsAmongNames: (details: string) => `другой издатель и DNS:${details} среди имён`,
    namespaceIngress: 'пространство имён Ingress',
    dnsAmongNamesEndFuture: (d: string) => `DNS:${d} среди имён и срок в будущем`,
    secretLiesNamespaceIngressType:
      'Секрет лежит в пространстве имён Ingress, имеет тип kubernetes.io/tls, и его сертификат называет этот хост; контроллер подхватит его без перезапуска.',
    neverTrustDefaultCertificate: 'Доверять сертификату по умолчанию нельзя.',
    underTlsTooSecretWhere: (d: string) =>
      `${d} и под TLS, с секретом; если его нет, добавьте spec.tls с hosts и secretName (или запустите контроллер с --default-ssl-certificate=NAMESPACE/SECRET)`,
    secretnameCertresolverRouteTlsstoreNamed: (d: string) =>
      `secretName или certResolver у маршрута ${d} или в TLSStore с именем default`,
    seeWhyCertManagerHas: 'Выясните, почему cert-manager ещё не выпустил сертификат',
    readyTrueCertificateHostElse:
      'READY True у Certificate этого хоста; иначе посмотрите describe того, который не готов',
    pointAcmeClientProductionIssue: 'Переключите клиент ACME на рабочий адрес и выпустите сертификат заново',
    productionEndpointHttpsAcmeV02:
      'Рабочий адрес: https://acme-v02.api.letsencrypt.org/directory. cert-manager: spec.acme.server у issuer или отдельный рабочий issuer, указанный в Certificate; certbot: без --staging и --test-cert; Traefik: caServer, а тестовые записи убрать из acme.json; Caddy: acme_ca.',
    productionCountsWhatIssuesSwitch: 'Рабочая среда считает выпуски: переключайтесь один раз, когда тестовый прошёл.',
    neverTrustStagingCa: 'Доверять тестовому центру нельзя.',
    issuerCertificateAcmeV02Not: 'issuer этого сертификата с acme-v02, а не acme-staging-v02',
    letNameLeadCloudflareAgain: 'Пусть имя снова ведёт на Cloudflare, или поставьте на сервер публичный сертификат',
    dnsRecordSetProxiedNodes:
      'Запись DNS должна быть «proxied», в том числе для резолвера узлов; если узлы должны ходить напрямую, серверу нужен собственный публичный сертификат.',
    addressesCloudflareNotServer: 'адреса Cloudflare, а не сервера',
    findOutWhoLeavesServer: 'Выясните, кто теряет имя сервера: клиент или прокси по дороге',
    rightCertificateThenNameLost: 'правильный сертификат: тогда имя теряется по дороге; тот же самый: отвечает прокси',
    rootSubCaPublishedHttps:
      'Корневой и выпускающий сертификаты опубликованы на https://www.gosuslugi.ru/crt. Выпускающий сервер должен отправлять сам.',
    privateRootSignsLeafDirectly:
      'Частный корень, подписавший сертификат напрямую, выглядит так же; тогда больше одного сертификата и не бывает.',
    deviceBetweenSignsAnewSays:
      'Устройство на пути, которое подписывает заново, выглядит так же; как и старое или пустое хранилище на узле.',
    soStaysFixedOwnWay: (vendorName: string) => `Чтобы не повторялось: собственный способ ${vendorName}`,
    matchesKubeletSendsLoginImage: 'Подходит: kubelet отправит этот вход для образа.',
    matchesDockerHubEntryBecause: 'Подходит как запись Docker Hub, потому что других подходящих нет.',
    notTriedDockerHubEntry: (by: string) =>
      `Не используется: запись Docker Hub действует, только когда не подходит ни один другой ключ, а «${by}» подходит.`,
    ignoredKubeletCannotParseKey: 'Пропускается: kubelet не может разобрать этот ключ как URL.',
    neverMatchesNotSchemeKubelet: (scheme: string) =>
      `Не подойдёт никогда: схему «${scheme}://» kubelet не отбрасывает; оставьте один хост.`,
    notMatchedKeyImage: (reasonKey: string, image: string) =>
      `Не подходит: ключ для ${reasonKey}, а образ на ${image}.`,
    notMatchedUpperLowerCase: (reasonKey: string, image: string) =>
      `Не подходит: регистр букв важен; в ключе ${reasonKey}, в образе ${image}.`,
    notMatchedPortsComparedLiterally: (reasonKey: string, image: string) =>
      `Не подходит: порты сравниваются буквально; в ключе ${reasonKey}, в образе ${image}.`,
    notMatchedEachStandsExactly: (reasonKey: string, image: string) =>
      `Не подходит: каждая * заменяет ровно одну часть между точками; ${reasonKey} против ${image}.`,
    notMatchedPathNotBeginning: (path: string, repository: string) =>
      `Не подходит: путь ${path} не является началом ${repository}.`,
    neverMatchesKeyMustNot: 'Не подойдёт никогда: в ключе не должно быть тега.',
    notMatchedPathApiNot: (path: string) => `Не подходит: ${path} — путь API, а не репозитория; оставьте один хост.`,
    notMatchedDockerHubKubelet: (reasonKey: string) =>
      `Не подходит: для Docker Hub kubelet знает docker.io и index.docker.io, но не ${reasonKey}.`,
    imageNameDoesNotParse: (image: string) => `Имя образа ${image} не разбирается.`,
    harborRobotsCalledRobotName:
      'Роботы Harbor зовутся robot$ИМЯ. Если это такой, оболочка заменила $ИМЯ пустотой: пишите имя в одинарных кавычках.',
    passwordEndsNewlineEchoWithout: 'Пароль заканчивается переводом строки (echo без -n): реестр его отвергнет.',
    authUsernamePasswordDisagreeKubelet: 'auth и username/password не совпадают; kubelet берёт auth.',
    identityTokenNeverReadKubelet: 'identity token kubelet не читает: остаётся имя без пароля.',
    userWithoutPassword: 'Имя без пароля.',
    authMustBase64UserPassword: 'auth должен быть base64 от имя:пароль; двоеточия в нём нет.',
    emptyEntryCountsMatchWithout:
      'Пустая запись считается подходящей, но без входа; на рабочем столе настоящий вход хранит помощник, которого kubelet не спрашивает.',
    podNamesKubeletReads: 'Pod ссылается на него: kubelet его читает.',
    podNamesButTypeOne:
      'Pod ссылается на него, но секреты такого типа kubelet пропускает: из него ничего не отправляется.',
    podNamesPasteDoesNot: 'Pod ссылается на него; во вставленном тексте его нет.',
    podNamesButAnotherNamespace:
      'Pod ссылается на него, но он в другом пространстве имён: kubelet смотрит только в пространство самого Pod.',
    entryWithoutNameSkipped: 'Запись без имени: пропускается.',
    onlyServiceAccountNamesPod:
      'На него ссылается только service account. У Pod есть собственный список, и они не объединяются.',
    onlyServiceAccountNamesList:
      'На него ссылается только service account. Список копируется при создании Pod: этот Pod старше, его нужно создать заново.',
    existsNamespaceButNeitherPod:
      'Он есть в пространстве имён, но ни Pod, ни его service account на него не ссылаются: секрет, который просто существует, не используется.',
    inputEmptyCommandBeforeMay:
      'ввод пуст: команда перед ним могла завершиться ошибкой или писать в стандартный поток ошибок',
    kubectlCouldNotAnswerSo: (words: string) => `kubectl не смог ответить, и о загрузках ничего не известно: ${words}`,
    kubectlFoundNothingThereAnother: (words: string) =>
      `kubectl там ничего не нашёл: «${words}» Другое пространство имён запрашивают с -n ИМЯ, все сразу — с -A.`,
    goTakesAnyCertificateStore:
      'Go принимает любой сертификат хранилища как опору; OpenSSL требует, чтобы цепочка кончалась самоподписанным корнем.',
    opensslWantsServerUsageName: 'OpenSSL требует явного назначения для сервера; Go достаточно «any».',
    opensslSecurityLevelRefusesKey:
      'Уровень безопасности OpenSSL отвергает этот ключ или дайджест; у Go такого уровня нет.',
    timeCertificateWrittenFormGo: 'Время в сертификате записано в форме, которую Go читает, а OpenSSL — нет.',
    opensslDoesNotLoadFile:
      'OpenSSL не загружает файл, в котором повреждён хотя бы один сертификат; Go его пропускает.',
    theyDisagreeAboutVerySecond:
      'Они расходятся в последней секунде срока, или OpenSSL пошёл другим путём, через просроченный сертификат.',
    opensslComparesHostMoreNarrowly:
      'OpenSSL сверяет хост строже: без завершающей точки и без звёздочки сразу под доменом верхнего уровня.',
    opensslTriesOnePathOnly: 'OpenSSL пробует только один путь; Go нашёл другой.',
    opensslFallsBackCommonName:
      'OpenSSL обращается к Common Name или допускает звёздочку внутри метки; Go читает только Subject Alternative Name.',
    goAppliesRuleHereOpenssl:
      'Go применяет здесь правило, которого у OpenSSL нет: для загрузки важно, что говорит среда выполнения.',
    bothRightGoComplainsDates:
      'Правы оба: Go сначала смотрит на даты, затем на имя, затем на путь; OpenSSL начинает с пути. Исправите одно — может всплыть другое.',
    serverAskedWithoutNameMay: (itsName: string) =>
      `Сервер спросили без имени, и он мог показать сертификат по умолчанию; среда выполнения имя передаёт всегда. Спросите ещё раз с -servername ${itsName}.`,
    handshakeWentThroughProxyNode: (proxy: string) =>
      `Это рукопожатие прошло через прокси ${proxy}; узел, который ходит другим путём, может видеть другой сертификат. Сравните на узле, без -proxy.`,
    goCannotReadCertificateStops: (number: number, offset: number, damageLength: number) =>
      `Go не может прочитать сертификат ${number}: чтение обрывается на байте ${offset} из ${damageLength}.`,
    failsRunsThereImageMay: (failing: string, running: string) =>
      `На ${failing} не загружается, на ${running} работает: там образ может просто лежать с прежних времён. Сравните эти узлы: среду выполнения и её файлы реестров, доверенные CA, прокси, маршрут.`,
    podsStillRunBecauseTheir: (image: string) =>
      `Pod с ${image} работают, потому что их образ уже лежит на узле; о том, удастся ли загрузка сегодня, это ничего не говорит.`,
    machinePrintedHandshakeTrustsChain:
      'Машина, на которой снято рукопожатие, доверяет этой цепочке, а программа, которая загружает образ, — нет. Если это тот же узел: у программы свой список центров, или она запущена раньше, чем центр установили. Если другая машина: на узле нет центра, который есть на ней.',
    commandPullsHandPersonLogin:
      'Командой вручную образ загружается: с учётной записью, хранилищем CA, прокси и сетью этого человека. Kubelet и среда выполнения на узле ничем из этого не пользуются.',
    giveIngressHostTlsSecret: 'Задайте Ingress этого хоста секрет TLS',
    giveTraefikCertificateHost:
      'Задайте Traefik сертификат для этого хоста: tls.secretName маршрута или TLSStore «default»',
    showsSecretsPodReallyHas: 'Показывает, какие секреты у Pod на самом деле; kubectl describe их не печатает.',
    notReadKubeletIgnoresType: (type: string | null) =>
      `Не читается: секреты типа ${type ?? 'Opaque'} kubelet пропускает.`,
    matchesButCannotDecode:
      'Ключ подходит, но запись под ним kubelet не может раскодировать, и тогда он не читает ни одной из этого секрета.',
  },
}
