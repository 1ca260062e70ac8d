/** containerd’s config.toml: which table counts follows from the version line (observed with 1.6, 1.7 and 2.1; see docs/cri/registry.md). */
import type { Kind } from '../rule.ts'
import { readConfig, rules, type ConfigToml } from './rules.ts'

export const configToml: Kind<ConfigToml> = { read: readConfig, rules }
