/** A refused login, and the secrets that the paste shows. */
import type { CauseCode, Certainty } from '../../contract.ts'
import type { Details } from '../../details.ts'
import type { CredentialFact, Evidence, Finding, PodFact } from '../../model.ts'
import { keysByThemselves } from '../../registry/keyring.ts'
import { podFactOf } from '../details.ts'
import { asBefore, become } from '../finding.ts'
import type { PullDraft } from '../pulls.ts'
import type { Refinement } from './refinement.ts'

/** What a look at the secrets may explain. */
const loginCodes = new Set<CauseCode>([
  'credentials-missing',
  'repository-not-found-or-private',
  'permission-denied',
  'credentials-rejected',
  'secret-not-found',
])
/** Words that say that no login was sent. */
const anonymous = /no basic auth credentials|anonymous token|authorization failed/

/** A refused login is explained by the secret, where the paste holds it: by kubelet's own matching. */
export const byLogin: Refinement = (finding, { draft, evidence, failing }) => {
  if (!loginCodes.has(finding.code) || finding.image === null) return finding
  const image = finding.image
  const hand = isByHand(draft)
  const pod = hand ? undefined : podFactOf(finding, evidence)
  const credentials = hand ? evidence.credentials.filter(isClientsFile) : relevantCredentials(evidence.credentials, pod)
  const fitting = matcherOf(evidence)(image)
  const fits = (key: string): boolean => fitting.has(key)
  const listed = ({ name }: CredentialFact): Certainty =>
    name !== null && secretsOf(pod, evidence)?.includes(name) ? 'proven' : 'likely'

  const elsewhere = namedInAnother(pod, evidence.credentials)
  if (elsewhere) return explainedBy(finding, 'secret-not-found', 'likely', elsewhere)
  const matching = credentials.filter(
    ({ problem, keys }) => problem !== 'secret-wrong-type' && keys.some(({ key }) => fits(key)),
  )
  const good = matching.find(({ keys }) => keys.some(({ key, problem }) => problem === null && fits(key)))
  if (good)
    return finding.code === 'credentials-missing' && !anonymous.test(finding.message ?? '')
      ? explainedBy(finding, 'credentials-rejected', 'likely', good)
      : finding
  const broken =
    matching[0] ??
    credentials.find((credential) => credential.problem !== null && !credential.redacted) ??
    credentials.find((credential) => credential.problem === 'secret-wrong-type')
  if (broken?.problem) {
    const key = broken.keys.find((candidate) => candidate.problem !== null && fits(candidate.key))
    const code = key?.problem ?? broken.problem
    return explainedBy(finding, code, code === 'credentials-expired' ? 'likely' : listed(broken), broken, {
      ...(key?.expires ? { notAfter: key.expires } : {}),
      ...(key ? { key: key.key } : {}),
    })
  }
  const other = credentials.find((credential) => credential.keys.length > 0)
  if (other)
    return explainedBy(finding, 'credentials-wrong-host', listed(other), other, {
      key: nearest(other, finding.host),
    })
  const missing = failing.find(({ match }) => match.code === 'secret-not-found')
  if (!missing || finding.code === 'secret-not-found') return finding
  return become(finding, 'secret-not-found', {
    certainty: 'likely',
    evidence: [{ start: missing.match.match.start, end: missing.match.match.end }, ...finding.evidence],
    alternatives: asBefore(finding),
  })
}

const matchers = new WeakMap<Evidence, (image: string) => ReadonlySet<string>>()

/** Which keys fit an image; made once for all pulls of a paste. */
function matcherOf(evidence: Evidence): (image: string) => ReadonlySet<string> {
  const matcher =
    matchers.get(evidence) ?? keysByThemselves(evidence.credentials.flatMap(({ keys }) => keys.map(({ key }) => key)))
  matchers.set(evidence, matcher)
  return matcher
}

/** The keys that a sentence shows: those of the same machine, else the first ones. */
function nearest({ keys }: CredentialFact, host: string | null): string {
  const machine = host?.replace(/:\d+$/, '')
  const same = machine === undefined ? [] : keys.filter(({ key }) => key.includes(machine)).slice(0, 5)
  const shown = same.length > 0 ? same : keys.slice(0, 5)
  return shown.map(({ key }) => key).join(', ') + (shown.length < keys.length && same.length === 0 ? ', …' : '')
}

/** A secret that the Pod names, and of which the paste shows only one of its name in another namespace. */
function namedInAnother(pod: PodFact | undefined, credentials: CredentialFact[]): CredentialFact | undefined {
  if (!pod || pod.namespace === null) return undefined
  return credentials.find(
    ({ name, namespace }) =>
      name !== null &&
      pod.pullSecrets?.includes(name) === true &&
      namespace !== null &&
      namespace !== pod.namespace &&
      !credentials.some((other) => other.name === name && other.namespace === pod.namespace),
  )
}

function explainedBy(
  finding: Finding,
  code: CauseCode,
  certainty: Certainty,
  credential: CredentialFact,
  told: Details = {},
): Finding {
  const { name, source, type, namespace, dataKeys, error, start, end } = credential
  const dataKey = dataKeys.find((key) => /config/.test(key)) ?? dataKeys[0]
  return become(finding, code, {
    certainty,
    evidence: [...finding.evidence, { start, end }],
    alternatives: asBefore(finding),
    details: {
      ...told,
      secret: finding.details.secret ?? name ?? source,
      ...(type ? { secretType: type } : {}),
      ...(dataKey ? { dataKey } : {}),
      ...(namespace && finding.details.namespace === undefined ? { namespace } : {}),
      ...(error && code === 'secret-malformed' ? { reason: error } : {}),
    },
  })
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
