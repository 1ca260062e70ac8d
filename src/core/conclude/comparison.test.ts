import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { diagnose } from '../../lib.ts'
import { compare } from './comparison.ts'

const at = new Date('2026-06-01T00:00:00Z')
const image = 'registry.example.local:5000/team/app:1.2.3'
const failed = (words: string) =>
  `  Warning  Failed  8s  kubelet  Failed to pull image "${image}": failed to resolve reference "${image}": ${words}`
const before = diagnose(readFileSync('src/examples/private-ca.txt', 'utf8'), { at })
const outcome = async (text: string) =>
  compare(await before, await diagnose(text, { at }), text).map(({ outcome, passed }) =>
    `${outcome} ${passed.join(' ')}`.trim(),
  )

test.each([
  [
    'kubelet’s event',
    `  Normal  Pulled  3s  kubelet  Successfully pulled image "${image}" in 1.2s (1.2s including waiting)`,
  ],
  ['crictl pull', 'Image is up to date for sha256:4abcf20661432fb2d719aaf90656f55c287f8ca915dc1c92ec14ff61e67fbaf8'],
  [
    'ctr 1.x',
    'unpacking linux/amd64 sha256:9ae97d36d26566ff84e8893c64a6dc4fe8ca6d1144bf5b87b2b85a32def253c7...\ndone: 12.3ms',
  ],
  ['docker pull', `Status: Downloaded newer image for ${image}`],
  [
    'podman pull',
    'Trying to pull registry.example.local:5000/team/app:1.2.3...\nGetting image source signatures\nWriting manifest to image destination\nStoring ' +
      'signatures\n4abcf20661432fb2d719aaf90656f55c287f8ca915dc1c92ec14ff61e67fbaf8',
  ],
  [
    'the Pod that follows it running',
    'NAME                  READY   STATUS    RESTARTS      AGE\nweb-5f6b7c8d9-q2w3e   1/1     Running   1 (20s ago)   95s',
  ],
  [
    'the same Pod running',
    'NAME                  READY   STATUS    RESTARTS   AGE\nweb-7d9f6c5b8-x2x9k   1/1     Running   0          3m',
  ],
])('cured: %s', async (_, text) => {
  expect(await outcome(text)).toEqual(['cured tls login manifest layers unpack'])
})

test('one stop further: what failed at TLS is refused at the login now', async () => {
  expect(
    await outcome(
      failed(
        'failed to authorize: failed to fetch oauth token: unexpected status from GET request to https://registry.example.local:5000/token: 401 Unauthorized',
      ),
    ),
  ).toEqual(['further tls'])
})
test('the same fault; one earlier on the way; another at the same stop', async () => {
  expect(await outcome(readFileSync('src/examples/private-ca.txt', 'utf8'))).toEqual(['same'])
  expect(await outcome(failed('dial tcp: lookup registry.example.local on 10.0.0.10:53: no such host'))).toEqual([
    'earlier',
  ])
  expect(
    await outcome(
      failed(
        'tls: failed to verify certificate: x509: certificate has expired or is not yet valid: current time 2026-06-01T00:00:00Z is after 2026-05-01T00:00:00Z',
      ),
    ),
  ).toEqual(['other'])
})
test('a handshake that only tells which kind it is is no other fault', async () => {
  const [describe = '', dump = ''] = readFileSync('src/examples/private-ca.txt', 'utf8').split(/(?=^\$ )/m)
  expect(
    compare(await diagnose(describe, { at }), await diagnose(dump, { at }), dump).map(({ outcome }) => outcome),
  ).toEqual(['silent'])
})
test('what does not speak of this pull says nothing: another image, a Pod that waits, a rollout elsewhere', async () => {
  for (const text of [
    '  Normal  Pulled  3s  kubelet  Successfully pulled image "quay.io/other/app:1" in 1s',
    'NAME     READY   STATUS             RESTARTS   AGE\nother-1  1/1     Running            0          3m',
    'NAME                  READY   STATUS    RESTARTS   AGE\nweb-7d9f6c5b8-x2x9k   0/1     ImagePullBackOff   0          3m',
    'hello',
    '4abcf20661432fb2d719aaf90656f55c287f8ca915dc1c92ec14ff61e67fbaf8',
    'NAME                  READY   STATUS    RESTARTS   AGE\nweb-5f6b7c8d9-q2w3e   1/1     Running   0          42d',
  ])
    expect(await outcome(text)).toEqual(['silent'])
})
