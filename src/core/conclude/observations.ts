/** What else the evidence shows beside the cause: why old Pods still run, why only some nodes fail, why it works on a laptop. */
import type { Observation } from '../model.ts'
import type { PullDraft } from './pulls.ts'
import { parseReference } from '../registry/reference.ts'

export function observe(draft: PullDraft, drafts: readonly PullDraft[]): Observation[] {
  const observations: Observation[] = []
  const nodes = (names: (string | null)[]): string[] => [...new Set(names.flatMap((name) => name ?? []))].sort()
  const running = nodes(draft.runs.map(({ node }) => node))
  const failing = nodes(draft.fails.map(({ node }) => node)).filter((node) => !running.includes(node))
  if (draft.runs.length > 0 && failing.length > 0 && running.length > 0)
    observations.push({ kind: 'some-nodes', failing, running })
  else if (draft.runs.length > 0)
    observations.push({ kind: 'runs-from-before', image: draft.image ?? '', nodes: running })
  else {
    const older = drafts.find(
      (other) => other !== draft && other.runs.length > 0 && sameRepository(other.image, draft.image),
    )
    if (older)
      observations.push({
        kind: 'runs-from-before',
        image: older.image ?? '',
        nodes: nodes(older.runs.map(({ node }) => node)),
      })
  }
  const pulledByHand = draft.statements.some(
    (statement) => statement.kind === 'cli' && statement.matches.some(({ code }) => code === 'pulled'),
  )
  if (
    pulledByHand &&
    draft.statements.some(
      (statement) =>
        (statement.kind === 'event' || statement.kind === 'log') &&
        statement.matches.some(({ code }) => code !== 'pulled'),
    )
  )
    observations.push({ kind: 'by-hand' })
  return observations
}

function sameRepository(one: string | null, other: string | null): boolean {
  const [a, b] = [one, other].map((image) => (image === null ? null : parseReference(image)))
  return a?.ok === true && b?.ok === true && a.domain === b.domain && a.path === b.path
}
