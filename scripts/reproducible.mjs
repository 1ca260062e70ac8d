/** Two copies in different folders, each with packages of its own, build the same bytes. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, sep } from 'node:path'

/** @returns 0, or 1 with the files that differ on standard error. */
export function reproducible() {
  const folder = mkdtempSync(join(tmpdir(), 'pull-doctor-twice-'))
  try {
    // Another length of path each, so that no path of the machine can hide in a file.
    const [first, second] = ['a', 'a-longer-name/below'].map((name) => sums(built(join(folder, name))))
    const differ = [...new Set([...first.keys(), ...second.keys()])].filter(
      (name) => first.get(name) !== second.get(name),
    )
    for (const name of differ) console.error(`${name} differs between two builds of the same sources`)
    return differ.length === 0 && first.size > 0 ? 0 : 1
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** What is no source. */
const made = new Set(['.git', 'node_modules', 'dist', 'test-results', '.lab', '.screens'])

function built(clone) {
  const run = (command, args, cwd) => {
    const { status, stderr } = spawnSync(command, args, { cwd, stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' })
    if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`)
  }
  cpSync('.', clone, {
    recursive: true,
    filter: (path) => !made.has(relative('.', path).split(sep)[0] ?? ''),
  })
  run(process.execPath, ['scripts/run.mjs', 'build'], clone)
  return join(clone, 'dist')
}

/** @returns SHA-256 by path below the folder. */
function sums(folder) {
  return new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(folder.length), createHash('sha256').update(readFileSync(path)).digest('hex')]),
  )
}
