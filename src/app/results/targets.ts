/** The runtimes and platforms that a person can choose, by the table of targets. */
import type { Target } from '../../core/contract.ts'
import { targetNames, targetRow } from '../../core/fixes/targets.ts'

export const targets = targetNames.filter((target) => targetRow(target).group !== null)
export const targetName = (target: Target): string => targetRow(target).name

export const targetGroups = (['runtimes', 'distributions', 'managed'] as const).map((id) => ({
  id,
  members: targets.filter((target) => targetRow(target).group === id),
}))
