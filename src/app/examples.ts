/** The gallery: whole pastes, loaded when asked for. The same files are tested. */
import type { Text } from '../core/model.ts'

interface Example { id: string; title: Text; load: () => Promise<string> }

const raw = (load: () => Promise<{ default: string }>) => () => load().then((module) => module.default)

export const examples: Example[] = []
export { raw }
