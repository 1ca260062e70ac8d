/**
 * A report for other eyes: hosts, addresses and names become pseudonyms, the same name always the same one. Ports, ages, versions and the
 * programs' words stay, because they decide. What identifies by its content (a certificate, a fingerprint, a serial) is left out.
 */
import type { Certificate, Report } from '../contract.ts'
import { parseReference } from '../registry/reference.ts'

/** Hosts that everybody has; naming them tells nothing. Their subdomains may be somebody's own and are not among them. */
const publicHosts = new Set([
  'docker.io',
  'index.docker.io',
  'registry-1.docker.io',
  'auth.docker.io',
  'hub.docker.com',
  'production.cloudflare.docker.com',
  'production.cloudfront.docker.com',
  'docker-images-prod.r2.cloudflarestorage.com',
  'docker.com',
  'download.docker.com',
  'docs.docker.com',
  'ghcr.io',
  'quay.io',
  'cdn.quay.io',
  'gcr.io',
  'registry.k8s.io',
  'k8s.gcr.io',
  'k8s.io',
  'kubernetes.io',
  'mcr.microsoft.com',
  'public.ecr.aws',
  'registry.gitlab.com',
  'gitlab.com',
  'github.com',
  'localhost',
  'nvcr.io',
  'registry.access.redhat.com',
  'registry.redhat.io',
  'mirror.gcr.io',
])
/** Names that every cluster has. */
const common = new Set([
  'default',
  'kube-system',
  'kube-public',
  'kube-node-lease',
  'library',
  'latest',
  '',
  '-',
  '<none>',
])

class Pseudonyms {
  readonly #given = new Map<string, string>()
  readonly #counts = new Map<string, number>()
  readonly #domains = new Set<string>()
  #pattern: RegExp | null = null

  #give(kind: string, name: string, make: (count: number) => string): void {
    if (common.has(name) || this.#given.has(name)) return
    const count = (this.#counts.get(kind) ?? 0) + 1
    this.#counts.set(kind, count)
    this.#given.set(name, make(count))
    this.#pattern = null
  }

  name(kind: string, name: string | null | undefined): void {
    if (name && name.length > 1) this.#give(kind, name, (count) => `${kind}-${count}`)
  }

  /** Host, port and scheme allowed; the port stays as it is. */
  host(written: string | null | undefined): void {
    const bare = (written ?? '')
      .replace(/^[a-z]+:\/\//, '')
      .replace(/^[^@/]*@/, '')
      .split(/[/?]/, 1)
      .join('')
      .replace(/^\*\./, '')
    const name =
      /^\[.*\]/.exec(bare)?.[0].slice(1, -1) ?? (bare.split(':').length > 2 ? bare : bare.replace(/:\d*$/, ''))
    if (name === '' || publicHosts.has(name.toLowerCase())) return
    if (isAddress(name)) {
      this.address(name)
      return
    }
    const label = name.split('.')[0] ?? ''
    this.#give('host', name, (count) => `host-${count}${name.includes('.') ? '.example' : ''}`)
    const domain = name.split('.').slice(-2).join('.')
    if (name.split('.').length > 2 && !publicHosts.has(domain)) this.#domains.add(domain.toLowerCase())
    // DaemonSets and files are named after the host, in letters that a name may have.
    const slug = name.replace(/[^A-Za-z0-9]+/g, '-').toLowerCase()
    if (slug !== name && label !== slug)
      this.#give('slug', slug, () => (this.#given.get(name) ?? '').replaceAll('.', '-'))
  }

  address(address: string): void {
    if (/^(?:127\.|0\.0\.0\.0$|::1?$)/.test(address)) return
    if (address.includes(':')) this.#give('address6', address, (count) => `2001:db8::${count.toString(16)}`)
    else this.#give('address', address, (count) => `192.0.2.${((count - 1) % 254) + 1}`)
  }

  /** Addresses, and hosts of a domain that is already among the private ones, wherever they stand in free text. */
  collect(text: string): void {
    for (const [address] of text.matchAll(/(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.]*\d)/g)) this.address(address)
    for (const [, address = ''] of text.matchAll(/\[((?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4})(?:%\w+)?\]/gi))
      this.address(address)
    for (const [, host = ''] of text.matchAll(/\b[a-z]{2,8}:\/\/(?:[^\s/@"']{1,200}@)?([^\s/"'?\\<>]{1,253})/g))
      this.host(host)
    for (const [, host = ''] of text.matchAll(/\b(?:lookup|host:?|for) ((?:[a-z0-9-]{1,63}\.){1,10}[a-z]{2,24})\b/g))
      this.host(host)
    for (const [host] of text.matchAll(
      /(?<![A-Za-z0-9.-])(?:[A-Za-z0-9-]{1,63}\.){1,10}[A-Za-z]{2,24}(?![A-Za-z0-9-])/g,
    ))
      if (this.#domains.has(host.toLowerCase().split('.').slice(-2).join('.'))) this.host(host)
  }

  replace(text: string): string {
    if (this.#given.size === 0) return text
    this.#pattern ??= new RegExp(
      [...this.#given.keys()]
        .sort((a, b) => b.length - a.length)
        .map((name) => (/^[a-z0-9]+-[a-z0-9-]+$/.test(name) ? within(name) : alone(name)))
        .join('|'),
      'gi',
    )
    const lower = new Map([...this.#given].map(([name, pseudonym]) => [name.toLowerCase(), pseudonym]))
    const find = (word: string): string => this.#given.get(word) ?? lower.get(word.toLowerCase()) ?? word
    return text.replace(this.#pattern, find)
  }
}

const escaped = (name: string): string => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
/** Names with a hyphen are long enough to be meant even inside a longer one: `pull-doctor-HOST`, `HOST-5000`. */
const within = (name: string): string => `(?<![A-Za-z0-9])${escaped(name)}(?![A-Za-z0-9])`
/** Others stand for themselves only. */
const alone = (name: string): string => `(?<![A-Za-z0-9_-]|[A-Za-z0-9]\\.)${escaped(name)}(?![A-Za-z0-9]|-[A-Za-z0-9])`
function isAddress(host: string): boolean {
  return /^\d{1,3}(?:\.\d{1,3}){3}$/.test(host) || (host.includes(':') && /^[0-9a-f:.]+$/i.test(host))
}

/** The values within a distinguished name that are somebody's own. */
function ownWords(name: string): string[] {
  return [...name.matchAll(/(?:^|[,/+]\s*|,\s*)(?:CN|O|OU|L|ST|emailAddress)\s*=\s*("[^"]*"|(?:\\.|[^,/+\\])+)/g)].map(
    ([, value = '']) => value.replace(/^"|"$/g, '').trim(),
  )
}

function ofCertificate(names: Pseudonyms, certificate: Certificate, ownCa: boolean): void {
  for (const san of certificate.sans) names.host(san)
  for (const url of certificate.aia) names.host(url)
  names.name('serial', certificate.serial)
  names.name('sha256', certificate.sha256)
  if (certificate.isCA && !ownCa) return
  for (const value of ownWords(certificate.subject))
    if (/^[\w*-]+(?:\.[\w-]+)+$/.test(value)) names.host(value)
    else names.name('authority', value)
  if (ownCa) for (const value of ownWords(certificate.issuer)) names.name('authority', value)
}

/** Every name that the report speaks of. */
function pseudonymsFor(report: Report): Pseudonyms {
  const names = new Pseudonyms()
  for (const pull of report.pulls) {
    for (const host of [pull.host, pull.failingHost, ...pull.via.map((via) => via.host)]) names.host(host)
    const reference = parseReference(pull.image ?? '')
    if (reference.ok && !(reference.domain === 'docker.io' && reference.path.startsWith('library/'))) {
      names.host(reference.domain)
      names.name('repository', reference.path.replace(/^library\//, ''))
    }
    for (const pod of pull.pods) {
      names.name('pod', pod.name)
      names.name('workload', /^(.+?)(?:-[a-z0-9]{5,10})?-[a-z0-9]{5}$/.exec(pod.name ?? '')?.[1])
      names.name('namespace', pod.namespace)
      names.host(pod.node?.includes('.') ? pod.node : null)
      names.name('node', pod.node)
    }
  }
  for (const chain of report.chains) {
    names.host(chain.host)
    for (const certificate of chain.certificates) ofCertificate(names, certificate, chain.root?.public !== true)
    if (chain.missing && chain.root?.public !== true)
      for (const value of ownWords(chain.missing.subject)) names.name('authority', value)
  }
  for (const { source, namespace, keys } of report.credentials) {
    names.name('namespace', namespace)
    names.name(
      'secret',
      source
        .split('/')
        .pop()
        ?.replace(/^secret /, ''),
    )
    for (const { key } of keys) names.host(key)
  }
  for (const use of report.uses) {
    names.name('pod', use.pod)
    names.name('namespace', use.namespace)
    names.name('account', use.serviceAccount)
    names.name('secret', use.secret)
  }
  for (const pull of report.pulls) {
    names.collect(
      [pull.message ?? '', pull.summary, ...pull.observations, ...pull.next.map(({ command }) => command)].join('\n'),
    )
    for (const [, owner = ''] of JSON.stringify(pull.fixes).matchAll(
      /\b(?:deployment|statefulset|daemonset|job)\/([a-z0-9][a-z0-9.-]{1,200})/gi,
    ))
      names.name('workload', owner)
    for (const [, namespace = ''] of JSON.stringify(pull.fixes).matchAll(/kubectl -n ([a-z0-9][a-z0-9-]{0,62})/g))
      names.name('namespace', namespace)
  }
  names.collect(
    JSON.stringify([
      report.facts,
      report.fragments.map(({ title }) => title),
      report.files.map(({ corrected }) => corrected),
    ]),
  )
  return names
}

const pem = /-----BEGIN ([A-Z0-9 ]{1,40})-----[^-]*(?:-----END \1-----)?/g

/** The report with pseudonyms; offsets stay, because the paste does not travel with it. */
export function pseudonymised(report: Report): Report {
  const names = pseudonymsFor(report)
  const change = (value: unknown): unknown => {
    if (typeof value === 'string')
      return names
        .replace(value.replace(pem, '-----BEGIN $1-----\n(left out)\n-----END $1-----'))
        .replace(/\bsha256:[0-9a-f]{64}\b/g, 'sha256:(left out)')
    if (Array.isArray(value)) return value.map(change)
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(
        Object.entries(value).map(([key, inner]) => [key, kept.has(key) ? inner : change(inner)]),
      )
    return value
  }
  return change(report) as Report
}

/** Fields whose words are the vocabulary's. */
const kept = new Set([
  'cause',
  'certainty',
  'stations',
  'kind',
  'id',
  'target',
  'risk',
  'basis',
  'who',
  'touches',
  'on',
  'severity',
  'code',
  'login',
  'problem',
  'version',
  'reason',
  'findings',
  'versions',
])
