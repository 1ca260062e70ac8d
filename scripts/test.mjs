/** `npm test`: type-check, lint, unused exports, unit and property tests, then the built product in two browsers. One line counts them all. */
import { spawnSync } from 'node:child_process'
import { accessSync, constants, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { reproducible } from './reproducible.mjs'

const browsers = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

function onPath(name) {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    try {
      accessSync(join(folder, name), constants.X_OK)
      return join(folder, name)
    } catch {
      // Not in this folder.
    }
  }
  return null
}

/** What Playwright asks of Firefox by WebDriver BiDi (`network.addDataCollector`) is there since this version. */
const oldestFirefox = 143

/** An installed Firefox that is new enough, else Debian's by apt as root. null: none; Playwright's own build is another browser. */
function findFirefox() {
  const fits = (path) => {
    const { stdout } = spawnSync(path, ['--version'], { encoding: 'utf8' })
    const major = Number(/ (\d+)\./.exec(stdout ?? '')?.[1] ?? 0)
    if (major < oldestFirefox)
      console.error(`${path} is Firefox ${major}; the journeys need ${oldestFirefox} or newer.`)
    return major >= oldestFirefox
  }
  const installed = () => ['firefox-esr', 'firefox'].map(onPath).filter(Boolean).find(fits) ?? null
  if (process.env.FIREFOX_PATH) return process.env.FIREFOX_PATH
  return installed() ?? (installPackage('firefox-esr'), installed())
}

/** By apt, as root on Debian; elsewhere nothing. */
function installPackage(name) {
  if (process.getuid?.() !== 0 || !onPath('apt-get')) return
  console.error(`Installing ${name}…`)
  spawnSync('apt-get', ['update'], { stdio: ['ignore', 'ignore', 'inherit'] })
  spawnSync('apt-get', ['install', '-y', '--no-install-recommends', name], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
}

/** An installed Chromium or Chrome, else Playwright's own, else Debian's by apt as root. null: Playwright finds its own. */
export async function findBrowser(node) {
  if (process.env.CHROME_PATH) return process.env.CHROME_PATH
  const installed = browsers.map(onPath).find(Boolean)
  if (installed) return installed
  if ((await node('node_modules/playwright-core/cli.js', 'install', 'chromium')) === 0) return null
  installPackage('chromium')
  const fresh = browsers.map(onPath).find(Boolean)
  if (fresh) return fresh
  throw new Error('No browser: set CHROME_PATH to a Chromium or Chrome.')
}

export async function test({ build, node }) {
  const results = mkdtempSync(join(tmpdir(), 'pull-doctor-'))
  const count = { passed: 0, failed: 0, skipped: 0 }
  const check = async (name, run) => {
    const started = performance.now()
    const status = await run()
    console.error(`${status === 0 ? '✓' : '✗'} ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)`)
    count[status === 0 ? 'passed' : 'failed']++
    return status === 0
  }
  const bin = (name) => join('node_modules', name)
  try {
    await check('types of the core, without DOM and Node', () =>
      node(bin('typescript/bin/tsc'), '-p', 'tsconfig.core.json'),
    )
    await check('types of the page', () => node(bin('typescript/bin/tsc'), '-p', 'tsconfig.page.json'))
    await check('types of scripts and tests', () => node(bin('typescript/bin/tsc'), '-p', 'tsconfig.tools.json'))
    await check('format', () => node(bin('oxfmt/bin/oxfmt'), '--check'))
    await check('lint and boundaries', () => node(bin('oxlint/bin/oxlint'), '--deny-warnings'))
    await check('nothing unused', () => node(bin('knip/bin/knip.js'), '--treat-config-hints-as-errors'))
    // The judges of the chains and of the shell, and what runs the plays. Where one cannot be had, its test says that it is skipped.
    if (!onPath('go')) installPackage('golang-go')
    if (!onPath('shellcheck')) installPackage('shellcheck')
    if (!onPath('jq')) installPackage('jq')
    if (!onPath('ansible-playbook')) installPackage('ansible-core')
    const unit = join(results, 'unit.json')
    await node(bin('vitest/vitest.mjs'), 'run', '--reporter=dot', '--reporter=json', `--outputFile=${unit}`)
    add(count, unit, ({ numPassedTests, numFailedTests, numPendingTests, numFailedTestSuites }) => ({
      passed: numPassedTests,
      failed: numFailedTests + (numFailedTests === 0 ? numFailedTestSuites : 0),
      skipped: numPendingTests,
    }))
    // The main situations of the lab, with the oldest containerd.
    const lab = join(results, 'lab.json')
    process.env.PULL_DOCTOR_LAB_RESULTS = lab
    await node('scripts/run.mjs', 'lab', '--main')
    add(count, lab, (outcome) => outcome)
    await check('two copies build the same bytes', reproducible)
    if (await check('build', build)) {
      const browser = await findBrowser(node)
      if (browser) process.env.CHROME_PATH = browser
      const firefox = findFirefox()
      if (firefox) process.env.FIREFOX_PATH = firefox
      else {
        console.error('Skipped: the journeys in Firefox. No Firefox that fits: set FIREFOX_PATH to one.')
        count.skipped++
      }
      const journeys = join(results, 'journeys.json')
      process.env.PULL_DOCTOR_RESULTS = journeys
      const started = performance.now()
      await node(bin('@playwright/test/cli.js'), 'test', ...(firefox ? [] : ['--project=chromium']))
      console.error(`Journeys: ${((performance.now() - started) / 1000).toFixed(1)} s`)
      add(count, journeys, ({ stats }) => ({
        passed: stats.expected,
        failed: stats.unexpected + stats.flaky,
        skipped: stats.skipped,
      }))
    }
  } finally {
    rmSync(results, { recursive: true })
  }
  console.log(`${count.passed} passed, ${count.failed} failed${count.skipped > 0 ? `, ${count.skipped} skipped` : ''}`)
  return count.failed === 0 && !(process.env.CI && count.skipped > 0) ? 0 : 1
}

/** A runner that left no results has failed, whatever its exit status. */
function add(count, file, read) {
  try {
    const one = read(JSON.parse(readFileSync(file, 'utf8')))
    count.passed += one.passed
    count.failed += one.failed
    count.skipped += one.skipped
    if (one.passed + one.failed + one.skipped === 0) count.failed++
  } catch {
    count.failed++
  }
}
