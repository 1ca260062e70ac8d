export const vendors = {
  vendors: {
    userYourDockerIdNot: 'Имя: ваш Docker ID, не почта. Пароль: personal access token (dckr_pat_…), достаточно чтения.',
    pullThroughCacheOneRead: 'Кеширующий прокси с одним токеном на чтение обслужит все пространства имён.',
    userAwsPasswordAwsEcr:
      'Имя: AWS. Пароль: aws ecr get-login-password, живёт 12 часов: для проверки, не для секрета.',
    giveNodeRoleAmazonec2containerregistrypullonlyLet:
      'Дайте роли узла AmazonEC2ContainerRegistryPullOnly и включите в kubelet ecr-credential-provider (matchImages "*.dkr.ecr.*.amazonaws.com"); секрет не нужен. IRSA и Pod Identity действуют для Pod, а не для kubelet.',
    anonymousPullsAllowedUserAws: 'Анонимная загрузка разрешена. Имя: AWS, пароль только из us-east-1, 12 часов.',
    userJsonKeyPasswordWhole:
      'Имя: _json_key, пароль: весь файл ключа service account; или oauth2accesstoken с токеном на 60 минут.',
    giveNodesServiceAccountRoles:
      'Дайте service account узлов роль roles/artifactregistry.reader; вне GKE — auth-provider-gcp для kubelet. Workload identity действует для Pod, а не для kubelet.',
    userServicePrincipalApplicationId:
      'Имя: application id у service principal. identity token от az acr login kubelet не читает, и живёт он 3 часа.',
    azAksUpdateAttachAcr: 'az aks update --attach-acr NAME даёт идентификатору kubelet право AcrPull; секрет не нужен.',
    userAnyGithubLoginPassword:
      'Имя: любой логин GitHub. Пароль: классический personal access token с read:packages; GITHUB_TOKEN заканчивается вместе с заданием.',
    machineUserTokenMakePackage: 'Токен отдельной машинной учётной записи или публичный пакет.',
    userDeployTokenOwnName:
      'Имя: собственное имя deploy token (gitlab+deploy-token-N). Пароль: токен с read_registry; токен задания CI заканчивается вместе с ним.',
    deployTokenGroup: 'Deploy token группы.',
    userOrganisationRobotPasswordRobot: 'Имя: ОРГАНИЗАЦИЯ+РОБОТ. Пароль: токен робота.',
    robotAccountReadRepository: 'Робот с правом чтения на репозиторий.',
    userNumberNameRegistryService:
      'Имя: ЧИСЛО|ИМЯ учётной записи реестра, с чертой, в одинарных кавычках. Анонимная загрузка не разрешена никогда.',
    readyMadeSecretFromRegistry: 'Готовый секрет со страницы учётной записи реестра.',
    userLiterallyOauthtokenSingleQuotes: 'Имя: буквально $oauthtoken, в одинарных кавычках. Пароль: ключ API.',
    userIamapikeyPasswordApiKey: 'Имя: iamapikey. Пароль: ключ API; токены iambearer живут час.',
    serviceIdApiKey: 'Ключ API служебного идентификатора.',
    userJsonKeyNoLeading:
      'Имя: json_key (без подчёркивания впереди). Пароль: авторизованный ключ в JSON; токены iam живут не более 12 часов.',
    giveNodesServiceAccountContainer:
      'Дайте сервисному аккаунту узлов container-registry.images.puller; секрет не нужен.',
    userNamespaceUserObjectStorage:
      'Имя: NAMESPACE/ПОЛЬЗОВАТЕЛЬ (пространство имён объектного хранилища). Пароль: auth token, а не пароль консоли.',
    userPasswordSameApiToken: 'Имя и пароль: один и тот же токен API; doctl registry login выдаёт его на 30 дней.',
    doctlRegistryKubernetesManifestWrites: 'doctl registry kubernetes-manifest создаёт постоянный секрет.',
    userRobotProjectNameSystem:
      'Имя: robot$ПРОЕКТ+ИМЯ (системный robot$ИМЯ), в одинарных кавычках: оболочка съедает $ИМЯ. Пользователям OIDC нужен CLI secret. Роботы живут 30 дней, если не указано иное.',
    robotProjectWithoutExpiryPull: 'Робот проекта без срока, только с правом pull.',
  },
}
