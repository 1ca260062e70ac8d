/** The field's words, each in two or three sentences. Where one occurs in our texts, its meaning opens on the spot (`spellings` of the language). */
import { printed, say, type Said } from '../../../core/said.ts'
import type { Spellings } from '../../../texts/keys.ts'

export interface Term {
  id: keyof Spellings
  name: Said
  meaning: Said
}

export const glossary: readonly Term[] = [
  {
    id: 'image-reference',
    name: say('learn.glossary.imageReference'),
    meaning: say('learn.glossary.registryHostPathTagDigest'),
  },
  {
    id: 'registry',
    name: say('learn.glossary.registry'),
    meaning: say('learn.glossary.serverKeepsImagesHandsThem'),
  },
  {
    id: 'digest',
    name: say('learn.glossary.digest'),
    meaning: say('learn.glossary.sha256ManifestLayerNames'),
  },
  {
    id: 'manifest',
    name: say('learn.glossary.manifest'),
    meaning: say('learn.glossary.listImageLayersConfigurationDigest'),
  },
  {
    id: 'layer',
    name: say('learn.glossary.layerBlob'),
    meaning: say('learn.glossary.archiveFilesImageSeveralThem'),
  },
  {
    id: 'kubelet',
    name: printed('kubelet'),
    meaning: say('learn.glossary.agentEachNodeDecidesImage'),
  },
  {
    id: 'runtime',
    name: say('learn.glossary.containerRuntime'),
    meaning: say('learn.glossary.containerdCriODockerProgram'),
  },
  {
    id: 'cri',
    name: printed('CRI'),
    meaning: say('learn.glossary.containerRuntimeInterfaceCallsKubelet'),
  },
  {
    id: 'back-off',
    name: printed('ImagePullBackOff'),
    meaning: say('learn.glossary.noErrorOwnKubeletWaits'),
  },
  {
    id: 'ca',
    name: say('learn.glossary.ca'),
    meaning: say('learn.glossary.certificateAuthorityWhoeverSignsCertificates'),
  },
  {
    id: 'root',
    name: say('learn.glossary.rootCertificate'),
    meaning: say('learn.glossary.endChainSignsItselfBelieved'),
  },
  {
    id: 'intermediate',
    name: say('learn.glossary.intermediate'),
    meaning: say('learn.glossary.caBetweenRootServerCertificate'),
  },
  {
    id: 'trust-store',
    name: say('learn.glossary.trustStore'),
    meaning: say('learn.glossary.rootsSystemBelievesGoPrograms'),
  },
  {
    id: 'san',
    name: printed('SAN'),
    meaning: say('learn.glossary.subjectAlternativeNamesHostsAddresses'),
  },
  {
    id: 'sni',
    name: printed('SNI'),
    meaning: say('learn.glossary.hostNameClientSendsFirst'),
  },
  {
    id: 'interception',
    name: say('learn.glossary.tlsInspection'),
    meaning: say('learn.glossary.deviceNetworkEndsConnectionReads'),
  },
  {
    id: 'pull-secret',
    name: say('learn.glossary.pullSecret'),
    meaning: say('learn.glossary.secretTypeKubernetesIoDockerconfigjson'),
  },
  {
    id: 'auths',
    name: say('learn.glossary.authsKey'),
    meaning: say('learn.glossary.hostPerhapsPortPathWhich'),
  },
  {
    id: 'service-account',
    name: say('learn.glossary.serviceAccount'),
    meaning: say('learn.glossary.identityPodListPullSecrets'),
  },
  {
    id: 'token-service',
    name: say('learn.glossary.tokenService'),
    meaning: say('learn.glossary.whereRegistrySendsClientsShort'),
  },
  {
    id: 'mirror',
    name: say('learn.glossary.mirror'),
    meaning: say('learn.glossary.hostAskedBeforeRegistryItself'),
  },
  {
    id: 'proxy-cache',
    name: say('learn.glossary.proxyCache'),
    meaning: say('learn.glossary.registryFetchesFromAnotherOne'),
  },
  {
    id: 'hosts-toml',
    name: printed('hosts.toml'),
    meaning: say('learn.glossary.containerdFileOneRegistryFolder'),
  },
  {
    id: 'config-path',
    name: printed('config_path'),
    meaning: say('learn.glossary.settingContainerdConfigTomlNames'),
  },
  {
    id: 'rate-limit',
    name: say('learn.glossary.rateLimit'),
    meaning: say('learn.glossary.soManyPullsAddressAccount'),
  },
  {
    id: 'gitops',
    name: printed('GitOps'),
    meaning: say('learn.glossary.argoCdFluxMakeCluster'),
  },
]
