export const lasting = {
  'learn.lasting': {
    nameVersionDigestLatestMoved:
      'Name a version, or a digest; “latest” and a moved tag make every node’s copy a guess.',
    imagepullpolicyIfnotpresentSparesPullsWhere:
      'imagePullPolicy: IfNotPresent spares pulls where the image is there; a new node pulls all the same.',
    oneServiceAccountApplicationOne:
      'One service account an application, one pull secret a namespace, with the right to pull and nothing more.',
    secretRotatedNeedsNoRestart:
      'A secret that was rotated needs no restart of running Pods: only the next pull reads it.',
    bakeCompanyCaIntoNode:
      'Bake the company’s CA into the node image, so that a new node trusts it before its first pull.',
    pullsComeWavesAutoscalingNew:
      'Pulls come in waves: autoscaling, a new node pool, many deploys at once, one NAT address for all, base images that changed. Pull on every node beforehand, or through a cache.',
    mirrorHoldsCopiesSomebodyPut:
      'A mirror holds copies that somebody put there; a proxy cache fetches by itself. Only the second helps against a limit without further work.',
    nodesDifferentRuntimesReadDifferent:
      'Nodes of different runtimes read different files: a fault that seems to wander is often one node pool.',
    whatArgoCdFluxOwns: 'What Argo CD or Flux owns is changed in Git; a change by kubectl is undone.',
    publicCertificateRenewedItselfIntermediate:
      'A public certificate, renewed by itself, with its intermediate, ends most of these incidents for good.',
    cacheLivesDiskBeforeProcessor:
      'A cache lives by its disk before its processor. Watch four figures: free space, latency, 5xx answers, requests. Set a retention, and decide beforehand what happens when it fails.',
    robotAccountsMayOnlyPull: 'Robot accounts that may only pull, with an end date in the calendar of two people.',
    exemptRegistryTokenServiceStorage:
      'Exempt the registry, its token service and its storage from inspection together; one of them left out looks like a registry that fails at random.',
    publishInspectionRootFingerprintWhere: 'Publish the inspection root with its fingerprint where operators find it.',
  },
}
