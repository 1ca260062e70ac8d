/**
 * `npm run mutants -- AREA [--count N] [--seed N]`: changes one place of an area at a time and asks the area's tests whether they see it.
 * What survives is code whose fault no test would show. Outside of `npm test`: each mutant is a run of its own.
 */
import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import ts from 'typescript'
import { randomFrom } from './random.ts'

interface Area {
  /** Folders or files below `src`. */
  files: string[]
  /** The tests that ought to see a fault, quick ones first; the next list is asked only where the last saw nothing. */
  tests: string[][]
}

export const areas: { [name: string]: Area } = {
  secrets: {
    files: [
      'core/read/secrets/index.ts',
      'core/read/secrets/named.ts',
      'core/read/secrets/objects.ts',
      'core/lint/harmless.ts',
      'core/lint/withheld.ts',
    ],
    tests: [['src/core/read/secrets.test.ts'], ['src/core/withheld.test.ts', 'src/core/read/regions.test.ts']],
  },
  keyring: {
    files: ['core/registry/keyring.ts', 'core/read/credentials.ts'],
    tests: [
      ['src/core/registry', 'src/core/guide-401.test.ts', 'src/core/conclude/refinements/by-login.test.ts'],
      ['src/core/causes', 'src/examples'],
    ],
  },
  verifier: {
    files: ['core/pki/go-verify.ts', 'core/pki/go-names.ts', 'core/pki/go-constraints.ts', 'core/pki/go-policies.ts'],
    tests: [['src/core/pki', 'src/core/accepted-chains.test.ts'], ['scripts/go-judge']],
  },
  conclusions: {
    files: ['core/conclude'],
    tests: [
      ['src/core/conclude', 'src/core/causes', 'src/examples'],
      ['src/core/guide-401.test.ts', 'src/core/read'],
    ],
  },
  generators: {
    files: ['core/fixes'],
    tests: [['src/core/fixes/fixes.test.ts', 'src/core/fixes/merge.test.ts'], ['src/core/fixes']],
  },
}

export interface Mutant {
  file: string
  line: number
  start: number
  end: number
  /** What stands at start…end, and what is put there. */
  from: string
  to: string
}

const opposites: { [operator: string]: string } = {
  '===': '!==',
  '!==': '===',
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '&&': '||',
  '||': '&&',
  '+': '-',
  '-': '+',
}
const methods: { [name: string]: string } = {
  some: 'every',
  every: 'some',
  startsWith: 'endsWith',
  endsWith: 'startsWith',
  min: 'max',
  max: 'min',
  indexOf: 'lastIndexOf',
  lastIndexOf: 'indexOf',
}

/** Every single change that is tried on a file; none inside of types and imports. */
export function mutantsOf(file: string, text: string): Mutant[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ESNext, true)
  const found: Mutant[] = []
  const put = (node: ts.Node, to: string): void => {
    const [start, end] = [node.getStart(source), node.getEnd()]
    const from = text.slice(start, end)
    if (from !== to)
      found.push({ file, line: source.getLineAndCharacterOfPosition(start).line + 1, start, end, from, to })
  }
  const walk = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isInterfaceDeclaration(node)) return
    if (ts.isTypeAliasDeclaration(node)) return
    if (ts.isBinaryExpression(node)) {
      const opposite = opposites[node.operatorToken.getText(source)]
      if (opposite) put(node.operatorToken, opposite)
      if (node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken) put(node, node.left.getText(source))
    } else if (ts.isIfStatement(node) || ts.isWhileStatement(node)) {
      put(node.expression, 'false')
      if (ts.isIfStatement(node)) put(node.expression, 'true')
    } else if (ts.isConditionalExpression(node)) {
      put(node.condition, 'true')
      put(node.condition, 'false')
    } else if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) {
      put(node, node.operand.getText(source))
    } else if (ts.isNumericLiteral(node)) put(node, String(Number(node.text) + 1))
    else if (node.kind === ts.SyntaxKind.TrueKeyword) put(node, 'false')
    else if (node.kind === ts.SyntaxKind.FalseKeyword) put(node, 'true')
    else if (ts.isStringLiteral(node) && node.text !== '') put(node, "'\\u0001'")
    else if (ts.isRegularExpressionLiteral(node)) {
      // A pattern that never fits, and one without its flags for case and lines.
      put(node, '/(?!)/')
      const flags = node.text.slice(node.text.lastIndexOf('/') + 1)
      if (/[im]/.test(flags)) put(node, node.text.slice(0, -flags.length) + flags.replace(/[im]/g, ''))
    } else if (ts.isExpressionStatement(node) && ts.isCallExpression(node.expression)) put(node, ';')
    else if (ts.isArrayLiteralExpression(node) && node.elements.length > 1) {
      for (const gone of node.elements)
        put(
          node,
          `[${node.elements
            .filter((one) => one !== gone)
            .map((one) => one.getText(source))
            .join(', ')}]`,
        )
    } else if (ts.isPropertyAccessExpression(node) && ts.isCallExpression(node.parent)) {
      const other = methods[node.name.text]
      if (other) put(node.name, other)
    }
    node.forEachChild(walk)
  }
  walk(source)
  return found
}

function sample(all: Mutant[], count: number, seed: number): Mutant[] {
  const { below } = randomFrom(seed)
  return all
    .map((mutant) => ({ mutant, key: below(2 ** 31) }))
    .sort((a, b) => a.key - b.key)
    .slice(0, count)
    .map(({ mutant }) => mutant)
    .sort((a, b) => a.file.localeCompare(b.file, 'en') || a.start - b.start)
}

export function filesOf(area: Area): string[] {
  return area.files.flatMap((one) =>
    one.endsWith('.ts')
      ? [`src/${one}`]
      : readdirSync(`src/${one}`, { recursive: true, encoding: 'utf8' })
          .filter((name) => name.endsWith('.ts') && !/\.(?:test|d)\.ts$/.test(name))
          .map((name) => `src/${one}/${name}`),
  )
}

/** A copy of the sources in which one mutant at a time is tried. */
function workshop(): string {
  const folder = mkdtempSync(join(tmpdir(), 'pull-doctor-mutants-'))
  const sources = ['src', 'scripts', 'e2e', 'docs', 'LICENSE', 'README.md', 'package.json', 'package-lock.json']
  for (const name of [...sources, ...readdirSync('.').filter((one) => /^(?:tsconfig.*|vite\.config\.ts)/.test(one))])
    cpSync(name, join(folder, name), { recursive: true, force: true, errorOnExist: false })
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
  return folder
}

/** @returns whether all tests pass; a run that takes longer than the limit fails. */
function passes(folder: string, tests: string[], limitMs: number): Promise<boolean> {
  return new Promise((done) => {
    const child = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', '--bail=1', ...tests], {
      cwd: folder,
      stdio: 'ignore',
      detached: true,
      env: { ...process.env, CI: '1' },
    })
    const timer = setTimeout(() => {
      if (child.pid) process.kill(-child.pid, 'SIGKILL')
    }, limitMs)
    child.on('close', (code) => {
      clearTimeout(timer)
      done(code === 0)
    })
  })
}

export async function mutants(words: string[]): Promise<void> {
  const option = (name: string, otherwise: number) => {
    const at = words.indexOf(`--${name}`)
    return at < 0 ? otherwise : Number(words[at + 1])
  }
  const area = areas[words[0] ?? '']
  if (!area) throw new Error(`npm run mutants -- ${Object.keys(areas).join('|')} [--count N] [--seed N]`)
  const seed = option('seed', Date.now() % 1e9)
  const all = filesOf(area).flatMap((file) => mutantsOf(file, readFileSync(file, 'utf8')))
  const chosen = sample(all, option('count', 200), seed)
  console.log(`${chosen.length} of ${all.length} mutants, --seed ${seed}`)
  const folders = [workshop(), workshop()]
  try {
    const limits: number[] = []
    for (const tests of area.tests) {
      const started = performance.now()
      if (!(await passes(folders[0] ?? '', tests, 600_000))) throw new Error(`${tests.join(' ')} fail unchanged`)
      limits.push(20_000 + 4 * (performance.now() - started))
    }
    const survivors: Mutant[] = []
    const queue = [...chosen]
    const work = async (folder: string): Promise<void> => {
      for (let mutant = queue.shift(); mutant; mutant = queue.shift()) {
        const path = join(folder, mutant.file)
        const text = readFileSync(path, 'utf8')
        writeFileSync(path, text.slice(0, mutant.start) + mutant.to + text.slice(mutant.end))
        let alive = true
        for (const [i, tests] of area.tests.entries()) if (alive) alive = await passes(folder, tests, limits[i] ?? 0)
        writeFileSync(path, text)
        if (!alive) continue
        survivors.push(mutant)
        console.log(`alive: ${mutant.file}:${mutant.line} ${short(mutant.from)} → ${short(mutant.to)}`)
      }
    }
    await Promise.all(folders.map(work))
    const killed = chosen.length - survivors.length
    console.log(
      `${killed} of ${chosen.length} killed (${((100 * killed) / chosen.length).toFixed(1)} %), --seed ${seed}`,
    )
    process.exitCode = killed >= 0.85 * chosen.length ? 0 : 1
  } finally {
    for (const folder of folders) rmSync(folder, { recursive: true })
  }
}

const short = (text: string): string => JSON.stringify(text.length > 70 ? `${text.slice(0, 70)}…` : text)
