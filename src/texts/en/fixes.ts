export const fixes = {
  'fix.login': {
    logInAgain: (program: string, registry: string) =>
      `Log in to ${registry} with ${program}, on the machine that pulls`,
    sentFromHere: (program: string) =>
      `This pull was made without kubelet: it sends what ${program} login stored for this user on this machine, and no Secret of a cluster. A login that is no longer good is sent all the same, also for public images: that is why the first command drops it.`,
    inJob:
      'In a CI job the login is a step of the job: for GHCR in GitHub Actions permissions: packages: read and docker/login-action with the job’s own token; elsewhere a masked variable, piped into --password-stdin.',
    sameUser: 'As the user who pulls: with sudo nerdctl it is root’s login.',
    registry: 'the registry’s host',
    user: 'the account',
    staleOneGoes: 'a stale login, if there was one, is gone',
    pulls: 'the image is pulled',
    ctrAsksItself: (registry: string) => `Give ctr the account for ${registry}; it asks for the password`,
    ctrKeepsNone:
      'ctr keeps no login and reads neither ~/.docker/config.json nor a Secret. That it pulls with a login proves nothing for kubelet, which asks through the CRI.',
    asksThenDone: 'Password: at a prompt, then the layers',
    kanikoFile: (registry: string) => `Give kaniko a login for ${registry} in /kaniko/.docker/config.json`,
    kanikoNoSecret:
      'kaniko reads that file, credential helpers, and the cloud’s own identity; the imagePullSecrets of its Pod serve the kaniko image alone. Mount a Secret of type kubernetes.io/dockerconfigjson there, its key as config.json; in GitLab the job writes the file from masked variables.',
    runnerVariable: (registry: string) => `Give the runner a login for ${registry}: the variable DOCKER_AUTH_CONFIG`,
    runnerOrHelper:
      'GitLab’s runner reads, in this order, DOCKER_AUTH_CONFIG of the job or of its own configuration, then ~/.docker/config.json of the user that runs it, then the job’s own token for GitLab’s registry. The value is the JSON of a config.json with auths.',
    executionRole: (registry: string) => `Let the task’s execution role pull from ${registry}`,
    ecsOtherRegistry:
      'ECS pulls with the task execution role, not with the task role: ecr:GetAuthorizationToken on *, ecr:BatchGetImage and ecr:GetDownloadUrlForLayer on the repository. For a registry other than ECR, repositoryCredentials names a secret in Secrets Manager that this role may read.',
  },
  'fix.config-path': {
    hostsTomlReadEveryPull:
      'hosts.toml is read at every pull: no restart. Only where config_path is not set yet, the last commands set it in config.toml and restart containerd once; running containers go on.',
    theySetPlainCaseAlone: (certsD: string, path: string) =>
      `They set it in the plain case alone. They stop and leave config.toml as it is at registry.mirrors or registry.configs…tls (write a hosts.toml for each, then take those tables out), at a drop-in with a CRI section of its own (set config_path there), at another folder (put this registry’s folder into that one), at a list on containerd 2.x (leave ${certsD} alone in it), and at a file without the version line of this containerd. For the file as it should be, paste here what containerd config dump and cat ${path} print.`,
    noOutputElseWhyStops: 'no output; else why it stops, with config.toml as it was',
    noOutputWhyStops: 'no output, or why it stops',
    nothingWhereSetBeforeElse: 'nothing, where it was set before; else: config_path is set, containerd was restarted',
    configPathUndoneNothingWhere:
      'config_path is undone; or nothing, where it was set before; or why it stays, which does no harm',
  },
  'fix.containerd-family': {
    hostsTomlReadEveryPull: 'hosts.toml is read at every pull: no restart.',
    kindCopiesHttpProxyHttps:
      'kind copies HTTP_PROXY, HTTPS_PROXY and NO_PROXY of the shell in which the cluster is created; set them there and create it anew.',
    pathCaPathInsideNode:
      'A path to a CA is a path inside the node: the file travels with hosts.toml. Node images before kind 0.27 need config_path, which is set only when the cluster is created: kind-cluster.yaml does both for the next one.',
    imageYourOwnKindLoad: 'For an image of your own, kind load docker-image avoids the pull altogether.',
    noOutput: 'no output',
    successfullyCopiedEachNode: 'Successfully copied, for each node',
    configPathEachNodeElse: (certsD: string) =>
      `config_path = "${certsD}" on each node; else create the cluster anew: kind create cluster --config kind-cluster.yaml`,
    imageUpDateCrictlSends: 'Image is up to date; crictl sends no pull secret',
    noOutputEachNodeHas: 'no output: each node has the folder of before',
    minikubeOwnAddressMustStand: 'minikube’s own address must stand in NO_PROXY: minikube ip prints it.',
    proxy: 'the proxy',
    minikubePutsIntoNodeTrust:
      'minikube puts it into the node’s trust store, for every registry. A cluster made without --embed-certs is to be deleted and created anew.',
    containerdRuntimeDockerInsideInsecure:
      'For the containerd runtime; with Docker inside, --insecure-registry and --registry-mirror count only when the cluster is created.',
    snapReadsOnlyInsideOwn: 'The snap reads only inside its own folders: the certificate stays beside hosts.toml.',
    doneCtrReadsHostsToml: 'done; ctr reads hosts.toml because of --hosts-dir, and no pull secret',
    k0sReloadsContainerdItselfWhen:
      'k0s reloads containerd by itself when a drop-in changes; it imports them as long as /etc/k0s/containerd.toml begins with # k0s_managed=true.',
    fromK0s136Drop:
      'From k0s 1.36 on the drop-in is version 3, before it version 2; the wrong one keeps k0s 1.36 from starting: give the version that k0s version prints.',
    doneNoPullSecretUsed: 'done; no pull secret is used',
    clientKeyDoesNotBelong:
      'A client’s key does not belong into user data, which Pods can read from the metadata service; bring it by the node’s image or a secret store.',
    addShellPartUserData:
      'Add the shell part to the user data of the launch template; the application/node.eks.aws part there stays as it is. Only new nodes read it: roll the node group.',
    amiAlreadySetsConfigPath: 'The AMI already sets config_path; config.toml is not edited while the node runs.',
    ecrItselfNeedsNoSecret:
      'ECR itself needs no secret: the node’s role with AmazonEC2ContainerRegistryPullOnly is enough.',
    newVersionnumberThenUpdateNode: 'a new VersionNumber; then update the node group to it',
  },
  'fix.containerd': {
    noContainerdTarget: (target: string) => `no containerd target: ${target}`,
    containerdDoesNotBelongTarget: (version: undefined | string, target: string) =>
      `containerd ${version} does not belong to the target ${target}.`,
    containerdReadsNoHostsToml: (version: undefined | string) =>
      `containerd ${version} reads no hosts.toml; that begins with 1.5.`,
    hostsTomlReadEveryPull: 'hosts.toml is read at every pull, and config_path is set: no restart.',
    noOutput: 'no output',
    caNameEndFuture: 'the CA’s name, and an end in the future',
    imageUpDate401Now:
      'Image is up to date; a 401 now means that TLS is cured, for crictl sends no pull secret (ctr would prove less: it reads no CRI configuration)',
    noErrimagepullNoImagepullbackoffOnly:
      'no ErrImagePull and no ImagePullBackOff; only a Pod tests everything, secrets too',
    noneFileReadWithoutComplaint: 'none: the file was read without complaint',
  },
  'fix.containers': {
    podmanNoServiceTakesHttps: 'podman is no service: it takes HTTPS_PROXY and NO_PROXY from the shell that calls it.',
    noOutputRunningContainersGo: 'no output; running containers go on',
    imageUpDate401Now: 'Image is up to date; a 401 now means that TLS is cured, for crictl sends no pull secret',
    imageIdProvesNothingAbout: 'the image’s ID; it proves nothing about the Pod’s secrets',
    readEachConnectionNoRestart:
      'Read at each connection: no restart. Only *.crt is a CA here, and the folder is named exactly as in the image, with its port.',
    registriesConfReadAgainReload: 'registries.conf is read again at a reload; no restart.',
    insecureTrueAllowsBothUnverified: 'insecure = true allows both: unverified TLS and plain HTTP.',
    registriesConfCannotExpressMirror: 'registries.conf cannot express a mirror whose API is not at /v2 of its host.',
    whenMirrorFailsRegistryItself: 'When the mirror fails, the registry itself is asked.',
    locationMirrorRegistryItselfNot: 'location is the mirror: the registry itself is not asked any more.',
    shortNameSuchNginxCounts:
      'A short name such as nginx counts as docker.io only where unqualified-search-registries says so; CRI-O enforces that.',
    registriesConfCannotExpress: (situation: string) => `registries.conf cannot express “${situation}”.`,
  },
  'fix.corrected': {
    noOutputRunningContainersGo: 'no output; running containers go on',
    noOutput: 'no output',
    configurationOkNoOutput: 'configuration OK, or no output',
    correctPastedStandsNotRead: (kind: string) =>
      `Correct the ${kind} that was pasted: as it stands, it is not read as meant`,
    theseCorrectionsNothingElse: 'these corrections and nothing else',
    readEveryPullNoRestart: 'Read at every pull: no restart.',
  },
  'fix.docker': {
    noOutputContainersGo: 'no output; containers go on',
    statusDownloaded401NowMeans:
      'Status: Downloaded; a 401 now means that TLS is cured: the Pod’s secrets are not used here',
    readEachConnectionNoRestart:
      'Read at each connection: no restart. For docker.io itself Docker does not read this folder.',
    bothKeysTakeEffectReload:
      'Both keys take effect at a reload; no restart. A key that also stands among the daemon’s flags, or broken JSON, keeps it from starting.',
    dockerReadsNoCertsD:
      'Docker reads no certs.d folder for docker.io; trust the CA through the system’s store (system-trust).',
    insecureRegistriesAllowsBothUnverified: 'insecure-registries allows both: unverified TLS and plain HTTP.',
    dockerRegistryMirrorsServeDocker: 'Docker’s registry-mirrors serve docker.io only.',
    dockerAlwaysFallsBackDocker: 'Docker always falls back to Docker Hub; a mirror that fails closed is not possible.',
    mirrorUnderPathReadFrom:
      'A mirror under a path is read from Docker 24 on, and Docker appends /v2 to it: a Harbor proxy project cannot serve as such a mirror.',
    dockerHubItselfStaysFallback: 'Docker Hub itself stays the fallback.',
    dockerConfigurationCannotExpress: (situation: string) => `Docker’s configuration cannot express “${situation}”.`,
    noOutputWhatOthersWrote: 'no output; what others wrote stays',
  },
  fix: {
    registryHostPortStandsImage: 'the registry’s host, with its port, as it stands in the image',
    pemTextCaRootCertificate: 'the PEM text of the CA’s root certificate, from the registry’s owner',
    caPemTextBase64Base64: 'the CA’s PEM text in base64: base64 -w0 ca.crt',
    mirrorAddressSuchHttpsCache: 'the mirror’s address, such as https://cache.example',
    mirrorHostPort: 'the mirror’s host, with its port',
    proxyAddressSuchHttpProxy: 'the proxy’s address, such as http://proxy.example:3128',
    clientCertificatePem: 'the client certificate, PEM',
    keyPemUnencryptedPasteInto: 'its key, PEM, unencrypted; paste it into the file, not here',
    namespace: 'the namespace',
    imageFailed: 'the image that failed',
    pod: 'the Pod',
    node: 'the node',
    secretName: 'the secret’s name',
    workloadSuchDeploymentWeb: 'the workload, such as deployment/web',
    containerNameWorkload: 'the container’s name in the workload',
    imageNameRegistryWorks: 'the image’s name in the registry that works',
    clusterName: 'the cluster’s name',
    imageShEveryNodeHas: 'an image with sh that every node has or can pull from a registry that works',
    nodesAddressGroup: 'the nodes, by address or group',
    nodeGroupLaunchTemplate: 'the node group’s launch template',
    versionBefore: 'its version before',
    numberGoogleCloudProject: 'the number of the Google Cloud project',
    nameSecretSecretManager: 'a name for the secret in Secret Manager',
    versionSuch1: 'its version, such as 1',
    nodesServiceAccount: 'the nodes’ service account',
    configurationBefore: 'the configuration before',
    clusterResourceGroup: 'the cluster’s resource group',
    fileUsedBefore: 'the file used before',
    clusterissuerSignsRegistry: 'the ClusterIssuer that signs for the registry',
    userDataBefore: 'the user data before',
    serverOwnCertificate: 'the server’s own certificate',
    intermediateFromCaIssued: 'the intermediate, from the CA that issued it',
    serverKey: 'the server’s key',
    secretNamedIngress: 'the secret named by the Ingress',
    beforeTrustingCompareFingerprintOwner: (print: string, caSubject: undefined | string) =>
      `Before trusting it, compare the fingerprint with the owner over another channel: SHA-256 ${print}${caSubject ? ` (${caSubject})` : ''}.`,
    turnsVerificationOffAnyoneWay:
      'This turns verification off: anyone on the way can replace images. Use it for hours, not days, and take it back with the undo.',
    trustCaEverythingNode: 'trust this CA for everything on the node',
    httpProxyWholeServiceNot: 'an HTTP proxy for the whole service, not for pulls alone',
    trustCaOnly: (registry: string) => `trust this CA for ${registry} only`,
    presentClientCertificate: (registry: string) => `present a client certificate to ${registry}`,
    pullThroughMirror: (registry: string) => `pull ${registry} through a mirror`,
    plainHttp: (registry: string) => `plain HTTP for ${registry}`,
    turnVerificationOff: (registry: string) => `turn verification off for ${registry}`,
    pullSecret: (registry: string) => `a pull secret for ${registry}`,
    giveRuntimeHttpProxy: 'give the runtime its HTTP proxy',
    pullBeforehand: 'pull it beforehand',
    copyImage: 'copy the image',
    chainSends: (registry: string) => `the chain that ${registry} sends`,
    httpProxyEveryServiceMachine: 'an HTTP proxy for every service of the machine',
    httpProxyWholeNode: 'an HTTP proxy for the whole node',
    httpProxyWholeCluster: 'an HTTP proxy for the whole cluster',
    httpProxyWholeClusterPods: 'an HTTP proxy for the whole cluster, its Pods too',
    its: (engine: string, deed: string) => `${engine}: ${deed}`,
    imagesTravelUnencryptedUnverifiedLasting:
      'Images travel unencrypted and unverified. The lasting repair is a certificate on the registry.',
    noOutput: 'no output',
  },
  'fix.fill': {
    goesIntoFileItselfNot: 'This goes into the file itself, not here.',
    privateKeyCertificateBelongsHere: 'This is a private key; the certificate belongs here.',
    notPemCertificateBeginsBegin: 'This is not a PEM certificate: it begins with -----BEGIN CERTIFICATE-----.',
    onlyHostPortIfHas: 'Only the host, with its port if it has one: registry.example.com:5000.',
    httpSAddressWithoutUser: 'An http(s) address without user and password: https://cache.example.com.',
    httpSAddressWithoutUser2: 'An http(s) address without user and password: http://proxy.example.com:3128.',
    lowerCaseLettersDigitsDashes: 'Lower-case letters, digits and dashes.',
    lettersDigitsOnlyLetterDigit: 'Letters, digits and _ @ % + = : , . / - only, and a letter, a digit or / first.',
  },
  'fix.hosts-toml': {
    loginPullOfferedMirrorToo:
      'The login of a pull is offered to the mirror too: let it serve anonymously, or with a login that it accepts. hosts.toml has no place for a login of its own.',
    overridePathWhichMirrorUnder: 'override_path, which a mirror under a path needs, is read from containerd 1.6 on.',
    containerd1XCannotRead:
      'containerd 1.x cannot read a table for a mirror at an IPv6 address; give the mirror a name.',
    whenMirrorFailsContainerdGoes: (version: null | boolean) =>
      `When the mirror fails, containerd goes to the registry itself.${version ? '' : ' Before 2.1 a mirror that does not answer costs 30 s for each request.'}`,
    serverMirrorWithoutContainerdWould:
      'server is the mirror: without it containerd would still fall back to the registry itself.',
    hostsTomlCannotExpress: (situation: string) => `hosts.toml cannot express “${situation}”.`,
  },
  'fix.images': {
    notImage: (wrong: string) => `Not an image: ${wrong}`,
    sameDigestTwice: 'the same digest twice',
    loginSucceededPasswordAsked: 'Login Succeeded; the password is asked for',
    writingManifestListEveryPlatform: 'Writing manifest list; every platform, the digest kept',
    nowCopyImageDigestInto: 'For now: copy the image with its digest into a registry that works',
    fromMachineCanReachBoth:
      'From a machine that can reach both registries. The digest stays the same, so a reference by digest goes on to hold. If Git or Helm owns the workload, change the image there.',
    notImage2: (image: string) => `Not an image: ${image}`,
    podEachNodeNoImagepullbackoff:
      'a Pod on each node and no ImagePullBackOff; an image without sleep restarts, and lies on the node all the same',
    deletedImageStaysNodesUntil: 'deleted; the image stays on the nodes until they need room',
    pullEveryNodeBeforeNeeded: 'Pull it on every node before it is needed',
    outsideRushEachNodePulls:
      'Outside the rush: each node pulls once, and Pods with IfNotPresent then start without the registry. With Always, or for a moving tag, the registry is asked all the same.',
  },
  'fix.index': {
    ca: 'The CA',
    clientCertificate: 'The client certificate',
    networkHasNoConfigurationFile: (situation: string) =>
      `The network has no configuration file for “${situation}”; what to ask the network’s owners stands with the cause.`,
    unknownTarget: (target: string) => `Unknown target: ${target}`,
    notPemCertificateConvertFirst: (what: string) =>
      `${what} is not a PEM certificate; convert it first: openssl x509 -inform der -in ca.cer -out ca.crt`,
    fieldNot: (field: string, shape: string) => `${field}: a ${shape} is expected`,
    notRegistryHost: (registry: string) => `Not a registry host: ${registry}`,
    privateKeyStandsWhereCa: 'A private key stands where the CA’s certificate belongs.',
    keyNotUnencryptedPrivateKey:
      'The key is not an unencrypted private key in PEM; no runtime asks for a passphrase: openssl pkey -in client.key -out plain.key',
    mirrorAddressNotHttpS: 'The mirror’s address is not an http(s) URL without a login.',
    proxyAddressNotHttpS:
      'The proxy’s address is not an http(s) URL, or an exception is no host, suffix, address or network.',
  },
  'fix.kubernetes': {
    kubernetesObjectsCannotExpressRuntime: (situation: string) =>
      `Kubernetes objects cannot express “${situation}”: the runtime on the node pulls.`,
    notNamespaceName: (namespace: string) => `Not a namespace name: ${namespace}`,
    notNameSecret: (itsName: string) => `Not a name for a secret: ${itsName}`,
    notNameServiceAccount: (account: string) => `Not a name for a service account: ${account}`,
    createPullSecretAttach: (itsName: string, registry: string) =>
      `Create the pull secret ${itsName} for ${registry} and attach it`,
    staysOnlyRightWhenPayload: (secret: string) =>
      `${secret} stays as it is. Only right when its payload is a Docker config.json.`,
    passwordAskedPromptBashEnters:
      'The password is asked for at a prompt (bash): it enters no history, no process list and no file.',
    ifExistsWhatHoldsOther: (itsName: string, registry: string) =>
      `If ${itsName} exists, what it holds for other hosts is kept (needs jq); only an entry for ${registry} is written over.`,
    podNamesSecretAlreadyContent: 'The Pod names this secret already: its content is mended, and no list is touched.',
    podHasListOwnNothing:
      'The Pod has a list of its own, and nothing is merged into it: the secret is added to the workload, not to the service account.',
    listServiceAccountCopiedOnly:
      'The list of a service account is copied only into new Pods that have none of their own; the patch adds to it and keeps what is there.',
    gitOwnsTheseObjectsCommit:
      'Git owns these objects: commit the file below instead of patching; the secret itself is made here, or by what your Git uses for secrets (External Secrets, Sealed Secrets).',
    ifGitHelmOwnsThese: 'If Git or Helm owns these objects, make the same change there, or it will be undone.',
    ownsTheseObjectsMakeSame: (managedBy: string) =>
      `${managedBy} owns these objects: make the same change there, or it will be undone.`,
    secretCreated: (itsName: string) => `secret/${itsName} created`,
    secretServersideApplied: (itsName: string) => `secret/${itsName} serverside-applied`,
    besideNewPodsRunning: (itsName: string) => `${itsName} beside the new Pods, and Running`,
    entryHostGoneOthersStand: 'the entry of this host is gone, the others stand; an empty secret may then be deleted',
    whatAttachedNowMustStill: 'what is attached now; it must still be there afterwards',
    deletedOwnerMakesNewOne: 'deleted; its owner makes a new one, a bare Pod must be created again',
  },
  'fix.lines': {
    noOutputOnceNamedLines:
      'no output once the named lines are changed; what is withheld here stays in the file as it is',
    fileHoldsValuesNotRepeated:
      'The file holds values that are not repeated here: change only the named lines, in the file on the node.',
    whatStandsThereLineFile: (line: number) =>
      `what stands there in line ${line} of the file on the node; it may be a secret and is not repeated here`,
  },
  'fix.managed': {
    hasNoSetting: (itsName: string, situation: string) => `${itsName} has no setting for “${situation}”.`,
    widerThanOneRegistryEvery: 'Wider than one registry: every program on the node then trusts this CA.',
    trustCaEverythingNode: (title: string) => `${title}, and trust its CA for everything on the node`,
    putIntoUserDataNew:
      'Put it into the user data of new nodes; on a running node apply it from the admin or control container. The services concerned are restarted by the system itself. Without trusted = true a bundle is distrusted.',
    registryItselfStillTriedAfter:
      'The registry itself is still tried after the mirrors; private ECR cannot be mirrored.',
    noOutput: 'no output',
    whatSet: 'what was set',
    thenApplySettingsTheyWere: 'then apply the settings as they were',
    bottlerocketAlwaysTriesRegistryItself:
      'Bottlerocket always tries the registry itself after its mirrors: a mirror that fails closed is not offered.',
    bottlerocketCannotMirrorPrivateEcr: 'Bottlerocket cannot mirror a private ECR registry.',
    howGkeRegistryhostsCloseWay:
      'How GKE’s registryHosts close the way to the registry itself is not documented; use the fallback, or block the registry in the network.',
    gkeOffersNoNodesGive: (situation: string) =>
      `GKE offers no “${situation}” for its nodes; give the registry a certificate, by a private CA if need be.`,
    nodesCreatedAnewFqdnsTake:
      'The nodes are created anew. fqdns take a port and no wildcard; the nodes’ service account needs roles/secretmanager.secretAccessor. Not for Windows nodes. Files on a node are not edited: on Autopilot and Container-Optimized OS this is the only way.',
    updatedNodesReplacedOneAfter: 'Updated; the nodes are replaced one after the other',
    aksTakesTenCertificatesMost: 'AKS takes ten certificates at most.',
    addedTrustStoreEveryLinux:
      'Added to the trust store of every Linux node, for every registry, at the next node image rollout; ten certificates at most, and the file replaces the list given before: put the earlier ones into it too. Not for Windows pools.',
    noOutputNoCustomCa: 'no output: no custom CA yet; else add these, decoded, to ca-certificates.pem first',
    nodesImagesRolledOutAnew:
      'The nodes’ images are rolled out anew. A CA of the proxy itself goes into trustedCa, base64.',
    aksOffersNoNodesHosts: (situation: string) =>
      `AKS offers no “${situation}” for its nodes: hosts.toml there is unsupported and lost at every reimage.`,
  },
  'fix.openshift': {
    machineConfigOperatorRollsChange:
      'The machine config operator rolls the change out node by node, with a drain and a reboot or a reload of CRI-O, by version. Nothing on a node is edited by hand.',
    createdConfigured: 'created or configured',
    updatedTrueEveryPool: 'UPDATED True for every pool',
    configmapKeyCannotHoldIpv6: 'A ConfigMap key cannot hold an IPv6 address; give the registry a name.',
    configmapUseHasOneMore: 'the ConfigMap that is in use has one more key',
    patchedKeyGoneWhat: 'patched: the key is gone, or what it was',
    oneConfigmapHoldsCasAll:
      'One ConfigMap holds the CAs of all registries: where one is in use already, the key is added to it.',
    imagedigestmirrorsetServesPullsDigestOnly:
      'ImageDigestMirrorSet serves pulls by digest only, ImageTagMirrorSet those by tag: most clusters want both.',
    mirrorCaGivenSituationPrivate: 'The mirror’s CA is given by the situation private-ca for the mirror’s host.',
    patchedListHoldsWhatHeld: 'patched; the list holds what it held, and this host',
    patchedOthersStayList: 'patched; the others stay in the list',
    insecureregistriesAllowsBothUnverifiedTls: 'insecureRegistries allows both: unverified TLS and plain HTTP.',
    patchedTrustedcaExceptionsWereThere: 'patched; trustedCA and the exceptions that were there stay',
    patchedExceptionsOthersStay: 'patched; exceptions of others stay',
    proxyOwnCaWhereInspects:
      'The proxy’s own CA, where it inspects, goes into Proxy/cluster spec.trustedCA: a ConfigMap in openshift-config with the key ca-bundle.crt.',
    openshiftHasNoObjectClient:
      'OpenShift has no object for a client certificate of a registry; a MachineConfig with /etc/containers/certs.d files would be needed.',
    openshiftObjectsCannotExpress: (situation: string) => `OpenShift’s objects cannot express “${situation}”.`,
    clusterOwnPullSecretServes:
      'The cluster’s own pull secret serves every namespace. The password is asked for at a prompt; what the secret holds for other hosts is kept (needs jq). From OpenShift 4.7 on no node is rebooted for it.',
    hostListNoPassword: 'the host in the list, no password',
  },
  'fix.proxy': {
    proxyOwnUrlUsuallyHttp:
      'The proxy’s own URL is usually http:// for HTTPS_PROXY too. A login in it stands in a file on the node: mode 0600, and only if there is no other way; a special character in it is percent-encoded.',
    internalRegistriesBelongIntoNo:
      'Internal registries belong into NO_PROXY: host, .suffix or address; Go reads no *.suffix, and a CIDR counts only for images named by address.',
    noOutput: 'no output',
    noOutputExceptionsWereThere: 'no output: the exceptions that were there are in the new file too',
    threeVariables: 'the three variables',
  },
  'fix.rancher': {
    noK3sTarget: (target: string) => `no k3s target: ${target}`,
    theseVariablesReachAllRuns: (distributionName: string) =>
      `These variables reach all that ${distributionName} runs in one process: API server, webhooks and kubelet too, so the networks of Pods and services belong into NO_PROXY. CONTAINERD_HTTP_PROXY, CONTAINERD_HTTPS_PROXY and CONTAINERD_NO_PROXY in the same file reach containerd alone.`,
    noOutputRunningPodsGo: 'no output; running Pods go on',
    everyNodeServersAgentsIf: (hosts: string) =>
      `On every node, servers and agents. If the file exists, add these keys to it; files below ${hosts} are written anew at every start.`,
    serverHostLinesTheseKeys: 'the server and host lines that these keys became',
    cannotCloseWayRegistryItself: (itsName: string, version: undefined | string) =>
      `${itsName} ${version} cannot close the way to the registry itself: disable-default-registry-endpoint came with 1.26.13, 1.27.10, 1.28.6 and 1.29.1.`,
    registryItselfStaysLastResort: 'The registry itself stays the last resort.',
    disableDefaultRegistryEndpointCloses:
      'disable-default-registry-endpoint closes the way to registries that have an entry under mirrors, on this node; entries under configs for the same name would open it again.',
    registriesYamlCannotExpress: (situation: string) => `registries.yaml cannot express “${situation}”.`,
  },
  'fix.rollout': {
    changedOwnRoadWhichAlready: (target: string, rollout: string) =>
      `${target} is changed by its own road, which already reaches all nodes; a rollout by ${rollout} would be undone or refused there.`,
    windowsNodesTakeNoShell: 'Windows nodes take no shell script; use the platform’s image or group policy.',
    clientKeyDoesNotBelong:
      'A client’s key does not belong into a ConfigMap or user data, which many can read; bring it to the nodes by their image, by Ansible with a vault, or by hand.',
    allNodesDaemonset: (title: string) => `${title}, on all nodes by a DaemonSet`,
    installerMountsOnlyHostsDirectory:
      'The installer mounts only the hosts directory and has no privilege; each file is written under another name and renamed. Nothing restarts.',
    theseFilesNeedCommandNode:
      'These files need a command on the node itself, so the installer is privileged. Nothing restarts; the runtime reads its files again, one node after the other.',
    theseFilesNeedCommandNode2: (restarts: string) =>
      `These files need a command on the node itself, so the installer is privileged. Created with ACTION=none it touches nothing; set to install, one node after the other gets the files and restarts ${restarts.replaceAll(' ', ' or ')}, only where a file changed. A new node does so as it joins.`,
    configPathMustSetNodes:
      'config_path must be set on the nodes already: this Pod does not change config.toml. The check below shows it.',
    nodeHasSuchFileOwn:
      'A node that has such a file of its own is left alone and does not restart; its line in the log names the file. Ansible adds to what is there.',
    imageMustNotComeFrom:
      'Its image must not come from the registry that is being repaired. No way for Talos, Bottlerocket, Container-Optimized OS or OpenShift.',
    namespaceConfigmapDaemonsetCreatedNothing:
      'namespace, configmap and daemonset created; nothing on a node changes yet',
    oneNodeAfterOtherThen: 'one node after the other, then: successfully rolled out',
    installedEachNodeNodeLeft:
      '“installed” for each node; a node with “left alone” does not have it, and its line says why',
    noOtherRegistryLineEach: (certsD: string) =>
      `${certsD} and no other in the registry’s line, on each node; else set it first: Ansible, or the fix for one node`,
    oneNodeAfterOtherWhat: 'one node after the other: what it wrote goes, what was there before comes back',
    removedEachNodeLeftAlone: '“removed” for each node; “left alone” names a file that somebody changed since',
    installerRemovesItself: 'the installer removes itself',
    newNodesCloudInit: (title: string) => `${title}, in new nodes by cloud-init`,
    userDataNewNodesRuns:
      'User data of new nodes: it runs at their first boot, and does nothing for those that run already. Nothing else on a fresh node has written these files yet; where the image ships them, use Ansible.',
    statusDoneNoErrors: 'status: done, no errors',
    giveNewNodesUserData: 'give new nodes the user data of before',
    allNodesAnsible: (title: string) => `${title}, on all nodes by Ansible`,
    oneNodeAfterOtherFirst:
      'One node after the other; the first failure ends the play. What a file holds already is kept and added to, and a copy of it lies beside it; only a change calls the handler. Keep keys in ansible-vault.',
    filesNothingElse: 'the files, and nothing else',
    failed0EveryNode: 'failed=0 for every node',
    changed0EveryNodeAll: 'changed=0 for every node: all have it',
    failed0EveryNodeStops: 'failed=0 for every node; it stops at the first node where a file was changed since',
    throughKubectlDebug: (title: string) => `${title}, through kubectl debug`,
    nodeWithoutSshPodOwn:
      'For a node without SSH: a Pod of its own with the node’s root directory. Its image must be one that the node can pull. Delete the Pod afterwards.',
    noError: 'no error',
    podDeleteKubectlDeletePod: 'the Pod to delete: kubectl delete pod NAME',
  },
  'fix.server': {
    fileHoldsLeafFirstThen: 'The file holds the leaf first, then what signed it; the root is not needed.',
    copyKeyKeepSafeDelete: 'a copy, with the key in it: keep it safe and delete it afterwards',
    serversideAppliedControllerReadsItself: 'serverside-applied; the controller reads it by itself',
    sslCertificateNamesOneFile:
      'ssl_certificate names one file with the whole chain; there is no directive of its own for intermediates.',
    testSuccessfulReloadNoRestart: 'test is successful; a reload, no restart',
    tlsCrtIngressSecretSent: 'tls.crt of the Ingress’ secret is sent as it stands: leaf first, then the intermediate.',
    httpsCertificateHarborYmlHarbor: 'https.certificate of harbor.yml; Harbor’s nginx sends the file as it stands.',
    startedHarborAwayAboutMinute: 'Started; Harbor is away for about a minute',
    httpTlsCertificateRegistryHttp:
      'http.tls.certificate, or REGISTRY_HTTP_TLS_CERTIFICATE, names one file with the whole chain.',
    bindSslCrtNamesOne: 'bind … ssl crt names one file with leaf, intermediate and key, in that order.',
    certfileDynamicConfigurationHoldsChain:
      'certFile of a dynamic configuration holds the chain; without a certificate for the host Traefik shows its own default one.',
    noOutputTraefikReadsItself: 'no output; Traefik reads it by itself',
    certManagerWritesLeafIntermediate:
      'cert-manager writes leaf and intermediate into tls.crt itself, when its issuer hands the intermediate out: a CA issuer needs the chain in its own secret’s tls.crt, Vault and ACME send it.',
    createdConfigured: 'created or configured',
    its2More: '2 or more',
    okIntermediateSignedLeaf: 'OK: the intermediate signed this leaf',
    noOutputLeafFirst: 'no output; leaf first',
    noOutput: 'no output',
    registryServerHasNoSetting: (situation: string) => `The registry’s server has no setting for “${situation}”.`,
    unknownServerKnown: (server: string, Object: string) => `Unknown server “${server}”; known: ${Object}.`,
    its2MoreHowManyCertificates:
      '2 or more: how many certificates are really sent; a file that verifies against itself proves nothing',
    letServerSendIntermediateWell: (serverName: string) =>
      `Let the server send the intermediate as well (${serverName})`,
    oneRepairAllClientsNo: 'One repair for all clients: no node is touched.',
    noOutputFilesBefore: 'no output: the files of before',
  },
  'fix.talos': {
    talosHasNoShellGoes:
      'Talos has no shell: this goes to every node through its API, without a reboot. In these documents a CA is PEM text; in machine.registries before 1.12 it is base64.',
    noErrorPullSecretsNot: 'no error; pull secrets are not used here',
    takeAddedDocumentsOutAgain: 'take the added documents out again',
    talosRegistryDocumentsCannotExpress: (situation: string) =>
      `Talos’s registry documents cannot express “${situation}”.`,
    machineRegistriesCannotExpress: (situation: string) => `machine.registries cannot express “${situation}”.`,
  },
  'fix.trust': {
    trustStoreCannotExpress: (situation: string) => `A trust store cannot express “${situation}”.`,
    filesNodeDoNotChange: (os: string, other: string) =>
      `Files on the node do not change the trust store of ${os}; the target “${other}” uses its own way.`,
    noTrustStoreKnown: 'No trust store is known.',
    noOutputRunningContainersGo: 'no output; running containers go on, Docker’s only with live-restore',
    systemTrustStoreTrustCa: (storeName: string) =>
      `System trust store (${storeName}): trust this CA for everything on the node`,
    widerThanOneRegistryEvery: 'Wider than one registry: every program on the node then trusts this CA.',
    runtimeRestartedBecauseGoReads:
      'The runtime is restarted because Go reads the store once; no other service needs it.',
    its1AddedNoOutput: '1 added, or no output',
    windowsTrustCaEverythingNode: 'Windows: trust this CA for everything on the node',
    powershellAdministratorEveryProgramNode:
      'PowerShell, as administrator. Every program on the node then trusts this CA.',
    thumbprintSubject: 'the thumbprint and the subject',
    noOutput: 'no output',
  },
}
