/** Target → generator. A target of the vocabulary without an entry does not compile. Every request is checked here, once, before anything is written. */
import { say, speak, type Said } from '../said.ts'
import type { Texts } from '../../texts/keys.ts'
import type { ConfigRequest, Fix, Target } from '../contract.ts'
import { containerd } from './containerd.ts'
import { eks, k0s, kind, microk8s, minikube } from './containerd-family.ts'
import { containers } from './containers.ts'
import { docker } from './docker.ts'
import { inLanguage, Refusal, refuse, withCopies, type FixContext, type Generator } from './draft.ts'
import { kubernetes } from './kubernetes.ts'
import { aks, bottlerocket, gke } from './managed.ts'
import { openshift } from './openshift.ts'
import { rancher } from './rancher.ts'
import { rolledOut } from './rollout.ts'
import { serverChain } from './server.ts'
import { talos } from './talos.ts'
import { systemTrust } from './trust.ts'
import { isHost, isProxy, keyText, mirrorEndpoint, pemText, placeholders } from './values.ts'

const network: Generator = ({ situation }) => refuse('fix.index.networkHasNoConfigurationFile', situation)

const generators: { readonly [target in Target]: Generator } = {
  'containerd-1': containerd,
  'containerd-2': containerd,
  k3s: rancher,
  rke2: rancher,
  'cri-o': containers,
  podman: containers,
  docker,
  'system-trust': systemTrust,
  kubernetes,
  registry: serverChain,
  kind,
  minikube,
  microk8s,
  k0s,
  talos,
  openshift,
  eks,
  bottlerocket,
  gke,
  aks,
  network,
}

export const targets = Object.keys(generators) as Target[]

export function generate(
  request: ConfigRequest,
  texts: Texts,
  context: FixContext = {},
): { ok: true; fix: Fix } | { ok: false; error: string } {
  if (!Object.hasOwn(generators, request.target))
    return {
      ok: false,
      error: speak(refuse('fix.index.unknownTarget', String(request.target)).reason, texts),
    }
  const checked = check(request)
  const made = checked instanceof Refusal ? checked : generators[request.target](checked, context)
  const whole = made instanceof Refusal ? made : rolledOut(made, request)
  return whole instanceof Refusal
    ? { ok: false, error: speak(whole.reason, texts) }
    : { ok: true, fix: inLanguage(whole === made ? withCopies(whole) : whole, texts) }
}

const noPem = (what: Said) => refuse('fix.index.notPemCertificateConvertFirst', what)

/** The request with its PEM texts cleaned, or what is wrong with it. Nothing of a key or a password is ever repeated in the answer. */
function check(request: ConfigRequest): ConfigRequest | Refusal {
  if (request.registry !== placeholders.registry && !isHost(request.registry))
    return refuse('fix.index.notRegistryHost', request.registry)
  let ca: string | undefined
  if ('ca' in request && request.ca !== undefined) {
    if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(request.ca)) return refuse('fix.index.privateKeyStandsWhereCa')
    const pem = pemText(request.ca)
    if (pem === null) return noPem(say('fix.index.ca'))
    ca = pem
  }
  switch (request.situation) {
    case 'private-ca':
      return ca === undefined ? noPem(say('fix.index.ca')) : { ...request, ca }
    case 'client-certificate': {
      const certificate =
        request.certificate.trim() === placeholders.certificate
          ? `${placeholders.certificate}\n`
          : pemText(request.certificate)
      if (certificate === null) return noPem(say('fix.index.clientCertificate'))
      const key = keyText(request.key)
      if (key === null) return refuse('fix.index.keyNotUnencryptedPrivateKey')
      return { ...request, certificate, key, ...(ca === undefined ? {} : { ca }) }
    }
    case 'mirror': {
      if (mirrorEndpoint(request.url, request.pathPrefix) === null) return refuse('fix.index.mirrorAddressNotHttpS')
      return { ...request, ...(ca === undefined ? {} : { ca }) }
    }
    case 'proxy':
      return isProxy(request.url) && request.noProxy.every((host) => /^[A-Za-z0-9.:/*[\]_-]+$/.test(host))
        ? request
        : refuse('fix.index.proxyAddressNotHttpS')
    default:
      return request
  }
}
