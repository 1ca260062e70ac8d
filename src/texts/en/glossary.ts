export const glossary = {
  'learn.glossary': {
    imageReference: 'image reference',
    registryHostPathTagDigest:
      'registry host, path, and a tag or digest: registry.example.com:5000/team/app:1.2. Without a host Docker Hub is meant, without a tag “latest”.',
    registry: 'registry',
    serverKeepsImagesHandsThem:
      'A server that keeps images and hands them out by the OCI distribution protocol, under /v2/.',
    digest: 'digest',
    sha256ManifestLayerNames:
      'The SHA-256 of a manifest or a layer. It names exactly these bytes; a tag can be moved, a digest cannot.',
    manifest: 'manifest',
    listImageLayersConfigurationDigest:
      'The list of an image’s layers and its configuration, by digest. An index (manifest list) names one manifest for each platform.',
    layerBlob: 'layer, blob',
    archiveFilesImageSeveralThem:
      'An archive of files; an image is several of them, one above the other. Registries often hand them out from another host, a storage.',
    agentEachNodeDecidesImage:
      'The agent on each node. It decides that an image is needed and which login goes along, and asks the runtime to pull.',
    containerRuntime: 'container runtime',
    containerdCriODockerProgram:
      'containerd, CRI-O or Docker: the program on the node that really pulls. Its trust, its mirrors and its proxy count, not those of kubelet or of a Pod.',
    containerRuntimeInterfaceCallsKubelet:
      'Container Runtime Interface: the calls that kubelet makes to the runtime over a local socket. crictl makes the same calls by hand.',
    noErrorOwnKubeletWaits:
      'No error of its own: kubelet waits before the next attempt, longer each time, up to five minutes. The cause stands in the ErrImagePull before it. A Pod that is deleted and made anew starts at once, without the wait.',
    ca: 'CA',
    certificateAuthorityWhoeverSignsCertificates:
      'Certificate authority: whoever signs certificates. Public ones are known to every trust store; a private one only where somebody installed its root.',
    rootCertificate: 'root certificate',
    endChainSignsItselfBelieved:
      'The end of a chain: it signs itself, and is believed because it stands in the trust store, not because a server sends it.',
    intermediate: 'intermediate',
    caBetweenRootServerCertificate:
      'A CA between the root and the server’s certificate. The server has to send it; Go and OpenSSL do not fetch what is missing.',
    trustStore: 'trust store',
    rootsSystemBelievesGoPrograms:
      'The roots that a system believes. Go programs such as containerd read it once, at their start.',
    subjectAlternativeNamesHostsAddresses:
      'Subject Alternative Names: the hosts and addresses for which a certificate holds. The older Common Name is no longer read.',
    hostNameClientSendsFirst:
      'The host’s name that a client sends in its first message, so that a server of many names shows the right certificate.',
    tlsInspection: 'TLS inspection',
    deviceNetworkEndsConnectionReads:
      'A device of the network ends the connection, reads it, and signs a certificate of its own for the same name. Its CA is trusted by the company’s laptops, rarely by nodes.',
    pullSecret: 'pull secret',
    secretTypeKubernetesIoDockerconfigjson:
      'A secret of type kubernetes.io/dockerconfigjson, named in the Pod’s imagePullSecrets, in the Pod’s own namespace. Its auths keys say for which images each login is.',
    authsKey: 'auths key',
    hostPerhapsPortPathWhich:
      'The host, perhaps with port and path, to which a login belongs. kubelet drops the scheme, compares ports literally, and takes a path as a prefix.',
    serviceAccount: 'service account',
    identityPodListPullSecrets:
      'The identity of a Pod. Its list of pull secrets is copied into new Pods that have none of their own.',
    tokenService: 'token service',
    whereRegistrySendsClientsShort:
      'Where a registry sends clients for a short-lived token (the realm of its 401). Often another host, with a certificate of its own.',
    mirror: 'mirror',
    hostAskedBeforeRegistryItself:
      'A host that is asked before the registry itself for the same images. Which one, the runtime’s own files say.',
    proxyCache: 'proxy cache',
    registryFetchesFromAnotherOne:
      'A registry that fetches from another one and keeps what it fetched. In Harbor it is a project, so its name stands in the path.',
    containerdFileOneRegistryFolder:
      'containerd’s file for one registry, in the folder that bears its name. Read at every pull, and only if config_path points there.',
    settingContainerdConfigTomlNames:
      'The setting in containerd’s config.toml that names the folder of hosts.toml files. Without it they are never read by kubelet’s pulls.',
    rateLimit: 'rate limit',
    soManyPullsAddressAccount:
      'So many pulls for an address or an account in some hours. Behind one NAT address all nodes share it; a login has a limit of its own.',
    argoCdFluxMakeCluster:
      'Argo CD or Flux make the cluster follow a repository. A change made by hand is undone; it has to be committed.',
  },
}

type TermId =
  | 'image-reference'
  | 'registry'
  | 'digest'
  | 'manifest'
  | 'layer'
  | 'kubelet'
  | 'runtime'
  | 'cri'
  | 'back-off'
  | 'ca'
  | 'root'
  | 'intermediate'
  | 'trust-store'
  | 'san'
  | 'sni'
  | 'interception'
  | 'pull-secret'
  | 'auths'
  | 'service-account'
  | 'token-service'
  | 'mirror'
  | 'proxy-cache'
  | 'hosts-toml'
  | 'config-path'
  | 'rate-limit'
  | 'gitops'

/** How the words of the glossary occur in the texts, by the word's id. */
export const spellings: { readonly [id in TermId]: readonly string[] } = {
  'image-reference': ['image reference'],
  registry: [],
  digest: ['digest'],
  manifest: ['manifest'],
  layer: ['layers', 'blob hosts'],
  kubelet: [],
  runtime: ['container runtime'],
  cri: ['CRI'],
  'back-off': ['ImagePullBackOff'],
  ca: ['private CA'],
  root: ['root certificate'],
  intermediate: ['intermediate'],
  'trust-store': ['trust store'],
  san: ['SAN', 'SANs'],
  sni: ['SNI'],
  interception: ['TLS inspection', 're-signs'],
  'pull-secret': ['pull secret', 'imagePullSecrets'],
  auths: ['auths key', 'auths'],
  'service-account': ['service account'],
  'token-service': ['token service'],
  mirror: ['mirror'],
  'proxy-cache': ['proxy cache', 'pull-through'],
  'hosts-toml': ['hosts.toml'],
  'config-path': ['config_path'],
  'rate-limit': ['rate limit'],
  gitops: ['Argo CD', 'Flux', 'GitOps'],
}
