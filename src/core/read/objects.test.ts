/** Why a container waits stands in the object; kubectl folds it over lines in YAML and escapes it in JSON. */
import { describe, expect, it } from 'vitest'
import { diagnose } from '../../lib.ts'

const at = new Date('2026-06-01T00:00:00Z')
const image = 'registry.example.com:5000/shop/web:2.4'
const back = `Back-off pulling image "${image}"`
const resolve = `failed to pull and unpack image "${image}": failed to resolve reference "${image}": `

/** [cause, the whole message, the words that decide] */
const told: [string, string, string][] = [
  [
    'tcp-timeout',
    `${back}: ErrImagePull: ${resolve}failed to do request: Head "https://registry.example.com:5000/v2/shop/web/manifests/2.4": dial tcp ` +
      `10.0.4.17:5000: i/o timeout`,
    'dial tcp 10.0.4.17:5000: i/o timeout',
  ],
  [
    'tls-unknown-authority',
    `${resolve}failed to do request: Head "https://registry.example.com:5000/v2/shop/web/manifests/2.4": tls: failed to verify certificate: x509: ` +
      `certificate signed by unknown authority (possibly because of "crypto/rsa: verification error" while trying to verify candidate authority ` +
      `certificate "Example's Root")`,
    `certificate signed by unknown authority (possibly because of "crypto/rsa: verification error" while trying to verify candidate authority ` +
      `certificate "Example's Root")`,
  ],
  [
    'tag-not-found',
    `${back}: ErrImagePull: rpc error: code = NotFound desc = ${resolve}${image}: not found`,
    `failed to resolve reference "${image}": ${image}: not found`,
  ],
  [
    'permission-denied',
    `failed to pull and unpack image "${image}": failed to copy: httpReadSeeker: failed open: unexpected status from GET request to https://` +
      `registry.example.com:5000/v2/shop/web/blobs/sha256:0fa1: 403 Forbidden\ndenied: requested access to the resource is denied`,
    'requested access to the resource is denied',
  ],
  [
    'tls-plain-http',
    `rpc error: code = Unknown desc = unable to pull image or OCI artifact: pull image err: initializing source docker://${image}: pinging container ` +
      `registry registry.example.com:5000: Get "https://registry.example.com:5000/v2/": http: server gave HTTP response to HTTPS client; artifact err: ` +
      `provided artifact is a container image`,
    'http: server gave HTTP response to HTTPS client',
  ],
]

/** As kubectl's YAML folds: behind the first word that crosses column 80. */
function fold(text: string, indent: number, first: number): string {
  const lines: string[] = []
  let column = first
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && column > 80) {
      lines.push(line)
      line = ''
      column = indent
    }
    line += line === '' ? word : ` ${word}`
    column = (lines.length === 0 ? first : indent) + line.length
  }
  return [...lines, line].join(`\n${' '.repeat(indent)}`)
}

const one = (text: string): string => text.replace(/\n/g, ' ')
const styles: { [name: string]: (message: string) => string } = {
  'single quotes on one line': (message) => `'${one(message).replace(/'/g, "''")}'`,
  'single quotes, folded': (message) => `'${fold(one(message).replace(/'/g, "''"), 10, 17)}'`,
  'double quotes on one line': (message) => JSON.stringify(message),
  'double quotes, folded': (message) => `"${fold(JSON.stringify(message).slice(1, -1), 10, 17)}"`,
  'double quotes, joined by backslashes': (message) =>
    `"${fold(JSON.stringify(message).slice(1, -1), 10, 17).replace(/\n {10}/g, '\\\n          \\ ')}"`,
  'a literal block': (message) => `|-\n          ${message.replace(/\n/g, '\n          ')}`,
  'a folded block': (message) =>
    `>-\n          ${fold(message.replace(/\n/g, '\n\n'), 10, 10).replace(/\n\n/g, '\n\n          ')}`,
}

type Status = 'containerStatuses' | 'initContainerStatuses' | 'ephemeralContainerStatuses'
const specOf = {
  containerStatuses: 'containers',
  initContainerStatuses: 'initContainers',
  ephemeralContainerStatuses: 'ephemeralContainers',
}

const yamlPod = (message: string, statuses: Status = 'containerStatuses') => `apiVersion: v1
kind: Pod
metadata:
  name: web-5
  namespace: shop
spec:
  ${specOf[statuses]}:
  - image: ${image}
    imagePullPolicy: IfNotPresent
    name: web
    resources: {}
  nodeName: node-7
status:
  conditions:
  - lastTransitionTime: "2026-05-04T10:11:12Z"
    message: 'containers with unready status: [web]'
    reason: ContainersNotReady
    status: "False"
    type: Ready
  ${statuses}:
  - image: ${image}
    imageID: ""
    lastState: {}
    name: web
    ready: false
    restartCount: 0
    state:
      waiting:
        message: ${message}
        reason: ImagePullBackOff
  phase: Pending
`
const jsonPod = (message: string, statuses: Status = 'containerStatuses') => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web-5', namespace: 'shop' },
  spec: { [specOf[statuses]]: [{ image, name: 'web' }], nodeName: 'node-7' },
  status: {
    [statuses]: [
      {
        image,
        imageID: '',
        lastState: {},
        name: 'web',
        ready: false,
        state: { waiting: { message, reason: 'ImagePullBackOff' } },
      },
    ],
    phase: 'Pending',
  },
})
const jsonEvent = (message: string) => ({
  apiVersion: 'v1',
  kind: 'Event',
  involvedObject: { kind: 'Pod', name: 'web-5', namespace: 'shop' },
  message: `Failed to pull image "${image}": ${message}`,
  reason: 'Failed',
  type: 'Warning',
})

/** Without what folding and quoting put in. */
const bare = (text: string): string =>
  text
    .replace(/\\n/g, '')
    .replace(/''/g, "'")
    .replace(/[\\\s>]/g, '')

async function expectTold(text: string, [cause, message, words]: [string, string, string]): Promise<void> {
  const report = await diagnose(text, { at })
  expect(report.pulls.map((pull) => [pull.cause, pull.image])).toEqual([[cause, image]])
  const [pull] = report.pulls
  const span = pull?.evidence[0] ?? { start: 0, end: 0 }
  expect(bare(text.slice(span.start, span.end))).toBe(bare(words))
  // Nothing of the quoting is left.
  expect(message.replace(/\s+/g, ' ')).toContain(pull?.message?.replace(/\s+/g, ' '))
}

const frames: { [name: string]: (text: string) => string } = {
  plain: (text) => text,
  'with CRLF': (text) => text.replace(/\n/g, '\r\n'),
  quoted: (text) => text.replace(/^/gm, '> '),
  'in a fence': (text) => `This is the Pod:\n\n\`\`\`\n${text}\n\`\`\`\n`,
}

describe.each(told.map((row) => ({ name: row[0], row })))('a container that waits: $name', ({ row }) => {
  const [, message] = row
  it.each(Object.keys(styles))('in YAML, %s', async (style) => {
    for (const frame of Object.values(frames)) await expectTold(frame(yamlPod(styles[style]?.(message) ?? '')), row)
  })

  it.each<Status>(['containerStatuses', 'initContainerStatuses', 'ephemeralContainerStatuses'])(
    'in JSON as kubectl prints it, compact, and in a list: %s',
    async (statuses) => {
      const pod = jsonPod(message, statuses)
      for (const frame of Object.values(frames)) await expectTold(frame(JSON.stringify(pod, null, 4)), row)
      await expectTold(JSON.stringify(pod), row)
      await expectTold(JSON.stringify({ apiVersion: 'v1', kind: 'List', items: [pod] }), row)
      await expectTold(JSON.stringify({ apiVersion: 'v1', items: [pod], kind: 'PodList' }, null, 2), row)
      await expectTold(yamlPod(styles['single quotes, folded']?.(message) ?? '', statuses), row)
    },
  )

  it('as jq colours it', async () => {
    const coloured = JSON.stringify(jsonPod(message), null, 2).replace(/"(?:\\.|[^"\\])*"/g, '\u001b[0;32m$&\u001b[0m')
    await expectTold(coloured, row)
  })

  it('as an event', async () => {
    await expectTold(JSON.stringify(jsonEvent(message), null, 4), row)
    await expectTold(JSON.stringify({ kind: 'EventList', apiVersion: 'v1', items: [jsonEvent(message)] }), row)
    const folded = `'${fold(one(`Failed to pull image "${image}": ${message}`).replace(/'/g, "''"), 2, 9)}'`
    await expectTold(
      `apiVersion: v1\ninvolvedObject:\n  kind: Pod\n  name: web-5\n  namespace: shop\nkind: Event\nmessage: ${folded}\nreason: Failed\ntype: Warning\n`,
      row,
    )
  })
})

describe('what an object says of a pull', () => {
  it('Docker’s refusal names no tag: it is about what the container waits for', async () => {
    const message =
      `Error response from daemon: pull access denied for acme/web, repository does not exist or may require 'docker login': denied: ` +
      `requested access to the resource is denied`
    for (const text of [JSON.stringify(jsonPod(message)), yamlPod(styles['single quotes, folded']?.(message) ?? '')]) {
      const pulls = (await diagnose(text.replaceAll(image, 'acme/web:2.4'), { at })).pulls
      expect(pulls.map((pull) => [pull.cause, pull.image])).toEqual([
        ['repository-not-found-or-private', 'acme/web:2.4'],
      ])
    }
  })

  it('words that nobody knows are shown, not called silence', async () => {
    for (const message of ['the moon is in the wrong phase', `${back}: ErrImagePull: the moon's in the wrong phase`])
      for (const text of [
        JSON.stringify(jsonPod(message), null, 4),
        yamlPod(styles['single quotes, folded']?.(message) ?? ''),
      ]) {
        const [pull] = (await diagnose(text, { at })).pulls
        expect([pull?.cause, pull?.certainty]).toEqual(['unknown', 'possible'])
        expect(pull?.message).toBe(message)
      }
  })

  it('before Kubernetes 1.32 kubelet only told that it waits', async () => {
    const [pull] = (await diagnose(JSON.stringify(jsonPod(back)), { at })).pulls
    expect([pull?.cause, pull?.certainty]).toEqual(['no-message', 'proven'])
  })

  it('what an application left behind when it ended is not why its image fails', async () => {
    const pod = jsonPod(back)
    const [state] = pod.status.containerStatuses as { lastState: object }[]
    if (state)
      state.lastState = {
        terminated: {
          exitCode: 1,
          message: 'Get "https://api.example.com/": x509: certificate signed by unknown authority',
        },
      }
    const report = await diagnose(JSON.stringify(pod, null, 4), { at })
    expect(report.pulls.map(({ cause }) => cause)).toEqual(['no-message'])
  })

  it('a build that ended, and a condition, name an image of their own', async () => {
    const words = 'Failed to pull image "hub.example.org/base:3": dial tcp 10.0.4.17:443: connect: connection refused'
    const build = jsonPod('')
    build.status.containerStatuses = [
      {
        image,
        imageID: 'sha256:1',
        lastState: {},
        name: 'web',
        ready: false,
        state: { terminated: { message: words } },
      },
    ] as never
    const stream = {
      apiVersion: 'image.openshift.io/v1',
      kind: 'ImageStream',
      metadata: { name: 'base' },
      status: { tags: [{ tag: '3', conditions: [{ type: 'ImportSuccess', status: 'False', message: words }] }] },
    }
    for (const object of [build, stream]) {
      const report = await diagnose(JSON.stringify(object, null, 4), { at })
      expect(report.pulls.map((pull) => [pull.cause, pull.image])[0]).toEqual(['tcp-refused', 'hub.example.org/base:3'])
    }
    const other = {
      apiVersion: 'v1',
      kind: 'Certificate',
      metadata: { name: 'a' },
      status: {
        conditions: [{ message: 'Get "https://acme.example.org/": x509: certificate signed by unknown authority' }],
      },
    }
    expect((await diagnose(JSON.stringify(other), { at })).pulls).toEqual([])
  })

  it('no password of the object comes back in the words', async () => {
    const message =
      `${back}: ErrImagePull: failed to do request: Head "https://robot:hunter2-hunter2@registry.example.com:5000/v2/": dial tcp ` +
      `10.0.4.17:5000: i/o timeout`
    for (const text of [
      JSON.stringify(jsonPod(message)),
      JSON.stringify(jsonPod(message)).replace(/\//g, '\\/'),
      yamlPod(styles['single quotes, folded']?.(message) ?? ''),
    ]) {
      const report = await diagnose(text, { at })
      expect(report.pulls.map(({ cause }) => cause)).toEqual(['tcp-timeout'])
      expect(JSON.stringify(report)).not.toContain('hunter2')
    }
  })

  it('two Pods with the same message are marked each at its own', async () => {
    const [[, message]] = told as [[string, string, string]]
    const pods = ['a', 'b'].map((name) => ({ ...jsonPod(message), metadata: { name, namespace: 'shop' } }))
    const text = JSON.stringify({ kind: 'List', apiVersion: 'v1', items: pods }, null, 2)
    const [pull] = (await diagnose(text, { at })).pulls
    expect(pull?.pods.length).toBe(2)
    const starts = pull?.evidence.map(({ start }) => start) ?? []
    expect(new Set(starts).size).toBe(2)
  })
})
