/** Takes a paste apart: asks each reader what is its own, and lets the rest speak as statements. */
import type { ConfigKind, Span } from '../contract.ts'
import type {
  ChainFact,
  CredentialFact,
  Evidence,
  FileFact,
  Fragment,
  FragmentKind,
  SecretSpan,
  Statement,
} from '../model.ts'
import { readFacts } from './facts.ts'
import { isReason } from '../conclude/pulls.ts'
import { configFileEnd, isWholeFile, jsonFileKind } from '../text/config-files.ts'
import { readDockerConfig } from './readers/credentials.ts'
import { describedSecret, describedSecrets, describeEnd, readDescribedPod, readFields } from './readers/describe.ts'
import { isLogLine, objectEnd, readObjects } from './readers/objects.ts'
import { pemBlocks } from '../pki/pem.ts'
import { readProbe } from './readers/probes.ts'
import { howAsked, readSClient, sClientEnd } from './readers/s-client.ts'
import {
  nodeTableEnd,
  podTableEnd,
  readNodeTable,
  readPodLine,
  readPodTable,
  readSecretTable,
  secretTableEnd,
} from './readers/tables.ts'
import { readX509Text, x509TextEnd } from './readers/x509-text.ts'
import { findSecrets, maskSecrets, mayHoldSecrets } from './secrets.ts'
import { statementFrom, statementsOf, type Heard } from './statements.ts'
import { Lines } from '../text/lines.ts'
import { lineAt } from '../text/line-starts.ts'
import { cleanValue, type Mapped } from '../text/mapped.ts'

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
  source: 'pem',
  trusted: false,
}
const nowhere = { namespace: null, pod: null, node: null }

/** Takes a paste apart, region by region. */
export class Taking {
  private readonly paste: Paste
  private readonly evidence: Evidence
  /** Rows of secrets; those that a Pod or an account names, or that kubelet could read, are evidence. */
  private readonly tabled: CredentialFact[] = []
  private readonly heard: Heard = new Map()

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
      const reader = new Reader(paste, lines, evidence, tabled, heard)
      for (let i = 0; i < lines.count;) {
        const next = reader.readFrom(i)
        i = typeof next === 'number' ? next : await next
      }
      reader.flush(lines.count)
      reader.judgeFiles({ start: start === 0, end: end >= paste.text.length })
      readFacts(paste.masked.slice(start, end), evidence.facts)
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
      credentials: [
        ...evidence.credentials,
        ...tabled.filter(({ name, problem }) => problem === null || named.has(name ?? '')),
      ],
    }
  }
}

class Reader {
  private readonly paste: Paste
  private readonly lines: Lines
  private readonly evidence: Evidence
  private readonly tabled: CredentialFact[]
  private readonly heard: Heard
  /** First line of the stretch that no structure has claimed yet. */
  private loose = -1
  private readonly found: { fact: FileFact; first: number; last: number }[] = []

  constructor(paste: Paste, lines: Lines, evidence: Evidence, tabled: CredentialFact[], heard: Heard) {
    this.heard = heard
    this.paste = paste
    this.lines = lines
    this.evidence = evidence
    this.tabled = tabled
  }

  /** Reads what begins at this line and returns the line behind it. Only objects have to be waited for. */
  readFrom(i: number): number | Promise<number> {
    const text = this.lines.line(i).text
    if (text.trim() === '') {
      this.flush(i)
      return i + 1
    }
    const end =
      this.readPem(i, text) ??
      this.readDump(i) ??
      this.readCertificateText(i) ??
      this.readProbeOutput(i) ??
      this.readTable(i) ??
      this.readDescription(i) ??
      this.readFile(i)
    if (end !== null) return end
    const object = isLogLine(text) ? i : objectEnd(this.lines, i)
    return object === i
      ? this.readLoose(i, text)
      : this.readObject(i, object).then((read) => (read ? object : this.readLoose(i, text)))
  }

  private readLoose(i: number, text: string): number {
    const end = this.readBase64(i, text)
    if (end !== null) return end
    if (this.loose < 0) this.loose = i
    return i + 1
  }

  private claim(kind: FragmentKind, title: string, first: number, last: number): Fragment {
    this.flush(first)
    const fragment = {
      kind,
      title,
      first,
      last,
      start: this.lines.line(first).start,
      end: this.lines.line(last - 1).end,
    }
    this.evidence.fragments.push(fragment)
    return fragment
  }

  private readPem(i: number, text: string): number | null {
    if (!text.includes('-----BEGIN ')) return null
    const { start } = this.lines.line(i)
    const block = pemBlocks(this.paste.masked, start, start + text.length)[0]
    if (!block) return null
    let last = i + 1
    while (last < this.lines.count && this.lines.line(last).start < block.end) last++
    if (/PRIVATE KEY/.test(block.label)) {
      this.claim('private-key', block.label.toLowerCase(), i, last)
      return last
    }
    if (!/CERTIFICATE$/.test(block.label)) return null
    const previous = this.evidence.chains[this.evidence.chains.length - 1]
    const fragment = this.evidence.fragments[this.evidence.fragments.length - 1]
    const entry = { pem: block.pem ?? '', start: block.start, end: block.end }
    if (
      previous &&
      fragment &&
      (fragment.kind === 'pem' || fragment.kind === 'x509-text') &&
      fragment.last >= i - 1 &&
      this.loose < 0
    ) {
      fragment.last = last
      fragment.end = block.end
      previous.end = block.end
      if (block.pem) previous.pems.push(entry)
      return last
    }
    this.claim('pem', 'certificate', i, last)
    this.evidence.chains.push({ ...bareChain, start: block.start, end: block.end, pems: block.pem ? [entry] : [] })
    return last
  }

  private readDump(i: number): number | null {
    const last = sClientEnd(this.lines, i)
    if (last === i) return null
    const chain = readSClient(this.lines, i, last)
    this.claim('s-client', 'openssl s_client', i, last)
    this.evidence.chains.push(chain)
    // Its own errors are statements too: alerts, resets, a port that speaks HTTP.
    this.addStatements(i, last, this.evidence.fragments.length - 1, nowhere)
    return last
  }

  /** Words of a certificate; its PEM, where that follows, belongs to the same chain. */
  private readCertificateText(i: number): number | null {
    const last = x509TextEnd(this.lines, i)
    if (last === i) return null
    const { host, ...asked } = howAsked(this.lines, i)
    const printed = readX509Text(this.lines, i, last)
    const previous = this.evidence.chains[this.evidence.chains.length - 1]
    const fragment = this.evidence.fragments[this.evidence.fragments.length - 1]
    const start = this.lines.line(i).start
    const end = this.lines.line(last - 1).end
    if (previous && fragment?.kind === 'x509-text' && fragment.last >= i - 1 && this.loose < 0) {
      fragment.last = last
      fragment.end = end
      previous.end = end
      previous.printed.push(printed)
      return last
    }
    this.claim('x509-text', 'openssl x509', i, last)
    this.evidence.chains.push({
      ...bareChain,
      start,
      end,
      host,
      pems: [],
      printed: [printed],
      asked,
      entries: [{ subject: printed.subject, issuer: printed.issuer, start, end }],
      source: host === null ? 'x509-text' : 's-client',
    })
    return last
  }

  private readProbeOutput(i: number): number | null {
    const probed = readProbe(this.lines, i)
    if (!probed) return null
    this.claim('probe', probed.title, i, probed.last)
    this.evidence.probes.push(...probed.probes)
    for (const [name, value] of Object.entries(probed.facts)) this.evidence.facts[name] ??= value
    return probed.last
  }

  private readTable(i: number): number | null {
    const pods = podTableEnd(this.lines, i)
    if (pods > i) {
      this.claim('pods', 'kubectl get pods', i, pods)
      this.evidence.pods.push(...readPodTable(this.lines, i, pods))
      return pods
    }
    const line = readPodLine(this.lines, i)
    if (line) {
      this.claim('probe', `pull secrets of ${line.name ?? ''}`, i, i + 1)
      this.evidence.pods.push(line)
      return i + 1
    }
    const secrets = secretTableEnd(this.lines, i)
    if (secrets > i) {
      this.claim('secrets', 'kubectl get secrets', i, secrets)
      this.tabled.push(...readSecretTable(this.lines, i, secrets))
      return secrets
    }
    const nodes = nodeTableEnd(this.lines, i)
    if (nodes === i) return null
    this.claim('nodes', 'kubectl get nodes', i, nodes)
    for (const node of readNodeTable(this.lines, i, nodes)) {
      if (node.runtime) this.evidence.facts.runtime ??= node.runtime
      if (node.os) this.evidence.facts.os ??= node.os
      if (node.kubelet) this.evidence.facts.kubelet ??= node.kubelet
    }
    return nodes
  }

  private readDescription(i: number): number | null {
    const described = describeEnd(this.lines, i)
    if (!described) return null
    const { kind, last, eventsFrom } = described
    if (kind === 'pod' || kind === 'other') {
      const pod = readDescribedPod(this.lines, i, eventsFrom ?? last)
      this.claim('describe-pod', `describe pod · ${[pod.namespace, pod.name].filter(Boolean).join('/')}`, i, last)
      this.evidence.pods.push(pod)
      this.addStatements(eventsFrom === null ? last : eventsFrom + 1, last, this.evidence.fragments.length - 1, {
        namespace: pod.namespace,
        pod: pod.name,
        node: pod.node,
      })
      return last
    }
    const fields = readFields(this.lines, i, last)
    this.claim('describe', `describe ${kind} · ${fields.Name ?? ''}`, i, last)
    const span = { start: this.lines.line(i).start, end: this.lines.line(last - 1).end }
    if (kind === 'node') this.readDescribedNode(fields)
    if (kind === 'serviceaccount')
      this.evidence.accounts.push({
        ...span,
        namespace: fields.Namespace ?? null,
        name: fields.Name ?? null,
        pullSecrets: describedSecrets(this.lines, i, last),
      })
    if (kind === 'secret') this.evidence.credentials.push(...describedSecret(this.lines, i, last, fields, span))
    if (eventsFrom !== null) this.addStatements(eventsFrom + 1, last, this.evidence.fragments.length - 1, nowhere)
    return last
  }

  private readDescribedNode(fields: { [name: string]: string }): void {
    const facts = this.evidence.facts
    if (fields['Container Runtime Version']) facts.runtime ??= fields['Container Runtime Version']
    if (fields['OS Image']) facts.os ??= fields['OS Image']
    if (fields['Kubelet Version']) facts.kubelet ??= fields['Kubelet Version']
    if (fields.Architecture) facts.arch ??= fields.Architecture
    if (fields.Name) facts.node ??= fields.Name
  }

  private readFile(i: number): number | null {
    const file = configFileEnd(this.lines, i)
    if (!file) return null
    this.claim('config-file', file.kind, i, file.last)
    this.addFile(file.kind, i, file.last)
    return file.last
  }

  private addFile(kind: ConfigKind, first: number, last: number): void {
    const fact: FileFact = {
      kind,
      start: this.lines.line(first).start,
      end: this.lines.line(last - 1).end,
      text: this.lines.slice(first, last).join('\n'),
      // An object ends where its brace is closed.
      whole: kind === 'daemon.json',
    }
    this.evidence.files.push(fact)
    this.found.push({ fact, first, last })
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

  /** false: what looks like an object is none that we know. */
  private async readObject(i: number, last: number): Promise<boolean> {
    const start = this.lines.line(i).start
    const end = this.lines.line(last - 1).end
    // The one place where the unmasked text is read, for the payload of secrets; the reader keeps shapes only.
    const source = new Lines(this.paste.text, this.lines.rawStart(i), end, this.lines.frames)
    const raw = source.slice(0, source.count).join('\n')
    const own = this.paste.masked.slice(start, end)
    const locate = (needle: string): Span => {
      const at = needle === '' ? -1 : own.indexOf(needle)
      return at >= 0 ? { start: start + at, end: Math.min(end, start + at + needle.length) } : { start, end }
    }
    const facts = await readObjects(raw, locate, this.paste.at)
    const json = jsonFileKind(raw)
    if (!facts && json !== 'daemon.json') return false
    this.claim(
      json === 'daemon.json'
        ? 'config-file'
        : json === 'config.json' && facts?.title === 'Docker config.json'
          ? 'docker-config'
          : 'object',
      facts?.title ?? 'daemon.json',
      i,
      last,
    )
    if (json === 'daemon.json') this.addFile(json, i, last)
    if (facts) this.addObjects(facts, { start, end }, source)
    return true
  }

  private addObjects(facts: NonNullable<Awaited<ReturnType<typeof readObjects>>>, span: Span, source: Lines): void {
    const index = this.evidence.fragments.length - 1
    this.evidence.withheld.push(...facts.withheld)
    this.evidence.pods.push(...facts.pods)
    this.evidence.accounts.push(...facts.accounts)
    this.evidence.credentials.push(...facts.credentials)
    Object.assign(this.evidence.facts, facts.facts)
    const inPaste = placer(source)
    for (const message of facts.messages) {
      const words = this.masked(
        message.words
          ? { text: message.words.text, at: message.words.at.map(inPaste) }
          : { text: message.text, at: new Uint32Array(message.text.length).fill(span.start) },
      )
      const start = words.at[0] ?? span.start
      const end = Math.max(start, words.at[words.at.length - 1] ?? 0) + 1
      const statement = statementFrom(this.paste.masked, cleanValue(words), start, end, index, message)
      if (!statement || (message.general && statement.image === null)) continue
      statement.reason = message.reason
      // Docker names the repository only; what the container waits for is its image.
      if (message.image && (!statement.image || isReason(statement)))
        statement.image = { ...(statement.image ?? { start, end }), value: message.image }
      this.evidence.statements.push(statement)
    }
    for (const { pem, trusted } of facts.certificates) {
      const pems = pemBlocks(pem).flatMap((block) =>
        block.pem ? [{ pem: block.pem, start: span.start, end: span.end }] : [],
      )
      if (pems.length > 0) this.evidence.chains.push({ ...bareChain, ...span, pems, source: 'secret', trusted })
    }
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

  /** A bare base64 of a Docker config, as jsonpath prints it. */
  private readBase64(i: number, text: string): number | null {
    const { start, end } = this.lines.line(i)
    const raw = this.paste.text.slice(start, end).trim()
    const value = raw.replace(/^['"`]{1,3}|['"`%]{1,4}$/g, '')
    if (!text.includes('••••••••') || !/^(?:eyJ|ewo)[A-Za-z0-9+/=]+$/.test(value)) return null
    let json: string
    try {
      json = atob(value)
    } catch {
      return null
    }
    if (!/"auths"/i.test(json)) return null
    this.claim('base64', '.dockerconfigjson', i, i + 1)
    const read = readDockerConfig(json, null, this.paste.at)
    this.evidence.credentials.push({
      start,
      end,
      source: '.dockerconfigjson',
      namespace: null,
      name: null,
      type: null,
      dataKeys: [],
      problem: read.problem,
      error: read.error,
      redacted: false,
      keys: read.keys,
    })
    return i + 1
  }

  private addStatements(
    first: number,
    last: number,
    fragment: number,
    context: { namespace: string | null; pod: string | null; node: string | null },
  ): Statement[] {
    let from = first
    // The head of a table of events says nothing.
    while (from < last && /^\s*(?:Type\s+Reason\s|-{4}\s)/.test(this.lines.line(from).text)) from++
    const statements = statementsOf(this.lines, from, last, fragment, context, this.heard)
    this.evidence.statements.push(...statements)
    return statements
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

function kindOf(statements: Statement[]): { kind: FragmentKind; title: string } {
  const speaking = statements.filter((statement) => statement.matches.length > 0 || statement.image !== null)
  const kind = (speaking[0] ?? statements[0])?.kind
  if (statements.some((statement) => statement.kind === 'event')) return { kind: 'events', title: 'events' }
  if (kind === 'log') return { kind: 'log', title: logTitle(speaking[0]?.clean.text ?? '') }
  if (kind === 'curl') return { kind: 'curl', title: 'curl' }
  return {
    kind: 'command',
    title:
      /\b(docker|podman|crictl|ctr|nerdctl|skopeo|buildah|helm|kubeadm|openssl|curl|minikube)\b(?!:\/\/)/.exec(
        speaking[0]?.clean.text ?? '',
      )?.[1] ??
      /^\s*(?:\S*[$#%>❯➜]\s+)?(?:sudo\s+)?(kubectl|oc|k)\b/.exec(statements[0]?.clean.text ?? '')?.[1] ??
      'message',
  }
}

function logTitle(text: string): string {
  return /\b(kubelet|containerd|crio|dockerd|docker|k3s|rke2|localkube)\b/.exec(text)?.[1] ?? 'log'
}
