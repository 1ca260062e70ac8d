/** `kubectl get pods`: rows by columns; the header may be missing. */
import type { PodFact } from '../../model.ts'
import type { Lines } from '../../text/lines.ts'
import { reader } from '../reader.ts'

export const pods = reader({
  kind: 'pods',
  title: 'kubectl get pods',
  announces: ['restarts   age'],
  wide: true,
  claims: ({ lines }, first) => {
    const end = podTableEnd(lines, first)
    return end === first
      ? null
      : {
          end,
          tell: (hand) => {
            hand.pods(...readPodTable(lines, first, end))
          },
        }
  },
})

const podRow =
  /^\s*(?:([a-z0-9-]+)\s+)?([a-z0-9][a-z0-9.-]*)\s+(\d+\/\d+)\s+((?:Init:)?[A-Za-z0-9:/]+)\s+(\d+(?: \([^)]*\))?)\s+(\S+)(?:\s+(\S+)\s+(\S+))?/

function podTableEnd(lines: Lines, first: number): number {
  const header = /^\s*(?:NAMESPACE\s+)?NAME\s+READY\s+STATUS\b/.test(lines.line(first).text)
  if (!header && !podRow.test(lines.line(first).text)) return first
  let end = header ? first + 1 : first
  for (let i = end; i < lines.count && podRow.test(lines.line(i).text); i++) end = i + 1
  return end
}

function readPodTable(lines: Lines, first: number, last: number): PodFact[] {
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
