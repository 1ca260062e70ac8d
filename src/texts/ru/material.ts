export const material = {
  material: {
    privateKeyStandsHereCa: 'Здесь закрытый ключ. Нужен сертификат центра; ключу на узлах не место.',
    noPemCertificateHereDer:
      'Здесь нет сертификата PEM. DER преобразует: openssl x509 -inform der -in ca.cer -out ca.crt',
    certificatesSomeTrustStoresTake: (pemsLength: number) =>
      `Сертификатов: ${pemsLength}. Некоторые хранилища берут только один на файл.`,
    certificateHereDoesNotDecode: 'Сертификат не декодируется: скопируйте его ещё раз, целиком.',
    serverOwnSelfSignedCertificate: (itsName: string) =>
      `«${itsName}» — самоподписанный сертификат самого сервера, а не центр: доверие держится до его замены.`,
    serverCertificateNotCaSigned: (itsName: string, issuerCommonName: string) =>
      `«${itsName}» — сертификат сервера, а не подписавшего его центра («${issuerCommonName}»): нужен тот.`,
    intermediateTrustingHoldsUntilIssues: (itsName: string, issuerCommonName: string) =>
      `«${itsName}» — промежуточный: доверие держится, пока «${issuerCommonName}» не выпустит другой. Лучше корень.`,
    rootCaValidUntilSha: (itsName: string, notAfter: string, sha256: undefined | string) =>
      `«${itsName}» — корневой центр, действует до ${notAfter}. SHA-256 ${sha256 ?? ''}: сверьте с владельцем.`,
    expired: (itsName: string, notAfter: string) => `«${itsName}» истёк ${notAfter}.`,
    validOnlyFrom: (itsName: string, notBefore: string) => `«${itsName}» действует только с ${notBefore}.`,
    noPemCertificateDecodesStands: 'Здесь нет сертификата PEM, который декодируется.',
    caClientOwnCertificateWanted: (itsName: string) => `«${itsName}» — центр; нужен сертификат клиента.`,
    clientCertificateValidUntil: (itsName: string, notAfter: string) =>
      `«${itsName}» — сертификат клиента, действует до ${notAfter}.`,
    notMeantClientsExtendedKey: (itsName: string) =>
      `«${itsName}» не для клиентов (в extended key usage нет clientAuth): серверы его отвергнут.`,
    keyEncryptedNoRuntimeAsks:
      'Ключ зашифрован; ни одна среда не спросит пароль: openssl pkey -in client.key -out plain.key',
    noPrivateKeyPemStands: 'Здесь нет закрытого ключа в PEM.',
    whetherKeyBelongsCertificateCould: 'Подходит ли ключ к сертификату, здесь вычислить не удалось.',
    keyBelongsCertificate: 'Ключ подходит к сертификату.',
    keyDoesNotBelongCertificate: 'Ключ не от этого сертификата: рукопожатие не удастся.',
  },
}
