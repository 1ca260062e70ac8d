/** The pieces of which every generator makes its fix: sentences, values checked before they are written anywhere. */
import type { Details } from '../details.ts'
import type { Texts } from '../../texts/keys.ts'
import { printed, say, speak, type Key, type PartsOf, type Said } from '../said.ts'
import type { ConfigRequest, Fix, FixFile, Step, Where } from '../contract.ts'
import { backScript, keepScript } from './copies.ts'
import { placeholders } from './values.ts'

export interface DraftStep {
  run: string
  on: Where
  expect?: Said
  role?: Step['role']
  /** The step changes one of the fix's own files to fit the node. `run` does so in place; `script` reads the content and prints the changed one. */
  filter?: { path: string; script: string }
}
export interface FixDraft extends Omit<Fix, 'title' | 'notes' | 'needs' | 'commands' | 'verify' | 'undo'> {
  title: Said
  notes: Said[]
  needs: { placeholder: string; what: Said }[]
  commands: DraftStep[]
  verify: DraftStep[]
  undo: DraftStep[]
}

/** What is known of the person's cluster besides the request itself: of a finding's details those that are no secret and no file. */
export type FixContext = {
  readonly [Name in Known]?: Details[Name] | undefined
} & {
  /** As printed: `containerd://1.7.24`, `docker`; the distribution where it is known. */
  runtime?: string | undefined
  /** Objects are changed in Git, not by kubectl. */
  gitops?: boolean | undefined
  /** A new secret's payload comes from this one instead of from the keyboard. */
  copy?: { secret: string; dataKey: string } | undefined
}
type Known =
  | 'namespace'
  | 'pod'
  | 'node'
  | 'serviceAccount'
  | 'secret'
  | 'owner'
  | 'image'
  | 'pullSecrets'
  | 'managedBy'
  | 'configPath'
  | 'caFingerprint'
  | 'caSubject'

/** A reason to refuse: what this version cannot read is not generated. */
export class Refusal {
  readonly reason: Said
  constructor(reason: Said) {
    this.reason = reason
  }
}
export type Generator = (request: ConfigRequest, context: FixContext) => FixDraft | Refusal

export function refuse<K extends Key>(key: K, ...parts: PartsOf<K>): Refusal {
  return new Refusal(say(key, ...parts))
}

const restarting = /\bsystemctl (?:reload|restart)\b|\brollout restart\b|\bmicrok8s stop\b/

/** `usual`: the role of a step of its list that says none. */
export function stepIn({ run, on, expect, role }: DraftStep, texts: Texts, usual: Step['role'] = 'apply'): Step {
  return {
    run,
    on,
    expect: speak(expect, texts) ?? null,
    role: role ?? (usual === 'apply' && restarting.test(run) ? 'restart' : usual),
  }
}

export function inLanguage(draft: FixDraft, texts: Texts): Fix {
  const step =
    (usual: Step['role']) =>
    (one: DraftStep): Step =>
      stepIn(one, texts, usual)
  return {
    ...draft,
    title: speak(draft.title, texts),
    notes: draft.notes.map((note) => speak(note, texts)),
    needs: draft.needs.map(({ placeholder, what }) => ({ placeholder, what: speak(what, texts) })),
    commands: draft.commands.map(step('apply')),
    verify: draft.verify.map(step('check')),
    undo: draft.undo.map(step('apply')),
  }
}

const whatIsMissing: { readonly [placeholder: string]: Said } = {
  [placeholders.registry]: say('fix.registryHostPortStandsImage'),
  [placeholders.ca]: say('fix.pemTextCaRootCertificate'),
  '<CA_PEM_BASE64>': say('fix.caPemTextBase64Base64'),
  [placeholders.mirror]: say('fix.mirrorAddressSuchHttpsCache'),
  [placeholders.mirrorHost]: say('fix.mirrorHostPort'),
  [placeholders.proxy]: say('fix.proxyAddressSuchHttpProxy'),
  [placeholders.certificate]: say('fix.clientCertificatePem'),
  [placeholders.key]: say('fix.keyPemUnencryptedPasteInto'),
  [placeholders.namespace]: say('fix.namespace'),
  '<IMAGE>': say('fix.imageFailed'),
  '<POD>': say('fix.pod'),
  '<NODE>': say('fix.node'),
  '<SECRET>': say('fix.secretName'),
  '<OWNER>': say('fix.workloadSuchDeploymentWeb'),
  '<CONTAINER>': say('fix.containerNameWorkload'),
  '<TARGET_IMAGE>': say('fix.imageNameRegistryWorks'),
  '<CLUSTER>': say('fix.clusterName'),
  '<NODE_IMAGE>': say('fix.imageShEveryNodeHas'),
  '<NODES>': say('fix.nodesAddressGroup'),
  '<LAUNCH_TEMPLATE>': say('fix.nodeGroupLaunchTemplate'),
  '<OLD_VERSION>': say('fix.versionBefore'),
  '<PROJECT_NUMBER>': say('fix.numberGoogleCloudProject'),
  '<SECRET_NAME>': say('fix.nameSecretSecretManager'),
  '<VERSION>': say('fix.versionSuch1'),
  '<NODE_SERVICE_ACCOUNT>': say('fix.nodesServiceAccount'),
  '<OLD_CONTAINERD_CONFIG>': say('fix.configurationBefore'),
  '<RESOURCE_GROUP>': say('fix.clusterResourceGroup'),
  '<OLD_CERTIFICATES>': say('fix.fileUsedBefore'),
  '<ISSUER>': say('fix.clusterissuerSignsRegistry'),
  '<OLD_USER_DATA>': say('fix.userDataBefore'),
  '<LEAF_PEM_FILE>': say('fix.serverOwnCertificate'),
  '<INTERMEDIATE_PEM_FILE>': say('fix.intermediateFromCaIssued'),
  '<KEY_FILE>': say('fix.serverKey'),
  '<TLS_SECRET>': say('fix.secretNamedIngress'),
}

/** Every placeholder in a fix, with what to put there; nothing stands open without being named. */
export function needsOf(...parts: unknown[]): FixDraft['needs'] {
  const found = [...new Set(JSON.stringify(parts).match(/<[A-Z][A-Z0-9_]+>/g) ?? [])]
  return found.map((placeholder) => ({
    placeholder,
    what: whatIsMissing[placeholder] ?? printed(placeholder),
  }))
}

/** A fingerprint to compare over another channel stands beside every certificate to trust. */
export function fingerprintNote(context: FixContext): Said[] {
  if (!context.caFingerprint) return []
  const print = (context.caFingerprint.toUpperCase().match(/../g) ?? []).join(':')
  return [say('fix.beforeTrustingCompareFingerprintOwner', print, context.caSubject)]
}

export function file(
  path: string,
  content: string,
  options: { mode?: string; merge?: boolean; on?: Where } = {},
): FixFile {
  return { path, on: options.on ?? 'node', mode: options.mode ?? '0644', content, merge: options.merge ?? false }
}

export const insecureNote = say('fix.turnsVerificationOffAnyoneWay')

type Situation = ConfigRequest['situation']

const wholeNode = say('fix.trustCaEverythingNode')
const wholeService = say('fix.httpProxyWholeServiceNot')

/** What a fix does, without the engine's name. */
const deeds: { readonly [situation in Situation]: (registry: string) => Said } = {
  'private-ca': (registry) => say('fix.trustCaOnly', registry),
  'client-certificate': (registry) => say('fix.presentClientCertificate', registry),
  mirror: (registry) => say('fix.pullThroughMirror', registry),
  'plain-http': (registry) => say('fix.plainHttp', registry),
  'skip-verify': (registry) => say('fix.turnVerificationOff', registry),
  'pull-secret': (registry) => say('fix.pullSecret', registry),
  proxy: () => say('fix.giveRuntimeHttpProxy'),
  'pre-pull': () => say('fix.pullBeforehand'),
  'copy-image': () => say('fix.copyImage'),
  'server-chain': (registry) => say('fix.chainSends', registry),
}
/** Where the deed reaches further than the situation's name says. */
const wider: { readonly [situation in Situation]?: { readonly [target in ConfigRequest['target']]?: Said } } = {
  'private-ca': { minikube: wholeNode, bottlerocket: wholeNode, aks: wholeNode },
  proxy: {
    k3s: wholeService,
    rke2: wholeService,
    k0s: wholeService,
    talos: say('fix.httpProxyEveryServiceMachine'),
    bottlerocket: say('fix.httpProxyWholeNode'),
    openshift: say('fix.httpProxyWholeCluster'),
    aks: say('fix.httpProxyWholeClusterPods'),
  },
}
export function titled(engine: string, { target, situation, registry }: ConfigRequest): Said {
  const deed = wider[situation]?.[target] ?? deeds[situation](registry)
  return say('fix.its', engine, deed)
}

export const httpNote = say('fix.imagesTravelUnencryptedUnverifiedLasting')

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

const quiet = say('fix.noOutput')

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
