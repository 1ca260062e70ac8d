/** `kubectl get secrets`: names and types, nothing of what they hold. */
import type { CredentialFact } from '../../model.ts'
import type { Lines } from '../../text/lines.ts'
import { reader } from '../reader.ts'

export const secrets = reader({
  kind: 'secrets',
  title: 'kubectl get secrets',
  // It decides nothing without the Pod or the account that names one of them.
  announces: [],
  claims: ({ lines }, first) => {
    const end = secretTableEnd(lines, first)
    return end === first
      ? null
      : {
          end,
          tell: (hand) => {
            hand.listed(...readSecretTable(lines, first, end))
          },
        }
  },
})

const secretRow =
  /^\s*(?:([a-z0-9-]+)\s+)?([a-z0-9][a-z0-9.-]*)\s+((?:kubernetes\.io|bootstrap\.kubernetes\.io|helm\.sh)\/\S+|Opaque)\s+\d+\s+\S+\s*$/

/** `kubectl get secrets`: NAME TYPE DATA AGE, with NAMESPACE in front for -A. */
function secretTableEnd(lines: Lines, first: number): number {
  const header = /^\s*(?:NAMESPACE\s+)?NAME\s+TYPE\s+DATA\s+AGE/.test(lines.line(first).text)
  if (!header && !secretRow.test(lines.line(first).text)) return first
  let end = header ? first + 1 : first
  while (end < lines.count && secretRow.test(lines.line(end).text)) end++
  return end
}

/** Types only: what such a secret holds is not shown, so nothing is said about it but that kubelet reads its type or does not. */
function readSecretTable(lines: Lines, first: number, last: number): CredentialFact[] {
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
