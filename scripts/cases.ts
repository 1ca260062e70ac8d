/** Measures the product on labelled sets: pastes (one JSON object a line) and chains (a JSON array). Prints figures and misses. */
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { canonicalImage } from '../src/core/registry/reference.ts'
import { diagnose, verifyChain } from '../src/lib.ts'

interface PasteCase {
  id: string
  text: string
  cause: string
  also_ok?: string[]
  image: string | null
  host: string | null
  certainty_ceiling?: 'proven' | 'likely' | 'possible'
}

/** The label of a text that is about no failing pull. */
const noPull = 'not-a-pull-failure'
/** Some pastes hold certificates made in November 2026. */
const measuredAt = new Date('2026-12-01T00:00:00Z')

interface ChainCase {
  id: string
  leaf: string
  intermediates: string[]
  trusted: string[]
  time: string
  host: { kind: 'dns' | 'ip'; value: string } | null
  go: { ok: boolean; error: string }
  openssl: { ok: boolean; error: string; num?: number }
  showcerts?: string | null
  truth?: { cause: string }
}

const percent = (part: number, whole: number) => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`)

const order = ['possible', 'likely', 'proven']

/** Shares of a whole; each miss is printed as it is found. */
class Share {
  private good = 0
  private of = 0
  private readonly name: string
  constructor(name: string) {
    this.name = name
  }
  count(good: boolean, miss: () => string): void {
    this.of++
    if (good) this.good++
    else console.log(miss())
  }
  toString(): string {
    return `${this.name} ${percent(this.good, this.of)} of ${this.of}`
  }
}

/** Two spellings of one image: `nginx` is `docker.io/library/nginx`. */
function sameImage(one: string | null | undefined, other: string): boolean {
  if (!one) return false
  const normalised = (text: string) => canonicalImage(text) ?? text
  return one === other || normalised(one) === normalised(other)
}

async function measurePastes(cases: PasteCase[]): Promise<void> {
  const [causes, traps, images, hosts] = [
    new Share('cause right'),
    new Share('traps quiet'),
    new Share('image right'),
    new Share('host right'),
  ]
  let failing = 0,
    silent = 0,
    wrongProven = 0,
    tooSure = 0,
    slowest = 0
  for (const one of cases) {
    const started = performance.now()
    let report
    try {
      report = await diagnose(one.text, { at: measuredAt })
    } catch (error) {
      console.log(`${one.id} THROWS ${String(error)}`)
      continue
    }
    slowest = Math.max(slowest, performance.now() - started)
    const pull = report.pulls[0]
    const verdict = pull?.cause ?? noPull
    const accepted = [one.cause, ...(one.also_ok ?? [])]
    const got = `got ${verdict} ${pull?.certainty ?? ''} · ${report.pulls.map((p) => p.cause).join(' ')}`
    if (one.cause === noPull) {
      traps.count(accepted.includes(verdict), () => `${one.id} trap, ${got}`)
      if (!accepted.includes(verdict) && pull?.certainty === 'proven') wrongProven++
      continue
    }
    failing++
    // Silence is a miss, also where it would be accepted.
    causes.count(
      pull !== undefined && accepted.includes(verdict),
      () => `${one.id} wants ${accepted.join(' or ')}, ${got}`,
    )
    if (!pull) {
      silent++
      continue
    }
    if (!accepted.includes(verdict)) {
      if (pull.certainty === 'proven') wrongProven++
    } else if (order.indexOf(pull.certainty) > order.indexOf(one.certainty_ceiling ?? 'proven')) {
      tooSure++
      console.log(`${one.id} surer than its words: ${verdict} ${pull.certainty}, at most ${one.certainty_ceiling}`)
    }
    const { image, host } = one
    if (image !== null)
      images.count(sameImage(pull.image, image), () => `${one.id} image: wants ${image}, got ${pull.image}`)
    if (host !== null) hosts.count(pull.host === host, () => `${one.id} host: wants ${host}, got ${pull.host}`)
  }
  console.log(
    `pastes: ${cases.length} · ${causes} · wrong though proven ${wrongProven} · surer than the words ${tooSure} · ` +
      `met with silence ${percent(silent, failing)} of ${failing} · ${traps} · ${images} · ${hosts} · slowest ${slowest.toFixed(0)} ms`,
  )
}

async function measureChains(cases: ChainCase[]): Promise<void> {
  const count = { go: 0, goWords: 0, goWordsOf: 0, openssl: 0, cause: 0, causes: 0, open: 0 }
  for (const one of cases) {
    const { go, openssl } = await verifyChain({
      leaf: one.leaf,
      intermediates: one.intermediates,
      trusted: one.trusted,
      host: one.host,
      at: new Date(one.time),
    })
    if (go.ok === null) count.open++
    if (go.ok === one.go.ok) count.go++
    else console.log(`${one.id} go wants ${one.go.ok} ${one.go.error}, got ${go.ok} ${go.error ?? ''}`)
    if (!one.go.ok) {
      count.goWordsOf++
      if (go.error === one.go.error) count.goWords++
    }
    if (openssl.ok === one.openssl.ok) count.openssl++
    if (one.showcerts && one.truth && one.truth.cause !== 'ok') {
      count.causes++
      const host = one.host?.value ?? ''
      const report = await diagnose(
        `$ openssl s_client -connect ${host}:443 -servername ${host} -showcerts\n${one.showcerts}`,
        { at: new Date(one.time) },
      )
      const found = report.pulls[0]?.cause ?? 'none'
      if (found === one.truth.cause) count.cause++
      else console.log(`${one.id} cause wants ${one.truth.cause}, got ${found}`)
    }
  }
  console.log(
    `chains: ${cases.length} · verdict = Go ${percent(count.go, cases.length)} (left open ${count.open}) · Go’s words ${percent(count.goWords, count.goWordsOf)} ` +
      `· verdict = OpenSSL ${percent(count.openssl, cases.length)} · cause from the dump ${percent(count.cause, count.causes)}`,
  )
}

export async function cases(files: string[]): Promise<void> {
  if (files.length === 0) throw new Error('npm run cases -- FILE…')
  for (const file of files) {
    const text = await readFile(file, 'utf8')
    console.log(`# ${basename(file)}`)
    const rows: unknown = text.trimStart().startsWith('[')
      ? JSON.parse(text)
      : text
          .split('\n')
          .filter((line) => line.trim() !== '')
          .map((line): unknown => JSON.parse(line))
    const list = Array.isArray(rows) ? (rows as object[]) : []
    if (list[0] && 'leaf' in list[0]) await measureChains(list as ChainCase[])
    else await measurePastes(list as PasteCase[])
  }
}
