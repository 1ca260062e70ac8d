/**
 * A report for other eyes: hosts, addresses and names become pseudonyms, the same name always the same one. Ports, ages, versions and the
 * programs' words stay, because they decide. What identifies by its content (a certificate, a fingerprint, a serial) is left out.
 */
import type { Certificate, Report } from '../contract.ts'
import { parseReference } from '../registry/reference.ts'
import { namesInWords } from './names-in-words.ts'

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
  // Words of the field: they tell nothing of whom, and stand in our own sentences.
  ...(
    'registry image images container node nodes pod pods server client proxy mirror secret cluster main app web api worker host user ' +
    'account name token service network runtime engine path file config certificate authority root docker containerd kubelet kubernetes ' +
    'pull ca pki admin no test config.json'
  ).split(' '),
])

class Pseudonyms {
  readonly #given = new Map<string, string>()
  readonly #counts = new Map<string, number>()
  /** The same names as others write them: in the name of an object, in a pattern. */
  readonly #derived = new Map<string, string>()
  #pattern: RegExp | null = null

  #give(kind: string, name: string, make: (count: number) => string): void {
    if (common.has(name.toLowerCase()) || this.#given.has(name)) return
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
    // DaemonSets and files are named after the host, in letters that a name may have.
    const slug = name.replace(/[^A-Za-z0-9]+/g, '-').toLowerCase()
    const given = this.#given.get(name) ?? ''
    if (slug !== name && label !== slug) this.#derived.set(slug, given.replaceAll('.', '-'))
    // Scripts hold it as a pattern.
    if (name.includes('.')) this.#derived.set(name.replaceAll('.', '\\.'), given.replaceAll('.', '\\.'))
    this.#pattern = null
  }

  address(address: string): void {
    if (/^(?:127\.|0\.0\.0\.0$|::1?$)/.test(address)) return
    if (address.includes(':')) this.#give('address6', address, (count) => `2001:db8::${count.toString(16)}`)
    else this.#give('address', address, (count) => `192.0.2.${((count - 1) % 254) + 1}`)
  }

  /** What a program's words name. */
  collect(text: string): void {
    for (const { kind, name } of namesInWords(text))
      if (kind === 'host') this.host(name)
      else if (kind === 'address') this.address(name)
      else if (kind === 'authority' && /^(?:\*\.)?[\w-]+(?:\.[\w-]+)+$/.test(name)) this.host(name)
      else this.name(kind, name)
  }

  /** What was replaced by what, in the order in which it was found. */
  list(): [name: string, pseudonym: string][] {
    return [...this.#given]
  }

  replace(text: string): string {
    if (this.#given.size === 0) return text
    this.#pattern ??= new RegExp(
      [...this.#given.keys(), ...this.#derived.keys()]
        .sort((a, b) => b.length - a.length)
        .map((name) => (/^[a-z0-9]+-[a-z0-9-]+$/.test(name) ? within(name) : alone(name)))
        .join('|'),
      'gi',
    )
    const all = new Map([...this.#derived, ...this.#given])
    const lower = new Map([...all].map(([name, pseudonym]) => [name.toLowerCase(), pseudonym]))
    const find = (word: string): string => all.get(word) ?? lower.get(word.toLowerCase()) ?? word
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
      names.name('container', pod.container)
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

/** What `pseudonymised` replaces by what, for the person's own eyes. */
export const pseudonymsOf = (report: Report): [name: string, pseudonym: string][] =>
  pseudonymsFor(report)
    .list()
    .filter(([, pseudonym]) => !/^(?:serial|sha256)-/.test(pseudonym))

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
