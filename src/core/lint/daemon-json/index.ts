/** Docker's daemon.json: strict JSON, and a key that the daemon does not know keeps it from starting (moby daemon/config). */
import type { Kind } from '../rule.ts'
import { readDaemon, rules, type DaemonJson } from './rules.ts'

export const daemonJson: Kind<DaemonJson> = { read: readDaemon, rules }
