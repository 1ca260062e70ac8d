/** Of a runtime's file only what is known to be harmless comes back; an invented secret stands in every spelling at every place. */
import { allTexts } from '../texts/all.ts'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { parse as parseToml } from 'smol-toml'
import { parse as parseYaml } from 'yaml'
import { renderText } from '../cli-text.ts'
import { diagnose, lintConfig } from '../lib.ts'
import type { ConfigKind, Report } from './contract.ts'
import { maskSecrets } from './read/secrets/index.ts'
import { archiveOf, pseudonymised, toMarkdown, toMessage } from './sharing/index.ts'

const at = new Date('2026-06-01T00:00:00Z')
const secret = 'Zq7vXk'
const base64 = (text: string) => Buffer.from(text).toString('base64')
const lines = (...list: string[]) => `${list.join('\n')}\n`

const printed: unknown[] = []
beforeEach(() => {
  printed.length = 0
  for (const name of ['log', 'info', 'warn', 'error', 'debug'] as const)
    vi.spyOn(console, name).mockImplementation((...words: unknown[]) => {
      printed.push(words)
    })
  vi.spyOn(process, 'emitWarning').mockImplementation((words: unknown) => {
    printed.push(words)
  })
})
afterEach(() => {
  vi.restoreAllMocks()
})

const event = (path: string, runtime: string) =>
  `  Warning  Failed  8s  kubelet  Failed to pull image "r.example.com/a:1": failed to pull and unpack image "r.example.com/a:1": failed to resolve ` +
  `reference "r.example.com/a:1": failed to do request: Head "https://r.example.com/v2/a/manifests/1": tls: failed to verify certificate: x509: ` +
  `certificate signed by unknown authority\n\n  Container Runtime Version:  ${runtime}\n\n$ cat ${path}\n`
const before: { readonly [kind in ConfigKind]?: string } = {
  'registries.yaml': event('/etc/rancher/k3s/registries.yaml', 'containerd://1.7.21-k3s2'),
  'hosts.toml': event('/etc/containerd/certs.d/r.example.com/hosts.toml', 'containerd://1.7.21'),
  'config.toml': event('/etc/containerd/config.toml', 'containerd://1.7.21'),
  'registries.conf': event('/etc/containers/registries.conf', 'cri-o://1.30.1'),
  'daemon.json': event('/etc/docker/daemon.json', 'docker://27.1.1'),
}

/** Everything that a person, a file, a ticket or a terminal is shown of a paste, in both languages. */
async function outputs(paste: string): Promise<{ report: Report; all: string[] }> {
  const all: string[] = []
  let first: Report | null = null
  for (const language of ['en', 'ru'] as const) {
    const report = await diagnose(paste, { at, language })
    first ??= report
    const hidden = pseudonymised(report)
    for (const one of [report, hidden]) {
      all.push(JSON.stringify(one), toMarkdown(one, allTexts[language], { pseudonyms: one === hidden }))
      for (const pull of one.pulls) {
        all.push(toMessage(pull, allTexts[language]))
        for (const fix of pull.fixes) all.push(new TextDecoder().decode(archiveOf(fix, at)))
      }
    }
    all.push(renderText(report, paste, allTexts[language].screen))
    // The words of every fault and every proof, as the page quotes them.
    for (const { start, end } of [
      ...report.files.flatMap(({ problems }) => problems),
      ...report.pulls.flatMap(({ evidence }) => evidence),
    ])
      all.push(maskSecrets(paste, report.secrets).slice(start, end))
  }
  return { report: first ?? (await diagnose(paste, { at })), all: [...all, JSON.stringify(printed)] }
}

async function silent(kind: ConfigKind | null, text: string): Promise<Report> {
  const { report, all } = await outputs(kind === null ? text : `${before[kind] ?? ''}${text}`)
  for (const one of all) {
    const found = one.indexOf(secret)
    if (found >= 0) expect.fail(`${secret} comes out: …${one.slice(Math.max(0, found - 200), found + 80)}…`)
  }
  if (kind !== null)
    for (const language of ['en', 'ru'] as const) {
      const linted = lintConfig(text, kind, language)
      expect(JSON.stringify([linted, printed])).not.toContain(secret)
    }
  return report
}

/** Ways to write a scalar. `|`: where a line below it begins. */
const yaml: [string, (indent: string) => string][] = [
  ['plain', () => `ab&${secret}`],
  ['plain with a blank', () => `ab ${secret}`],
  ['plain with a hash', () => `ab#${secret} # ${secret}`],
  ['plain with a colon', () => `ab:${secret}`],
  ['single quotes', () => `'ab''${secret}'`],
  ['double quotes', () => `"ab\\"${secret}"`],
  ['double quotes with a brace', () => `"ab}{${secret}"`],
  ['folded block', (indent) => `>-\n${indent}  ${secret}`],
  ['literal block', (indent) => `|-\n${indent}  ${secret}`],
  ['literal block kept', (indent) => `|+\n${indent}  x\n\n${indent}  ${secret}`],
  ['on the next line', (indent) => `\n${indent}  ${secret}`],
  ['over two lines', (indent) => `"ab\n${indent}  ${secret}"`],
  ['with a tag', () => `!!str ${secret}`],
  ['with a tag of its own', () => `!${secret}`],
  ['an anchor', () => `&${secret} x`],
  ['an alias', () => `*${secret}`],
  ['a list', () => `[ab, "${secret}"]`],
  ['a map', () => `{${secret}: ab}`],
  ['a map below a map', () => `{ab: {cd: "${secret}"}}`],
  ['no end', () => `"ab${secret}`],
  ['a reserved sign', () => `@${secret}`],
  ['a percent', () => `%${secret}`],
]
const keys = [
  'password',
  'pass',
  'token',
  'username',
  'auth',
  'identity_token',
  'PASSWORD',
  'apiKey',
  '"password"',
  "'pass'",
]

describe('registries.yaml gives no secret away', () => {
  const file = (...auth: string[]) =>
    lines(
      'mirrors:',
      '  r.example.com:',
      '    endpoint: "https://r.example.com"',
      'configs:',
      '  "https://r.example.com/":',
      '    auth:',
      '      username: u',
      ...auth,
    )
  it.each(yaml)('%s', async (_, write) => {
    for (const key of ['password', 'pass', '"token"'])
      await silent('registries.yaml', file(`      ${key}: ${write('      ')}`))
    for (const key of keys)
      expect(JSON.stringify(lintConfig(file(`      ${key}: ${write('      ')}`), 'registries.yaml'))).not.toContain(
        secret,
      )
  })
  it.each([
    ['endpoint with a token', lines('mirrors:', '  r.example.com:', `    endpoint: "https://${secret}@r.example.com"`)],
    [
      'endpoint with a slash in it',
      lines('mirrors:', '  r.example.com:', `    endpoint: "https://u:a/${secret}@r.example.com"`),
    ],
    [
      'endpoint with a query',
      lines('mirrors:', '  r.example.com:', `    endpoint: "https://r.example.com/?k=${secret}"`),
    ],
    ['endpoint whose host is missing', lines('mirrors:', '  r.example.com:', `    endpoint: "https://u:${secret}"`)],
    ['key with a login', lines('configs:', `  "https://u:${secret}@r.example.com/":`, '    tls:', '      ca_file: /a')],
    ['flow', lines('configs:', `  "https://r.example.com": {auth: {username: u, password: ab&${secret}}}`)],
    [
      'comment',
      lines('configs:', `  # password: ${secret}`, '  "https://r.example.com":', `    tls: {ca_file: /a} # ${secret}@`),
    ],
    ['tabs', lines('configs:', '\tr.example.com:', '\t\tauth:', `\t\t\tpassword: "ab\\"${secret}"`)],
    [
      'star',
      lines(
        'mirrors:',
        '  *:',
        `    endpoint: ["https://${secret}@m.example"]`,
        'configs:',
        '  r.example.com:',
        '    auth:',
        `      pass: ab ${secret}`,
      ),
    ],
    [
      'inline key',
      lines(
        'configs:',
        '  "https://r.example.com":',
        '    tls:',
        '      key_file: |',
        '        -----BEGIN PRIVATE KEY-----',
        `        ${secret}`,
      ),
    ],
    [
      'two documents',
      lines('configs:', '  "https://r.example.com":', '    auth: {password: x}', '---', `  pass: ${secret}`),
    ],
    [
      'below an unknown key',
      lines('configs:', '  "https://r.example.com":', '    hooks:', `      ${secret}: {${secret}: 1}`),
    ],
    [
      'boolean place',
      lines('configs:', '  r.example.com:', '    tls:', `      insecure_skip_verify: "pass=${secret}"`),
    ],
  ])('%s', async (_, text) => {
    await silent('registries.yaml', text)
  })
})

const toml: [string, string][] = [
  ['escaped quote', `"ab\\"${secret}"`],
  ['single quotes', `'ab"${secret}'`],
  ['three quotes', `"""ab\n${secret}"""`],
  ['three single quotes', `'''ab\n  ${secret}'''`],
  ['three quotes and one more', `"""ab"${secret}""""`],
  ['a list', `["${secret}"]`],
  ['a list over lines', `[\n  "ab", # ${secret}:\n  "${secret}",\n]`],
  ['a table', `{ ab = "${secret}" }`],
  ['no quotes', `ab${secret}`],
  ['no end', `"ab${secret}`],
  ['two strings', `"ab" "${secret}"`],
  ['behind a comment', `"ab" # = ${secret}`],
]

describe('TOML gives no secret away', () => {
  it.each(
    toml.flatMap(([name, value]) =>
      ['password', 'pass', 'token', 'x-api-key', '"PRIVATE-TOKEN"', 'authorization'].map(
        (key) => [name, key, value] as const,
      ),
    ),
  )('%s under %s', async (_, key, value) => {
    await silent(
      'hosts.toml',
      lines(
        'server = https://r.example.com',
        '',
        '[host."https://r.example.com"]',
        '  skip_verify = "true"',
        '',
        '  [host."https://r.example.com".header]',
        `    ${key} = ${value}`,
      ),
    )
    await silent(
      'hosts.toml',
      lines('server = https://r.example.com', '', '[host."https://r.example.com"]', `  ${key} = ${value}`),
    )
    await silent(
      'config.toml',
      lines(
        'version = 3',
        '[plugins."io.containerd.grpc.v1.cri".registry]',
        '  config_path = "/etc/containerd/certs.d/x"',
        '[plugins."io.containerd.grpc.v1.cri".registry.configs."r.example.com".auth]',
        `  ${key} = ${value}`,
      ),
    )
    await silent('registries.conf', lines('[[registry]]', 'location = "https://r.example.com"', `${key} = ${value}`))
  })
  it.each<[string, ConfigKind, string]>([
    ['server', 'hosts.toml', lines(`server = "https://${secret}@r.example.com"`, 'ca_file = "/a"')],
    ['server without quotes', 'hosts.toml', lines(`server = https://u:a/${secret}@r.example.com`, '[host]')],
    [
      'host',
      'hosts.toml',
      lines(`[host."https://u:${secret}@r.example.com"]`, '  ca_file = "/a"', '  server = "https://r.example.com"'),
    ],
    [
      'host without quotes',
      'hosts.toml',
      lines(`[host.https://u:a/${secret}@r.example.com]`, '  capabilities = ["pull"]'),
    ],
    [
      'dotted header',
      'hosts.toml',
      lines('server = "https://r.example.com"', `host."https://r.example.com".header.x-api-key = ["${secret}"]`),
    ],
    [
      'inline header',
      'hosts.toml',
      lines(`host."https://r.example.com" = { capabilities = ["pull"], header = { x = ["${secret}"] } }`),
    ],
    [
      'capability',
      'hosts.toml',
      lines('[host."https://r.example.com"]', `  capabilities = ["pull" `, `  token = "${secret}"`),
    ],
    ['comment', 'hosts.toml', lines(`# token ${secret}`, 'server = https://r.example.com', '[host]')],
    ['words', 'hosts.toml', lines('server = https://r.example.com', '[host]', `x-api-key: ${secret}`)],
    [
      'mirror',
      'config.toml',
      lines(
        'version = 2',
        '[plugins."io.containerd.grpc.v1.cri".registry.mirrors."r.example.com"]',
        `  endpoint = ["https://u:${secret}@r.example.com", "https://${secret}@r.example.com"]`,
      ),
    ],
    ['location', 'registries.conf', lines('[[registry]]', `location = "https://${secret}@r.example.com"`)],
  ])('%s of %s', async (_, kind, text) => {
    await silent(kind, text)
  })
})

describe('daemon.json gives no secret away', () => {
  it.each([
    ['proxy with a token', `{"insecure-registry": [], "proxies": {"http-proxy": "http://${secret}@p.example:3128"}}`],
    ['proxy without a scheme', `{"insecure-registry": [], "proxies": {"https-proxy": "u:${secret}@p.example:3128"}}`],
    ['proxy that is only a login', `{"insecure-registry": [], "proxies": {"https-proxy": "u:${secret}"}}`],
    [
      'mirror',
      `{"registry-mirrors": ["https://u:a/${secret}@m.example", "${secret}@m.example"], "pass": "ab\\"${secret}"}`,
    ],
    ['a map as key', `{"registry-mirrors": ["https://m.example"], {"pass": "${secret}"}: 1}`],
    ['a last comma', `{"registry-mirrors": ["https://m.example"], "log-opts": {"splunk-token": "${secret}"},}`],
    ['comments', `{\n  // token: ${secret}\n  "registry-mirrors": ["m.example"], # ${secret}:\n}`],
    ['a number', `{"registry-mirrors": ["m.example"], "pin": 123${Number.parseInt(secret, 36)}}`],
    ['labels', `{"registry-mirrors": ["m.example"], "labels": ["k=${secret}"], "exec-opts": ["password=${secret}"]}`],
    ['no JSON', `{"registry-mirrors": ["m.example"], "x": "${secret}`],
  ])('%s', async (_, text) => {
    await silent('daemon.json', `${text}\n`)
  })
})

describe('commands give no secret away', () => {
  it.each([
    `openssl s_client -connect r.example:443 </dev/null –x && docker login -u ci -p ${secret} r.example`,
    `kubectl create secret docker-registry r --docker-server=r.example --docker-password='${secret} x' –n x`,
    `REG_TOKEN=${secret} kubectl get secret r -o jsonpath='{.data..dockerconfigjson}'`,
    `echo ${secret} | docker login --password-stdin r.example –x --tls-verify=false`,
    `curl -H "Authorization: x ${secret}" https://${secret}@r.example –x --tls-verify=false`,
  ])('%s', (command) => {
    const { corrected } = lintConfig(command, 'shell')
    expect(corrected).not.toBe(null)
    expect(corrected).not.toContain(secret)
  })
  it('and come back mended, word for word, where they hold none', () => {
    expect(
      lintConfig("kubectl -n shop get secret r -o jsonpath='{.data..dockerconfigjson}' | base64 -d", 'shell').corrected,
    ).toBe("kubectl -n shop get secret r -o jsonpath='{.data.\\.dockerconfigjson}' | base64 -d")
    expect(
      lintConfig('openssl s_client -connect r.example:443 /dev/null | openssl x509 -noout -issuer', 'shell').corrected,
    ).toBe('openssl s_client -connect r.example:443 </dev/null | openssl x509 -noout -issuer')
  })
})

describe('a key of auths loses its login', () => {
  const entry = { auth: base64('ci:other-word') }
  const cases: [string, string, object][] = [
    ['with a scheme', `https://u:${secret}@r.example.com`, entry],
    ['without one', `u:${secret}@r.example.com`, entry],
    ['a token', `${secret}@r.example.com`, entry],
    ['with a slash', `https://u:a/${secret}@r.example.com`, entry],
    ['the password itself', secret, { auth: base64(`ci:${secret}`) }],
    ['the password like a host', `${secret}.example.com`, { username: 'ci', password: secret }],
    ['in a query', `r.example.com?t=${secret}`, entry],
  ]
  const failed =
    '  Warning  Failed  8s  kubelet  Failed to pull image "r.example.com/a:1": no basic auth credentials\n\n'
  it.each(cases)('%s, raw and as a payload', async (_, key, value) => {
    const json = JSON.stringify({ auths: { [key]: value, 'other.example.com': entry } }, null, 2)
    await silent(null, `${failed}${json}\n`)
    await silent(
      null,
      `${failed}apiVersion: v1\nkind: Secret\nmetadata:\n  name: regcred\ntype: kubernetes.io/dockerconfigjson\ndata:\n  .dockerconfigjson: ${base64(json)}\n`,
    )
    await silent(
      null,
      `${failed}apiVersion: v1\nkind: Secret\nmetadata:\n  name: regcred\ntype: kubernetes.io/` +
        `dockerconfigjson\nstringData:\n  .dockerconfigjson: |\n${json.replace(/^/gm, '    ')}\n`,
    )
    await silent(null, `${failed}${base64(JSON.stringify({ auths: { [key]: value } }))}\n`)
  })
  it('and is matched as kubelet matches it', async () => {
    const keys = [
      `https://u:${secret}@r.example.com`,
      'r.example.com:5000/team',
      '*.example.com',
      'https://index.docker.io/v1/',
      'registry.example.com:5000:443',
      'localhost',
    ]
    const json = JSON.stringify({ auths: Object.fromEntries(keys.map((key) => [key, entry])) }, null, 2)
    const [credential] = (await diagnose(`${failed}${json}\n`, { at })).credentials
    expect(credential?.keys.map(({ key, normalised, images }) => [key, normalised, images[0]?.matches])).toEqual([
      ['https://r.example.com', 'r.example.com', true],
      ['r.example.com:5000/team', 'r.example.com:5000/team', false],
      ['*.example.com', '*.example.com', true],
      ['https://index.docker.io/v1/', 'index.docker.io', false],
      ['registry.example.com:5000:443', 'registry.example.com:5000:443', false],
      ['localhost', 'localhost', false],
    ])
  })
})

describe('what is harmless comes back byte for byte', () => {
  const whole: [ConfigKind, string, string][] = [
    [
      'registries.yaml',
      lines(
        '# ours, since 2024',
        'mirrors:',
        '  "docker.io":',
        '    endpoint: "https://m.example:8443/v2/tokens/hub"   # the cache',
        '    rewrite:',
        '      "^(.*)$": "hub/$1"',
        'configs:',
        "  'm.example:8443':",
        '    tls:',
        '      ca_file:   /etc/ssl/password_file/root.crt',
        '      key_file: "/etc/ssl/token.key"',
        '      insecure_skip_verify: false',
      ),
      lines(
        '# ours, since 2024',
        'mirrors:',
        '  "docker.io":',
        '    endpoint: ["https://m.example:8443/v2/tokens/hub"]   # the cache',
        '    rewrite:',
        '      "^(.*)$": "hub/$1"',
        'configs:',
        "  'm.example:8443':",
        '    tls:',
        '      ca_file:   /etc/ssl/password_file/root.crt',
        '      key_file: "/etc/ssl/token.key"',
        '      insecure_skip_verify: false',
      ),
    ],
    [
      'hosts.toml',
      lines(
        '# /etc/containerd/certs.d/r.example.com/hosts.toml',
        'server = https://r.example.com:5000',
        '',
        "[host.'https://m.example/v2/secret/token']",
        '  capabilities = ["pull", "resolve"]',
        '  ca = "/etc/certs/ca.crt"',
        '  client = [["/etc/certs/c.crt", "/etc/certs/c.key"]]',
        '  override_path = true',
      ),
      lines(
        '# /etc/containerd/certs.d/r.example.com/hosts.toml',
        'server = "https://r.example.com:5000"',
        '',
        "[host.'https://m.example/v2/secret/token']",
        '  capabilities = ["pull", "resolve"]',
        '  ca = "/etc/certs/ca.crt"',
        '  client = [["/etc/certs/c.crt", "/etc/certs/c.key"]]',
        '  override_path = true',
      ),
    ],
    [
      'daemon.json',
      '{"registry-mirrors": ["m.example:5000"], "data-root": "/var/lib/docker", "log-driver": "json-file", "log-opts": {"max-size": "10m"}, "mtu": 1450,' +
        ' "proxies": {"http-proxy": "http://p.example:3128", "no-proxy": "localhost,.example"}}',
      '{"registry-mirrors": ["https://m.example:5000"], "data-root": "/var/lib/docker", "log-driver": "json-file", "log-opts": {"max-size": "10m"}, ' +
        '"mtu": 1450, "proxies": {"http-proxy": "http://p.example:3128", "no-proxy": "localhost,.example"}}',
    ],
    [
      'config.toml',
      lines(
        'version = 2',
        'oom_score = -999',
        '[grpc]',
        '  address = "/run/containerd/containerd.sock"',
        '[plugins."io.containerd.grpc.v1.cri"]',
        `  sandbox_image = "registry.k8s.io/pause:3.9@sha256:${'a'.repeat(64)}"`,
        '[plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc.options]',
        '  SystemdCgroup = true',
        '[plugins."io.containerd.cri.v1.images".registry]',
        '  config_path = "/etc/containerd/certs.d"',
      ),
      lines(
        'version = 2',
        'oom_score = -999',
        '[grpc]',
        '  address = "/run/containerd/containerd.sock"',
        '[plugins."io.containerd.grpc.v1.cri"]',
        `  sandbox_image = "registry.k8s.io/pause:3.9@sha256:${'a'.repeat(64)}"`,
        '[plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc.options]',
        '  SystemdCgroup = true',
        '[plugins."io.containerd.grpc.v1.cri".registry]',
        '  config_path = "/etc/containerd/certs.d"',
      ),
    ],
    [
      'registries.conf',
      lines(
        'unqualified-search-registries = ["docker.io"]',
        '[[registry]]',
        'prefix = "docker.io"',
        'location = "https://m.example:5000/hub"',
        '[[registry.mirror]]',
        'location = "n.example/tokens"',
      ),
      lines(
        'unqualified-search-registries = ["docker.io"]',
        '[[registry]]',
        'prefix = "docker.io"',
        'location = "m.example:5000/hub"',
        '[[registry.mirror]]',
        'location = "n.example/tokens"',
      ),
    ],
  ]
  it.each(whole)('%s', (kind, text, corrected) => {
    expect(lintConfig(text, kind).corrected).toBe(corrected)
  })

  it('beside what is withheld, too, in the file’s own writing', () => {
    const file = (password: string, endpoint: string, host: string) =>
      lines(
        'mirrors:',
        '  r.example.com:',
        `    endpoint: ${endpoint}`,
        'configs:',
        `  ${host}:`,
        '    auth:',
        `      password: ${password}`,
        '    tls:',
        '      ca_file: /etc/ssl/root.crt',
      )
    expect(
      lintConfig(file(`'ab''${secret}'`, '"https://r.example.com"', '"https://r.example.com/"'), 'registries.yaml')
        .corrected,
    ).toBe(file("'<VALUE of line 7>'", '["https://r.example.com"]', '"r.example.com"'))
    expect(
      lintConfig(file(`>-\n        ${secret}\n`, '"https://r.example.com"', 'r.example.com'), 'registries.yaml')
        .corrected,
    ).toBe(file('<VALUE of line 7>\n', '["https://r.example.com"]', 'r.example.com'))
    expect(
      parseToml(
        lintConfig(
          lines(
            'server = https://r.example.com',
            '[host."https://r.example.com"]',
            '[host."https://r.example.com".header]',
            `  x-api-key = ["ab\\"${secret}", "two"]`,
            '  n = 12',
          ),
          'hosts.toml',
        ).corrected ?? '',
      ),
    ).toMatchObject({
      server: 'https://r.example.com',
      host: {
        'https://r.example.com': {
          header: { 'x-api-key': ['<VALUE of line 4>', '<VALUE of line 4>'], n: '<VALUE of line 5>' },
        },
      },
    })
    expect(
      lintConfig(`{"registry-mirrors": ["https://u:${secret}@m.example/v2"], "insecure-registry": []}`, 'daemon.json')
        .corrected,
    ).toBe('{"registry-mirrors": ["https://m.example/v2"], "insecure-registries": []}')
  })

  it('a fault stands at its place in the file as it was given', () => {
    const text = lines(
      'configs:',
      `  "u:${secret}@r.example.com":`,
      '    auth:',
      `      pass: 'a''${secret}'`,
      '    hooks: x',
    )
    const { problems } = lintConfig(text, 'registries.yaml')
    expect(problems.map(({ code, start, end }) => [code, text.slice(start, end)])).toEqual([
      ['unknown-key', 'pass'],
      ['unknown-key', 'hooks'],
    ])
  })
})

describe('a fix for a file that holds what is withheld', () => {
  const file = lines(
    'mirrors:',
    '  r.example.com:',
    '    endpoint: "https://r.example.com"',
    'configs:',
    '  r.example.com:',
    '    auth:',
    '      username: ci',
    `      password: ab&${secret}`,
  )
  it('names lines, needs the values, and writes no file', async () => {
    const report = await silent('registries.yaml', file)
    const [fix] = report.pulls[0]?.fixes.filter(({ id }) => id === 'corrected-registries.yaml') ?? []
    expect(report.files[0]?.corrected).toContain('password: <VALUE of line 8>')
    expect(fix?.files).toEqual([])
    expect(fix?.needs.map(({ placeholder }) => placeholder)).toEqual(['<VALUE of line 7>', '<VALUE of line 8>'])
    const step = fix?.commands.find(({ run }) => run.includes('line 3'))?.run ?? ''
    expect(step).toContain('# line 3: replace by\n# |    endpoint: ["https://r.example.com"]')
    expect(step).not.toContain('line 8')
  })
  it('no file that is written anywhere holds such a place-holder, in any fix of any engine', async () => {
    for (const [kind, text] of [
      ['registries.yaml', file],
      [
        'registries.yaml',
        lines(
          'mirrors:',
          '  m.example:',
          '    endpoint: ["https://m.example"]',
          'configs:',
          '  m.example:',
          '    auth:',
          `      password: ${secret}`,
        ),
      ],
      [
        'hosts.toml',
        lines(
          'server = "https://r.example.com"',
          '',
          '[host."https://r.example.com"]',
          '  capabilities = ["pull", "resolve"]',
          '',
          '[host."https://r.example.com".header]',
          `  x-api-key = "${secret}"`,
        ),
      ],
      [
        'config.toml',
        lines(
          'version = 2',
          '[plugins."io.containerd.grpc.v1.cri".registry.configs."r.example.com".auth]',
          `  password = "${secret}"`,
        ),
      ],
      ['daemon.json', `{"insecure-registry": [], "log-opts": {"splunk-token": "${secret}"}}\n`],
    ] as [ConfigKind, string][]) {
      const report = await silent(kind, text)
      for (const fix of report.pulls.flatMap(({ fixes }) => fixes)) {
        expect(JSON.stringify(fix.files), `${kind} ${fix.id}`).not.toContain('<VALUE of line')
        // Neither is what was pasted replaced by a file without it.
        for (const one of fix.files)
          if (one.path.endsWith(`/${kind}`)) expect([fix.id, one.merge, one.merged]).toEqual([fix.id, true, undefined])
      }
    }
  })
  it('adds what must be in it after the lines that are there', async () => {
    const report = await silent(
      'registries.yaml',
      lines(
        'mirrors:',
        '  m.example:',
        '    endpoint: ["https://m.example"]',
        'configs:',
        '  m.example:',
        '    auth:',
        `      password: ${secret}`,
      ),
    )
    const fix = report.pulls[0]?.fixes.find(({ id }) => id.startsWith('k3s-private-ca'))
    expect(fix?.files.some(({ path }) => path.endsWith('registries.yaml'))).toBe(false)
    expect(fix?.commands.map(({ run }) => run).join('\n')).toMatch(
      /# before line 5, add:\n# \| {2}"r\.example\.com":\n# \| {4}tls:/,
    )
    expect(fix?.needs.map(({ placeholder }) => placeholder)).toContain('<VALUE of line 7>')
    expect(fix?.commands[0]?.run).toContain('before-pull-doctor')
  })
})

it('a corrected file is still one of its kind', () => {
  expect(
    parseYaml(
      lintConfig(
        lines(
          'mirrors:',
          '  r.example.com:',
          '    endpoint: x',
          'configs:',
          '  r.example.com:',
          `    auth: {username: u, password: "a}${secret}"}`,
        ),
        'registries.yaml',
      ).corrected ?? '',
    ),
  ).toMatchObject({
    configs: { 'r.example.com': { auth: { username: '<VALUE of line 6>', password: '<VALUE of line 6>' } } },
  })
})

describe('directly below the message, without an empty line', () => {
  const failure =
    'Failed to pull image "r.example.com/a/b:1": failed to do request: Head "https://r.example.com/v2/a/b/manifests/1": tls: failed to verify ' +
    'certificate: x509: certificate signed by unknown authority'
  it.each([
    ['a header', lines(`x-api-key = ["${secret}"]`, '[host."https://r.example.com"]')],
    ['a fence', lines('```', `x-api-key = ["${secret}"]`, '[host."https://r.example.com"]', '```')],
    [
      'a tee',
      lines(
        "sudo tee /etc/docker/daemon.json <<'EOF'",
        `{'insecure-registries':['https://r.example.com/'], 'x': '${secret}'}`,
        'EOF',
      ),
    ],
    ['a cat', lines('cat > /etc/docker/daemon.json <<EOF', `{ {"pass": "${secret}"}: 1 }`, 'EOF')],
    ['aliases', lines('[aliases]', `"x" = "${secret}"`)],
  ])('%s is no end of it', async (_, file) => {
    const [pull] = (await diagnose(`${failure}\n${file}`, { at })).pulls
    expect([pull?.cause, pull?.message?.endsWith('unknown authority'), JSON.stringify(pull)]).toEqual([
      'tls-unknown-authority',
      true,
      expect.not.stringContaining(secret) as string,
    ])
  })

  it('what a margin broke still is', async () => {
    const [pull] = (await diagnose(`${failure.replace('certificate signed', 'certificate\nsigned')}\n`, { at })).pulls
    expect(pull?.message).toContain('signed by unknown authority')
  })
})
