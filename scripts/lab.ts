/** `npm run lab`: the closed loop against real registries and runtimes. `-- --main` runs the main situations with the oldest containerd only. */
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { engines, missing, unpacked, type Engine } from '../e2e/lab/engines.ts'
import { close, type Outcome } from '../e2e/lab/loop.ts'
import { nameServer } from '../e2e/lab/servers.ts'
import { addresses, situations } from '../e2e/lab/situations.ts'
import { keepTable, table } from '../e2e/lab/table.ts'

const inside = 'PULL_DOCTOR_LAB_INSIDE'

export async function lab(words: string[]): Promise<number> {
  const reason = missing()
  if (reason !== null) return skip(reason)
  const main = words.includes('--main')
  const only = words.filter((word) => !word.startsWith('--'))
  const chosen = main
    ? engines.slice(0, 1)
    : engines.filter(({ name }) =>
        only.every((word) => situations.some((situation) => situation.name.includes(word)) || name.includes(word)),
      )
  if (process.env[inside] === undefined) {
    try {
      for (const suite of new Set(chosen.map((engine) => engine.suite))) unpacked(suite)
    } catch (error) {
      return skip(
        `Debian’s packages cannot be had (${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)})`,
      )
    }
    // A network of its own, which only loopback addresses populate.
    return (
      spawnSync(
        'unshare',
        [
          '--net',
          '--mount',
          '--pid',
          '--fork',
          '--kill-child',
          '--mount-proc',
          process.execPath,
          ...process.argv.slice(1),
        ],
        { stdio: 'inherit', env: { ...process.env, [inside]: '1' } },
      ).status ?? 1
    )
  }
  network()
  const names = await nameServer('10.77.1.53')
  const outcomes: Outcome[] = []
  for (const engine of chosen)
    for (const situation of situations) {
      if (
        !applies(engine, situation) ||
        (main && !situation.main) ||
        !only.every((word) => situation.name.includes(word) || engine.name.includes(word))
      )
        continue
      const outcome = await close(situation, engine)
      outcomes.push(outcome)
      console.error(
        `${outcome.problem === null ? '✓' : '✗'} ${engine.name}: ${situation.name} (${outcome.cause} → ${outcome.fix}${outcome.fix === '' || outcome.first ? '' : ', behind one for others'},` +
          ` ${outcome.seconds.toFixed(1)} s)${outcome.problem === null ? '' : `\n    ${outcome.problem.replaceAll('\n', '\n    ')}`}`,
      )
    }
  await names.close()
  const failed = outcomes.filter(({ problem }) => problem !== null).length
  console.log(table(outcomes))
  if (!main && only.length === 0 && failed === 0) keepTable(outcomes)
  writeResults({ passed: outcomes.length - failed, failed, skipped: 0 })
  return failed > 0 || outcomes.length === 0 ? 1 : 0
}

/** Aloud, and never in continuous integration. */
function skip(reason: string): number {
  console.error(`SKIPPED: the lab: ${reason}.`)
  writeResults({ passed: 0, failed: 0, skipped: situations.filter(({ main }) => main).length })
  return process.env.CI ? 1 : 0
}

function applies(engine: Engine, { only }: (typeof situations)[number]): boolean {
  return only?.(engine) ?? true
}

function network(): void {
  const ip = (...words: string[]) => {
    spawnSync('ip', words, { stdio: ['ignore', 'ignore', 'inherit'] })
  }
  ip('link', 'set', 'lo', 'up')
  for (const address of addresses)
    ip(
      'addr',
      'add',
      `${address}/${address.includes(':') ? 128 : 32}`,
      'dev',
      'lo',
      ...(address.includes(':') ? ['nodad'] : []),
    )
}

function writeResults(count: { passed: number; failed: number; skipped: number }): void {
  const file = process.env.PULL_DOCTOR_LAB_RESULTS
  if (file !== undefined) writeFileSync(file, JSON.stringify(count))
}
