/** registries.yaml of k3s and RKE2: read leniently, so that a misspelt key does nothing and says nothing (rancher/wharfie pkg/registries/types.go). */
import type { Kind } from '../rule.ts'
import { readRegistries, type RegistriesYaml } from './entries.ts'
import { rules } from './rules.ts'

export const registriesYaml: Kind<RegistriesYaml> = { read: readRegistries, rules }
