import type { Details } from '../../../core/details.ts'
import { registry, image } from '../grammar.ts'

export const registryCauses = {
  'access-blocked': {
    title: 'Access is blocked before the registry',
    summary: (d: Details) =>
      `${d.address ? `The address ${d.address}` : 'This network'} is refused by a rule in front of ${registry(d)}.`,
    why: 'The refusal comes from a firewall, a country rule or a CDN, not from the registry’s rights: a page instead of the registry’s own JSON, or a message about the address. No login changes it.',
    addressUnderWhichNodeSeen: 'The address under which this node is seen.',
    allowNodesAddressPullThrough: 'Allow the nodes’ address, or pull through a mirror that is allowed',
  },
  'blob-missing': {
    title: 'A layer is missing in the registry',
    summary: (d: Details) => `${registry(d)} has the manifest of ${image(d)}, but not one of its layers.`,
    why: 'The manifest names a blob that the registry does not deliver: an interrupted push, a clean-up that went too far, or a cache that lost it.',
    pushImageAgainClearCache: 'Push the image again, or clear the cache that lost the layer',
  },
  'content-mismatch': {
    title: 'The content does not match its digest',
    summary: (d: Details) => `What arrived for ${image(d)} does not have the size or digest that its manifest names.`,
    why: 'Content is addressed by its hash. Something on the way changed it or cut it short: a proxy that rewrites, a broken cache, a page instead of a layer, a cut connection.',
    pullOnceAroundProxyCache: 'Pull once around the proxy or cache; if that works, clear it',
  },
  'http-error': {
    title: 'The registry refuses the request itself',
    summary: (d: Details) => `${registry(d)} refuses the request${d.status ? ` with ${d.status}` : ''}.`,
    why: 'An HTTP answer in the 400s that is neither about a login nor about a missing image: a proxy or balancer that does not pass the registry protocol through, or plain HTTP where TLS is wanted.',
    readAnswerBodyLogWhat: 'Read the answer’s body in the log of what stands before the registry',
  },
  'not-a-registry': {
    title: 'What answers there is no registry',
    summary: (d: Details) =>
      `What answers at ${registry(d)} is not a registry: it sent a page or something else that is not the registry protocol.`,
    why: 'The runtime expects the registry’s JSON. A login page, a proxy’s notice, a wrong port or path, or a mirror address without override_path all end here.',
    registryAnswers200401Docker: 'A registry answers 200 or 401 with Docker-Distribution-Api-Version.',
    correctHostPortPathUntil: 'Correct host, port or path until /v2/ answers as a registry',
    mirrorUnderPathHarborArtifactory:
      'For a mirror under a path (Harbor, Artifactory, Nexus): https://HOST/v2/PROJECT with override_path = true.',
  },
  'rate-limited': {
    title: 'Too many pulls: a rate limit',
    summary: (d: Details) => `${registry(d)} answers that too many pulls came from here.`,
    why: 'The limit counts per account, or per public address for pulls without a login: all nodes behind one NAT share it. Name, certificate and secret are not at fault.',
    showsLimitRemainderAddressHead: 'Shows limit and remainder for this address; a HEAD is not counted as a pull.',
    logAccountHasLimitOwn: 'Log in: an account has a limit of its own, and no node needs to be touched',
    todayPullThroughCacheYour: 'Today: pull through a cache of your own',
    soStaysFixedPullLess: 'So that it stays fixed: pull less',
    fixedTagsDigestsIfnotpresentInstead:
      'Fixed tags or digests with IfNotPresent instead of :latest; new nodes still pull everything once.',
    dockerHubSinceApril2025:
      'Docker Hub since April 2025: 100 pulls per 6 hours for an address without login, 200 for a personal account.',
  },
  'registry-retired': {
    title: 'The registry was shut down for good',
    summary: (d: Details) =>
      `${registry(d)} answers only that it was shut down; ${image(d)} is no longer served there.`,
    why: 'Google closed Container Registry in 2025. A project that did not move to Artifact Registry gets this answer under gcr.io, whatever the login; one that did is served under the same names.',
    nameImageWhereItLivesNow: 'Name the image where it lives now',
    projectsTellNewAddress:
      'An image of somebody else’s: its project tells the new address, often ghcr.io, quay.io, docker.io or …-docker.pkg.dev. Kubernetes’ own images are at registry.k8s.io.',
    otherTagsAreGoneToo:
      'Every other image from there fails in the same way at its next pull: look for the host in all manifests.',
    namespace: 'the namespace',
    workload: 'the workload, such as deployment/web',
    container: 'the container’s name in the workload',
    imageAtNewAddress: 'the image at its new address',
    ownProjectMovesToArtifactRegistry: 'A project of your own: move it to Artifact Registry',
    imagesThatWereNotCopied:
      'Images that nobody copied before the end are gone; a node that still has one can push it (ctr -n k8s.io images push).',
    project: 'the project’s name in Google Cloud',
    digestOfImage: 'the digest of the image',
  },
  'registry-unavailable': {
    title: 'The registry answers with a server error',
    summary: (d: Details) => `${registry(d)} answers with a server error${d.status ? ` (${d.status})` : ''}.`,
    why: 'Network, TLS and name are fine: an HTTP answer came back. The registry or the balancer before it is broken, overloaded or under maintenance; kubelet goes on trying by itself.',
    lookRegistryOwnLogStorage: 'Look at the registry’s own log and its storage',
    its502504ComeFromBalancer:
      '502 and 504 come from the balancer: the registry behind it is down or slow. 500 and 503 come mostly from its storage or database.',
  },
}
