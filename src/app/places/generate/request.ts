/** The choices of the snippet shop, as an address carries them, and the request that they make. A CA, a certificate, a key are never among them. */
import type { ConfigRequest, Situation } from '../../../core/contract.ts'
import { serverNames } from '../../../core/fixes/registry/generate.ts'
import { isTarget } from '../../../core/fixes/targets.ts'
import { placeholders } from '../../../core/fixes/values.ts'

export const situations = [
  'private-ca',
  'client-certificate',
  'mirror',
  'plain-http',
  'skip-verify',
  'pull-secret',
  'proxy',
  'server-chain',
  'pre-pull',
  'copy-image',
] as const satisfies Situation['situation'][]
export type SituationName = (typeof situations)[number]
export const rollouts = ['one-node', 'kubectl-debug', 'daemonset', 'cloud-init', 'ansible'] as const
export const servers = serverNames
export const systems = [
  'Ubuntu 24.04',
  'Debian GNU/Linux 12',
  'Red Hat Enterprise Linux 9',
  'Alpine Linux',
  'SUSE Linux Enterprise Server 15',
  'Flatcar Container Linux',
  'Amazon Linux 2023',
  'Fedora CoreOS',
  'Windows Server 2022',
] as const

/** Everything that the address holds; all of it text, all of it optional. */
export interface Choices {
  target: string
  version: string
  os: string
  rollout: string
  situation: string
  registry: string
  url: string
  prefix: string
  fallback: string
  namespace: string
  name: string
  account: string
  except: string
  server: string
  image: string
  to: string
}
export const noChoices: Choices = {
  target: '',
  version: '',
  os: '',
  rollout: '',
  situation: '',
  registry: '',
  url: '',
  prefix: '',
  fallback: '',
  namespace: '',
  name: '',
  account: '',
  except: '',
  server: '',
  image: '',
  to: '',
}
const fields = Object.keys(noChoices) as (keyof Choices)[]

export function fromAddress(query: URLSearchParams): Choices {
  return Object.fromEntries(
    fields.map((field) => [field, (query.get(field) ?? '').slice(0, 500)]),
  ) as unknown as Choices
}

export function toAddress(choices: Choices): string {
  const query = new URLSearchParams()
  for (const field of fields) if (choices[field] !== '') query.set(field, withoutLogin(choices[field]))
  const text = query.toString()
  return text === '' ? '#/generate' : `#/generate?${text}`
}

/** `https://user:password@host` is typed sometimes; an address ends up in histories. */
function withoutLogin(value: string): string {
  return value.replace(/:\/\/[^\s/@]*@/, '://')
}

export interface Materials {
  ca: string
  certificate: string
  key: string
}

/** null: target or situation is still open. Where a value is missing its placeholder stands, so that there is something to read at once. */
export function requestOf(choices: Choices, { ca, certificate, key }: Materials): ConfigRequest | null {
  const { target, situation, version, os, registry, url, namespace, name, account } = choices
  if (!isTarget(target) || !isSituation(situation)) return null
  const rollout = rollouts.find((one) => one === choices.rollout)
  const base = {
    target,
    registry: registry.trim() || placeholders.registry,
    ...(version === '' ? {} : { version }),
    ...(os === '' ? {} : { os }),
    ...(rollout && rollout !== 'one-node' ? { rollout } : {}),
  }
  const authority = ca.trim() === '' ? {} : { ca }
  switch (situation) {
    case 'private-ca':
      return { ...base, situation, ca: ca.trim() || placeholders.ca }
    case 'client-certificate':
      return {
        ...base,
        situation,
        certificate: certificate.trim() || placeholders.certificate,
        key: key.trim() || placeholders.key,
        ...authority,
      }
    case 'mirror':
      return {
        ...base,
        situation,
        url: url.trim() || placeholders.mirror,
        ...(choices.prefix.trim() === '' ? {} : { pathPrefix: choices.prefix.trim() }),
        fallback: choices.fallback !== 'off',
        ...authority,
      }
    case 'pull-secret':
      return {
        ...base,
        situation,
        namespace: namespace.trim() || placeholders.namespace,
        name: name.trim() || 'regcred',
        ...(account.trim() === '' ? {} : { serviceAccount: account.trim() }),
      }
    case 'proxy':
      return {
        ...base,
        situation,
        url: url.trim() || placeholders.proxy,
        noProxy: choices.except.split(/[\s,]+/).filter((one) => one !== ''),
      }
    case 'server-chain':
      return { ...base, situation, server: choices.server || 'nginx' }
    case 'pre-pull':
      return { ...base, situation, image: choices.image.trim() || '<IMAGE>' }
    case 'copy-image':
      return { ...base, situation, image: choices.image.trim() || '<IMAGE>', to: choices.to.trim() || '<TARGET_IMAGE>' }
    case 'plain-http':
    case 'skip-verify':
      return { ...base, situation }
  }
}

export function isSituation(name: string): name is SituationName {
  return situations.some((one) => one === name)
}

/** Whether the form itself has the field for what is still open. */
export function asksFor(request: ConfigRequest, placeholder: string): boolean {
  const open = placeholder === '<CA_PEM_BASE64>' ? placeholders.ca : placeholder
  return Object.values(request).includes(open)
}
