/** Finds in a statement the words of all causes at once: one pass for the literal words, templates only where a word has hit. */
import type { Details } from '../details.ts'
import type { Sign, SignMatch, Signs } from '../model.ts'
import type { CauseCode } from '../contract.ts'
import { causeCodes } from '../vocabulary.ts'
import { byCode } from './index.ts'
import { inOrder } from './order.ts'
import { Automaton } from '../text/automaton.ts'
import { longestSwept, shortestSwept } from '../text/sweep.ts'
import type { Squeezed } from '../text/mapped.ts'
import { matchTemplate, template, type Template, type TemplateMatch } from '../text/template.ts'

interface Candidate {
  code: CauseCode
  sign: Sign
  template: Template
}

/** The words of every cause. The page knows none of them: it takes only `causeOf`. */
export const signsOf = byCode(import.meta.glob<Signs>('./*/*.ts', { eager: true, import: 'signs' }))

const candidates: Candidate[] = causeCodes.flatMap((code) =>
  signsOf[code].flatMap((sign) => sign.templates.map((template) => ({ code, sign, template }))),
)

/** Words of a pull that belong to no cause: they mark where to look, and let a statement with an unknown message be seen. */
const anchors = [
  'pulling image',
  'pull image',
  'failed to pull',
  'pullimage',
  'waiting.message',
  'imagepull',
  'container image',
  'resolve reference',
]

/**
 * Statements about something else that fails in the same words: a webhook's certificate, kubectl's own connection,
 * a throttled API server. None of them says anything about a pull.
 */
const elsewhere = [
  // Package managers, and programs of one's own.
  'npm ERR!',
  'npm error',
  'SSLError(SSLCertVerificationError',
  'fatal: unable to access',
  'Could not transfer artifact',
  'provider registry for',
  'requests.exceptions',
  'urllib3.exceptions',
  'proxy.golang.org',
  'index.crates.io',
  'rubygems.org',
  'rejected connection',
  'failed calling webhook',
  // A Pod's network, which asks the API server.
  'failed to set up sandbox container',
  'failed to setup network for sandbox',
  'networkPlugin cni failed',
  'error getting ClusterInformation',
  'failed to sync configmap cache',
  'failed to sync secret cache',
  'failed to call webhook',
  'Unable to connect to the server',
  'the server has received too many requests and has asked us to try again later',
  'The connection to the server <host> was refused',
  'Client.Timeout exceeded while awaiting headers) webhook',
  'unable to load bootstrap kubeconfig',
  'bootstrap client certificate',
  'error: You must be logged in to the server',
  'couldn t get current server API group list',
  'failed to list <any>: Get',
  'Failed to watch',
  'Signing and pushing trust metadata',
  'HTTPSConnectionPool',
  'Unable to register node',
  'Failed to update lease',
  'Error updating node status',
  'error retrieving resource lock',
  'client rate limiter Wait returned an error',
  'Liveness probe failed',
  'Readiness probe failed',
  'Startup probe failed',
  'MountVolume.SetUp failed',
  'Unable to attach or mount volumes',
  'FailedMount',
  'repo index',
  'index.yaml',
  'Failed to run kubelet',
  'x509: certificate has expired or is not yet valid: <any> /apis/',
  'Unable to authenticate the request',
  'http: TLS handshake error from',
  'etcdserver',
  'failed to get lease',
].map(template)

const words = [
  ...new Set([
    ...candidates.map((candidate) => candidate.template.word),
    ...anchors.map((anchor) => template(anchor).word),
    ...elsewhere.map((t) => t.word),
  ]),
]
const automaton = new Automaton(words)

/** Made of nothing but what healthy texts are full of; what stands around them is found by other words. */
const ordinaryRuns = new Set(['imagepull', 'status: 401', 'status code'])

/** What a large text is swept for: of every sign the longest stretch that stands unbroken in what the program prints. Words of a success are none. */
export const sweptSigns: readonly string[] = [
  ...new Set(
    [
      ...candidates
        .filter(({ code }) => code !== 'pulled')
        .map(({ template: { source } }) => source.replace(/<[a-z]+>/g, '\n')),
      ...anchors.filter(
        (anchor) => anchor !== 'container image' && anchor !== 'pulling image' && anchor !== 'pull image',
      ),
      'imagepullbackoff',
      'errimagepull',
      'errimageneverpull',
      'invalidimagename',
      'imageinspecterror',
      'failed to pull',
      'error pulling',
      'response from daemon',
      '/manifests/',
      '/blobs/sha256',
    ].flatMap((text) => longestRun(text)),
  ),
]

/** Quotes are not written in templates (`couldn t`, `character < looking`), and stand in what is printed. */
function longestRun(text: string): string[] {
  const run = text
    .toLowerCase()
    .split(/[<>"'`\\\n()[\]{}]| [st] |[^\u0000-\u007f]+/)
    .map((part) => part.trim().slice(0, longestSwept))
    .reduce((best, part) => (part.length > best.length ? part : best), '')
  return run.length < shortestSwept || ordinaryRuns.has(run) ? [] : [run]
}

const candidatesOf = new Map<number, Candidate[]>()
words.forEach((word, index) => {
  const list = candidates.filter((candidate) => candidate.template.word === word)
  if (list.length > 0) candidatesOf.set(index, list)
})

export function isElsewhere(record: Squeezed, paste: string): boolean {
  return elsewhere.some((t) => matchTemplate(t, record, paste) !== null)
}

/** Where words of any sign or anchor end in a text, in its order. */
export function signEnds(text: string, from: number, to: number, hit: (end: number) => void): void {
  automaton.scan(text, from, to, (_, end) => {
    hit(end)
  })
}

/** Every cause whose words stand in the statement, the deciding one first. */
export function matchSigns(record: Squeezed, start: number, paste: string): SignMatch[] {
  const seen = new Set<number>()
  automaton.scan(record.lower, 0, record.lower.length, (word) => seen.add(word))
  const matches: SignMatch[] = []
  for (const word of [...seen].sort((a, b) => a - b)) {
    for (const { code, sign, template: pattern } of candidatesOf.get(word) ?? []) {
      const match = matchTemplate(pattern, record, paste)
      if (!match || match.start < start) continue
      if (sign.bare && !standsBare(match, paste)) continue
      if (sign.unless.some((t) => occurs(t, record, paste))) continue
      if (sign.given.length > 0 && !sign.given.some((t) => occurs(t, record, paste))) continue
      const details: Details = {}
      for (const [place, detail] of Object.entries(sign.details ?? {})) {
        const span = match.places[place]
        if (span && detail) details[detail] = plain(span.text)
      }
      matches.push({ code, sign, match, details })
    }
  }
  return inOrder(matches)
}

/** A registry's code without a sentence: a colon, a quote or nothing before it; behind it the end, a quote, or what compose and BuildKit took. */
function standsBare({ start, end }: TemplateMatch, paste: string): boolean {
  return (
    /(?:^|[:"'=`])\s*$/.test(paste.slice(Math.max(0, start - 4), start)) &&
    /^(?:[.\s]*(?:$|\n|\(|\d+(?:\.\d+)?s\b)|\\*["'`)\],;])/.test(paste.slice(end, end + 16))
  )
}

/** For conditions a word counts wherever it stands, also inside another. */
function occurs(condition: Template, record: Squeezed, paste: string): boolean {
  return condition.places.length === 0
    ? record.lower.includes(condition.word)
    : matchTemplate(condition, record, paste) !== null
}

/** A detail as a person would write it: one line, no escapes. */
function plain(text: string): string {
  return text
    .replace(/\\{1,15}"/g, '"')
    .replace(/\s+/g, ' ')
    .replace(/^["'\s]{1,20}|["'\s.,;]{1,20}$/g, '')
}
