/** Takes a paste apart: offers each line to the readers, and lets the rest speak as statements. */
import type { ConfigKind, Span } from '../contract.ts'
import type {
  Carries,
  ChainFact,
  CredentialFact,
  Evidence,
  FileFact,
  Fragment,
  MessageFact,
  SecretSpan,
  Statement,
} from '../model.ts'
import { readFacts } from './facts.ts'
import { Platforms } from './platform.ts'
import { nowhere, spanOf, type Claim, type Hand, type Page, type Place, type Reader } from './reader.ts'
import { readers } from './readers/index.ts'
import { isReason } from './reasons.ts'
import { findSecrets, maskSecrets, mayHoldSecrets } from './secrets/index.ts'
import { statementFrom, statementsOf, type Heard } from './statements.ts'
import { pemBlocks } from '../pki/pem.ts'
import { isWholeFile } from '../text/config-files.ts'
import { Lines } from '../text/lines.ts'
import { lineAt } from '../text/line-starts.ts'
import { cleanValue, type Mapped } from '../text/mapped.ts'
import { speakingProgram } from '../text/programs.ts'

interface Paste {
  text: string
  /** Secrets blanked out; same offsets. */ masked: string
  secrets: SecretSpan[]
  at: Date
}

/** A chain of which nothing is known yet but where it stands. */
const bareChain: Omit<ChainFact, 'start' | 'end'> = {
  host: null,
  pems: [],
  entries: [],
  errors: [],
  accepted: null,
  wantsClient: false,
  printed: [],
  asked: { serverName: null, proxy: null, givenCa: false },
  carries: 'pasted',
}

/** Takes a paste apart, region by region. */
export class Taking {
  private readonly paste: Paste
  private readonly evidence: Evidence
  /** Rows of secrets; those that a Pod or an account names, or that kubelet could read, are evidence. */
  private readonly tabled: CredentialFact[] = []
  private readonly heard: Heard = new Map()

  private readonly platforms = new Platforms()

  constructor(paste: Paste) {
    this.paste = paste
    this.evidence = {
      fragments: [],
      unread: [],
      secrets: paste.secrets,
      withheld: [],
      facts: {},
      statements: [],
      pods: [],
      accounts: [],
      credentials: [],
      chains: [],
      files: [],
      probes: [],
    }
  }

  /** @param regions in order, whole lines each. */
  async read(regions: readonly Span[]): Promise<void> {
    const { paste, evidence, tabled, heard } = this
    for (const { start, end } of regions) {
      const lines = new Lines(paste.masked, start, end)
      const reader = new Region(paste, lines, evidence, tabled, heard)
      for (let i = 0; i < lines.count;) {
        const next = reader.readFrom(i)
        i = typeof next === 'number' ? next : await next
      }
      reader.flush(lines.count)
      reader.judgeFiles({ start: start === 0, end: end >= paste.text.length })
      const part = paste.masked.slice(start, end)
      readFacts(part, evidence.facts)
      this.platforms.read(part)
    }
  }

  /** What was read so far. */
  done(): Evidence {
    const { evidence, tabled } = this
    const named = new Set([
      ...evidence.pods.flatMap((pod) => pod.pullSecrets ?? []),
      ...evidence.accounts.flatMap((account) => account.pullSecrets),
    ])
    return {
      ...evidence,
      facts: { ...evidence.facts, ...this.platforms.facts() },
      credentials: [
        ...evidence.credentials,
        ...tabled.filter(({ name, problem }) => problem === null || named.has(name ?? '')),
      ],
    }
  }
}

/** One region while it is read. */
class Region implements Hand {
  private readonly paste: Paste
  private readonly lines: Lines
  private readonly page: Page
  private readonly evidence: Evidence
  private readonly tabled: CredentialFact[]
  private readonly heard: Heard
  /** First line of the stretch that no reader has claimed yet. */
  private loose = -1
  private readonly found: { fact: FileFact; first: number; last: number }[] = []
  /** Whose claim is being told. */
  private telling: { reader: Reader; fragment: Fragment; first: number; last: number; continues: boolean } | null = null

  constructor(paste: Paste, lines: Lines, evidence: Evidence, tabled: CredentialFact[], heard: Heard) {
    this.heard = heard
    this.paste = paste
    this.lines = lines
    this.page = { lines, text: paste.text, at: paste.at }
    this.evidence = evidence
    this.tabled = tabled
  }

  /** Reads what begins at this line and returns the line behind it. */
  readFrom(i: number): number | Promise<number> {
    if (this.lines.line(i).text.trim() === '') {
      this.flush(i)
      return i + 1
    }
    return this.offer(i, 0)
  }

  /** Offers a line to the readers from this one on. Few have to be waited for: the others are not made to wait. */
  private offer(i: number, from: number): number | Promise<number> {
    for (let at = from; at < readers.length; at++) {
      const reader: Reader | undefined = readers[at]
      const claim = reader?.claims(this.page, i) ?? null
      if (!reader || claim === null) continue
      if (!(claim instanceof Promise)) return this.take(reader, claim, i)
      return claim.then((awaited) => (awaited ? this.take(reader, awaited, i) : this.offer(i, at + 1)))
    }
    if (this.loose < 0) this.loose = i
    return i + 1
  }

  private take(reader: Reader, { end: last, title = reader.title, tell }: Claim, first: number): number {
    const span = spanOf(this.lines, first, last)
    const above = this.evidence.fragments.at(-1)
    const continues =
      above !== undefined &&
      this.loose < 0 &&
      above.last >= first - 1 &&
      this.evidence.chains.length > 0 &&
      reader.continues?.includes(above.kind) === true
    this.flush(first)
    const fragment = continues ? above : { kind: reader.kind, title, first, last, ...span }
    if (continues) Object.assign(fragment, { last, end: span.end })
    else this.evidence.fragments.push(fragment)
    this.telling = { reader, fragment, first, last, continues }
    tell?.(this)
    return last
  }

  chain(chain: Span & Partial<ChainFact>): void {
    const previous = this.evidence.chains.at(-1)
    if (previous && this.telling?.continues) {
      previous.end = chain.end
      previous.pems.push(...(chain.pems ?? []))
      previous.printed.push(...(chain.printed ?? []))
      return
    }
    const carries = this.telling?.reader.carries
    this.evidence.chains.push({ ...structuredClone(bareChain), ...(carries ? { carries } : {}), ...chain })
  }

  certificates(pem: string, span: Span, carries: Carries): void {
    const pems = pemBlocks(pem).flatMap((block) => (block.pem ? [{ pem: block.pem, ...span }] : []))
    if (pems.length > 0) this.chain({ ...span, pems, carries })
  }

  pods(...facts: Evidence['pods']): void {
    this.evidence.pods.push(...facts)
  }

  accounts(...facts: Evidence['accounts']): void {
    this.evidence.accounts.push(...facts)
  }

  credentials(...facts: CredentialFact[]): void {
    this.evidence.credentials.push(...facts)
  }

  listed(...facts: CredentialFact[]): void {
    this.tabled.push(...facts)
  }

  probes(...facts: Evidence['probes']): void {
    this.evidence.probes.push(...facts)
  }

  facts(facts: { [name: string]: string | null | undefined }): void {
    for (const [name, value] of Object.entries(facts))
      if (value !== null && value !== undefined) this.evidence.facts[name] ??= value
  }

  withheld(...spans: Span[]): void {
    this.evidence.withheld.push(...spans)
  }

  file(kind: ConfigKind, whole: boolean): void {
    if (!this.telling) return
    const { first, last } = this.telling
    const text = this.lines.slice(first, last).join('\n')
    const fact: FileFact = { kind, ...spanOf(this.lines, first, last), text, whole }
    this.evidence.files.push(fact)
    this.found.push({ fact, first, last })
  }

  statements(first: number, last: number, place: Place): void {
    let from = first
    // The head of a table of events says nothing.
    while (from < last && /^\s*(?:Type\s+Reason\s|-{4}\s)/.test(this.lines.line(from).text)) from++
    const fragment = this.evidence.fragments.length - 1
    this.evidence.statements.push(...statementsOf(this.lines, from, last, fragment, place, this.heard))
  }

  message(message: MessageFact, span: Span, source: Lines): void {
    const words = this.masked(
      message.words
        ? { text: message.words.text, at: message.words.at.map(placer(source)) }
        : { text: message.text, at: new Uint32Array(message.text.length).fill(span.start) },
    )
    const start = words.at[0] ?? span.start
    const end = Math.max(start, words.at[words.at.length - 1] ?? 0) + 1
    const fragment = this.evidence.fragments.length - 1
    const statement = statementFrom(this.paste.masked, cleanValue(words), start, end, fragment, message)
    if (!statement || (message.general && statement.image === null)) return
    statement.reason = message.reason
    // Docker names the repository only; what the container waits for is its image.
    if (message.image && (!statement.image || isReason(statement)))
      statement.image = { ...(statement.image ?? { start, end }), value: message.image }
    this.evidence.statements.push(statement)
  }

  /** Known only when what stands around each file has been read. */
  judgeFiles(ends: { start: boolean; end: boolean }): void {
    const claimed = (line: number): ConfigKind | boolean => {
      const { start } = this.lines.line(line)
      return (
        this.found.find(({ first, last }) => first <= line && line < last)?.fact.kind ??
        this.evidence.fragments.some(
          // A shell's words take everything behind its prompt with them.
          (one) => one.kind !== 'command' && one.start <= start && start < one.end,
        )
      )
    }
    for (const { fact, first, last } of this.found)
      fact.whole ||= isWholeFile(this.lines, { kind: fact.kind, first, last }, claimed, ends)
  }

  /** Words of the unmasked text, without what is a secret where they stand, or once its escapes are undone. */
  private masked({ text: value, at }: Mapped): Mapped {
    const { text: paste, masked } = this.paste
    const text = mayHoldSecrets(value, 0, value.length) ? maskSecrets(value, findSecrets(value)) : value
    let result = ''
    let from = 0
    for (let i = 0; i < text.length; i++) {
      const offset = at[i] ?? 0
      if (masked.charCodeAt(offset) === paste.charCodeAt(offset)) continue
      result += `${text.slice(from, i)}•`
      from = i + 1
    }
    return { text: result + text.slice(from), at }
  }

  /** Lets the unclaimed lines before `last` speak. */
  flush(last: number): void {
    if (this.loose < 0) return
    const first = this.loose
    this.loose = -1
    const span = { start: this.lines.line(first).start, end: this.lines.line(last - 1).end }
    const statements = statementsOf(this.lines, first, last, this.evidence.fragments.length, nowhere, this.heard)
    const speaking = statements.filter(
      (statement) => statement.matches.length > 0 || statement.image !== null || statement.kind === 'event',
    )
    const known = statements.some((statement) =>
      /^\s*(?:Events:|Type\s+Reason|LAST SEEN|[$#] |\[[\w.-]+@)/.test(statement.clean.text),
    )
    if (speaking.length === 0 && !known) {
      if (/[\p{L}\p{N}]/u.test(this.paste.masked.slice(span.start, span.end))) this.evidence.unread.push(span)
      return
    }
    this.evidence.fragments.push({ ...kindOf(statements), first, last, ...span })
    this.evidence.statements.push(...statements)
  }
}

/** From offsets in lines joined to those in the paste. */
function placer(lines: Lines): (offset: number) => number {
  const starts: number[] = []
  for (let i = 0, at = 0; i < lines.count; i++) {
    starts.push(at)
    at += lines.line(i).text.length + 1
  }
  return (offset) => {
    const line = lineAt(starts, offset)
    return lines.offset(line, offset - (starts[line] ?? 0))
  }
}

const speaker = new RegExp(`\\b(${speakingProgram})\\b(?!://)`)

/** What was said and belongs to no reader. */
type Spoken = 'events' | 'log' | 'curl' | 'command'

function kindOf(statements: Statement[]): { kind: Spoken; title: string } {
  const speaking = statements.filter((statement) => statement.matches.length > 0 || statement.image !== null)
  const kind = (speaking[0] ?? statements[0])?.kind
  if (statements.some((statement) => statement.kind === 'event')) return { kind: 'events', title: 'events' }
  if (kind === 'log') return { kind: 'log', title: logTitle(speaking[0]?.clean.text ?? '') }
  if (kind === 'curl') return { kind: 'curl', title: 'curl' }
  return {
    kind: 'command',
    title:
      speaker.exec(speaking[0]?.clean.text ?? '')?.[1] ??
      /^\s*(?:\S*[$#%>❯➜]\s+)?(?:sudo\s+)?(kubectl|oc|k)\b/.exec(statements[0]?.clean.text ?? '')?.[1] ??
      'message',
  }
}

function logTitle(text: string): string {
  return /\b(kubelet|containerd|crio|dockerd|docker|k3s|rke2|localkube)\b/.exec(text)?.[1] ?? 'log'
}
