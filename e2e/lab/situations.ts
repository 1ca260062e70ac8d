/** What the lab closes the loop on. Every host name ends in .example; docker.io is the node's own idea of it. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ConfigRequest } from '../../src/core/contract.ts'
import type { Engine } from './engines.ts'
import type { Situation, Stage } from './loop.ts'
import { Authority } from './pki.ts'
import { proxy, registry, type RegistryOptions } from './servers.ts'

const address = {
  registry: '10.77.1.10',
  cache: '10.77.1.20',
  proxy: '10.77.1.30',
  closed: '10.77.1.99',
  busy: '10.77.1.98',
  storage: '10.77.1.40',
  six: 'fd77::10',
}
export const addresses = [...Object.values(address), '10.77.1.53']

let made: Authority | undefined
const pki = (): Authority => (made ??= new Authority(mkdtempSync(join(tmpdir(), 'pull-doctor-pki-'))))

const host = 'registry.lab.example'
const names = new Map([
  [host, address.registry],
  ['storage.lab.example', address.storage],
  ['auth.lab.example', address.storage],
  ['cache.lab.example', address.cache],
  ['registry-1.docker.io', address.closed],
  ['auth.docker.io', address.closed],
])
const show = (at: string) =>
  `openssl s_client -connect ${at} -servername ${at.replace(/:\d+$/, '')} -showcerts </dev/null 2>&1`
const chain = (...certificates: string[]) => certificates.join('')
const isDocker = ({ program }: Engine) => program === 'docker'
const isContainerd = ({ program }: Engine) => program === 'containerd'

/** One registry that answers at `name`, and an image there. */
async function one(
  options: RegistryOptions,
  more: Partial<Stage> & { name?: string; port?: number; at?: string } = {},
): Promise<Stage> {
  const { name = host, port = options.tls ? 443 : 80, at = address.registry, ...rest } = more
  const server = await registry(at, port, options)
  return {
    image: `${name}${port === 443 || port === 80 ? '' : `:${port}`}/team/app:1`,
    hosts: names,
    servers: [server],
    ...rest,
  }
}

/** docker.io that cannot be reached, and a cache beside it. */
async function cached(
  options: RegistryOptions,
  request: (target: Engine['target']) => ConfigRequest,
  engine: Engine,
  more: Partial<Stage> = {},
): Promise<Stage> {
  const { certificate, key } = pki().server('cache.lab.example')
  const server = await registry(address.cache, 443, {
    tls: { certificate: chain(certificate, pki().intermediate.certificate), key },
    ...options,
  })
  return {
    image: 'docker.io/library/nginx:1.27',
    hosts: names,
    servers: [server],
    request: request(engine.target),
    ...more,
  }
}

/** The root in the node's own store before the engine starts. */
const trusting = () =>
  `mkdir -p /usr/local/share/ca-certificates && cat > /usr/local/share/ca-certificates/lab.crt ` +
  `<<'X'\n${pki().root.certificate}X\nupdate-ca-certificates >/dev/null 2>&1`

const full = (...hosts: string[]) => {
  const { certificate, key } = pki().server(...hosts)
  return { certificate: chain(certificate, pki().intermediate.certificate), key }
}
const configured = (version: number, plugin: string) =>
  `cat > /etc/containerd/config.toml <<'X'\nversion = ${version}\n[plugins."${plugin}".registry]\n  config_path = "/etc/containerd/certs.d"\nX`
const debian = `cat > /etc/containerd/config.toml <<'X'
version = 2

[plugins]
  [plugins."io.containerd.grpc.v1.cri"]
    [plugins."io.containerd.grpc.v1.cri".cni]
      bin_dir = "/usr/lib/cni"
      conf_dir = "/etc/cni/net.d"
X`

export const situations: readonly Situation[] = [
  {
    name: 'private CA, its root sent',
    main: true,
    causes: ['tls-private-ca'],
    stage: () => {
      const { certificate, key } = pki().server(host)
      return one(
        { tls: { certificate: chain(certificate, pki().intermediate.certificate, pki().root.certificate), key } },
        { look: show(`${host}:443`), prepare: debian },
      )
    },
  },
  {
    name: 'private CA, its root known to the person',
    main: true,
    causes: ['tls-unknown-authority', 'tls-private-ca'],
    stage: () => one({ tls: full(host) }, { supply: { '<CA_PEM>': pki().root.certificate.trim() } }),
  },
  {
    name: 'private CA, its root pasted',
    causes: ['tls-unknown-authority'],
    stage: () =>
      one(
        { tls: full(host) },
        {
          prepare: `mkdir -p /opt/ca && cat > /opt/ca/root.pem <<'X'\n${pki().root.certificate}X`,
          look: 'cat /opt/ca/root.pem',
        },
      ),
  },
  {
    name: 'private CA, each file and command by itself',
    causes: ['tls-unknown-authority', 'tls-private-ca'],
    stage: () =>
      one(
        { tls: full(host) },
        { prepare: debian, apart: true, lasting: true, supply: { '<CA_PEM>': pki().root.certificate.trim() } },
      ),
  },
  {
    name: 'plain HTTP, each file and command by itself',
    causes: ['tls-plain-http'],
    stage: () => one({}, { port: 5000, apart: true, lasting: true }),
  },
  {
    name: 'private CA on a port of its own, config_path set',
    causes: ['tls-unknown-authority', 'tls-private-ca'],
    stage: (engine) =>
      one(
        { tls: full(host) },
        {
          port: 5000,
          supply: { '<CA_PEM>': pki().root.certificate.trim() },
          ...(isContainerd(engine) ? { prepare: configured(2, 'io.containerd.grpc.v1.cri') } : {}),
        },
      ),
  },
  {
    name: 'private CA at an IPv4 address',
    causes: ['tls-unknown-authority', 'tls-private-ca'],
    stage: () =>
      one(
        { tls: full(address.registry) },
        { name: address.registry, port: 5443, supply: { '<CA_PEM>': pki().root.certificate.trim() } },
      ),
  },
  {
    // containerd 1.6 does not parse such a name.
    name: 'private CA at an IPv6 address',
    causes: ['tls-unknown-authority', 'tls-private-ca'],
    only: (engine) => isContainerd(engine) && engine.suite !== 'bookworm',
    stage: () =>
      one(
        { tls: full(address.six) },
        {
          name: `[${address.six}]`,
          at: address.six,
          port: 5443,
          supply: { '<CA_PEM>': pki().root.certificate.trim() },
        },
      ),
  },
  {
    name: 'self-signed certificate',
    main: true,
    causes: ['tls-self-signed'],
    stage: () => one({ tls: pki().selfSigned(host) }, { look: show(`${host}:443`) }),
  },
  {
    name: 'intermediate not sent',
    main: true,
    causes: ['tls-incomplete-chain', 'tls-unknown-authority'],
    risk: 'temporary',
    stage: () =>
      one(
        { tls: pki().server(host) },
        { look: show(`${host}:443`), supply: { '<CA_PEM>': pki().intermediate.certificate.trim() } },
      ),
  },
  {
    name: 'certificate for another name',
    causes: ['tls-name-mismatch'],
    risk: 'insecure',
    stage: () => one({ tls: full('other.lab.example') }, { prepare: 'true', look: show(`${host}:443`) }),
  },
  {
    name: 'expired certificate',
    causes: ['tls-expired'],
    risk: 'insecure',
    stage: () => {
      const { certificate, key } = pki().expired(host)
      return one(
        { tls: { certificate: chain(certificate, pki().intermediate.certificate), key } },
        { look: show(`${host}:443`) },
      )
    },
  },
  {
    name: 'plain HTTP',
    main: true,
    causes: ['tls-plain-http'],
    stage: () => one({}, { port: 5000 }),
  },
  {
    name: 'client certificate',
    main: true,
    causes: ['tls-client-certificate'],
    stage: () => {
      const client = pki().client('node-1')
      return one(
        { tls: { ...full(host), clientCa: pki().root.certificate } },
        {
          prepare: trusting(),
          supply: { '<CLIENT_CERTIFICATE_PEM>': client.certificate.trim(), '<CLIENT_KEY_PEM>': client.key.trim() },
        },
      )
    },
  },
  {
    name: 'system trust store',
    causes: ['tls-private-ca'],
    only: ({ program }) => program !== 'skopeo',
    stage: async (engine) => {
      const { certificate, key } = pki().server(host)
      return one(
        { tls: { certificate: chain(certificate, pki().intermediate.certificate, pki().root.certificate), key } },
        {
          look: show(`${host}:443`),
          request: {
            target: 'system-trust',
            registry: host,
            os: 'Debian GNU/Linux 12 (bookworm)',
            version: engine.program,
            situation: 'private-ca',
            ca: pki().root.certificate,
          },
        },
      )
    },
  },
  {
    name: 'client certificate and private CA in one',
    causes: ['tls-unknown-authority', 'tls-private-ca'],
    stage: (engine) => {
      const client = pki().client('node-1')
      return one(
        { tls: { ...full(host), clientCa: pki().root.certificate } },
        {
          port: 8443,
          request: {
            target: engine.target,
            registry: `${host}:8443`,
            situation: 'client-certificate',
            certificate: client.certificate,
            key: client.key,
            ca: pki().root.certificate,
          },
        },
      )
    },
  },
  {
    name: 'the port 443 written out',
    causes: ['tls-unknown-authority', 'tls-private-ca'],
    stage: async () => ({
      ...(await one({ tls: full(host) }, { supply: { '<CA_PEM>': pki().root.certificate.trim() } })),
      image: `${host}:443/team/app:1`,
    }),
  },
  {
    name: 'a mirror over plain HTTP on a port',
    causes: ['tcp-refused'],
    stage: async (engine) => {
      const server = await registry(address.cache, 5000, {})
      return {
        image: 'docker.io/library/nginx:1.27',
        hosts: names,
        servers: [server],
        request: {
          target: engine.target,
          registry: 'docker.io',
          situation: 'mirror',
          url: 'http://cache.lab.example:5000',
          fallback: true,
        },
      }
    },
  },
  {
    name: 'a mirror of a registry on a port',
    causes: ['tcp-refused'],
    only: (engine) => !isDocker(engine),
    stage: (engine) =>
      cached(
        {},
        (target) => ({
          target,
          registry: `${host}:5000`,
          situation: 'mirror',
          url: 'https://cache.lab.example',
          fallback: true,
          ca: pki().root.certificate,
        }),
        engine,
        { image: `${host}:5000/team/app:1` },
      ),
  },
  {
    name: 'mirror with fallback',
    main: true,
    causes: ['tcp-refused'],
    stage: (engine) =>
      cached(
        {},
        (target) => ({
          target,
          registry: 'docker.io',
          situation: 'mirror',
          url: 'https://cache.lab.example',
          fallback: true,
          ca: pki().root.certificate,
        }),
        engine,
      ),
  },
  {
    // The registry itself answers 503 at first; afterwards it is not asked even when the cache has gone.
    name: 'mirror only: fails closed',
    causes: ['registry-unavailable'],
    only: (engine) => !isDocker(engine),
    stage: async (engine) => {
      const origin = await registry(address.closed, 443, { tls: full('registry-1.docker.io'), status: 503 })
      const stage = await cached(
        {},
        (target) => ({
          target,
          registry: 'docker.io',
          situation: 'mirror',
          url: 'https://cache.lab.example',
          fallback: false,
          ca: pki().root.certificate,
        }),
        engine,
        { prepare: trusting() },
      )
      return {
        ...stage,
        servers: [...stage.servers, origin],
        after: async (node) => {
          origin.requests.length = 0
          await Promise.all(stage.servers.map((server) => server.close()))
          const failed = await node.pull(stage.image)
          if (failed === null) return 'it pulled although the cache is gone'
          return origin.requests.length > 0 ? `the registry itself was asked: ${origin.requests.join(', ')}` : null
        },
      }
    },
  },
  {
    name: 'proxy project under a path',
    main: true,
    causes: ['tcp-refused'],
    only: (engine) => !isDocker(engine),
    stage: (engine) =>
      cached(
        { project: 'dockerhub' },
        (target) => ({
          target,
          registry: 'docker.io',
          situation: 'mirror',
          url: 'https://cache.lab.example',
          pathPrefix: 'dockerhub',
          fallback: false,
          ca: pki().root.certificate,
        }),
        engine,
      ),
  },
  {
    name: 'rate limit, then a cache',
    causes: ['rate-limited'],
    stage: async (engine) => {
      const origin = await registry(address.busy, 443, { tls: full('registry-1.docker.io'), status: 429 })
      const stage = await cached(
        {},
        (target) => ({
          target,
          registry: 'docker.io',
          situation: 'mirror',
          url: 'https://cache.lab.example',
          fallback: true,
        }),
        engine,
        { prepare: trusting() },
      )
      return {
        ...stage,
        hosts: new Map([...names, ['registry-1.docker.io', address.busy]]),
        servers: [...stage.servers, origin],
      }
    },
    only: isContainerd,
  },
  {
    name: 'only the HTTP proxy knows the way',
    main: true,
    causes: ['dns-not-found'],
    only: (engine) => isContainerd(engine) || isDocker(engine),
    stage: async (engine) => {
      const server = await registry(address.registry, 443, { tls: full('far.lab.example') })
      const way = await proxy(address.proxy, 3128, new Map([['far.lab.example', address.registry]]))
      return {
        image: 'far.lab.example/team/app:1',
        hosts: names,
        servers: [server, way],
        prepare: trusting(),
        request: {
          target: engine.target,
          registry: 'far.lab.example',
          situation: 'proxy',
          url: `http://${address.proxy}:3128`,
          noProxy: ['10.0.0.0/8', '.svc'],
        },
      }
    },
  },
  {
    name: 'the proxy wants a login; the registry is inside',
    causes: ['proxy-failure'],
    only: (engine) => isContainerd(engine) || isDocker(engine),
    stage: async (engine) => {
      const old =
        `${trusting()}\nmkdir -p /etc/systemd/system/${engine.program}.service.d\nprintf '[Service]\\nEnvironment="HTTPS_PROXY=http://` +
        `${address.proxy}:3128"\\n' > /etc/systemd/system/${engine.program}.service.d/10-old.conf`
      const server = await registry(address.registry, 443, { tls: full(host) })
      const way = await proxy(address.proxy, 3128, new Map([[host, address.registry]]), {
        username: 'u',
        password: 'p',
      })
      return {
        image: `${host}/team/app:1`,
        hosts: names,
        servers: [server, way],
        prepare: old,
        request: {
          target: engine.target,
          registry: host,
          situation: 'proxy',
          url: `http://${address.proxy}:3128`,
          noProxy: [host],
        },
      }
    },
  },
  {
    name: 'docker.io re-signed by a company’s proxy',
    causes: ['tls-interception'],
    only: (engine) => isContainerd(engine) || isDocker(engine) || engine.program === 'podman',
    stage: async () => {
      const { certificate, key } = pki().server('registry-1.docker.io')
      const server = await registry(address.busy, 443, {
        tls: { certificate: chain(certificate, pki().intermediate.certificate, pki().root.certificate), key },
      })
      return {
        image: 'docker.io/library/nginx:1.27',
        hosts: new Map([...names, ['registry-1.docker.io', address.busy]]),
        servers: [server],
        look: show('registry-1.docker.io:443'),
        target: 'system-trust',
      }
    },
  },
  {
    // The storage’s own folder is not read: the CA belongs into the registry’s.
    name: 'layers redirected to a host of the private CA',
    causes: ['tls-unknown-authority', 'tls-private-ca'],
    stage: async () => {
      const storage = await registry(address.storage, 443, { tls: full('storage.lab.example') })
      const stage = await one(
        { tls: full(host), blobsAt: 'https://storage.lab.example' },
        { supply: { '<CA_PEM>': pki().root.certificate.trim() } },
      )
      return { ...stage, servers: [...stage.servers, storage] }
    },
  },
  {
    name: 'token service of the private CA',
    causes: ['tls-unknown-authority', 'tls-private-ca'],
    stage: async () => {
      const service = await registry(address.storage, 443, { tls: full('auth.lab.example'), tokens: true })
      const stage = await one(
        { tls: full(host), realm: 'https://auth.lab.example/token' },
        { supply: { '<CA_PEM>': pki().root.certificate.trim() } },
      )
      return { ...stage, servers: [...stage.servers, service] }
    },
  },
  {
    name: 'a mirror whose private CA is not named',
    causes: ['tls-unknown-authority', 'tls-private-ca'],
    only: isContainerd,
    stage: async (engine) => {
      const { request: _, ...stage } = await cached(
        { project: 'hub' },
        (target) => ({ target, registry: 'docker.io', situation: 'plain-http' }),
        engine,
        {
          prepare: mirrored('https://cache.lab.example/v2/hub', true),
          look: 'cat /etc/containerd/certs.d/docker.io/hosts.toml',
          supply: { '<CA_PEM>': pki().root.certificate.trim() },
        },
      )
      return stage
    },
  },
  {
    // The words name a missing tag; the pasted file tells why, and its correction is the first fix.
    name: 'a mirror under a path without override_path, its file pasted',
    causes: ['not-a-registry', 'tag-not-found', 'repository-not-found'],
    only: isContainerd,
    stage: async (engine) => {
      const { request: _, ...stage } = await cached(
        { project: 'hub' },
        (target) => ({ target, registry: 'docker.io', situation: 'plain-http' }),
        engine,
        {
          prepare: `${trusting()}\n${mirrored('https://cache.lab.example/v2/hub', false)}`,
          look: 'cat /etc/containerd/certs.d/docker.io/hosts.toml',
        },
      )
      return stage
    },
  },
  ...configurations(),
]

/** A hosts.toml for docker.io that somebody wrote before. */
function mirrored(url: string, overrides: boolean): string {
  return (
    `mkdir -p /etc/containerd/certs.d/docker.io && cat > /etc/containerd/certs.d/docker.io/hosts.toml <<'X'\nserver = ` +
    `"${url}"\n${overrides ? 'override_path = true\n' : ''}\n[host."${url}"]\n  capabilities = ["pull", ` +
    `"resolve"]\n${overrides ? '  override_path = true\n' : ''}X\n${configured(2, 'io.containerd.grpc.v1.cri')}`
  )
}

/** The same private CA on nodes whose config.toml stands in each way that it can. */
function configurations(): Situation[] {
  const table = (version: string, lines: string[]) =>
    `cat > /etc/containerd/config.toml <<'X'\n${version}${lines.join('\n')}\nX`
  const old = 'plugins."io.containerd.grpc.v1.cri"'
  const kinds: [
    name: string,
    prepare: string,
    only?: Situation['only'],
    look?: string | undefined,
    stops?: (engine: Engine) => RegExp | null,
  ][] = [
    ['no config.toml', 'true'],
    ['the default configuration written out', 'containerd config default > /etc/containerd/config.toml'],
    ['config.toml without a version', table('', ['oom_score = -999']), undefined, undefined, () => /version line/],
    [
      'a registry table without config_path',
      table('version = 2\n', [`[${old}.registry]`, `  [${old}.registry.headers]`, '    User-Agent = ["lab"]']),
    ],
    [
      'a list in config_path',
      table('version = 2\n', [`[${old}.registry]`, '  config_path = "/etc/containerd/certs.d:/etc/docker/certs.d"']),
      undefined,
      undefined,
      // 1.x reads both folders.
      ({ suite }) => (suite === 'forky' ? /config_path is \/etc\/containerd\/certs\.d:/ : null),
    ],
    [
      'config_path of another folder',
      table('version = 2\n', [`[${old}.registry]`, '  config_path = "/opt/certs.d"']),
      undefined,
      undefined,
      () => /config_path is \/opt\/certs\.d/,
    ],
    [
      'a file of version 3',
      table('version = 3\n', ["[plugins.'io.containerd.cri.v1.images']", '  max_concurrent_downloads = 3']),
      ({ suite }) => suite === 'forky',
    ],
    [
      'the old registry.mirrors for others',
      table('version = 2\n', [
        `[${old}.registry]`,
        `  [${old}.registry.mirrors]`,
        `    [${old}.registry.mirrors."docker.io"]`,
        '      endpoint = ["https://cache.lab.example/v2/hub", "https://mirror.lab.example"]',
        `  [${old}.registry.headers]`,
        '    User-Agent = ["lab"]',
      ]),
      undefined,
      undefined,
      () => /registry\.mirrors/,
    ],
    [
      'the old registry.mirrors on one line',
      table('version = 2\n', [
        `[${old}.registry]`,
        '  mirrors = {"docker.io" = {endpoint = ["https://cache.lab.example"]}}',
      ]),
      undefined,
      undefined,
      () => /registry\.mirrors/,
    ],
    [
      'a drop-in with a CRI section of its own',
      `${table('version = 2\nimports = ["/etc/containerd/more/*.toml"]\n', [`[${old}]`, '  max_container_log_line_size = 16384'])}\nmkdir /etc/` +
        `containerd/more && printf '%s\\n' 'version = 2' '[${old}]' '  enable_cdi = false' > /etc/containerd/more/gpu.toml`,
      undefined,
      undefined,
      // 2.x brings both sections together.
      ({ suite }) => (suite === 'forky' ? null : /imported file/),
    ],
    [
      'a file of the other generation, just written',
      table('version = 3\n', [
        "[plugins.'io.containerd.cri.v1.images'.registry]",
        "  config_path = '/etc/containerd/certs.d'",
      ]),
      ({ suite }) => suite === 'bookworm',
      undefined,
      () => /version line/,
    ],
    [
      'a broken hosts.toml that names the right CA, pasted',
      `${configured(2, 'io.containerd.grpc.v1.cri')}\nmkdir -p /etc/containerd/certs.d/${host} /opt/ca && cat > /opt/ca/root.pem ` +
        `<<'X'\n${pki().root.certificate}X\nprintf 'server = https://${host}\\nca = "/opt/ca/root.pem"\\n' > /etc/containerd/certs.d/${host}/hosts.toml`,
      undefined,
      `cat /etc/containerd/certs.d/${host}/hosts.toml`,
    ],
    [
      'a right hosts.toml without its CA, pasted',
      `${configured(2, 'io.containerd.grpc.v1.cri')}\nmkdir -p /etc/containerd/certs.d/${host} && printf 'server = "https://${host}"\\n\\n[host."https:/` +
        `/${host}"]\\n  capabilities = ["pull", "resolve"]\\n  dial_timeout = "7s"\\n' > /etc/containerd/certs.d/${host}/hosts.toml`,
      undefined,
      `cat /etc/containerd/certs.d/${host}/hosts.toml`,
    ],
    [
      'a right hosts.toml with a header, which is not repeated, pasted',
      `${configured(2, 'io.containerd.grpc.v1.cri')}\nmkdir -p /etc/containerd/certs.d/${host} && printf 'server = "https://${host}"\\n\\n[host."https:/` +
        `/${host}"]\\n  capabilities = ["pull", "resolve"]\\n\\n[host."https://${host}".header]\\n  x-team = ["shop"]\\n' > /etc/containerd/certs.d/${host}/` +
        `hosts.toml`,
      undefined,
      `cat /etc/containerd/certs.d/${host}/hosts.toml`,
      () => /hosts\.toml: change these lines first/,
    ],
    [
      'a broken hosts.toml, moved away as the first step asks',
      `${configured(2, 'io.containerd.grpc.v1.cri')}\nmkdir -p /etc/containerd/certs.d/${host} && printf 'server = https://${host}\\nca = ca.pem\\n' > /` +
        `etc/containerd/certs.d/${host}/hosts.toml.before-pull-doctor`,
    ],
  ]
  return kinds.map(([name, prepare, only, look, stops]) => ({
    name: `private CA, ${name}`,
    causes: ['tls-unknown-authority', 'tls-private-ca'],
    only: (engine) => isContainerd(engine) && (only?.(engine) ?? true),
    stage: (engine) => {
      const words = stops?.(engine) ?? null
      return one(
        { tls: full(host) },
        {
          prepare,
          supply: { '<CA_PEM>': pki().root.certificate.trim() },
          ...(look === undefined ? {} : { look }),
          ...(name.includes('moved away') ? { movedAway: `/etc/containerd/certs.d/${host}/hosts.toml` } : {}),
          ...(words === null ? {} : { stops: words }),
        },
      )
    },
  }))
}
