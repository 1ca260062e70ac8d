/** Pastes that are made, not kept: many Pods, something huge, something cut. */
const host = 'registry.example.local:5000'
const errors = [
  'tls: failed to verify certificate: x509: certificate signed by unknown authority',
  'dial tcp: lookup registry.example.local on 10.0.0.10:53: no such host',
  'failed to authorize: failed to fetch anonymous token: unexpected status from GET request to https://registry.example.local:5000/' +
    'token?scope=repository%3Ateam%2Fapp%3Apull&service=registry: 401 Unauthorized',
]

function describe(pod: string, node: string, image: string, error: string): string {
  return `Name:             ${pod}
Namespace:        shop
Service Account:  default
Node:             ${node}/10.0.3.7
Status:           Pending
Containers:
  app:
    Image:          ${image}
    State:          Waiting
      Reason:       ImagePullBackOff
    Ready:          False
    Restart Count:  0
Events:
  Type     Reason   Age                From               Message
  ----     ------   ----               ----               -------
  Warning  Failed   2m (x4 over 4m)    kubelet            Failed to pull image "${image}": failed to pull and unpack image "${image}": failed to resolve reference "${image}": failed to do request: Head "https://${host}/v2/${image.slice(host.length + 1).replace(/:.*/, '')}/manifests/1.2.3": ${error}
  Warning  Failed   2m (x4 over 4m)    kubelet            Error: ErrImagePull


`
}

/** Forty Pods, ten images, three causes. */
export const fortyPods = Array.from({ length: 40 }, (_, i) =>
  describe(
    `web-${Math.floor(i / 4)}-7d9f6c5b8-x2x${String(i).padStart(2, '0')}`,
    `node-${i % 7}`,
    `${host}/team/app-${i % 10}:1.2.3`,
    errors[(i % 10) % 3] ?? '',
  ),
).join('')

/** Healthy Pods by the megabyte, one in `every` failing. */
export function megabytes(size: number, every = 40): string {
  const parts: string[] = []
  let length = 0
  for (let i = 0; length < size * 1e6; i++) {
    const failing = i % every === 0
    const text = failing
      ? describe(`web-${i}`, `node-${i % 50}`, `${host}/team/app-${i % 30}:1.2.3`, errors[0] ?? '')
      : describe(`web-${i}`, `node-${i % 50}`, `${host}/team/app-${i % 30}:1.2.3`, '')
          .replace(/Reason: {7}ImagePullBackOff/, 'Started: Mon, 02 Mar 2026')
          .replace('Waiting', 'Running')
          .replace(/Events:[^]*/, 'Events:            <none>\n\n')
    parts.push(text)
    length += text.length
  }
  return parts.join('')
}

export const pulledAtLast = `Events:
  Type    Reason   Age   From     Message
  ----    ------   ----  ----     -------
  Normal  Pulling  9s    kubelet  Pulling image "${host}/team/app:1.2.3"
  Normal  Pulled   7s    kubelet  Successfully pulled image "${host}/team/app:1.2.3" in 1.9s (1.9s including waiting). Image size: 47012064 bytes.
`
/** The certificate is trusted now, and the next stop refuses. */
export const loginNow = `Events:
  Type     Reason  Age   From     Message
  ----     ------  ----  ----     -------
  Warning  Failed  8s    kubelet  Failed to pull image "${host}/team/app:1.2.3": failed to pull and unpack image "${host}/team/app:1.2.3": failed to resolve reference "${host}/team/app:1.2.3": failed to authorize: failed to fetch oauth token: unexpected status from POST request to https://${host}/token: 401 Unauthorized
`
export const privateKey =
  '-----BEGIN PRIVATE KEY-----\nMIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgc2VjcmV0c2VjcmV0\n-----END PRIVATE KEY-----\n'
export const unknownCause =
  `  Warning  Failed  8s  kubelet  Failed to pull image "${host}/team/app:1.2.3": rpc error: code = Unknown desc = the flux ` +
  `capacitor is out of jigawatts`
export const brokenHostsToml =
  'server = https://registry.example.local:5000\nca = "/etc/ssl/corp/root.pem"\n\n[host."https://registry.example.local:5000"]\n  capabilities = ' +
  '["pull", "resolve"]\n'
/** A mirror that refuses, behind a proxy. */
export const mirrorRefused =
  `  Warning  Failed  24s  kubelet  Failed to pull image "docker.io/library/nginx:1.27": failed to pull and unpack image ` +
  `"docker.io/library/nginx:1.27": failed to resolve reference "docker.io/library/nginx:1.27": failed to do request: Head ` +
  `"https://mirror.corp.example:8443/v2/library/nginx/manifests/1.27?ns=docker.io": dial tcp 10.4.4.4:8443: connect: ` +
  `connection refused\n`

/** Nothing here shows which CA it is: the fix must ask for it. */
export const unknownAuthority = `Warning  Failed  24s  kubelet  Failed to pull image "registry.example.local:5000/team/app:1": rpc error: code = Unknown desc = failed to pull and unpack image "registry.example.local:5000/team/app:1": failed to resolve reference "registry.example.local:5000/team/app:1": failed to do request: Head "https://registry.example.local:5000/v2/team/app/manifests/1": tls: failed to verify certificate: x509: certificate signed by unknown authority

  Container Runtime Version:  containerd://1.7.24
`
