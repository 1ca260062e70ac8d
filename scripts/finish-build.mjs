/** What the bundler does not do: the command made a program, the single file's place, the library's types in one file, the report's schema. */
import { createHash } from 'node:crypto'
import { chmodSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { withPolicy } from './policy.mjs'
import { billOfMaterials, licences } from './shipped.mjs'

export async function finish() {
  // npm links a package's command to this file; the kernel starts it by its first line.
  writeFileSync('dist/cli.js', `#!/usr/bin/env node\n${readFileSync('dist/cli.js', 'utf8')}`)
  chmodSync('dist/cli.js', 0o755)
  writeFileSync('dist/pull-doctor.html', singleFile('dist/single'))
  rmSync('dist/single', { recursive: true })
  writeFileSync('dist/LICENCES.txt', licences())
  writeFileSync('dist/sbom.cdx.json', `${JSON.stringify(billOfMaterials(), null, 2)}\n`)
  writeFileSync('dist/lib.d.ts', declarations())
  writeFileSync('dist/report.schema.json', `${JSON.stringify(await schema(), null, 2)}\n`)
}

/** The declarations that tsc wrote for the three files which make up the library's face, in one. */
function declarations() {
  const types = 'node_modules/.cache/types'
  const read = (name) => readFileSync(`${types}/${name}.d.ts`, 'utf8')
  const withoutModules = (text) =>
    text
      .replace(/^(?:import|export) .*? from .*;\n/gm, '')
      .replace(/^export type \{[^}]*\};\n/gm, '')
      .replace(/^export \* .*;\n/gm, '')
      .replace(/^\/\/# sourceMappingURL.*$/gm, '')
  const signatures = ['core/registry/reference', 'core/registry/keyring'].map(
    (name) =>
      read(name)
        .match(
          /(?:\/\*\*(?:(?!\*\/)[\s\S])*\*\/\s*)?export declare function (?:parseReference|lookupCredentials)\([^;]*;/g,
        )
        ?.join('\n') ?? '',
  )
  return [
    withoutModules(read('core/vocabulary')),
    withoutModules(read('core/contract')),
    ...signatures,
    withoutModules(read('lib')),
  ]
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
}

async function schema() {
  const { createGenerator } = await import('ts-json-schema-generator')
  return createGenerator({
    path: 'src/core/contract.ts',
    tsconfig: 'tsconfig.core.json',
    type: 'Report',
    skipTypeCheck: true,
    additionalProperties: true,
  }).createSchema('Report')
}

const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** The page that `--mode single` built, as one HTML file: script and style inline, allowed by their hashes alone. */
function singleFile(directory) {
  const assets = readdirSync(`${directory}/assets`)
  const [script, ...others] = assets.filter((name) => name.endsWith('.js'))
  if (!script || others.length > 0) throw new Error(`one script expected, found ${others.length + 1}`)
  const read = (name) => readFileSync(`${directory}/assets/${name}`, 'utf8')
  const code = read(script).replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--')
  const style = assets
    .filter((name) => name.endsWith('.css'))
    .map(read)
    .join('\n')
  const html = readFileSync(`${directory}/index.html`, 'utf8')
    .replace(/\s*<script[^>]*src=[^>]*><\/script>/g, '')
    .replace(/\s*<link[^>]*rel="(?:stylesheet|modulepreload)"[^>]*>/g, '')
    .replace('</head>', () => `  <style>${style}</style>\n  </head>`)
    .replace('</body>', () => `  <script type="module">${code}</script>\n  </body>`)
  return withPolicy(html, hash(code), hash(style), 'blob:')
}
