/**
 * The one door for all commands: `node scripts/run.mjs COMMAND`. Imports Node's own modules only, until what is missing is installed;
 * installation is no npm hook, because hooks are skipped where ignore-scripts is set.
 */
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { dirname, join } from 'node:path'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
process.chdir(root)

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`pull-doctor needs Node 20.19 or newer; this is ${process.version}.`)
  process.exit(1)
}

/** Installs packages when lockfile, Node or platform differ from the last time. */
function install() {
  const stamp = join('node_modules', '.pull-doctor')
  const wanted = createHash('sha256')
    .update(readFileSync('package-lock.json'))
    .update(process.version + process.platform + process.arch)
    .digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  console.error('Installing packages…')
  const npm = process.env.npm_execpath
  const arguments_ = ['ci', '--no-audit', '--no-fund']
  const { status } = npm
    ? spawnSync(process.execPath, [npm, ...arguments_], { stdio: ['ignore', 2, 'inherit'] })
    : spawnSync('npm', arguments_, { stdio: ['ignore', 2, 'inherit'], shell: process.platform === 'win32' })
  if (status !== 0) process.exit(status ?? 1)
  mkdirSync('node_modules', { recursive: true })
  writeFileSync(stamp, wanted)
}

const bin = (name) => join('node_modules', name)

export function run(command, arguments_, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, arguments_, { stdio: ['ignore', 'inherit', 'inherit'], ...options })
    child.on('close', (code) => resolve(code ?? 1))
  })
}

const node = (...arguments_) => run(process.execPath, arguments_)
const vite = (mode) => node(bin('vite/bin/vite.js'), 'build', '--mode', mode, '--logLevel', 'warn')

async function build() {
  for (const mode of ['production', 'single', 'lib', 'cli']) {
    const status = await vite(mode)
    if (status !== 0) return status
  }
  const types = await node(bin('typescript/bin/tsc'), '-p', 'tsconfig.core.json')
  if (types !== 0) return types
  const { finish } = await import('./finish-build.mjs')
  await finish()
  return 0
}

const commands = {
  build,
  async start() {
    const status = await build()
    if (status !== 0) return status
    const { serve } = await import('./serve.mjs')
    const { port } = await serve({ directory: 'dist', port: Number(process.env.PORT ?? 4173) })
    console.log(`pull-doctor is at http://127.0.0.1:${port}/`)
    return new Promise(() => {})
  },
  async test() {
    return (await import('./test.mjs')).test({ build, node })
  },
  async bench() {
    const status = await build()
    if (status !== 0) return status
    const { findBrowser } = await import('./test.mjs')
    const browser = await findBrowser(node).catch(() => undefined)
    return (await import('./load.mjs')).load('/scripts/bench.ts', (module) => module.bench(browser))
  },
  async lab() {
    return (await import('./load.mjs')).load('/scripts/lab.ts', (module) => module.lab(process.argv.slice(3)))
  },
  /** Pictures into `.screens/`; words narrow the choice: `npm run screens -- forty ru 320`. */
  async screens() {
    const status = await build()
    if (status !== 0) return status
    process.env.PULL_DOCTOR_SCREENS = process.argv.slice(3).join(' ')
    const { findBrowser } = await import('./test.mjs')
    const browser = await findBrowser(node)
    if (browser) process.env.CHROME_PATH = browser
    return node(bin('@playwright/test/cli.js'), 'test')
  },
  format: () => node(bin('oxfmt/bin/oxfmt')),
  async fuzz() {
    return (await import('./load.mjs')).load('/scripts/fuzz.ts', (module) => module.fuzz(process.argv.slice(3)))
  },
  async mutants() {
    return (await import('./load.mjs')).load('/scripts/mutants.ts', (module) => module.mutants(process.argv.slice(3)))
  },
  async cases() {
    return (await import('./load.mjs')).load('/scripts/cases.ts', (module) => module.cases(process.argv.slice(3)))
  },
}

const command = commands[process.argv[2] ?? '']
if (!command) {
  console.error(`usage: node scripts/run.mjs ${Object.keys(commands).join('|')}`)
  process.exit(2)
}
install()
try {
  process.exitCode = (await command()) ?? 0
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
