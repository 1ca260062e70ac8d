export const firstHour = {
  'learn.first-hour': {
    walkPathPullOnceFrom:
      'Walk the path of a pull once, from the Pod to the unpacked layer, with an image of your own cluster typed in.',
    sayAloudWhoPullsNot:
      'Say aloud who pulls: not the Pod, not kubelet, but the runtime, in the node’s network, with the node’s trust.',
    findOutWhichRuntimeVersion:
      'Find out which runtime and version your nodes have: kubectl get nodes -o wide, last column.',
    findOutWhereYourImages: 'Find out where your images come from, and whether a mirror or a proxy stands between.',
    pasteExampleReadVerdictCause: 'Paste an example and read the verdict: cause, proof, fix, check.',
    readHowFourKindsUnknown: 'Read how the four kinds of “unknown authority” are told apart.',
    readWhichAuthsKeysMatch: 'Read which auths keys match an image, and which never will.',
    solveFiveCasesPracticeOne: 'Solve five cases of the practice, one of them mixed.',
    makeSnippetTrustsYourCompany: 'Make the snippet that trusts your company’s CA for your runtime, and read its undo.',
    explainColleagueWhyPullSecret: 'Explain to a colleague why a pull secret never cures an x509 error.',
    imageNameTagPullSecrets: 'The image’s name and tag, pull secrets of the namespace, the workload’s own list.',
    namespacePodImageWhichSecret: 'Namespace, Pod, image, and which secret is named where.',
    runtimeFilesTrustStoresMirrors: 'Runtime files, trust stores, mirrors, proxies, disks and kubelets of the nodes.',
    nodesRuntimeVersionFailingHost: 'Nodes, runtime with version, the failing host, the file that is wanted.',
    serverCertificateChainUsersRights: 'The server’s certificate and chain, users and rights, tags, storage, limits.',
    handshakeNodeSawAnswerStatus: 'The handshake as the node saw it, or the answer with its status, and the time.',
    dnsRoutesFirewallsInspectionTls: 'DNS, routes, firewalls, the inspection of TLS and its exceptions.',
    fromWhichAddressWhichHost: 'From which address to which host and port, the time, and the issuer that was shown.',
  },
}
