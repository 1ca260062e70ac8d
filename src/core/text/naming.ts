/** The names that stand in one statement: image, failing URL, pod, node. Reads a cleaned record; every pattern is bounded. */
import { pullingProgram } from './programs.ts'
import type { Span } from '../contract.ts'
import { named, trimImage, type Layer } from './layers.ts'
import type { Mapped } from './mapped.ts'

export interface Named extends Span {
  value: string
}

const word = '[^\\s"\',;()\\]}]{1,400}'
const either = `(?:"([^"\\s]{1,400})"|'([^'\\s]{1,400})'|(${word}))`

const commandPattern = new RegExp(
  `(?:^|[\\s\`$#\\]])(?:[\\w.-]{0,40}/){0,8}(?:(?:k3s|microk8s) )?${pullingProgram}\\s([^|;&\\n]{0,400})`,
)
const commandVerbs = new Set(['pull', 'run', 'create', 'push', 'inspect', 'copy', 'bud'])
/** Options of those commands that take a value as the next word. */
const valued = new Set([
  '-p',
  '--publish',
  '--name',
  '-v',
  '--volume',
  '-e',
  '--env',
  '--network',
  '--net',
  '-n',
  '--namespace',
  '--creds',
  '--auth',
  '--platform',
  '-u',
  '--user',
  '--hosts-dir',
  '--authfile',
  '--cert-dir',
  '-w',
  '-h',
  '--hostname',
  '--entrypoint',
  '-r',
  '--runtime-endpoint',
  '-c',
  '--config',
  '-a',
  '--address',
  '--pod-config',
  '--restart',
  '-l',
  '--label',
  '-m',
  '--memory',
  '--cpus',
  '--mount',
  '--add-host',
])

/** The image that a record speaks of: by its layers, by a registry's own log, by what was typed. */
export function imageIn(record: Mapped, layers: readonly Layer[]): Named | null {
  const layer = layers.find(({ image }) => image !== null)
  return (
    layer?.image ??
    imageOfRegistryLog(record) ??
    imageOfManifest(record) ??
    imageOfCommand(record) ??
    imageOfAbsence(record)
  )
}

/** A registry's own log (distribution): host, repository and reference are fields of their own. */
function imageOfRegistryLog(record: Mapped): Named | null {
  const field = (name: string): RegExpExecArray | null => registryFields[name]?.exec(record.text) ?? null
  const [host, repository, reference] = [field('host'), field('name'), field('reference')]
  if (!host || !repository || !reference) return null
  const value = repository[1] ?? ''
  const start = record.at[repository.index + repository[0].lastIndexOf(value)] ?? 0
  return {
    value: `${host[1] ?? ''}/${value}${/^sha(?:256|512):/.test(reference[1] ?? '') ? '@' : ':'}${reference[1] ?? ''}`,
    start,
    end: start + value.length,
  }
}

const registryFields: { [name: string]: RegExp } = {
  host: /\bhttp\.request\.host="?([^\s"]{1,260})/,
  name: /\bvars\.name="?([^\s"]{1,255})/,
  reference: /\bvars\.reference="?([^\s"]{1,160})/,
}

/** Docker's own words about its local store; they complete the tag, so a command above names the image better. */
function imageOfAbsence(record: Mapped): Named | null {
  const match = new RegExp(`(?:[Uu]nable to find image|No such image:) ${either}`).exec(record.text)
  const value = match?.slice(1).find((group) => group !== undefined)
  return match && value ? named(record, match, trimImage(value)) : null
}

/** containers/image: `reading manifest TAG in REPOSITORY: …`. */
function imageOfManifest(record: Mapped): Named | null {
  const match = /[Rr]eading manifest ([^\s"]{1,160}) in ([^\s"]{1,300}?):(?=\s|$)/.exec(record.text)
  if (!match) return null
  const [, reference = '', repository = ''] = match
  const start = record.at[match.index + match[0].lastIndexOf(repository)] ?? 0
  return {
    value: `${repository}${/^sha(256|512):/.test(reference) ? '@' : ':'}${reference}`,
    start,
    end: start + repository.length,
  }
}

/** The program of a command that pulls, builds or copies. */
export function typedProgramOf(text: string): string | null {
  const verb = typedVerb(text)
  if (verb === null || verb === 'push' || verb === 'import' || verb === 'load') return null
  return new RegExp(`\\b${pullingProgram}\\b`).exec(commandPattern.exec(text)?.[0] ?? '')?.[0] ?? null
}

/** Of a command of a program that pulls what it was asked to do. */
export function typedVerb(text: string): string | null {
  const words = commandPattern.exec(text)?.[1]?.split(/\s+/) ?? []
  return words.find((word) => verbs.has(word)) ?? null
}
const verbs = new Set([...commandVerbs, 'build', 'import', 'load'])

function imageOfCommand(record: Mapped): Named | null {
  const match = commandPattern.exec(record.text)
  if (!match) return null
  const words = (match[1] ?? '').split(/\s+/).filter((w) => w !== '')
  let verb = false
  for (let i = 0; i < words.length; i++) {
    const argument = words[i] ?? ''
    if (!verb) {
      if (commandVerbs.has(argument)) verb = true
      else if (argument.startsWith('-') && valued.has(argument)) i++
      continue
    }
    if (argument.startsWith('-')) {
      if (valued.has(argument)) i++
      continue
    }
    // skopeo's and podman's other transports: a file, a store.
    if (/^(?:docker-archive|docker-daemon|oci|oci-archive|dir|containers-storage|tarball):/.test(argument)) continue
    const value = trimImage(argument.replace(/^docker:\/\//, ''))
    // "docker. io/library/x …": a filter put a blank into the name.
    if (!/[a-z0-9<$]/i.test(value)) return null
    if (value === '' || (/^[<[]/.test(value) && !value.includes('>'))) return null
    const index = record.text.indexOf(argument, match.index)
    const start = record.at[index + argument.indexOf(value)] ?? 0
    return { value, start, end: start + value.length }
  }
  return null
}

export interface UrlParts extends Span {
  scheme: string
  host: string
  path: string
  url: string
}

/** A page that a message points to for help; nothing was asked there. */
function isHelp(host: string, path: string): boolean {
  return (
    (/^(?:docs\.|www\.|aka\.ms$|curl\.(?:se|haxx\.se)$|go\.dev$|golang\.org$|kubernetes\.io$|github\.com$|success\.docker\.com$)/.test(
      host,
    ) &&
      !/^\/v[12]\//.test(path) &&
      !/\.(?:tar|t?gz|zip|whl|jar)\b/.test(path)) ||
    /\.(?:html?|md)$|increase-rate-limit|\/RegistryAuthentication|\/sslcerts/.test(path)
  )
}

/** All http(s) URLs of the record, in order, blanks that a person or a filter put behind the slashes allowed. */
export function urlsIn(record: Mapped): UrlParts[] {
  const result: UrlParts[] = []
  const pattern =
    /\b(https?): ?\/\/? ?([^\s"'/?#,;()\\[\]{}]{1,255}|\[[0-9a-fA-F:]{2,45}\](?::\d{1,5})?)(\/[^\s"'`,;(){}]{0,900})?/g
  for (let match = pattern.exec(record.text); match; match = pattern.exec(record.text)) {
    const scheme = match[1] ?? ''
    const host = (match[2] ?? '').replace(/[:.]{1,9}$/, '')
    if (host === '' || host.includes('%')) continue
    const path = (match[3] ?? '').replace(/[:.\]]{1,9}$/, '')
    if (isHelp(host, path)) continue
    const start = record.at[match.index] ?? 0
    result.push({
      scheme,
      host: host.slice(host.lastIndexOf('@') + 1),
      path,
      url: `${scheme}://${host}${path}`,
      start,
      end: (record.at[match.index + match[0].length - 1] ?? 0) + 1,
    })
  }
  return result
}

/** Registry addresses that carry no image, with the host whose images they serve. */
const servedBy: [RegExp, string][] = [
  [/^(?:registry-1|index|auth|registry)\.docker\.io(?::443)?$/, 'docker.io'],
  [/^(?:production\.cloudflare|download|hub)\.docker\.com$/, 'docker.io'],
  [/^registry\.hub\.docker\.com$/, 'docker.io'],
  [/^docker-images-prod\.[\w.]+$/, 'docker.io'],
  [/^cdn\d*\.quay\.io$/, 'quay.io'],
  [/^pkg-containers\.githubusercontent\.com$/, 'ghcr.io'],
  [/^cdn\.registry\.gitlab-static\.net$/, 'registry.gitlab.com'],
]

/** The registry that an image would name to be pulled from this address. */
export function registryServedBy(host: string): string {
  for (const [pattern, registry] of servedBy) if (pattern.test(host)) return registry
  return host.replace(/:443$/, '')
}

/** Whether requests for images of `registry` go to `host` itself. */
export function isOwnHost(registry: string, host: string): boolean {
  return (
    host === registry ||
    host === `${registry}:443` ||
    `${host}:443` === registry ||
    (registry === 'docker.io' && host === 'registry-1.docker.io')
  )
}

export function placeIn(record: Mapped): {
  namespace: string | null
  pod: string | null
  container: string | null
  node: string | null
} {
  const text = record.text
  const pair =
    /\bpod[=:]?\s*"?([a-z0-9][a-z0-9-]{0,62})\/([a-z0-9][a-z0-9.-]{0,252})/.exec(text) ??
    /pod="([a-z0-9][a-z0-9-]{0,62})\/([a-z0-9][a-z0-9.-]{0,252})"/.exec(text)
  const old = /\("?([a-z0-9][a-z0-9.-]{0,252})_([a-z0-9][a-z0-9-]{0,62})\([0-9a-f-]{8,36}\)"?\)/.exec(text)
  const tilt = /\[K8s EVENT: Pod ([a-z0-9.-]{1,253}) \(ns: ([a-z0-9-]{1,63})\)\]/.exec(text)
  const container =
    /spec\.(?:containers|initContainers|ephemeralContainers)\{([^}]{1,63})\}/.exec(text)?.[1] ??
    /for "([a-z0-9][a-z0-9-]{0,62})" with (?:ErrImagePull|ImagePullBackOff)/.exec(text)?.[1] ??
    null
  const assigned = /Successfully assigned ([a-z0-9-]{1,63})\/([a-z0-9.-]{1,253}) to ([\w.-]{1,253})/.exec(text)
  const from = /\bkubelet, ([A-Za-z0-9][\w.-]{0,252})/.exec(text)
  const journal =
    /^\s*[A-Z][a-z]{2}\s+\d{1,2} [\d:.]{8,15} ([A-Za-z0-9][\w.-]{0,252}) (?:kubelet|containerd|crio|dockerd|docker|k3s|rke2|localkube)\b/.exec(
      text,
    )
  return {
    namespace: pair?.[1] ?? tilt?.[2] ?? old?.[2] ?? assigned?.[1] ?? null,
    pod: pair?.[2] ?? tilt?.[1] ?? old?.[1] ?? assigned?.[2] ?? null,
    container,
    node: assigned?.[3] ?? from?.[1] ?? journal?.[1] ?? null,
  }
}
