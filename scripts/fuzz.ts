/**
 * `npm run fuzz -- [--minutes N] [--seed N]`: real pastes, changed as their formats and the ways to paste them allow, until something gives.
 * What is found is made small and kept below `.fuzz/`; what was mended moves to `scripts/fuzz-cases/`, which `npm test` tries again.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { parseAllDocuments, stringify } from 'yaml'
import { secret, shapes } from '../e2e/secret-shapes.ts'
import { renderText } from '../src/cli-text.ts'
import type { Report, Span } from '../src/core/contract.ts'
import { archiveOf, pseudonymised, toMarkdown, toMessage } from '../src/core/sharing/index.ts'
import { diagnose, lintConfig } from '../src/lib.ts'
import { allTexts } from '../src/texts/all.ts'
import { corpus } from './corpus.ts'
import { randomFrom, type Random } from './random.ts'

const at = new Date('2026-06-01T00:00:00Z')
/** A stall for a person: what a text of this size may take here is far below. In milliseconds, for up to a megabyte. */
const stall = 2000

type Change = (text: string, random: Random, all: readonly string[]) => string
const lines = (text: string): string[] => text.split('\n')
const each = (text: string, prefix: (line: string, i: number) => string): string => lines(text).map(prefix).join('\n')

/** How a text comes into the clipboard otherwise than it stood on the screen. */
const layouts: { [name: string]: Change } = {
  crlf: (text) => text.replaceAll('\n', '\r\n'),
  'trailing blanks': (text) => each(text, (line) => `${line}  `),
  'cat -n': (text) => each(text, (line, i) => `${String(i + 1).padStart(6)}\t${line}`),
  'grep -n': (text) => each(text, (line, i) => `out.txt:${i + 1}:${line}`),
  timestamps: (text) => each(text, (line, i) => `2026-05-04T10:11:${String(i % 60).padStart(2, '0')}.123456Z ${line}`),
  'pod prefix': (text) => each(text, (line) => `[pod/web-1/app] ${line}`),
  quoted: (text) => each(text, (line) => `> ${line}`),
  fence: (text) => `Here:\n\n\`\`\`\n${text}\n\`\`\`\n`,
  indented: (text) => each(text, (line) => `    ${line}`),
  frame: (text) => each(text, (line) => `│ ${line}`),
  coloured: (text) => each(text, (line) => `\u001b[33m${line}\u001b[0m`),
  nuls: (text) => [...text].map((sign) => `${sign}\u0000`).join(''),
  bom: (text) => `\ufeff${text}`,
  'no-break blanks': (text) => text.replaceAll('  ', '\u00a0 '),
  'escaped once': (text) => JSON.stringify(text),
  'escaped twice': (text) => JSON.stringify(JSON.stringify(text)),
  'html entities': (text) =>
    text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
  wrapped: (text, random) => text.replace(new RegExp(`.{${60 + random.below(80)}}(?=.)`, 'g'), '$&\n'),
}

/** How a text itself differs from one that was seen before. */
const changes: { [name: string]: Change } = {
  'cut at the end': (text, random) => text.slice(0, random.below(text.length)),
  'cut at the head': (text, random) => text.slice(random.below(text.length)),
  'a line gone': (text, random) => {
    const gone = random.below(lines(text).length)
    return lines(text)
      .filter((_, i) => i !== gone)
      .join('\n')
  },
  'a line again': (text, random) => {
    const all = lines(text)
    const again = random.below(all.length)
    return all.flatMap((line, i) => (i === again ? Array<string>(1 + random.below(40)).fill(line) : [line])).join('\n')
  },
  'another below it': (text, random, all) => `${text}\n${random.of(all)}`,
  'another within it': (text, random, all) => {
    const here = lines(text)
    const place = random.below(here.length)
    return [...here.slice(0, place), random.of(all), ...here.slice(place)].join('\n')
  },
  'a stretch of another': (text, random, all) => {
    const other = random.of(all)
    const from = random.below(other.length)
    const place = random.below(text.length)
    return text.slice(0, place) + other.slice(from, from + random.below(400)) + text.slice(place)
  },
  'signs turned': (text, random) => {
    const place = random.below(text.length)
    return (
      text.slice(0, place) +
      random.of(['"', "'", '\\', '{', '}', ':', '\t', '\n', '%', '\u0000', '`', '-----', '=']) +
      text.slice(place + random.below(3))
    )
  },
  'indented otherwise': (text, random) => {
    const width = random.below(6)
    return each(text, (line) => line.replace(/^ +/, (blanks) => ' '.repeat(Math.floor((blanks.length * width) / 2))))
  },
  'written otherwise': (text, random) => {
    try {
      const style = random.of(['QUOTE_DOUBLE', 'QUOTE_SINGLE', 'PLAIN', 'BLOCK_FOLDED', 'BLOCK_LITERAL'] as const)
      const documents = parseAllDocuments(text, { logLevel: 'silent' })
      if (!Array.isArray(documents) || documents.some(({ errors }) => errors.length > 0)) return text
      return documents
        .map((one) =>
          random.below(3) === 0
            ? JSON.stringify(one.toJS(), null, random.below(3))
            : stringify(one.toJS(), { defaultStringType: style, lineWidth: random.of([0, 40, 80]) }),
        )
        .join('---\n')
    } catch {
      return text
    }
  },
  'a value grown': (text, random) => {
    const place = random.below(text.length)
    return text.slice(0, place) + random.of(['x', ' ', 'a.', '/', '"']).repeat(random.below(3000)) + text.slice(place)
  },
}

export interface Fault {
  kind: 'throws' | 'stalls' | 'span' | 'differs' | 'secret' | 'words'
  what: string
}

/** Everything that is shown or handed on of a report. */
function outputs(report: Report, text: string): string[] {
  const words = allTexts.en
  const hidden = pseudonymised(report)
  return [report, hidden].flatMap((one) => [
    JSON.stringify(one),
    toMarkdown(one, words, { pseudonyms: one === hidden }),
    ...one.pulls.flatMap((pull) => [
      toMessage(pull, words),
      ...pull.fixes.map((fix) => new TextDecoder().decode(archiveOf(fix, at))),
    ]),
    renderText(one, text, words.screen),
  ])
}

/** What is wrong with the product's answer to this text; null: nothing. */
export async function faultIn(text: string): Promise<Fault | null> {
  try {
    const started = performance.now()
    const report = await diagnose(text, { at })
    if (performance.now() - started > stall * Math.max(1, text.length / 1e6)) {
      const again = performance.now()
      await diagnose(text, { at })
      const ms = Math.round(performance.now() - again)
      if (ms > stall * Math.max(1, text.length / 1e6))
        return { kind: 'stalls', what: `${ms} ms for ${text.length} characters` }
    }
    const spans: Span[] = [
      ...report.fragments,
      ...report.unread,
      ...report.secrets,
      ...report.chains,
      ...report.credentials,
      ...report.files,
      ...report.pulls.flatMap(({ evidence }) => evidence),
    ]
    const outside = spans.find(({ start, end }) => !(start >= 0 && start <= end && end <= text.length))
    if (outside) return { kind: 'span', what: JSON.stringify(outside) }
    if (JSON.stringify(await diagnose(text, { at })) !== JSON.stringify(report)) return { kind: 'differs', what: '' }
    const odd = report.pulls.find(
      ({ summary }) => /undefined|NaN|\[object/.test(summary) && !/undefined|NaN/.test(text),
    )
    if (odd) return { kind: 'words', what: odd.summary }
    for (const kind of ['hosts.toml', 'config.toml', 'registries.yaml', 'registries.conf', 'daemon.json'] as const)
      lintConfig(text, kind)
    const leak = outputs(report, text).find((one) => one.includes(secret))
    if (leak !== undefined) {
      const place = leak.indexOf(secret)
      return { kind: 'secret', what: leak.slice(Math.max(0, place - 80), place + 40) }
    }
    return null
  } catch (error) {
    return {
      kind: 'throws',
      what: error instanceof Error ? `${error.message}\n${error.stack?.split('\n')[1] ?? ''}` : String(error),
    }
  }
}

/** One text of the fuzz, and how it was made. */
export function made(random: Random, all: readonly string[]): { text: string; how: string[] } {
  const how: string[] = []
  let text = random.of(all)
  const apply = (table: { [name: string]: Change }): void => {
    const [name, change] = random.of(Object.entries(table))
    how.push(name)
    text = change(text, random, all)
  }
  if (random.below(3) === 0) {
    const [name, shape] = random.of(Object.entries(shapes))
    how.push(`secret: ${name}`)
    text = random.below(2) === 0 ? `${text}\n${shape}\n` : `${shape}\n${text}`
    // What cuts or turns signs could make a secret of which nobody can tell that it is one: it is only laid out otherwise.
    if (random.below(2) === 0) apply(layouts)
    return { text, how }
  }
  for (let i = random.below(4); i >= 0; i--) apply(changes)
  if (random.below(2) === 0) apply(layouts)
  return { text: text.slice(0, 400_000), how }
}

/** The same fault in fewer lines: stretches are taken out as long as it stays. */
async function smaller(text: string, kind: Fault['kind']): Promise<string> {
  let kept = lines(text)
  const until = performance.now() + 30_000
  for (let size = kept.length >> 1; size >= 1 && performance.now() < until; size >>= 1) {
    for (let i = 0; i + size <= kept.length && performance.now() < until;) {
      const without = [...kept.slice(0, i), ...kept.slice(i + size)]
      if ((await faultIn(without.join('\n')))?.kind === kind) kept = without
      else i += size
    }
  }
  return kept.join('\n')
}

export async function fuzz(words: string[]): Promise<void> {
  const option = (name: string, otherwise: number) => {
    const place = words.indexOf(`--${name}`)
    return place < 0 ? otherwise : Number(words[place + 1])
  }
  const seed = option('seed', Date.now() % 1e9)
  const until = performance.now() + option('minutes', 1) * 60_000
  const random = randomFrom(seed)
  const all = corpus()
  console.log(`${all.length} pastes, --seed ${seed}`)
  const seen = new Map<string, number>()
  let tried = 0
  let characters = 0
  for (; performance.now() < until; tried++) {
    const { text, how } = made(random, all)
    characters += text.length
    const fault = await faultIn(text)
    if (!fault) continue
    const family = `${fault.kind}: ${fault.kind === 'secret' ? how.join(', ') : fault.what.replace(/\d+/g, 'N')}`
    const count = (seen.get(family) ?? 0) + 1
    seen.set(family, count)
    if (count > 1) continue
    const name = `${seed}-${tried}`
    mkdirSync('.fuzz', { recursive: true })
    writeFileSync(`.fuzz/${name}.txt`, await smaller(text, fault.kind))
    console.log(`.fuzz/${name}.txt (${how.join(', ')})\n  ${fault.kind}: ${fault.what}`)
  }
  console.log(`${tried} texts, ${characters} characters, ${seen.size} kinds of fault, --seed ${seed}`)
  process.exitCode = seen.size === 0 ? 0 : 1
}
