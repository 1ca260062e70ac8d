/** Whoever pulled gets the login that it sends: a person's docker no Secret, and kubelet no docker login. */
import { describe, expect, it } from 'vitest'
import { diagnose } from '../../lib.ts'

const at = new Date('2026-06-01T00:00:00Z')
const host = 'hub.example.org'
const image = `${host}/shop/cart:4.2`
const refused = 'unauthorized: incorrect username or password'
const kaniko = `error building image: GET https://${host}/v2/shop/cart/manifests/4.2: UNAUTHORIZED: authentication required`
const runner = `ERROR: Job failed: failed to pull image "${image}" with specified policies [always]: Error response from daemon: Head "https://${host}/v2/":`
const ecs =
  `failed to resolve ref ${image}: pull access denied, repository does not exist or may require authorization: ` +
  'authorization failed: no basic auth credentials'
const ecr = '123456789012.dkr.ecr.eu-central-1.amazonaws.com'
const fixes = async (text: string) => {
  const { pulls } = await diagnose(text, { at })
  return pulls[0]?.fixes ?? []
}
const commands = async (text: string) => (await fixes(text)).flatMap((fix) => fix.commands.map(({ run }) => run))

describe('a person’s or a job’s own pull', () => {
  it.each([
    [
      'docker',
      `$ docker pull ${image}\nError response from daemon: Head "https://${host}/v2/": ${refused}`,
      `docker login ${host}`,
    ],
    ['compose', `Pulling cart (${image})...\nERROR: Head "https://${host}/v2/": ${refused}`, `docker login ${host}`],
    [
      'podman',
      `$ podman pull ${image}\nError: initializing source docker://${image}: ${refused}`,
      `podman login ${host}`,
    ],
    [
      'nerdctl',
      `$ nerdctl pull ${image}\nFATA[0001] failed to resolve reference "${image}": ${refused}`,
      `nerdctl login ${host}`,
    ],
    [
      'ctr',
      `# ctr -n k8s.io images pull ${image}\nctr: failed to resolve reference "${image}": ${refused}`,
      `ctr -n k8s.io images pull --user '<USER>' ${image}`,
    ],
    [
      'Docker Hub',
      `$ docker pull acme/api:1\nError response from daemon: Head "https://registry-1.docker.io/v2/": ${refused}`,
      'docker login',
    ],
    [
      'ECR',
      `$ docker pull ${ecr}/api:1\nError response from daemon: pull access denied for ${ecr}/api, ` +
        "repository does not exist or may require 'docker login': denied: Your authorization token has expired. Reauthenticate and try again.",
      `aws ecr get-login-password --region eu-central-1 | docker login --username AWS --password-stdin ${ecr}`,
    ],
  ])('%s', async (_, text, command) => {
    const all = await commands(text)
    expect(all).toContain(command)
    expect(all.filter((run) => run.includes('kubectl'))).toEqual([])
  })

  it.each([
    ['kaniko', `INFO[0000] Retrieving image ${image} from registry ${host}\n${kaniko}`, '/kaniko/.docker/config.json'],
    ['a GitLab runner', `${runner} ${refused} (manager.go:251:0s)`, 'DOCKER_AUTH_CONFIG'],
    ['ECS', `CannotPullContainerError: pull image manifest has been retried 5 time(s): ${ecs}`, 'execution role'],
  ])('%s', async (_, text, words) => {
    expect((await fixes(text)).map(({ title }) => title).join('\n')).toContain(words)
    expect((await commands(text)).filter((run) => run.includes('kubectl'))).toEqual([])
  })
})

it('kubelet’s pull gets the Secret that kubelet sends', async () => {
  const text = `Warning  Failed  4s  kubelet  Failed to pull image "${image}": failed to resolve reference "${image}": ${refused}`
  expect((await fixes(text))[0]?.id).toBe('kubernetes-pull-secret')
  expect(await commands(text)).not.toContain(`docker login ${host}`)
})
