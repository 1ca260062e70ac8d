export const lint = {
  'lint.config-toml': {
    containerdDoesNotStart: 'containerd does not start with it.',
    noContainerdKnowsVersion: (version: string, down: string) => `No containerd knows version ${version}: ${down}`,
    containerdDoesNotKnowVersion: (number: number, down: string) =>
      `This containerd does not know version ${number}: ${down}`,
    fileVersionContainerd2X: (number: number, current: string) =>
      `In a file of version ${number} containerd 2.x silently ignores this table; there it is called plugins."${current}".registry. 1.7 does not start with such a file; 1.6 reads it.`,
    containerd1XDoesNot: (old: string) =>
      `containerd 1.x does not read this table; there it is called plugins."${old}".registry.`,
    withoutVersion2Containerd1:
      'Without version = 2 containerd 1.x reads the file as version 1 and this table not at all; 2.x reads it as version 3 and drops the table too.',
    fileVersion2Table2:
      'A file of version 2 with the table of 2.x works in containerd 2.x and is ignored by 1.x. In 1.x the table is called plugins."io.containerd.grpc.v1.cri".registry, which 2.x reads too.',
    mirrorsBesideConfigPathCri:
      'mirrors beside config_path: the CRI plugin does not load, and the node becomes NotReady. Move them into hosts.toml files.',
    configsTlsBesideConfigPath:
      'configs…tls beside config_path: in 1.x the CRI plugin does not load; in 2.x the table is ignored. Name the CA in hosts.toml.',
    containerd2XHasNo:
      'containerd 2.x has no registry.configs…tls any more: ca_file and insecure_skip_verify here do nothing. Use hosts.toml.',
    containerd21NewerTake:
      'containerd 2.1 and newer take a list for the name of one folder: every hosts.toml is silently ignored (containerd/containerd#12415). Name one folder.',
    configPathNamesFolderAbove:
      'config_path names the folder above all hosts, /etc/containerd/certs.d; not a host’s folder and not a file.',
    keyCalledConfigPathAny: 'The key is called config_path; any other is ignored.',
    configPathCountsOnlyTable: (value: string) => `config_path counts only in the table plugins."${value}".registry.`,
    verificationOffRegistryAnyoneWay: 'Verification is off for this registry: anyone on the way can replace images.',
    criPluginSwitchedOffKubelet:
      'The CRI plugin is switched off: kubelet gets “unknown service runtime.v1.RuntimeService”. Docker’s package ships this line.',
    loginConfigTomlReadableNode:
      'A login in config.toml is readable on the node, deprecated, and not used when kubelet sends one. Use a pull secret.',
  },
  'lint.daemon-json': {
    dockerdDoesNotStart: 'dockerd does not start with it.',
    commaBeforeClosingBracketNo: (down: string) => `A comma before a closing bracket is no JSON: ${down}`,
    notJson: (down: string) => `Not JSON: ${down}`,
    keyCalledUnknownKeyStops: (right: string) => `The key is called ${right}; an unknown key stops the daemon.`,
    list: (list: string, down: string) => `${list} is a list: ${down}`,
    mirrorWholeUrlHttpHttps: (down: string) => `A mirror is a whole URL with http or https: ${down}`,
    mirrorUrlHoldsNoLogin: (down: string) => `A mirror’s URL holds no login, query or fragment: ${down}`,
    dockerAppendsV2ToPath: (asked: string) =>
      `Docker asks below ${asked}: it appends /v2 to the path, gets a 404 and goes to Docker Hub in silence; before 24 it does not start. A project or proxy below a path cannot be its mirror.`,
    hostPortNetworkWithoutScheme: 'host[:port] or a network, without a scheme; Docker strips it with a warning.',
    noVerificationPlainHttpAnyone: (host: string) =>
      `No verification, and plain HTTP, for ${host}: anyone on the way can replace images. A CA goes into /etc/docker/certs.d/HOST/ca.crt.`,
  },
  'lint.hosts-toml': {
    containerdLogsFailedDecodeOnce: 'containerd logs “failed to decode” once and goes on as if the file were empty.',
    serverStandsBelowTableBelongs:
      'server stands below a table and belongs to that table: it is ignored. Root keys come before the first [host…].',
    hostTableCalledHostUrl: 'A host’s table is called [host."URL"]; a table named by the URL alone is ignored.',
    thereNoHostTableContainerd: `There is no [host…] table: containerd 1.5 to 1.7.31 refuses the whole file (containerd/containerd#10027), and ca, server and skip_verify with it.`,
    loginHeaderStandsFileEveryone:
      'A login in a header stands in a file that everyone on the node can read, and breaks registries with a token service. kubelet’s secrets are the place for it.',
    dockerIoContactedLiterallyHere:
      'docker.io is contacted literally here, and that is a web site: Docker Hub’s registry is https://registry-1.docker.io.',
    dialTimeoutIsDuration: (skipped: string) => `dial_timeout is a duration in quotes, such as "3s": ${skipped}`,
    unknownCapability: (wrong: string, skipped: string) => `Unknown capability ${wrong}: ${skipped}`,
    referrersKnownFromContainerd2:
      'referrers is known from containerd 2.2 on; every older version discards the whole file.',
    withoutResolveHostSkippedTags: 'Without resolve this host is skipped for tags; it serves pulls by digest only.',
    flatListMeansTwoFiles:
      'A flat list means two files that each hold certificate and key; a pair is a list in a list.',
    certificatePastedServerOwnNo:
      'The certificate pasted for this is the server’s own and no CA: Go accepts it only until it is renewed. Install the root that signed it.',
    onlyPemReadDerFile:
      'Only PEM is read; a DER file fails the pull with “unable to load CA cert”: openssl x509 -inform der -in ca.cer -out ca.crt',
    verificationOffAnyoneWayCan:
      'Verification is off: anyone on the way can replace images. Give the CA instead. It does not make plain HTTP work.',
    hostsTomlHasNoKey: (key: string) =>
      `hosts.toml has no key ${key}: it does nothing, and the login stands in the file for everyone. Use an image pull secret.`,
    hostsTomlHasNoKey2: (key: string, right: undefined | null | string) =>
      `hosts.toml has no key ${key}: it is ignored without a word.${right ? ` ${right} is meant.` : key === 'rewrite' ? ' Only k3s and RKE2 know it, in registries.yaml.' : ''}`,
    dottedKeysInlineTablesHost:
      'Dotted keys and inline tables for a host are silently dropped by containerd 2.x. Write a table: [host."URL"], its keys below.',
    withoutOverridePathTrueContainerd: (url: string) =>
      `Without override_path = true containerd appends /v2 once more and asks ${url}/v2/…, which is a page and no registry.`,
    overridePathUrlMustHold:
      'With override_path the URL must hold /v2 itself; here the requests go to the root of the host.',
    fileNameHostsTomlHost: 'The file’s name is hosts.toml; host.toml is never read.',
    imagesDockerHubLookedUp:
      'Images of Docker Hub are looked up in the folder docker.io; registry-1.docker.io belongs into server.',
    folderNamedExactlyHostImage:
      'The folder is named exactly as the host in the image: no scheme, no wildcard, and a port only where the image writes one.',
  },
  'lint.index': {
    nestedFarDeeperThanAny: 'Nested far deeper than any such file: it was not read.',
    doesNotParseWhatValue:
      'This does not parse, and what is a value here cannot be told: nothing of the file is repeated.',
  },
  'lint.registries-conf': {
    wholeConfigurationRejectedEveryPull: 'the whole configuration is rejected, and every pull fails with it.',
    oldRegistriesSectionsCannotStand: (rejected: string) =>
      `The old [registries.…] sections cannot stand beside [[registry]]: ${rejected}`,
    registryElementList: (singleName: string) => `A registry is an element of a list: [[${singleName}]].`,
    hasNoSchemeUriSchemes: (key: string, rejected: string) =>
      `${key} has no scheme (“URI schemes are not supported”): ${rejected}`,
    imagesDockerHubCalledDocker: 'Images of Docker Hub are called docker.io/…: this prefix matches none of them.',
    wildcardPrefixDomainAloneWithout: 'A wildcard prefix is *.domain alone, without port or path.',
    keyStandsBelowRegistryBelongs:
      'This key stands below a [[registry]] and belongs to it: it does nothing there. It comes before the first table.',
    insecureTrueAllowsUnverifiedTls:
      'insecure = true allows unverified TLS and plain HTTP: anyone on the way can replace images. A CA goes into /etc/containers/certs.d.',
    registriesConfHasNoKey: (key: string) => `registries.conf has no key ${key}: it is ignored without a word.`,
    prefixNeedsLocationEvenWhere: 'A prefix needs a location, even where mirrors are given.',
    mirrorDigestOnlyCannotStand: 'mirror-by-digest-only cannot stand with pull-from-mirror.',
  },
  'lint.registries-yaml': {
    k3sRke2DoNotStart: 'k3s and RKE2 do not start with it.',
    mustQuotesYamlTakesAlias: (down: string) => `* must be in quotes, or YAML takes it for an alias: ${down}`,
    tabIndentsLineYamlWants: (down: string) => `A tab indents this line: YAML wants blanks, and ${down}`,
    notYaml: (errorMessage: string, down: string) => `Not YAML: ${errorMessage} ${down}`,
    hasNoKeyIgnoredWithout: (where: string, key: string, right: undefined | string) =>
      `${where} has no key ${key}: it is ignored without a word.${right ? ` ${right} is meant.` : ''}`,
    withoutSchemePathUnderUrl: (what: string) =>
      `${what} without a scheme and a path: under a URL it is silently ignored (k3s-io/k3s#13255).`,
    mirrorsKeyedHostImagesName: 'mirrors is keyed by the host as images name it,',
    imagesDockerHubCalledDocker:
      'Images of Docker Hub are called docker.io: a mirror under this name serves none of them.',
    endpointDefaultOneEntryChanges: 'This endpoint is the default one: the entry changes nothing.',
    endpointList: (down: string) => `endpoint is a list: ${down}`,
    configsKeyedHostPortContacted: 'configs is keyed by the host and port that are contacted,',
    passwordClearTextGiveFile:
      'A password in clear text: give the file mode 0600, or better, use an image pull secret.',
    belongsUnderTlsHereSilently: (pairKey: string) => `${pairKey} belongs under tls; here it is silently ignored.`,
    mustTrueFalseWithoutQuotes: (key: string, down: string) => `${key} must be true or false without quotes: ${down}`,
    verificationOffAnyoneWayCan:
      'Verification is off: anyone on the way can replace images. Name the CA by ca_file instead.',
  },
  'lint.shell': {
    listAtomicMergePatchReplaces:
      'This list is atomic: a merge patch replaces it, and every other pull secret of the account is gone. Add to its end with --type=json and "path": "/imagePullSecrets/-".',
    passwordHereEndsUpShell:
      'A password here ends up in the shell’s history and in the process list. Read it at a prompt, or from a file.',
    shellEatsWhatFollowsRobot: 'The shell eats what follows the $: a robot’s name needs single quotes.',
    makesTrustAnchorWhateverNetwork:
      'This makes a trust anchor of whatever the network delivered, the server’s own certificate first; the root is usually not in it, and an interceptor would be. Take the root from its owner and compare the fingerprint.',
    beforeDevNullMissingS: 'The < before /dev/null is missing: s_client takes it for an argument.',
    typographicDashNoOptionType: 'A typographic dash is no option: type a plain -.',
    dotKeyMustEscapedStands:
      'The dot in the key must be escaped: as it stands this selects nothing. And it prints the password.',
    debianUpdateCaCertificatesReads: 'Debian’s update-ca-certificates reads only names that end in .crt.',
    fileVerifiedAgainstItselfProves:
      'A file verified against itself proves only that it contains itself. Ask the server from the node.',
    turnsVerificationOffEveryRegistry:
      'This turns verification off for every registry at once. Trust one CA for one registry instead.',
  },
  'lint.toml': {
    hasValueWithoutQuotesNo: (key: string, consequence: string) =>
      `${key} has a value without quotes: that is no TOML, ${consequence}`,
    urlTableNameNeedsQuotes: (consequence: string) => `A URL in a table’s name needs quotes: ${consequence}`,
    fileBeginsByteOrderMark: 'The file begins with a byte order mark: containerd 2.x refuses it.',
    notToml: (wrongMessage: string, consequence: string) => `Not TOML: ${wrongMessage}; ${consequence}`,
    mustTrueFalseWithoutQuotes: (key: string, consequence: string) =>
      `${key} must be true or false without quotes: ${consequence}`,
  },
}
