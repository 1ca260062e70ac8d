import { oldDstRoot, type Details } from '../../../core/details.ts'
import { registry } from '../grammar.ts'

export const tlsCauses = {
  'tls-client-certificate': {
    title: 'The server wants a client certificate',
    summary: (d: Details) => `${registry(d)} ends the handshake because it wants a client certificate that it accepts.`,
    why: 'The alert comes from the server’s side: the node sent no certificate, or one that the server does not trust. The server’s own certificate was not the problem.',
    namesCasWhoseClientCertificates: 'Names the CAs whose client certificates the server accepts.',
  },
  'tls-expired': {
    title: 'A certificate has expired',
    summary: (d: Details) =>
      d.notAfter === oldDstRoot
        ? `The node’s trust store is out of date: it still ends at the DST Root that expired on 30 September 2021; the certificate of ${registry(d)} is not at fault.`
        : `A certificate of ${registry(d)} expired${d.notAfter ? ` at ${d.notAfter}` : ''}.`,
    why: 'Every client refuses a chain in which one certificate is past its end. No CA, secret or restart helps; the certificate must be renewed where it is served.',
    showsDatesWhatServedNow: 'Shows the dates of what is served now, beside the node’s own clock.',
    updateNodeCaPackageThen: 'Update the node’s CA package, then restart the runtime',
    goReadsStoreOnceFirst: 'Go reads the store once, at first use',
    renewCertificateServerReload: 'Renew the certificate on the server and reload it',
    notafterFutureOnceRenewed: 'notAfter in the future once renewed',
    intermediateCanExpiredOneLook: 'An intermediate can be the expired one: look at every certificate that is sent.',
  },
  'tls-incomplete-chain': {
    title: 'The server leaves out an intermediate certificate',
    summary: (d: Details) =>
      `${registry(d)} sends its own certificate but not the intermediate${d.missing ? ` “${d.missing}”` : ''}, so ${d.node ?? 'the node'} cannot connect it to a root it trusts.`,
    why: 'Go and OpenSSL do not fetch what is missing. A browser may, or remembers it from another site, which is why it works there. The repair belongs on the server.',
    howManyCertificatesSent1: 'How many certificates are sent: 1 means that the intermediate is missing.',
    fetchMissingIntermediateFromAddress: 'Fetch the missing intermediate from the address in the certificate',
    subjectYourCertificateNamesIssuer: 'the subject that your certificate names as issuer',
    its2More: '2 or more',
    untilThenTrustIntermediate: 'Until then: trust the intermediate',
    breaksWhenCaChangesIntermediate:
      'It breaks when the CA changes its intermediate. The root alone does not help here.',
  },
  'tls-interception': {
    title: 'A device re-signs the connection',
    summary: (d: Details) =>
      `The certificate for ${registry(d)} was issued by ${d.product ? `“${d.product}”` : d.issuer ? `“${d.issuer}”` : 'an authority that this public registry does not use'}: a device between ${d.node ?? 'the node'} and the internet re-signs the connection.`,
    why: 'Public registries are signed by public authorities. Something in between replaced the certificate with its own, and the node does not know that device’s root.',
    samePrivateIssuerUnrelatedPublic: 'The same private issuer for an unrelated public host proves interception.',
    askInspectionBypassRegistryToken: 'Ask for an inspection bypass for the registry, its token and its blob hosts',
    hostsExempt: (d: string) => `Hosts to exempt: ${d}.`,
    neverTrustCertificateNetworkItself:
      'Never trust the certificate that the network itself delivered without comparing its fingerprint with the one your network team publishes.',
    publicIssuer: 'a public issuer',
    inspectionRootBelongsIntoSystem:
      'The inspection root belongs into the system’s store: one CA then serves every registry and every blob host. Ask the network team for the root; as a rule it is not in the dump.',
  },
  'tls-malformed-certificate': {
    title: 'The server’s certificate does not parse',
    summary: (d: Details) => `What ${registry(d)} sends as its certificate does not parse.`,
    why: 'Go reads certificates strictly: one byte out of form, a negative serial number, a doubled extension, and the handshake ends before trust is even considered.',
    issueCertificateAgainCurrentTool: 'Issue the certificate again with a current tool',
    noSettingNodeMakesGo: 'No setting on the node makes Go accept it.',
  },
  'tls-name-mismatch': {
    title: 'The certificate is for other names',
    summary: (d: Details) =>
      `${registry(d)} shows a certificate that is valid for ${d.names ?? 'other names'}, not for ${d.wanted ?? 'the host that was asked'}.`,
    why: 'The name in the image must stand among the certificate’s names. Another server answered, or its certificate was never made for this name. Adding a CA does not help.',
    showsWhoAnswersUnderName: 'Shows who answers under this name, and for which names.',
    useNameCertificateHasIssue: 'Use a name that the certificate has, or issue one that has this name',
    ingressControllerDefaultCertificateNo:
      'This is an ingress controller’s default certificate: no TLS secret is attached to this host. Repair the Ingress; never trust that certificate.',
    ifAnotherServiceAnswersCorrect: 'If another service answers, correct the address or the port first.',
    dnsList: (d: string) => `DNS:${d} in the list`,
    noNum62: 'no “num=62”',
  },
  'tls-no-ip-san': {
    title: 'The certificate lists no address',
    summary: (d: Details) => `The image names ${registry(d)} by its address, and the certificate lists no IP address.`,
    why: 'An address is compared with the certificate’s IP entries only, never with names. Use a name that the certificate has, or issue one that lists the address. Adding a CA does not help.',
    useNameCertificateHasList: 'Use a name that the certificate has, or list the address in it',
    namesUseInsteadAddress: 'the names to use instead of the address',
    ipAddress: (d: string) => `IP Address:${d}`,
  },
  'tls-no-san': {
    title: 'The certificate has no Subject Alternative Name',
    summary: (d: Details) =>
      `The certificate of ${registry(d)} names its host only in the Common Name, which Go no longer reads.`,
    why: 'Since Go 1.15 a host is compared with the Subject Alternative Names alone. curl and openssl still accept the Common Name, which is why they disagree. No CA and no setting on the node helps.',
    issueCertificateAgainNameSan: 'Issue the certificate again, with the name as a SAN',
    haveYourCaSignRequest:
      'Have your CA sign the request; for a lone test registry add -x509 -days 90 to sign it with its own key.',
    dns: (d: string) => `DNS:${d}`,
  },
  'tls-not-yet-valid': {
    title: 'A certificate is not valid yet',
    summary: (d: Details) =>
      `By the clock of ${d.node ?? 'the node'} the certificate of ${registry(d)} begins only${d.notBefore ? ` at ${d.notBefore}` : ' later'}.`,
    why: 'Either the node’s clock runs behind, which is the usual case, or the certificate was made for later.',
    showsNodeClockWhetherSynchronised: 'Shows the node’s clock and whether it is synchronised.',
    setNodeClock: 'Set the node’s clock',
  },
  'tls-plain-http': {
    title: 'The port speaks plain HTTP',
    summary: (d: Details) => `${registry(d)} answers in plain HTTP, and the runtime speaks HTTPS.`,
    why: 'Every runtime begins with TLS. This port does not speak it: the registry has no certificate, or the port is another one. skip_verify does not change that; it is about certificates.',
    registryAnswers200401Docker:
      'A registry answers 200 or 401 with Docker-Distribution-Api-Version; anything else is another service.',
    giveRegistryCertificatePutSomething:
      'Give the registry a certificate, or put something that has one in front of it',
    registryImageDistributionHttpTls:
      'The registry image of Distribution: http.tls.certificate and http.tls.key in its config.yml; the first file holds the leaf and then the intermediate.',
    ifAnotherPortSameHost:
      'If another port of the same host speaks TLS, the image’s name needs that port and nothing else changes.',
    http200401CertificateError: 'HTTP 200 or 401; a certificate error now is the next fault, and a smaller one',
  },
  'tls-private-ca': {
    title: 'The registry’s CA is private',
    summary: (d: Details) =>
      `${registry(d)} is signed by ${d.authority ? `the private CA “${d.authority}”` : 'a private CA'}, which ${d.node ?? 'the node'} does not know.`,
    why: 'Its root is in no public list and not in the node’s store. Every node that pulls from here needs that root.',
    printsChainNameRootAsk: 'Prints the chain, with the name of the root to ask for.',
  },
  'tls-protocol': {
    title: 'No common TLS version, cipher or signature',
    summary: (d: Details) =>
      `${registry(d)} and the runtime find no common TLS version, cipher or signature algorithm.`,
    why: 'The server offers only what today’s Go refuses (TLS 1.0 and 1.1, SHA-1 signatures, old ciphers), or a device answers that does not really speak TLS for this name.',
    showsWhichVersionCipherCome: 'Shows which version and cipher come about, or which alert.',
    offerTls12Newer: 'Offer TLS 1.2 or newer with a SHA-256 certificate on the server',
    tlsv12NewerCipher: 'TLSv1.2 or newer, and a cipher',
  },
  'tls-required': {
    title: 'Plain HTTP to a port that speaks TLS',
    summary: (d: Details) => `The runtime speaks plain HTTP to ${registry(d)}, which wants TLS.`,
    why: 'A configuration names this registry with http:// or as insecure, while the port answers with TLS.',
    writeHttpsWhereRuntimeConfiguration:
      'Write https:// where the runtime’s configuration has http:// for this registry',
    lineCorrect: 'the line to correct',
  },
  'tls-self-signed': {
    title: 'The certificate is self-signed',
    summary: (d: Details) =>
      `${registry(d)} presents a self-signed certificate that ${d.node ?? 'the node'} does not trust.`,
    why: 'The certificate is its own issuer, so no authority vouches for it. It is accepted only where exactly this certificate has been installed, and only while its names and dates fit.',
    printsCertificateItselfSoFingerprint:
      'Prints the certificate itself, so that its fingerprint can be compared with the registry’s owner.',
    compareFingerprintRegistryOwnerOver:
      'Compare the fingerprint with the registry’s owner over another channel before you trust it.',
  },
  'tls-unknown-authority': {
    title: 'The certificate’s issuer is not trusted',
    summary: (d: Details) =>
      d.beyond
        ? `${d.host ?? 'The registry'} itself answered; ${d.node ?? 'the node'} does not trust the certificate of another host, to which it is sent for configuration or layers.`
        : `${d.node ?? 'The node'} does not trust the issuer of the certificate that ${registry(d)} presents.`,
    why: 'Go found no path from this certificate to a root in the node’s store. Four things look the same in these words: a private CA, a self-signed certificate, an intermediate that the server leaves out, or a device that re-signs the connection. The chain tells which.',
    goesSameWayNamesAddress: 'Goes the same way and names the address that fails; ask that host for its chain.',
    printsChainNodeShownTells: 'Prints the chain that the node is shown: it tells which of the four kinds this is.',
    mustCaHostServesConfiguration:
      'It must be the CA of the host that serves configuration and layers, not the registry’s own.',
  },
}
