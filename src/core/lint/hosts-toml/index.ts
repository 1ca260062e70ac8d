/** hosts.toml, by what containerd’s parser does with it (core/remotes/docker/config/hosts.go; observed with 1.6, 1.7 and 2.1). */
import type { Kind } from '../rule.ts'
import { readToml, type TomlFile } from '../toml.ts'
import { rules } from './rules.ts'

export const hostsToml: Kind<TomlFile> = { read: readToml, rules }
