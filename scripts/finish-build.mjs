/** What the bundler does not do: the single file's place, the library's types in one file, the report's schema. */
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'

export async function finish() {
  cpSync('dist/single/pull-doctor.html', 'dist/pull-doctor.html')
  rmSync('dist/single', { recursive: true })
  writeFileSync('dist/lib.d.ts', declarations())
  writeFileSync('dist/report.schema.json', `${JSON.stringify(await schema(), null, 2)}\n`)
}

/** The declarations that tsc wrote for the three files which make up the library's face, in one. */
function declarations() {
  const types = 'node_modules/.cache/types'
  const read = (name) => readFileSync(`${types}/${name}.d.ts`, 'utf8')
  const withoutModules = (text) => text.replace(/^(?:import|export) .*? from .*;\n/gm, '').replace(/^export type \{[^}]*\};\n/gm, '').replace(/^export \* .*;\n/gm, '').replace(/^\/\/# sourceMappingURL.*$/gm, '')
  const signatures = ['core/registry/reference', 'core/registry/keyring'].map((name) => read(name).match(/(?:\/\*\*(?:(?!\*\/)[\s\S])*\*\/\s*)?export declare function (?:parseReference|lookupCredentials)\([^;]*;/g)?.join('\n') ?? '')
  return [withoutModules(read('core/vocabulary')), withoutModules(read('core/contract')), ...signatures, withoutModules(read('lib'))].join('\n').replace(/\n{3,}/g, '\n\n')
}

async function schema() {
  const { createGenerator } = await import('ts-json-schema-generator')
  return createGenerator({ path: 'src/core/contract.ts', tsconfig: 'tsconfig.core.json', type: 'Report', skipTypeCheck: true, additionalProperties: true }).createSchema('Report')
}
