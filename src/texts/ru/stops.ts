export const stops = {
  'learn.stops': {
    deploymentSchedulerKubelet: 'Deployment, планировщик, kubelet',
    deploymentMakesPodSchedulerGives:
      'Deployment создаёт Pod, планировщик даёт ему узел, kubelet узла видит, что образа нет. По imagePullPolicy он решает, загружать ли, собирает логины из секретов Pod и просит среду через сокет.',
    runningRuntimeWhoseCriPlugin: 'Работающая среда с загруженным плагином CRI; политика, которая разрешает загрузку.',
    nothingAskedAnyRegistryErrimageneverpull:
      'Ни один реестр не спрошен: ErrImageNeverPull, неизвестная служба CRI, пределы самого kubelet.',
    eventsPodThenNodeJournal: 'События Pod, затем журнал kubelet и среды на узле.',
    kubeletRuntime: 'kubelet, среда',
    referenceParsedFilledNoHost:
      'Имя разбирается и дополняется: нет хоста — docker.io, нет тега — latest. Дальше всё решает хост: какой каталог читается, какой логин подходит, кого спрашивают.',
    nameParsesLowerCaseNo: 'Имя, которое разбирается: строчные буквы, без схемы, тег после двоеточия.',
    invalidimagenameNothingLeavesNode: 'InvalidImageName; с узла ничего не уходит.',
    imageLinePod: 'Строка image в Pod.',
    nodeResolver: 'резолвер узла',
    runtimeAsksNodeResolverHost:
      'Среда спрашивает резолвер узла, а не DNS кластера. Если есть зеркало, сначала ищется его имя.',
    recordNodeNetworkCanSee: 'Запись, видимую из сети узла.',
    noSuchHostAnswerNo: '«no such host»: ответ — нет. «i/o timeout», «server misbehaving»: ответа нет.',
    nodeNotPod: 'На узле, а не в Pod.',
    nodeNetworkFirewallsProxy: 'сеть узла, файрволы, прокси',
    connectionPortDirectlyThroughProxy:
      'Соединение с портом, напрямую или через прокси из окружения среды. NetworkPolicy не действует: среда живёт в сети узла.',
    routeOpenPortRightExceptions: 'Маршрут, открытый порт и верные исключения в NO_PROXY.',
    refusedSomebodySaidNoTimeout: 'Refused: кто-то отказал. Timeout: пакеты исчезают. Reset: кто-то по пути оборвал.',
    fromNodeFailed: 'С того узла, где сбой.',
    runtimeRegistryPerhapsDeviceBetween: 'среда, реестр, возможно устройство между ними',
    serverShowsCertificateIntermediatesRuntime:
      'Сервер показывает сертификат и промежуточные. Среда строит путь к корню своего хранилища, проверяет имена и даты. Логин ещё не отправлен.',
    wholeChainRootNodeKnows: 'Целая цепочка, известный узлу корень, хост среди имён, верные часы.',
    unknownAuthorityHasFourKinds:
      '«unknown authority» бывает четырёх видов: частный, самоподписанный, неполная цепочка, перехват. Какой — видно по цепочке.',
    handshakeFromNodeServerName: 'Рукопожатие, с узла, с именем сервера.',
    kubeletKeyringRegistryTokenService: 'набор логинов kubelet, реестр, служба токенов',
    registryAnswers401NamesToken:
      'Реестр отвечает 401 и называет службу токенов. Среда берёт логин, который kubelet подобрал по хосту и пути, получает токен и спрашивает снова.',
    secretRightTypePodNamespace: 'Секрет верного типа, в пространстве и списке Pod, с ключом, который подходит образу.',
    noLoginNoneMatchesOne: 'Логина нет, ни один не подошёл, его отвергли, или служба токенов не отвечает.',
    podOwnListThenKeys: 'Список самого Pod, затем ключи секрета (без паролей).',
    registry: 'реестр',
    tagBecomesDigestDigestManifest:
      'Тег становится digest, а digest — манифестом; из индекса среда берёт запись своей платформы.',
    repositoryTagVariantPlatformRoom: 'Репозиторий, тег, вариант для этой платформы и запас до предела загрузок.',
    its404SeveralKinds403429: '404 нескольких видов, 403, 429, 5xx или страница вместо реестра.',
    whatRegistrySaysTagWithout: 'Что реестр говорит об этом теге, без загрузки.',
    registryStorageCdn: 'реестр, хранилище, CDN',
    configurationLayersFetchedSeveralOnce:
      'Загружаются конфигурация и слои, по несколько сразу, часто после перенаправления в хранилище на другом хосте; каждый сверяется с digest.',
    storageHostMustReachableTrusted: 'Хост хранилища тоже должен быть доступен и вызывать доверие.',
    blobMissingCutShortChanged: 'Слоя нет, он обрезан, изменён по пути, или загрузка встала и её бросили.',
    hostFailingUrlMayNot: 'Хост в URL ошибки: это может быть не реестр.',
    runtimeSnapshotterNodeDisk: 'среда, snapshotter, диск узла',
    layersLaidOutOneAbove:
      'Слои раскладываются один над другим на диске узла. Потом запускается контейнер, и что сломается дальше — уже не загрузка.',
    roomInodesRightsSetOwners: 'Место, inode и право менять владельцев.',
    diskHoldsImages: 'Диск, где лежат образы.',
  },
}
