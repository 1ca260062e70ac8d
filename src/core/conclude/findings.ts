/** Concludes: which cause a draft shows, how surely, what else it could be, what was passed on the way. */
import type { CauseCode, Certainty, Span } from '../contract.ts'
import type { Evidence, Finding, Statement } from '../model.ts'
import type { JudgedChain } from '../pki/chains.ts'
import { isOwnHost, registryServedBy } from '../text/naming.ts'
import { stationOf, stations } from '../vocabulary.ts'
import { namesOf, withDetails } from './details.ts'
import { messageOf, wordsSpan } from './message.ts'
import { passedOf, ruledOut, stationFor } from './passed.ts'
import { isReason } from '../read/reasons.ts'
import { lastUrl, saysThatPullFailed, successes, type Deciding, type PullDraft } from './pulls.ts'
import { pullerOf } from './puller.ts'
import { refined } from './refinements/index.ts'

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
  if (success.length > 0 && !failsAfter(draft, deciding, success))
    return { ...pulled(draft, success[0]?.match.match ?? null), puller: pullerOf(draft, evidence) }
  const found = deciding
    ? withDetails(fromWords(draft, deciding, failing), draft, evidence)
    : withoutWords(draft, evidence, failing[0] ?? null)
  if (!found || found.code === 'pulled') return found && { ...found, puller: pullerOf(draft, evidence) }
  const finding = capped(refined(found, { draft, evidence, chains, failing }), draft)
  const alternatives = finding.alternatives.filter(({ code }) => !ruledOut(code, finding.passed)).slice(0, 4)
  return { ...finding, alternatives, puller: pullerOf(draft, evidence) }
}

/**
 * Whose consequence another is: containerd throws a bad hosts.toml away and asks without its CA; Docker goes on after a refused token and
 * finds nothing.
 */
const consequences: { [cause in CauseCode]?: ReadonlySet<CauseCode> } = {
  'runtime-config-invalid': new Set([
    'tls-unknown-authority',
    'tls-private-ca',
    'tls-self-signed',
    'tls-plain-http',
    'tls-name-mismatch',
    'tls-client-certificate',
    'tcp-refused',
    'tcp-timeout',
  ]),
  'credentials-expired': new Set(['repository-not-found-or-private', 'credentials-missing', 'permission-denied']),
  'credential-helper-failed': new Set(['repository-not-found-or-private', 'credentials-missing', 'permission-denied']),
}

function isConsequence(one: Deciding, causing: Deciding[]): boolean {
  return causing.some(
    (other) =>
      consequences[other.match.code]?.has(one.match.code) === true &&
      other.statement.start < one.statement.start &&
      one.statement.start - other.statement.start < 4000,
  )
}

/** The newest of the specific statements; of equals the one further down. */
function choose(candidates: Deciding[]): Deciding | null {
  // Few are causes of others; of many that say the same each is looked at once.
  const causing = candidates.filter(({ match }) => consequences[match.code] !== undefined).slice(-50)
  const telling = candidates.filter((one) => one.match.sign.rank !== 'wraps' && !isConsequence(one, causing))
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

/** Words that nothing ties to a pull or to a host may be about anything. */
function capped(finding: Finding, { image, host, pods, statements }: PullDraft): Finding {
  const tied =
    image !== null ||
    host !== null ||
    pods.size > 0 ||
    statements.some(({ urls, layers }) => urls.length > 0 || layers.some(({ act }) => act === 'pull'))
  return tied ||
    finding.certainty !== 'proven' ||
    stationOf[finding.code] === 'before' ||
    !openWithoutHost.has(stationOf[finding.code] ?? 'before')
    ? finding
    : { ...finding, certainty: 'likely' }
}
const openWithoutHost = new Set(['dns', 'tcp', 'tls'])

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
    puller: null,
    first: draft.first,
  }
}

function pulled(draft: PullDraft, span: Span | null): Finding {
  const known = base(draft)
  return {
    ...known,
    code: 'pulled',
    certainty: 'proven',
    station: null,
    evidence: span ? [{ start: span.start, end: span.end }] : [],
    passed: [...stations],
    details: namesOf(known),
  }
}

/** All that kubelet told of a waiting container before 1.32, and of one whose name or policy it does not like. */
const onlyWaits = /^\s*Back-off pulling image "[^"]*"(?:: \w+(?:: ?)?)?\s*$/

function withoutWords(draft: PullDraft, evidence: Evidence, status: Deciding | null): Finding | null {
  const failed = draft.statements.find(
    (statement) => saysThatPullFailed(statement) && (messageOf(statement) ?? '').length > 12,
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
    return withDetails(finding, draft, evidence)
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
  // That the file is thrown away is proven; that the pull fails by it is not.
  const followed =
    code === 'runtime-config-invalid' ? failing.find((other) => consequences[code]?.has(other.match.code)) : undefined
  const station = stationFor(code, match.sign.station, statement)
  const finding: Finding = {
    ...base(draft),
    code,
    certainty: followed && match.sign.certainty === 'proven' ? 'likely' : match.sign.certainty,
    station,
    evidence: [deciding, ...same].map((one) => ({ start: one.match.match.start, end: one.match.match.end })),
    message: messageOf(statement),
    details: { ...match.details },
    passed: passedOf(match, station, statement, draft.statements),
    alternatives: [...(followed ? [followed.match.code] : []), ...match.sign.or].map((other) => ({
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
  if (station === 'tls' && !url && finding.failingHost === null && layersBegun(draft)) finding.details.beyond = true
  const status = /\b([45]\d\d) [A-Z][A-Za-z]+(?: [A-Z][A-Za-z]+)*/.exec(statement.clean.text.slice(-600))?.[0]
  if (status) finding.details.status = status
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
