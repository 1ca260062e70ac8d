/** The pieces of which every generator makes its fix: words in both languages, values checked before they are written anywhere. */
import type { ConfigRequest, Fix, FixFile, Language, Step, Where } from '../contract.ts'
import type { Text } from '../model.ts'

export interface DraftStep { run: string; on: Where; expect?: Text }
export interface FixDraft extends Omit<Fix, 'title' | 'notes' | 'needs' | 'commands' | 'verify' | 'undo'> {
  title: Text
  notes: Text[]
  needs: { placeholder: string; what: Text }[]
  commands: DraftStep[]
  verify: DraftStep[]
  undo: DraftStep[]
}

/** What is known of the person's cluster besides the request itself. */
export interface FixContext {
  namespace?: string | undefined
  pod?: string | undefined
  node?: string | undefined
  serviceAccount?: string | undefined
  secret?: string | undefined
  owner?: string | undefined
  image?: string | undefined
  /** The Pod's own list; undefined: not known. A Pod with a list of its own takes nothing from its account. */
  pullSecrets?: string[] | undefined
  managedBy?: string | undefined
  caFingerprint?: string | undefined
  caSubject?: string | undefined
}

/** A reason to refuse, in both languages: what this version cannot read is not generated. */
export class Refusal {
  readonly reason: Text
  constructor(reason: Text) { this.reason = reason }
}
export type Generator = (request: ConfigRequest, context: FixContext) => FixDraft | Refusal

export function refuse(en: string, ru: string): Refusal { return new Refusal({ en, ru }) }
export const both = (en: string, ru: string): Text => ({ en, ru })

export function inLanguage(draft: FixDraft, language: Language): Fix {
  const step = ({ run, on, expect }: DraftStep): Step => ({ run, on, expect: expect?.[language] ?? null })
  return {
    ...draft,
    title: draft.title[language],
    notes: draft.notes.map((note) => note[language]),
    needs: draft.needs.map(({ placeholder, what }) => ({ placeholder, what: what[language] })),
    commands: draft.commands.map(step), verify: draft.verify.map(step), undo: draft.undo.map(step),
  }
}

const hostPattern = /^(?:[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|\[[0-9A-Fa-f:]{2,45}\])(?::\d{1,5})?$/
export function isHost(registry: string): boolean { return hostPattern.test(registry) }
export function isKubernetesName(name: string): boolean { return /^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/.test(name) }

export const placeholders = { registry: '<REGISTRY>', ca: '<CA_PEM>', mirror: '<MIRROR_URL>', proxy: '<PROXY_URL>', certificate: '<CLIENT_CERTIFICATE_PEM>', key: '<CLIENT_KEY_PEM>', namespace: '<NAMESPACE>' }

/** The base URL under which a runtime asks for images of this host. */
export function apiUrl(registry: string, scheme = 'https'): string {
  return `${scheme}://${registry === 'docker.io' ? 'registry-1.docker.io' : registry}`
}

/** A TOML basic string; JSON's escapes are a subset of TOML's. */
export function tomlString(value: string): string { return JSON.stringify(value).replace(/\u007f/g, '\\u007f') }
/** A double-quoted YAML scalar; YAML 1.2 reads every JSON string. */
export function yamlString(value: string): string { return JSON.stringify(value).replace(/\u007f/g, '\\x7f') }

/** The certificates of a PEM text, written cleanly; null when there is none. A placeholder stays as it is. */
export function pemText(text: string): string | null {
  if (text === placeholders.ca) return `${text}\n`
  const blocks = text.match(/-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END (?:TRUSTED |X509 )?CERTIFICATE-----/g)
  return blocks === null ? null : `${blocks.map((block) => block.replace(/\r/g, '').trim()).join('\n')}\n`
}

export function caNeeds(ca: string): FixDraft['needs'] {
  return ca === placeholders.ca ? [{ placeholder: placeholders.ca, what: both('the PEM text of the CA’s root certificate, from the registry’s owner', 'текст PEM корневого сертификата центра, от владельца реестра') }] : []
}
export function registryNeeds(registry: string): FixDraft['needs'] {
  return registry === placeholders.registry ? [{ placeholder: placeholders.registry, what: both('the registry’s host, with its port, as it stands in the image', 'хост реестра с портом, как в имени образа') }] : []
}

/** A fingerprint to compare over another channel stands beside every certificate to trust. */
export function fingerprintNote(context: FixContext): Text[] {
  if (!context.caFingerprint) return []
  const print = (context.caFingerprint.toUpperCase().match(/../g) ?? []).join(':')
  return [both(`Before trusting it, compare the fingerprint with the owner over another channel: SHA-256 ${print}${context.caSubject ? ` (${context.caSubject})` : ''}.`, `Прежде чем доверять, сверьте отпечаток с владельцем по другому каналу: SHA-256 ${print}${context.caSubject ? ` (${context.caSubject})` : ''}.`)]
}

export function file(path: string, content: string, options: { mode?: string; merge?: boolean; on?: Where } = {}): FixFile {
  return { path, on: options.on ?? 'node', mode: options.mode ?? '0644', content, merge: options.merge ?? false }
}

/** Where a mirror is asked, and whether the path replaces `/v2`. */
export function mirrorEndpoint(url: string, pathPrefix: string | undefined): { url: string; host: string; path: string; overridePath: boolean } | null {
  if (url === placeholders.mirror) return { url, host: '<MIRROR_HOST>', path: '', overridePath: false }
  let parsed: URL
  try {
    parsed = new URL(/^[a-z]+:\/\//.test(url) ? url : `https://${url}`)
  } catch {
    return null
  }
  if (!/^https?:$/.test(parsed.protocol) || parsed.username !== '' || parsed.password !== '' || parsed.search !== '' || parsed.hash !== '' || !isHost(parsed.host)) return null
  const own = parsed.pathname.replace(/\/{1,9}$/, '')
  const prefix = (pathPrefix ?? '').replace(/^\/{1,9}|\/{1,9}$/g, '')
  if (!/^[A-Za-z0-9._/~-]*$/.test(own + prefix)) return null
  const path = prefix === '' ? (own === '/v2' ? '' : own) : own.startsWith('/v2') || own === '' ? `/v2/${prefix}` : `${own}/${prefix}`
  return { url: `${parsed.protocol}//${parsed.host}${path}`, host: parsed.host, path, overridePath: path !== '' }
}

export const insecureNote = both('This turns verification off: anyone on the way can replace images. Use it for hours, not days, and take it back with the undo.', 'Проверка отключается: любой на пути может подменить образы. Только на часы, не на дни; верните всё через отмену.')
