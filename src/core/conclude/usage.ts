/**
 * Who uses which login: Pod → service account → secret. kubelet sends what the Pod's own list names, from the Pod's own namespace;
 * the account's list is copied into a Pod only when it is made, and only if it has none of its own.
 * kubernetes plugin/pkg/admission/serviceaccount, pkg/kubelet/kubelet_pods.go.
 */
import type { AccountFact, CredentialFact, PodFact, Use, UseReason } from '../model.ts'

export function usesOf(pods: PodFact[], accounts: AccountFact[], credentials: CredentialFact[]): Use[] {
  return pods.filter((pod) => pod.pullSecrets !== null).flatMap((pod) => usesOfPod(pod, accounts, credentials))
}

function usesOfPod(pod: PodFact, accounts: AccountFact[], credentials: CredentialFact[]): Use[] {
  const own = pod.pullSecrets ?? []
  const account = accounts.find(
    ({ name, namespace }) => name === (pod.serviceAccount ?? 'default') && same(namespace, pod.namespace),
  )
  const use = (secret: string, reason: UseReason): Use => ({
    pod: pod.name,
    namespace: pod.namespace,
    serviceAccount: pod.serviceAccount ?? account?.name ?? null,
    secret,
    type: credentials.find(({ name, namespace }) => name === secret && same(namespace, pod.namespace))?.type ?? null,
    reason,
  })
  const named = own.map((secret) => use(secret, secret === '' ? 'empty-name' : reasonFor(secret, pod, credentials)))
  const fromAccount = (account?.pullSecrets ?? [])
    .filter((secret) => !own.includes(secret))
    .map((secret) => use(secret, own.length > 0 ? 'not-merged' : 'account-later'))
  const mentioned = new Set([...own, ...(account?.pullSecrets ?? [])])
  const unlisted = credentials.flatMap(({ name, namespace }) =>
    name !== null && !mentioned.has(name) && namespace !== null && namespace === pod.namespace
      ? [use(name, 'not-listed')]
      : [],
  )
  return [...named, ...fromAccount, ...unlisted]
}

function reasonFor(secret: string, pod: PodFact, credentials: CredentialFact[]): UseReason {
  const shown = credentials.filter(({ name }) => name === secret)
  if (shown.length === 0) return 'not-shown'
  const here = shown.filter(({ namespace }) => same(namespace, pod.namespace))
  if (here.length === 0) return 'other-namespace'
  return here.every(({ problem }) => problem === 'secret-wrong-type') ? 'wrong-type' : 'used'
}

function same(a: string | null, b: string | null): boolean {
  return a === null || b === null || a === b
}
