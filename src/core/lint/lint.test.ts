/** The linter: each silent fault with its place, and a corrected file that a strict parser reads and in which the fault is gone. */
import { describe, expect, it } from 'vitest'
import { parse as parseToml } from 'smol-toml'
import { parse as parseYaml } from 'yaml'
import fc from 'fast-check'
import type { ConfigKind, Problem } from '../contract.ts'
import { diagnose, lintConfig } from '../../lib.ts'
import { lint } from './index.ts'

interface Case {
  file: string
  code: string
  severity: Problem['severity']
  words: string
  corrected?: string | null
}
const table = (...lines: string[]) => `${lines.join('\n')}\n`
const grpc = 'io.containerd.grpc.v1.cri'

const cases: Record<Exclude<ConfigKind, 'config.json' | 'shell'>, Case[]> = {
  'hosts.toml': [
    {
      file: table(
        'server = https://registry.example',
        '',
        '[host."https://registry.example"]',
        '  skip_verify = false',
      ),
      code: 'unquoted-value',
      severity: 'refused',
      words: 'https://registry.example',
      corrected: table(
        'server = "https://registry.example"',
        '',
        '[host."https://registry.example"]',
        '  skip_verify = false',
      ),
    },
    {
      file: table('server = "https://r.example"', '', '[host.https://r.example]', '  ca = "ca.crt"'),
      code: 'unquoted-table',
      severity: 'refused',
      words: 'https://r.example',
      corrected: table('server = "https://r.example"', '', '[host."https://r.example"]', '  ca = "ca.crt"'),
    },
    {
      file: table('server = "https://r.example"', 'ca = "ca.crt"'),
      code: 'no-host-table',
      severity: 'refused',
      words: 'ca = "ca.crt"',
      corrected: table('server = "https://r.example"', 'ca = "ca.crt"', '', '[host]'),
    },
    {
      file: table('[host."https://m.example"]', '  capabilities = ["pull", "resolve"]', 'server = "https://r.example"'),
      code: 'server-after-table',
      severity: 'ignored',
      words: 'server = "https://r.example"',
    },
    {
      file: table('server = "https://r.example"', 'host."https://m.example".capabilities = ["pull"]'),
      code: 'dotted-keys',
      severity: 'ignored',
      words: 'host."https://m.example".capabilities = ["pull"]',
      corrected: table('server = "https://r.example"', '', '[host."https://m.example"]', '  capabilities = ["pull"]'),
    },
    {
      file: table(
        'server = "https://r.example"',
        '[host]',
        '"https://m.example" = { capabilities = ["pull", "resolve"], skip_verify = false }',
      ),
      code: 'dotted-keys',
      severity: 'ignored',
      words: '"https://m.example" = { capabilities = ["pull", "resolve"], skip_verify = false }',
    },
    {
      file: table('server = "https://r.example"', '', '[host."https://r.example"]', '  skip_verify = "true"'),
      code: 'boolean-as-string',
      severity: 'refused',
      words: '"true"',
      corrected: table('server = "https://r.example"', '', '[host."https://r.example"]', '  skip_verify = true'),
    },
    {
      file: table('server = "https://r.example"', '[host."https://r.example"]', '  insecure_skip_verify = true'),
      code: 'unknown-key',
      severity: 'ignored',
      words: '  insecure_skip_verify = true',
    },
    {
      file: table('[host."https://r.example"]', '  capabilities = ["pull", "get"]'),
      code: 'unknown-capability',
      severity: 'refused',
      words: '["pull", "get"]',
      corrected: table('[host."https://r.example"]', '  capabilities = ["pull"]'),
    },
    {
      file: table('[host."https://harbor.example/v2/hub"]', '  capabilities = ["pull", "resolve"]'),
      code: 'missing-override-path',
      severity: 'ignored',
      words: '[host."https://harbor.example/v2/hub"]',
      corrected: table(
        '[host."https://harbor.example/v2/hub"]',
        '  override_path = true',
        '  capabilities = ["pull", "resolve"]',
      ),
    },
    {
      file: table('[host."https://r.example"]', '  client = ["a.crt", "a.key"]'),
      code: 'flat-client-pair',
      severity: 'refused',
      words: '["a.crt", "a.key"]',
      corrected: table('[host."https://r.example"]', '  client = [["a.crt", "a.key"]]'),
    },
    {
      file: table('server = "https://docker.io"', '[host."https://m.example"]', '  capabilities = ["pull", "resolve"]'),
      code: 'server-of-docker-hub',
      severity: 'ignored',
      words: '"https://docker.io"',
    },
    {
      file: table(
        '# /etc/containerd/certs.d/registry-1.docker.io/hosts.toml',
        '[host."https://m.example"]',
        '  capabilities = ["pull", "resolve"]',
      ),
      code: 'wrong-directory',
      severity: 'ignored',
      words: 'certs.d/registry-1.docker.io/hosts.toml',
    },
    {
      file: table('[host."https://r.example"]', '  skip_verify = true'),
      code: 'skip-verify',
      severity: 'dangerous',
      words: '  skip_verify = true',
      corrected: null,
    },
    {
      file: table('[host."https://r.example"]', '  ca = [ "a.crt"'),
      code: 'toml-syntax',
      severity: 'refused',
      words: '',
      corrected: null,
    },
    {
      file: `\uFEFF${table('[host."https://r.example"]', '  ca = "a.crt"')}`,
      code: 'byte-order-mark',
      severity: 'refused',
      words: '\uFEFF',
      corrected: table('[host."https://r.example"]', '  ca = "a.crt"'),
    },
  ],
  'config.toml': [
    {
      file: table(
        'version = 2',
        `[plugins."${grpc}".registry]`,
        '  config_path = "/etc/containerd/certs.d"',
        `[plugins."${grpc}".registry.mirrors."docker.io"]`,
        '  endpoint = ["https://m.example"]',
      ),
      code: 'mirrors-with-config-path',
      severity: 'refused',
      words: `[plugins."${grpc}".registry.mirrors."docker.io"]`,
      corrected: null,
    },
    {
      file: table(
        'version = 2',
        `[plugins."${grpc}".registry]`,
        '  config_path = "/etc/containerd/certs.d:/etc/docker/certs.d"',
      ),
      code: 'config-path-list',
      severity: 'ignored',
      words: '"/etc/containerd/certs.d:/etc/docker/certs.d"',
      corrected: null,
    },
    {
      file: table(`[plugins."${grpc}".registry]`, '  config_path = "/etc/containerd/certs.d"'),
      code: 'wrong-config-version',
      severity: 'ignored',
      words: `[plugins."${grpc}".registry]`,
      corrected: table('version = 2', '', `[plugins."${grpc}".registry]`, '  config_path = "/etc/containerd/certs.d"'),
    },
    {
      file: table('version = 3', `[plugins."${grpc}".registry]`, '  config_path = "/etc/containerd/certs.d"'),
      code: 'wrong-config-version',
      severity: 'ignored',
      words: `[plugins."${grpc}".registry]`,
      corrected: null,
    },
    {
      file: table(
        'version = 2',
        '[plugins."io.containerd.cri.v1.images".registry]',
        '  config_path = "/etc/containerd/certs.d"',
      ),
      code: 'table-of-2.x',
      severity: 'ignored',
      words: '[plugins."io.containerd.cri.v1.images".registry]',
    },
    {
      file: table(
        'version = 3',
        '[plugins."io.containerd.cri.v1.images".registry.configs."r.example".tls]',
        '  ca_file = "/a.crt"',
      ),
      code: 'tls-removed',
      severity: 'ignored',
      words: '[plugins."io.containerd.cri.v1.images".registry.configs."r.example".tls]',
      corrected: null,
    },
    {
      file: table('version = 2', 'disabled_plugins = ["cri"]'),
      code: 'cri-disabled',
      severity: 'refused',
      words: 'disabled_plugins = ["cri"]',
      corrected: table('version = 2', 'disabled_plugins = []'),
    },
    {
      file: table('version = 2', `[plugins."${grpc}".registry]`, '  config_path = /etc/containerd/certs.d'),
      code: 'unquoted-value',
      severity: 'refused',
      words: '/etc/containerd/certs.d',
    },
  ],
  'registries.yaml': [
    {
      file: table('configs:', '  "https://r.example:5000":', '    tls:', '      ca_file: /a.crt'),
      code: 'url-as-key',
      severity: 'ignored',
      words: '"https://r.example:5000"',
      corrected: table('configs:', '  "r.example:5000":', '    tls:', '      ca_file: /a.crt'),
    },
    {
      file: table('mirrors:', '  docker.io:', '    endpoints:', '      - "https://m.example"'),
      code: 'unknown-key',
      severity: 'ignored',
      words: 'endpoints',
      corrected: table('mirrors:', '  docker.io:', '    endpoint:', '      - "https://m.example"'),
    },
    {
      file: table('mirrors:', '  docker.io:', '    endpoint: "https://m.example"'),
      code: 'endpoint-not-a-list',
      severity: 'refused',
      words: '"https://m.example"',
      corrected: table('mirrors:', '  docker.io:', '    endpoint: ["https://m.example"]'),
    },
    {
      file: table('mirrors:', '  *:', '    endpoint:', '      - "https://m.example"'),
      code: 'unquoted-star',
      severity: 'refused',
      words: '  *:',
      corrected: table('mirrors:', '  "*":', '    endpoint:', '      - "https://m.example"'),
    },
    {
      file: table('configs:', '  r.example:', '    insecure_skip_verify: true'),
      code: 'key-outside-tls',
      severity: 'ignored',
      words: 'insecure_skip_verify: true',
      corrected: table('configs:', '  r.example:', '    tls:', '      insecure_skip_verify: true'),
    },
    {
      file: table('configs:', '  r.example:', '    tls:', '      insecure_skip_verify: "true"'),
      code: 'boolean-as-string',
      severity: 'refused',
      words: '"true"',
      corrected: table('configs:', '  r.example:', '    tls:', '      insecure_skip_verify: true'),
    },
    {
      file: table('mirrors:', '\tdocker.io:', '\t\tendpoint: ["https://m.example"]'),
      code: 'yaml-syntax',
      severity: 'refused',
      words: '\tdocker.io:',
    },
  ],
  'registries.conf': [
    {
      file: table('[[registry]]', 'prefix = "docker.io"', 'location = "https://m.example/hub"'),
      code: 'scheme-in-location',
      severity: 'refused',
      words: '"https://m.example/hub"',
      corrected: table('[[registry]]', 'prefix = "docker.io"', 'location = "m.example/hub"'),
    },
    {
      file: table('[[registry]]', 'prefix = "docker.io"', '[[registry.mirror]]', 'location = "m.example"'),
      code: 'prefix-without-location',
      severity: 'refused',
      words: 'prefix = "docker.io"',
      corrected: table(
        '[[registry]]',
        'prefix = "docker.io"',
        'location = "docker.io"',
        '[[registry.mirror]]',
        'location = "m.example"',
      ),
    },
    {
      file: table('[registries.insecure]', 'registries = ["r.example"]', '[[registry]]', 'location = "r.example"'),
      code: 'mixed-formats',
      severity: 'refused',
      words: '[registries.insecure]',
      corrected: null,
    },
    {
      file: table('[[registry]]', 'location = "r.example"', 'insecure = "true"'),
      code: 'boolean-as-string',
      severity: 'refused',
      words: '"true"',
      corrected: table('[[registry]]', 'location = "r.example"', 'insecure = true'),
    },
    {
      file: table('[[registry]]', 'location = "r.example"', 'insecuer = true'),
      code: 'unknown-key',
      severity: 'ignored',
      words: 'insecuer = true',
      corrected: null,
    },
    {
      file: table('[[registry]]', 'location = "r.example"', 'unqualified-search-registries = ["docker.io"]'),
      code: 'key-after-table',
      severity: 'ignored',
      words: 'unqualified-search-registries = ["docker.io"]',
    },
  ],
  'daemon.json': [
    {
      file: '{\n  "insecure-registries": ["r.example:5000"],\n}\n',
      code: 'json-syntax',
      severity: 'refused',
      words: ',',
      corrected: '{\n  "insecure-registries": [\n    "r.example:5000"\n  ]\n}\n',
    },
    {
      file: '{"registry-mirrors": ["m.example"]}',
      code: 'mirror-without-scheme',
      severity: 'refused',
      words: '"m.example"',
      corrected: '{"registry-mirrors": ["https://m.example"]}',
    },
    {
      file: '{"insecure-registry": ["r.example"]}',
      code: 'unknown-key',
      severity: 'refused',
      words: '"insecure-registry"',
      corrected: '{"insecure-registries": ["r.example"]}',
    },
    {
      file: '{"registry-mirrors": "https://m.example"}',
      code: 'not-a-list',
      severity: 'refused',
      words: '"https://m.example"',
      corrected: '{"registry-mirrors": ["https://m.example"]}',
    },
  ],
}

const parsed = (kind: string, text: string) =>
  kind.endsWith('.toml') || kind === 'registries.conf'
    ? parseToml(text)
    : kind === 'daemon.json'
      ? (JSON.parse(text) as unknown)
      : (parseYaml(text) as unknown)

for (const [kind, list] of Object.entries(cases) as [ConfigKind, Case[]][]) {
  describe(kind, () => {
    it.each(list.map((one) => [`${one.code}: ${one.words}`, one] as const))(
      '%s',
      (_, { file, code, severity, words, corrected }) => {
        const found = lintConfig(file, kind)
        const problem = found.problems.find((one) => one.code === code)
        expect(found.problems.map((one) => one.code)).toContain(code)
        expect(problem?.severity).toBe(severity)
        if (words !== '') expect(file.slice(problem?.start, problem?.end)).toBe(words)
        expect(lintConfig(file, kind, 'ru').problems[0]?.text).toMatch(/[а-яё]/i)
        if (corrected !== undefined) expect(found.corrected).toBe(corrected)
        if (found.corrected === null) return
        expect(() => parsed(kind, found.corrected ?? '')).not.toThrow()
        expect(lintConfig(found.corrected, kind).problems.filter((one) => one.code === code)).toEqual([])
      },
    )
  })
}

describe('config.toml by the version that reads it', () => {
  const images = 'io.containerd.cri.v1.images'
  const folder = '/etc/containerd/certs.d'
  const file = (version: string, name: string, path = folder, ...more: string[]) =>
    table(version, `[plugins."${name}".registry]`, `  config_path = "${path}"`, ...more)
  const list = `${folder}:/etc/docker/certs.d`

  it.each<[string, number[] | null, string, string[], string | null]>([
    ['1.6 reads the table of 1.x whatever the version', [1, 6], file('version = 3', grpc), [], null],
    ['1.7 does not start', [1, 7], file('version = 3', grpc), ['newer-config-version'], file('version = 2', grpc)],
    ['2.1 drops the table', [2, 1], file('version = 3', grpc), ['wrong-config-version'], file('version = 3', images)],
    ['not known: told, not corrected', null, file('version = 3', grpc), ['wrong-config-version'], null],
    [
      'a file of 2.x on 1.7',
      [1, 7],
      file('version = 3', images),
      ['newer-config-version', 'table-of-2.x'],
      file('version = 2', grpc),
    ],
    ['a file of 2.x on 1.6', [1, 6], file('version = 3', images), ['table-of-2.x'], file('version = 3', grpc)],
    [
      'a file of 2.x with other tables of 2.x on 1.7',
      [1, 7],
      file('version = 3', images, folder, '[plugins."io.containerd.cri.v1.runtime"]'),
      ['newer-config-version', 'table-of-2.x'],
      null,
    ],
    ['version 4 on 2.1', [2, 1], file('version = 4', images), ['newer-config-version'], file('version = 3', images)],
    ['version 4 on 2.3', [2, 3], file('version = 4', images), [], null],
    ['version 2 with the table of 2.x works on 2.x', [2, 1], file('version = 2', images), [], null],
    ['and not on 1.7', [1, 7], file('version = 2', images), ['table-of-2.x'], file('version = 2', grpc)],
    [
      'no version line, tables of version 1 beside it',
      [1, 7],
      file('oom_score = 0', grpc, folder, '[plugins.cri]'),
      ['wrong-config-version'],
      null,
    ],
    ['a list is read by 1.x', [1, 7], file('version = 2', grpc, list), [], null],
    [
      'and by 2.x on the local pull path',
      [2, 1],
      file('version = 3', images, list, `[plugins."${images}"]`, '  discard_unpacked_layers = true'),
      [],
      null,
    ],
    ['and by 2.1 not', [2, 1], file('version = 3', images, list), ['config-path-list'], file('version = 3', images)],
    [
      'a list in a file of 2.x',
      null,
      file('version = 3', images, list),
      ['config-path-list'],
      file('version = 3', images),
    ],
  ])('%s', (_, containerd, text, codes, corrected) => {
    const found = lint(text, 'config.toml', { containerd })
    expect([found.problems.map(({ code }) => code).sort(), found.corrected]).toEqual([codes, corrected])
  })

  it('a node that works keeps its file; one that does not start gets the version that it knows', async () => {
    const paste = (runtime: string) =>
      `Warning  Failed  2m  kubelet  Failed to pull image "r.example/a:1": failed to do request: Head "https://r.example/v2/a/manifests/1": x509: ` +
      `certificate signed by unknown authority\n\n  Container Runtime Version:  ${runtime}\n\n$ cat /etc/containerd/config.toml\n${file('version = 3', grpc)}`
    const offered = async (runtime: string) =>
      (await diagnose(paste(runtime))).pulls[0]?.fixes.find(({ id }) => id === 'corrected-config.toml')?.files[0]
        ?.content
    expect(await offered('containerd://1.6.20')).toBe(undefined)
    expect(await offered('containerd://1.7.24')).toBe(file('version = 2', grpc).trimEnd())
    expect(await offered('containerd://2.1.4')).toBe(file('version = 3', images).trimEnd())
    expect(await offered('(not printed)')).toBe(undefined)
  })
})

describe('the linter', () => {
  it('finds no fault in a right file of any kind', () => {
    const right: [ConfigKind, string][] = [
      [
        'hosts.toml',
        table(
          'server = "https://registry-1.docker.io"',
          '',
          '[host."https://harbor.example/v2/hub"]',
          '  capabilities = ["pull", "resolve"]',
          '  override_path = true',
          '  ca = "ca.crt"',
          '',
          '  [host."https://harbor.example/v2/hub".header]',
          '    x-team = ["shop"]',
        ),
      ],
      [
        'config.toml',
        table(
          'version = 3',
          '',
          "[plugins.'io.containerd.cri.v1.images'.registry]",
          "  config_path = '/etc/containerd/certs.d'",
        ),
      ],
      [
        'registries.yaml',
        table(
          'mirrors:',
          '  docker.io:',
          '    endpoint:',
          '      - "https://harbor.example"',
          '    rewrite:',
          '      "^(.*)$": "hub/$1"',
          'configs:',
          '  "harbor.example":',
          '    tls:',
          '      ca_file: /etc/ssl/root.crt',
        ),
      ],
      [
        'registries.conf',
        table(
          'unqualified-search-registries = ["docker.io"]',
          '',
          '[[registry]]',
          'prefix = "docker.io"',
          'location = "docker.io"',
          '',
          '[[registry.mirror]]',
          'location = "harbor.example/hub"',
        ),
      ],
      ['daemon.json', '{"registry-mirrors": ["https://m.example"], "log-driver": "json-file"}'],
    ]
    for (const [kind, text] of right) {
      expect([kind, lintConfig(text, kind)]).toEqual([kind, { kind, problems: [], corrected: null }])
      expect(lintConfig(text).kind).toBe(kind)
    }
  })

  it.each([
    [
      'replaces-pull-secrets',
      'dangerous',
      `kubectl patch serviceaccount default -p '{"imagePullSecrets": [{"name": "regcred"}]}'`,
    ],
    [
      'password-on-command-line',
      'dangerous',
      'kubectl create secret docker-registry r --docker-server=r.example --docker-username=u --docker-password=hunter22',
    ],
    [
      'dollar-in-user',
      'dangerous',
      'kubectl create secret docker-registry r --docker-server=r.example --docker-username="robot$ci" --docker-password="$P"',
    ],
    [
      'trusts-whatever-is-sent',
      'dangerous',
      "openssl s_client -connect r.example:443 -showcerts </dev/null | sed -n '/BEGIN/,/END/p' > /usr/local/share/ca-certificates/r.crt",
    ],
    ['missing-redirect', 'ignored', 'openssl s_client -connect r.example:443 /dev/null | openssl x509 -noout -issuer'],
    ['typographic-dash', 'refused', 'openssl s_client -connect r.example:443 </dev/null | openssl x509 -noout –issuer'],
    ['jsonpath-selects-nothing', 'ignored', "kubectl get secret r -o jsonpath='{.data..dockerconfigjson}' | base64 -d"],
    ['skip-verify-everywhere', 'dangerous', 'podman pull --tls-verify=false r.example/a'],
  ])('knows what a guide’s command does: %s', async (code, severity, command) => {
    expect(lintConfig(command, 'shell').problems.map((one) => [one.code, one.severity])).toContainEqual([
      code,
      severity,
    ])
    const report = await diagnose(`I did this, and it still fails:\n$ ${command}\n`)
    expect(report.files.flatMap(({ kind, problems }) => problems.map((one) => [kind, one.code]))).toContainEqual([
      'shell',
      code,
    ])
  })

  it('leaves commands that add, and passwords from a prompt, alone', () => {
    const good = [
      `kubectl patch serviceaccount default --type=json -p '[{"op":"add","path":"/imagePullSecrets/-","value":{"name":"r"}}]'`,
      'kubectl create secret docker-registry r --docker-server=r.example --docker-username=u --docker-password="$P"',
      'openssl s_client -connect r.example:443 -showcerts </dev/null',
    ]
    for (const command of good) expect([command, lintConfig(command, 'shell').problems]).toEqual([command, []])
  })

  it('shows the problems of a pasted file at their places in the paste, behind a command and an indent too', async () => {
    const paste =
      `$ cat /etc/containerd/certs.d/r.example/hosts.toml\n    server = https://r.example\n\n    [host."https://r.example"]\n      ` +
      `skip_verify = true\n`
    const [file] = (await diagnose(paste)).files
    expect(file?.kind).toBe('hosts.toml')
    expect(file?.problems.map(({ code, start, end }) => [code, paste.slice(start, end)])).toEqual([
      ['unquoted-value', 'https://r.example'],
      ['skip-verify', expect.stringContaining('skip_verify = true')],
    ])
  })

  it('never throws, and its offsets lie in the text', () => {
    const word = fc.constantFrom(
      'server = ',
      '[host."https://a"]',
      'https://a',
      '"',
      "'",
      '[',
      ']',
      '\n',
      '  ',
      'skip_verify = "true"',
      'version = 2',
      '[plugins.',
      'config_path = ',
      '[[registry]]',
      'location = ',
      'mirrors:',
      '  *:',
      'configs:',
      '{',
      '}',
      ',',
      '\t',
      '\uFEFF',
      '#',
      '=',
      'kubectl patch sa x -p imagePullSecrets',
    )
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 25 }),
        fc.constantFrom<ConfigKind | undefined>(
          'hosts.toml',
          'config.toml',
          'registries.yaml',
          'registries.conf',
          'daemon.json',
          'shell',
          undefined,
        ),
        (words, kind) => {
          const text = words.join('')
          for (const { start, end } of lintConfig(text, kind).problems)
            expect(start >= 0 && end <= text.length + 1 && start <= end).toBe(true)
        },
      ),
      { numRuns: 2000 },
    )
  })
})
