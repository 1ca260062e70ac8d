export const myths = {
  myths: {
    imagepullsecretCuresX509CertificateSigned: 'imagePullSecret лечит «x509: certificate signed by unknown authority».',
    loginSentOnlyAfterHandshake:
      'Логин отправляют только после рукопожатия. Пока рукопожатие не удаётся, реестр никакого секрета не видит.',
    containerdMustRestartedAfterHosts: 'После правки hosts.toml нужно перезапустить containerd.',
    hostsTomlReadEveryPull:
      'hosts.toml читается при каждой загрузке. При запуске читается только config.toml, где стоит config_path.',
    authsKeyHttpsPathNever: 'Ключ auths с https:// или с путём никогда не подходит.',
    kubeletDropsSchemeComparesPath:
      'kubelet отбрасывает схему и сравнивает путь как префикс: https://registry.example.com подходит всем образам там, registry.example.com/team — тем, что под team (и под teammate).',
    secretExistsNamespaceUsed: 'Секрет, который есть в пространстве имён, используется.',
    kubeletReadsOnlyWhatStands: 'kubelet читает только то, что стоит в imagePullSecrets самого Pod.',
    listsPodServiceAccountAdded: 'Списки Pod и service account складываются.',
    accountListCopiedWhenPod: 'Список service account копируется при создании Pod и только если у Pod нет своего.',
    kubectlDescribePodShowsImage: 'kubectl describe pod показывает «Image Pull Secrets»; пусто — значит нет.',
    describePodNeverPrintsThem:
      "describe pod их не печатает никогда. Спросите: kubectl get pod NAME -o jsonpath='{.spec.imagePullSecrets}'.",
    kubernetesIoBasicAuthOpaque: 'kubernetes.io/basic-auth или Opaque тоже годится для загрузки.',
    kubeletReadsKubernetesIoDockerconfigjson:
      'kubelet читает kubernetes.io/dockerconfigjson и старый kubernetes.io/dockercfg; остальные молча пропускает.',
    browserOpensRegistrySoChain: 'Браузер открывает реестр, значит цепочка полная.',
    browsersRememberFetchMissingIntermediate:
      'Браузеры помнят или скачивают недостающий промежуточный. Go и OpenSSL не делают ни того ни другого.',
    extractEveryCertificateFromHandshake: 'Извлеките из рукопожатия все сертификаты и установите их.',
    trustsWhateverNetworkDeliveredInterceptor:
      'Так доверяют всему, что пришло по сети, включая перехватчика, а корня там обычно нет. Возьмите корень у владельца и сверьте отпечаток по другому каналу.',
    opensslVerifyCafileBundlePem: 'openssl verify -CAfile bundle.pem bundle.pem говорит OK, значит цепочка верна.',
    provesFileContainsItselfAsk:
      'Это доказывает, что файл содержит сам себя. Спросите сервер с узла: openssl s_client -servername HOST.',
    crictlPullWorksSoKubelet: 'crictl pull проходит — значит, пройдёт и у kubelet; 401 — значит, CA не помог.',
    crictlSendsNoPullSecret: 'crictl не отправляет секретов. После установки CA его 401 значит, что TLS исправлен.',
    installCaWrongNameOld: 'Установите CA, и неверное имя или старая дата перестанут мешать.',
    trustDecidesWhoSignedName:
      'Доверие решает, кто подписал. Имя и дата проверяются отдельно, и никакой CA на узле их не изменит.',
    networkpolicyCanBlockImagePulls: 'NetworkPolicy может запретить загрузку образов.',
    runtimePullsNodeNetworkWhere:
      'Загружает среда выполнения, в сети узла, где NetworkPolicy не действует. Действуют файрволы узла и сети; DNS Pod тоже ни при чём.',
    leavingServerOutHostsToml: 'Если не писать server в hosts.toml, возврата к Docker Hub не будет.',
    withoutContainerdStillAsksRegistry:
      'Без него containerd всё равно спросит реестр из имени образа. Чтобы этого не было, назовите server само зеркало.',
    mirrorsGoIntoConfigToml: 'Зеркала пишут в config.toml, в registry.mirrors.',
    deprecatedSinceContainerd15:
      'Устарело с containerd 1.5, а вместе с config_path плагин CRI не запускается вовсе: узел становится NotReady.',
    its401DeniedAlwaysMeanWrong: '401 и «denied» всегда значат неверный пароль.',
    registriesHideWhatPrivateAnswer:
      'Реестры, скрывающие частное, отвечают так же и на опечатку в имени. Сначала проверьте имя: это ничего не стоит.',
    kubectlPatchServiceaccountDefaultP:
      'kubectl patch serviceaccount default -p \'{"imagePullSecrets":[…]}\' добавляет секрет.',
    canReplaceListDropEvery:
      'Он может заменить список и потерять все прочие секреты пространства, в OpenShift — и внутреннего реестра. Прочитайте список и добавьте в конец через JSON patch.',
    dockerPullWorksMyLaptop: 'На моём ноутбуке docker pull проходит, значит виноват узел.',
    laptopHasOtherLoginsOther:
      'У ноутбука другие логины, другие центры, другой маршрут и другая архитектура. Это сравнение, а не доказательство.',
  },
}
