/**
 * Where to look in a text too large to be read whole. One pass finds the words of all rules and anchors; what is read are the blocks around them:
 * an object's description, a table, a few lines of a log. The rest is healthy, and would only have been said to be.
 */
import type { Span } from '../contract.ts'
import type { SecretSpan } from '../model.ts'
import { apart, findSecrets, mayHoldSecrets } from './secrets/index.ts'
import { secretPlaces, sweptSecrets } from './secrets/swept.ts'
import { sweptSigns } from '../causes/signs.ts'
import { logRow } from './statements.ts'
import { isLogLine } from './objects.ts'
import type { Reader } from './reader.ts'
import { readers } from './readers/index.ts'
import { pause } from '../text/large.ts'
import { longestSwept, Sweep } from '../text/sweep.ts'

/** How far a block may reach on either side of a word, and how far what belongs to a log line. */
const blockReach = 16 * 1024
const logReach = 1024
/** How long a stretch of one line may be: a line without end is read in several. */
const longestStretch = 64 * 1024
/** Heads of what makes sense only as a whole: a table's rows need their head. */
const wide = readers.flatMap((reader: Reader) => (reader.wide ? reader.announces : []))
const announced = readers.flatMap(({ announces }: Reader) => announces)

const words = [...new Set([...wide, ...announced, ...sweptSigns])]
const secretWords = sweptSecrets.filter((word) => !words.includes(word))
/** What healthy objects and logs are full of. */
const ordinary = `Name: Namespace: Priority: Service Account: default Node: Start Time: Labels: Annotations: Status: Running IP: IPs: Controlled By: ReplicaSet/ DaemonSet/ Containers: Container ID: containerd:// cri-o:// docker://
Image: Image ID: registry docker.io @sha256: Port: Host Port: State: Running Started: Ready: True Restart Count: Environment: Mounts: /var/run/secrets/kubernetes.io/serviceaccount from kube-api-access Limits: Requests: Liveness: Readiness:
Conditions: Type Status PodReadyToStartContainers Initialized ContainersReady PodScheduled Volumes: Projected (a volume that contains injected data from multiple sources) TokenExpirationSeconds: 3607 ConfigMapName: kube-root-ca.crt
Optional: false DownwardAPI: true QoS Class: BestEffort Burstable Node-Selectors: <none> Tolerations: node.kubernetes.io/not-ready:NoExecute op=Exists for 300s node.kubernetes.io/unreachable Events: <none>
Normal Scheduled Successfully assigned to default-scheduler Pulled Container image already present on machine Created Created container Started Started container kubelet Pulling Pulling image Successfully pulled image in including waiting Image size: bytes
level=info msg= time= namespace= pod= containerID= I0101 E0101 W0101 kubelet.go:123] "SyncLoop" source="api" pods= Terminating Completed example.com application team service web node-`
let sweep: Sweep | null = null

export interface Regions {
  /** In order, apart from each other, whole lines each; of a line that is longer than a block a stretch. */
  hot: Span[]
  /** Where words stand that announce a secret, outside of those. */
  secrets: number[]
}

/** How much is swept in one go, in characters. */
const stretch = 8 << 20

export async function hotRegions(text: string, signal?: AbortSignal): Promise<Regions> {
  if (
    /^\s*(?:\{|\[\s*[{\]]|(?:- )?(?:apiVersion|kind|metadata|items):)/.test(text.slice(0, 2000)) &&
    !isLogLine(head(text, new LineFinder(text).at(text.search(/\S/))))
  )
    return { hot: [{ start: 0, end: text.length }], secrets: [] }
  sweep ??= new Sweep([...words, ...secretWords], ordinary)
  const hot: Span[] = []
  const secrets: number[] = []
  const lines = new LineFinder(text)
  const found = (word: number, start: number): number => {
    if (word >= words.length) {
      secrets.push(start)
      return start + 1
    }
    const before = hot[hot.length - 1]
    const line = lines.at(start)
    const region = around(text, start, before?.end ?? 0, word < wide.length, line)
    if (
      before &&
      // What makes sense as a whole is not parted by an empty line.
      (region.start <= before.end || (word < wide.length && text.slice(before.end, region.start).trim() === '')) &&
      !(line.start < region.start && region.end - before.start > longestStretch)
    )
      before.end = Math.max(before.end, region.end)
    else hot.push(region)
    return region.end
  }
  for (let from = 0; from < text.length;) {
    const to = Math.min(text.length, from + stretch)
    sweep.scan(text, from, to, found)
    secretPlaces(text, from, to, (start) => secrets.push(start))
    // No word is longer than the overlap; one that is found twice is in a region already.
    from = to === text.length ? to : Math.max(to - longestSwept, hot[hot.length - 1]?.end ?? 0)
    if (from < text.length) await pause(signal)
  }
  return {
    hot,
    secrets: outside(
      secrets.sort((a, b) => a - b),
      hot,
    ),
  }
}

/** Those of the places that lie in none of the regions; both are in order. */
function outside(places: readonly number[], regions: readonly Span[]): number[] {
  let i = 0
  return places.filter((at) => {
    while (i < regions.length && (regions[i]?.end ?? 0) <= at) i++
    return at < (regions[i]?.start ?? Infinity)
  })
}

/** The line of a place. The last one is kept: of many places on a line without end each would look for both its ends again. */
class LineFinder {
  private readonly text: string
  private line: Span = { start: 0, end: -1 }

  constructor(text: string) {
    this.text = text
  }

  /** Without its newline, or with it where the place is just that. */
  at(place: number): Span {
    const { text, line } = this
    if (place >= line.start && place <= line.end) return line
    const end = text.indexOf('\n', place)
    // Places are asked for in order.
    const start = place === 0 ? 0 : text.lastIndexOf('\n', place - 1) + 1
    this.line = { start, end: end < 0 ? text.length : end }
    return this.line
  }
}

/** As much of a line as tells what it is. */
function head(text: string, { start, end }: Span): string {
  return text.slice(start, Math.min(end, start + 300))
}

/** The block of the word at `at`: back and forth to an empty line, or as far as is reasonable. Whole lines, or what of its own is in reach. */
function around(text: string, at: number, floor: number, open: boolean, line: Span): Span {
  const own = {
    start: Math.max(floor, line.start, at - blockReach),
    end: Math.min(text.length, line.end + 1, at + blockReach),
  }
  const reach = text.charCodeAt(line.start) > 32 && logRow.test(head(text, line)) ? logReach : blockReach
  const low = Math.max(floor, at - reach)
  let start = emptyLineBefore(text, low, line.start)
  if (start < 0) start = low === floor || line.start <= low ? low : text.indexOf('\n', low) + 1
  const high = Math.min(text.length, open ? text.length : at + reach)
  let end = emptyLineBehind(text, line.end, high)
  if (end < 0) end = high === text.length ? high : line.end < high ? text.lastIndexOf('\n', high - 1) + 1 : 0
  return { start: Math.min(start, own.start), end: Math.max(end, own.end) }
}

/** Where the line behind the last empty one between `low` and `line` begins; -1: there is none. */
function emptyLineBefore(text: string, low: number, line: number): number {
  for (let i = line - 1; i > low; i--) {
    if (text.charCodeAt(i) === 10 && text.charCodeAt(text.charCodeAt(i - 1) === 13 ? i - 2 : i - 1) === 10) return i + 1
  }
  return -1
}

/** Where the first empty line between `at` and `high` begins; -1: there is none. */
function emptyLineBehind(text: string, at: number, high: number): number {
  for (let i = text.indexOf('\n', at); i >= 0 && i < high; i = text.indexOf('\n', i + 1)) {
    if (text.charCodeAt(text.charCodeAt(i + 1) === 13 ? i + 2 : i + 1) === 10) return i + 1
  }
  return -1
}

/** How far around an anchor a secret that belongs to it is looked for. */
const secretReach = { before: 60, behind: 24_000 }

/** What overlaps is read once, as long as it can be read in one go. */
function joined(places: Span[]): Span[] {
  places.sort((a, b) => a.start - b.start || b.end - a.end)
  const result: Span[] = []
  for (const place of places) {
    const last = result[result.length - 1]
    if (last && place.end <= last.end) continue
    if (last && place.start <= last.end && place.end - last.start < secretStretch / 2) last.end = place.end
    else result.push({ ...place })
  }
  return result
}

/** How much is looked at for secrets in one go, in characters. */
const secretStretch = 1 << 19

export async function secretsWithin(
  text: string,
  { hot, secrets }: Regions,
  signal?: AbortSignal,
): Promise<SecretSpan[]> {
  const places: Span[] = [...hot]
  const lines = new LineFinder(text)
  let last = 0
  for (const at of secrets) {
    if (at < last) continue
    // The longest that stand alone are keys and base64 on lines of their own; most end with their line.
    const behind = Math.min(text.length, at + secretReach.behind)
    const line = Math.min(text.length, lines.at(at).end + 1)
    const around = text.slice(Math.max(0, at - 60), Math.min(line, at + 400))
    const key = /PRIVATE KEY|Private-Lines/.test(around)
    const long = key || /[A-Za-z0-9+/=-]{30}\s{0,4}$/.test(text.slice(Math.max(at, line - 40), line))
    // Of a key that was cut at its head only the end tells.
    const before = key && /-----END/.test(around) ? secretReach.behind : secretReach.before
    places.push({ start: Math.max(0, at - before), end: long ? behind : Math.min(behind, line + 200) })
    last = Math.min(line, behind)
  }
  const found: SecretSpan[] = []
  let read = 0
  for (const { start, end } of joined(places)) {
    if ((read += end - start) > secretStretch) {
      await pause(signal)
      read = 0
    }
    if (mayHoldSecrets(text, start, end))
      for (const span of findSecrets(text.slice(start, end)))
        found.push({ kind: span.kind, start: span.start + start, end: span.end + start })
  }
  return apart(found)
}
