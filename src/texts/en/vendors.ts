export const vendors = {
  vendors: {
    userYourDockerIdNot:
      'User: your Docker ID, not the e-mail address. Password: a personal access token (dckr_pat_…), read-only is enough.',
    pullThroughCacheOneRead: 'A pull-through cache with one read-only token serves every namespace.',
    userAwsPasswordAwsEcr:
      'User: AWS. Password: aws ecr get-login-password, which lives for 12 hours: good for a test, not for a secret.',
    giveNodeRoleAmazonec2containerregistrypullonlyLet:
      'Give the node role AmazonEC2ContainerRegistryPullOnly and let kubelet use ecr-credential-provider (matchImages "*.dkr.ecr.*.amazonaws.com"); no secret is needed. IRSA and Pod Identity serve the Pod, not kubelet.',
    anonymousPullsAllowedUserAws: 'Anonymous pulls are allowed. User: AWS, password from us-east-1 only, 12 hours.',
    userJsonKeyPasswordWhole:
      'User: _json_key, password: the whole key file of a service account; or oauth2accesstoken with a token that lives for 60 minutes.',
    giveNodesServiceAccountRoles:
      'Give the nodes’ service account roles/artifactregistry.reader; outside GKE kubelet’s auth-provider-gcp. Workload identity serves the Pod, not kubelet.',
    userServicePrincipalApplicationId:
      'User: the service principal’s application id. An identity token from az acr login is never read by kubelet, and lives for 3 hours.',
    azAksUpdateAttachAcr: 'az aks update --attach-acr NAME gives the kubelet identity AcrPull; no secret is needed.',
    userAnyGithubLoginPassword:
      'User: any GitHub login. Password: a classic personal access token with read:packages; GITHUB_TOKEN ends with its job.',
    machineUserTokenMakePackage: 'A machine user’s token, or make the package public.',
    userDeployTokenOwnName:
      'User: the deploy token’s own name (gitlab+deploy-token-N). Password: the token, with read_registry; a CI job token ends with its job.',
    deployTokenGroup: 'A deploy token of the group.',
    userOrganisationRobotPasswordRobot: 'User: ORGANISATION+ROBOT. Password: the robot’s token.',
    robotAccountReadRepository: 'A robot account with read on the repository.',
    userNumberNameRegistryService:
      'User: NUMBER|NAME of a registry service account, with the bar, in single quotes. Anonymous pulls are never allowed.',
    readyMadeSecretFromRegistry: 'The ready-made secret from the registry service account’s page.',
    userLiterallyOauthtokenSingleQuotes: 'User: literally $oauthtoken, in single quotes. Password: an API key.',
    userIamapikeyPasswordApiKey: 'User: iamapikey. Password: an API key; iambearer tokens live for one hour.',
    serviceIdApiKey: 'A service ID’s API key.',
    userJsonKeyNoLeading:
      'User: json_key (no leading underscore). Password: the authorised key as JSON; iam tokens live for 12 hours at most.',
    giveNodesServiceAccountContainer:
      'Give the nodes’ service account container-registry.images.puller; no secret is needed.',
    userNamespaceUserObjectStorage:
      'User: NAMESPACE/USER (the object-storage namespace). Password: an auth token, not the console’s password.',
    userPasswordSameApiToken: 'User and password: the same API token; doctl registry login makes one for 30 days.',
    doctlRegistryKubernetesManifestWrites: 'doctl registry kubernetes-manifest writes a lasting secret.',
    userRobotProjectNameSystem:
      'User: robot$PROJECT+NAME (system-wide robot$NAME), in single quotes: a shell eats $NAME. OIDC users need the CLI secret. Robots end after 30 days unless told otherwise.',
    robotProjectWithoutExpiryPull: 'A robot of the project without expiry, with pull only.',
  },
}
