/** `npm run bench`: diagnose against a bare newline scan of the same text, in the same run. A table on standard error, JSON on standard output. */
import { X509Certificate } from 'node:crypto'
import { rootCertificates } from 'node:tls'
import { parseGoCertificate } from '../src/core/pki/go-parse.ts'
import { diagnose } from '../src/lib.ts'
import { shapes } from './costs.ts'
import { frames } from './frames.ts'

const healthy = (i: number) => `Name:             web-${i}
Namespace:        shop
Node:             node-${i % 50}/10.0.3.7
Status:           Running
Controlled By:    ReplicaSet/web-5b8
Containers:
  app:
    Container ID:   containerd://8ebcab6b74080ceb033790818710b3c15b426e27308d9c58f1531aabf55dd89e
    Image:          registry.example.com/team/app:${i % 500}
    Image ID:       registry.example.com/team/app@sha256:17e0344c85845d71d4f8609c820718589b7d09e3a02507116a4ef591130b8dfb
    State:          Running
      Started:      Mon, 02 Mar 2026 10:11:12 +0000
    Ready:          True
    Restart Count:  0
QoS Class:         BestEffort
Events:            <none>


`
const failing = (i: number) =>
  `${healthy(i)
    .replace(
      'State:          Running\n      Started:      Mon, 02 Mar 2026 10:11:12 +0000',
      'State:          Waiting\n      Reason:       ImagePullBackOff',
    )
    .replace(/Image ID:.*/, 'Image ID:')
    .replace(
      'Events:            <none>',
      'Events:\n  Type     Reason  Age                From     Message\n  ----     ------  ----               ----     -------',
    )}`.trimEnd() +
  `
  Warning  Failed  2m (x4 over 4m)    kubelet  Failed to pull image "registry.example.com/team/app:${i % 500}": failed to resolve reference "registry.example.com/team/app:${i % 500}": dial tcp 10.0.4.17:443: i/o timeout


`

export function text(bytes: number): string {
  const parts: string[] = []
  let size = 0
  for (let i = 0; size < bytes; i++) {
    const part = i % 25 === 0 ? failing(i) : healthy(i)
    parts.push(part)
    size += part.length
  }
  return parts.join('')
}

function newlines(input: string): number {
  let count = 0
  for (let at = input.indexOf('\n'); at >= 0; at = input.indexOf('\n', at + 1)) count++
  return count
}

/** Our strict reader against Node's own, on the same 2,000 certificates. */
function certificates(): { ourMs: number; nodeMs: number; ratio: number } {
  const ders = Array.from({ length: 2000 }, (_, i) =>
    Buffer.from((rootCertificates[i % rootCertificates.length] ?? '').replace(/-----[^-]+-----|\s/g, ''), 'base64'),
  )
  const time = (run: (der: Buffer) => void): number => {
    let best = Infinity
    for (let round = 0; round < 3; round++) {
      const started = performance.now()
      ders.forEach(run)
      best = Math.min(best, performance.now() - started)
    }
    return best
  }
  const nodeMs = time((der) => new X509Certificate(der))
  const ourMs = time((der) => parseGoCertificate(new Uint8Array(der)))
  return { ourMs, nodeMs, ratio: ourMs / nodeMs }
}

const at = new Date('2026-06-01T00:00:00Z')
/** Both sides are timed equally often, the small ones more often, and the best of each counts: a ratio of two noisy figures is worth little. */
const roundsFor = (megabytes: number): number => (megabytes < 100 ? 30 : 7)

async function best(rounds: number, run: () => unknown): Promise<number> {
  let least = Infinity
  for (let round = 0; round < rounds; round++) {
    const started = performance.now()
    await run()
    least = Math.min(least, performance.now() - started)
  }
  return least
}

interface Row {
  megabytes: number
  scanMs: number
  diagnoseMs: number
  ratio: number
  pulls: number
  pods: number
}

async function measure(megabytes: number): Promise<Row> {
  const input = text(megabytes * 1e6)
  const failures = input.split('ImagePullBackOff').length - 1
  const scanMs = await best(roundsFor(megabytes), () => newlines(input))
  const diagnoseMs = await best(roundsFor(megabytes), () => diagnose(input, { at }))
  const report = await diagnose(input, { at })
  const pods = report.pulls.reduce((sum, pull) => sum + pull.pods.length, 0)
  if (pods !== failures) throw new Error(`${failures} Pods fail, ${pods} were found`)
  return { megabytes, scanMs, diagnoseMs, ratio: scanMs / diagnoseMs, pulls: report.pulls.length, pods }
}

/** Resident memory at its highest while a text is diagnosed, less what there was before, as a multiple of the text. */
async function memory(megabytes: number): Promise<number> {
  const input = text(megabytes * 1e6)
  newlines(input)
  globalThis.gc?.()
  const before = process.memoryUsage().rss
  let peak = before
  const look = (): void => {
    peak = Math.max(peak, process.memoryUsage().rss)
  }
  const timer = setInterval(look, 1)
  await diagnose(input, { at, onProgress: look })
  look()
  clearInterval(timer)
  return (peak - before) / input.length
}

/** How long after the moment at which it was to be aborted the promise is rejected, in milliseconds; the worst of several moments. */
async function cancelled(megabytes: number): Promise<number> {
  const input = text(megabytes * 1e6)
  let worst = 0
  for (const delay of [1, 10, 20, 40, 60, 80, 100, 120]) {
    const controller = new AbortController()
    const due = performance.now() + delay
    setTimeout(() => {
      controller.abort()
    }, delay)
    const outcome = await diagnose(input, { at, signal: controller.signal }).then(
      () => 'done',
      () => 'cancelled',
    )
    if (outcome === 'cancelled') worst = Math.max(worst, performance.now() - due)
  }
  return worst
}

/** Texts that are hostile to one step each: twice as much text has to cost twice as much. */
async function costs(): Promise<{ [name: string]: { ms: number; twiceMs: number; ratio: number } }> {
  const rows: { [name: string]: { ms: number; twiceMs: number; ratio: number } } = {}
  for (const [name, shape] of Object.entries(shapes)) {
    const [one, two] = [shape(450_000), shape(900_000)]
    const ms = await best(3, () => diagnose(one, { at }))
    const twiceMs = await best(3, () => diagnose(two, { at }))
    rows[name] = { ms, twiceMs, ratio: twiceMs / ms }
    console.error(
      `${name}: 450 kB ${ms.toFixed(0)} ms, 900 kB ${twiceMs.toFixed(0)} ms, ratio ${(twiceMs / ms).toFixed(1)}`,
    )
  }
  return rows
}

/** @param browser path of a Chromium; null: Playwright's own; undefined: there is none, and the page is not measured. */
export async function bench(browser: string | null | undefined): Promise<void> {
  const rows: Row[] = []
  for (const megabytes of [1, 10, 100]) {
    const row = await measure(megabytes)
    rows.push(row)
    console.error(
      `${megabytes} MB: newline scan ${row.scanMs.toFixed(2)} ms, diagnose ${row.diagnoseMs.toFixed(1)} ms, ratio ${(100 * row.ratio).toFixed(1)} ` +
        `%, ${row.pods} ` +
        `failing Pods in ${row.pulls} pulls, all found`,
    )
  }
  const memoryRatio = await memory(100)
  const cancelMs = await cancelled(100)
  console.error(
    `100 MB: memory above the text itself ${memoryRatio.toFixed(2)} × the text, cancelled after ${cancelMs.toFixed(0)} ms`,
  )
  const parse = certificates()
  console.error(
    `2,000 certificates: Node ${parse.nodeMs.toFixed(0)} ms, our strict reader ${parse.ourMs.toFixed(0)} ms, ratio ${parse.ratio.toFixed(2)}`,
  )
  const shaped = await costs()
  const page = browser === undefined ? null : await frames(browser)
  if (page)
    console.error(
      `page: longest gap between frames ${page.fileMs.toFixed(0)} ms for a file of 10 MB (${(100 * page.fileRatio).toFixed(0)} ` +
        `% of the limit), ${page.pasteMs.toFixed(0)} ` +
        `ms for a paste of 10 MB (${(100 * page.pasteRatio).toFixed(0)} %), ${page.idleMs.toFixed(0)} ms idle; ${(page.firstLoadGzip / 1000).toFixed(1)} ` +
        `kB of JavaScript (gzip) before the box takes a paste`,
    )
  else console.error('page: no browser here, so its frames are not measured')
  console.log(JSON.stringify({ diagnose: rows, memoryRatio, cancelMs, certificates: parse, costs: shaped, page }))
}
