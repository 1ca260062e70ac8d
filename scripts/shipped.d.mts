import type { Plugin } from 'vite'
export interface ShippedPackage {
  name: string
  version: string
  /** An SPDX identifier. */
  license: string
  /** Subresource integrity, as the lockfile has it. */
  integrity: string
  path: string
  dependencies: string[]
  text: string
}
export function shippedPackages(): ShippedPackage[]
export function licences(): string
export function billOfMaterials(): {
  components: { name: string; version: string; purl?: string; hashes?: { alg: string; content: string }[] }[]
  dependencies: { ref: string; dependsOn: string[] }[]
}
export function shippedLicences(): Plugin
