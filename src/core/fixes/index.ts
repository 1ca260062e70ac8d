/** Target → generator. A target of the vocabulary without an entry does not compile. */
import type { ConfigRequest, Fix, Language, Target } from '../contract.ts'
import { containerd } from './containerd.ts'
import { containers } from './containers.ts'
import { docker } from './docker.ts'
import { inLanguage, isHost, placeholders, Refusal, refuse, type FixContext, type Generator } from './draft.ts'
import { kubernetes } from './kubernetes.ts'
import { rancher } from './rancher.ts'
import { serverChain } from './server.ts'
import { systemTrust } from './trust.ts'

const later: Generator = ({ target }) => refuse(`Nothing is generated for ${target} yet.`, `Для ${target} пока ничего не создаётся.`)

const generators: { readonly [target in Target]: Generator } = {
  'containerd-1': containerd, 'containerd-2': containerd, k3s: rancher, rke2: rancher, 'cri-o': containers, podman: containers, docker,
  'system-trust': systemTrust, kubernetes, registry: serverChain,
  kind: later, minikube: later, microk8s: later, k0s: later, talos: later, openshift: later, eks: later, bottlerocket: later, gke: later, aks: later, network: later,
}

export function generate(request: ConfigRequest, language: Language, context: FixContext = {}): { ok: true; fix: Fix } | { ok: false; error: string } {
  const generator = Object.hasOwn(generators, request.target) ? generators[request.target] : later
  const refusal = request.registry === placeholders.registry || isHost(request.registry) ? null : refuse(`Not a registry host: ${request.registry}`, `Не хост реестра: ${request.registry}`)
  const made = refusal ?? (request.rollout !== undefined && request.rollout !== 'one-node' ? refuse(`A rollout by ${request.rollout} is not generated yet; the files are the same on every node.`, `Раскатка через ${request.rollout} пока не создаётся; файлы на всех узлах одинаковы.`) : generator(request, context))
  return made instanceof Refusal ? { ok: false, error: made.reason[language] } : { ok: true, fix: inLanguage(made, language) }
}
