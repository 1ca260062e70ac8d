export const stops = {
  'learn.stops': {
    deploymentSchedulerKubelet: 'Deployment, scheduler, kubelet',
    deploymentMakesPodSchedulerGives:
      'A Deployment makes a Pod, the scheduler gives it a node, and the kubelet there sees that an image is missing. By imagePullPolicy it decides whether to pull, gathers the logins of the Pod’s secrets, and asks the runtime over its socket.',
    runningRuntimeWhoseCriPlugin: 'A running runtime whose CRI plugin has loaded; a policy that allows a pull.',
    nothingAskedAnyRegistryErrimageneverpull:
      'Nothing is asked of any registry: ErrImageNeverPull, an unknown CRI service, kubelet’s own limits.',
    eventsPodThenNodeJournal: 'Events of the Pod, then the node’s journal of kubelet and runtime.',
    kubeletRuntime: 'kubelet, runtime',
    referenceParsedFilledNoHost:
      'The reference is parsed and filled in: no host means docker.io, no tag means latest. From here on the host decides everything: which directory is read, which login fits, who is asked.',
    nameParsesLowerCaseNo: 'A name that parses: lower case, no scheme, the tag behind a colon.',
    invalidimagenameNothingLeavesNode: 'InvalidImageName; nothing leaves the node.',
    imageLinePod: 'The image line of the Pod.',
    nodeResolver: 'the node’s resolver',
    runtimeAsksNodeResolverHost:
      'The runtime asks the node’s resolver for the host, not the cluster’s DNS. If a mirror is configured, its name is looked up first.',
    recordNodeNetworkCanSee: 'A record that the node’s network can see.',
    noSuchHostAnswerNo: '“no such host”: the answer is no. “i/o timeout”, “server misbehaving”: there is no answer.',
    nodeNotPod: 'On the node, not in a Pod.',
    nodeNetworkFirewallsProxy: 'the node’s network, firewalls, proxy',
    connectionPortDirectlyThroughProxy:
      'A connection to the port, directly or through the proxy of the runtime’s environment. NetworkPolicies do not apply: the runtime lives in the node’s network.',
    routeOpenPortRightExceptions: 'A route, an open port, and the right exceptions in NO_PROXY.',
    refusedSomebodySaidNoTimeout:
      'Refused: somebody said no. Timeout: packets vanish. Reset: somebody between hung up.',
    fromNodeFailed: 'From the node that failed.',
    runtimeRegistryPerhapsDeviceBetween: 'runtime, registry, perhaps a device between',
    serverShowsCertificateIntermediatesRuntime:
      'The server shows its certificate and the intermediates. The runtime builds a path to a root of its trust store and checks names and dates. No login has been sent yet.',
    wholeChainRootNodeKnows: 'A whole chain, a root that the node knows, the host among the names, a right clock.',
    unknownAuthorityHasFourKinds:
      '“unknown authority” has four kinds: private, self-signed, incomplete, intercepted. The chain tells which.',
    handshakeFromNodeServerName: 'The handshake, from the node, with the server’s name.',
    kubeletKeyringRegistryTokenService: 'kubelet’s keyring, registry, token service',
    registryAnswers401NamesToken:
      'The registry answers 401 and names its token service. The runtime takes the login that kubelet matched by host and path, fetches a token, and asks again.',
    secretRightTypePodNamespace:
      'A secret of the right type, in the Pod’s namespace and list, with a key that matches the image.',
    noLoginNoneMatchesOne: 'No login, none that matches, one that is refused, or a token service that does not answer.',
    podOwnListThenKeys: 'The Pod’s own list, then the keys of the secret (without passwords).',
    registry: 'registry',
    tagBecomesDigestDigestManifest:
      'The tag becomes a digest, and the digest a manifest; of an index the runtime takes the entry for its platform.',
    repositoryTagVariantPlatformRoom:
      'The repository, the tag, a variant for this platform, and room below the rate limit.',
    its404SeveralKinds403429: '404 of several kinds, 403, 429, 5xx, or a page instead of a registry.',
    whatRegistrySaysTagWithout: 'What the registry says of this tag, without pulling.',
    registryStorageCdn: 'registry, storage, CDN',
    configurationLayersFetchedSeveralOnce:
      'Configuration and layers are fetched, several at once, often after a redirect to a storage on another host; each is compared with its digest.',
    storageHostMustReachableTrusted: 'The storage’s host must be reachable and trusted as well.',
    blobMissingCutShortChanged: 'A blob is missing, cut short, changed on the way, or the pull stalls and is given up.',
    hostFailingUrlMayNot: 'The host in the failing URL: it may not be the registry’s.',
    runtimeSnapshotterNodeDisk: 'runtime, snapshotter, the node’s disk',
    layersLaidOutOneAbove:
      'The layers are laid out one above the other on the node’s disk. Then the container starts, and what fails from here on is no pull.',
    roomInodesRightsSetOwners: 'Room, inodes, and rights to set owners.',
    diskHoldsImages: 'The disk that holds the images.',
  },
}
