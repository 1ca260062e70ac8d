/** What a second paste says of the pulls of the first: cured, the same, one stop further, another fault. */
import type { Pull, Report } from '../contract.ts'
import type { Comparison } from '../details.ts'
import { stationOf, stations } from '../vocabulary.ts'

const brokenAt = (pull: Pull): number => stations.findIndex((station) => pull.stations[station] === 'broken')

/** @param text of the second paste: programs that pull by hand print their success without the image's name. */
export function compare(before: Report, after: Report, text: string): Comparison[] {
  const failing = before.pulls.filter(({ cause }) => cause !== 'pulled')
  const successes = successesIn(text)
  return failing.map((pull) => {
    const now = counterpart(pull, failing.length, after.pulls)
    if (now === null && successes.some((success) => isOf(success, pull, failing.length)))
      return {
        before: pull,
        after: null,
        outcome: 'cured',
        passed: stations.filter((station) => pull.stations[station] !== 'passed'),
      }
    if (now === null) return ofHandshake(pull, after)
    const passed = stations.filter(
      (station) => pull.stations[station] !== 'passed' && now.stations[station] === 'passed',
    )
    if (now.cause === 'pulled') return { before: pull, after: now, outcome: 'cured', passed }
    if (now.cause === pull.cause) return { before: pull, after: now, outcome: 'same', passed: [] }
    // A message less says nothing against the fault that was seen.
    if (now.cause === 'no-message' || now.cause === 'unknown')
      return { before: pull, after: now, outcome: 'silent', passed: [] }
    const [was, is] = [brokenAt(pull), brokenAt(now)]
    // A handshake that tells which kind of unknown authority it is: no other fault, but more evidence for the first paste.
    if (now.image === null && pull.cause === 'tls-unknown-authority' && is === was)
      return { before: pull, after: now, outcome: 'silent', passed: [] }
    return {
      before: pull,
      after: now,
      outcome: was >= 0 && is > was ? 'further' : is >= 0 && is < was ? 'earlier' : 'other',
      passed: is > was ? passed : [],
    }
  })
}

/** `young`: a Pod made within the last hour. */
interface Success {
  image: string | null
  pod: string | null
  young: boolean
}

/** The last words of a pull that went well. */
const wellDone: [program: string, RegExp][] = [
  ['crictl pull, docker pull', /\b(?:Image is up to date|Downloaded newer image) for (?<image>\S{1,400})/g],
  ['ctr 1.x images pull', /^unpacking \S{1,40} sha256:[0-9a-f]{10,64}\S{0,3}\s{1,4}done: [\d.]{1,12}\S{0,4}/gm],
  ['ctr 2.x images pull', /\bCompleted pull from OCI Registry \((?<image>[^)\s]{1,400})\)/g],
  ['podman pull', /\bWriting manifest to image destination\s{1,4}(?:Storing signatures\s{1,4})?[0-9a-f]{64}\b/g],
]

function successesIn(text: string): Success[] {
  const pulled = wellDone.flatMap(([, pattern]) =>
    [...text.matchAll(pattern)].map(({ groups }) => ({
      image: groups?.image?.startsWith('sha256:') === false ? groups.image : null,
      pod: null,
      young: false,
    })),
  )
  return [...pulled, ...runningPods(text)]
}

/** Rows of `kubectl get pods` in which all containers are ready: NAME 2/2 Running 0 3m. */
function runningPods(text: string): Success[] {
  return text.split('\n').flatMap((line) => {
    if (!line.includes(' Running') && !line.includes(' Completed')) return []
    const cells = line.trim().split(/\s+/)
    const at = cells.findIndex(
      (cell, i) => i > 0 && /^(\d{1,3})\/\1$/.test(cell) && /^(?:Running|Completed)$/.test(cells[i + 1] ?? ''),
    )
    // Restarts may be `3 (2m ago)`; the age is the first duration outside of brackets.
    const age = cells.slice(at + 3).find((cell) => /^\d{1,5}[smhdy]/.test(cell) && !cell.endsWith(')')) ?? ''
    return at < 0 ? [] : [{ image: null, pod: cells[at - 1] ?? null, young: /^\d{1,2}(?:s|m(?:\d{1,2}s)?)$/.test(age) }]
  })
}

function isOf({ image, pod, young }: Success, pull: Pull, failing: number): boolean {
  if (pod !== null)
    return pull.pods.some(({ name }) => name !== null && (name === pod || (young && workload(name) === workload(pod))))
  return image === null ? failing === 1 : image === pull.image
}

/**
 * A Pod's name without what its ReplicaSet and the API server put behind it: the Pods that follow it have the same, and so have older ones
 * that never failed.
 */
function workload(pod: string): string {
  return pod.replace(/(?:-[a-z0-9]{5,10})?-[a-z0-9]{5}$/, '')
}

/** The same image; the same Pod; the same host where one pull of it failed; or the only one there is. */
function counterpart(pull: Pull, failing: number, after: readonly Pull[]): Pull | null {
  const names = new Set(pull.pods.flatMap(({ name }) => name ?? []))
  return (
    after.find(({ image }) => image !== null && image === pull.image) ??
    after.find(({ pods }) => pods.some(({ name }) => name !== null && names.has(name))) ??
    after.find(
      ({ image, host }) =>
        (image === null || pull.image === null) && host !== null && (host === pull.host || host === pull.failingHost),
    ) ??
    (failing === 1 && after.length === 1 && after[0]?.image === null && after[0].host === null ? after[0] : null)
  )
}

/** No pull in it, but the server's chain: it decides a fault at TLS. */
function ofHandshake(pull: Pull, after: Report): Comparison {
  const host = (pull.failingHost ?? pull.host)?.replace(/:\d+$/, '')
  const good =
    stationOf[pull.cause] === 'tls' &&
    after.chains.some(
      (chain) => chain.go.ok === true && (chain.host === null || chain.host.replace(/:\d+$/, '') === host),
    )
  return { before: pull, after: null, outcome: good ? 'further' : 'silent', passed: good ? ['tls'] : [] }
}
