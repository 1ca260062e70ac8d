/** `kubectl get pods`, `get nodes`: rows by columns; the header may be missing for pods. */
import type { CredentialFact, PodFact } from '../../model.ts'
import type { Lines } from '../../text/lines.ts'

const podRow =
  /^\s*(?:([a-z0-9-]+)\s+)?([a-z0-9][a-z0-9.-]*)\s+(\d+\/\d+)\s+((?:Init:)?[A-Za-z0-9:/]+)\s+(\d+(?: \([^)]*\))?)\s+(\S+)(?:\s+(\S+)\s+(\S+))?/

export function podTableEnd(lines: Lines, first: number): number {
  const header = /^\s*(?:NAMESPACE\s+)?NAME\s+READY\s+STATUS\b/.test(lines.line(first).text)
  if (!header && !podRow.test(lines.line(first).text)) return first
  let end = header ? first + 1 : first
  for (let i = end; i < lines.count && podRow.test(lines.line(i).text); i++) end = i + 1
  return end
}

export function readPodTable(lines: Lines, first: number, last: number): PodFact[] {
  const header = lines.line(first).text
  const all = /^\s*NAMESPACE\s/.test(header)
  const wide = /\sIP\s+NODE\b/.test(header)
  const pods: PodFact[] = []
  for (let i = first; i < last; i++) {
    const { text, start, end } = lines.line(i)
    const match = podRow.exec(text)
    if (!match) continue
    const status = match[4] ?? ''
    const statusStart = start + text.indexOf(status, text.indexOf(match[3] ?? ''))
    pods.push({
      start,
      end,
      namespace: all || match[1] ? (match[1] ?? null) : null,
      name: match[2] ?? null,
      node: wide && match[8] && match[8] !== '<none>' ? match[8] : null,
      serviceAccount: null,
      owner: null,
      pullSecrets: null,
      containers: [
        {
          name: null,
          kind: status.startsWith('Init:') ? 'init' : null,
          image: null,
          imageSpan: null,
          state: null,
          reason: status.replace(/^Init:/, ''),
          reasonSpan: { start: statusStart, end: statusStart + status.length },
          message: null,
          imageId: false,
          pullPolicy: null,
        },
      ],
    })
  }
  return pods
}

export function nodeTableEnd(lines: Lines, first: number): number {
  if (!/^\s*NAME\s+STATUS\s+ROLES\s+AGE\s+VERSION\b/.test(lines.line(first).text)) return first
  let end = first + 1
  while (end < lines.count && /^\s*[a-z0-9][\w.-]*\s+(?:Not)?Ready/.test(lines.line(end).text)) end++
  return end
}

export function readNodeTable(
  lines: Lines,
  first: number,
  last: number,
): { name: string; kubelet: string; os: string | null; runtime: string | null }[] {
  const header = lines.line(first).text
  const at = (column: string) => header.indexOf(column)
  return lines.slice(first + 1, last).map((row) => ({
    name: row.trim().split(/\s+/)[0] ?? '',
    kubelet: /\bv\d+\.\d+\.\d+\S*/.exec(row)?.[0] ?? '',
    os: at('OS-IMAGE') < 0 ? null : row.slice(at('OS-IMAGE'), at('KERNEL-VERSION')).trim() || null,
    runtime: /\b(?:containerd|cri-o|docker):\/\/\S+/.exec(row)?.[0] ?? null,
  }))
}

const secretRow =
  /^\s*(?:([a-z0-9-]+)\s+)?([a-z0-9][a-z0-9.-]*)\s+((?:kubernetes\.io|bootstrap\.kubernetes\.io|helm\.sh)\/\S+|Opaque)\s+\d+\s+\S+\s*$/

/** `kubectl get secrets`: NAME TYPE DATA AGE, with NAMESPACE in front for -A. */
export function secretTableEnd(lines: Lines, first: number): number {
  const header = /^\s*(?:NAMESPACE\s+)?NAME\s+TYPE\s+DATA\s+AGE/.test(lines.line(first).text)
  if (!header && !secretRow.test(lines.line(first).text)) return first
  let end = header ? first + 1 : first
  while (end < lines.count && secretRow.test(lines.line(end).text)) end++
  return end
}

/** Types only: what such a secret holds is not shown, so nothing is said about it but that kubelet reads its type or does not. */
export function readSecretTable(lines: Lines, first: number, last: number): CredentialFact[] {
  const facts: CredentialFact[] = []
  for (let i = first; i < last; i++) {
    const { text, start, end } = lines.line(i)
    const [, namespace, name, type] = secretRow.exec(text) ?? []
    if (!name || !type) continue
    const readable = type === 'kubernetes.io/dockerconfigjson' || type === 'kubernetes.io/dockercfg'
    facts.push({
      start,
      end,
      source: `secret ${name}`,
      namespace: namespace ?? null,
      name,
      type,
      dataKeys: [],
      problem: readable ? null : 'secret-wrong-type',
      error: null,
      redacted: true,
      keys: [],
    })
  }
  return facts
}

const podLine = /^\s*pod=([a-z0-9-]+)\/([a-z0-9.-]+) serviceAccount=(\S*) imagePullSecrets=(.*)$/

/** The one line that our own question about a Pod's secrets prints. */
export function readPodLine(lines: Lines, index: number): PodFact | null {
  const { text, start, end } = lines.line(index)
  const [, namespace, name, serviceAccount, secrets] = podLine.exec(text) ?? []
  if (!namespace || !name) return null
  return {
    start,
    end,
    namespace,
    name,
    node: null,
    serviceAccount: serviceAccount || null,
    owner: null,
    pullSecrets: (secrets ?? '').split(/\s+/).filter((secret) => secret !== ''),
    containers: [],
  }
}
