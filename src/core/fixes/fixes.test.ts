/** The generators: whatever is asked, each file parses strictly, each command is sound shell, and nothing that was given breaks out of its place. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { parse as parseToml } from 'smol-toml'
import { describe, expect, it } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { diagnose, generateConfig, lintConfig } from '../../lib.ts'
import type { ConfigKind, ConfigRequest, Fix } from '../contract.ts'
import { targetNames as targets, targetRow } from './targets.ts'
import { fixScript } from './script.ts'

const chains = join(import.meta.dirname, '../../examples/chains')
const ca = readFileSync(join(chains, 'root-ca.pem'), 'utf8')
const key = '-----BEGIN PRIVATE KEY-----\nMIGHAgEA\n-----END PRIVATE KEY-----\n'
const servers = ['nginx', 'ingress', 'harbor', 'registry', 'haproxy', 'traefik', 'cert-manager']
const rollouts: ConfigRequest['rollout'][] = [undefined, 'daemonset', 'cloud-init', 'ansible', 'kubectl-debug']
type Distributive<T> = T extends unknown ? Omit<T, 'target' | 'registry'> : never
const situations: Distributive<ConfigRequest>[] = [
  { situation: 'private-ca', ca },
  { situation: 'client-certificate', certificate: ca, key, ca },
  { situation: 'plain-http' },
  { situation: 'skip-verify' },
  { situation: 'mirror', url: 'https://cache.example:8443', fallback: true, ca },
  { situation: 'mirror', url: 'https://harbor.example/v2/hub', fallback: false },
  { situation: 'mirror', url: 'http://cache.example:5000', fallback: true },
  { situation: 'pull-secret', namespace: 'shop', name: 'regcred' },
  { situation: 'pre-pull', image: `registry.example:5000/team/app@sha256:${'a'.repeat(64)}` },
  { situation: 'copy-image', image: 'nginx:1.27', to: 'registry.example/mirror/nginx:1.27' },
  { situation: 'proxy', url: 'http://u:p%40w@proxy.example:3128', noProxy: ['10.0.0.0/8', '.corp.example'] },
  ...servers.map((server) => ({ situation: 'server-chain' as const, server })),
]

function make(request: ConfigRequest): Fix | null {
  const made = generateConfig(request)
  if (made.ok) return made.fix
  expect(made.error.length).toBeGreaterThan(15)
  return null
}

function* everything(registry: string): Generator<[name: string, request: ConfigRequest, fix: Fix]> {
  for (const target of targets)
    for (const situation of situations)
      for (const rollout of rollouts)
        for (const version of target === 'talos' ? ['1.11.0', '1.12.0'] : [undefined]) {
          const request = {
            target,
            registry,
            ...situation,
            ...(rollout === undefined ? {} : { rollout }),
            ...(version === undefined ? {} : { version }),
          } as ConfigRequest
          const fix = make(request)
          if (fix) yield [`${target} ${situation.situation} ${rollout ?? 'one node'} ${version ?? ''}`, request, fix]
        }
}

/** Reads the file as its reader would; what is carried inside it (cloud-config, ConfigMap, playbook) too. */
function parse({ path, content }: Fix['files'][number]): void {
  if (/\.(?:toml|conf)$/.test(path) && !/systemd|nginx/.test(path)) parseToml(content)
  else if (path.endsWith('.json')) JSON.parse(content)
  else if (/\.ya?ml$/.test(path))
    for (const document of parseAllDocuments(content, { strict: true, uniqueKeys: true })) {
      expect([path, document.errors]).toEqual([path, []])
      const value = document.toJS() as {
        write_files?: { path: string; content: string }[]
        data?: Record<string, string>
        kind?: string
      }
      for (const inner of value.write_files ?? [])
        parse({ path: inner.path, content: inner.content, on: 'node', mode: null, merge: false })
      if (value.kind === 'ConfigMap')
        for (const [name, text] of Object.entries(value.data ?? {}))
          if (name.endsWith('.sh')) syntax(`${path} ${name}`, text)
    }
}

function syntax(name: string, script: string): void {
  const { status, stderr } = spawnSync('bash', ['-n'], {
    input: script.replace(/<[A-Z][A-Z0-9_]+>/g, 'PLACEHOLDER'),
    encoding: 'utf8',
  })
  expect([name, status, stderr]).toEqual([name, 0, ''])
}
/** The scripts that a DaemonSet carries to the nodes, each in a shell of its own. */
const carried = (fix: Fix): string[] =>
  fix.files
    .filter(({ path }) => path === 'nodes.yaml')
    .flatMap(({ content }) => parseAllDocuments(content).map((one) => one.toJS() as { data?: Record<string, string> }))
    .flatMap(({ data }) => Object.entries(data ?? {}))
    .filter(([name]) => name.endsWith('.sh'))
    .map(([, text]) => `(\n${text}\n)`)
const shellOf = (fix: Fix) =>
  [...fix.commands, ...fix.verify, ...fix.undo].filter(
    ({ run }) => !/-CertStoreLocation|Restart-Service|Get-PfxCertificate/.test(run),
  )

describe('every target, situation and rollout', () => {
  const all = [...everything('registry.example:5000')]

  it('is generated or refused with a reason; the six deep targets and the thin ones', () => {
    expect(new Set(all.map(([, { target }]) => target))).toEqual(
      new Set(targets.filter((target) => target !== 'network')),
    )
    expect(all.length).toBeGreaterThan(200)
  })

  it('gives files that strict parsers read, and names every placeholder', () => {
    for (const [name, , fix] of all) {
      fix.files.forEach(parse)
      const open = new Set(JSON.stringify([fix.files, fix.commands, fix.undo]).match(/<[A-Z][A-Z0-9_]+>/g) ?? [])
      expect([
        name,
        [...open].filter((placeholder) => !fix.needs.some((need) => need.placeholder === placeholder)),
      ]).toEqual([name, []])
      expect([name, fix.needs.filter((need) => need.what === need.placeholder)]).toEqual([name, []])
    }
  })

  it('gives shell that bash parses', () => {
    const seen = new Set<string>()
    for (const [name, , fix] of all)
      // Without its needs the block is no text within a guard: bash parses all of it.
      for (const script of [...shellOf(fix).map(({ run }) => run), fixScript({ ...fix, needs: [] })]) {
        if (seen.has(script)) continue
        seen.add(script)
        syntax(name, script)
      }
  })

  it.skipIf(spawnSync('shellcheck', ['--version']).status !== 0 && !process.env.CI)(
    'gives shell in which shellcheck finds no fault',
    () => {
      const scripts = [
        ...new Set(
          all
            .flatMap(([, , fix]) => [...shellOf(fix).map(({ run }) => run), ...carried(fix)])
            .map((script) => script.replace(/<[A-Z][A-Z0-9_]+>/g, 'PLACEHOLDER')),
        ),
      ]
      // SC2016: single quotes are meant; SC2086/SC2046 stay on. SC2002 and SC2126 are taste.
      const { stdout } = spawnSync(
        'shellcheck',
        ['--shell=bash', '--severity=warning', '--format=gcc', '--exclude=SC2034', '-'],
        { input: scripts.join('\n'), encoding: 'utf8', maxBuffer: 1 << 26 },
      )
      expect(stdout).toBe('')
    },
    120_000,
  )

  it('claims the lab only for what the lab runs, and calls insecure what turns verification off', () => {
    for (const [name, request, fix] of all) {
      const { situation, target } = request
      expect([name, fix.risk === 'insecure']).toEqual([
        name,
        situation === 'skip-verify' ||
          situation === 'plain-http' ||
          (situation === 'mirror' && request.url.startsWith('http:')),
      ])
      if (fix.basis === 'lab') expect([name, targetRow(fix.target).lab]).toEqual([name, true])
      expect([name, fix.verify.length > 0, fix.undo.length > 0 || target === 'minikube']).toEqual([name, true, true])
    }
  })

  it('writes no file that its own linter finds fault with', () => {
    for (const [name, { situation }, fix] of all)
      for (const { path, content } of fix.files) {
        const kind =
          (['hosts.toml', 'config.toml', 'registries.yaml', 'daemon.json'] as ConfigKind[]).find((one) =>
            path.endsWith(`/${one}`),
          ) ?? (path.includes('registries.conf.d') ? 'registries.conf' : null)
        if (kind === null) continue
        const { problems } = lintConfig(content, kind)
        const meant =
          situation === 'skip-verify' || situation === 'plain-http'
            ? problems.filter(({ severity }) => severity !== 'dangerous')
            : problems.filter(({ code }) => !(code === 'insecure' && content.includes('cache.example:5000')))
        expect([name, path, meant]).toEqual([name, path, []])
      }
  })

  it('puts no password, key or certificate into a command line', () => {
    for (const [name, , fix] of all)
      for (const { run } of shellOf(fix)) {
        expect([name, /--docker-password|MIGHAgEA/.test(run) && !run.startsWith('kubectl debug')]).toEqual([
          name,
          false,
        ])
      }
  })
})

describe('what a title says of its reach', () => {
  /** Written where every program of the node looks, or for every program by the platform's own setting. */
  const everywhere =
    /ca-certificates\/|ca-trust|pki\/trust|\/etc\/ssl\/certs|update-ca|rehash_ca|settings\.pki|custom-ca-trust|\.minikube\/certs|LocalMachine\\+Root/
  const systems = [undefined, 'Rocky Linux 9', 'Alpine', 'SUSE', 'Flatcar', 'Arch', 'Photon', 'Windows Server 2022']

  it.each(targets)('%s: a CA for the whole node is called so, and only that', (target) => {
    for (const language of ['en', 'ru'] as const)
      for (const rollout of rollouts)
        for (const os of target === 'system-trust' ? systems : [undefined])
          for (const situation of [
            { situation: 'private-ca' as const, ca },
            { situation: 'mirror' as const, url: 'https://cache.example:8443', fallback: true, ca },
          ]) {
            const made = generateConfig(
              {
                target,
                registry: situation.situation === 'mirror' ? 'docker.io' : 'registry.example:5000',
                ...situation,
                ...(rollout === undefined ? {} : { rollout }),
                ...(os === undefined ? {} : { os }),
              },
              language,
            )
            if (!made.ok) continue
            const { files, commands, title } = made.fix
            const wide = everywhere.test(
              [...files.map(({ path, content }) => `${path}\n${content}`), ...commands.map(({ run }) => run)].join(
                '\n',
              ),
            )
            expect([title, /everything on the node|на всём узле/.test(title)]).toEqual([title, wide])
            if (wide) expect(title).not.toMatch(/ only\b|только/)
            else if (situation.situation === 'private-ca') expect(title).toMatch(/ only\b|только для/)
          }
  })

  it('a proxy that more than the pulls go through is called so', () => {
    const proxy = { situation: 'proxy' as const, url: 'http://p.example:3128', noProxy: [] }
    for (const target of ['k3s', 'rke2', 'k0s', 'talos', 'openshift', 'bottlerocket', 'aks'] as const)
      expect(make({ target, registry: 'r.example', ...proxy })?.title).toMatch(
        /whole (?:service|node|cluster)|every service/,
      )
    for (const target of ['containerd-1', 'cri-o', 'docker', 'microk8s'] as const)
      expect(make({ target, registry: 'r.example', ...proxy })?.title).toMatch(/the runtime its HTTP proxy/)
    expect(make({ target: 'k3s', registry: 'r.example', ...proxy })?.notes.join(' ')).toContain('CONTAINERD_HTTP_PROXY')
  })

  it('no title says both', async () => {
    for (const name of ['private-ca', 'incomplete-chain', 'self-signed', 'interception'])
      for (const language of ['en', 'ru'] as const) {
        const { pulls } = await diagnose(readFileSync(join(chains, '..', `${name}.txt`), 'utf8'), { language })
        for (const { title } of pulls.flatMap(({ fixes }) => fixes))
          expect(/(?:everything|всём узле)/.test(title) && /(?: only\b|только)/.test(title) ? title : '').toBe('')
      }
  })
})

describe('what a version cannot read', () => {
  const registry = 'registry.example'
  it.each<[ConfigRequest, RegExp]>([
    [{ target: 'containerd-1', version: '1.4.13', registry, situation: 'private-ca', ca }, /1\.5/],
    [
      {
        target: 'containerd-1',
        version: 'containerd://1.5.18',
        registry: 'docker.io',
        situation: 'mirror',
        url: 'https://h.example/v2/p',
        fallback: true,
      },
      /1\.6/,
    ],
    [{ target: 'containerd-1', version: '2.1.0', registry, situation: 'private-ca', ca }, /does not belong/],
    [
      {
        target: 'k3s',
        version: 'v1.28.5+k3s1',
        registry: 'docker.io',
        situation: 'mirror',
        url: 'https://h.example',
        fallback: false,
      },
      /1\.28\.6/,
    ],
    [{ target: 'docker', registry, situation: 'mirror', url: 'https://h.example', fallback: true }, /docker\.io only/],
    [
      { target: 'docker', registry: 'docker.io', situation: 'mirror', url: 'https://h.example', fallback: false },
      /fails closed/,
    ],
    [
      { target: 'bottlerocket', registry: 'docker.io', situation: 'mirror', url: 'https://h.example', fallback: false },
      /fails closed/,
    ],
    [{ target: 'aks', registry, situation: 'plain-http' }, /unsupported/],
    [{ target: 'system-trust', os: 'Talos (v1.9.0)', registry, situation: 'private-ca', ca }, /talos/],
    [{ target: 'talos', registry, situation: 'private-ca', ca, rollout: 'daemonset' }, /own road/],
    [{ target: 'containerd-2', registry, situation: 'private-ca', ca: 'MIIB' }, /PEM/],
    [{ target: 'containerd-2', registry, situation: 'private-ca', ca: key }, /private key/i],
    [
      {
        target: 'containerd-2',
        registry,
        situation: 'client-certificate',
        certificate: ca,
        key: '-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIIB\n-----END ENCRYPTED PRIVATE KEY-----',
      },
      /unencrypted/,
    ],
    [
      { target: 'containerd-2', registry, situation: 'client-certificate', certificate: ca, key, rollout: 'daemonset' },
      /ConfigMap/,
    ],
    [{ target: 'podman', registry, situation: 'proxy', url: 'http://p.example:3128', noProxy: [] }, /shell/],
  ])('%j', (request, reason) => {
    const made = generateConfig(request)
    expect(made.ok ? made.fix.files : made.error).toMatch(reason)
    expect(generateConfig(request, 'ru')).toMatchObject({
      ok: false,
      error: expect.stringMatching(/[а-яё]/i) as string,
    })
  })

  it.each([
    ['1.7.24', 'version = 2', 'io.containerd.grpc.v1.cri'],
    ['2.1.9', 'version = 3', 'io.containerd.cri.v1.images'],
    ['2.3.1', 'version = 4', 'io.containerd.cri.v1.images'],
  ])('containerd %s gets a config.toml that it reads', (version, first, table) => {
    const fix = make({
      target: version.startsWith('1') ? 'containerd-1' : 'containerd-2',
      version,
      registry,
      situation: 'private-ca',
      ca,
    })
    expect(fix?.files.find(({ path }) => path === '/etc/containerd/config.toml')).toMatchObject({
      merge: true,
      content: `${first}\n\n[plugins."${table}".registry]\n  config_path = "/etc/containerd/certs.d"\n`,
    })
    expect(fix?.commands.map(({ run }) => run).join('\n')).toContain('before-config-path')
  })
})

const label = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,20}[a-z0-9])?$/)
const host = fc
  .oneof(
    fc.tuple(label, label).map((parts) => parts.join('.')),
    fc.ipV4(),
    fc.ipV6().map((address) => `[${address}]`),
    fc.constant('docker.io'),
  )
  .chain((name) =>
    fc
      .option(fc.integer({ min: 1, max: 65535 }), { nil: null })
      .map((port) => (port === null || name === 'docker.io' ? name : `${name}:${port}`)),
  )

describe('any input', () => {
  it('hosts, ports, IPv6, paths: every file parses', () => {
    const path = fc
      .array(fc.stringMatching(/^[A-Za-z0-9._~-]{1,12}$/), { maxLength: 3 })
      .map((parts) => parts.map((part) => `/${part}`).join(''))
    fc.assert(
      fc.property(
        host,
        host,
        path,
        fc.constantFrom(...targets),
        fc.constantFrom(...situations),
        fc.constantFrom(...rollouts),
        (registry, mirror, tail, target, situation, rollout) => {
          const request = {
            target,
            registry,
            ...situation,
            ...(situation.situation === 'mirror' ? { url: `https://${mirror}${tail}` } : {}),
            ...(rollout === undefined ? {} : { rollout }),
          } as ConfigRequest
          make(request)?.files.forEach(parse)
        },
      ),
      { numRuns: 1500 },
    )
  })

  it('CA texts: only whole certificates are taken over, whatever stands around them', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 80 }),
        fc.string({ maxLength: 80 }),
        fc.constantFrom(...targets),
        (before, after, target) => {
          const fix = make({ target, registry: 'r.example', situation: 'private-ca', ca: `${before}\n${ca}${after}` })
          if (!fix) return
          fix.files.forEach(parse)
          for (const { content, path } of fix.files) if (/\.(?:crt|pem)$/.test(path)) expect(content).toBe(ca)
        },
      ),
      { numRuns: 500 },
    )
  })

  it('hostile hosts, names, addresses and exceptions are refused, never written', () => {
    for (const hostile of ['a b', "a'b", 'a"b', 'a$(id)', 'a`id`', 'a\nb', '../../etc', 'a;b', 'a/b', '']) {
      expect(generateConfig({ target: 'containerd-2', registry: hostile, situation: 'plain-http' }).ok).toBe(false)
      expect(
        generateConfig({
          target: 'kubernetes',
          registry: 'r.io',
          situation: 'pull-secret',
          namespace: hostile,
          name: 'x',
        }).ok,
      ).toBe(false)
      expect(
        generateConfig({
          target: 'kubernetes',
          registry: 'r.io',
          situation: 'pull-secret',
          namespace: 'x',
          name: hostile,
        }).ok,
      ).toBe(false)
      expect(
        generateConfig({ target: 'openshift', registry: hostile, situation: 'pull-secret', namespace: 'x', name: 'y' })
          .ok,
      ).toBe(false)
      expect(
        generateConfig({
          target: 'containerd-2',
          registry: 'r.io',
          situation: 'mirror',
          url: `https://${hostile}"x`,
          fallback: true,
        }).ok,
      ).toBe(false)
      expect(
        generateConfig({
          target: 'containerd-2',
          registry: 'r.io',
          situation: 'proxy',
          url: `http://p.example/${hostile}"`,
          noProxy: [],
        }).ok,
      ).toBe(false)
      if (!/^a\/b$|\.\./.test(hostile))
        expect(
          generateConfig({
            target: 'containerd-2',
            registry: 'r.io',
            situation: 'proxy',
            url: 'http://p.example',
            noProxy: [hostile],
          }).ok,
        ).toBe(false)
    }
  })

  it('a field of another shape, or a missing one, is refused by its name', () => {
    for (const target of targets)
      for (const situation of situations)
        for (const field of [...Object.keys(situation), 'registry', 'version', 'os', 'rollout'])
          for (const value of [5, null, { a: 1 }, ['x', 1]]) {
            if (field === 'situation') continue
            const made = generateConfig({ target, registry: 'r.example', ...situation, [field]: value } as never)
            expect(made).toMatchObject({ ok: false, error: expect.stringContaining(`${field}: a `) as string })
          }
    for (const field of ['registry', 'url'])
      expect(
        generateConfig({
          target: 'k3s',
          registry: 'r.example',
          situation: 'mirror',
          url: 'https://m.example',
          fallback: true,
          [field]: undefined,
        } as never),
      ).toMatchObject({ ok: false, error: `${field}: a string is expected` })
  })

  it('names out of a paste (quotes, $, blanks) run nothing: the commands are run with every program replaced', async () => {
    for (const name of ["x'; broken_out; '", 'x$(broken_out)', 'x`broken_out`', 'x"; broken_out; "']) {
      const image = `registry.example/team/${name}:1`
      const { pulls } = await diagnose(
        `Warning  Failed  2m  kubelet  Failed to pull image "${image}": rpc error: code = Unknown desc = failed to pull and unpack image "${image}": ` +
          `failed to do request: Head "https://registry.example/v2/": x509: certificate signed by unknown authority`,
      )
      for (const fix of pulls.flatMap(({ fixes }) => fixes))
        for (const { run } of [
          ...fix.verify,
          ...fix.commands.filter((step) => step.run.includes('registry.example')),
        ]) {
          const { stderr } = spawnSync(
            'bash',
            [
              '-c',
              `PATH=/nowhere; command_not_found_handle() { :; }; broken_out() { echo OUT >&2; }; ${run.replace(/<[A-Z_]+>/g, 'P')}`,
            ],
            { encoding: 'utf8' },
          )
          expect([run, /^OUT$/m.test(stderr)]).toEqual([run, false])
        }
    }
  })
})
