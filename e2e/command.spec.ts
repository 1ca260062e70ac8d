import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from '@playwright/test'
import { stationOf } from '../src/core/vocabulary.ts'
import type * as Library from '../src/lib.ts'

const at = '2026-06-01T00:00:00Z'
const cli = (arguments_: string[], input?: string) =>
  spawnSync(process.execPath, ['dist/cli.js', ...arguments_], {
    encoding: 'utf8',
    ...(input === undefined ? {} : { input }),
  })
const library = () => import(pathToFileURL(resolve('dist/lib.js')).href) as Promise<typeof Library>

test('library and command give the same report for the same paste', async () => {
  const { diagnose } = await library()
  for (const name of ['private-ca', 'incomplete-chain', 'wrong-port-in-secret', 'rate-limit']) {
    const file = `src/examples/${name}.txt`
    const { stdout, status } = cli(['--json', '--at', at, file])
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toEqual(
      JSON.parse(JSON.stringify(await diagnose(readFileSync(file, 'utf8'), { at: new Date(at) }))),
    )
  }
})

test('the library exports what the contract lists', async () => {
  const lib = await library()
  expect(Object.keys(lib).sort()).toEqual([
    'causes',
    'diagnose',
    'generateConfig',
    'lintConfig',
    'lookupCredentials',
    'parseReference',
    'verifyChain',
  ])
  expect(lib.causes.map(({ code }) => code).sort()).toEqual(Object.keys(stationOf).sort())
  expect(readFileSync('dist/lib.d.ts', 'utf8')).toContain('export declare function lookupCredentials(')
})

test('a report fits its own schema', () => {
  const schema = JSON.parse(readFileSync('dist/report.schema.json', 'utf8')) as {
    definitions: { Report: { required: string[] } }
  }
  const report = JSON.parse(cli(['--json', 'src/examples/private-ca.txt']).stdout) as object
  expect(Object.keys(report).sort()).toEqual([...schema.definitions.Report.required].sort())
})

test('a pasted hosts.toml: what containerd skips in it, and the corrected file', () => {
  const { stdout } = cli(
    ['--lang', 'en'],
    'server = https://registry.example.local\n\n[host."https://registry.example.local"]\n  capabilities = ["pull", "resolve"]\n',
  )
  expect(stdout).toContain('hosts.toml (line 1):\n  [not loaded] https://registry.example.local\n')
  expect(stdout).toContain('  corrected:\n     server = "https://registry.example.local"\n')
})

test('exit status: diagnosed, without a cause, bad usage; text in both languages', () => {
  expect(cli(['src/examples/plain-http.txt']).status).toBe(0)
  expect(cli([], 'no pull here').status).toBe(0)
  expect(
    cli(
      [],
      '  Warning  Failed  8s  kubelet  Error: ImagePullBackOff\n  Normal  BackOff  8s  kubelet  Back-off pulling image "a/b:1"',
    ).status,
  ).toBe(1)
  expect(cli(['--lang', 'xx']).status).toBe(2)
  expect(cli(['no-such-file']).status).toBe(2)
  expect(cli(['--version']).stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
  expect(cli(['--lang', 'ru', 'src/examples/plain-http.txt']).stdout).toContain('отвечает по обычному HTTP')
  const [first, second] = ['src/examples/private-ca.txt', 'src/examples/rate-limit.txt']
  expect(JSON.parse(cli(['--json', '--at', at, first ?? '', second ?? '']).stdout)).toEqual(
    JSON.parse(
      cli(['--json', '--at', at], `${readFileSync(first ?? '', 'utf8')}\n${readFileSync(second ?? '', 'utf8')}`).stdout,
    ),
  )
})

test('an input without evidence is told as what it is, on standard error, and is not taken for health', () => {
  const refused = 'The connection to the server localhost:8080 was refused - did you specify the right host or port?\n'
  for (const [input, en, ru] of [
    ['', 'the input is empty', 'пуст'],
    [' \n\n', 'the input is empty', 'пуст'],
    [refused, 'localhost:8080 was refused', 'localhost:8080 was refused'],
    ['Error from server (Forbidden): pods is forbidden\n', 'kubectl could not', 'kubectl не смог'],
  ] as const)
    for (const [language, words] of [
      ['en', en],
      ['ru', ru],
    ] as const) {
      const { stdout, stderr, status } = cli(['--lang', language], input)
      expect({ stdout, status }).toEqual({ stdout: '', status: 2 })
      expect(stderr).toMatch(/^pull-doctor: /)
      expect(stderr).toContain(words)
      expect(stderr).not.toContain('Usage:')
      if (language === 'ru') continue
      const json = cli(['--json', '--lang', language], input)
      expect(json.status).toBe(2)
      expect((JSON.parse(json.stdout) as { pulls: unknown[] }).pulls).toEqual([])
      expect(json.stderr).toContain(words)
    }
  const folder = mkdtempSync(join(tmpdir(), 'pull-doctor-'))
  writeFileSync(join(folder, 'empty.txt'), '\n')
  expect(cli([join(folder, 'empty.txt')])).toMatchObject({ stdout: '', status: 2 })
  rmSync(folder, { recursive: true })
  const none = cli([], 'No resources found in shop namespace.\n')
  expect(none).toMatchObject({ status: 0, stderr: '' })
  expect(none.stdout).toContain('No resources found in shop namespace.')
  expect(none.stdout).not.toContain('speaks of')
  // The page has a command below its box; the terminal has none.
  expect(cli([], 'no pull here').stdout).not.toMatch(/below/)
  expect(cli(['--lang', 'ru'], 'no pull here').stdout).not.toMatch(/ниже/i)
})

test('the package, installed where nothing else is, runs by its name', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pull-doctor-'))
  try {
    expect(readFileSync('dist/cli.js', 'utf8').slice(0, 20)).toBe('#!/usr/bin/env node\n')
    if (process.platform === 'win32') return
    expect(statSync('dist/cli.js').mode & 0o111).toBe(0o111)
    const packed = spawnSync('npm', ['pack', '--json', '--pack-destination', folder], { encoding: 'utf8' })
    const [{ filename }] = JSON.parse(packed.stdout) as [{ filename: string }]
    expect(spawnSync('tar', ['-xzf', filename], { cwd: folder }).status).toBe(0)
    // As npm links a package's command.
    mkdirSync(join(folder, 'bin'))
    symlinkSync('../package/dist/cli.js', join(folder, 'bin/pull-doctor'))
    const run = spawnSync(join(folder, 'bin/pull-doctor'), ['--version'], { encoding: 'utf8' })
    expect(run.stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
