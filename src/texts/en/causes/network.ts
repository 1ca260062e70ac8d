import type { Details } from '../../../core/details.ts'
import { registry } from '../grammar.ts'

export const networkCauses = {
  'connection-reset': {
    title: 'The connection is cut',
    summary: (d: Details) => `The connection to ${registry(d)} is cut before the answer is complete.`,
    why: 'Something on the way, or the registry itself, closes the connection: a firewall that dislikes the name, a balancer’s limit, an unstable link, a server that crashes.',
    cutAlreadyHandshakeFilterName:
      'Cut already in the handshake, a filter on the name is likely; a full handshake points to the registry or its balancer.',
    retryOnceThenFindWho: 'Retry once, then find who cuts the connection',
    alwaysSameSizeAfterSame:
      'Always at the same size or after the same time: a limit in a proxy or balancer (client_max_body_size, proxy_read_timeout). Only for one host name: a filter.',
  },
  'dns-failure': {
    title: 'The resolver fails',
    summary: (d: Details) =>
      `The resolver${d.resolver ? ` ${d.resolver}` : ''} of ${d.node ?? 'the node'} fails when asked for ${registry(d)}.`,
    why: 'No answer, or an error instead of one: whether the name exists is not known. The runtime needs an address before it can connect.',
    showsWhetherFailsNowWhom: 'Shows whether it fails now, and whom the node asks.',
    repairNodeResolver: 'Repair the node’s resolver',
    firewallDropsUdp53Resolver:
      'A firewall that drops UDP 53, a resolver that is down, or /etc/resolv.conf that names one which no longer exists. CoreDNS is not involved: the runtime is in the host’s network.',
    resolverReachable: 'a resolver that is reachable',
    oneLineAddress: 'one line with an address',
  },
  'dns-not-found': {
    title: 'The name does not resolve',
    summary: (d: Details) =>
      `The name ${registry(d)} does not exist for the resolver${d.resolver ? ` ${d.resolver}` : ''} of ${d.node ?? 'the node'}.`,
    why: 'The runtime asks the node’s own resolver, not the cluster’s DNS. It answered that there is no such name, so no connection was tried.',
    showsWhatNodeItselfResolves: 'Shows what the node itself resolves, and whom it asks.',
    makeNodeResolveName: 'Make the node resolve the name',
    checkSpellingHostImageFirst:
      'Check the spelling of the host in the image first. A name that exists only in cluster DNS (*.svc) never works for pulls.',
    entryEtcHostsOneNode: 'An entry in /etc/hosts of one node helps that node only.',
    addressName: 'an address and the name',
    resolverKnowsName: 'the resolver that knows this name',
    oneLineAddress: 'one line with an address',
  },
  'http-timeout': {
    title: 'The registry does not answer in time',
    summary: (d: Details) => `${registry(d)} does not answer ${d.node ?? 'the node'} in time.`,
    why: 'A connection was begun, but the answer did not come before the client’s limit: an overloaded registry, a link that drops large packets (MTU), or a device that holds the connection.',
    quickHandshakeClearsNetworkHandshake:
      'A quick handshake clears the network; a handshake that hangs after CONNECTED points to MTU or a middlebox.',
    findWhereAnswerWaits: 'Find where the answer waits',
    kubeletRetriesItselfBackOff: 'kubelet retries by itself with a back-off of up to five minutes.',
    connectedCertificateWithinSecond: 'CONNECTED and a certificate within a second',
  },
  'proxy-failure': {
    title: 'The HTTP proxy refuses or breaks',
    summary: (d: Details) =>
      `The HTTP proxy${d.proxy ? ` ${d.proxy}` : ''} that the runtime uses does not let it through to ${registry(d)}.`,
    why: 'The runtime sends the request to a proxy from its environment, and the proxy cannot be reached, wants a login, or refuses this host. The registry was never asked.',
    showsProxyRuntimeReallyHas: 'Shows the proxy that the runtime really has, without its password.',
    askHostAllowedGoAround: 'Ask for the host to be allowed, or go around the proxy',
    internalRegistryUsuallyBelongsInto:
      'An internal registry usually belongs into NO_PROXY: host, .suffix or address; a CIDR counts only for images named by address.',
  },
  'tcp-refused': {
    title: 'Nothing listens at that address',
    summary: (d: Details) =>
      `${d.address ?? registry(d)} refuses the connection: nothing listens on that port${d.address ? ` (asked for ${registry(d)})` : ''}.`,
    why: 'The packet arrived and was turned away at once: the registry is down, listens on another port, or the name leads to a machine that is not the registry.',
    showsWhichAddressNodeUses: 'Shows which address the node uses, and whether the port answers now.',
    bringRegistryUpPortCorrect: 'Bring the registry up on that port, or correct the address',
    localhostImageNameMeansNode: 'localhost in an image name means the node itself, not your workstation.',
  },
  'tcp-timeout': {
    title: 'The connection gets no answer',
    summary: (d: Details) =>
      `No answer comes from ${d.address ?? registry(d)}${d.address ? ` (asked for ${registry(d)})` : ''}: packets from ${d.node ?? 'the node'} vanish.`,
    why: 'The name resolved, but nothing answered the connection attempt: a firewall or security group drops it, there is no route, or a proxy is required that the runtime does not know.',
    fromNodeItselfOpenRefused:
      'From the node itself: open, refused or silent. Behind an HTTP proxy it stays silent although pulls may work.',
    letNodesReachAddress: 'Let the nodes reach this address',
    networkpolicyDoesNotApplyPulls:
      'NetworkPolicy does not apply to pulls: the runtime is in the host’s network. Host firewalls, security groups and CNI host policies do.',
  },
  'tcp-unreachable': {
    title: 'No route to the registry',
    summary: (d: Details) => `${d.node ?? 'The node'} has no route to ${d.address ?? registry(d)}.`,
    why: 'The node’s kernel (or a router that answered for it) says that the address cannot be reached; often an IPv6 address without an IPv6 route, or a firewall that rejects.',
    showsWhichAddressesNameHas: 'Shows which addresses the name has and which routes the node has.',
    giveNodeRouteAddress: 'Give the node a route to the address',
    routeEachAddresses: 'a route for each of the addresses',
    lineViaDev: 'a line with “via” or “dev”',
  },
}
