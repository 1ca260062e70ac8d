/**
 * Outputs of the commands that the app asks for, and what they change; and what stands beside a failing pull. The outputs of df, getent, nc
 * and timedatectl are those of Debian 12.
 */
import { describe, expect, it } from 'vitest'
import { diagnose } from '../../../lib.ts'

const at = new Date('2026-06-01T00:00:00Z')
const host = 'registry.example.com'
const event = (words: string) =>
  `  Warning  Failed  2m (x4 over 4m)    kubelet  Failed to pull image "${host}/team/app:1": ${words}\n`
const noName = event(
  `failed to resolve reference "${host}/team/app:1": failed to do request: Head "https://${host}/v2/team/app/manifests/1": dial tcp: lookup ${host} on ` +
    `10.0.0.2:53: no such host`,
)
const noAnswer = event(
  `failed to resolve reference "${host}/team/app:1": failed to do request: Head "https://${host}/v2/team/app/manifests/1": dial tcp 10.0.4.17:443: i/o timeout`,
)
const noUnpack = event(
  `failed to pull and unpack image "${host}/team/app:1": failed to extract layer ` +
    `sha256:17e0344c85845d71d4f8609c820718589b7d09e3a02507116a4ef591130b8dfb: failed to unpack`,
)
const verdict = async (text: string) => {
  const [pull] = (await diagnose(text, { at })).pulls
  return [pull?.cause, pull?.certainty]
}
const full = (mount: string, store = '/dev/vda1        50G   50G     0 100%') =>
  `$ df -h\nFilesystem      Size  Used Avail Use% Mounted on\n/dev/sda2        20G  6.1G   13G  33% /\n${store} ${mount}\n`

describe('a command that was run', () => {
  it.each([
    [
      'getent finds the name now',
      noName,
      `$ getent hosts ${host}\n10.0.4.17       ${host}\n`,
      'dns-not-found',
      'likely',
    ],
    [
      'getent finds another name',
      noName,
      '$ getent hosts other.example.com\n10.0.4.17       other.example.com\n',
      'dns-not-found',
      'proven',
    ],
    [
      'an address without a command above it is no answer',
      noName,
      `10.0.4.17       ${host}\n`,
      'dns-not-found',
      'proven',
    ],
    [
      'nc reaches the port now',
      noAnswer,
      `$ nc -vz ${host} 443\nConnection to ${host} (10.0.4.17) 443 port [tcp/https] succeeded!\n`,
      'tcp-timeout',
      'likely',
    ],
    [
      'Ncat reaches it',
      noAnswer,
      `$ nc -vz ${host} 443\nNcat: Version 7.93 ( https://nmap.org/ncat )\nNcat: Connected to 10.0.4.17:443.\nNcat: 0 bytes sent, 0 bytes received in ` +
        `0.05 seconds.\n`,
      'tcp-timeout',
      'likely',
    ],
    [
      'our own command says open',
      noAnswer,
      `$ timeout 5 bash -c 'exec 3<>/dev/tcp/${host}/443' && echo open\nopen\n`,
      'tcp-timeout',
      'likely',
    ],
    [
      'nc is refused as well',
      noAnswer,
      `$ nc -vz ${host} 443\nnc: connect to ${host} (10.0.4.17) port 443 (tcp) failed: Connection timed out\n`,
      'tcp-timeout',
      'proven',
    ],
    ['the store’s own disk is full', noUnpack, full('/var/lib/containerd'), 'disk-full', 'likely'],
    ['a full disk above the store', noUnpack, full('/var/lib'), 'disk-full', 'likely'],
    ['a full disk elsewhere', noUnpack, full('/snap/core20/1234'), 'unpack-failed', 'proven'],
    [
      'inodes are used up',
      noUnpack,
      '$ df -i /var/lib/containerd\nFilesystem      Inodes   IUsed IFree IUse% Mounted on\n/dev/vda1      3276800 3276800     0  100% /\n',
      'disk-full',
      'likely',
    ],
    ['a full disk does not outweigh words', noAnswer, full('/var/lib/containerd'), 'tcp-timeout', 'proven'],
  ])('%s', async (_, words, output, cause, certainty) => {
    expect(await verdict(words + output)).toEqual([cause, certainty])
  })

  it('is read as what it is, and is about no pull by itself', async () => {
    const outputs: [string, string, { [name: string]: string }][] = [
      [
        'timedatectl',
        '               Local time: Mon 2020-01-06 10:11:12 UTC\n           Universal time: Mon 2020-01-06 10:11:12 UTC\n                 RTC time: Mon ' +
          '2020-01-06 10:11:12\n                Time zone: Etc/UTC (UTC, +0000)\nSystem clock synchronized: no\n              NTP service: inactive\n     ' +
          '     RTC in local TZ: no\n',
        { nodeClock: '2020-01-06T10:11:12Z', clockSynchronized: 'no' },
      ],
      [
        'crictl version',
        'Version:  0.1.0\nRuntimeName:  containerd\nRuntimeVersion:  v1.7.13\nRuntimeApiVersion:  v1\n',
        { runtime: 'containerd://1.7.13', version: '1.7.13' },
      ],
      [
        'crictl info',
        '{\n  "status": {},\n  "config": {\n    "containerd": {"snapshotter": "overlayfs"},\n    "registry": {"configPath": "/etc/containerd/certs.d"}\n ' +
          ' },\n  "golang": "go1.21.8"\n}\n',
        { configPath: '/etc/containerd/certs.d', snapshotter: 'overlayfs' },
      ],
      [
        'ratelimit',
        'ratelimit-limit: 100;w=21600\nratelimit-remaining: 0;w=21600\n',
        { rateLimit: '100 / 6 h', rateLimitRemaining: '0 / 6 h' },
      ],
    ]
    for (const [title, output, facts] of outputs) {
      const report = await diagnose(output, { at })
      expect(report.pulls).toEqual([])
      expect(report.facts).toEqual(facts)
      expect(report.fragments.map((fragment) => `${fragment.kind} ${fragment.title}`)).toContain(`probe ${title}`)
    }
  })

  it.each(['', '< '])('a registry’s challenge (%j) is no failure; one with an error is', async (mark) => {
    const answer = (error: string) =>
      [
        `${mark}HTTP/1.1 401 Unauthorized`,
        `${mark}Content-Type: application/json`,
        `${mark}Docker-Distribution-Api-Version: registry/2.0`,
        `${mark}Www-Authenticate: Bearer realm="https://auth.example.com/token",service="registry.example.com"${error}`,
        mark.trim(),
        '{"errors":[{"code":"UNAUTHORIZED","message":"authentication required","detail":null}]}',
        '',
      ].join('\n')
    expect((await diagnose(answer(''), { at })).pulls).toEqual([])
    expect((await diagnose(answer(',error="insufficient_scope"'), { at })).pulls).not.toEqual([])
  })

  it('a container’s ID is no version of its runtime', async () => {
    expect(
      (
        await diagnose(
          'Name:         web\nNamespace:    shop\nContainers:\n  app:\n    Container ID:   containerd://8ebcab6b74080ceb033790818710b3c1\n    Image:    ' +
            '      a/b:1\n    State:          Running\n',
          { at },
        )
      ).facts,
    ).toEqual({})
  })
})

describe('beside a failing pull', () => {
  const pod = (name: string, node: string, image: string, running: boolean) =>
    `Name:         ${name}\nNamespace:    shop\nNode:         ${node}/10.0.3.7\nContainers:\n  app:\n    Image:          ${image}\n ` +
    `   Image ID:       ${running ? `${image}@sha256:17e0344c85845d71d4f8609c820718589b7d09e3a02507116a4ef591130b8dfb` : ''}\n ` +
    `   State:          ${running ? 'Running' : 'Waiting\n      Reason:       ImagePullBackOff'}\nEvents:\n  Type     Reason  Age   From     Message\n  ` +
    `----     ------  ----  ----     -------\n${running ? '' : noAnswer}\n\n`
  const observed = async (text: string) =>
    (await diagnose(text, { at })).pulls.find(({ cause }) => cause !== 'pulled')?.observations.join(' ') ?? ''

  it('says why only some nodes fail', async () => {
    expect(
      await observed(
        pod('web-1', 'node-1', `${host}/team/app:1`, true) + pod('web-2', 'node-7', `${host}/team/app:1`, false),
      ),
    ).toMatch(/fails on node-7 and runs on node-1/)
    expect(
      (
        await diagnose(
          pod('web-1', 'node-1', `${host}/team/app:1`, true) + pod('web-2', 'node-7', `${host}/team/app:1`, false),
          { at },
        )
      ).pulls[0]?.pods.map(({ name }) => name),
    ).toEqual(['web-2'])
  })
  it('says why the old Pods run', async () => {
    expect(
      await observed(
        pod('web-1', 'node-7', `${host}/team/app:0`, true) + pod('web-2', 'node-7', `${host}/team/app:1`, false),
      ),
    ).toMatch(/Pods with registry\.example\.com\/team\/app:0 still run because their image lies on the node already/)
  })
  it('says why it works by hand', async () => {
    expect(
      await observed(
        `${noAnswer}$ docker pull ${host}/team/app:1\n1: Pulling from team/app\nDigest: ` +
          `sha256:17e0344c85845d71d4f8609c820718589b7d09e3a02507116a4ef591130b8dfb\nStatus: Downloaded newer image for ${host}/team/app:1\n`,
      ),
    ).toMatch(/by hand/)
  })
  it('says nothing of images of another repository', async () => {
    expect(
      await observed(
        pod('web-1', 'node-7', `${host}/team/other:0`, true) + pod('web-2', 'node-7', `${host}/team/app:1`, false),
      ),
    ).toBe('')
  })
})
