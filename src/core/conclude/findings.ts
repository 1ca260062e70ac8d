/** Concludes: which cause a draft shows, how surely, what else it could be, what was passed on the way. */
import { say } from '../said.ts'
import type { CauseCode, Certainty, Span, Station } from '../contract.ts'
import type { CredentialFact, Evidence, Finding, PodFact, SignMatch, Statement } from '../model.ts'
import { refineByChain } from './chain-findings.ts'
import { isPublicRegistry } from '../pki/issuers.ts'
import type { JudgedChain } from '../pki/chains.ts'
import { groupBy, isReason, lastUrl, speaksOfFailure, successes, type PullDraft } from './pulls.ts'
import { applyProbes } from './probing.ts'
import { lookupCredentials } from '../registry/keyring.ts'
import { isOwnHost, registryServedBy } from '../text/naming.ts'
import { passedBefore, stationIndex, stationOf, stations } from '../vocabulary.ts'

interface Deciding {
  statement: Statement
  match: SignMatch
}

export function conclude(draft: PullDraft, evidence: Evidence, chains: JudgedChain[]): Finding | null {
  const failing = draft.statements.flatMap((statement) =>
    statement.matches
      .filter((match) => match.code !== 'pulled')
      .slice(0, 1)
      .map((match) => ({ statement, match })),
  )
  const deciding = choose(failing.filter(({ match }) => match.code !== 'no-message'))
  // What a person pulls by hand says nothing about what kubelet and the runtime can.
  const onNode = failing.some(({ statement }) => statement.kind === 'event' || statement.kind === 'log')
  const success = successes(draft).filter(({ statement }) => !onNode || statement.kind !== 'cli')
  if (success.length > 0 && !failsAfter(draft, deciding, success)) return pulled(draft, success[0]?.match.match ?? null)
  if (!deciding) {
    const silent = withoutWords(draft, evidence, failing[0] ?? null)
    if (silent) applyProbes(silent, evidence.probes)
    return silent
  }
  const finding = fromWords(draft, deciding, failing)
  addDetails(finding, draft, evidence)
  refineByChain(finding, chains)
  refineByLogin(finding, draft, evidence, failing)
  applyProbes(finding, evidence.probes)
  finding.alternatives = finding.alternatives
    .filter(({ code }) => code !== finding.code && !ruledOut(code, finding.passed))
    .slice(0, 4)
  return finding
}

/** The newest of the specific statements; of equals the one further down. */
function choose(candidates: Deciding[]): Deciding | null {
  const telling = candidates.filter(({ match }) => match.sign.rank !== 'wraps')
  const pool = telling.length > 0 ? telling : candidates
  return pool.reduce<Deciding | null>((best, candidate) => {
    if (!best) return candidate
    const [mine, theirs] = [candidate.statement.age, best.statement.age]
    if (mine !== null && theirs !== null && mine !== theirs) return mine < theirs ? candidate : best
    if ((candidate.statement.image !== null) !== (best.statement.image !== null))
      return candidate.statement.image !== null ? candidate : best
    return candidate.statement.start >= best.statement.start ? candidate : best
  }, null)
}

function failsAfter(draft: PullDraft, deciding: Deciding | null, success: { statement: Statement }[]): boolean {
  if (draft.statuses.length > 0) return true
  if (!deciding) return false
  const last = success[success.length - 1]?.statement
  if (!last) return true
  // Words of both in one piece are several lines run together: their order tells nothing.
  if (deciding.statement === last) return true
  if (deciding.statement.age !== null && last.age !== null && deciding.statement.age !== last.age)
    return deciding.statement.age < last.age
  return deciding.statement.start > last.start
}

/** The Pods that it is about: of a failing pull not those in which the image runs. */
function podsOf({ pods, runs, fails, statements }: PullDraft): Finding['pods'] {
  const all = [...pods.values()]
  if (runs.length === 0 || (fails.length === 0 && statements.length === 0)) return all
  const failing = new Set([
    ...fails.map(({ pod }) => pod),
    ...statements.filter(({ matches }) => matches.some(({ code }) => code !== 'pulled')).map(({ place }) => place.pod),
  ])
  const running = new Set(runs.map(({ pod }) => pod))
  const concerned = all.filter(({ name }) => failing.has(name) || !running.has(name))
  return concerned.length > 0 ? concerned : all
}

function base(draft: PullDraft): Omit<Finding, 'code' | 'certainty' | 'station' | 'evidence' | 'passed'> {
  return {
    image: draft.image,
    host: draft.host,
    failingHost: null,
    pods: podsOf(draft),
    message: null,
    details: {},
    alternatives: [],
    observations: [],
    first: draft.first,
  }
}

function pulled(draft: PullDraft, span: Span | null): Finding {
  const finding: Finding = {
    ...base(draft),
    code: 'pulled',
    certainty: 'proven',
    station: null,
    evidence: span ? [{ start: span.start, end: span.end }] : [],
    passed: [...stations],
  }
  addNames(finding)
  return finding
}

/** All that kubelet told of a waiting container before 1.32, and of one whose name or policy it does not like. */
const onlyWaits = /^\s*Back-off pulling image "[^"]*"(?:: \w+(?:: ?)?)?\s*$/

function withoutWords(draft: PullDraft, evidence: Evidence, status: Deciding | null): Finding | null {
  const failed = draft.statements.find(
    (statement) => speaksOfFailure.test(statement.clean.text) && (messageOf(statement) ?? '').length > 12,
  )
  const told = draft.statements.find((statement) => isReason(statement) && !onlyWaits.test(statement.clean.text))
  const words = failed ?? told
  const make = (code: CauseCode, certainty: Certainty, spans: Span[]): Finding => {
    const finding: Finding = {
      ...base(draft),
      code,
      certainty,
      station: stationOf[code],
      evidence: spans.map(({ start, end }) => ({ start, end })),
      passed: [],
      message: words ? messageOf(words) : null,
    }
    addDetails(finding, draft, evidence)
    return finding
  }
  if (failed) return make('unknown', 'possible', [wordsSpan(failed)])
  const reason = draft.statuses[0]
  if (reason?.reason === 'ErrImageNeverPull') return make('never-pull-policy', 'proven', [reason.span])
  if (reason?.reason === 'InvalidImageName') return make('invalid-image-name', 'proven', [reason.span])
  if (reason?.reason === 'SignatureValidationFailed') return make('policy-rejected', 'proven', [reason.span])
  if (told) return make('unknown', 'possible', [wordsSpan(told)])
  if (reason)
    return make(
      'no-message',
      'proven',
      draft.statuses.slice(0, 3).map(({ span }) => span),
    )
  if (status) return make('no-message', 'proven', [status.match.match])
  if (draft.present) return pulled(draft, draft.present)
  if (draft.waiting && !evidence.statements.some((statement) => statement.kind === 'event'))
    return make('no-message', 'possible', [draft.waiting])
  return null
}

function fromWords(draft: PullDraft, deciding: Deciding, failing: Deciding[]): Finding {
  const { statement, match } = deciding
  const same = failing.filter((other) => other.match.code === match.code && other !== deciding).slice(-2)
  const url = lastUrl(statement)
  const code = match.code
  const station = stationFor(code, match.sign.station, statement)
  const finding: Finding = {
    ...base(draft),
    code,
    certainty: match.sign.certainty,
    station,
    evidence: [deciding, ...same].map((one) => ({ start: one.match.match.start, end: one.match.match.end })),
    message: messageOf(statement),
    details: { ...match.details },
    passed: passedBefore(station),
    alternatives: match.sign.or.map((other) => ({
      code: other,
      certainty: 'possible' as const,
      speaksFor: [{ start: match.match.start, end: match.match.end }],
      against: null,
    })),
  }
  if (url) {
    finding.details.url = url.url
    // The image was redacted before pasting; the URL still names the host.
    if (finding.host === null && finding.image !== null && /[<>$*]/.test(finding.image))
      finding.host = registryServedBy(url.host)
    if (finding.host !== null && !isOwnHost(finding.host, url.host)) finding.failingHost = url.host
  }
  const looked = match.details.failingHost
  if (looked && finding.host !== null && !isOwnHost(finding.host, looked) && /^[\w.-]+$/.test(looked))
    finding.failingHost = looked
  if (finding.failingHost === null) delete finding.details.failingHost
  else finding.details.failingHost = finding.failingHost
  if (station === 'tls' && !url && finding.failingHost === null && layersBegun(draft)) finding.details.beyond = 'yes'
  const status = /\b([45]\d\d) [A-Z][A-Za-z]+(?: [A-Z][A-Za-z]+)*/.exec(statement.clean.text.slice(-600))?.[0]
  if (status) finding.details.status = status
  if (code === 'permission-denied' && isHubDenial(finding)) {
    finding.code = 'repository-not-found-or-private'
    finding.certainty = 'proven'
  }
  if (
    code === 'tls-unknown-authority' &&
    finding.details.beyond === undefined &&
    finding.host !== null &&
    isPublicRegistry(finding.failingHost ?? finding.host)
  )
    finding.alternatives.unshift({
      code: 'tls-interception',
      certainty: 'likely',
      speaksFor: finding.evidence,
      against: say('notes.deviceBetweenSignsAnewSays'),
    })
  if (code === 'tls-private-ca' && finding.host !== null && isPublicRegistry(finding.failingHost ?? finding.host)) {
    finding.code = 'tls-interception'
    finding.certainty = 'likely'
    finding.alternatives.unshift({
      code: 'tls-private-ca',
      certainty: 'possible',
      speaksFor: finding.evidence,
      against: null,
    })
  }
  return finding
}

/** Docker, which names no URL here, had the registry's manifest: configuration and layers it fetches from wherever it is sent to. */
function layersBegun({ statements }: PullDraft): boolean {
  return statements.some(({ clean }) =>
    /error pulling image configuration|\b[0-9a-f]{12}: (?:Pulling fs layer|Waiting|Downloading|Retrying in|Verifying|Download complete)/.test(
      clean.text,
    ),
  )
}

/** Docker Hub says "denied" for what is missing and for what is private alike. */
function isHubDenial(finding: Finding): boolean {
  return finding.host === 'docker.io' && /requested access to the resource is denied/i.test(finding.message ?? '')
}

/** Where it broke: the cause's station, unless the URL or the words tell that the pull was already further on. */
function stationFor(code: CauseCode, own: Station | undefined, statement: Statement): Station | null {
  if (own) return own
  const usual = stationOf[code]
  const text = statement.clean.text
  const movable = new Set<CauseCode>([
    'connection-reset',
    'rate-limited',
    'registry-unavailable',
    'http-error',
    'not-a-registry',
    'http-timeout',
    'access-blocked',
    'permission-denied',
  ])
  if (!movable.has(code)) return usual
  if (/failed to (?:fetch (?:oauth|anonymous) token|authorize)|bearer token/i.test(text)) return 'login'
  // containerd says "failed to copy" for a manifest too; the URL knows better than the words around it.
  if (/\/manifests\//.test(text) && !/\/blobs\//.test(text)) return usual
  if (
    /\/blobs\/|failed to copy|httpReadSeeker|[Ff]etching blob|writing blob|registry-v2\/docker|error pulling image configuration/.test(
      text,
    )
  )
    return 'layers'
  return usual
}

function ruledOut(code: CauseCode, passed: Station[]): boolean {
  const station = stationOf[code]
  return (
    station !== null && station !== 'before' && passed.includes(station) && stationIndex(station) < stationIndex('tls')
  )
}

function addNames(finding: Finding): void {
  const pod = finding.pods.find((candidate) => candidate.name !== null) ?? finding.pods[0]
  const details = finding.details
  if (finding.image !== null) details.image = finding.image
  if (finding.host !== null) details.host = finding.host
  if (pod?.namespace) details.namespace = pod.namespace
  if (pod?.name) details.pod = pod.name
  if (pod?.container) details.container = pod.container
  const node = finding.pods.find((candidate) => candidate.node !== null)?.node
  if (node) details.node = node
}

function addDetails(finding: Finding, draft: PullDraft, evidence: Evidence): void {
  addNames(finding)
  const pod = podFactOf(finding, evidence)
  const details = finding.details
  if (pod?.serviceAccount) details.serviceAccount = pod.serviceAccount
  if (pod?.owner) details.owner = pod.owner
  if (pod?.pullSecrets) details.pullSecrets = pod.pullSecrets.filter((name) => name !== '').join(' ')
  for (const fact of ['runtime', 'version', 'os', 'distribution', 'managedBy', 'configPath'] as const) {
    const value = evidence.facts[fact]
    if (value) details[fact] = value
  }
  const tool = toolOf(draft, evidence)
  if (tool !== null) details.tool = tool
  const missing = draft.statements.flatMap((statement) =>
    statement.matches.filter((match) => match.code === 'secret-not-found' && match.details.secret),
  )[0]
  if (missing?.details.secret) details.secret = missing.details.secret
  if (finding.code !== 'secret-not-found') return
  const secretName = /secret \\*"?([a-z0-9.-]+)\\*"? not found/.exec(
    draft.statements.map((statement) => statement.clean.text).join('\n'),
  )?.[1]
  if (secretName) details.secret ??= secretName
}

/** Docker’s or podman’s own command failed: its files are to be mended. Where kubelet spoke too, the node’s runtime is. */
function toolOf(draft: PullDraft, evidence: Evidence): 'docker' | 'podman' | null {
  // skopeo writes its own error as a log line.
  const own = (text: string) => /\blevel=fatal msg=/.test(text)
  if (
    draft.statements.some(({ kind, clean }) => kind === 'event' || (kind === 'log' && !own(clean.text))) ||
    draft.pods.size > 0
  )
    return null
  for (const statement of draft.statements) {
    const text = statement.clean.text
    if (/\bError response from daemon\b/.test(text) || evidence.fragments[statement.fragment]?.title === 'docker')
      return 'docker'
    if (
      own(text) ||
      /\b(?:initializing source|pinging container registry)\b/.test(text) ||
      /^(?:podman|skopeo|buildah)$/.test(evidence.fragments[statement.fragment]?.title ?? '')
    )
      return 'podman'
  }
  return null
}

const podsByName = new WeakMap<Evidence, Map<string, PodFact[]>>()

function podFactOf(finding: Finding, evidence: Evidence): PodFact | undefined {
  const byName = podsByName.get(evidence) ?? groupBy(evidence.pods, ({ name }) => name ?? '')
  podsByName.set(evidence, byName)
  const ofPod = [...new Set(finding.pods.map(({ name }) => name ?? ''))]
    .flatMap((name) => (name === '' ? [] : (byName.get(name) ?? [])))
    .sort((a, b) => a.start - b.start)
  // describe tells the owner, the Pod itself its secrets: each fills in what the other leaves open.
  const named = ofPod[0] && {
    ...ofPod[0],
    pullSecrets: ofPod.find((pod) => pod.pullSecrets !== null)?.pullSecrets ?? null,
    owner: ofPod.find((pod) => pod.owner !== null)?.owner ?? null,
    serviceAccount: ofPod.find((pod) => pod.serviceAccount !== null)?.serviceAccount ?? null,
  }
  return named ?? (evidence.pods.length === 1 ? evidence.pods[0] : undefined)
}

const loginCodes = new Set<CauseCode>([
  'credentials-missing',
  'repository-not-found-or-private',
  'permission-denied',
  'credentials-rejected',
  'secret-not-found',
])
const anonymous = /no basic auth credentials|anonymous token|authorization failed/

/** A refused login is explained by the secret, where the paste holds it: by kubelet's own matching. */
function refineByLogin(finding: Finding, draft: PullDraft, evidence: Evidence, failing: Deciding[]): void {
  if (!loginCodes.has(finding.code) || finding.image === null) return
  const missing = failing.find(({ match }) => match.code === 'secret-not-found')
  const hand = isByHand(draft)
  const pod = hand ? undefined : podFactOf(finding, evidence)
  const credentials = hand ? evidence.credentials.filter(isClientsFile) : relevantCredentials(evidence.credentials, pod)
  const before = finding.code
  const keep = (code: CauseCode): void => {
    finding.alternatives = [
      { code: before, certainty: 'possible' as const, speaksFor: finding.evidence.slice(0, 1), against: null },
      ...finding.alternatives,
    ].filter((other) => other.code !== code)
  }
  const become = (code: CauseCode, certainty: Certainty, credential: CredentialFact): void => {
    keep(code)
    finding.code = code
    finding.certainty = certainty
    finding.evidence = [...finding.evidence, { start: credential.start, end: credential.end }]
    finding.details.secret ??= credential.name ?? credential.source
    if (credential.type) finding.details.secretType = credential.type
    const dataKey = credential.dataKeys.find((key) => /config/.test(key)) ?? credential.dataKeys[0]
    if (dataKey) finding.details.dataKey = dataKey
    if (credential.namespace) finding.details.namespace ??= credential.namespace
    if (credential.error && code === 'secret-malformed') finding.details.reason = credential.error
  }
  const listed = ({ name }: CredentialFact): Certainty =>
    name !== null && secretsOf(pod, evidence)?.includes(name) ? 'proven' : 'likely'
  const image = finding.image
  const elsewhere = evidence.credentials.find(
    (credential) =>
      credential.name !== null &&
      pod?.pullSecrets?.includes(credential.name) === true &&
      credential.namespace !== null &&
      pod.namespace !== null &&
      credential.namespace !== pod.namespace &&
      !evidence.credentials.some((other) => other.name === credential.name && other.namespace === pod.namespace),
  )
  if (elsewhere) return become('secret-not-found', 'likely', elsewhere)
  const matching = credentials.filter(
    (credential) =>
      credential.problem !== 'secret-wrong-type' &&
      lookupCredentials(
        credential.keys.map(({ key }) => key),
        image,
      ).length > 0,
  )
  const good = matching.find((credential) =>
    credential.keys.some(({ key, problem }) => problem === null && lookupCredentials([key], image).length > 0),
  )
  if (good) {
    if (finding.code === 'credentials-missing') {
      const error = anonymous.test(finding.message ?? '') ? null : ('credentials-rejected' as const)
      if (error) become(error, 'likely', good)
    }
    return
  }
  const broken =
    matching[0] ??
    credentials.find((credential) => credential.problem !== null && !credential.redacted) ??
    credentials.find((credential) => credential.problem === 'secret-wrong-type')
  if (broken?.problem) {
    const key = broken.keys.find(
      (candidate) => candidate.problem !== null && lookupCredentials([candidate.key], image).length > 0,
    )
    const code = key?.problem ?? broken.problem
    if (key?.expires) finding.details.notAfter = key.expires
    if (key) finding.details.key = key.key
    return become(code, code === 'credentials-expired' ? 'likely' : listed(broken), broken)
  }
  const other = credentials.find((credential) => credential.keys.length > 0)
  if (other) {
    finding.details.key = other.keys.map(({ key }) => key).join(', ')
    return become('credentials-wrong-host', listed(other), other)
  }
  if (missing && missing.match.code !== finding.code) {
    keep('secret-not-found')
    finding.code = 'secret-not-found'
    finding.certainty = 'likely'
    finding.evidence = [{ start: missing.match.match.start, end: missing.match.match.end }, ...finding.evidence]
  }
}

/** Errors that only these clients begin in this way. */
const clientsOwn = /^(?:ctr|nerdctl): |\bError: (?:initializing source|unable to copy from source) docker:\/\//

function isPullCommand(text: string): boolean {
  const asked = /(?:^|[$#%>❯➜] ?|\bsudo )(?:docker|podman|nerdctl|crictl|ctr|skopeo|buildah) ([^|;]{1,200})/.exec(
    text,
  )?.[1]
  return asked !== undefined && /\b(?:pull|run|create|build|bud|copy|inspect|up)\b/.test(asked)
}

/** A client's command at a prompt: it takes its own login, never a secret of the cluster. */
function isByHand({ statements, pods }: PullDraft): boolean {
  const kubelets = /Failed to pull image|ErrImagePull|ImagePullBackOff|PullImage/i
  return (
    pods.size === 0 &&
    statements.every(({ kind, clean }) => kind !== 'event' && !kubelets.test(clean.text)) &&
    statements.some(({ kind, clean: { text } }) => kind !== 'log' && (isPullCommand(text) || clientsOwn.test(text)))
  )
}

/** ~/.docker/config.json and its like, not the payload of a secret. */
function isClientsFile({ name, type, source }: CredentialFact): boolean {
  return name === null && type === null && source !== '.dockerconfigjson'
}

/** The secrets that this Pod names; where the paste does not show its list, those of its account, which it was given if it has none of its own. */
function secretsOf(pod: PodFact | undefined, { accounts }: Evidence): string[] | null {
  if (!pod) return null
  if (pod.pullSecrets !== null) return pod.pullSecrets
  return (
    accounts.find(
      ({ name, namespace }) =>
        name !== null &&
        name === pod.serviceAccount &&
        (namespace === null || pod.namespace === null || namespace === pod.namespace),
    )?.pullSecrets ?? null
  )
}

/** The secrets that this Pod uses, where the paste tells; else all that could be. */
function relevantCredentials(credentials: CredentialFact[], pod: PodFact | undefined): CredentialFact[] {
  const namespace = pod?.namespace ?? null
  const here = credentials.filter(
    (credential) => credential.namespace === null || namespace === null || credential.namespace === namespace,
  )
  const names = pod?.pullSecrets
  if (!names) return here
  return names.length === 0 ? [] : here.filter(({ name }) => name === null || names.includes(name))
}

/** The deciding program's own words, unescaped, without the columns around them. */
export function messageOf(statement: Statement): string | null {
  const text = statement.clean.text.trim()
  const kubelet = /(?:[Ff]ailed to pull image|[Ff]ailed to inspect image) "[^"]*":?\s+(.*)$/.exec(text)?.[1]
  if (kubelet) return cut(kubelet)
  const field = /\b(?:error|err)="(.*?)"(?=\s+[A-Za-z]+=|\s*$)/.exec(text)?.[1]
  if (field) return cut(field)
  const event =
    /^(?:\S+\s+)?.*?\b(?:Normal|Warning)\s+\S+\s+(?:\S+(?:\s\(x\d+ over \S+\))?\s+)?(?:kubelet(?:, \S+)?\s+)?(?:spec\.\w+\{[^}]*\}:?\s+)?(.*)$/.exec(
      text,
    )?.[1]
  return cut(event ?? text)
}
function cut(text: string): string | null {
  const trimmed = text.trim()
  return trimmed === '' ? null : trimmed.length > 2000 ? `${trimmed.slice(0, 2000)}…` : trimmed
}

function wordsSpan(statement: Statement): Span {
  return { start: statement.start, end: Math.min(statement.end, statement.start + 600) }
}
