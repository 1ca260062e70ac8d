/** What people bring from guides about 401 and pull secrets: each of their steps, understood; each of their half-truths, put right. */
import { speak } from './said.ts'
import { allTexts } from '../texts/all.ts'
import { describe, expect, it } from 'vitest'
import { diagnose, generateConfig } from '../lib.ts'
import { placesOf, refusalWords } from './registry/places.ts'
import { vendorOf } from './registry/vendors.ts'

const at = new Date('2026-06-01T00:00:00Z')
const base64 = (text: string) => Buffer.from(text).toString('base64')
const image = 'registry.example.com/team/app:1'
const refused =
  `  Warning  Failed  8s  kubelet  Failed to pull image "${image}": failed to pull and unpack image "${image}": failed to resolve ` +
  `reference "${image}": pull access denied, repository does not exist or may require authorization: authorization failed: no basic auth ` +
  `credentials`
const unauthorized =
  `  Warning  Failed  8s  kubelet  Failed to pull image "${image}": rpc error: code = Unknown desc = Error response from daemon: ` +
  `Head "https://registry.example.com/v2/team/app/manifests/1": unauthorized: authentication required`
const pod = (secrets: string[], namespace = 'shop') =>
  `---\napiVersion: v1\nkind: Pod\nmetadata:\n  name: web-1\n  namespace: ${namespace}\nspec:\n  serviceAccountName: default\n  containers:\n  - name: ` +
  `app\n    image: ${image}\n${secrets.length === 0 ? '' : `  imagePullSecrets:\n${secrets.map((name) => `  - name: ${name}`).join('\n')}\n`}status:\n  ` +
  `phase: Pending\n  containerStatuses:\n  - name: app\n    image: ${image}\n    imageID: ""\n    state:\n      waiting:\n        reason: ` +
  `ImagePullBackOff\n`
const secret = (name: string, auths: object, options: { namespace?: string; type?: string; key?: string } = {}) =>
  `---\napiVersion: v1\nkind: Secret\nmetadata:\n  name: ${name}\n  namespace: ${options.namespace ?? 'shop'}\ntype: ` +
  `${options.type ?? 'kubernetes.io/dockerconfigjson'}\ndata:\n  ${options.key ?? '.dockerconfigjson'}: ${base64(JSON.stringify({ auths }))}\n`
const account = (secrets: string[]) =>
  `---\napiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: default\n  namespace: shop\nimagePullSecrets:\n${secrets.map((name) => `- name: ${name}`).join('\n')}\n`
const good = { 'registry.example.com': { auth: base64('user:pw-of-an-example') } }
const first = async (...parts: string[]) => {
  const report = await diagnose(parts.join('\n'), { at })
  return { report, pull: report.pulls[0] }
}

describe('a 401, as the guides tell it', () => {
  it('ErrImagePull and ImagePullBackOff are one pull', async () => {
    const { report } = await first(
      `${refused}\n  Warning  Failed  8s  kubelet  Error: ErrImagePull\n  Normal  BackOff  3s  kubelet  Back-off pulling image "${image}"\n  Warning  ` +
        `Failed  3s  kubelet  Error: ImagePullBackOff`,
    )
    expect(report.pulls).toHaveLength(1)
  })

  it('401, 403 and 404 are three roads', async () => {
    const status = (words: string) =>
      first(
        `  Warning  Failed  8s  kubelet  Failed to pull image "${image}": failed to resolve reference "${image}": unexpected status from HEAD request ` +
          `to https://registry.example.com/v2/team/app/manifests/1: ${words}`,
      )
    expect((await status('401 Unauthorized')).pull?.cause).toBe('credentials-missing')
    expect((await status('403 Forbidden')).pull?.cause).toBe('permission-denied')
    expect((await status('404 Not Found')).pull?.cause).toBe('tag-not-found')
  })

  it('describe never prints pull secrets: its silence is not taken for “none”, the Pod itself is asked for', async () => {
    const { report, pull } = await first(
      `Name:         web-1\nNamespace:    shop\nNode:         node-1/10.0.0.1\nContainers:\n  app:\n    Image:          ${image}\n    State:          ` +
        `Waiting\n      Reason:       ImagePullBackOff\nEvents:\n  Type     Reason  Age  From     Message\n  ----     ` +
        `------  ---- ----     -------\n${unauthorized}`,
    )
    expect(report.uses).toEqual([])
    expect(pull?.certainty).toBe('likely')
    expect(pull?.next[0]?.command).toContain('.spec.imagePullSecrets[*].name')
  })

  it('what our question prints is read, and changes the verdict', async () => {
    const answer = 'pod=shop/web-1 serviceAccount=default imagePullSecrets=regcred'
    const described =
      `Name:         web-1\nNamespace:    shop\nNode:         node-1/10.0.0.1\nContainers:\n  app:\n    Image:          ` +
      `${image}\nEvents:\n${unauthorized}`
    const { report, pull } = await first(
      described,
      '',
      answer,
      secret('regcred', { 'other.example.com': good['registry.example.com'] }),
    )
    expect(report.uses).toEqual([expect.objectContaining({ secret: 'regcred', used: true })])
    expect(pull).toMatchObject({ cause: 'credentials-wrong-host', certainty: 'proven' })
  })

  it('a secret that merely exists is not used', async () => {
    const { report } = await first(refused, pod([]), secret('regcred', good))
    expect(report.uses).toEqual([
      {
        pod: 'web-1',
        namespace: 'shop',
        serviceAccount: 'default',
        secret: 'regcred',
        used: false,
        why: expect.stringContaining('merely exists') as string,
      },
    ])
  })

  it('the list of a service account is copied only when the Pod is made, and never merged', async () => {
    expect((await first(refused, pod([]), account(['regcred']))).report.uses[0]).toMatchObject({
      secret: 'regcred',
      used: false,
      why: expect.stringContaining('this Pod is older') as string,
    })
    expect(
      (await first(refused, pod(['own']), account(['regcred']))).report.uses.find(
        ({ secret: name }) => name === 'regcred',
      ),
    ).toMatchObject({ used: false, why: expect.stringContaining('not merged') as string })
  })

  it('a secret of another namespace is not found', async () => {
    const { report, pull } = await first(refused, pod(['regcred']), secret('regcred', good, { namespace: 'other' }))
    expect(pull?.cause).toBe('secret-not-found')
    expect(report.uses[0]).toMatchObject({ used: false, why: expect.stringContaining('another namespace') as string })
  })

  it('FailedToRetrieveImagePullSecret names the secret', async () => {
    const { pull } = await first(
      `  Warning  FailedToRetrieveImagePullSecret  9s  kubelet  Unable to retrieve some image pull secrets (regcred); attempting to pull the image may ` +
        `not succeed.\n${refused}`,
    )
    expect(pull).toMatchObject({ cause: 'secret-not-found', summary: expect.stringContaining('regcred') as string })
  })

  it.each([
    ['Opaque', 'config.json'],
    ['kubernetes.io/basic-auth', '.dockerconfigjson'],
  ])('type %s is ignored by kubelet', async (type, key) => {
    const { pull } = await first(refused, pod(['regcred']), secret('regcred', good, { type, key }))
    expect(pull).toMatchObject({ cause: 'secret-wrong-type', certainty: 'proven' })
  })

  it('the right type with config.json as data key is malformed', async () => {
    expect((await first(refused, pod(['regcred']), secret('regcred', good, { key: 'config.json' }))).pull?.cause).toBe(
      'secret-malformed',
    )
  })

  it('https:// keys and keys with a path DO match: a good secret is not rebuilt', async () => {
    for (const key of [
      'https://registry.example.com',
      'registry.example.com/team',
      'https://registry.example.com/v2/',
    ]) {
      const { report, pull } = await first(
        unauthorized,
        pod(['regcred']),
        secret('regcred', { [key]: good['registry.example.com'] }),
      )
      expect(report.credentials[0]?.keys[0]?.images[0]).toMatchObject({ matches: true })
      expect(pull?.cause).not.toBe('credentials-wrong-host')
    }
  })

  it('port, host and case must agree, and the difference is said', async () => {
    for (const [key, why] of [
      ['registry.example.com:443', 'ports'],
      ['Registry.example.com', 'case'],
      ['other.example.com', 'other.example.com'],
      ['https://registry.example.com/api/v2.0/', 'API'],
    ] as const) {
      const { report, pull } = await first(
        refused,
        pod(['regcred']),
        secret('regcred', { [key]: good['registry.example.com'] }),
      )
      expect(pull).toMatchObject({ cause: 'credentials-wrong-host', certainty: 'proven' })
      expect(report.credentials[0]?.keys[0]?.images[0]?.why).toContain(why)
    }
  })

  it('the lost $ of a robot, a newline, an identity token and a disagreement are seen', async () => {
    const hint = async (entry: object) =>
      (await first(secret('regcred', { 'registry.example.com': entry }))).report.credentials[0]?.keys[0]?.hint
    expect(await hint({ auth: base64('robot:pw-of-an-example') })).toContain('single quotes')
    expect(await hint({ auth: base64('u:pw-of-an-example\n') })).toContain('newline')
    expect(
      await hint({ auth: base64('00000000-0000-0000-0000-000000000000:'), identitytoken: 'abcdefghij' }),
    ).toContain('never read')
    expect(await hint({ username: 'a', password: 'b', auth: base64('a:c') })).toContain('disagree')
    expect(await hint({ auth: base64('robot$ci:pw-of-an-example') })).toBeNull()
  })

  it('a mirror or redirect does not change the host that the key must have', async () => {
    const { report } = await first(
      `  Warning  Failed  8s  kubelet  Failed to pull image "nginx:1": failed to resolve reference "docker.io/library/nginx:1": unexpected status from ` +
        `HEAD request to https://cache.example.com/v2/library/nginx/manifests/1?ns=docker.io: 401 Unauthorized`,
      secret('regcred', { 'cache.example.com': good['registry.example.com'] }),
    )
    expect(report.pulls[0]).toMatchObject({ host: 'docker.io', failingHost: 'cache.example.com' })
    expect(report.credentials[0]?.keys[0]?.images[0]).toMatchObject({ image: 'nginx:1', matches: false })
  })

  it('the cure asks for the password at a prompt, adds to the list and rolls only what can be rolled', async () => {
    const made = generateConfig({
      target: 'kubernetes',
      registry: 'registry.example.com',
      situation: 'pull-secret',
      namespace: 'shop',
      name: 'regcred',
      serviceAccount: 'builder',
    })
    if (!made.ok) throw new Error(made.error)
    const commands = made.fix.commands.map(({ run }) => run).join('\n')
    expect(commands).not.toMatch(/--docker-password|--from-literal|-p '\{"imagePullSecrets"/)
    expect(commands).toContain('read -rsp')
    expect(commands).toContain('"path":"/imagePullSecrets/-"')
    expect(commands.indexOf('get serviceaccount/builder')).toBeLessThan(
      commands.indexOf('patch serviceaccount/builder'),
    )
    // A secret of that name may hold other hosts: neither the cure nor its undoing drops them.
    expect(commands).toMatch(/OLD=\$\(kubectl -n shop get secret regcred [^\n]*\) \|\| exit\n/)
    expect(commands).toContain("jq -s '{auths: (map(.auths) | add)}'")
    const undo = made.fix.undo.map(({ run }) => run).join('\n')
    expect(undo).not.toContain('delete secret')
    expect(undo).toContain("jq --arg host registry.example.com 'del(.auths[$host])'")
    const { pull } = await first(
      `Name:         web-5b8f9c7d64-abcde\nNamespace:    shop\nControlled By:  ReplicaSet/web-5b8f9c7d64\nContainers:\n  app:\n    Image:          ` +
        `${image}\nEvents:\n${refused}`,
    )
    expect(pull?.fixes[0]?.commands.map(({ run }) => run)).toContain('kubectl -n shop rollout restart deployment/web')
  })

  it('a Pod with a list of its own gets the secret through its workload, a secret that is named already is only mended', async () => {
    const owned = (secrets: string[]) =>
      pod(secrets).replace(
        '  namespace: shop\n',
        '  namespace: shop\n  ownerReferences:\n  - kind: ReplicaSet\n    name: web-5b8f9c7d64\n',
      )
    const commands = async (secrets: string[], ...more: string[]) =>
      (await first(refused, owned(secrets), ...more)).pull?.fixes[0]?.commands.map(({ run }) => run).join('\n') ?? ''
    expect(await commands(['other'])).toContain('patch deployment/web --type=json')
    expect(
      await commands(['regcred'], secret('regcred', { 'wrong.example.com': good['registry.example.com'] })),
    ).not.toContain('patch')
    expect(await commands([])).toContain('patch serviceaccount/default --type=json')
  })

  it('says who would undo a change made by hand', async () => {
    const helm = pod([]).replace(
      '  namespace: shop\n',
      '  namespace: shop\n  labels:\n    app.kubernetes.io/managed-by: Helm\n',
    )
    expect((await first(refused, helm)).pull?.fixes[0]?.notes.join()).toContain('Helm owns these objects')
  })

  it.each([
    [
      'List',
      (text: string) =>
        `apiVersion: v1\nkind: List\nitems:\n${text
          .replace(/^---\n/, '')
          .replace(/^/gm, '  ')
          .replace(/^ {2}/, '- ')}`,
    ],
    ['cut in mid-payload', (text: string) => text.slice(0, -40)],
    ['redacted', (text: string) => text.replace(/(\.dockerconfigjson: ).*/, '$1xxxx')],
  ])('a secret as %s is never called malformed', async (_, frame) => {
    const { report } = await first(frame(secret('regcred', good)))
    expect(report.credentials).toHaveLength(1)
    expect(report.credentials[0]?.problem).toBeNull()
  })

  it.each([
    ['a payload that is no JSON', base64('not json'), "invalid character 'n' looking for beginning of value"],
    ['a payload that is no base64', '%%%', 'illegal base64 data at input byte 0'],
    ['no auths', base64('{"credsStore":"desktop"}'), 'no auths: the logins are in a credential helper'],
  ])('%s is told in kubelet’s words', async (_, payload, error) => {
    const { report } = await first(
      `apiVersion: v1\nkind: Secret\nmetadata:\n  name: regcred\ntype: kubernetes.io/dockerconfigjson\ndata:\n  ` +
        `.dockerconfigjson: ${JSON.stringify(payload)}\n`,
    )
    expect(report.credentials[0]).toMatchObject({ problem: 'secret-malformed', error })
  })

  it('the older .dockercfg is read as a secret and by itself', async () => {
    const legacy = { 'registry.example.com': { auth: base64('u:pw-of-an-example') } }
    expect((await first(JSON.stringify(legacy))).report.credentials[0]).toMatchObject({
      source: '.dockercfg',
      problem: null,
    })
    const wrapped =
      `apiVersion: v1\nkind: Secret\nmetadata:\n  name: old\ntype: kubernetes.io/dockercfg\ndata:\n  ` +
      `.dockercfg: ${base64(JSON.stringify(legacy))}\n`
    expect((await first(wrapped)).report.credentials[0]).toMatchObject({
      problem: null,
      keys: [{ key: 'registry.example.com' }],
    })
  })

  it('each vendor has its own user name and its own lasting way', () => {
    for (const [host, login, lasting] of [
      ['123456789012.dkr.ecr.eu-central-1.amazonaws.com', 'AWS', 'credential-provider'],
      ['europe-docker.pkg.dev', '_json_key', 'artifactregistry.reader'],
      ['acme.azurecr.io', 'application id', 'attach-acr'],
      ['harbor.example.com', 'robot$', 'robot'],
      ['ghcr.io', 'read:packages', 'public'],
      ['cr.yandex', 'json_key', 'puller'],
    ] as const) {
      expect(speak(vendorOf(host)?.login, allTexts.en)).toContain(login)
      expect(speak(vendorOf(host)?.lasting, allTexts.en)).toContain(lasting)
    }
    expect(vendorOf('registry.example.com')).toBeNull()
  })

  it('a cloud’s token that ran out brings the cloud’s lasting way along', async () => {
    const { pull } = await first(
      '  Warning  Failed  8s  kubelet  Failed to pull image "123456789012.dkr.ecr.eu-central-1.amazonaws.com/app:1": rpc error: code = Unknown desc = ' +
        'Error response from daemon: denied: Your authorization token has expired. Reauthenticate and try again.',
    )
    expect(pull?.cause).toBe('credentials-expired')
    expect(pull?.fixes.map(({ id }) => id)).toContain('lasting-login')
  })

  it('a table of secrets tells a wrong type only of a secret that is named', async () => {
    const table =
      'NAME      TYPE                             DATA   AGE\nregcred   Opaque                           1      3d\nother     Opaque                    ' +
      '       1      3d\npull      kubernetes.io/dockerconfigjson   1      3d'
    expect((await first(refused, pod(['regcred']), table)).report.credentials.map(({ source }) => source)).toEqual([
      'secret regcred',
      'secret pull',
    ])
  })
})

describe('what follows from a name', () => {
  it.each([
    [
      'nginx',
      'docker.io/library/nginx:latest',
      '/etc/containerd/certs.d/docker.io',
      'https://index.docker.io/v1/',
      true,
    ],
    ['localhost/app', 'localhost/app:latest', '/etc/containerd/certs.d/localhost', 'localhost', false],
    ['host:443/x:2', 'host:443/x:2', '/etc/containerd/certs.d/host:443', 'host:443', false],
  ])('%s', (name, full, directory, key, short) => {
    expect(placesOf(name)).toMatchObject({ full, directory, key, short })
  })
  it('a name that does not parse has words of its own in each program', () => {
    expect(refusalWords('Team/App:')?.map(({ program }) => program)).toEqual([
      'kubelet 1.28+',
      'kubelet 1.27',
      'containerd',
      'docker',
    ])
    expect(refusalWords('registry.example.com/Team/app')?.[0]?.words).toContain(
      'repository name (Team/app) must be lowercase',
    )
    expect(refusalWords('nginx')).toBeNull()
  })
})
