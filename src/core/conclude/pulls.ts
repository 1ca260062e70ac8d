/** Joins what was said about the same image: one draft a pull, with its Pods, its statements and its states. */
import { isReason, pullReasons } from '../read/reasons.ts'
import type { Pod, Span, Station } from '../contract.ts'
import type { ContainerFact, Evidence, PodFact, SignMatch, Statement } from '../model.ts'
import { isPublicRegistry } from '../pki/issuers.ts'
import { canonicalImage, parseReference, registryHost } from '../registry/reference.ts'
import { isOwnHost, registryServedBy, typedVerb, type UrlParts } from '../text/naming.ts'
import { stationOf } from '../vocabulary.ts'

export interface PullDraft {
  image: string | null
  canonical: string | null
  host: string | null
  pods: Map<string, Pod>
  statements: Statement[]
  /** Waiting reasons that mean a failing pull, where they stand. */
  statuses: { reason: string; span: Span }[]
  /** The image is on the node: an image ID, or a state that only comes after the pull. */
  present: Span | null
  /** Containers that have the image, and those that wait for it in vain. */
  runs: { pod: string | null; node: string | null }[]
  fails: { pod: string | null; node: string | null }[]
  /** A container that only waits: nothing has failed yet. */
  waiting: Span | null
  first: number
}

const afterPull = new Set([
  'CrashLoopBackOff',
  'RunContainerError',
  'CreateContainerError',
  'CreateContainerConfigError',
  'Completed',
  'Error',
  'OOMKilled',
  'Running',
])

export function joinPulls(evidence: Evidence): PullDraft[] {
  const joiner = new Joiner(evidence)
  joiner.fromStatements()
  joiner.mergeUntagged()
  joiner.fromPods()
  joiner.placeOrphans()
  return joiner.drafts
}

class Joiner {
  readonly drafts: PullDraft[] = []
  private readonly evidence: Evidence
  private orphans: Statement[] = []
  /** By canonical image, or by what was written where that is no reference. */
  private readonly byImage = new Map<string, PullDraft>()
  private readonly canonicals = new Map<string, string | null>()
  private readonly podsByDraft = new Map<PullDraft, Map<string, Pod[]>>()
  private readonly podsByName: Map<string, PodFact[]>

  constructor(evidence: Evidence) {
    this.evidence = evidence
    this.podsByName = groupBy(
      evidence.pods.filter((pod) => pod.name !== null),
      (pod) => pod.name ?? '',
    )
  }

  fromStatements(): void {
    const aside = new Aside()
    for (const statement of this.evidence.statements) {
      const fragment = this.evidence.fragments[statement.fragment]
      if (aside.holds(statement)) {
        // On the way to the registry a push fails as a pull does.
        statement.matches = aside.isPush
          ? statement.matches.filter(({ code }) => onTheWay.has(stationOf[code] ?? 'before'))
          : []
        if (statement.matches.length === 0 && !typedOther.has(typedVerb(statement.clean.text) ?? '')) continue
      }
      if (fragment?.kind === 's-client')
        statement.matches = statement.matches
          .filter((match) => beforeCertificates.has(match.code))
          .map((match) => (this.isWithoutClientCertificate(statement, match) ? withoutClientCertificate(match) : match))
      const image = statement.image?.value ?? this.imageOfPod(statement)
      if (image === null) {
        if (statement.matches.length > 0 || statement.layers.length > 0) this.orphans.push(statement)
        continue
      }
      if (
        statement.matches.length === 0 &&
        statement.layers.length === 0 &&
        !speaksOfPull.test(statement.clean.text) &&
        !isReason(statement)
      )
        continue
      this.add(this.draftFor(image, statement.start), statement)
    }
  }

  /** Docker's refusals name the repository without its tag: they belong to the one pull of that repository that has one. */
  mergeUntagged(): void {
    const byRepository = groupBy(this.drafts, (draft) => `${draft.host ?? ''}/${pathOf(draft) ?? ''}`)
    for (const draft of this.drafts.slice()) {
      const parsed = draft.image === null ? null : parseReference(draft.image)
      if (!parsed?.ok || parsed.tag !== null || parsed.digest !== null) continue
      const tagged = byRepository.get(`${draft.host ?? ''}/${parsed.path}`)?.filter((other) => other !== draft) ?? []
      const target = tagged[0]
      if (tagged.length !== 1 || !target) continue
      target.statements.push(...draft.statements)
      target.first = Math.min(target.first, draft.first)
      for (const pod of draft.pods.values()) this.addPod(target, pod)
      this.drafts.splice(this.drafts.indexOf(draft), 1)
      this.byImage.set(draft.canonical ?? '', target)
    }
  }

  fromPods(): void {
    for (const pod of this.evidence.pods) {
      for (const container of pod.containers) this.addContainer(pod, container)
    }
  }

  private addContainer(pod: PodFact, container: ContainerFact): void {
    const failing = container.reason !== null && pullReasons.has(container.reason)
    const span = container.reasonSpan ?? container.imageSpan ?? pod
    const place: Pod = {
      namespace: pod.namespace,
      name: pod.name,
      container: container.name,
      kind: container.kind,
      node: pod.node,
    }
    if (container.image === null) {
      if (!failing) return
      const known = this.drafts.filter((draft) =>
        (this.podsOf(draft).get(pod.name ?? '') ?? []).some(
          (other) => pod.namespace === null || other.namespace === null || other.namespace === pod.namespace,
        ),
      )
      const target =
        known[0] ??
        this.drafts.find((draft) => draft.image === null && draft.statements.length === 0) ??
        this.newDraft(null, pod.start)
      target.statuses.push({ reason: container.reason ?? '', span })
      this.addPod(target, place)
      return
    }
    const present = container.imageId || afterPull.has(container.reason ?? '') || container.state === 'Running'
    const known = this.byImage.get(this.canonical(container.image) ?? container.image)
    if (!failing && !present && container.reason !== 'ContainerCreating' && !known) return
    const draft = known ?? this.draftFor(container.image, container.imageSpan?.start ?? pod.start)
    if (failing) draft.statuses.push({ reason: container.reason ?? '', span })
    else if (present) draft.present ??= span
    if (failing) draft.fails.push({ pod: pod.name, node: pod.node })
    else if (present) draft.runs.push({ pod: pod.name, node: pod.node })
    else draft.waiting ??= span
    this.addPod(draft, place)
  }

  /** Statements that name no image: by Pod, by the command or message just above, by the URL's repository, or alone. */
  placeOrphans(): void {
    const orphans = this.orphans
    this.orphans = []
    for (const statement of orphans) {
      const draft =
        this.draftOfPod(statement) ??
        this.draftByUrl(statement) ??
        this.draftNearby(statement) ??
        this.soleDraft(statement)
      if (draft) {
        this.add(draft, statement)
        continue
      }
      if (!standsAlone(statement, this.evidence)) continue
      const host = hostOfStatement(statement, this.evidence)
      const same = this.drafts.find(
        (candidate) => candidate.image === null && candidate.host === host && candidate.statements.length > 0,
      )
      const target = same ?? this.newDraft(null, statement.start)
      target.host = host
      this.add(target, statement)
    }
  }

  /** TLS 1.2 has no alert of its own for it: a server that asked for a certificate and got none says “handshake failure”. */
  private isWithoutClientCertificate({ start, end, clean }: Statement, { code }: SignMatch): boolean {
    return (
      code === 'tls-protocol' &&
      /alert handshake failure|alert number 40\b/.test(clean.text) &&
      this.evidence.chains.some(
        (chain) => chain.wantsClient && chain.entries.length > 0 && chain.start <= start && end <= chain.end,
      )
    )
  }

  private imageOfPod(statement: Statement): string | null {
    const pod = this.podOf(statement)
    if (!pod) return null
    const named = pod.containers.find(
      (container) => container.name !== null && container.name === statement.place.container,
    )
    const failing = pod.containers.filter((container) => container.reason !== null && pullReasons.has(container.reason))
    return (
      named?.image ??
      (failing.length === 1
        ? (failing[0]?.image ?? null)
        : pod.containers.length === 1
          ? (pod.containers[0]?.image ?? null)
          : null)
    )
  }

  private podOf(statement: Statement): PodFact | undefined {
    const { pod, namespace } = statement.place
    return pod === null
      ? undefined
      : this.podsByName
          .get(pod)
          ?.find((candidate) => namespace === null || candidate.namespace === null || candidate.namespace === namespace)
  }

  private draftOfPod(statement: Statement): PullDraft | undefined {
    const { pod } = statement.place
    if (pod === null) return undefined
    const candidates = this.drafts.filter((draft) => this.podsOf(draft).has(pod))
    return candidates.length === 1 ? candidates[0] : undefined
  }

  private draftByUrl(statement: Statement): PullDraft | undefined {
    const repository = statement.urls.map(repositoryIn).find((path) => path !== null)
    return repository === undefined
      ? undefined
      : this.drafts.find(
          (draft) =>
            draft.canonical !== null &&
            pathOf(draft) !== null &&
            (repository === pathOf(draft) || repository.endsWith(`/${pathOf(draft) ?? ''}`)),
        )
  }

  private draftNearby(statement: Statement): PullDraft | undefined {
    if (statement.kind === 'event' && statement.place.pod !== null) return undefined
    const before = this.drafts.filter((draft) =>
      draft.statements.some(
        (other) =>
          other.fragment === statement.fragment && other.start < statement.start && statement.start - other.end < 3000,
      ),
    )
    const latest = before.sort((a, b) => lastBefore(b, statement.start) - lastBefore(a, statement.start))[0]
    return latest && fits(latest, statement) ? latest : undefined
  }

  private soleDraft(statement: Statement): PullDraft | undefined {
    const named = this.drafts.filter(
      (draft) => draft.image !== null && (draft.present === null || draft.statements.length > 0),
    )
    const host = hostOfStatement(statement, this.evidence)
    const sameHost = named.filter((draft) => draft.host !== null && draft.host === host)
    if (sameHost.length === 1) return sameHost[0]
    return named.length === 1 && named[0] && fits(named[0], statement) ? named[0] : undefined
  }

  private draftFor(image: string, first: number): PullDraft {
    return this.byImage.get(this.canonical(image) ?? image) ?? this.newDraft(image, first)
  }

  private canonical(image: string): string | null {
    const known = this.canonicals.get(image)
    if (known !== undefined) return known
    const canonical = canonicalImage(image)
    this.canonicals.set(image, canonical)
    return canonical
  }

  private newDraft(image: string | null, first: number): PullDraft {
    const draft: PullDraft = {
      image,
      canonical: image === null ? null : this.canonical(image),
      host: image === null ? null : hostOfImage(image),
      pods: new Map(),
      statements: [],
      statuses: [],
      present: null,
      runs: [],
      fails: [],
      waiting: null,
      first,
    }
    this.drafts.push(draft)
    if (image !== null) this.byImage.set(draft.canonical ?? image, draft)
    return draft
  }

  private add(draft: PullDraft, statement: Statement): void {
    draft.statements.push(statement)
    draft.first = Math.min(draft.first, statement.start)
    const { pod, namespace, container, node } = statement.place
    if (pod !== null || node !== null || container !== null)
      this.addPod(draft, { namespace, name: pod, container, kind: null, node })
  }

  private addPod(draft: PullDraft, pod: Pod): void {
    // What one statement leaves open about a Pod another fills in.
    const index = this.podsOf(draft)
    const namesakes = index.get(pod.name ?? '') ?? []
    const same = namesakes.find(
      (other) =>
        (other.namespace === null || pod.namespace === null || other.namespace === pod.namespace) &&
        (other.container === null || pod.container === null || other.container === pod.container),
    )
    const merged = same
      ? {
          namespace: same.namespace ?? pod.namespace,
          name: pod.name,
          container: same.container ?? pod.container,
          kind: same.kind ?? pod.kind,
          node: same.node ?? pod.node,
        }
      : pod
    if (same) draft.pods.delete(podKey(same))
    draft.pods.set(podKey(merged), merged)
    index.set(pod.name ?? '', [
      ...namesakes.filter((other) => other !== same && podKey(other) !== podKey(merged)),
      merged,
    ])
  }

  private podsOf(draft: PullDraft): Map<string, Pod[]> {
    const index = this.podsByDraft.get(draft) ?? groupBy([...draft.pods.values()], (pod) => pod.name ?? '')
    this.podsByDraft.set(draft, index)
    return index
  }
}

function podKey({ namespace, name, container }: Pod): string {
  return `${namespace ?? ''}/${name ?? ''}/${container ?? ''}`
}

/** In a handshake's dump only these count as statements; what the certificates say is judged from the chain itself. */
const beforeCertificates = new Set([
  'dns-not-found',
  'dns-failure',
  'tcp-refused',
  'tcp-timeout',
  'tcp-unreachable',
  'connection-reset',
  'proxy-failure',
  'tls-protocol',
  'tls-client-certificate',
  'tls-plain-http',
])
function withoutClientCertificate(match: SignMatch): SignMatch {
  return {
    ...match,
    code: 'tls-client-certificate',
    sign: { ...match.sign, certainty: 'likely', or: ['tls-protocol'] },
  }
}
const speaksOfPull = /pull|image|manifest|Trying|push|copy|STEP|\b(?:run|create)\b/i
/** Whether its own words say that a pull failed. */
export const saysThatPullFailed = ({ layers }: Statement): boolean =>
  layers.some(({ act, failed }) => act === 'pull' && failed)

/** The registry host of a reference; of one that was redacted, what stands before its first slash. */
function hostOfImage(image: string): string | null {
  const host = registryHost(image)
  if (host !== null) return host
  if (!/[<>$*]|xxx/i.test(image)) return null
  const first = image.split('/')[0] ?? ''
  return image.includes('/') && /[.:]/.test(first) ? first : null
}

function pathOf(draft: PullDraft): string | null {
  const parsed = draft.image === null ? null : parseReference(draft.image)
  return parsed?.ok ? parsed.path : null
}

export function repositoryIn(url: UrlParts): string | null {
  return /^\/v2\/(.+?)\/(?:manifests|blobs|tags|referrers)\//.exec(url.path)?.[1] ?? null
}

/** The API of a registry, the second and the first; what others call v1 is none. */
const apiPath = /^\/?(?:$|v2(?:\/|$)|v1\/?(?:$|_ping|repositories|images|search))/

export function isRegistryUrl(url: UrlParts): boolean {
  return (
    apiPath.test(url.path) ||
    /token|\/blobs\/|\/manifests\/|registry-v2|\/containers\/images\/|jwt\/auth|oauth2/.test(url.path)
  )
}

/** Hosts as programs name them in a sentence: Go's x509, containers/image, curl, nginx, browsers. */
const namedHosts = [
  /pinging (?:container|docker) registry ([\w.-]{1,253}(?::\d{1,5})?):/,
  /authenticating creds for "([\w.-]{1,253}(?::\d{1,5})?)"/,
  /(?:, not|but wanted to match) ([\w-]{1,63}(?:\.[\w-]{1,63}){1,10})\s*$/,
  /(?:connection to|Failed to connect to|lookup|resolve host:?|host=|connect to|Connected to|information from)\s+"?([\w-]{1,63}(?:\.[\w-]{1,63}){0,10}\.[a-z]{2,20}(?::\d{1,5})?)/i,
]

function hostInWords({ clean: { text } }: Statement): string | null {
  for (const pattern of namedHosts) {
    const host = pattern.exec(text)?.[1]
    if (host) return host
  }
  // Docker Hub's own sentence.
  return /toomanyrequests: You have reached your (?:unauthenticated )?pull rate limit/.test(text) ? 'docker.io' : null
}

/**
 * The host that a statement without an image speaks of: the one that its outermost request went to, a host named in its words, the one asked
 * for just above.
 */
export function hostOfStatement(statement: Statement, evidence: Evidence): string | null {
  // nginx names the server that was asked behind the one that it passed the request to.
  const behind = /upstream: "[^"]{1,600}".{0,40}host: "([\w.-]{1,253}(?::\d{1,5})?)"/.exec(statement.clean.text)?.[1]
  if (behind) return registryServedBy(behind)
  const own = statement.urls.find(({ path }) => path.startsWith('/v2/')) ?? lastUrl(statement)
  if (own)
    return registryServedBy(
      /[?&]ns=([\w.-]{1,253}(?:(?::|%3A)\d{1,5})?)/.exec(own.path)?.[1]?.replace('%3A', ':') ?? own.host,
    )
  const dump = evidence.chains.find(({ start, end }) => start <= statement.start && statement.end <= end)
  // Without a certificate the machine itself was not reached, whatever name was to be sent to it.
  const machine = dump && dump.entries.length === 0 ? typedHost(statement, evidence, 'openssl s_client') : null
  if (machine !== null) return registryServedBy(machine)
  if (dump?.host) return registryServedBy(dump.host)
  const here = evidence.statements.filter(({ fragment }) => fragment === statement.fragment)
  const above = here.filter((other) => other.start <= statement.start && other.urls.length > 0)
  const named = hostInWords(statement)
  if (named)
    return registryServedBy(
      above.flatMap((other) => other.urls).find((other) => other.host.replace(/:\d+$/, '') === named)?.host ?? named,
    )
  const repository = /repository ([^\s"]{1,300}) not found/.exec(statement.clean.text)?.[1]
  if (repository?.includes('/')) return registryHost(repository)
  const near = above[above.length - 1]?.urls
  const last = near?.[near.length - 1]
  if (last) return registryServedBy(last.host)
  const typed = typedHost(statement, evidence)
  if (typed !== null) return registryServedBy(typed)
  // curl names the host in one of its lines, mostly the last.
  const said =
    statement.kind === 'curl' ? here.find((other) => other.kind === 'curl' && hostInWords(other) !== null) : undefined
  return said ? registryServedBy(hostInWords(said) ?? '') : null
}

/** Of what was typed by hand above, in the same stretch or a little before it, the host that was asked. */
function typedHost({ start }: Statement, { statements }: Evidence, program?: string): string | null {
  const typed = statements.findLast(
    (other) =>
      other.start <= start &&
      start - other.start < 3000 &&
      commandByHand.test(other.clean.text) &&
      (program === undefined || other.clean.text.includes(program)),
  )
  if (!typed) return null
  const words = typed.clean.text.split(/\s+/)
  const connect = words[words.indexOf('-connect') + 1]
  if (words.includes('-connect') && connect !== undefined) return connect.replace(/:443$/, '')
  const named = words.findLast(
    (word) =>
      /^(?:https?:\/\/)?[\w-]{1,63}(?:\.[\w-]{1,63}){1,10}(?::\d{1,5})?(?:\/|$)/.test(word) &&
      !/\.(?:sh|js|py|exe|crt|pem|cer)$/.test(word),
  )
  return named?.replace(/^https?:\/\//, '').split('/')[0] ?? null
}

export function lastUrl(statement: Statement): UrlParts | null {
  const { urls } = statement
  const deciding = statement.matches[0]?.match.end ?? Infinity
  const before = urls.filter((url) => url.start < deciding)
  return before[before.length - 1] ?? urls[0] ?? null
}

function fits(draft: PullDraft, statement: Statement): boolean {
  const url = lastUrl(statement)
  if (!url) return true
  // A private registry has mirrors, token services and storages of any name, but no public registry stands in for it.
  const asked = registryServedBy(url.host)
  if (
    url.path.startsWith('/v2/') &&
    draft.host !== null &&
    asked !== draft.host &&
    isPublicRegistry(asked) &&
    !isPublicRegistry(draft.host)
  )
    return false
  const repository = repositoryIn(url)
  const path = pathOf(draft)
  if (repository !== null && path !== null) return repository === path || repository.endsWith(`/${path}`)
  // Docker fetches configuration and layers from where the registry sends it, whatever the path there.
  if (/error pulling image configuration/.test(statement.clean.text)) return true
  return (
    isRegistryUrl(url) &&
    (draft.host === null ||
      isOwnHost(draft.host, url.host) ||
      registryServedBy(url.host) === draft.host ||
      statement.kind === 'log' ||
      statement.kind === 'cli')
  )
}

function lastBefore(draft: PullDraft, at: number): number {
  return Math.max(...draft.statements.map((statement) => (statement.start < at ? statement.start : -1)))
}

const network = /^(?:dns|tcp|connection|http-timeout|proxy)/
const pullWords = /pull|registry|image|docker|crictl|containerd|podman|skopeo|cri-o|push|manifest|blob/i

/** The API server's own paths: what fails there is no pull. */
const isApiServer = (url: UrlParts): boolean =>
  /^\/(?:apis?|healthz|livez|readyz|version|openapi)(?:\/|$)/.test(url.path)

/** What curl, wget and openssl say of a connection that a person tried by hand: of the host that is in question, or of nothing. */
function isByHand(statement: Statement, evidence: Evidence): boolean {
  return (
    statement.kind === 'curl' ||
    evidence.fragments[statement.fragment]?.kind === 's-client' ||
    byHand.test(statement.clean.text) ||
    evidence.statements.some(
      (other) =>
        other.fragment === statement.fragment && other.start < statement.start && commandByHand.test(other.clean.text),
    )
  )
}
const byHand =
  /\b(?:connect|write|read):errno=\d|^\s*curl: \(\d|s_client: |BIO_lookup_ex|schannel: |NSS error -\d|^\s*(?:proxyconnect|dial) tcp/
const commandByHand = /(?:^|[\s$#`'])(?:curl(?:\.exe)?|wget|openssl s_client|gnutls-cli|testssl(?:\.sh)?|keytool) /

/** What was asked just above in the same fragment, where the statement names no address itself. */
function askedAbove(statement: Statement, evidence: Evidence): UrlParts[] {
  const above = evidence.statements.filter(
    (other) => other.fragment === statement.fragment && other.start < statement.start && other.urls.length > 0,
  )
  return above[above.length - 1]?.urls ?? []
}

/**
 * Stretches that are about something else that fails in the words of a pull: a push, a chart, a list of tags, an archive being imported.
 * They end where a pull begins.
 */
class Aside {
  private fragment = -1
  private other = false
  /** Of those the way to the registry is a pull’s as well. */
  isPush = false

  holds({ fragment, layers, kind, clean: { text } }: Statement): boolean {
    if (fragment !== this.fragment) this.other = false
    this.fragment = fragment
    const verb = typedVerb(text)
    if (layers.some(({ act }) => act !== 'pull') || typedOther.has(verb ?? '') || helm.test(text)) {
      this.isPush = verb === 'push' || layers.some(({ act }) => act === 'push')
      return (this.other = true)
    }
    if (kind === 'event' || layers.some(({ act }) => act === 'pull') || typedPull.has(verb ?? '')) this.other = false
    return this.other
  }
}
const onTheWay = new Set<Station>(['dns', 'tcp', 'tls'])
const typedPull = new Set(['pull', 'run', 'create', 'build', 'bud', 'inspect', 'copy'])
const typedOther = new Set(['push', 'import', 'load'])
const helm = /(?:^|[\s$#`])helm\s(?:pull|push|install|upgrade|dependency|repo|template)\b/

/** A host may be called registry, whatever it serves. */
const withoutAddresses = (text: string): string =>
  text
    .split(' ')
    .filter((word) => !word.includes('://') && word.split('.').length < 3)
    .join(' ')

/** Whether a statement that names no image is about a pull at all. */
function standsAlone(statement: Statement, evidence: Evidence): boolean {
  const match = statement.matches[0]
  if (!match) return saysThatPullFailed(statement)
  if (match.code === 'pulled') return false
  const urls = statement.urls
  const asked = urls.length > 0 ? urls : askedAbove(statement, evidence)
  if (asked.some(isApiServer)) return false
  const aboutRegistry =
    urls.some((url) => isRegistryUrl(url)) ||
    pullWords.test(withoutAddresses(statement.clean.text)) ||
    (statement.clean.text.includes('/v2/') && /\/(?:manifests|blobs)\//.test(statement.clean.text)) ||
    statement.layers.some(({ act }) => act === 'pull')
  // A file that somebody fetches is no image.
  if (!aboutRegistry && urls.length === 0 && asked.length > 0 && !asked.some((url) => isRegistryUrl(url))) return false
  // A page of HTML is what most hosts answer, but for this path.
  if (
    /^\s*HTTP\//.test(statement.clean.text) &&
    match.code === 'not-a-registry' &&
    !asked.some(({ path }) => path.startsWith('/v2'))
  )
    return aboutRegistry
  // Everybody says that there are too many requests; the registries’ own code is one word.
  if (match.code === 'rate-limited' && !aboutRegistry && !/toomanyrequests/i.test(statement.clean.text)) return false
  if (isByHand(statement, evidence)) return true
  if (urls.length > 0 && !aboutRegistry) return false
  if (network.test(match.code) || match.code === 'http-error' || match.code === 'registry-unavailable')
    return (
      aboutRegistry ||
      evidence.statements.some(
        (other) =>
          other.fragment === statement.fragment && (pullWords.test(other.clean.text) || other.urls.some(isRegistryUrl)),
      )
    )
  return match.sign.rank !== 'wraps' || aboutRegistry
}

/** A failing statement with the sign that says most of it. */
export interface Deciding {
  statement: Statement
  match: SignMatch
}

export function successes(draft: PullDraft): { statement: Statement; match: SignMatch }[] {
  return draft.statements.flatMap((statement) => {
    const match = statement.matches.find((candidate) => candidate.code === 'pulled')
    return match ? [{ statement, match }] : []
  })
}

/** Map.groupBy, which Node 20 does not have. */
export function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}
