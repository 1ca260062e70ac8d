import { allTexts } from '../../texts/all.ts'
import { readFileSync, readdirSync } from 'node:fs'
import fc from 'fast-check'
import { parseTar } from 'nanotar'
import { describe, expect, test } from 'vitest'
import { diagnose } from '../../lib.ts'
import { archiveOf, pseudonymised, pseudonymsOf, toMarkdown, toMessage } from './index.ts'

const at = new Date('2026-06-01T00:00:00Z')
const examples = readdirSync('src/examples').filter((name) => name.endsWith('.txt'))
const read = (name: string) => readFileSync(`src/examples/${name}`, 'utf8')
/** Names in our examples that would tell whose cluster it is. */
const telling =
  /example\.local|example\.corp|web-[0-9a-f]{6,}|\bnode-\d|Example Corp|regcred|\b10\.\d+\.\d+\.\d+|\bshop\b|team\/app/i

describe('pseudonyms', () => {
  for (const name of examples) {
    test(`${name}: no host, address or name of it is left, in either language; ports and the programs’ words are`, async () => {
      for (const language of ['en', 'ru'] as const) {
        const report = await diagnose(read(name), { at, language })
        const told = pseudonymised(report)
        const renamed = JSON.stringify(told)
          .replaceAll(/"(?:node|host)-\d+(?:\.example)?/g, '')
          .replaceAll(/\bnode-\d\b/g, '')
        const left = telling.exec(renamed.replaceAll(/host-\d+(?:\.example|-example)?/g, ''))?.[0]
        // `regcred` is also the name that we propose where the paste has none.
        expect(left === undefined || !read(name).includes(left), left).toBe(true)
        expect(JSON.stringify(told)).not.toMatch(/[A-Za-z0-9+/]{60}/)
        expect(told.pulls.map(({ cause, certainty, stations }) => ({ cause, certainty, stations }))).toEqual(
          report.pulls.map(({ cause, certainty, stations }) => ({ cause, certainty, stations })),
        )
        const port = /:(\d{4,5})\//.exec(report.pulls[0]?.image ?? '')?.[1]
        if (port !== undefined) expect(told.pulls[0]?.image).toContain(`:${port}/`)
      }
    })
  }

  test('the same name is the same pseudonym in image, message, files and commands, and another name is another', async () => {
    const told = pseudonymised(await diagnose(read('private-ca.txt'), { at }))
    const host = told.pulls[0]?.host ?? ''
    expect(host).toMatch(/^host-\d\.example:5000$/)
    expect(told.pulls[0]?.image?.startsWith(`${host}/`)).toBe(true)
    expect(told.pulls[0]?.message).toContain(`https://${host}/v2/`)
    expect(told.pulls[0]?.fixes[0]?.files[0]?.path).toBe(`/etc/containerd/certs.d/${host}/hosts.toml`)
    expect(told.chains[0]?.certificates[0]?.subject).toContain(`CN=${host.replace(':5000', '')}`)
  })

  const failed = (words: string) =>
    '  Warning  Failed  8s  kubelet  spec.containers{billing-api}: Failed to pull image "reg.acmebank.internal/pay/app:1": ' +
    `failed to resolve reference "reg.acmebank.internal/pay/app:1": ${words}`
  /** What a program may say, and the words of it that tell whose it is. */
  const words: readonly (readonly [says: string, tells: readonly string[]])[] = [
    ['failed to authorize: account=bobsmith scope=x: 401 Unauthorized', ['bobsmith']],
    ['failed to authorize: GET https://reg.acmebank.internal/token?account=bobsmith&service=x: 401', ['bobsmith']],
    [
      'unexpected status from HEAD request to https://reg.acmebank.internal/v2/pay/app/manifests/1: 403 Forbidden: User: ' +
        'arn:aws:iam::123456789012:user/bob.smith is not authorized to perform: ' +
        'ecr:BatchGetImage on resource: arn:aws:ecr:eu-west-1:210987654321:repository/pay',
      ['bob.smith', '123456789012', '210987654321'],
    ],
    ['arn:aws:sts::123456789012:assumed-role/AcmeNodeRole/i-0abc is not authorized', ['AcmeNodeRole', '123456789012']],
    [
      'failed to do request: Head "https://reg.acmebank.internal/v2/": dial tcp: lookup reg.acmebank.internal on 2001:4860:12::53: no such host',
      ['2001:4860:12::53'],
    ],
    [
      'failed to do request: Head "https://reg.acmebank.internal/v2/": tls: failed to verify certificate: x509: certificate is valid for ' +
        '*.acmebank.internal, www.acme-holding.de, not reg.acmebank.internal',
      ['acmebank', 'acme-holding'],
    ],
    [
      'failed to do request: Head "https://reg.acmebank.internal/v2/": x509: certificate signed by unknown authority (possibly because of ' +
        '"crypto/rsa: verification error" while trying to verify candidate authority certificate "Acme Bank Root G2")',
      ['Acme Bank'],
    ],
    [
      'failed to do request: proxyconnect tcp: dial tcp: lookup squidbox on 10.0.0.10:53: no such host',
      ['squidbox', '10.0.0.10'],
    ],
    ['failed to do request: proxyconnect tcp: dial tcp squidbox:3128: connect: connection refused', ['squidbox']],
    ['error getting credentials - err: exec: "/home/bobsmith/bin/docker-credential-x": no such file', ['bobsmith']],
    [
      "403 Forbidden: Permission 'artifactregistry.repositories.downloadArtifacts' denied on resource " +
        "'//artifactregistry.googleapis.com/projects/acme-pay-prod/locations/x'",
      ['acme-pay-prod'],
    ],
    ['denied: robot account "robot$bobsmith" is disabled', ['bobsmith']],
    ['unauthorized: project "acmeproj" does not exist', ['acmeproj']],
  ]
  test.each(words)('of %s nothing is left that tells whose it is', async (says, tells) => {
    const report = await diagnose(failed(says), { at })
    const told = pseudonymised(report)
    const outputs = [
      JSON.stringify(told),
      toMarkdown(told, allTexts.en, { pseudonyms: true }),
      ...told.pulls.map((pull) => toMessage(pull, allTexts.en)),
    ]
    expect(report.pulls).toHaveLength(1)
    for (const output of outputs)
      expect([...tells, 'billing-api', 'acmebank'].filter((word) => output.includes(word))).toEqual([])
    const listed = new Map(pseudonymsOf(report))
    expect(listed.get('reg.acmebank.internal')).toMatch(/^host-\d\.example$/)
  })

  test('files, packages, plug-ins and versions are no names', async () => {
    const says =
      'failed to do request: open /etc/containerd/certs.d/hosts.toml: io.containerd.grpc.v1.cri: github.com/containerd/containerd v1.7.27: ' +
      'kubelet.go:123: containerd.service: context deadline exceeded'
    const told = pseudonymised(await diagnose(failed(says), { at }))
    expect(told.pulls[0]?.message).toContain(says.replace('failed to do request: ', ''))
  })

  test('public registries keep their names: they tell nothing', async () => {
    const told = pseudonymised(await diagnose(read('rate-limit.txt'), { at }))
    expect(told.pulls[0]?.host).toBe('docker.io')
  })

  test(
    'hosts, addresses and names of any shape go, wherever the message repeats them',
    () =>
      fc.assert(
        fc.asyncProperty(
          fc.stringMatching(/^[a-z]{4,9}-[0-9]{2}$/),
          fc.constantFrom('corp.internal', 'svc.cluster.local', 'kunde.de'),
          fc.integer({ min: 11, max: 99 }),
          fc.stringMatching(/^[a-z]{5,8}$/),
          async (label, domain, number, project) => {
            const host = `${label}.${domain}`
            const address = `172.16.${number}.4`
            const image = `${host}:8443/${project}/app:1`
            const report = await diagnose(
              `  Warning  Failed  8s  kubelet  Failed to pull image "${image}": failed to resolve reference "${image}": failed to do request: Head ` +
                `"https://${host}:8443/v2/${project}/app/manifests/1": dial tcp ${address}:8443: connect: connection refused`,
              { at },
            )
            const told = pseudonymised(report)
            const out = [
              JSON.stringify(told),
              toMarkdown(told, allTexts.en, { pseudonyms: true }),
              ...told.pulls.map((pull) => toMessage(pull, allTexts.ru)),
            ].join('\n')
            for (const name of [host, label, address, `${project}/app`]) expect(out).not.toContain(name)
          },
        ),
      ),
    60_000,
  )
})

describe('a ticket', () => {
  test('says cause, certainty, proof, fix, check and undo, in a fence that its text cannot close', async () => {
    const report = await diagnose(read('private-ca.txt'), { at })
    const pull = report.pulls[0]
    if (!pull) throw new Error('no pull')
    pull.message = 'a message with ``` in it'
    const ticket = toMarkdown(report, allTexts.en, { pseudonyms: false })
    for (const part of [
      '# The registry’s CA is private',
      '**proven** (`tls-private-ca`)',
      '## The words that decide it',
      '````\na message with ``` in it\n````',
      '## Fix',
      '### Then check',
      '### Undo',
      'With the real names.',
    ])
      expect(ticket).toContain(part)
    expect(toMarkdown(report, allTexts.ru, { pseudonyms: true })).toContain('## Исправление')
  })

  test('holds no secret, whatever was pasted', async () => {
    const report = await diagnose(read('wrong-port-in-secret.txt'), { at })
    const out =
      toMarkdown(report, allTexts.en, { pseudonyms: false }) +
      report.pulls.map((pull) => toMessage(pull, allTexts.en)).join('')
    expect(out).not.toContain('not-a-real-password')
    expect(out).toContain('registry.example.local:5000')
  })

  test('a message speaks to the one who can fix it and carries the fix', async () => {
    const [pull] = (await diagnose(read('incomplete-chain.txt'), { at })).pulls
    if (!pull) throw new Error('no pull')
    const message = toMessage(pull, allTexts.en)
    expect(message).toMatch(/^Hello, to the owner of the registry/)
    expect(message).toContain(pull.fixes[0]?.commands[0]?.run ?? 'none')
    expect(toMessage(pull, allTexts.ru)).toMatch(/^Здравствуйте, владельцу реестра/)
  })
})

test('an archive holds each file below its own path with its mode, and scripts that bash can read', async () => {
  const [fix] = (await diagnose(read('private-ca.txt'), { at })).pulls[0]?.fixes ?? []
  if (!fix) throw new Error('no fix')
  const files = parseTar(archiveOf(fix, at))
  for (const file of fix.files) {
    const packed = files.find(({ name }) => name === `node${file.path}${file.merge ? '.add-these-keys' : ''}`)
    expect(packed?.text).toBe(file.content)
    expect(Number.parseInt(packed?.attrs?.mode ?? '', 8)).toBe(Number.parseInt(file.mode ?? '644', 8))
  }
  expect(files.find(({ name }) => name === 'undo-on-node.sh')?.text).toContain(fix.undo[0]?.run ?? 'none')
})
