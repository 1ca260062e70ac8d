export const firstHour = {
  'learn.first-hour': {
    walkPathPullOnceFrom: 'Пройдите путь загрузки один раз, от Pod до разложенного слоя, с образом вашего кластера.',
    sayAloudWhoPullsNot: 'Скажите вслух, кто загружает: не Pod и не kubelet, а среда, в сети узла и с его доверием.',
    findOutWhichRuntimeVersion: 'Узнайте среду и версию ваших узлов: kubectl get nodes -o wide, последний столбец.',
    findOutWhereYourImages: 'Узнайте, откуда ваши образы и стоит ли между ними зеркало или прокси.',
    pasteExampleReadVerdictCause:
      'Вставьте пример и прочтите заключение: причина, доказательство, исправление, проверка.',
    readHowFourKindsUnknown: 'Прочтите, как различить четыре вида «unknown authority».',
    readWhichAuthsKeysMatch: 'Прочтите, какие ключи auths подходят образу, а какие никогда.',
    solveFiveCasesPracticeOne: 'Решите пять случаев из практики, один из них смешанный.',
    makeSnippetTrustsYourCompany:
      'Сделайте фрагмент доверия к центру вашей компании для вашей среды и прочтите его отмену.',
    explainColleagueWhyPullSecret: 'Объясните коллеге, почему секрет никогда не лечит ошибку x509.',
    imageNameTagPullSecrets: 'Имя и тег образа, секреты пространства имён, список самой нагрузки.',
    namespacePodImageWhichSecret: 'Пространство имён, Pod, образ и где какой секрет назван.',
    runtimeFilesTrustStoresMirrors: 'Файлы среды, хранилища доверия, зеркала, прокси, диски и kubelet узлов.',
    nodesRuntimeVersionFailingHost: 'Узлы, среда с версией, хост сбоя, нужный файл.',
    serverCertificateChainUsersRights: 'Сертификат и цепочка сервера, пользователи и права, теги, хранилище, пределы.',
    handshakeNodeSawAnswerStatus: 'Рукопожатие, каким его видел узел, или ответ со статусом и временем.',
    dnsRoutesFirewallsInspectionTls: 'DNS, маршруты, файрволы, перехват TLS и исключения из него.',
    fromWhichAddressWhichHost: 'С какого адреса на какой хост и порт, время и показанный издатель.',
  },
}
