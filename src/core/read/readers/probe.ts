/**
 * What the commands print that we ask people to run: does the name resolve, does the port answer, is the disk full, is the clock right, which
 * runtime is it.
 */
import type { PodFact, ProbeFact } from '../../model.ts'
import type { Lines } from '../../text/lines.ts'
import { reader } from '../reader.ts'

export const probe = reader({
  kind: 'probe',
  title: 'output of a command',
  announces: ['ratelimit-', '/dev/tcp/', 'getent '],
  claims: ({ lines }, first) => {
    for (const output of outputs) {
      const read = output(lines, first)
      if (read)
        return {
          end: read.last,
          title: read.title,
          tell: (hand) => {
            hand.probes(...(read.probes ?? []))
            hand.pods(...(read.pods ?? []))
            hand.facts(read.facts ?? {})
          },
        }
    }
    return null
  },
})

/** What one command printed. */
interface Printed {
  title: string
  /** The line behind the output. */
  last: number
  probes?: ProbeFact[]
  pods?: PodFact[]
  facts?: { [name: string]: string }
}

/** null: no output of this command begins at the line. */
type Output = (lines: Lines, first: number) => Printed | null

const span = (lines: Lines, first: number, last = first + 1) => ({
  start: lines.line(first).start,
  end: lines.line(last - 1).end,
})

/** The command at most four lines above, if it is there. */
function commandAbove(lines: Lines, first: number, pattern: RegExp): RegExpExecArray | null {
  for (let i = first - 1; i >= Math.max(0, first - 4); i--) {
    const match = pattern.exec(lines.line(i).text)
    if (match) return match
  }
  return null
}

const address = '(?:\\d{1,3}(?:\\.\\d{1,3}){3}|[0-9a-fA-F]{0,4}(?::[0-9a-fA-F]{0,4}){2,7})'
const resolved = new RegExp(
  `^\\s*(${address})\\s{1,40}(?:(?:STREAM|DGRAM|RAW)\\s*)?([A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?)?(?:\\s+[A-Za-z0-9.-]+)*\\s*$`,
)

/** `getent hosts NAME`: the address and the names; `getent ahosts` repeats it a socket type a line. */
const getent: Output = (lines, first) => {
  const line = resolved.exec(lines.line(first).text)
  const asked = line ? commandAbove(lines, first, /\bgetent\s+a?hosts(?:v4|v6)?\s+'?([\w.-]+)/) : null
  if (!line || !asked) return null
  let last = first + 1
  while (last < lines.count && resolved.test(lines.line(last).text)) last++
  return {
    title: 'getent',
    last,
    probes: [{ kind: 'resolves', host: asked[1] ?? null, address: line[1] ?? null, ...span(lines, first, last) }],
  }
}

/** `nc -vz` of OpenBSD, Nmap and the traditional one, and bash's own /dev/tcp followed by `echo open`. */
const connected: Output = (lines, first) => {
  const { text } = lines.line(first)
  const bsd = /^\s*Connection to (\S+) (?:\(?[\d.:a-f]+\)? )?(\d+) port \[[^\]]*\] succeeded!/.exec(text)
  const traditional = /^\s*(\S+) \[([\d.]+)\] (\d+) \(\S+\) open\s*$/.exec(text)
  const nmap = /^\s*Ncat: Connected to [\d.:a-f]+:(\d+)\.\s*$/.exec(text)
    ? commandAbove(lines, first, /\bnc(?:at)?\b.{0,80}?\s([\w-]{1,63}(?:\.[\w-]{1,63}){1,9})\s{1,4}\d{1,5}/)
    : null
  const bash = /^\s*open\s*$/.test(text) ? commandAbove(lines, first, /\/dev\/tcp\/([\w.-]+)\/\d+/) : null
  const host =
    bsd?.[1] ?? nmap?.[1] ?? bash?.[1] ?? (traditional && traditional[1] !== '(UNKNOWN)' ? traditional[1] : undefined)
  return host === undefined
    ? null
    : {
        title: 'nc',
        last: first + 1,
        probes: [{ kind: 'connects', host, address: traditional?.[2] ?? null, ...span(lines, first) }],
      }
}

/** Where runtimes and kubelet keep images, longest first: the file system that holds them is the one whose mount point is a prefix. */
const stores = ['/var/lib/containerd', '/var/lib/kubelet', '/var/lib/docker', '/var/lib/containers', '/var/lib/rancher']

/** `df`, of bytes or of inodes. */
const df: Output = (lines, first) => {
  if (!/^\s*Filesystem\s.*\bI?Use%\s+Mounted on/.test(lines.line(first).text)) return null
  const full: { mount: string; line: number }[] = []
  const mounts: string[] = []
  let last = first + 1
  for (; last < lines.count; last++) {
    const row = /\s(\d{1,3})%\s+(\/\S*)\s*$/.exec(lines.line(last).text)
    if (!row) break
    mounts.push(row[2] ?? '')
    if (Number(row[1]) >= 100) full.push({ mount: row[2] ?? '', line: last })
  }
  const holds = (mount: string, store: string) =>
    mount === '/' || store === mount || store.startsWith(`${mount}/`) || mount.startsWith(`${store}/`)
  const holder = (store: string) => mounts.filter((mount) => holds(mount, store)).sort((a, b) => b.length - a.length)[0]
  const probes = full
    .filter(({ mount }) => stores.some((store) => holder(store) === mount))
    .map(({ line }): ProbeFact => ({ kind: 'disk-full', host: null, address: null, ...span(lines, line) }))
  return { title: 'df', last, probes }
}

/** `timedatectl`, with or without `date -u` above it. */
const clock: Output = (lines, first) => {
  if (!/^\s*Local time: /.test(lines.line(first).text)) return null
  const facts: { [name: string]: string } = {}
  let last = first
  for (
    ;
    last < lines.count &&
    /^\s*(?:Local time|Universal time|RTC time|Time zone|System clock synchronized|NTP synchronized|NTP service|systemd-timesyncd\.service active|NTP enabled|Network time on|RTC in local TZ|DST active): ?/.test(
      lines.line(last).text,
    );
    last++
  ) {
    const { text } = lines.line(last)
    const time = /Universal time: \w{3} (\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d) UTC/.exec(text)
    if (time) facts.nodeClock = `${time[1] ?? ''}T${time[2] ?? ''}Z`
    const synchronized = /(?:System clock|NTP) synchronized: (yes|no)/.exec(text)?.[1]
    if (synchronized) facts.clockSynchronized = synchronized
  }
  return { title: 'timedatectl', last, facts }
}

/** `crictl version`. */
const version: Output = (lines, first) => {
  if (!/^\s*RuntimeName:\s+\S/.test(lines.line(first).text) || first + 1 >= lines.count) return null
  const name = /RuntimeName:\s+(\S+)/.exec(lines.line(first).text)?.[1] ?? ''
  const number = /RuntimeVersion:\s+v?(\d\S*)/.exec(lines.line(first + 1).text)?.[1]
  if (number === undefined) return null
  const more = first + 2 < lines.count && /RuntimeApiVersion:/.test(lines.line(first + 2).text) ? 3 : 2
  return {
    title: 'crictl version',
    last: first + more,
    facts: { runtime: `${name}://${number}`, version: number },
  }
}

/** `crictl info`: containerd's own view of its configuration; what the file says and this does not was never read. */
const info: Output = (lines, first) => {
  if (lines.line(first).text.trim() !== '{') return null
  let last = first + 1
  while (last < lines.count && lines.line(last).text.trimEnd() !== '}') last++
  if (last >= lines.count) return null
  const raw = lines.slice(first, last + 1).join('\n')
  if (!/"(?:lastCNILoadStatus|golang|cniconfig)"/.test(raw) || !/"config"/.test(raw)) return null
  const facts: { [name: string]: string } = {}
  const path = /"configPath":\s*"([^"]*)"/.exec(raw)?.[1]
  if (path !== undefined) facts.configPath = path
  const snapshotter = /"snapshotter(?:Name)?":\s*"([^"]+)"/.exec(raw)?.[1]
  if (snapshotter) facts.snapshotter = snapshotter
  return { title: 'crictl info', last: last + 1, facts }
}

/** Docker Hub’s answer to the rate-limit query; the headers stand among others. */
const limit: Output = (lines, first) => {
  const match = /^\s{0,8}<?\s{0,8}ratelimit-(limit|remaining):\s{0,8}(\d{1,9})(?:;w=(\d{1,9}))?\s{0,8}$/i.exec(
    lines.line(first).text,
  )
  if (!match) return null
  const remaining = match[1]?.toLowerCase() === 'remaining'
  const facts = {
    [remaining ? 'rateLimitRemaining' : 'rateLimit']:
      `${match[2] ?? ''}${match[3] === undefined ? '' : ` / ${Number(match[3]) / 3600} h`}`,
  }
  return {
    title: 'ratelimit',
    last: first + 1,
    facts,
    probes: remaining
      ? [
          {
            kind: match[2] === '0' ? 'limit-reached' : 'limit-left',
            host: 'docker.io',
            address: null,
            ...span(lines, first),
          },
        ]
      : [],
  }
}

/**
 * A registry's answer to whoever comes without a token: 401 with the address where tokens are given. It is how every pull begins, and no failure;
 * one that names an error (`error="insufficient_scope"`) is another matter and is left to the rules.
 */
const challenge: Output = (lines, first) => {
  if (!/^\s*(?:< )?HTTP\/[\d.]+ 401\b/.test(lines.line(first).text)) return null
  let last = first + 1
  let asked = false
  for (; last < lines.count && last - first < 40; last++) {
    const { text } = lines.line(last)
    if (/^\s*(?:< )?www-authenticate:/i.test(text)) {
      if (/error=/i.test(text)) return null
      asked = true
    }
    if (!/^\s*(?:< )?[A-Za-z][\w-]{0,60}:(?:\s|$)/.test(text)) break
  }
  if (!asked) return null
  // The body says the same once more, below an empty line, or between curl's own remarks.
  let body = last
  while (body < lines.count && body - last < 4 && /^\s*(?:<\s*|[{}*] .*)?$/.test(lines.line(body).text)) body++
  if (body < lines.count && /^\s*\{\s*"errors"\s*:\s*\[\s*\{\s*"code"\s*:\s*"UNAUTHORIZED"/.test(lines.line(body).text))
    last = body + 1
  return { title: 'registry challenge', last }
}

const podLine = /^\s*pod=([a-z0-9-]+)\/([a-z0-9.-]+) serviceAccount=(\S*) imagePullSecrets=(.*)$/

/** The one line that our own question about a Pod's secrets prints. */
const podSecrets: Output = (lines, first) => {
  const [, namespace, name, serviceAccount, secrets] = podLine.exec(lines.line(first).text) ?? []
  if (!namespace || !name) return null
  return {
    title: `pull secrets of ${name}`,
    last: first + 1,
    pods: [
      {
        ...span(lines, first),
        namespace,
        name,
        node: null,
        serviceAccount: serviceAccount || null,
        owner: null,
        pullSecrets: (secrets ?? '').split(/\s+/).filter((secret) => secret !== ''),
        containers: [],
      },
    ],
  }
}

const outputs: Output[] = [challenge, getent, connected, df, clock, version, info, limit, podSecrets]
