export const material = {
  material: {
    privateKeyStandsHereCa:
      'A private key stands here. The CA’s certificate is wanted; the key belongs nowhere near a node.',
    noPemCertificateHereDer:
      'No PEM certificate here. DER is converted by: openssl x509 -inform der -in ca.cer -out ca.crt',
    certificatesSomeTrustStoresTake: (pemsLength: number) =>
      `${pemsLength} certificates: some trust stores take one a file only.`,
    certificateHereDoesNotDecode: 'A certificate here does not decode: copy it once more, whole.',
    serverOwnSelfSignedCertificate: (itsName: string) =>
      `“${itsName}” is a server’s own self-signed certificate, not a CA: trusting it holds until the server renews it.`,
    serverCertificateNotCaSigned: (itsName: string, issuerCommonName: string) =>
      `“${itsName}” is a server’s certificate, not the CA that signed it (“${issuerCommonName}”): bring that one.`,
    intermediateTrustingHoldsUntilIssues: (itsName: string, issuerCommonName: string) =>
      `“${itsName}” is an intermediate: trusting it holds until “${issuerCommonName}” issues another. The root is better.`,
    rootCaValidUntilSha: (itsName: string, notAfter: string, sha256: undefined | string) =>
      `“${itsName}” is a root CA, valid until ${notAfter}. SHA-256 ${sha256 ?? ''}: compare it with its owner.`,
    expired: (itsName: string, notAfter: string) => `“${itsName}” expired on ${notAfter}.`,
    validOnlyFrom: (itsName: string, notBefore: string) => `“${itsName}” is valid only from ${notBefore} on.`,
    noPemCertificateDecodesStands: 'No PEM certificate that decodes stands here.',
    caClientOwnCertificateWanted: (itsName: string) => `“${itsName}” is a CA; the client’s own certificate is wanted.`,
    clientCertificateValidUntil: (itsName: string, notAfter: string) =>
      `“${itsName}” is a client’s certificate, valid until ${notAfter}.`,
    notMeantClientsExtendedKey: (itsName: string) =>
      `“${itsName}” is not meant for clients (its extended key usage lacks clientAuth): servers refuse it.`,
    keyEncryptedNoRuntimeAsks:
      'The key is encrypted; no runtime asks for a passphrase: openssl pkey -in client.key -out plain.key',
    noPrivateKeyPemStands: 'No private key in PEM stands here.',
    whetherKeyBelongsCertificateCould: 'Whether the key belongs to the certificate could not be worked out here.',
    keyBelongsCertificate: 'The key belongs to the certificate.',
    keyDoesNotBelongCertificate: 'The key does not belong to this certificate: the handshake would fail.',
  },
}
