/** `kubectl get nodes`, also `-o wide`: which runtime, of which version, on which system. */
import type { Lines } from '../../text/lines.ts'
import { reader } from '../reader.ts'

export const nodes = reader({
  kind: 'nodes',
  title: 'kubectl get nodes',
  // It makes an answer fit; alone it shows no failure.
  announces: [],
  claims: ({ lines }, first) => {
    const end = nodeTableEnd(lines, first)
    return end === first
      ? null
      : {
          end,
          tell: (hand) => {
            for (const { runtime, os, kubelet } of readNodeTable(lines, first, end))
              hand.facts({ runtime, os, kubelet: kubelet || null })
          },
        }
  },
})

function nodeTableEnd(lines: Lines, first: number): number {
  if (!/^\s*NAME\s+STATUS\s+ROLES\s+AGE\s+VERSION\b/.test(lines.line(first).text)) return first
  let end = first + 1
  while (end < lines.count && /^\s*[a-z0-9][\w.-]*\s+(?:Not)?Ready/.test(lines.line(end).text)) end++
  return end
}

function readNodeTable(
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
