/** registries.conf of containers/image: CRI-O, podman, skopeo, buildah (docs/containers-registries.conf.5.md; observed with podman 4.3 to 5.8). */
import type { Kind } from '../rule.ts'
import { readToml, type TomlFile } from '../toml.ts'
import { rules } from './rules.ts'

export const registriesConf: Kind<TomlFile> = { read: readToml, rules }
