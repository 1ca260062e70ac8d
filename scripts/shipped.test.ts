/** What ships is accounted for: against npm's own reading of the lockfile. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { billOfMaterials, licences, shippedPackages } from './shipped.mjs'

interface Tree {
  version?: string
  dependencies?: { [name: string]: Tree }
}

it('the bill of materials names the packages that npm installs without those of development, and who needs whom', () => {
  const { stdout } = spawnSync('npm', ['ls', '--all', '--omit=dev', '--package-lock-only', '--json'], {
    encoding: 'utf8',
  })
  const edges = new Set<string>()
  const walk = (from: string, { dependencies = {} }: Tree): void => {
    for (const [name, tree] of Object.entries(dependencies)) {
      // An optional peer that is absent has no version; types are a peer that ships no code.
      if (tree.version === undefined || name.startsWith('@types/')) continue
      edges.add(`${from} → ${name}@${tree.version}`)
      walk(`${name}@${tree.version}`, tree)
    }
  }
  const tree = JSON.parse(stdout) as Tree & { name: string }
  walk(`${tree.name}@${tree.version ?? ''}`, tree)
  const { components, dependencies } = billOfMaterials()
  const plain = (purl: string) => purl.replace('pkg:npm/', '').replace('%40', '@')
  const ours = dependencies.flatMap(({ ref, dependsOn }) => dependsOn.map((on) => `${plain(ref)} → ${plain(on)}`))
  expect(ours.sort()).toEqual([...edges].sort())
  const named = components.flatMap(({ purl }) => (purl === undefined ? [] : [plain(purl)]))
  expect(new Set(named)).toEqual(new Set([...edges].map((edge) => edge.replace(/^.* → /, ''))))
})

it('every package that ships brings its licence, and the product its own', () => {
  const text = licences()
  const packages = shippedPackages()
  expect(packages.length).toBeGreaterThan(10)
  for (const { name, version, license } of packages) expect(text).toContain(`${name} ${version} (${license})`)
  expect(text).toContain(readFileSync('LICENSE', 'utf8').trim())
  expect(text).toContain('Mozilla')
})
