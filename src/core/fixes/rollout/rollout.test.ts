/** To all nodes and back: what a DaemonSet's Pod and Ansible run is run here, in a folder that stands for the node's root. */
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
import { afterAll, describe, expect, it } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { generateConfig } from '../../../lib.ts'
import type { ConfigRequest, Fix } from '../../contract.ts'

const ca = readFileSync(join(import.meta.dirname, '../../../examples/chains/root-ca.pem'), 'utf8')
const scratch = mkdtempSync(join(tmpdir(), 'rollout-'))
afterAll(() => {
  rmSync(scratch, { recursive: true })
})
const registry = 'registry.example:5000'

function made(request: ConfigRequest): Fix {
  const result = generateConfig(request)
  if (!result.ok) throw new Error(result.error)
  return result.fix
}

const bin = join(scratch, 'bin')
function stub(name: string, text: string): void {
  mkdirSync(bin, { recursive: true })
  writeFileSync(join(bin, name), text)
  chmodSync(join(bin, name), 0o755)
}
/** Notes its words, and what daemon.json holds at that moment. */
stub(
  'systemctl',
  '#!/bin/sh\nif [ "$1" = show ]; then cat "$ROOT/env" 2>/dev/null; exit; fi\nif [ "$1" = is-enabled ]; then exit 1; fi\nif [ "$1" = is-active ]; then ' +
    '[ "$3" = containerd ]; exit; fi\nif [ -e "$ROOT/broken" ]; then exit 1; fi\necho "$*" >> "$ROOT/calls"\nif [ -e "$ROOT/etc/docker/daemon.json" ]; ' +
    'then tr -d " \\n" < "$ROOT/etc/docker/daemon.json" >> "$ROOT/seen"; echo >> "$ROOT/seen"; fi\n',
)
for (const name of ['update-ca-certificates', 'sleep']) stub(name, '#!/bin/sh\n')

let count = 0
interface Machine {
  root: string
  put: (path: string, text: string) => void
  /** Every file but the stand-ins' own notes. */
  files: () => { [path: string]: string }
  calls: () => string[]
}
function machine(files: { [path: string]: string } = {}): Machine {
  const root = join(scratch, `node-${count++}`)
  mkdirSync(root)
  const put = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  for (const [path, text] of Object.entries(files)) put(path, text)
  const lines = (name: string) =>
    existsSync(join(root, name)) ? readFileSync(join(root, name), 'utf8').trim().split('\n') : []
  return {
    root,
    put,
    files: () =>
      Object.fromEntries(
        readdirSync(root, { recursive: true, withFileTypes: true })
          .filter((one) => one.isFile())
          .map((one) => join(one.parentPath, one.name).slice(root.length))
          .filter((path) => !['/calls', '/seen', '/broken', '/env'].includes(path))
          .sort()
          .map((path) => [path, readFileSync(join(root, path), 'utf8')]),
      ),
    calls: () => lines('calls'),
  }
}

interface Pod {
  hostPID?: boolean
  initContainers: {
    command: string[]
    env: { name: string; value?: string }[]
    securityContext?: { privileged?: boolean }
    volumeMounts: { mountPath: string }[]
  }[]
}
function daemonSet(request: ConfigRequest) {
  const fix = made({ ...request, rollout: 'daemonset' } as ConfigRequest)
  const documents = parseAllDocuments(fix.files[0]?.content ?? '', { strict: true }).map(
    (one) => one.toJS() as Record<string, unknown>,
  )
  const find = (kind: string) => documents.find((one) => one.kind === kind)
  const scripts = find('ConfigMap')?.data as Record<string, string>
  const spec = find('DaemonSet')?.spec as {
    updateStrategy: unknown
    template: { spec: Pod }
  }
  const run = (on: Machine, action: 'none' | 'install' | 'remove') => {
    const text = scripts[`${action}.sh`] ?? ''
    // Without it the script would write on this machine.
    if (action !== 'none') expect(text).toMatch(/^root=(?:''|\/host) /)
    const script = text.replace(/^root=\S*/, `root=${on.root}`)
    const { status, stdout, stderr } = spawnSync('bash', ['--norc', '-eu', '-c', script], {
      stdio: ['ignore', 'pipe', 'pipe'],
      encoding: 'utf8',
      env: { PATH: `${bin}:${process.env.PATH}`, ROOT: on.root, NODE: 'node-1' },
    })
    return { status, output: (stdout + stderr).trim() }
  }
  return { fix, spec, pod: spec.template.spec, scripts, run }
}
const k3s = { target: 'k3s', registry, situation: 'private-ca', ca } as const
const k3sCa = '/etc/rancher/k3s/certs/registry-example-5000-ca.crt'
const rolled: ConfigRequest[] = [
  k3s,
  { target: 'rke2', registry, situation: 'private-ca', ca },
  { target: 'containerd-1', registry, situation: 'private-ca', ca },
  { target: 'containerd-2', registry, situation: 'plain-http' },
  { target: 'containerd-2', registry, situation: 'proxy', url: 'http://proxy.example:3128', noProxy: [] },
  { target: 'cri-o', registry, situation: 'plain-http' },
  { target: 'docker', registry, situation: 'plain-http' },
  { target: 'docker', registry, situation: 'private-ca', ca },
  { target: 'system-trust', registry, situation: 'private-ca', ca },
  { target: 'k3s', registry: 'docker.io', situation: 'mirror', url: 'https://cache.example', fallback: false, ca },
  { target: 'k3s', registry, situation: 'proxy', url: 'http://proxy.example:3128', noProxy: [] },
]
const named = rolled.map((request) => [`${request.target} ${request.situation}`, request] as const)

describe('a DaemonSet', () => {
  it.each(named)('%s: is created idle, then goes one node at a time, and back the same way', (_, request) => {
    const { fix, spec, pod } = daemonSet(request)
    const init = pod.initContainers[0]
    expect(spec.updateStrategy).toEqual({ type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1 } })
    expect(init?.env).toContainEqual({ name: 'ACTION', value: 'none' })
    const runs = fix.commands.map(({ run }) => run)
    expect(runs[0]).toBe('kubectl apply -f nodes.yaml')
    expect(runs.at(-1)).toMatch(/set env daemonset\/installer -c install ACTION=install && kubectl .* rollout status/)
    expect(fix.undo[0]?.run).toMatch(/ACTION=remove && kubectl .* rollout status/)
    expect(init?.securityContext?.privileged ?? false).toBe(pod.hostPID ?? false)
    if (pod.hostPID !== true) expect(fix.restarts).toEqual([])
  })

  it.each(named)('%s: on a bare node writes once, restarts once, and leaves nothing behind', (_, request) => {
    const { run, fix } = daemonSet(request)
    const on = machine()
    expect(run(on, 'none')).toMatchObject({ status: 0 })
    expect([on.files(), on.calls()]).toEqual([{}, []])
    expect(run(on, 'install')).toEqual({ status: 0, output: 'node-1: installed' })
    const first = on.files()
    const calls = on.calls()
    const written = Object.keys(first).filter((path) => !path.includes('.by-'))
    expect(written.length).toBeGreaterThan(0)
    expect(run(on, 'install')).toEqual({ status: 0, output: 'node-1: installed' })
    expect([on.files(), on.calls()]).toEqual([first, calls])
    expect(calls.length > 0).toBe(fix.files[0]?.content.includes('nsenter') ?? false)
    expect(run(on, 'remove')).toEqual({ status: 0, output: 'node-1: removed' })
    expect(on.files()).toEqual({})
    expect(run(on, 'remove')).toEqual({ status: 0, output: 'node-1: removed' })
  })

  it('a node with a registries.yaml of its own is left alone, says so, does not restart, and does not fail', () => {
    const { run, fix } = daemonSet(k3s)
    const own = { '/etc/rancher/k3s/registries.yaml': 'mirrors:\n  docker.io:\n    endpoint: ["https://m"]\n' }
    const on = machine(own)
    for (const _ of [1, 2]) {
      const { status, output } = run(on, 'install')
      expect([status, output]).toEqual([
        0,
        'node-1: left alone: /etc/rancher/k3s/registries.yaml is there already: add the keys to it by hand',
      ])
    }
    expect(on.calls()).toEqual([])
    expect(on.files()).toMatchObject({ ...own, [k3sCa]: ca })
    expect(fix.verify[0]?.run).toContain('logs')
    expect(run(on, 'remove').status).toBe(0)
    expect(on.files()).toEqual(own)
  })

  it('what was there comes back to the byte; what was changed since, or is not ours, stays', () => {
    const { run } = daemonSet({ target: 'containerd-2', registry, situation: 'private-ca', ca })
    const hosts = `/etc/containerd/certs.d/${registry}/hosts.toml`
    const before = { [hosts]: 'server = "https://old.example"' }
    const on = machine(before)
    run(on, 'install')
    expect(on.files()[hosts]).toContain('ca = "ca.crt"')
    run(on, 'install')
    run(on, 'remove')
    expect(on.files()).toEqual(before)
    run(on, 'install')
    on.put(hosts, 'server = "https://theirs.example"')
    expect(run(on, 'install').output).toMatch(/left alone: .*hosts\.toml was changed since/)
    expect(run(on, 'remove').output).toMatch(/left alone: .*hosts\.toml was changed since/)
    expect(on.files()[hosts]).toBe('server = "https://theirs.example"')
    const other = machine({ [hosts]: 'x' })
    expect(run(other, 'remove').status).toBe(0)
    expect(other.files()).toEqual({ [hosts]: 'x' })
  })

  it('a proxy keeps the exceptions that the node has, and is taken back as what it wrote', () => {
    const { run } = daemonSet({ ...rolled[4], noProxy: ['.corp.example'] } as ConfigRequest)
    const dropIn = '/etc/systemd/system/containerd.service.d/http-proxy.conf'
    const before = { [dropIn]: '[Service]\nEnvironment="NO_PROXY=10.0.0.0/8"\n' }
    const on = machine({ ...before, '/env': 'LANG=C NO_PROXY=10.0.0.0/8,.corp.example\n' })
    expect(run(on, 'install')).toEqual({ status: 0, output: 'node-1: installed' })
    const first = on.files()
    expect(/NO_PROXY=([^"]*)"/.exec(first[dropIn] ?? '')?.[1]).toMatch(/^[^"]*,\.corp\.example,10\.0\.0\.0\/8$/)
    // As systemd shows it once the drop-in is loaded.
    on.put('/env', `${(first[dropIn]?.match(/NO_PROXY=[^"]*/) ?? [''])[0]}\n`)
    expect(run(on, 'install')).toEqual({ status: 0, output: 'node-1: installed' })
    expect([on.files(), on.calls()]).toEqual([first, ['daemon-reload', 'restart containerd']])
    expect(run(on, 'remove')).toEqual({ status: 0, output: 'node-1: removed' })
    expect(on.files()).toEqual(before)
  })

  it('a restart that failed is tried again: a second run does not call it done', () => {
    const { run } = daemonSet(k3s)
    const on = machine({ '/broken': '' })
    expect(run(on, 'install').status).not.toBe(0)
    rmSync(join(on.root, 'broken'))
    expect(run(on, 'install')).toEqual({ status: 0, output: 'node-1: installed' })
    expect(on.calls()).toEqual(['restart k3s'])
  })

  it('Docker forgets a key only when it is emptied before it goes', () => {
    const { run } = daemonSet({ target: 'docker', registry, situation: 'plain-http' })
    const on = machine()
    run(on, 'install')
    run(on, 'remove')
    expect(readFileSync(join(on.root, 'seen'), 'utf8').trim().split('\n')).toEqual([
      '{"insecure-registries":["registry.example:5000"]}',
      '{"insecure-registries":[]}',
    ])
  })

  it('says of config_path only what is so', () => {
    const texts = (request: ConfigRequest, language: 'en' | 'ru') => {
      const result = generateConfig({ ...request, rollout: 'daemonset' } as ConfigRequest, language)
      return result.ok ? result.fix : null
    }
    for (const language of ['en', 'ru'] as const) {
      const fix = texts({ target: 'containerd-2', registry, situation: 'private-ca', ca }, language)
      const notes = fix?.notes.filter((note) => note.includes('config_path')) ?? []
      expect(notes).toHaveLength(1)
      expect(notes[0]).toMatch(/already|уже/)
      expect(fix?.verify.some(({ run }) => /config_?path/i.test(run))).toBe(true)
      for (const target of ['podman', 'cri-o', 'docker', 'microk8s'] as const) {
        const other = texts({ target, registry, situation: 'private-ca', ca }, language)
        expect([target, JSON.stringify(other).includes('config_path')]).toEqual([target, false])
      }
    }
    expect(JSON.stringify(daemonSet(k3s).fix.notes)).not.toMatch(/one node at a time restarts/)
  })
})

it('cloud-init makes no copy of what it has just written', () => {
  const fix = made({ target: 'docker', registry, situation: 'plain-http', rollout: 'cloud-init' })
  expect(fix.files[0]?.content).not.toContain('before-pull-doctor')
})

describe('Ansible', () => {
  const plays = (request: ConfigRequest) => made({ ...request, rollout: 'ansible' } as ConfigRequest)
  interface Play {
    serial: number
    any_errors_fatal: boolean
    force_handlers: boolean
    handlers?: { 'ansible.builtin.shell': { cmd: string } }[]
  }

  it.each(named)('%s: two plays, one host at a time, which stop at the first failure', (_, request) => {
    const fix = plays(request)
    expect(fix.files.map(({ path }) => path)).toEqual(['registry.yaml', 'registry-undo.yaml'])
    expect(fix.undo).toMatchObject([{ run: 'ansible-playbook registry-undo.yaml' }])
    for (const { content } of fix.files) {
      const [play] = parseAllDocuments(content, { strict: true }).flatMap((one) => one.toJS() as Play[])
      expect(play).toMatchObject({ serial: 1, any_errors_fatal: true, force_handlers: true })
      // A look is no handler, and neither is a copy.
      for (const handler of play?.handlers ?? [])
        expect(handler['ansible.builtin.shell'].cmd).not.toMatch(/openssl|before-pull-doctor|config\.toml/)
    }
  })

  const missing =
    spawnSync('ansible-playbook', ['--version'], { env: { ...process.env, LC_ALL: 'C.UTF-8' } }).status !== 0
  if (missing && !process.env.CI)
    process.stderr.write(
      'SKIPPED: the plays are parsed, not run: they need Ansible (Debian: apt-get install ansible-core).\n',
    )

  /** Many plays in one process: starting it is what takes its time. */
  function playAll(jobs: { on: Machine; fix: Fix }[], file: 'registry.yaml' | 'registry-undo.yaml') {
    const names = jobs.map(({ on, fix }, i) => {
      const path = join(scratch, `${i}-${file}`)
      const text = (fix.files.find((one) => one.path === file)?.content ?? '')
        .replaceAll(/(?<![\w.])\/(etc|usr)\//g, `${on.root}/$1/`)
        .replace('hosts: <NODES>', 'hosts: localhost\n  gather_facts: false')
        .replace('become: true', `environment: {ROOT: ${on.root}, PATH: "${bin}:${process.env.PATH}"}`)
      writeFileSync(path, text)
      return path
    })
    const { status, stdout, stderr } = spawnSync('ansible-playbook', ['-i', 'localhost,', '-c', 'local', ...names], {
      stdio: ['ignore', 'pipe', 'pipe'],
      encoding: 'utf8',
      env: {
        ...process.env,
        LC_ALL: 'C.UTF-8',
        ANSIBLE_LOCALHOST_WARNING: 'false',
        ANSIBLE_NOCOLOR: '1',
        ANSIBLE_PIPELINING: '1',
        HOME: scratch,
      },
    })
    const changed = Number(/localhost +: ok=\d+ +changed=(\d+)/.exec(stdout)?.[1])
    return { status, changed, output: stdout + stderr }
  }

  it.skipIf(missing && !process.env.CI)(
    'writes, writes nothing the second time, and brings every byte back; what was changed since stays',
    () => {
      const daemon = '/etc/docker/daemon.json'
      const yaml = '/etc/rancher/k3s/registries.yaml'
      const env = '/etc/default/k3s'
      const dropIn = '/etc/systemd/system/docker.service.d/http-proxy.conf'
      const hosts = `/etc/containers/certs.d/${registry}/ca.crt`
      const proxy = (target: 'k3s' | 'docker'): ConfigRequest => ({
        target,
        registry,
        situation: 'proxy',
        url: 'http://proxy.example:3128',
        noProxy: ['.corp.example'],
      })
      const docker: ConfigRequest = { target: 'docker', registry, situation: 'plain-http' }
      const hub: ConfigRequest = {
        target: 'docker',
        registry: 'docker.io',
        situation: 'mirror',
        url: 'https://m-ours.example',
        fallback: true,
      }
      const jobs = [
        {
          request: docker,
          files: {
            [daemon]:
              '{"data-root":"/mnt/big/docker","live-restore":true,"insecure-registries":["z.example","a.example"]}',
          },
        },
        { request: docker, files: {} },
        {
          request: k3s,
          files: { [yaml]: '# ours\nmirrors:\n  docker.io:\n    endpoint: ["https://m.example"]\n' },
        },
        {
          request: proxy('k3s'),
          files: { [env]: '# kept\nK3S_TOKEN_FILE=/x\nNO_PROXY="10.0.0.0/8,.svc"\n' },
        },
        { request: proxy('docker'), files: { [dropIn]: '[Service]\n' }, env: 'A=b NO_PROXY=10.0.0.0/8\n' },
        {
          request: { target: 'podman', registry, situation: 'private-ca', ca } satisfies ConfigRequest,
          files: { [hosts]: ca },
        },
      ].map(
        ({
          request,
          files,
          env: loaded,
        }: {
          request: ConfigRequest
          files: { [path: string]: string }
          env?: string
        }) => ({
          on: machine(loaded === undefined ? files : { ...files, '/env': loaded }),
          fix: plays(request),
          files,
        }),
      )
      const at = (i: number) => jobs[i]?.on.files() ?? {}

      const first = playAll(jobs, 'registry.yaml')
      expect([first.status, first.output]).toEqual([0, first.output])
      expect(JSON.parse(at(0)[daemon] ?? '')).toEqual({
        'data-root': '/mnt/big/docker',
        'live-restore': true,
        'insecure-registries': ['z.example', 'a.example', registry],
      })
      expect(parseAllDocuments(at(2)[yaml] ?? '')[0]?.toJS()).toMatchObject({
        mirrors: { 'docker.io': { endpoint: ['https://m.example'] } },
        configs: { [registry]: { tls: {} } },
      })
      expect(at(3)[env]).toMatch(/^# kept\nK3S_TOKEN_FILE=\/x\nHTTP_PROXY=http:\/\/proxy\.example:3128\n/)
      expect(at(3)[env]).toMatch(
        /^NO_PROXY=10\.0\.0\.0\/8,\.svc,localhost,127\.0\.0\.1,\.cluster\.local,\.corp\.example$/m,
      )
      expect(at(4)[dropIn]).toMatch(/"NO_PROXY=localhost,.*,\.corp\.example,10\.0\.0\.0\/8"\n$/)
      expect(at(5)).toEqual({ [hosts]: ca })
      const written = jobs.map(({ on }) => on.files())
      const called = jobs.map(({ on }) => on.calls())
      expect(called[2]).toEqual(['restart k3s'])

      const second = playAll(jobs, 'registry.yaml')
      expect([second.status, second.changed, second.output]).toEqual([0, 0, second.output])
      expect(jobs.map(({ on }) => on.files())).toEqual(written)
      expect(jobs.map(({ on }) => on.calls())).toEqual(called)

      const undone = playAll(jobs, 'registry-undo.yaml')
      expect([undone.status, undone.output]).toEqual([0, undone.output])
      expect(jobs.map(({ on }) => on.files())).toEqual(jobs.map(({ files }) => files))
      expect(jobs[2]?.on.calls()).toEqual(['restart k3s', 'restart k3s'])
      const seen = readFileSync(join(jobs[0]?.on.root ?? '', 'seen'), 'utf8')
        .trim()
        .split('\n')
      expect(seen[1]).toMatch(/"data-root":.*/)
      expect(seen[1]).toContain('"insecure-registries":[]')
      expect(seen).toHaveLength(3)

      // Two fixes in one file: the first is not undone under the second.
      const shared = machine({ [daemon]: '{}' })
      const [one, two] = [
        { on: shared, fix: plays(docker) },
        { on: shared, fix: plays(hub) },
      ]
      expect(playAll([one, two], 'registry.yaml').status).toBe(0)
      const both = shared.files()
      const refused = playAll([one], 'registry-undo.yaml')
      expect(refused.status).not.toBe(0)
      expect(refused.output).toContain('was changed since')
      expect(shared.files()).toEqual(both)
      expect(playAll([two, one], 'registry-undo.yaml').status).toBe(0)
      expect(shared.files()).toEqual({ [daemon]: '{}' })
    },
    1_500_000,
  )
})
