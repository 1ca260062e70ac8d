export const notes = {
  notes: {
    weaker: (title: string) => `Nothing here speaks for it more than for “${title}”.`,
    anotherIssuerDnsAmongNames: (details: string) => `another issuer, and DNS:${details} among the names`,
    namespaceIngress: 'the namespace of the Ingress',
    dnsAmongNamesEndFuture: (d: string) => `DNS:${d} among the names, and an end in the future`,
    secretLiesNamespaceIngressType:
      'The secret lies in the namespace of the Ingress, is of type kubernetes.io/tls, and its certificate names the host; the controller then takes it without a restart.',
    neverTrustDefaultCertificate: 'Never trust the default certificate.',
    underTlsTooSecretWhere: (d: string) =>
      `${d} under TLS too, with a secret; where it is missing, add spec.tls with hosts and secretName (or start the controller with --default-ssl-certificate=NAMESPACE/SECRET)`,
    secretnameCertresolverRouteTlsstoreNamed: (d: string) =>
      `a secretName or certResolver at the route of ${d}, or in a TLSStore named default`,
    seeWhyCertManagerHas: 'See why cert-manager has not issued the certificate yet',
    readyTrueCertificateHostElse: 'READY True for the Certificate of this host; else describe the one that is not',
    pointAcmeClientProductionIssue: 'Point the ACME client at production and issue the certificate anew',
    productionEndpointHttpsAcmeV02:
      'The production endpoint is https://acme-v02.api.letsencrypt.org/directory. cert-manager: spec.acme.server of the issuer, or an issuer of its own for production named by the Certificate; certbot: without --staging and --test-cert; Traefik: caServer, and the staging entries out of its acme.json; Caddy: acme_ca.',
    productionCountsWhatIssuesSwitch: 'Production counts what it issues: switch over once, when staging has succeeded.',
    neverTrustStagingCa: 'Never trust the staging CA.',
    issuerCertificateAcmeV02Not: 'the issuer of this certificate with acme-v02, not acme-staging-v02',
    letNameLeadCloudflareAgain: 'Let the name lead to Cloudflare again, or give the server a public certificate',
    dnsRecordSetProxiedNodes:
      'The DNS record is set to “proxied”, for the nodes’ resolver too; where nodes are to reach the server directly, it needs a public certificate of its own.',
    addressesCloudflareNotServer: 'addresses of Cloudflare, not of the server',
    findOutWhoLeavesServer: 'Find out who leaves the server name out: the client, or a proxy between',
    rightCertificateThenNameLost:
      'the right certificate: then the name is lost between; the same one again: a proxy answers',
    rootSubCaPublishedHttps:
      'The root and the Sub CA are published at https://www.gosuslugi.ru/crt. The server must send the Sub CA.',
    privateRootSignsLeafDirectly:
      'A private root that signs the leaf directly prints the same; then one certificate is all there is to send.',
    deviceBetweenSignsAnewSays:
      'A device in between that signs anew says the same; a trust store on the node that is old or empty does as well.',
    soStaysFixedOwnWay: (vendorName: string) => `So that it stays fixed: ${vendorName}’s own way`,
    matchesKubeletSendsLoginImage: 'Matches: kubelet sends this login for the image.',
    matchesDockerHubEntryBecause: 'Matches as the Docker Hub entry, because no other key does.',
    notTriedDockerHubEntry: (by: string) =>
      `Not tried: the Docker Hub entry counts only when no other key matches, and “${by}” does.`,
    ignoredKubeletCannotParseKey: 'Ignored: kubelet cannot parse this key as a URL.',
    neverMatchesNotSchemeKubelet: (scheme: string) =>
      `Never matches: “${scheme}://” is not a scheme that kubelet drops; write the host alone.`,
    notMatchedKeyImage: (reasonKey: string, image: string) =>
      `Not matched: the key is for ${reasonKey}, the image is on ${image}.`,
    notMatchedUpperLowerCase: (reasonKey: string, image: string) =>
      `Not matched: upper and lower case count; the key says ${reasonKey}, the image ${image}.`,
    notMatchedPortsComparedLiterally: (reasonKey: string, image: string) =>
      `Not matched: ports are compared literally; the key says ${reasonKey}, the image ${image}.`,
    notMatchedEachStandsExactly: (reasonKey: string, image: string) =>
      `Not matched: each * stands for exactly one part between dots; ${reasonKey} against ${image}.`,
    notMatchedPathNotBeginning: (path: string, repository: string) =>
      `Not matched: the path ${path} is not the beginning of ${repository}.`,
    neverMatchesKeyMustNot: 'Never matches: a key must not hold a tag.',
    notMatchedPathApiNot: (path: string) =>
      `Not matched: ${path} is the path of an API, not of a repository; write the host alone.`,
    notMatchedDockerHubKubelet: (reasonKey: string) =>
      `Not matched: for Docker Hub kubelet knows docker.io and index.docker.io, not ${reasonKey}.`,
    imageNameDoesNotParse: (image: string) => `The image name ${image} does not parse.`,
    harborRobotsCalledRobotName:
      'Harbor’s robots are called robot$NAME. If this is one, a shell replaced $NAME by nothing: write it in single quotes.',
    passwordEndsNewlineEchoWithout: 'The password ends with a newline (echo without -n): the registry refuses it.',
    authUsernamePasswordDisagreeKubelet: 'auth and username/password disagree; kubelet takes auth.',
    identityTokenNeverReadKubelet:
      'An identity token is never read by kubelet: what is left is a user without a password.',
    userWithoutPassword: 'A user without a password.',
    authMustBase64UserPassword: 'auth must be base64 of user:password; there is no colon in it.',
    emptyEntryCountsMatchWithout:
      'An empty entry counts as a match without a login; on a desktop the real login is in a credential helper, which kubelet does not ask.',
    podNamesKubeletReads: 'The Pod names it: kubelet reads it.',
    podNamesButTypeOne: 'The Pod names it, but its type is one that kubelet ignores: nothing in it is sent.',
    podNamesPasteDoesNot: 'The Pod names it; the paste does not show it.',
    podNamesButAnotherNamespace:
      'The Pod names it, but it is in another namespace: kubelet looks only in the Pod’s own.',
    entryWithoutNameSkipped: 'An entry without a name: skipped.',
    onlyServiceAccountNamesPod:
      'Only the service account names it. The Pod has a list of its own, and the two are not merged.',
    onlyServiceAccountNamesList:
      'Only the service account names it. Its list is copied when a Pod is made: this Pod is older and must be made anew.',
    existsNamespaceButNeitherPod:
      'It exists in the namespace, but neither the Pod nor its service account names it: a secret that merely exists is not used.',
    inputEmptyCommandBeforeMay:
      'the input is empty: the command before it may have failed, or written to standard error',
    kubectlCouldNotAnswerSo: (words: string) => `kubectl could not answer, so nothing is known of any pull: ${words}`,
    kubectlFoundNothingThereAnother: (words: string) =>
      `kubectl found nothing there: “${words}” Another namespace is asked with -n NAME, all of them with -A.`,
    goTakesAnyCertificateStore:
      'Go takes any certificate in its store as an anchor; OpenSSL wants the chain to end at a self-signed root.',
    opensslWantsServerUsageName: 'OpenSSL wants the server’s usage by name; Go is content with “any”.',
    opensslSecurityLevelRefusesKey: 'OpenSSL’s security level refuses this key or digest; Go has no such level.',
    timeCertificateWrittenFormGo: 'A time in a certificate is written in a form that Go reads and OpenSSL does not.',
    opensslDoesNotLoadFile: 'OpenSSL does not load a file in which one certificate is damaged; Go passes over it.',
    theyDisagreeAboutVerySecond:
      'They disagree about the very second in which a certificate ends, or OpenSSL took another path through an expired one.',
    opensslComparesHostMoreNarrowly:
      'OpenSSL compares the host more narrowly: no final dot, no star right below a top-level name.',
    opensslTriesOnePathOnly: 'OpenSSL tries one path only; Go found another.',
    opensslFallsBackCommonName:
      'OpenSSL falls back to the Common Name, or takes a star inside a label; Go reads Subject Alternative Names only.',
    goAppliesRuleHereOpenssl:
      'Go applies a rule here that OpenSSL does not: what the runtime says counts for the pull.',
    bothRightGoComplainsDates:
      'Both are right: Go complains of dates first, then of the name, then of the path; OpenSSL begins at the path. Mend one, and the other may come up.',
    serverAskedWithoutNameMay: (itsName: string) =>
      `The server was asked without a name and may have shown its default certificate; a runtime always sends the name. Ask again with -servername ${itsName}.`,
    handshakeWentThroughProxyNode: (proxy: string) =>
      `This handshake went through the proxy ${proxy}; a node that goes another way may see another certificate. Compare on the node, without -proxy.`,
    goCannotReadCertificateStops: (number: number, offset: number, damageLength: number) =>
      `Go cannot read certificate ${number}: it stops at byte ${offset} of ${damageLength}.`,
    failsRunsThereImageMay: (failing: string, running: string) =>
      `It fails on ${failing} and runs on ${running}: there the image may only lie since before. Compare these nodes: runtime and its registry files, trusted CAs, proxy, route.`,
    podsStillRunBecauseTheir: (image: string) =>
      `Pods with ${image} still run because their image lies on the node already; that says nothing about whether a pull works today.`,
    machinePrintedHandshakeTrustsChain:
      'The machine that printed the handshake trusts this chain; the program that pulls does not. If it was this very node: the program keeps a CA list of its own, or was started before the CA was installed. If it was another machine, the node lacks the CA that this one has.',
    commandPullsHandPersonLogin:
      'A command pulls it by hand: with that person’s login, CA store, proxy and network. Kubelet and the runtime on the node use none of these.',
    giveIngressHostTlsSecret: 'Give the Ingress of this host its TLS secret',
    giveTraefikCertificateHost:
      'Give Traefik a certificate for this host: tls.secretName of its route, or a TLSStore “default”',
    showsSecretsPodReallyHas: 'Shows which secrets this Pod really has; kubectl describe never prints them.',
    notReadKubeletIgnoresType: (type: string | null) =>
      `Not read: kubelet ignores secrets of the type ${type ?? 'Opaque'}.`,
    matchesButCannotDecode:
      'The key matches, but kubelet cannot decode its entry, and then it reads none of this secret.',
  },
}
