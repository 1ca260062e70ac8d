/** Measures the product on labelled sets: pastes (one JSON object a line) and chains (a JSON array). Prints figures and misses. */
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { diagnose, verifyChain } from '../src/lib.ts'

interface PasteCase {
  id: string
  text: string
  cause: string
  also_ok?: string[]
  image: string | null
  host: string | null
}
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

async function measurePastes(cases: PasteCase[]): Promise<void> {
  let right = 0,
    wrongProven = 0,
    wrongLikely = 0,
    names = 0,
    named = 0,
    slowest = 0
  for (const one of cases) {
    const started = performance.now()
    let report
    try {
      report = await diagnose(one.text)
    } catch (error) {
      console.log(`${one.id} THROWS ${String(error)}`)
      continue
    }
    slowest = Math.max(slowest, performance.now() - started)
    const pull = report.pulls[0]
    const verdict = pull?.cause ?? 'not-a-pull-failure'
    const ok = verdict === one.cause || (one.also_ok ?? []).includes(verdict)
    if (ok) right++
    else {
      if (pull?.certainty === 'proven') wrongProven++
      if (pull?.certainty === 'likely') wrongLikely++
      console.log(
        `${one.id} wants ${one.cause}${one.also_ok?.length ? ` (${one.also_ok.join(', ')})` : ''}, got ${verdict} ${pull?.certainty ?? ''} ` +
          `· ${report.pulls.map((p) => p.cause).join(' ')}`,
      )
    }
    if (one.cause !== 'not-a-pull-failure') {
      if (one.image !== null || one.host !== null) {
        named++
        const good = (one.image === null || pull?.image === one.image) && (one.host === null || pull?.host === one.host)
        if (good) names++
        else console.log(`${one.id} names: wants ${one.image} on ${one.host}, got ${pull?.image} on ${pull?.host}`)
      }
    }
  }
  console.log(
    `pastes: ${cases.length} · first verdict right ${percent(right, cases.length)} · wrong though proven ${wrongProven} · wrong though likely ${wrongLikely} ` +
      `· names right ${percent(names, named)} · slowest ${slowest.toFixed(0)} ms`,
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
