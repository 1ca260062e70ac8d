/** The ladder of fixes for a finding: what the cause offers, for the runtime and the wishes at hand, the safest first. */
import type { Texts } from '../../texts/keys.ts'
import type { Details } from '../details.ts'
import { say, speak } from '../said.ts'
import type { ConfigRequest, Fix, FixFile, Target, Wishes } from '../contract.ts'
import { causeOf } from '../causes/index.ts'
import { storyOf } from '../causes/stories.ts'
import type { Advice, Cure, Finding, JudgedFile } from '../model.ts'
import { correctedFile } from './corrected.ts'
import { copiesOf, inLanguage, needsOf, stepIn, withCopies, type FixContext } from './draft.ts'
import { filled, withValues } from './fill.ts'
import { generate } from './index.ts'
import { afterMerge, keepScript } from './copies.ts'
import { changeLines, holdsWithheld, onlyTheseLines, withheldNeeds } from './lines.ts'
import { loginOf } from './login.ts'
import { mergeInto } from './merge.ts'
import { targetRow, targetsOf } from './targets.ts'
import { placeholders } from './values.ts'
import { mirrorAsked } from '../conclude/route.ts'
import { vendorOf } from '../registry/vendors.ts'

const riskOrder = { safe: 0, temporary: 1, insecure: 2 }

export function fixesOf(finding: Finding, files: readonly JudgedFile[], texts: Texts, wishes: Wishes): Fix[] {
  const fixes = [
    ...correctedFiles(finding, files, texts),
    ...[...curesOf(finding), ...lastingLogin(finding)]
      .flatMap((cure) => fixesFor(cure, finding.details, texts, wishes))
      .map((fix) => intoPasted(fix, files, texts)),
  ]
  const seen = new Set<string>()
  const possible =
    wishes.nodes === false ? fixes.filter(({ touches }) => touches !== 'node' && touches !== 'all-nodes') : fixes
  const unique = possible.filter(({ id, risk }) =>
    seen.has(`${id} ${risk}`) ? false : (seen.add(`${id} ${risk}`), true),
  )
  return unique
    .map((fix, i) => ({ fix: filled(fix, wishes.values?.[fix.id] ?? {}), i }))
    .sort((a, b) => riskOrder[a.fix.risk] - riskOrder[b.fix.risk] || a.i - b.i)
    .map(({ fix }) => fix)
}

function curesOf({ code, details }: Finding): Cure[] {
  const usual = causeOf[code]
    .cures(details)
    .map((cure) => (cure.kind === 'configure' && cure.situation === 'pull-secret' ? (loginOf(details) ?? cure) : cure))
    .map((cure) => (details.program === undefined ? cure : withoutCluster(cure)))
  return storyOf(code, details)?.cures(details, usual) ?? usual
}

/** No cluster has a part in this pull: what is to be done stays, its kubectl commands go. */
function withoutCluster(cure: Cure): Cure {
  if (cure.kind !== 'advice' || !JSON.stringify(cure.advice.commands ?? []).includes('kubectl')) return cure
  const { id, title, notes, who, basis } = cure.advice
  const kept = { id, title, who, target: 'registry', touches: 'registry' } as const
  return { kind: 'advice', advice: { ...kept, ...(notes ? { notes } : {}), ...(basis ? { basis } : {}) } }
}

/** Stations at which a runtime's file can be at fault. */
const configurable = new Set(['name', 'dns', 'tcp', 'tls', 'login', 'manifest', 'layers'])

/** What the paste shows of this pull's own files, where the engine skips or ignores a part of it. */
function correctedFiles(finding: Finding, files: readonly JudgedFile[], texts: Texts): Fix[] {
  const { host, failingHost, station } = finding
  if (host === null || station === null || !configurable.has(station)) return []
  return files.flatMap(({ kind, path, text, corrected, problems, whole }) => {
    const silent = problems.filter(({ severity }) => severity === 'refused' || severity === 'ignored')
    const folder = path === null ? null : /\/certs\.d\/([^/]+)\//.exec(path)?.[1]
    const about =
      kind !== 'hosts.toml' ||
      (folder === null
        ? text.includes(host) ||
          (failingHost !== null && text.includes(failingHost)) ||
          (host === 'docker.io' && text.includes('docker.io'))
        : folder === host)
    // A part would replace the whole.
    if (corrected === null || silent.length === 0 || !about || !whole) return []
    const target = runtimeTargets(finding.details).find((one) => targetRow(one).reads?.includes(kind))
    const fix = correctedFile(
      kind,
      text,
      corrected,
      host,
      path,
      target,
      silent.map((problem) => problem.text),
    )
    return fix ? [inLanguage(withCopies(fix), texts)] : []
  })
}

/** A file that may hold more, and that the paste shows: whole, with what must be in it. Where something of it is withheld, the lines are named instead. */
function intoPasted(fix: Fix, files: readonly JudgedFile[], texts: Texts): Fix {
  const byHand = new Map<FixFile, { pasted: string; merged: string }>()
  const whole = fix.files.map((one): FixFile => {
    const same = files.filter(
      ({ kind, path, text, withheld }) =>
        (text !== '' || withheld.length > 0) &&
        one.path.endsWith(`/${kind}`) &&
        (one.merge || (kind === 'hosts.toml' && path === one.path)),
    )
    const pasted = same.find((file) => file.whole) ?? same[0]
    if (!pasted) return one
    const merged = (text: string | null) => (text ? mergeInto(pasted.kind, text, one.content) : null)
    const content = pasted.whole ? (merged(pasted.corrected ?? pasted.text) ?? merged(pasted.plain)) : null
    // A file with what may not be repeated is not replaced by one without it.
    if (content === null) return pasted.withheld.length > 0 ? { ...one, merge: true } : one
    if (!holdsWithheld(content)) return { ...one, content, merged: true as const }
    byHand.set(one, { pasted: pasted.text, merged: content })
    return one
  })
  const copied = whole.map((one) => (byHand.has(one) ? { ...one, merged: true as const } : one))
  const kept = (on: string, list: Fix['files']) => keepScript(list.filter((one) => one.on === on))
  const commands = fix.commands.map((step) =>
    step.role === 'backup' && step.run === kept(step.on, fix.files) ? { ...step, run: kept(step.on, copied) } : step,
  )
  const copies =
    byHand.size > 0 && !commands.some(({ role }) => role === 'backup')
      ? copiesOf(copied.filter(({ path }) => [...byHand.keys()].some((one) => one.path === path)))
      : []
  const changes = [...byHand].map(([{ path }, { pasted, merged }]) => changeLines(path, pasted, merged))
  const needs = [
    // Words in angle brackets that we have no name for are the person's own text.
    ...needsOf(whole).filter(({ what }) => !('printed' in what)),
    ...[...byHand.values()].flatMap(({ merged }) => withheldNeeds(merged)),
  ].filter(({ placeholder }) => !fix.needs.some((need) => need.placeholder === placeholder))
  return {
    ...fix,
    files: whole.filter((one) => !byHand.has(one)),
    commands: [
      ...commands.filter(({ role }) => role === 'backup'),
      ...[...copies, ...changes].map((step) => stepIn(step, texts)),
      ...commands.filter(({ role }) => role !== 'backup'),
    ],
    undo: fix.undo.map((step) => ({ ...step, run: afterMerge(step.run, fix.files, whole) })),
    notes: byHand.size === 0 ? fix.notes : [speak(onlyTheseLines, texts), ...fix.notes],
    needs: [...fix.needs, ...needs.map(({ placeholder, what }) => ({ placeholder, what: speak(what, texts) }))],
  }
}

function fixesFor(
  cure: Cure,
  details: Details,
  texts: Texts,
  { target: wished, rollout, gitops, values }: Wishes,
): Fix[] {
  if (cure.kind === 'advice') return [adviceFix(cure.advice, texts)]
  const context = { ...contextOf(details), gitops, copy: cure.copy }
  return targetsFor(cure, details, wished).flatMap((target) => {
    const request = requestFor(cure, target, details)
    if (request === null) return []
    const make = (wanted: ConfigRequest) => {
      // A platform with a road of its own is not reached by a rollout: it then comes as it is.
      const rolled = rollout === undefined ? null : generate({ ...wanted, rollout }, texts, context)
      return rolled?.ok ? rolled : generate(wanted, texts, context)
    }
    const open = make(request)
    if (!open.ok) return []
    const given = values?.[open.fix.id]
    const whole = given === undefined ? open : make(withValues(request, given))
    const made = whole.ok ? whole : open
    const interim =
      cure.situation === 'private-ca' &&
      details.ca !== undefined &&
      details.caFingerprint !== undefined &&
      cure.risk === undefined &&
      isInterim(details)
    const risk = cure.risk ?? (interim ? 'temporary' : made.fix.risk)
    return [
      {
        ...made.fix,
        risk: made.fix.risk === 'insecure' ? 'insecure' : risk,
        title: cure.title
          ? cure.situation === 'pull-secret'
            ? speak(cure.title, texts)
            : `${speak(cure.title, texts)} · ${made.fix.title}`
          : made.fix.title,
        notes: [
          ...(cure.notes ?? []).map((note) => speak(note, texts)),
          ...(cure.situation === 'pull-secret' ? [speak(vendorOf(details.host)?.login, texts) ?? []].flat() : []),
          ...made.fix.notes,
        ],
      },
    ]
  })
}

const loginCodes = new Set([
  'credentials-missing',
  'credentials-expired',
  'credentials-rejected',
  'credentials-wrong-host',
  'secret-not-found',
  'secret-wrong-type',
  'secret-malformed',
])

/** The registry's own long-lived way, where there is one that is better than a secret. */
function lastingLogin(finding: Finding): Cure[] {
  const vendor = loginCodes.has(finding.code) ? vendorOf(finding.details.host) : null
  if (!vendor?.lasting) return []
  return [
    {
      kind: 'advice',
      advice: {
        id: 'lasting-login',
        target: 'kubernetes',
        who: vendor.who,
        touches: vendor.who === 'cluster-operator' ? 'all-nodes' : 'namespace',
        title: say('notes.soStaysFixedOwnWay', vendor.name),
        notes: [vendor.lasting],
      },
    },
  ]
}

/** Trusting an intermediate or the server's own certificate, not a root, holds only until it is changed. */
function isInterim(details: Details): boolean {
  return details.missing !== undefined || details.caIsLeaf === true
}

/** The runtime that the paste shows, else the three that people have most; the blast radius of one registry before the whole system. */
function targetsFor(
  cure: Extract<Cure, { kind: 'configure' }>,
  details: Details,
  wished: Target | undefined,
): Target[] {
  if (cure.targets) return cure.targets
  if (cure.situation === 'pull-secret' || cure.situation === 'pre-pull' || cure.situation === 'copy-image')
    return ['kubernetes']
  if (cure.situation === 'server-chain') return ['registry']
  const runtimes = wished === undefined ? runtimeTargets(details) : [wished]
  // What turns verification off is not spread out over every runtime there is.
  if (cure.situation === 'skip-verify') return runtimes.slice(0, 3)
  const system: Target[] = cure.situation === 'private-ca' ? ['system-trust'] : []
  return [...runtimes, ...system]
}

function containerdOf(runtime: string | undefined): Target | null {
  return /^containerd:\/\/1\./.test(runtime ?? '')
    ? 'containerd-1'
    : /^containerd:\/\/2\./.test(runtime ?? '')
      ? 'containerd-2'
      : null
}

function runtimeTargets({
  runtime = '',
  distribution = '',
  os = '',
  tool = '',
  through = '',
  nodePlatform = '',
}: Details): Target[] {
  return targetsOf({ runtime, distribution, os, tool, through, platform: nodePlatform })
}

function requestFor(
  cure: Extract<Cure, { kind: 'configure' }>,
  target: Target,
  details: Details,
): ConfigRequest | null {
  const base = {
    target,
    registry: registryToMend(cure, target, details) ?? placeholders.registry,
    ...(details.os === undefined ? {} : { os: details.os }),
    ...(target === containerdOf(details.runtime) ? { version: details.runtime ?? '' } : {}),
  }
  const mirror = mirrorAsked(details)
  // containerd reads what holds for a mirror in the folder of the registry that it serves.
  const throughMirror =
    mirror !== null && target.startsWith('containerd-')
      ? { ...base, situation: 'mirror' as const, fallback: true }
      : null
  switch (cure.situation) {
    case 'private-ca':
      return throughMirror
        ? { ...throughMirror, url: mirror ?? '', ca: details.ca ?? placeholders.ca }
        : { ...base, situation: 'private-ca', ca: details.ca ?? placeholders.ca }
    case 'skip-verify':
      return throughMirror ? null : { ...base, situation: 'skip-verify' }
    case 'plain-http':
      return throughMirror
        ? { ...throughMirror, url: (mirror ?? '').replace('https:', 'http:') }
        : { ...base, situation: 'plain-http' }
    case 'mirror':
      return { ...base, situation: 'mirror', url: mirror ?? placeholders.mirror, fallback: true }
    case 'client-certificate':
      return { ...base, situation: 'client-certificate', certificate: placeholders.certificate, key: placeholders.key }
    case 'pull-secret':
      return {
        ...base,
        situation: 'pull-secret',
        namespace: details.namespace ?? placeholders.namespace,
        name: secretName(details),
        ...(details.serviceAccount === undefined ? {} : { serviceAccount: details.serviceAccount }),
      }
    case 'proxy':
      return { ...base, situation: 'proxy', url: placeholders.proxy, noProxy: [] }
    case 'server-chain':
      return { ...base, situation: 'server-chain', server: 'nginx' }
    case 'pre-pull':
      return { ...base, situation: 'pre-pull', image: details.image ?? '<IMAGE>' }
    case 'copy-image':
      return { ...base, situation: 'copy-image', image: details.image ?? '<IMAGE>', to: '<TARGET_IMAGE>' }
  }
}

/**
 * Whose file is to be mended. A token service and a storage host are reached with the settings of the registry that sent the runtime there
 * (observed with containerd 1.6 to 2.1, podman and docker); a mirror has settings of its own, except in containerd.
 */
function registryToMend(
  cure: Extract<Cure, { kind: 'configure' }>,
  target: Target,
  details: Details,
): string | undefined {
  if (cure.situation === 'server-chain') return details.failingHost ?? details.host
  if (cure.situation === 'pull-secret' || cure.situation === 'mirror' || details.failingHost === undefined)
    return details.host
  return mirrorAsked(details) === null || target.startsWith('containerd-') ? details.host : details.failingHost
}

/** The secret's own name, where it can be written anew under it: a secret's type is immutable, and only this one is written. */
function secretName({ secret, secretType }: Details): string {
  const name = secret !== undefined && /^[a-z0-9][a-z0-9.-]*$/.test(secret) ? secret : 'regcred'
  return secretType === undefined || secretType === 'kubernetes.io/dockerconfigjson' ? name : `${name}-pull`
}

function contextOf(details: Details): FixContext {
  return { ...details, runtime: details.distribution ?? details.runtime ?? details.tool }
}

function adviceFix(advice: Advice, texts: Texts): Fix {
  const { id, target, who, touches } = advice
  const parts = [advice.commands, advice.verify, advice.undo]
  const text = JSON.stringify(parts)
  const declared = (advice.needs ?? []).filter(({ placeholder }) => text.includes(placeholder))
  return inLanguage(
    {
      id,
      target,
      who,
      touches,
      title: advice.title,
      notes: advice.notes ?? [],
      risk: advice.risk ?? 'safe',
      basis: advice.basis ?? 'documentation',
      versions: null,
      needs: [
        ...declared,
        ...needsOf(parts).filter(({ placeholder }) => !declared.some((need) => need.placeholder === placeholder)),
      ],
      files: [],
      commands: advice.commands ?? [],
      verify: advice.verify ?? [],
      undo: advice.undo ?? [],
      restarts: [],
    },
    texts,
  )
}
