/** The commands that set config_path, run by a real shell beside an engine of a few lines; e2e/lab runs them beside the real ones. */
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { generateConfig } from '../../lib.ts'
import { fixScript } from './script.ts'

const roots: string[] = []
afterEach(() => {
  for (const root of roots.splice(0)) rmSync(root, { recursive: true })
})

const grpc = 'plugins."io.containerd.grpc.v1.cri"'
const images = 'plugins."io.containerd.cri.v1.images"'
const folder = 'config_path = "/etc/containerd/certs.d"'

/** Dumps the file with the registry's default in it; what an import brings stands in dump-end, and dump-instead replaces all. */
const containerd = `#!/bin/bash
f=ROOT/etc/containerd/config.toml
if [ "$1" = --config ]; then f=$2; shift 2; fi
case $1 in
  --version) echo "containerd github.com/containerd/containerd v$VERSION 1234abc" ;;
  config)
    [ -e "$f" ] || [ "$VERSION" != "\${VERSION#2}" ] || exit 1
    if grep -q refused "$f" 2>/dev/null; then exit 1; fi
    if [ -e ROOT/dump-instead ]; then cat ROOT/dump-instead; exit; fi
    cat "$f" 2>/dev/null
    grep -q 'registry\\]' "$f" 2>/dev/null || printf '\\n[plugins."x".registry]\\n  config_path = "%s"\\n' "$LIST"
    printf '\\n[plugins."io.containerd.transfer.v1.local"]\\n  config_path = ""\\n'
    if [ -e ROOT/dump-end ]; then cat ROOT/dump-end; fi ;;
esac
`
const ctr = `#!/bin/bash
state=ok
if [ -e ROOT/cri-off ]; then state=skip; fi
if [ -e ROOT/cri-breaks ] && grep -q 'config_path = "/etc' ROOT/etc/containerd/config.toml; then state=error; fi
echo "io.containerd.grpc.v1    cri    linux/amd64    $state"
`

function node(version: string, files: { [path: string]: string } = {}, list = '') {
  const root = mkdtempSync(join(tmpdir(), 'config-path-'))
  roots.push(root)
  const place = (text: string) => text.replaceAll('ROOT', root)
  for (const [path, text] of Object.entries({
    'bin/containerd': containerd,
    'bin/ctr': ctr,
    'bin/systemctl': '#!/bin/sh\necho "$@" >> ROOT/restarts\n',
    'bin/sleep': '#!/bin/sh\n',
    'bin/openssl': '#!/bin/sh\n',
    ...files,
  })) {
    mkdirSync(join(root, path, '..'), { recursive: true })
    writeFileSync(join(root, path), path.startsWith('bin/') ? place(text) : text)
    if (path.startsWith('bin/')) chmodSync(join(root, path), 0o755)
  }
  const run = (script: string) => {
    // The folders are named as on a node inside the files, and lie below the root.
    const placed = script
      .replaceAll(/(?<![\w"])\/etc\/containerd/g, `${root}/etc/containerd`)
      .replaceAll(/(?<![\w":])\/etc\/docker/g, `${root}/etc/docker`)
      .replaceAll('/run/containerd', `${root}/run/containerd`)
      .replaceAll(`d=${root}/etc/containerd/certs.d`, 'd=/etc/containerd/certs.d')
      .replaceAll('ls -A "$d"', `ls -A "${root}$d"`)
    const { status, stdout, stderr } = spawnSync('bash', ['--norc', '-c', placed], {
      stdio: ['ignore', 'pipe', 'pipe'],
      encoding: 'utf8',
      env: { PATH: `${root}/bin:${process.env.PATH}`, VERSION: version, LIST: list },
    })
    return { status, output: stdout + stderr }
  }
  const made = generateConfig({
    target: version.startsWith('1') ? 'containerd-1' : 'containerd-2',
    registry: 'registry.example:5000',
    situation: 'plain-http',
  })
  if (!made.ok) throw new Error(made.error)
  const { fix } = made
  return {
    fix,
    apply: () => run(fixScript(fix)),
    /** Each command by itself, as they are copied one at a time. */
    steps: () => fix.commands.map((step) => run(step.run)),
    undo: () => fix.undo.map((step) => run(step.run)),
    read: () => {
      const path = join(root, 'etc/containerd/config.toml')
      return existsSync(path) ? readFileSync(path, 'utf8') : null
    },
    restarts: () =>
      existsSync(join(root, 'restarts')) ? readFileSync(join(root, 'restarts'), 'utf8').trim().split('\n').length : 0,
    names: () => readdirSync(join(root, 'etc/containerd')),
    age: (path: string) => {
      utimesSync(join(root, path), 1, 1)
    },
    put: (path: string, text: string) => {
      writeFileSync(join(root, path), text)
    },
  }
}
const config = (text: string) => ({ 'etc/containerd/config.toml': text })

describe('config_path in the plain case', () => {
  it.each([
    ['1.7.24', null, `version = 2\n\n[${grpc}.registry]\n  ${folder}\n`],
    ['2.1.9', null, `version = 3\n\n[${images}.registry]\n  ${folder}\n`],
    ['1.6.20', 'version = 2\noom_score = 1', `version = 2\noom_score = 1\n[${grpc}.registry]\n  ${folder}\n`],
    ['2.1.9', 'version = 2\n', `version = 2\n\n[${grpc}.registry]\n  ${folder}\n`],
    ['2.3.1', 'version = 4\n', `version = 4\n\n[${images}.registry]\n  ${folder}\n`],
    [
      '1.7.24',
      `version = 2\n[${grpc}.registry]\n  config_path = ""\n\n  [${grpc}.registry.headers]\n    a = ["b"]\n[plugins."io.containerd.transfer.v1.local"]\n ` +
        ` config_path = ""\n`,
      `version = 2\n[${grpc}.registry]\n  ${folder}\n\n  [${grpc}.registry.headers]\n    a = ["b"]\n[plugins."io.containerd.transfer.v1.local"]\n  ` +
        `config_path = ""\n`,
    ],
    [
      '2.1.9',
      "version = 3\n    [plugins.'io.containerd.cri.v1.images'.registry]\n      config_path = ''\n",
      `version = 3\n    [plugins.'io.containerd.cri.v1.images'.registry]\n  ${folder}\n`,
    ],
  ])('%s, %j: set once, undone to the byte', (version, before, after) => {
    const one = node(version, before === null ? {} : config(before))
    expect(one.apply()).toMatchObject({ status: 0, output: expect.stringContaining('config_path is set') as string })
    expect([one.read(), one.restarts()]).toEqual([after, 1])
    expect([one.steps(), one.read(), one.restarts()]).toEqual([
      one.fix.commands.map(() => ({ status: 0, output: '' })),
      after,
      1,
    ])
    expect(one.undo().map(({ status }) => status)).toEqual(one.fix.undo.map(() => 0))
    expect([one.read(), one.restarts()]).toEqual([before, 2])
    expect(one.names().filter((name) => name.startsWith('config.toml'))).toEqual(before === null ? [] : ['config.toml'])
  })

  it('the default list of 2.2, which no file names, becomes one folder', () => {
    const one = node('2.2.2', {}, '/etc/containerd/certs.d:/etc/docker/certs.d')
    expect(one.apply().status).toBe(0)
    expect(one.read()).toContain(folder)
  })

  it('set already: nothing is written and nothing restarts', () => {
    const before = `version = 2\n[${grpc}.registry]\n  ${folder}\n`
    const one = node('1.7.24', config(before))
    expect(one.apply()).toEqual({ status: 0, output: '' })
    expect([one.read(), one.restarts(), one.names().sort()]).toEqual([before, 0, ['certs.d', 'config.toml']])
    one.undo()
    expect([one.read(), one.restarts()]).toEqual([before, 0])
  })

  it('written by hand first, as its box shows it: the daemon that is older than the file is restarted once', () => {
    const byHand = `version = 2\n[${grpc}.registry]\n  ${folder}\n`
    const one = node('1.7.24', { ...config(byHand), 'run/containerd/containerd.sock': '' })
    one.age('run/containerd/containerd.sock')
    expect(one.steps().at(-1)).toMatchObject({ status: 0, output: expect.stringContaining('is set') as string })
    one.put('run/containerd/containerd.sock', '')
    one.steps()
    expect([one.read(), one.restarts()]).toEqual([byHand, 1])
    const two = node('1.7.24', {
      ...config(`${byHand}[${grpc}.registry.mirrors."docker.io"]\n`),
      'run/containerd/containerd.sock': '',
    })
    two.age('run/containerd/containerd.sock')
    expect(two.apply()).toMatchObject({ status: 1, output: expect.stringContaining('registry.mirrors') as string })
    expect(two.restarts()).toBe(0)
  })

  it('stays while another registry has a folder, and while somebody has changed the file since', () => {
    const one = node('1.7.24', { ...config('version = 2\n'), 'etc/containerd/certs.d/other/hosts.toml': '' })
    one.apply()
    expect(one.undo().at(-1)?.output).toContain('other registries')
    expect(one.read()).toContain(folder)
    const two = node('1.7.24', config('version = 2\n'))
    two.apply()
    two.put('etc/containerd/config.toml', `${two.read()}# theirs\n`)
    expect(two.undo().at(-1)?.output).toContain('changed since')
    expect(two.read()).toContain('# theirs')
  })
})

describe('config_path where the case is not plain: config.toml stays, nothing restarts, and it is said', () => {
  it.each<[string, string, { [path: string]: string }]>([
    [
      'mirrors',
      '1.6.20',
      config(`version = 2\n[${grpc}.registry.mirrors."docker.io"]\n  endpoint = [\n  "http://m"]\n`),
    ],
    [
      'mirrors on one line, which the dump spreads out',
      '1.6.20',
      {
        ...config(`version = 2\n[${grpc}.registry]\n  mirrors = {"docker.io" = {endpoint = ["https://m1"]}}\n`),
        'dump-end': `[${grpc}.registry.mirrors."docker.io"]\n`,
      },
    ],
    ['tls', '1.7.24', config(`version = 2\n[${grpc}.registry.configs."h:5000".tls]\n  ca_file = "/a"\n`)],
    [
      'an import that replaces the CRI section',
      '1.7.24',
      { ...config('version = 2\nimports = ["x"]\n'), 'dump-instead': `[${grpc}.registry]\n  config_path = ""\n` },
    ],
    ['another folder', '1.7.24', config(`version = 2\n[${grpc}.registry]\n  config_path = "/opt/certs.d"\n`)],
    [
      'a list that a file names, on 2.x',
      '2.1.9',
      config(`version = 2\n[${grpc}.registry]\n  config_path = "/etc/containerd/certs.d:/etc/docker/certs.d"\n`),
    ],
    ['no version line', '1.7.24', config('oom_score = -999\n')],
    ['a file of the other generation', '1.7.24', config(`version = 3\n[${images}.registry]\n`)],
    ['two tables', '2.1.9', config(`version = 3\n[${grpc}.registry]\n[${images}.registry]\n  config_path = "/x"\n`)],
    ['a file that containerd does not read', '2.1.9', config('version = 3\nrefused\n')],
    ['cri switched off', '1.7.24', { ...config('version = 2\ndisabled_plugins = ["cri"]\n'), 'cri-off': '' }],
  ])('%s', (_, version, files) => {
    const one = node(version, files)
    const before = one.read()
    const { status, output } = one.apply()
    expect(status).toBe(1)
    expect(output).toMatch(/left as it is/)
    expect(output).not.toMatch(/config_path is set/)
    expect(output.trim().split('\n')).toHaveLength(1)
    expect([one.read(), one.restarts()]).toEqual([before, 0])
    one.steps()
    expect([one.read(), one.restarts()]).toEqual([before, 0])
    one.undo()
    expect([one.read(), one.restarts(), one.names().filter((name) => name !== 'certs.d')]).toEqual([
      before,
      0,
      ['config.toml'],
    ])
  })

  it('configs…auth may stand beside it', () => {
    const one = node('1.7.24', config(`version = 2\n[${grpc}.registry.configs."h".auth]\n  auth = "eA=="\n`))
    expect(one.apply().status).toBe(0)
  })

  it('CRI does not come back: the file of before comes back, and it is said', () => {
    const one = node('1.7.24', { ...config('version = 2\n'), 'cri-breaks': '' })
    const { status, output } = one.apply()
    expect([status, one.read(), one.restarts()]).toEqual([1, 'version = 2\n', 2])
    expect(output).toMatch(/CRI is back/)
    expect(output).not.toMatch(/config_path is set/)
    expect(one.names().sort()).toEqual(['certs.d', 'config.toml'])
  })
})

it('no command of it is long', () => {
  const made = generateConfig({ target: 'containerd-1', registry: 'registry.example', situation: 'plain-http' })
  for (const { run } of made.ok ? [...made.fix.commands, ...made.fix.undo] : [])
    expect([run.split('\n').length <= 11, run]).toEqual([true, run])
})
