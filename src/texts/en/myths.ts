export const myths = {
  myths: {
    imagepullsecretCuresX509CertificateSigned:
      'An imagePullSecret cures “x509: certificate signed by unknown authority”.',
    loginSentOnlyAfterHandshake:
      'A login is sent only after the handshake. While the handshake fails, no secret is even looked at by the registry.',
    containerdMustRestartedAfterHosts: 'containerd must be restarted after hosts.toml was changed.',
    hostsTomlReadEveryPull:
      'hosts.toml is read at every pull. Only config.toml (where config_path stands) is read at the start.',
    authsKeyHttpsPathNever: 'An auths key with https:// or a path never matches.',
    kubeletDropsSchemeComparesPath:
      'kubelet drops the scheme and compares the path as a prefix: https://registry.example.com matches every image there, registry.example.com/team those below team (and below teammate).',
    secretExistsNamespaceUsed: 'A secret that exists in the namespace is used.',
    kubeletReadsOnlyWhatStands: 'kubelet reads only what stands in the Pod’s own imagePullSecrets.',
    listsPodServiceAccountAdded: 'The lists of Pod and service account are added up.',
    accountListCopiedWhenPod:
      'The account’s list is copied when the Pod is made, and only into Pods that have none of their own.',
    kubectlDescribePodShowsImage: 'kubectl describe pod shows “Image Pull Secrets”; empty means none.',
    describePodNeverPrintsThem:
      "describe pod never prints them. Ask: kubectl get pod NAME -o jsonpath='{.spec.imagePullSecrets}'.",
    kubernetesIoBasicAuthOpaque: 'kubernetes.io/basic-auth or Opaque works as a pull secret too.',
    kubeletReadsKubernetesIoDockerconfigjson:
      'kubelet reads kubernetes.io/dockerconfigjson and the old kubernetes.io/dockercfg; others are passed over in silence.',
    browserOpensRegistrySoChain: 'A browser opens the registry, so its chain is complete.',
    browsersRememberFetchMissingIntermediate:
      'Browsers remember or fetch a missing intermediate. Go and OpenSSL do neither.',
    extractEveryCertificateFromHandshake: 'Extract every certificate from the handshake and install them all.',
    trustsWhateverNetworkDeliveredInterceptor:
      'That trusts whatever the network delivered, an interceptor included, and the root is usually not among it. Take the root from its owner, and compare the fingerprint over another channel.',
    opensslVerifyCafileBundlePem: 'openssl verify -CAfile bundle.pem bundle.pem says OK, so the chain is right.',
    provesFileContainsItselfAsk:
      'That proves that a file contains itself. Ask the server, from the node: openssl s_client -servername HOST.',
    crictlPullWorksSoKubelet: 'crictl pull works, so kubelet will too; it fails with 401, so the CA did not help.',
    crictlSendsNoPullSecret:
      'crictl sends no pull secret. After a CA was installed, a 401 from it means that TLS is cured.',
    installCaWrongNameOld: 'Install the CA, and the wrong name or the old date no longer matters.',
    trustDecidesWhoSignedName:
      'Trust decides who signed. Name and date are checked besides, and no CA on a node changes them.',
    networkpolicyCanBlockImagePulls: 'A NetworkPolicy can block image pulls.',
    runtimePullsNodeNetworkWhere:
      'The runtime pulls in the node’s network, where no NetworkPolicy applies. Firewalls of the host and of the network do; and the Pod’s DNS is not asked either.',
    leavingServerOutHostsToml: 'Leaving “server” out of hosts.toml turns the way back to Docker Hub off.',
    withoutContainerdStillAsksRegistry:
      'Without it containerd still asks the registry of the image’s name. Name the mirror itself as server to end there.',
    mirrorsGoIntoConfigToml: 'Mirrors go into config.toml under registry.mirrors.',
    deprecatedSinceContainerd15:
      'Deprecated since containerd 1.5, and together with config_path the CRI plugin does not start at all: the node becomes NotReady.',
    its401DeniedAlwaysMeanWrong: '401 and “denied” always mean a wrong password.',
    registriesHideWhatPrivateAnswer:
      'Registries that hide what is private answer the same for a misspelt name. Check the name first: it costs nothing.',
    kubectlPatchServiceaccountDefaultP:
      'kubectl patch serviceaccount default -p \'{"imagePullSecrets":[…]}\' adds a secret.',
    canReplaceListDropEvery:
      'It can replace the list and drop every other secret of the namespace, on OpenShift the internal registry’s too. Read the list, then add to its end by a JSON patch.',
    dockerPullWorksMyLaptop: 'docker pull works on my laptop, so the fault is the node’s.',
    laptopHasOtherLoginsOther:
      'The laptop has other logins, other CAs, another route and another architecture. It is a comparison, not a proof.',
  },
}
