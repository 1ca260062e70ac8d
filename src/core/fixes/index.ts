/** Target → generator. A target of the vocabulary without an entry does not compile. Every request is checked here, once, before anything is written. */
import type { ConfigRequest, Fix, Language, Target } from '../contract.ts'
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

const network: Generator = ({ situation }) =>
  refuse(
    `The network has no configuration file for “${situation}”; what to ask the network’s owners stands with the cause.`,
    `У сети нет файла настройки для «${situation}»; что просить у её владельцев, сказано при причине.`,
  )

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

export function generate(
  request: ConfigRequest,
  language: Language,
  context: FixContext = {},
): { ok: true; fix: Fix } | { ok: false; error: string } {
  if (!Object.hasOwn(generators, request.target))
    return {
      ok: false,
      error: refuse(`Unknown target: ${String(request.target)}`, `Неизвестная цель: ${String(request.target)}`).reason[
        language
      ],
    }
  const checked = check(request)
  const made = checked instanceof Refusal ? checked : generators[request.target](checked, context)
  const whole = made instanceof Refusal ? made : rolledOut(made, request)
  return whole instanceof Refusal
    ? { ok: false, error: whole.reason[language] }
    : { ok: true, fix: inLanguage(whole === made ? withCopies(whole) : whole, language) }
}

const noPem = (what: string, was: string) =>
  refuse(
    `${what} is not a PEM certificate; convert it first: openssl x509 -inform der -in ca.cer -out ca.crt`,
    `${was} — не сертификат PEM; сначала преобразуйте: openssl x509 -inform der -in ca.cer -out ca.crt`,
  )

/** The request with its PEM texts cleaned, or what is wrong with it. Nothing of a key or a password is ever repeated in the answer. */
function check(request: ConfigRequest): ConfigRequest | Refusal {
  if (request.registry !== placeholders.registry && !isHost(request.registry))
    return refuse(`Not a registry host: ${request.registry}`, `Не хост реестра: ${request.registry}`)
  let ca: string | undefined
  if ('ca' in request && request.ca !== undefined) {
    if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(request.ca))
      return refuse(
        'A private key stands where the CA’s certificate belongs.',
        'На месте сертификата центра стоит закрытый ключ.',
      )
    const pem = pemText(request.ca)
    if (pem === null) return noPem('The CA', 'Центр')
    ca = pem
  }
  switch (request.situation) {
    case 'private-ca':
      return ca === undefined ? noPem('The CA', 'Центр') : { ...request, ca }
    case 'client-certificate': {
      const certificate =
        request.certificate.trim() === placeholders.certificate
          ? `${placeholders.certificate}\n`
          : pemText(request.certificate)
      if (certificate === null) return noPem('The client certificate', 'Клиентский сертификат')
      const key = keyText(request.key)
      if (key === null)
        return refuse(
          'The key is not an unencrypted private key in PEM; no runtime asks for a passphrase: openssl pkey -in client.key -out plain.key',
          'Ключ — не незашифрованный закрытый ключ PEM; среда выполнения не спрашивает пароль: openssl pkey -in client.key -out plain.key',
        )
      return { ...request, certificate, key, ...(ca === undefined ? {} : { ca }) }
    }
    case 'mirror': {
      if (mirrorEndpoint(request.url, request.pathPrefix) === null)
        return refuse(
          'The mirror’s address is not an http(s) URL without a login.',
          'Адрес зеркала — не URL http(s) без данных входа.',
        )
      return { ...request, ...(ca === undefined ? {} : { ca }) }
    }
    case 'proxy':
      return isProxy(request.url) && request.noProxy.every((host) => /^[A-Za-z0-9.:/*[\]_-]+$/.test(host))
        ? request
        : refuse(
            'The proxy’s address is not an http(s) URL, or an exception is no host, suffix, address or network.',
            'Адрес прокси — не URL http(s), или исключение — не хост, суффикс, адрес или сеть.',
          )
    default:
      return request
  }
}
