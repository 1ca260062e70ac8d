/** The pieces of which every generator makes its fix: words in both languages, values checked before they are written anywhere. */
import type { ConfigRequest, Fix, FixFile, Language, Step, Where } from '../contract.ts'
import type { Text } from '../model.ts'
import { backScript, keepScript } from './copies.ts'
import { placeholders } from './values.ts'

export interface DraftStep {
  run: string
  on: Where
  expect?: Text
  role?: Step['role']
  /** The step changes one of the fix's own files to fit the node. `run` does so in place; `script` reads the content and prints the changed one. */
  filter?: { path: string; script: string }
}
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
  /** Objects are changed in Git, not by kubectl. */
  gitops?: boolean | undefined
  /** containerd's, of the running daemon; undefined: not known. */
  configPath?: string | undefined
  /** As printed: `containerd://1.7.24`, `docker`. */
  runtime?: string | undefined
  /** A new secret's payload comes from this one instead of from the keyboard. */
  copy?: { secret: string; dataKey: string } | undefined
  caFingerprint?: string | undefined
  caSubject?: string | undefined
}

/** A reason to refuse, in both languages: what this version cannot read is not generated. */
export class Refusal {
  readonly reason: Text
  constructor(reason: Text) {
    this.reason = reason
  }
}
export type Generator = (request: ConfigRequest, context: FixContext) => FixDraft | Refusal

export function refuse(en: string, ru: string): Refusal {
  return new Refusal({ en, ru })
}
export const both = (en: string, ru: string): Text => ({ en, ru })

const restarting = /\bsystemctl (?:reload|restart)\b|\brollout restart\b|\bmicrok8s stop\b/

/** `usual`: the role of a step of its list that says none. */
export function stepIn({ run, on, expect, role }: DraftStep, language: Language, usual: Step['role'] = 'apply'): Step {
  return {
    run,
    on,
    expect: expect?.[language] ?? null,
    role: role ?? (usual === 'apply' && restarting.test(run) ? 'restart' : usual),
  }
}

export function inLanguage(draft: FixDraft, language: Language): Fix {
  const step =
    (usual: Step['role']) =>
    (one: DraftStep): Step =>
      stepIn(one, language, usual)
  return {
    ...draft,
    title: draft.title[language],
    notes: draft.notes.map((note) => note[language]),
    needs: draft.needs.map(({ placeholder, what }) => ({ placeholder, what: what[language] })),
    commands: draft.commands.map(step('apply')),
    verify: draft.verify.map(step('check')),
    undo: draft.undo.map(step('apply')),
  }
}

const whatIsMissing: { readonly [placeholder: string]: Text } = {
  [placeholders.registry]: both(
    'the registry’s host, with its port, as it stands in the image',
    'хост реестра с портом, как в имени образа',
  ),
  [placeholders.ca]: both(
    'the PEM text of the CA’s root certificate, from the registry’s owner',
    'текст PEM корневого сертификата центра, от владельца реестра',
  ),
  '<CA_PEM_BASE64>': both(
    'the CA’s PEM text in base64: base64 -w0 ca.crt',
    'текст PEM центра в base64: base64 -w0 ca.crt',
  ),
  [placeholders.mirror]: both(
    'the mirror’s address, such as https://cache.example',
    'адрес зеркала, например https://cache.example',
  ),
  [placeholders.mirrorHost]: both('the mirror’s host, with its port', 'хост зеркала с портом'),
  [placeholders.proxy]: both(
    'the proxy’s address, such as http://proxy.example:3128',
    'адрес прокси, например http://proxy.example:3128',
  ),
  [placeholders.certificate]: both('the client certificate, PEM', 'клиентский сертификат, PEM'),
  [placeholders.key]: both(
    'its key, PEM, unencrypted; paste it into the file, not here',
    'его ключ, PEM, без шифрования; вставьте в файл, а не сюда',
  ),
  [placeholders.namespace]: both('the namespace', 'пространство имён'),
  '<IMAGE>': both('the image that failed', 'образ, который не загрузился'),
  '<POD>': both('the Pod', 'Pod'),
  '<NODE>': both('the node', 'узел'),
  '<SECRET>': both('the secret’s name', 'имя секрета'),
  '<OWNER>': both('the workload, such as deployment/web', 'рабочая нагрузка, например deployment/web'),
  '<CONTAINER>': both('the container’s name in the workload', 'имя контейнера в рабочей нагрузке'),
  '<TARGET_IMAGE>': both('the image’s name in the registry that works', 'имя образа в работающем реестре'),
  '<CLUSTER>': both('the cluster’s name', 'имя кластера'),
  '<NODE_IMAGE>': both(
    'an image with sh that every node has or can pull from a registry that works',
    'образ с sh, который есть на каждом узле или загружается из работающего реестра',
  ),
  '<NODES>': both('the nodes, by address or group', 'узлы: адреса или группа'),
  '<LAUNCH_TEMPLATE>': both('the node group’s launch template', 'шаблон запуска группы узлов'),
  '<OLD_VERSION>': both('its version before', 'его прежняя версия'),
  '<PROJECT_NUMBER>': both('the number of the Google Cloud project', 'номер проекта Google Cloud'),
  '<SECRET_NAME>': both('a name for the secret in Secret Manager', 'имя секрета в Secret Manager'),
  '<VERSION>': both('its version, such as 1', 'его версия, например 1'),
  '<NODE_SERVICE_ACCOUNT>': both('the nodes’ service account', 'service account узлов'),
  '<OLD_CONTAINERD_CONFIG>': both('the configuration before', 'прежняя конфигурация'),
  '<RESOURCE_GROUP>': both('the cluster’s resource group', 'группа ресурсов кластера'),
  '<OLD_CERTIFICATES>': both('the file used before', 'прежний файл'),
  '<ISSUER>': both('the ClusterIssuer that signs for the registry', 'ClusterIssuer, который подписывает для реестра'),
  '<OLD_USER_DATA>': both('the user data before', 'прежние user data'),
  '<LEAF_PEM_FILE>': both('the server’s own certificate', 'сертификат самого сервера'),
  '<INTERMEDIATE_PEM_FILE>': both(
    'the intermediate, from the CA that issued it',
    'промежуточный сертификат от выдавшего центра',
  ),
  '<KEY_FILE>': both('the server’s key', 'ключ сервера'),
  '<TLS_SECRET>': both('the secret named by the Ingress', 'секрет, указанный в Ingress'),
}

/** Every placeholder in a fix, with what to put there; nothing stands open without being named. */
export function needsOf(...parts: unknown[]): FixDraft['needs'] {
  const found = [...new Set(JSON.stringify(parts).match(/<[A-Z][A-Z0-9_]+>/g) ?? [])]
  return found.map((placeholder) => ({
    placeholder,
    what: whatIsMissing[placeholder] ?? both(placeholder, placeholder),
  }))
}

/** A fingerprint to compare over another channel stands beside every certificate to trust. */
export function fingerprintNote(context: FixContext): Text[] {
  if (!context.caFingerprint) return []
  const print = (context.caFingerprint.toUpperCase().match(/../g) ?? []).join(':')
  return [
    both(
      `Before trusting it, compare the fingerprint with the owner over another channel: SHA-256 ${print}${context.caSubject ? ` (${context.caSubject})` : ''}.`,
      `Прежде чем доверять, сверьте отпечаток с владельцем по другому каналу: SHA-256 ${print}${context.caSubject ? ` (${context.caSubject})` : ''}.`,
    ),
  ]
}

export function file(
  path: string,
  content: string,
  options: { mode?: string; merge?: boolean; on?: Where } = {},
): FixFile {
  return { path, on: options.on ?? 'node', mode: options.mode ?? '0644', content, merge: options.merge ?? false }
}

export const insecureNote = both(
  'This turns verification off: anyone on the way can replace images. Use it for hours, not days, and take it back with the undo.',
  'Проверка отключается: любой на пути может подменить образы. Только на часы, не на дни; верните всё через отмену.',
)

type Situation = ConfigRequest['situation']

const wholeNode = both('trust this CA for everything on the node', 'доверять этому центру на всём узле')
const wholeService = both(
  'an HTTP proxy for the whole service, not for pulls alone',
  'HTTP-прокси для всей службы, а не только для загрузок',
)

/** What a fix does, without the engine's name. */
const deeds: { readonly [situation in Situation]: (registry: string) => Text } = {
  'private-ca': (registry) =>
    both(`trust this CA for ${registry} only`, `доверять этому центру только для ${registry}`),
  'client-certificate': (registry) =>
    both(`present a client certificate to ${registry}`, `предъявлять ${registry} клиентский сертификат`),
  mirror: (registry) => both(`pull ${registry} through a mirror`, `загружать ${registry} через зеркало`),
  'plain-http': (registry) => both(`plain HTTP for ${registry}`, `обычный HTTP для ${registry}`),
  'skip-verify': (registry) => both(`turn verification off for ${registry}`, `отключить проверку для ${registry}`),
  'pull-secret': (registry) => both(`a pull secret for ${registry}`, `секрет для ${registry}`),
  proxy: () => both('give the runtime its HTTP proxy', 'задайте среде выполнения HTTP-прокси'),
  'pre-pull': () => both('pull it beforehand', 'загрузить заранее'),
  'copy-image': () => both('copy the image', 'скопировать образ'),
  'server-chain': (registry) => both(`the chain that ${registry} sends`, `цепочка, которую отправляет ${registry}`),
}
/** Where the deed reaches further than the situation's name says. */
const wider: { readonly [situation in Situation]?: { readonly [target in ConfigRequest['target']]?: Text } } = {
  'private-ca': { minikube: wholeNode, bottlerocket: wholeNode, aks: wholeNode },
  proxy: {
    k3s: wholeService,
    rke2: wholeService,
    k0s: wholeService,
    talos: both('an HTTP proxy for every service of the machine', 'HTTP-прокси для всех служб машины'),
    bottlerocket: both('an HTTP proxy for the whole node', 'HTTP-прокси для всего узла'),
    openshift: both('an HTTP proxy for the whole cluster', 'HTTP-прокси для всего кластера'),
    aks: both('an HTTP proxy for the whole cluster, its Pods too', 'HTTP-прокси для всего кластера, включая Pod'),
  },
}
export function titled(engine: string, { target, situation, registry }: ConfigRequest): Text {
  const deed = wider[situation]?.[target] ?? deeds[situation](registry)
  return both(`${engine}: ${deed.en}`, `${engine}: ${deed.ru}`)
}

export const httpNote = both(
  'Images travel unencrypted and unverified. The lasting repair is a certificate on the registry.',
  'Образы идут без шифрования и проверки. Надёжное решение — сертификат на реестре.',
)

/** What most fixes on nodes have in common; the rest is given. */
export function nodeFix(
  request: ConfigRequest,
  engine: string,
  rest: Partial<FixDraft> & Pick<FixDraft, 'files'>,
): FixDraft {
  const { target, situation } = request
  const unencrypted = situation === 'plain-http' || (situation === 'mirror' && request.url.startsWith('http:'))
  const insecure = situation === 'skip-verify' || unencrypted
  const draft = {
    id: `${target}-${situation}`,
    target,
    versions: null,
    basis: 'documentation' as const,
    risk: insecure ? ('insecure' as const) : ('safe' as const),
    who: 'cluster-operator' as const,
    touches: 'all-nodes' as const,
    title: titled(engine, request),
    commands: [],
    verify: [],
    undo: [],
    restarts: [],
    ...rest,
    notes: [...(situation === 'skip-verify' ? [insecureNote] : unencrypted ? [httpNote] : []), ...(rest.notes ?? [])],
  }
  return { ...draft, needs: needsOf(draft.files, draft.commands, draft.verify, draft.undo) }
}

const quiet = both('no output', 'нет вывода')

/** The files of a fix are copied before they are written: a step of its own, for whoever takes one step after the other. */
export function withCopies(draft: FixDraft): FixDraft {
  return { ...draft, commands: [...copiesOf(draft.files), ...draft.commands] }
}
export function copiesOf(files: readonly FixFile[]): DraftStep[] {
  return [...new Set(files.map(({ on }) => on))].flatMap((on) => {
    const run = keepScript(files.filter((one) => one.on === on))
    return run === '' ? [] : [{ run, on, expect: quiet, role: 'backup' as const }]
  })
}
/** Brings files back to what they were before, or takes them away where there were none. */
export function restore(...files: (FixFile | string)[]): DraftStep {
  return { run: backScript(files), on: 'node', expect: quiet }
}
