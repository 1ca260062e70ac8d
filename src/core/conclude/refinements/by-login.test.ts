/** Which secrets count as evidence for a refused login, and how much: only what the pull really uses. */
import { describe, expect, it } from 'vitest'
import { diagnose } from '../../../lib.ts'

const at = new Date('2026-06-01T00:00:00Z')
const base64 = (text: string) => Buffer.from(text).toString('base64')
const image = 'registry.example.com/team/app:1'
const event = (words: string) => `  Warning  Failed  8s  kubelet  Failed to pull image "${image}": ${words}\n`
const anonymous = event(
  `failed to resolve reference "${image}": pull access denied, repository does not exist or may require authorization: authorization failed: no basic ` +
    `auth credentials`,
)
const unauthorized = event(
  'rpc error: code = Unknown desc = Error response from daemon: Head "https://registry.example.com/v2/team/app/manifests/1": unauthorized: ' +
    'authentication required',
)
const forbidden = event(
  `failed to resolve reference "${image}": unexpected status from HEAD request to https://registry.example.com/v2/team/app/manifests/1: 403 Forbidden`,
)
const described = (events: string) =>
  `Name:         web-1\nNamespace:    shop\nNode:         node-1/10.0.0.1\nContainers:\n  app:\n    Image:          ${image}\nEvents:\n${events}`
const pod = (secrets: string[] | null, { image: of = image, account = 'default' } = {}) =>
  `---\napiVersion: v1\nkind: Pod\nmetadata:\n  name: web-1\n  namespace: shop\n  ownerReferences:\n  - apiVersion: apps/v1\n    kind: ReplicaSet\n    name: web-7d9f6c5b8\nspec:\n  serviceAccountName: ${account}\n  containers:\n  - name: app\n    image: ${of}\n${
    secrets === null || secrets.length === 0
      ? ''
      : `  imagePullSecrets:\n${secrets.map((name) => `  - name: ${name}`).join('\n')}\n`
  }status:\n  phase: Pending\n  containerStatuses:\n  - name: app\n    image: ${of}\n    imageID: ""\n    state:\n      waiting:\n        reason: ImagePullBackOff\n`
const secret = (
  name: string,
  key: string,
  { user = 'user', type = 'kubernetes.io/dockerconfigjson', dataKey = '.dockerconfigjson' } = {},
) =>
  `---\napiVersion: v1\nkind: Secret\nmetadata:\n  name: ${name}\n  namespace: shop\ntype: ${type}\ndata:\n  ${dataKey}: ${base64(
    JSON.stringify({ auths: { [key]: { auth: base64(`${user}:pw-of-an-example`) } } }),
  )}\n`
const account = (secrets: string[]) =>
  `---\napiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: default\n  namespace: shop\nimagePullSecrets:\n${secrets.map((name) => `- name: ${name}`).join('\n')}\n`
const read = async (...parts: string[]) => {
  const report = await diagnose(parts.join('\n'), { at })
  const pull = report.pulls[0]
  return { report, pull, verdict: `${pull?.cause ?? 'none'} ${pull?.certainty ?? ''}` }
}
const other = { key: 'other.example.com' }

describe('a user called robot', () => {
  it.each(['robot', 'robot+ci'])('%s is no proof: other evidence decides', async (user) => {
    const own = secret('regcred', 'registry.example.com', { user })
    const foreign = secret('regcred', 'registry.example.com:5000', { user })
    const opaque = secret('regcred', 'registry.example.com', { user, type: 'Opaque', dataKey: 'config.json' })
    expect((await read(unauthorized, pod(['regcred']), foreign)).verdict).toBe('credentials-wrong-host proven')
    expect((await read(unauthorized, pod(['regcred']), opaque)).verdict).toBe('secret-wrong-type proven')
    expect((await read(anonymous, pod(['regcred']), own)).verdict).toMatch(/^credentials-missing /)
    expect((await read(anonymous, pod(['regcred']), foreign)).verdict).toBe('credentials-wrong-host proven')
    expect((await read(forbidden, pod(['regcred']), own)).verdict).toMatch(/^permission-denied /)
    expect((await read(unauthorized, pod(['regcred']), own)).verdict).toBe('credentials-rejected likely')
    const { report } = await read(own)
    expect(report.credentials[0]?.problem).toBeNull()
    expect(report.credentials[0]?.keys[0]?.hint).toContain('single quotes')
    expect(report.credentials[0]?.keys[0]?.hint).toMatch(/\bif\b/i)
  })

  it('near miss: a newline at the end of the password is one', async () => {
    const auth = base64('robot$ci:pw-of-an-example\n')
    const own = secret('regcred', 'registry.example.com').replace(
      /: \S+\n$/,
      `: ${base64(JSON.stringify({ auths: { 'registry.example.com': { auth } } }))}\n`,
    )
    expect((await read(unauthorized, pod(['regcred']), own)).verdict).toBe('credentials-rejected proven')
  })
})

describe('a secret that the pull does not use', () => {
  const shapes = [
    ['another host', secret('regcred', other.key), 'credentials-wrong-host'],
    [
      'no login',
      secret('regcred', 'registry.example.com').replace(
        /: \S+\n$/,
        `: ${base64('{"auths":{"registry.example.com":{"auth":"%%%"}}}')}\n`,
      ),
      'secret-malformed',
    ],
    ['a type that kubelet ignores', secret('regcred', 'registry.example.com', { type: 'Opaque' }), 'secret-wrong-type'],
  ] as const

  it.each(shapes)('the Pod names another one (%s): it says nothing', async (_, pasted, code) => {
    for (const words of [anonymous, unauthorized]) {
      const { pull } = await read(words, pod(['othercred']), pasted)
      expect(pull?.cause).not.toBe(code)
    }
  })

  it.each(shapes)('the Pod names none (%s): it says nothing', async (_, pasted, code) => {
    expect((await read(anonymous, pod([]), pasted)).pull?.cause).not.toBe(code)
  })

  it.each(shapes)(
    'the list is not in the paste (%s): likely, and the command that settles it',
    async (_, pasted, code) => {
      for (const words of [anonymous, unauthorized]) {
        const { pull, verdict } = await read(described(words), pasted)
        expect(verdict).toBe(`${code} likely`)
        expect(pull?.next[0]?.command).toContain('imagePullSecrets')
      }
    },
  )

  it.each(shapes)('near miss: the Pod names it (%s)', async (_, pasted, code) => {
    for (const words of [anonymous, unauthorized])
      expect((await read(words, pod(['regcred']), pasted)).verdict).toBe(`${code} proven`)
  })

  it.each(shapes)('near miss: the Pod’s service account names it (%s)', async (_, pasted, code) => {
    const asked = 'pod=shop/web-1 serviceAccount=default imagePullSecrets=regcred\n'
    expect((await read(described(anonymous), asked, pasted)).verdict).toBe(`${code} proven`)
    const row = described(anonymous).replace('Node: ', 'Service Account:  default\nNode: ')
    expect((await read(row, account(['regcred']), pasted)).verdict).toBe(`${code} proven`)
    expect((await read(row, account(['elsewhere']), pasted)).verdict).toBe(`${code} likely`)
  })

  it.each([
    [
      'docker',
      `$ docker pull ${image}\nError response from daemon: pull access denied for registry.example.com/team/app, repository does not exist or may ` +
        `require 'docker login': denied: requested access to the resource is denied\n`,
    ],
    [
      'docker, unauthorized',
      `$ docker pull ${image}\nError response from daemon: Head "https://registry.example.com/v2/team/app/manifests/1": unauthorized: authentication ` +
        `required\n`,
    ],
    [
      'podman',
      `$ podman pull ${image}\nError: initializing source docker://${image}: reading manifest 1 in registry.example.com/team/app: unauthorized: ` +
        `authentication required\n`,
    ],
    [
      'ctr',
      `$ ctr -n k8s.io images pull ${image}\nctr: failed to resolve reference "${image}": pull access denied, repository does not exist or may require ` +
        `authorization: authorization failed: no basic auth credentials\n`,
    ],
  ])('%s at a prompt takes no secret of Kubernetes', async (_, words) => {
    for (const [, pasted, code] of shapes)
      for (const rest of [[], [pod(['regcred'], { image: 'other.example.com/x:1' })]]) {
        const { report } = await read(words, ...rest, pasted)
        expect(report.pulls.map(({ cause }) => cause)).not.toContain(code)
      }
  })

  it('near miss: docker’s words inside kubelet’s message are kubelet’s pull', async () => {
    expect((await read(unauthorized, pod(['regcred']), secret('regcred', other.key))).verdict).toBe(
      'credentials-wrong-host proven',
    )
  })
})

describe('a secret of a type that kubelet ignores', () => {
  const opaque = secret('regcred', 'registry.example.com', { type: 'Opaque', dataKey: 'config.json' })

  it('no fix changes the type of a secret, which is immutable: a new one is made and attached, the old one stays', async () => {
    for (const secrets of [['regcred'], ['regcred', 'extra']]) {
      const { pull } = await read(anonymous, pod(secrets), opaque)
      const fixes = pull?.fixes ?? []
      expect(fixes.length).toBeGreaterThan(1)
      for (const { commands, undo } of fixes) {
        const run = commands.map((step) => step.run).join('\n')
        expect(run).not.toMatch(/create secret generic '?regcred'? /)
        expect(run).toMatch(/create secret generic '?regcred-pull'? --type=kubernetes\.io\/dockerconfigjson/)
        expect(run).toMatch(/"op":"add".*"name":"regcred-pull"/)
        expect([run, ...undo.map((step) => step.run)].join('\n')).not.toMatch(/delete secret '?regcred'?(?:\s|$)/)
      }
    }
  })

  it('the old type kubernetes.io/dockercfg is read, and cannot be rewritten in place either', async () => {
    const legacy = secret('regcred', '', { type: 'kubernetes.io/dockercfg', dataKey: '.dockercfg' }).replace(
      /: \S+\n$/,
      `: ${base64(JSON.stringify({ [other.key]: { auth: base64('user:pw-of-an-example') } }))}\n`,
    )
    const { pull, verdict } = await read(anonymous, pod(['regcred']), legacy)
    expect(verdict).toBe('credentials-wrong-host proven')
    expect(pull?.fixes[0]?.commands[0]?.run).toContain('create secret generic regcred-pull ')
  })

  it('near miss: a secret of the right type keeps its name', async () => {
    const { pull } = await read(anonymous, pod(['regcred']), secret('regcred', other.key))
    expect(pull?.fixes[0]?.commands[0]?.run).toContain('create secret generic regcred ')
  })

  it('nothing says that it is sent', async () => {
    for (const language of ['en', 'ru'] as const) {
      const report = await diagnose([anonymous, pod(['regcred']), opaque].join('\n'), { at, language })
      expect(report.uses[0]).toMatchObject({ secret: 'regcred', used: false })
      expect(report.uses[0]?.why).toContain('Opaque')
      const [shown] = report.credentials[0]?.keys[0]?.images ?? []
      expect(shown).toMatchObject({ matches: false })
      expect(shown?.why).not.toMatch(/sends|отправит/)
    }
  })

  it('a payload that is no Docker config is not offered for conversion', async () => {
    const basic =
      `---\napiVersion: v1\nkind: Secret\nmetadata:\n  name: regcred\n  namespace: shop\ntype: kubernetes.io/basic-auth\ndata:\n  username: ` +
      `${base64('user')}\n  password: ${base64('pw-of-an-example')}\n`
    const { pull } = await read(anonymous, pod(['regcred']), basic)
    expect(pull?.cause).toBe('secret-wrong-type')
    expect(JSON.stringify(pull?.fixes)).not.toContain('.data.username')
  })
})

describe('a second fault beside the first', () => {
  const hub =
    'Error response from daemon: Get "https://registry-1.docker.io/v2/": x509: certificate signed by unknown authority\n'
  const expired = described(
    event(
      `failed to resolve reference "${image}": failed to do request: Head "https://registry.example.com/v2/team/app/manifests/1": tls: failed to verify ` +
        `certificate: x509: certificate has expired or is not yet valid: current time 2026-05-31T00:00:00Z is after 2026-03-01T00:00:00Z`,
    ),
  )

  it('another registry’s address is another pull', async () => {
    const { report } = await read(expired, hub)
    expect(report.pulls.map(({ cause, host }) => `${cause} ${host ?? ''}`).sort()).toEqual([
      'tls-expired registry.example.com',
      'tls-unknown-authority docker.io',
    ])
  })

  it('near miss: a host that may be this registry’s mirror or token service is this pull', async () => {
    const mirror = hub.replace('registry-1.docker.io', 'mirror.example.com')
    expect((await read(expired, mirror)).report.pulls).toHaveLength(1)
  })
})
