/**
 * A message is a nest: whoever wraps it, the innermost words name the cause, and the outer ones image and host. Every ending in every
 * wrapping, as the programs' sources print them.
 */
import { describe, expect, it } from 'vitest'
import { diagnose } from '../lib.ts'

const at = new Date('2026-06-01T00:00:00Z')
const host = 'hub.example.org:5000'
const image = `${host}/shop/cart:4.2`
const url = `https://${host}/v2/shop/cart/manifests/4.2`

/** What Go's net, crypto/tls, crypto/x509 and net/http say of a request, and the cause that it is. */
const requests: { readonly [words: string]: string } = {
  'dial tcp: lookup hub.example.org on 10.0.0.2:53: no such host': 'dns-not-found',
  'dial tcp: lookup hub.example.org: no such host': 'dns-not-found',
  'dial tcp: lookup hub.example.org on 10.0.0.2:53: server misbehaving': 'dns-failure',
  'dial tcp: lookup hub.example.org: Temporary failure in name resolution': 'dns-failure',
  'dial tcp: lookup hub.example.org on 10.0.0.2:53: read udp 10.1.0.9:44211->10.0.0.2:53: i/o timeout': 'dns-failure',
  'dial tcp 10.1.2.3:5000: connect: connection refused': 'tcp-refused',
  'dial tcp 10.1.2.3:5000: i/o timeout': 'tcp-timeout',
  'dial tcp 10.1.2.3:5000: connect: connection timed out': 'tcp-timeout',
  'dial tcp 10.1.2.3:5000: connect: no route to host': 'tcp-unreachable',
  'dial tcp [2001:db8::7]:5000: connect: network is unreachable': 'tcp-unreachable',
  'read tcp 10.1.0.9:44211->10.1.2.3:5000: read: connection reset by peer': 'connection-reset',
  EOF: 'connection-reset',
  'net/http: TLS handshake timeout': 'http-timeout',
  'context deadline exceeded (Client.Timeout exceeded while awaiting headers)': 'http-timeout',
  'net/http: request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)':
    'http-timeout',
  'proxyconnect tcp: dial tcp 10.9.9.9:3128: connect: connection refused': 'proxy-failure',
  'Proxy Authentication Required': 'proxy-failure',
  'tls: failed to verify certificate: x509: certificate signed by unknown authority': 'tls-unknown-authority',
  'x509: certificate signed by unknown authority': 'tls-unknown-authority',
  'tls: failed to verify certificate: x509: certificate is valid for other.example.org, not hub.example.org':
    'tls-name-mismatch',
  "tls: failed to verify certificate: x509: cannot validate certificate for 10.1.2.3 because it doesn't contain any IP SANs":
    'tls-no-ip-san',
  'tls: failed to verify certificate: x509: certificate relies on legacy Common Name field, use SANs instead':
    'tls-no-san',
  'tls: failed to verify certificate: x509: certificate has expired or is not yet valid: current time 2026-11-20T08:00:00Z is after 2026-11-01T00:00:00Z':
    'tls-expired',
  'tls: failed to verify certificate: x509: certificate has expired or is not yet valid: current time 2026-11-20T08:00:00Z is before 2026-12-01T00:00:00Z':
    'tls-not-yet-valid',
  'remote error: tls: handshake failure': 'tls-protocol',
  'remote error: tls: certificate required': 'tls-client-certificate',
  'http: server gave HTTP response to HTTPS client': 'tls-plain-http',
  'tls: first record does not look like a TLS handshake': 'tls-plain-http',
}

/** What containerd's and Docker's client say of an answer. */
const answers: { readonly [words: string]: string } = {
  'unexpected status from HEAD request to URL: 403 Forbidden': 'permission-denied',
  'unexpected status from HEAD request to URL: 403 ': 'permission-denied',
  'unexpected status from HEAD request to URL: 401 Unauthorized': 'credentials-missing',
  'unexpected status from HEAD request to URL: 500 Internal Server Error': 'registry-unavailable',
  'unexpected status from HEAD request to URL: 502 Bad Gateway': 'registry-unavailable',
  'unexpected status from HEAD request to URL: 503 ': 'registry-unavailable',
  'unexpected status from HEAD request to URL: 429 Too Many Requests': 'rate-limited',
  'unexpected status from HEAD request to URL: 429 ': 'rate-limited',
  'unexpected status from HEAD request to URL: 400 Bad Request': 'http-error',
  'unexpected status from HEAD request to URL: 400 ': 'http-error',
  'unexpected status from HEAD request to URL: 412 Precondition Failed': 'http-error',
  'pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed':
    'repository-not-found-or-private',
  'pull access denied, repository does not exist or may require authorization: authorization failed: no basic auth credentials':
    'credentials-missing',
  'failed to authorize: failed to fetch anonymous token: unexpected status from GET request to https://hub.example.org:5000/token?scope=x: 401 Unauthorized':
    'credentials-missing',
  'failed to authorize: failed to fetch oauth token: unexpected status from GET request to https://hub.example.org:5000/token?scope=x: 401 ':
    'credentials-rejected',
  'failed to authorize: failed to fetch oauth token: unexpected status from POST request to https://hub.example.org:5000/token: 503 Service Unavailable':
    'token-service-failure',
  'IMAGE: not found': 'tag-not-found',
}

/** What a registry's own errors are once distribution's client has printed them. */
const refusals: { readonly [words: string]: string } = {
  'manifest unknown: manifest unknown': 'tag-not-found',
  'manifest unknown': 'tag-not-found',
  'name unknown: repository name not known to registry': 'repository-not-found',
  unauthorized: 'credentials-missing',
  'unauthorized: authentication required': 'credentials-missing',
  'unauthorized: incorrect username or password': 'credentials-rejected',
  denied: 'permission-denied',
  'denied: requested access to the resource is denied': 'permission-denied',
  'toomanyrequests: You have reached your pull rate limit.': 'rate-limited',
  'received unexpected HTTP status: 503 Service Unavailable': 'registry-unavailable',
  'no basic auth credentials': 'credentials-missing',
  'error parsing HTTP 403 response body: invalid character \'<\' looking for beginning of value: "<html>"':
    'access-blocked',
  'error parsing HTTP 404 response body: invalid character \'<\' looking for beginning of value: "<html>"':
    'not-a-registry',
}

type Wrap = (words: string) => string
const unpacking = `failed to pull and unpack image "${image}": failed to resolve reference "${image}": `
const escaped = (words: string) => words.replaceAll('"', String.raw`\"`)

/** Around what containerd's client says. */
const containerd: { readonly [name: string]: Wrap } = {
  'kubelet through containerd': (words) =>
    `  Warning  Failed  4s (x2 over 17s)  kubelet  Failed to pull image "${image}": ${unpacking}${words}`,
  'kubelet through containerd 1.4': (words) =>
    `Failed to pull image "${image}": rpc error: code = Unknown desc = ${unpacking}${words}`,
  'kubelet’s log': (words) =>
    `E1120 08:14:02.118842    1234 kuberuntime_image.go:55] "Failed to pull image" err="${escaped(unpacking + words)}" image="${image}"`,
  'kubelet’s pod_workers': (words) =>
    `E1120 08:14:02.118842    1234 pod_workers.go:1301] "Error syncing pod, skipping" err="failed to \\"StartContainer\\" for \\"cart\\" ` +
    `with ErrImagePull: \\"${escaped(escaped(unpacking + words))}\\"" pod="shop/cart-1" podUID="1b"`,
  'containerd’s log': (words) =>
    `time="2026-11-20T08:14:02.118842113Z" level=error msg="PullImage \\"${image}\\" failed" error="${escaped(unpacking + words)}"`,
  crictl: (words) =>
    `# crictl pull ${image}\nE1120 08:14:02.118842    1234 remote_image.go:171] "PullImage from image service failed" ` +
    `err="rpc error: code = Unknown desc = ${escaped(unpacking + words)}" image="${image}"\n` +
    `FATA[0000] pulling image: rpc error: code = Unknown desc = ${unpacking}${words}`,
  nerdctl: (words) => `$ nerdctl pull ${image}\nFATA[0001] failed to resolve reference "${image}": ${words}`,
  ctr: (words) => `# ctr -n k8s.io images pull ${image}\nctr: failed to resolve reference "${image}": ${words}`,
  'docker with its containerd store': (words) =>
    `$ docker pull ${image}\nError response from daemon: failed to resolve reference "${image}": ${words}`,
  BuildKit: (words) =>
    `------\n > [internal] load metadata for ${image}:\n------\nERROR: failed to solve: ${image}: failed to resolve source metadata for ${image}: ${words}`,
  'BuildKit, one line': (words) =>
    `ERROR: failed to build: failed to solve: ${image}: failed to resolve source metadata for ${image}: ${words}`,
  ECS: (words) =>
    `CannotPullContainerError: pull image manifest has been retried 5 time(s): failed to resolve ref ${image}: ${words}`,
  'a Pod as YAML': (words) =>
    `apiVersion: v1\nkind: Pod\nmetadata:\n  name: cart-1\n  namespace: shop\nspec:\n  containers:\n  - image: ${image}\n    name: cart\n` +
    `status:\n  containerStatuses:\n  - image: ${image}\n    name: cart\n    state:\n      waiting:\n` +
    `        message: ${JSON.stringify(unpacking + words)}\n        reason: ErrImagePull\n`,
}

/** What go-containerregistry says of an answer: kaniko, crane, trivy, Tekton and ko print it. */
const codes: { readonly [words: string]: string } = {
  'GET URL: MANIFEST_UNKNOWN: manifest unknown; unknown tag=4.2': 'tag-not-found',
  'GET URL: MANIFEST_UNKNOWN: manifest unknown; map[Tag:4.2]': 'tag-not-found',
  'GET URL: NAME_UNKNOWN: repository name not known to registry; map[name:shop/cart]': 'repository-not-found',
  'GET URL: UNAUTHORIZED: authentication required; [map[Action:pull Class: Name:shop/cart Type:repository]]':
    'credentials-missing',
  'GET URL: DENIED: requested access to the resource is denied': 'permission-denied',
  'GET URL: TOOMANYREQUESTS: You have reached your pull rate limit.': 'rate-limited',
  'HEAD URL: unexpected status code 401 Unauthorized (HEAD responses have no body, use GET for details)':
    'credentials-missing',
  'HEAD URL: unexpected status code 403 Forbidden (HEAD responses have no body, use GET for details)':
    'permission-denied',
  'HEAD URL: unexpected status code 404 Not Found (HEAD responses have no body, use GET for details)': 'tag-not-found',
  'GET URL: unexpected status code 503 Service Unavailable': 'registry-unavailable',
}
const goContainerRegistry: { readonly [name: string]: Wrap } = {
  kaniko: (words) => `INFO[0000] Retrieving image ${image} from registry ${host}\nerror building image: ${words}`,
  crane: (words) => `$ crane pull ${image} cart.tar\nError: fetching manifest ${image}: ${words}`,
  trivy: (words) =>
    `2026-11-20T08:14:02Z\tFATAL\tFatal error\trun error: image scan error: scan error: unable to initialize a scan service: ` +
    `unable to find the specified image "${image}" in ["docker" "containerd" "podman" "remote"]: 1 error occurred:\n\t* remote error: ${words}`,
}

/** Around what containerd says of a layer. */
const layers: { readonly [words: string]: string } = {
  'unexpected status from GET request to BLOB: 403 Forbidden': 'permission-denied',
  'unexpected status from GET request to BLOB: 503 Service Unavailable': 'registry-unavailable',
  'unexpected status code BLOB: 503 Service Unavailable - Server message: unknown: unknown error':
    'registry-unavailable',
  'could not fetch content descriptor sha256:2171328d439b (application/vnd.oci.image.layer.v1.tar+gzip) from remote: not found':
    'blob-missing',
  'failed to do request: Get "BLOB": dial tcp 10.1.2.3:5000: i/o timeout': 'tcp-timeout',
  'failed to do request: Get "BLOB": x509: certificate signed by unknown authority': 'tls-unknown-authority',
  'failed to do request: Get "BLOB": read tcp 10.1.0.9:44211->10.1.2.3:5000: read: connection reset by peer':
    'connection-reset',
}

/** Around what a daemon or a library says of one request or of a registry's error. */
const others: { readonly [name: string]: Wrap } = {
  'docker pull': (words) => `$ docker pull ${image}\nError response from daemon: ${words}`,
  'docker pull in Actions': (words) =>
    `##[command]/usr/bin/docker pull ${image}\nError response from daemon: ${words}\n` +
    `##[warning]Docker pull failed with exit code 1, back off 5.1 seconds before retry.`,
  'kubelet through Docker': (words) =>
    `  Warning  Failed  4s  kubelet, node-7  Failed to pull image "${image}": rpc error: code = Unknown desc = Error response from daemon: ${words}`,
  'GitLab runner': (words) =>
    `ERROR: Job failed: failed to pull image "${image}" with specified policies [always]: Error response from daemon: ${words} (manager.go:251:0s)`,
  'compose 1': (words) => `Pulling cart (${image})...\nERROR: ${words}`,
  'compose 2': (words) => `$ docker compose pull\n ✘ cart Error ${words}    0.6s\nError response from daemon: ${words}`,
  'compose 5': (words) =>
    ` Image ${image} Pulling \n Image ${image} Error ${words}\nError response from daemon: ${words}`,
}
/** Around what containers/image says. */
const containersImage: { readonly [name: string]: Wrap } = {
  'kubelet through CRI-O': (words) =>
    `  Warning  Failed  4s  kubelet  Failed to pull image "${image}": rpc error: code = Unknown desc = ${words}`,
  'CRI-O 1.28': (words) => `  Warning  Failed  4s  kubelet  Failed to pull image "${image}": ${words}`,
  podman: (words) => `$ podman pull ${image}\nTrying to pull ${image}...\nError: ${words}`,
  'podman 3': (words) => `Trying to pull ${image}...\n  ${words}\nError: unable to pull ${image}: ${words}`,
  skopeo: (words) => `time="2026-11-20T08:14:02Z" level=fatal msg="${escaped(words)}"`,
  buildah: (words) => `STEP 1/3: FROM ${image}\nTrying to pull ${image}...\nError: creating build container: ${words}`,
}

interface Row {
  name: string
  wrapping: string
  text: string
  cause: string
}
const rows: Row[] = []
const fill = (words: string) =>
  words
    .replaceAll('BLOB', url.replace(/manifests.*/, `blobs/sha256:${'2171328d'.repeat(8)}`))
    .replaceAll('URL', url)
    .replaceAll('IMAGE', image)
const nest = (wraps: { readonly [name: string]: Wrap }, words: string, cause: string) => {
  for (const [name, wrap] of Object.entries(wraps))
    rows.push({ name: `${name}: ${words}`, wrapping: name, text: wrap(fill(words)), cause })
}
for (const [words, cause] of Object.entries(requests)) {
  nest(containerd, `failed to do request: Head "URL": ${words}`, cause)
  nest(others, `Get "https://${host}/v2/": ${words}`, cause)
  nest(goContainerRegistry, `Get "https://${host}/v2/": ${words}`, cause)
  nest(
    containersImage,
    `initializing source docker://IMAGE: pinging container registry ${host}: Get "https://${host}/v2/": ${words}`,
    cause,
  )
}
for (const [words, cause] of Object.entries(answers)) nest(containerd, words, cause)
for (const [words, cause] of Object.entries(layers)) {
  const copying = Object.fromEntries(
    ['kubelet through containerd', 'containerd’s log', 'crictl', 'kubelet’s log'].map((name) => [
      name,
      (inner: string) =>
        (containerd[name]?.('STOP') ?? '').replaceAll(
          /failed to resolve reference .{1,100}?STOP/g,
          (all) => `failed to copy: httpReadSeeker: failed open: ${all.includes('\\"') ? escaped(inner) : inner}`,
        ),
    ]),
  )
  nest(copying, words, cause)
}
for (const [words, cause] of Object.entries(codes)) nest(goContainerRegistry, words, cause)
for (const [words, cause] of Object.entries(refusals)) {
  nest(others, `Head "URL": ${words}`, cause)
  nest(
    containersImage,
    `initializing source docker://IMAGE: reading manifest 4.2 in ${host}/shop/cart: ${words}`,
    cause,
  )
}

/** Who pulls, and through which runtime, by the wrapping. */
const pullers: { readonly [wrap: string]: string } = {
  'kubelet through containerd': 'kubelet through containerd',
  'kubelet through containerd 1.4': 'kubelet through containerd',
  'kubelet’s log': 'kubelet through containerd',
  'kubelet’s pod_workers': 'kubelet through containerd',
  'containerd’s log': 'kubelet through containerd',
  'a Pod as YAML': 'kubelet through containerd',
  'kubelet through Docker': 'kubelet through docker',
  'kubelet through CRI-O': 'kubelet through cri-o',
  'CRI-O 1.28': 'kubelet through cri-o',
  crictl: 'crictl through containerd',
  nerdctl: 'nerdctl through containerd',
  ctr: 'ctr through containerd',
  'docker with its containerd store': 'docker',
  'docker pull': 'docker',
  'docker pull in Actions': 'docker',
  BuildKit: 'buildkit',
  'BuildKit, one line': 'buildkit',
  ECS: 'cloud-task',
  'GitLab runner': 'ci',
  'compose 1': 'compose',
  'compose 2': 'compose',
  'compose 5': 'compose',
  podman: 'podman',
  'podman 3': 'podman',
  skopeo: 'skopeo',
  buildah: 'buildah',
  kaniko: 'kaniko',
  crane: 'crane',
  trivy: 'nobody',
}

describe('whoever wraps it, the innermost words name the cause', () => {
  it.each(rows.map((row) => [row.name, row] as const))('%s', async (_, { wrapping, text, cause }) => {
    const { pulls } = await diagnose(text, { at })
    expect(pulls.map((pull) => [pull.cause, pull.host])).toEqual([[cause, host]])
    const { program = 'nobody', through = null } = pulls[0]?.puller ?? {}
    expect(through === null ? program : `${program} through ${through}`).toBe(pullers[wrapping])
    if (text.includes(image)) expect(pulls[0]?.image).toBe(image)
  })
})
