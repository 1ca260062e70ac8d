/** Files that held something before: the generated commands are run by a real shell in a temporary root, applied, applied again and undone in either order. */
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { diagnose, generateConfig } from '../../lib.ts'
import type { ConfigRequest, Fix } from '../contract.ts'
import { fixScript } from './script.ts'

const ca = readFileSync(join(import.meta.dirname, '../../examples/chains/root-ca.pem'), 'utf8')
const hasJq = spawnSync('jq', ['--version']).status === 0 || process.env.CI !== undefined
let root = ''

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'pull-doctor-root-'))
  program('systemctl', 'exit 0')
  for (const name of ['openssl', 'update-ca-certificates', 'nginx', 'haproxy', 'docker', 'containerd'])
    program(name, 'exit 0')
})
afterEach(() => {
  rmSync(root, { recursive: true })
})

const at = (path: string) => join(root, path)
function put(path: string, text: string): void {
  mkdirSync(dirname(at(path)), { recursive: true })
  writeFileSync(at(path), text)
}
const read = (path: string): string | null => (existsSync(at(path)) ? readFileSync(at(path), 'utf8') : null)
function program(name: string, body: string): void {
  put(`bin/${name}`, `#!/bin/bash\n${body}\n`)
  chmodSync(at(`bin/${name}`), 0o755)
}
/** Everything below /etc and beside it, for a comparison. */
const tree = (folder = 'etc'): string[] =>
  existsSync(at(folder))
    ? readdirSync(at(folder), { recursive: true, withFileTypes: true })
        .filter((one) => one.isFile())
        .map((one) => join(one.parentPath, one.name).slice(root.length))
        .sort()
    : []

/** The node's folders below the temporary root; `sleep` costs nothing. */
function run(script: string, path = `${at('bin')}:/usr/bin:/bin`): { status: number | null; stderr: string } {
  const moved = script.replace(/(?<![\w.])\/(etc|usr\/local\/share|var\/snap)\//g, `${root}/$1/`)
  const { status, stderr } = spawnSync('bash', ['-c', `sleep() { :; }\n${moved}`], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, PATH: path, HOME: root },
  })
  return { status, stderr }
}
const must = (script: string): void => {
  expect(run(script)).toMatchObject({ status: 0 })
}
function fixOf(request: ConfigRequest): Fix {
  const made = generateConfig(request)
  if (!made.ok) throw new Error(made.error)
  return made.fix
}
const apply = (fix: Fix): void => {
  must(fixScript(fix))
}
/** As somebody does it who copies one box after the other. */
function byHand(fix: Fix): void {
  for (const step of fix.commands.filter(({ role }) => role === 'backup')) must(step.run)
  for (const { path, content } of fix.files.filter(({ path: one }) => !one.endsWith('config.toml'))) put(path, content)
  for (const { run: text } of fix.commands.filter((step) => step.role !== 'backup' && !/config_path/.test(step.run)))
    must(text)
}
const undo = (fix: Fix): void => {
  for (const step of fix.undo) must(step.run)
}

describe('daemon.json, which several fixes share', () => {
  const daemon = 'etc/docker/daemon.json'
  const http = (registry: string) => fixOf({ target: 'docker', registry, situation: 'plain-http' })
  const mirror = fixOf({
    target: 'docker',
    registry: 'docker.io',
    situation: 'mirror',
    url: 'https://m.example',
    fallback: true,
  })
  const theirs =
    '{\n    "log-opts": {"max-size": "10m"},\n\t"registry-mirrors": ["https://z.example", "https://a.example"],\n  "insecure-registries": ' +
    '["old.example:5000"]\n}\n'

  it.skipIf(!hasJq).each([
    ['first undone first', [0, 1]],
    ['last undone first', [1, 0]],
  ])('two fixes, the %s: the file is what it was, to the byte', (_, order) => {
    put(daemon, theirs)
    const fixes = [http('one.example:5000'), http('two.example:5000')]
    fixes.forEach(apply)
    expect(JSON.parse(read(daemon) ?? '')).toEqual({
      'log-opts': { 'max-size': '10m' },
      'registry-mirrors': ['https://z.example', 'https://a.example'],
      'insecure-registries': ['old.example:5000', 'one.example:5000', 'two.example:5000'],
    })
    const [first, second] = order.map((i) => fixes[i]) as [Fix, Fix]
    undo(first)
    expect(JSON.parse(read(daemon) ?? '')).toMatchObject({
      'log-opts': { 'max-size': '10m' },
      'insecure-registries': ['old.example:5000', order[0] === 0 ? 'two.example:5000' : 'one.example:5000'],
    })
    undo(second)
    expect(read(daemon)).toBe(theirs)
    expect(tree()).toEqual([`/${daemon}`])
  })

  it.skipIf(!hasJq).each([
    ['no file', null],
    ['a file of others', theirs],
  ])('applied twice and undone, and two over %s', (_, before) => {
    if (before !== null) put(daemon, before)
    const [one, two] = [http('one.example:5000'), mirror]
    apply(one)
    apply(one)
    undo(one)
    expect(read(daemon)).toBe(before)
    apply(one)
    apply(two)
    undo(one)
    const left = JSON.parse(read(daemon) ?? '') as { [key: string]: string[] }
    expect(left['registry-mirrors']?.at(-1)).toBe('https://m.example')
    expect(left['insecure-registries']).toEqual(before === null ? undefined : ['old.example:5000'])
    undo(two)
    expect(read(daemon)).toBe(before)
    expect(tree()).toEqual(before === null ? [] : [`/${daemon}`])
  })

  it.skipIf(!hasJq)('a mirror is put behind those that are there: their order is their priority', () => {
    put(daemon, theirs)
    apply(mirror)
    expect(JSON.parse(read(daemon) ?? '')).toMatchObject({
      'registry-mirrors': ['https://z.example', 'https://a.example', 'https://m.example'],
    })
  })

  it.skipIf(!hasJq)('an edit of others in between stays, and what they had already is not taken out', () => {
    put(daemon, '{"insecure-registries": ["one.example:5000"]}\n')
    const fix = http('one.example:5000')
    apply(fix)
    put(daemon, '{"insecure-registries": ["one.example:5000", "new.example"], "live-restore": true}\n')
    undo(fix)
    expect(JSON.parse(read(daemon) ?? '')).toEqual({
      'insecure-registries': ['one.example:5000', 'new.example'],
      'live-restore': true,
    })
  })

  it('without jq it says so, and nothing is written', () => {
    put(daemon, theirs)
    program('cp', 'exec /bin/cp "$@"')
    for (const name of ['bash', 'cat', 'mkdir', 'chmod', 'mv', 'rm', 'dirname', 'cksum', 'grep'])
      program(name, `exec /usr/bin/${name} "$@"`)
    const { status, stderr } = run(fixScript(http('one.example:5000')), at('bin'))
    expect([status === 0, stderr.includes('jq')]).toEqual([false, true])
    expect([read(daemon), tree()]).toEqual([theirs, [`/${daemon}`]])
  })
})

describe('a whole file where somebody had one', () => {
  const cases: [name: string, request: ConfigRequest, path: string][] = [
    [
      'docker’s ca.crt',
      { target: 'docker', registry: 'r.example:5000', situation: 'private-ca', ca },
      'etc/docker/certs.d/r.example:5000/ca.crt',
    ],
    [
      'podman’s ca.crt',
      { target: 'podman', registry: 'r.example:5000', situation: 'private-ca', ca },
      'etc/containers/certs.d/r.example:5000/ca.crt',
    ],
    [
      'registries.conf.d',
      { target: 'cri-o', registry: 'r.example:5000', situation: 'plain-http' },
      'etc/containers/registries.conf.d/50-r-example-5000.conf',
    ],
    [
      'containerd’s ca.crt',
      { target: 'containerd-1', registry: 'r.example:5000', situation: 'private-ca', ca },
      'etc/containerd/certs.d/r.example:5000/ca.crt',
    ],
    [
      'the proxy’s drop-in',
      { target: 'containerd-1', registry: 'r.example', situation: 'proxy', url: 'http://p.example:3128', noProxy: [] },
      'etc/systemd/system/containerd.service.d/http-proxy.conf',
    ],
    [
      'MicroK8s’ ca.crt',
      { target: 'microk8s', registry: 'r.example:5000', situation: 'private-ca', ca },
      'var/snap/microk8s/current/args/certs.d/r.example:5000/ca.crt',
    ],
  ]
  it.each(cases)(
    '%s: kept by a step of its own before it, and back after the undo, by hand and as one block',
    (_, request, path) => {
      const fix = fixOf(request)
      for (const way of [byHand, apply]) {
        put(path, 'theirs\n')
        if (way === apply && fix.commands.some(({ run: text }) => text.includes('config dump')))
          must(fixScript({ ...fix, commands: fix.commands.filter((step) => !step.run.includes('config dump')) }))
        else way(fix)
        expect(read(path)).not.toBe('theirs\n')
        undo(fix)
        expect([way.name, read(path)]).toEqual([way.name, 'theirs\n'])
      }
    },
  )

  it.each(cases)('%s: where there was nothing, nothing is left, applied once or twice', (_, request, path) => {
    const fix = fixOf(request)
    for (const times of [1, 2]) {
      for (let i = 0; i < times; i++) byHand(fix)
      undo(fix)
      expect([times, read(path), tree().filter((one) => !one.includes('config.toml'))]).toEqual([times, null, []])
    }
  })

  it.each(cases)('%s: without the copy the undo deletes only what the fix itself wrote', (_, request, path) => {
    const fix = fixOf(request)
    for (const { path: one, content } of fix.files) put(one, content)
    put(path, 'theirs, later\n')
    undo(fix)
    expect(read(path)).toBe('theirs, later\n')
    for (const one of fix.files.filter(({ path: other }) => !other.endsWith(path) && !other.endsWith('config.toml')))
      expect(read(one.path)).toBe(null)
  })

  const exact = cases.filter(([name]) => name !== 'the proxy’s drop-in')
  it.each(exact)('%s: what was changed since the copy is nowhere lost, applied again or undone', (_, request, path) => {
    const fix = fixOf(request)
    const mine = () => [...tree(), ...tree('var')].filter((one) => read(one)?.includes('# mine'))
    for (const before of [null, 'theirs\n']) {
      if (before !== null) put(path, before)
      byHand(fix)
      put(path, `${read(path) ?? ''}# mine\n`)
      byHand(fix)
      expect(mine()).toEqual([expect.stringMatching(/\.\d+$/) as string])
      rmSync(at(mine()[0] ?? ''))
      put(path, `${read(path) ?? ''}# mine\n`)
      undo(fix)
      expect(read(path)).toBe(before)
      expect(mine()).toEqual([expect.stringMatching(/\.\d+$/) as string])
      rmSync(at(mine()[0] ?? ''))
    }
    expect(tree().filter((one) => one.includes('r.example') && !one.endsWith(path))).toEqual([])
  })

  it('a hosts.toml that was changed since, or is another fix’s, is not replaced', () => {
    const path = 'etc/containerd/certs.d/r.example:5000/hosts.toml'
    const node = { target: 'containerd-2', registry: 'r.example:5000' } as const
    const [trust, mirror] = [
      fixOf({ ...node, situation: 'private-ca', ca }),
      fixOf({ ...node, situation: 'mirror', url: 'https://m.example', fallback: true }),
    ]
    byHand(trust)
    byHand(trust)
    const first = mirror.commands.find(({ role }) => role === 'backup')?.run ?? ''
    for (const script of [first, fixScript(mirror)])
      expect(run(script)).toMatchObject({
        status: 1,
        stderr: expect.stringMatching(/exists: .*mv --backup=numbered/) as string,
      })
    expect(read(path)).toBe(trust.files[0]?.content)
    put(path, `${read(path) ?? ''}# mine\n`)
    expect(run(fixScript(trust))).toMatchObject({ status: 1 })
    expect(read(path)).toContain('# mine')
    put(path, trust.files[0]?.content ?? '')
    undo(trust)
    expect(tree()).toEqual([])
    byHand(mirror)
    expect(read(path)).toContain('m.example')
  })

  it('a hosts.toml of others is not replaced: the first step stops and says what to do', () => {
    const path = 'etc/containerd/certs.d/r.example:5000/hosts.toml'
    const fix = fixOf({ target: 'containerd-2', registry: 'r.example:5000', situation: 'private-ca', ca })
    put(path, 'server = "https://m.example"\n\n[host."https://m.example"]\n')
    const first = fix.commands.find(({ role }) => role === 'backup')
    for (const script of [first?.run ?? '', fixScript(fix)]) {
      const { status, stderr } = run(script)
      expect([status === 0, stderr]).toEqual([false, expect.stringMatching(/exists: .*hosts\.toml; paste/) as string])
      expect(read(path)).toContain('m.example')
      expect(tree()).toEqual([`/${path}`])
    }
    // Its own, from a first application, is no stranger's.
    put(path, fix.files[0]?.content ?? '')
    expect(run(first?.run ?? '')).toMatchObject({ status: 0 })
  })
})

describe('the proxy’s drop-in beside exceptions of others', () => {
  const path = 'etc/systemd/system/containerd.service.d/http-proxy.conf'
  const fix = fixOf({
    target: 'containerd-1',
    registry: 'r.example',
    situation: 'proxy',
    url: 'http://p.example:3128',
    noProxy: ['r.example'],
  })
  const exceptions = () => /Environment="NO_PROXY=([^"\n]*)"/.exec(read(path) ?? '')?.[1]?.split(',') ?? []

  it.each([
    ['its own file', 'NO_PROXY=10.0.0.0/8,.corp.example,localhost HTTPS_PROXY=http://old.example:3128'],
    ['another drop-in, in small letters', 'LANG=C no_proxy=10.0.0.0/8,.corp.example,localhost'],
    ['a quoted value', '"NO_PROXY=10.0.0.0/8, .corp.example,localhost" A=b'],
  ])('%s: the list is added to, and the undo brings back what was there', (_, loaded) => {
    program('systemctl', `if [ "$1" = show ]; then echo '${loaded}'; fi`)
    const theirs = '[Service]\nEnvironment="NO_PROXY=10.0.0.0/8,.corp.example,localhost"\n'
    for (const way of [byHand, apply]) {
      put(path, theirs)
      way(fix)
      way(fix)
      expect(exceptions()).toEqual([
        'localhost',
        '127.0.0.1',
        '.svc',
        '.cluster.local',
        'r.example',
        '10.0.0.0/8',
        '.corp.example',
      ])
      expect(read(path)).toContain('HTTPS_PROXY=http://p.example:3128')
      undo(fix)
      expect(read(path)).toBe(theirs)
    }
  })

  it('where nothing is set, the file is as it was shown', () => {
    apply(fix)
    expect(read(path)).toBe(fix.files[0]?.content)
  })

  it('signs that mean something to sed or systemd stay what they are', () => {
    program('systemctl', `if [ "$1" = show ]; then echo 'NO_PROXY=a&b|c%d'; fi`)
    apply(fix)
    expect(exceptions().at(-1)).toBe('a&b|c%%d')
  })
})

describe('the registry’s own server', () => {
  const chainOf = (server: string) =>
    fixOf({ target: 'registry', registry: 'r.example', situation: 'server-chain', server })
  const supplied = (text: string, key: string, leaf = 'leaf.pem') =>
    text
      .replaceAll('<KEY_FILE>', key)
      .replaceAll('<LEAF_PEM_FILE>', leaf)
      .replaceAll('<INTERMEDIATE_PEM_FILE>', 'ca.pem')
  const steps = (fix: Fix, key: string, leaf?: string) =>
    run(
      ['set -e', ...fix.commands.filter(({ on }) => on === 'registry').map((step) => step.run)]
        .map((text) => supplied(text, key, leaf))
        .join('\n'),
    )
  const pem = 'etc/haproxy/certs/registry.pem'
  beforeEach(() => {
    put('leaf.pem', 'LEAF\n')
    put('ca.pem', 'INTERMEDIATE\n')
  })

  it('HAProxy: the key that lies in the file itself is not written over', () => {
    put(pem, 'LEAF\nKEY\n')
    const { status, stderr } = steps(chainOf('haproxy'), at(pem))
    expect([status === 0, stderr]).toEqual([false, expect.stringContaining('openssl pkey') as string])
    expect(read(pem)).toBe('LEAF\nKEY\n')
  })

  it('HAProxy: leaf, intermediate and key; the undo brings back the file of before, after one run or two', () => {
    put(pem, 'LEAF\nKEY\n')
    put('key.pem', 'KEY\n')
    const fix = chainOf('haproxy')
    for (const times of [1, 2]) {
      for (let i = 0; i < times; i++) expect(steps(fix, 'key.pem')).toMatchObject({ status: 0 })
      expect(read(pem)).toBe('LEAF\nINTERMEDIATE\nKEY\n')
      undo(fix)
      expect(read(pem)).toBe('LEAF\nKEY\n')
    }
    expect(tree()).toEqual([`/${pem}`])
  })

  it('the leaf may lie in fullchain.pem: it is not emptied', () => {
    put('fullchain.pem', 'LEAF\n')
    const fix = chainOf('haproxy')
    put('key.pem', 'KEY\n')
    expect(steps(fix, 'key.pem', 'fullchain.pem')).toMatchObject({ status: 0 })
    expect(read(pem)).toBe('LEAF\nINTERMEDIATE\nKEY\n')
    undo(fix)
    expect(read('fullchain.pem')).toBe('LEAF\n')
  })

  it.each(['nginx', 'traefik'])('%s: what its configuration names is replaced whole and comes back', (server) => {
    const path = `etc/${server}/tls/fullchain.pem`
    const fix = chainOf(server)
    for (const before of [null, 'LEAF\n']) {
      if (before !== null) put(path, before)
      expect(steps(fix, 'key.pem')).toMatchObject({ status: 0 })
      expect(read(path)).toBe('LEAF\nINTERMEDIATE\n')
      undo(fix)
      expect(read(path)).toBe(before)
    }
  })

  it('nothing is written where the intermediate did not sign the leaf', () => {
    program('openssl', 'exit 2')
    put(pem, 'LEAF\nKEY\n')
    expect(steps(chainOf('haproxy'), 'key.pem').status).not.toBe(0)
    expect([read(pem), read('fullchain.pem')]).toEqual(['LEAF\nKEY\n', null])
  })
})

describe('a corrected file', () => {
  const path = 'etc/docker/daemon.json'
  const theirs = '{"registry-mirrors": "https://m.example"}\n'
  const correctedOf = async (): Promise<Fix> => {
    const { pulls } = await diagnose(
      `$ docker pull r.example/a:1\nError response from daemon: Get "https://r.example/v2/": tls: failed to verify certificate: x509: certificate ` +
        `signed by unknown authority\n\n$ cat /etc/docker/daemon.json\n${theirs}`,
    )
    const fix = pulls[0]?.fixes.find(({ id }) => id === 'corrected-daemon.json')
    if (!fix) throw new Error('no correction')
    return fix
  }
  const validates = 'case "$*" in *--help*) echo "  --validate  check" ;; *--validate*) exit "$INVALID" ;; esac'

  it.each([
    ['a dockerd before 23.0, which knows no --validate', 'case "$*" in *--validate*) exit 125 ;; esac', true],
    ['a newer one', validates.replace('"$INVALID"', '0'), true],
    ['a newer one that finds a fault', validates.replace('"$INVALID"', '1'), false],
  ])('daemon.json: %s', async (_, dockerd, good) => {
    program('dockerd', dockerd)
    program('systemctl', `echo "$*" >> ${at('calls')}`)
    put(path, theirs)
    const fix = await correctedOf()
    const { status } = run(fixScript(fix))
    expect([status === 0, read('calls')]).toEqual([good, good ? 'reload docker\n' : null])
    expect(read(path) === theirs).toBe(!good)
    if (good) undo(fix)
    expect([read(path), tree()]).toEqual([theirs, [`/${path}`]])
  })
})

describe('registries.yaml and files of variables', () => {
  const registries = 'etc/rancher/k3s/registries.yaml'
  const fix = fixOf({ target: 'k3s', registry: 'r.example:5000', situation: 'private-ca', ca })

  it('the block stops before anything is written where the file exists', () => {
    put(registries, 'mirrors:\n  docker.io:\n')
    const { status, stderr } = run(fixScript(fix))
    expect([status === 0, stderr]).toEqual([false, expect.stringContaining('registries.yaml exists') as string])
    expect(tree()).toEqual([`/${registries}`])
  })

  it('the undo brings back the copy, and leaves a file alone in which more has changed than this fix', () => {
    const theirs = 'mirrors:\n   docker.io:\n      endpoint: ["https://m.example"]\n'
    put(registries, theirs)
    const backup = fix.commands.find(({ role }) => role === 'backup')?.run ?? ''
    must(backup)
    const merged = `${theirs}${(fix.files[0]?.content ?? '').replace('"/etc/', `"${root}/etc/`)}`
    const [first] = fix.undo
    put(registries, `${merged}  "other.example":\n    tls:\n      insecure_skip_verify: true\n`)
    const { status, stderr } = run(first?.run ?? '')
    expect([status === 0, stderr]).toEqual([false, expect.stringContaining('registries.yaml') as string])
    expect(read(registries)).toContain('other.example')
    put(registries, theirs + merged.slice(theirs.length).replaceAll('  ', '   '))
    undo(fix)
    expect(read(registries)).toBe(theirs)
  })

  it('where there was none, none is left; a file of variables that held others comes back', () => {
    apply(fix)
    undo(fix)
    expect(tree()).toEqual([])
    const proxy = fixOf({
      target: 'rke2',
      registry: 'r.example',
      situation: 'proxy',
      url: 'http://u:secret@p.example:3128',
      noProxy: [],
    })
    put('etc/default/rke2-server', 'RKE2_DEBUG=true\nNO_PROXY=a.example\n')
    must(proxy.commands.find(({ role }) => role === 'backup')?.run ?? '')
    put('etc/default/rke2-server', 'RKE2_DEBUG=true\nNO_PROXY=a.example,b.example\nHTTPS_PROXY=http://p.example:3128\n')
    undo(proxy)
    expect(read('etc/default/rke2-server')).toBe('RKE2_DEBUG=true\nNO_PROXY=a.example\n')
    expect(JSON.stringify([proxy.commands, proxy.undo])).not.toContain('secret')
  })
})

describe('objects of OpenShift that others share', () => {
  /** Answers as `oc` does, from one file an object. */
  const oc = `
object=; patch=; how=; out=; n=
while [ $# -gt 0 ]; do case "$1" in
  -n) shift ;;
  create) object=created ;;
  get|configmap|--dry-run=client) ;;
  patch) n=patch ;;
  -o) shift; out=$1 ;;
  -f) shift ;;
  --type=*) how=\${1#--type=} ;;
  -p) shift; patch=$1 ;;
  --patch-file) shift; patch=$(cat "$1") ;;
  *) object=\${1%%/*} ;;
esac; shift; done
f="$HOME/$object.json"
if [ "$n" = patch ]; then
  if [ "$how" = json ]; then jq --argjson p "$patch" '.spec.registrySources.insecureRegistries += [$p[0].value]' "$f" > "$f.n"
  else jq --argjson p "$patch" '(. * $p) | del(.. | nulls)' "$f" > "$f.n"; fi
  mv "$f.n" "$f"
elif [ "$out" = json ]; then cat "$f"
else path=\${out#jsonpath=}; path=\${path#\\{}; jq -rc "\${path%\\}} // empty" "$f"; fi`
  const state = (name: string): unknown => JSON.parse(read(`${name}.json`) ?? '')
  const own = (fix: Fix) => fix.commands.forEach((step) => must(step.run))

  it.skipIf(!hasJq)('insecureRegistries: added once, taken out alone, in either order', () => {
    program('oc', oc)
    const before = { spec: { registrySources: { insecureRegistries: ['old.example'], blockedRegistries: ['x'] } } }
    const [one, two] = ['one.example', 'two.example'].map((registry) =>
      fixOf({ target: 'openshift', registry, situation: 'plain-http' }),
    ) as [Fix, Fix]
    put('image.config.openshift.io.json', JSON.stringify(before))
    for (const fix of [one, one, two]) own(fix)
    expect(state('image.config.openshift.io')).toMatchObject({
      spec: { registrySources: { insecureRegistries: ['old.example', 'one.example', 'two.example'] } },
    })
    undo(one)
    expect(state('image.config.openshift.io')).toMatchObject({
      spec: { registrySources: { insecureRegistries: ['old.example', 'two.example'] } },
    })
    undo(two)
    expect(state('image.config.openshift.io')).toEqual(before)
  })

  it.skipIf(!hasJq)('the proxy: exceptions are added to those that are there now, and only these are taken out', () => {
    program('oc', oc)
    const fix = fixOf({
      target: 'openshift',
      registry: 'r.example',
      situation: 'proxy',
      url: 'http://p.example:3128',
      noProxy: ['r.example'],
    })
    put('proxy.json', JSON.stringify({ spec: { noProxy: 'a.example,localhost', trustedCA: { name: 'ca' } } }))
    put(
      'created.json',
      JSON.stringify({
        spec: {
          httpProxy: 'http://p.example:3128',
          httpsProxy: 'http://p.example:3128',
          noProxy: 'localhost,r.example',
        },
      }),
    )
    own(fix)
    put(
      'proxy.json',
      JSON.stringify({
        spec: { ...(state('proxy') as { spec: object }).spec, noProxy: 'a.example,localhost,r.example,later.example' },
      }),
    )
    own(fix)
    expect(state('proxy')).toMatchObject({ spec: { noProxy: 'a.example,localhost,r.example,later.example' } })
    undo(fix)
    expect(state('proxy')).toEqual({
      spec: { noProxy: 'a.example,localhost,later.example', trustedCA: { name: 'ca' } },
    })
  })
})

describe('nodes of kind and minikube’s folder', () => {
  it('kind: a folder that was there comes back, one that was not goes', () => {
    program('kind', 'echo node-1')
    program('docker', 'shift 2; case "$1" in sh) "$@" ;; mkdir) mkdir -p "$3" ;; esac')
    const folder = 'etc/containerd/certs.d/r.example'
    const fix = fixOf({ target: 'kind', registry: 'r.example', situation: 'plain-http' })
    for (const before of [null, 'theirs\n']) {
      if (before !== null) put(`${folder}/hosts.toml`, before)
      for (const step of fix.commands.filter(({ role }) => role === 'backup')) must(step.run)
      put(`${folder}/hosts.toml`, fix.files[0]?.content ?? '')
      for (const step of fix.commands.filter(({ role }) => role === 'backup')) must(step.run)
      undo(fix)
      expect([read(`${folder}/hosts.toml`), tree()]).toEqual([before, before === null ? [] : [`/${folder}/hosts.toml`]])
    }
    put(`${folder}/hosts.toml`, 'theirs, never copied\n')
    undo(fix)
    expect(read(`${folder}/hosts.toml`)).toBe('theirs, never copied\n')
  })

  it('minikube: only its own file is taken out of the folder', () => {
    program('minikube', 'exit 0')
    const fix = fixOf({
      target: 'minikube',
      registry: 'r.example',
      situation: 'client-certificate',
      certificate: ca,
      key: '-----BEGIN PRIVATE KEY-----\nMIGHAgEA\n-----END PRIVATE KEY-----\n',
    })
    const folder = '.minikube/files/etc/containerd/certs.d/r.example'
    put(`${folder}/client.crt`, 'theirs\n')
    put(`${folder}/other.crt`, 'other\n')
    must(fixScript(fix))
    undo(fix)
    expect([read(`${folder}/client.crt`), read(`${folder}/other.crt`), read(`${folder}/hosts.toml`)]).toEqual([
      'theirs\n',
      'other\n',
      null,
    ])
  })
})
