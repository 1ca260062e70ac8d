/** What was passed is proved by whoever was reached, never counted. */
import { describe, expect, it } from 'vitest'
import { diagnose } from '../../lib.ts'
import { causeCodes, contactOf, passedBefore, stationOf, stations, type Station } from '../vocabulary.ts'

const at = new Date('2026-06-01T00:00:00Z')
const image = 'registry.example.com/team/app:1'
const failed = (words: string) => `  Warning  Failed  8s  kubelet  Failed to pull image "${image}": ${words}`

async function only(text: string) {
  const { pulls } = await diagnose(text, { at })
  expect(pulls.length).toBe(1)
  const [pull] = pulls
  return {
    cause: pull?.cause,
    passed: stations.filter((station) => pull?.stations[station] === 'passed'),
    broken: stations.filter((station) => pull?.stations[station] === 'broken'),
  }
}

const rows: [name: string, text: string, cause: string, passed: Station[], broken: Station][] = [
  [
    'a configuration was being copied when it was cancelled: a manifest had come',
    `Failed to pull image "${image}": rpc error: code = Canceled desc = copying system image from manifest list: ` +
      'copying config: context canceled',
    'pull-cancelled',
    ['before', 'name', 'dns', 'tcp', 'tls', 'login', 'manifest'],
    'layers',
  ],
  [
    'a missing secret: nobody was asked yet',
    '  Warning  FailedToRetrieveImagePullSecret  2s  kubelet  Unable to retrieve some image pull secrets (regcred); attempting to pull the image may not ' +
      'succeed.',
    'secret-not-found',
    ['before', 'name'],
    'login',
  ],
  [
    'the proxy’s own name is not found: the registry’s was never looked up',
    failed(
      'failed to do request: Head "https://registry.example.com/v2/": proxyconnect tcp: dial tcp: lookup proxy.example.com on 10.0.0.10:53: no such host',
    ),
    'proxy-failure',
    ['before', 'name'],
    'tcp',
  ],
  [
    'no room where layers arrive: none was there to unpack',
    failed(
      'failed to copy: failed to open writer: mkdir /var/lib/containerd/io.containerd.content.v1.content/ingest/1f: no space left on device',
    ),
    'disk-full',
    ['before', 'name', 'dns', 'tcp', 'tls', 'login', 'manifest'],
    'layers',
  ],
  [
    'no room where layers are unpacked',
    failed(
      'failed to extract layer sha256:41e6: write /var/lib/containerd/io.containerd.snapshotter.v1.overlayfs/snapshots/12/fs/a: no space left on device',
    ),
    'disk-full',
    ['before', 'name', 'dns', 'tcp', 'tls', 'login', 'manifest', 'layers'],
    'unpack',
  ],
  [
    'no room, and not a word about where',
    failed('rpc error: code = Unknown desc = no space left on device'),
    'disk-full',
    ['before', 'name'],
    'unpack',
  ],
  [
    'a policy that rejects: whether anything was asked is not said',
    failed(`Source image rejected: Running image docker://${image} is rejected by policy.`),
    'policy-rejected',
    ['before', 'name'],
    'manifest',
  ],
  [
    'a signature that is missing: the manifest was there',
    failed('Source image rejected: A signature was required, but no signature exists'),
    'policy-rejected',
    ['before', 'name', 'dns', 'tcp', 'tls', 'login'],
    'manifest',
  ],
  [
    'a time-out that net/http says of every step',
    failed(
      'failed to do request: Head "https://registry.example.com/v2/team/app/manifests/1": net/http: request ' +
        'canceled (Client.Timeout exceeded while awaiting headers)',
    ),
    'http-timeout',
    ['before', 'name'],
    'tls',
  ],
  [
    'a time-out of the handshake: somebody was connected to',
    failed(
      'failed to do request: Head "https://registry.example.com/v2/team/app/manifests/1": net/http: TLS handshake timeout',
    ),
    'http-timeout',
    ['before', 'name', 'dns', 'tcp'],
    'tls',
  ],
  [
    'cancelled after an answer: what answered was reached',
    `time="2026-03-02T10:00:00Z" level=info msg="GET https://registry.example.com/v2/ HTTP/1.1" 401\n${failed('context canceled')}`,
    'pull-cancelled',
    ['before', 'name'],
    'layers',
  ],
]

describe('the path of a pull', () => {
  it.each(rows)('%s', async (_, text, cause, passed, broken) => {
    expect(await only(text)).toEqual({ cause, passed, broken: [broken] })
  })
})

describe('every cause', () => {
  it.each(causeCodes)('%s: nothing is passed of which its contact proves nothing', (code) => {
    const passed = passedBefore(stationOf[code], contactOf[code])
    expect(passed).toEqual(stations.slice(0, passed.length))
    if (stationOf[code] !== null) expect(passed).not.toContain(stationOf[code])
    if (contactOf[code] === 'nothing' || contactOf[code] === 'proxy')
      expect(passed.filter((station) => station !== 'before' && station !== 'name')).toEqual([])
    if (contactOf[code] === 'token-service') expect(passed).not.toContain('login')
  })
})
