/** Merging: what the person has stays, byte by byte where it can; what cannot be brought together is left to them. */
import { describe, expect, it } from 'vitest'
import { parse as parseToml } from 'smol-toml'
import { parse as parseYaml } from 'yaml'
import { diagnose } from '../../lib.ts'
import { mergeInto } from './merge.ts'

const yaml = 'configs:\n  "r.example":\n    tls:\n      ca_file: "/etc/rancher/k3s/certs/r-example-ca.crt"\n'
const grpc =
  'version = 2\n\n[plugins."io.containerd.grpc.v1.cri".registry]\n  config_path = "/etc/containerd/certs.d"\n'

describe('a pasted file', () => {
  it('registries.yaml: another host is added in the file’s own indentation, comments stay', () => {
    const pasted =
      '# ours\nmirrors:\n    docker.io:\n        endpoint: ["https://m.example"]\nconfigs:\n    # the cache\n    m.example:\n        tls:\n            ' +
      'ca_file: /a.crt\n'
    const merged = mergeInto('registries.yaml', pasted, yaml) ?? ''
    expect(parseYaml(merged)).toEqual({
      mirrors: { 'docker.io': { endpoint: ['https://m.example'] } },
      configs: {
        'm.example': { tls: { ca_file: '/a.crt' } },
        'r.example': { tls: { ca_file: '/etc/rancher/k3s/certs/r-example-ca.crt' } },
      },
    })
    for (const line of pasted.trimEnd().split('\n')) expect(merged.split('\n')).toContain(line)
    expect(
      parseYaml(
        mergeInto('registries.yaml', 'mirrors:\n  docker.io:\n    endpoint:\n      - "https://m.example"\n', yaml) ??
          '',
      ),
    ).toMatchObject({ mirrors: {}, configs: { 'r.example': {} } })
  })

  it('registries.yaml: the same host, a flow map or a tab is left to the person', () => {
    expect(mergeInto('registries.yaml', 'configs:\n  r.example:\n    auth: {username: u}\n', yaml)).toBe(null)
    expect(mergeInto('registries.yaml', '{configs: {}}\n', yaml)).toBe(null)
  })

  it('daemon.json: lists are added up; a different value is left to the person', () => {
    expect(
      JSON.parse(
        mergeInto(
          'daemon.json',
          '{"data-root": "/d", "insecure-registries": ["a"]}',
          '{"insecure-registries": ["b"]}',
        ) ?? '',
      ),
    ).toEqual({ 'data-root': '/d', 'insecure-registries': ['a', 'b'] })
    expect(mergeInto('daemon.json', '{"registry-mirrors": "x"}', '{"registry-mirrors": ["y"]}')).toBe(null)
    expect(mergeInto('daemon.json', '{', '{}')).toBe(null)
  })

  it('config.toml: keeps its version and its table, and never sets config_path beside mirrors', () => {
    const pasted =
      'version = 3\noom_score = 1\n\n[plugins.\'io.containerd.cri.v1.images\'.registry]\n  config_path = ""\n\n[plugins."io.containerd.nri.v1.nri"]\n  ' +
      'disable = true\n'
    expect(parseToml(mergeInto('config.toml', pasted, grpc) ?? '')).toEqual({
      version: 3,
      oom_score: 1,
      plugins: {
        'io.containerd.cri.v1.images': { registry: { config_path: '/etc/containerd/certs.d' } },
        'io.containerd.nri.v1.nri': { disable: true },
      },
    })
    expect(parseToml(mergeInto('config.toml', 'version = 2\n', grpc) ?? '')).toEqual({
      version: 2,
      plugins: { 'io.containerd.grpc.v1.cri': { registry: { config_path: '/etc/containerd/certs.d' } } },
    })
    // On a node of 1.x neither the file’s version nor a table of 2.x would be right.
    const mixed = 'version = 3\n[plugins."io.containerd.grpc.v1.cri"]\n  sandbox_image = "p"\n'
    expect(mergeInto('config.toml', mixed, grpc)).toBe(null)
    expect(
      mergeInto(
        'config.toml',
        'version = 2\n[plugins."io.containerd.grpc.v1.cri".registry.mirrors."docker.io"]\n  endpoint = []\n',
        grpc,
      ),
    ).toBe(null)
  })

  it('hosts.toml: a CA goes to the root and to the table of the same address; a mirror keeps what it has', () => {
    const ours =
      'server = "https://r.example"\nca = "ca.crt"\n\n[host."https://r.example"]\n  capabilities = ["pull", "resolve"]\n  ca = "ca.crt"\n'
    const merged =
      mergeInto(
        'hosts.toml',
        'server = "https://r.example"\n\n[host."https://m.example"]\n  capabilities = ["pull"]\n\n[host."https://r.example"]\n  capabilities = ["pull", ' +
          '"resolve"]\n',
        ours,
      ) ?? ''
    expect(parseToml(merged)).toEqual({
      server: 'https://r.example',
      ca: 'ca.crt',
      host: {
        'https://m.example': { capabilities: ['pull'] },
        'https://r.example': { capabilities: ['pull', 'resolve'], ca: 'ca.crt' },
      },
    })
    expect(mergeInto('hosts.toml', 'server = "https://r.example"\nca = "other.crt"\n\n[host]\n', ours)).toBe(null)
    expect(mergeInto('hosts.toml', '[host."https://r.example"]\nserver = "https://r.example"\n', ours)).toBe(null)
  })

  it('comes back whole in the fix of its engine', async () => {
    const { pulls } = await diagnose(
      `Warning  Failed  2m  kubelet  Failed to pull image "r.example/a:1": rpc error: code = Unknown desc = failed to pull and unpack image "r.example/` +
        `a:1": failed to resolve reference "r.example/a:1": failed to do request: Head "https://r.example/v2/a/manifests/1": x509: certificate signed by ` +
        `unknown authority\n\n  Container Runtime Version:  containerd://1.7.21-k3s2\n\n$ cat /etc/rancher/k3s/registries.yaml\nmirrors:\n  docker.io:\n  ` +
        `  endpoint:\n      - "https://m.example"\n`,
    )
    const file = pulls[0]?.fixes[0]?.files[0]
    expect(file).toMatchObject({ path: '/etc/rancher/k3s/registries.yaml', merge: true, merged: true })
    expect(parseYaml(file?.content ?? '')).toMatchObject({
      mirrors: { 'docker.io': { endpoint: ['https://m.example'] } },
      configs: { 'r.example': { tls: {} } },
    })
  })

  const failing =
    `Warning  Failed  2m  kubelet  Failed to pull image "r.example/a:1": rpc error: code = Unknown desc = failed to pull and unpack image ` +
    `"r.example/a:1": failed to resolve reference "r.example/a:1": failed to do request: Head "https://r.example/v2/a/manifests/1": x509: ` +
    `certificate signed by unknown authority\n\n  Kubelet Version:  v1.29.3+k3s1\n  Container Runtime Version:  containerd://1.7.11-k3s2\n\n`
  const cat = '$ sudo cat /etc/rancher/k3s/registries.yaml\n'
  const others = {
    mirrors: { 'docker.io': { endpoint: ['https://m.example'] } },
    configs: { 'other.example': { tls: { ca_file: '/etc/o.crt' } } },
  }
  const registriesOf = async (paste: string) =>
    (await diagnose(paste)).pulls[0]?.fixes[0]?.files.find(({ path }) => path.endsWith('/registries.yaml'))

  it.each([
    [
      'mirrors on one line',
      'mirrors: {"docker.io": {endpoint: ["https://m.example"]}}\nconfigs:\n  "other.example":\n    tls:\n      ca_file: /etc/o.crt\n',
    ],
    [
      'both on one line',
      'mirrors: {docker.io: {endpoint: [https://m.example]}} # the cache\nconfigs: {other.example: {tls: {ca_file: /etc/o.crt}}}\n',
    ],
    [
      'a map over several lines',
      'mirrors: {\n  "docker.io": {endpoint: ["https://m.example"]}\n}\nconfigs:\n  "other.example":\n    tls: {ca_file: /etc/o.crt}\n',
    ],
    [
      'empty lines and comments inside',
      '# managed elsewhere\n\nmirrors:\n  docker.io:\n    endpoint:\n\n      - "https://m.example"\n\n\n# second part\n\nconfigs:\n  other.example:\n   ' +
        ' tls:\n      ca_file: /etc/o.crt\n',
    ],
    [
      'a document’s first line',
      '---\nmirrors:\n  docker.io:\n    endpoint: ["https://m.example"]\nconfigs:\n  other.example: {tls: {ca_file: /etc/o.crt}}\n',
    ],
    [
      'quoted keys',
      '"mirrors":\n  docker.io:\n    endpoint: ["https://m.example"]\n\'configs\':\n  other.example:\n    tls:\n      ca_file: /etc/o.crt\n',
    ],
  ])('registries.yaml comes back with all that it had: %s', async (_, text) => {
    for (const paste of [
      `${failing}${cat}${text}`,
      `${failing}${cat}${text}$ ls\n`,
      `${failing}\`\`\`\n${text}\`\`\`\n`,
    ]) {
      const file = await registriesOf(paste)
      expect(file).toMatchObject({ merged: true })
      expect(parseYaml(file?.content ?? '')).toEqual({
        ...others,
        configs: { ...others.configs, 'r.example': { tls: { ca_file: '/etc/rancher/k3s/certs/r-example-ca.crt' } } },
      })
      for (const comment of text.match(/# [a-z ]+/g) ?? []) expect(file?.content).toContain(comment)
    }
  })

  it.each([
    [
      'a line before it that nothing reads',
      `${cat}system-default-registry: m.example\nmirrors:\n  docker.io:\n    endpoint: ["https://m.example"]\n`,
    ],
    [
      'a line behind it that nothing reads',
      `${cat}mirrors:\n  docker.io:\n    endpoint: ["https://m.example"]\nauths: {}\n`,
    ],
    [
      'the same behind an empty line',
      `${cat}mirrors:\n  docker.io:\n    endpoint: ["https://m.example"]\n\nauths: {}\n`,
    ],
    [
      'only what grep printed',
      `$ grep -A3 mirrors /etc/rancher/k3s/registries.yaml\nmirrors:\n  docker.io:\n    endpoint: ["https://m.example"]\n`,
    ],
    [
      'two files, one behind the other',
      `mirrors:\n  docker.io:\n    endpoint: ["https://m.example"]\n\nmirrors:\n  quay.io:\n    endpoint: ["https://m.example"]\n`,
    ],
    [
      'anchors, whose values may stand at any place',
      `${cat}mirrors:\n  docker.io: &m\n    endpoint: ["https://m.example"]\n  quay.io: *m\n`,
    ],
  ])('a part is never taken for the whole: %s', async (_, text) => {
    const file = await registriesOf(`${failing}${text}`)
    expect(file).toMatchObject({ merge: true })
    expect(file?.merged).toBe(undefined)
    expect(parseYaml(file?.content ?? '')).toEqual({ configs: { 'r.example': { tls: expect.anything() as unknown } } })
  })

  it('registries.yaml: a host that stands there in any form is left to the person', () => {
    for (const text of [
      'configs:\n  a.example:\n    tls: {}\n  r.example: {tls: {}}\n',
      'configs:\n  a.example:\n    tls: {}\n  "r.example": &x\n    tls: {}\n',
    ])
      expect(mergeInto('registries.yaml', text, yaml)).toBe(null)
    expect(parseYaml(mergeInto('registries.yaml', 'configs: {}\nmirrors:\n  a: {}\n', yaml) ?? '')).toEqual({
      configs: parseYaml(yaml).configs as unknown,
      mirrors: { a: {} },
    })
  })

  it('hosts.toml of a mirror gets the CA where it asks the mirror, and keeps the rest', () => {
    const ours =
      'server = "https://registry-1.docker.io"\n\n[host."https://m.example/v2/hub"]\n  capabilities = ["pull", "resolve"]\n  override_path = true\n  ca ' +
      '= "ca.crt"\n'
    const pasted =
      'server = "https://m.example/v2/hub"\noverride_path = true\n\n[host."https://m.example/v2/hub"]\n  override_path = true\n[host."https://m.example/' +
      'v2/hub".header]\n  x-team = ["shop"]\n'
    expect(parseToml(mergeInto('hosts.toml', pasted, ours) ?? '')).toEqual({
      server: 'https://m.example/v2/hub',
      ca: 'ca.crt',
      override_path: true,
      host: {
        'https://m.example/v2/hub': { ca: 'ca.crt', override_path: true, header: { 'x-team': ['shop'] } },
      },
    })
    expect(mergeInto('hosts.toml', 'server = "https://other.example"\n\n[host."https://x.example"]\n', ours)).toBe(null)
  })

  it('a hosts.toml of which only a part is shown is neither completed nor corrected', async () => {
    const { pulls } = await diagnose(
      `${failing.replace('v1.29.3+k3s1', 'v1.29.3').replace('1.7.11-k3s2', '1.7.11')}$ grep -v '^#' /etc/containerd/certs.d/r.example/hosts.toml | head ` +
        `-3\nserver = "https://r.example"\n\n[host."https://r.example"]\n  capabilities = ["pull", "resolve"]\n`,
    )
    const file = pulls[0]?.fixes[0]?.files.find(({ path }) => path.endsWith('hosts.toml'))
    expect([
      file?.merged,
      pulls[0]?.fixes[0]?.commands[0]?.run.includes('exists: /etc/containerd/certs.d/r.example/hosts.toml'),
    ]).toEqual([undefined, true])
  })
})
