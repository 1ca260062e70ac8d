/** Nodes that are changed through an API alone. What that API does not offer is refused. */
import { refuse } from './draft.ts'
import type { ConfigRequest } from '../contract.ts'

/** Where its commands are run. */
export const on = 'workstation' as const
export const noSetting = (name: string, { situation }: ConfigRequest) =>
  refuse('fix.managed.hasNoSetting', name, situation)
