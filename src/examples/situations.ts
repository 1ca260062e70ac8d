/**
 * What people arrive with, where the product answers it, and words that the answer must hold: the table of docs/situations.md. Its test walks
 * every row: a paste is diagnosed, an address of the shop is generated, a page's content is put together, and the words are searched there.
 */
export interface Situation {
  about: 'private certificates' | 'a public certificate' | 'names and tags' | 'logins' | 'limits and caches'
  /** With what they come. */
  people: string
  /** An address of the page, `example NAME` of the gallery and its neighbours, `cause CODE` for that cause's own example, or `inspect` for the linter. */
  where: string
  /** For `paste` and `inspect`: the text. */
  text?: string
  shows: string[]
}

const image = 'registry.example.local:5000/team/app:1.2.3'
const failed = (words: string) =>
  `  Warning  Failed  24s  kubelet  Failed to pull image "${image}": failed to pull and unpack image "${image}": failed to resolve reference ` +
  `"${image}": failed to do request: Head "https://registry.example.local:5000/v2/team/app/manifests/1.2.3": ${words}`
const unknownAuthority = failed('tls: failed to verify certificate: x509: certificate signed by unknown authority')

const pod = (name: string, node: string, state: string, events: string) =>
  `Name:             ${name}\nNamespace:        shop\nNode:             ${node}/10.0.3.7\nContainers:\n  app:\n    Image:          ${image}\n    Image ` +
  `ID:       ${state.startsWith('Running') ? 'registry.example.local:5000/team/app@sha256:17e0344c85845d71d4f8609c820718589b7d09e3a02507116a4ef591130b8dfb' : ''}\n ` +
  `   State:          ${state}\n    Ready:          ${String(state.startsWith('Running'))}\n${events}\n\n`
const oldAndNew =
  pod(
    'web-7d9f6c5b8-aaaaa',
    'node-1',
    'Running\n      Started:      Mon, 02 Mar 2026 10:11:12 +0000',
    'Events:          <none>',
  ) +
  pod(
    'web-7d9f6c5b8-bbbbb',
    'node-7',
    'Waiting\n      Reason:       ImagePullBackOff',
    `Events:\n  Type     Reason  Age   From     Message\n  ----     ------  ----  ----     -------\n${unknownAuthority}`,
  )

export const situations: Situation[] = [
  // A registry with a certificate of its own.
  {
    about: 'private certificates',
    people: 'ImagePullBackOff is all they see',
    where: '#/learn/glossary',
    shows: ['No error of its own: kubelet waits before the next attempt'],
  },
  {
    about: 'private certificates',
    people: 'who pulls, and from where',
    where: '#/learn',
    shows: ['the kubelet there sees that an image is missing', 'the cluster’s DNS', 'asks the runtime over its socket'],
  },
  {
    about: 'private certificates',
    people: 'describe ends in “signed by unknown authority”',
    where: 'paste',
    text: unknownAuthority,
    shows: [
      '"cause":"tls-unknown-authority","certainty":"proven"',
      'openssl s_client -connect registry.example.local:5000',
    ],
  },
  {
    about: 'private certificates',
    people: 'a 401 or 403 behind an ingress',
    where: 'cause permission-denied',
    shows: ['"tls":"passed"'],
  },
  {
    about: 'private certificates',
    people: 'is it DNS, login, TLS or a proxy?',
    where: '#/causes',
    shows: [
      'dns-not-found',
      'credentials-missing',
      'tls-private-ca',
      'proxy-failure',
      'disk-full',
      'registry-unavailable',
    ],
  },
  {
    about: 'private certificates',
    people: 'which node do I log in to?',
    where: 'example private-ca',
    shows: ['"node":"node-7"', 'which node-7 does not know'],
  },
  {
    about: 'private certificates',
    people: 'getent and nc, with the right host and port',
    where: 'paste',
    text: failed('dial tcp 10.0.4.17:5000: i/o timeout'),
    shows: ['/dev/tcp/registry.example.local/5000'],
  },
  {
    about: 'private certificates',
    people: 'an s_client dump, with or without the server’s name',
    where: 'paste',
    text:
      '$ openssl s_client -connect registry.example.local:5000 -noservername </dev/null\nCONNECTED(00000003)\ndepth=0 CN = ' +
      'registry.example.local\nverify error:num=18:self-signed certificate\nverify return:1\n---\nCertificate chain\n 0 s:CN = ' +
      'registry.example.local\n   i:CN = registry.example.local\n---\nno peer certificate available\n---\nVerify return code: 18 (self-signed ' +
      'certificate)\n---\n',
    shows: ['tls-self-signed', 'was asked without a name'],
  },
  {
    about: 'private certificates',
    people: 'subject, issuer, intermediates: read for me',
    where: 'example incomplete-chain',
    shows: ['"missing":{"subject":"', 'Example Corp Issuing CA 2'],
  },
  {
    about: 'private certificates',
    people: 'the certificate is for another name; should I add the CA?',
    where: 'example wrong-name',
    shows: ['Adding a CA does not help'],
  },
  {
    about: 'private certificates',
    people: 'a self-signed registry',
    where: 'example self-signed',
    shows: ['compare the fingerprint', 'only while its names and dates fit'],
  },
  {
    about: 'private certificates',
    people: 'a company device re-signs Docker Hub',
    where: 'example interception',
    shows: ['inspection bypass', 'as a rule it is not in the dump'],
  },
  {
    about: 'private certificates',
    people: 'a private CA, and an intermediate that is not sent; the browser opens it',
    where: '#/causes/tls-incomplete-chain',
    shows: ['A browser may, or remembers it', 'leaf first'],
  },
  {
    about: 'private certificates',
    people: 'trust for one registry, or for the whole system',
    where: 'example private-ca',
    shows: [
      'trust this CA for registry.example.local:5000 only',
      'trust this CA for everything on the node',
      'Go reads the store once',
    ],
  },
  {
    about: 'private certificates',
    people: 'the folder below certs.d, and whether it is read at all',
    where: '#/generate?target=containerd-1&situation=private-ca&registry=registry.example.local:5000',
    shows: [
      '/etc/containerd/certs.d/registry.example.local:5000/hosts.toml',
      'config_path = "/etc/containerd/certs.d"',
    ],
  },
  {
    about: 'private certificates',
    people: 'ca.crt alone, then a hosts.toml beside it',
    where: '#/generate?target=containerd-2&situation=private-ca&registry=registry.example.local',
    shows: ['ca = "ca.crt"', '[host."https://registry.example.local"]'],
  },
  {
    about: 'private certificates',
    people: 'must containerd be restarted after hosts.toml?',
    where: '#/causes/tls-private-ca',
    shows: ['hosts.toml is read at every pull'],
  },
  {
    about: 'private certificates',
    people: 'crictl pull works, or fails with 401',
    where: '#/causes/tls-private-ca',
    shows: ['crictl sends no pull secret', 'a 401 from it means that TLS is cured'],
  },
  {
    about: 'private certificates',
    people: '“doesn’t contain any IP SANs”',
    where: 'paste',
    text: failed(
      "tls: failed to verify certificate: x509: cannot validate certificate for 10.0.4.17 because it doesn't contain any IP SANs",
    ),
    shows: ['tls-no-ip-san'],
  },
  {
    about: 'private certificates',
    people: '“certificate is valid for …, not …”',
    where: 'cause tls-name-mismatch',
    shows: ['tls-name-mismatch'],
  },
  {
    about: 'private certificates',
    people: 'CRI-O’s certs.d and registries.conf',
    where: '#/generate?target=cri-o&situation=private-ca&registry=registry.example.local:5000',
    shows: ['/etc/containers/certs.d/registry.example.local:5000/ca.crt', 'no restart'],
  },
  {
    about: 'private certificates',
    people: 'insecure = true in registries.conf',
    where: '#/generate?target=cri-o&situation=skip-verify&registry=registry.example.local',
    shows: ['"risk":"insecure"', 'allows both: unverified TLS and plain HTTP'],
  },
  {
    about: 'private certificates',
    people: 'a pull secret against an x509 error',
    where: '#/causes/tls-unknown-authority',
    shows: ['A login is sent only after the handshake'],
  },
  {
    about: 'private certificates',
    people: 'nodes that nobody may touch',
    where: 'without nodes',
    text: unknownAuthority,
    shows: ['"nodes untouched":true'],
  },
  {
    about: 'private certificates',
    people: 'it works on my laptop',
    where: '#/causes/credentials-missing',
    shows: ['It is a comparison, not a proof'],
  },
  {
    about: 'private certificates',
    people: 'turn the verification off, just for now',
    where: '#/generate?target=containerd-2&situation=skip-verify&registry=registry.example.local',
    shows: ['"risk":"insecure"', 'TEMPORARY', 'take it back with the undo'],
  },
  {
    about: 'private certificates',
    people: 'a checklist: confirm, look, whose CA, install, pull, recreate',
    where: '#/learn/first-hour',
    shows: ['Walk the path of a pull once', 'Bake the company’s CA into the node image'],
  },
  {
    about: 'private certificates',
    people: 'nodes with different runtimes, a fault that wanders',
    where: '#/learn/first-hour',
    shows: ['a fault that seems to wander is often one node pool'],
  },

  // A public certificate, k3s.
  {
    about: 'a public certificate',
    people: 'new Pods fail, old ones run',
    where: 'paste',
    text: oldAndNew,
    shows: ['tls-unknown-authority', 'runs on node-1'],
  },
  {
    about: 'a public certificate',
    people: 'curl says “unable to get local issuer certificate”',
    where: 'paste',
    text: '$ curl -v https://registry.example.local:11000/v2/\ncurl: (60) SSL certificate problem: unable to get local issuer certificate',
    shows: ['tls-unknown-authority', 'tls-incomplete-chain'],
  },
  {
    about: 'a public certificate',
    people: 'the issuer is a public one, and still unknown',
    where: '#/causes/tls-incomplete-chain',
    shows: ['The repair belongs on the server', 'Let the server send the intermediate as well'],
  },
  {
    about: 'a public certificate',
    people: 'a handshake command without < and with a typographic dash',
    where: 'inspect',
    text: 'openssl s_client -connect registry.example.com:5000 /dev/null | openssl x509 -noout –issuer',
    shows: ['missing-redirect', 'typographic-dash'],
  },
  {
    about: 'a public certificate',
    people: 'everything that the handshake prints, as one trusted file',
    where: '#/causes/tls-unknown-authority',
    shows: ['That trusts whatever the network delivered'],
  },
  {
    about: 'a public certificate',
    people: 'how many certificates were sent',
    where: '#/causes/tls-incomplete-chain',
    shows: ['How many certificates are sent: 1 means that the intermediate is missing'],
  },
  {
    about: 'a public certificate',
    people: 'the trust store of this distribution',
    where:
      '#/generate?target=system-trust&situation=private-ca&os=SUSE+Linux+Enterprise+Server+15&registry=registry.example.com',
    shows: ['/etc/pki/trust/anchors', 'update-ca-certificates'],
  },
  {
    about: 'a public certificate',
    people: 'the trust store of Debian: one certificate a file',
    where: '#/generate?target=system-trust&situation=private-ca&os=Debian+GNU%2FLinux+12&registry=registry.example.com',
    shows: ['/usr/local/share/ca-certificates', '.crt'],
  },
  {
    about: 'a public certificate',
    people: 'openssl verify of a file against itself',
    where: 'inspect',
    text: 'openssl verify -CAfile bundle.pem bundle.pem',
    shows: ['verifies-against-itself'],
  },
  {
    about: 'a public certificate',
    people: 'all nodes: cloud-init',
    where: '#/generate?target=containerd-2&situation=private-ca&rollout=cloud-init&registry=registry.example.com',
    shows: ['#cloud-config'],
  },
  {
    about: 'a public certificate',
    people: 'all nodes: Ansible',
    where: '#/generate?target=containerd-2&situation=private-ca&rollout=ansible&registry=registry.example.com',
    shows: ['ansible-playbook'],
  },
  {
    about: 'a public certificate',
    people: 'all nodes: a DaemonSet',
    where: '#/generate?target=containerd-2&situation=private-ca&rollout=daemonset&registry=registry.example.com',
    shows: ['kind: DaemonSet'],
  },
  {
    about: 'a public certificate',
    people: 'an emergency hosts.toml with server = https://… unquoted',
    where: 'inspect',
    text: 'server = https://registry.example.com\nskip_verify = true\n',
    shows: ['refused', 'server = \\"https://registry.example.com\\"'],
  },
  {
    about: 'a public certificate',
    people: 'containerd’s files on k3s are overwritten',
    where: '#/generate?target=k3s&situation=private-ca&registry=registry.example.com',
    shows: ['/etc/rancher/k3s/registries.yaml', 'written anew at every start'],
  },
  {
    about: 'a public certificate',
    people: 'registries.yaml keyed by a URL',
    where: 'inspect',
    text: 'configs:\n  "https://registry.example.com":\n    tls:\n      insecure_skip_verify: true\n',
    shows: ['url-as-key', 'ca_file'],
  },
  {
    about: 'a public certificate',
    people: 'k3s agents, not only servers',
    where: '#/generate?target=k3s&situation=mirror&registry=docker.io&url=https%3A%2F%2Fmirror.example.com',
    shows: ['On every node, servers and agents', 'k3s-agent'],
  },
  {
    about: 'a public certificate',
    people: 'a password in registries.yaml',
    where: 'inspect',
    text: 'configs:\n  registry.example.com:\n    auth:\n      username: robot\n      password: not-a-real-password\n',
    shows: ['password'],
  },
  {
    about: 'a public certificate',
    people: 'Docker on the nodes',
    where: '#/generate?target=docker&situation=private-ca&registry=registry.example.com',
    shows: ['/etc/docker/certs.d/registry.example.com/ca.crt'],
  },

  {
    about: 'a public certificate',
    people: 'must the runtime be restarted after the trust store was changed?',
    where: '#/generate?target=system-trust&situation=private-ca&os=Debian+GNU%2FLinux+12&registry=registry.example.com',
    shows: ['Go reads the store once', '"restarts":["containerd'],
  },
  {
    about: 'a public certificate',
    people: 'how long may the verification stay off?',
    where: '#/generate?target=k3s&situation=skip-verify&registry=registry.example.com',
    shows: ['Use it for hours, not days'],
  },

  // The general playbook.
  {
    about: 'names and tags',
    people: 'ErrImagePull, or ImagePullBackOff?',
    where: 'paste',
    text:
      `${unknownAuthority}\n  Warning  Failed  24s  kubelet  Error: ErrImagePull\n  Normal   BackOff  10s  kubelet  Back-off pulling image ` +
      `"${image}"\n  Warning  Failed  10s  kubelet  Error: ImagePullBackOff`,
    shows: ['"number of pulls":1'],
  },
  {
    about: 'names and tags',
    people: 'what shall I paste?',
    where: '#/',
    shows: ['describe pod web-1', 'get serviceaccount', '"***"', 's_client'],
  },
  { about: 'names and tags', people: 'one attempt, or many', where: '#/learn/glossary', shows: ['longer each time'] },
  {
    about: 'names and tags',
    people: 'the node has no way out',
    where: 'cause tcp-unreachable',
    shows: ['tcp-unreachable'],
  },
  {
    about: 'names and tags',
    people: 'what now, what today, what for good',
    where: 'example rate-limit',
    shows: ['Today: pull through a cache', 'So that it stays fixed'],
  },
  {
    about: 'names and tags',
    people: 'secrets in Git, in a vault',
    where: 'gitops',
    text:
      'Warning  Failed  8s  kubelet  Failed to pull image "registry.example.local:5000/team/app:1": failed to authorize: failed to fetch anonymous ' +
      'token: unexpected status from GET request to https://registry.example.local:5000/token: 401 Unauthorized',
    shows: ['External Secrets'],
  },
  {
    about: 'names and tags',
    people: 'a layer that does not match, or is missing',
    where: '#/causes',
    shows: ['content-mismatch', 'blob-missing'],
  },
  {
    about: 'names and tags',
    people: 'how long until the next attempt, and how to retry now',
    where: '#/learn/glossary',
    shows: ['up to five minutes', 'starts at once, without the wait'],
  },
  {
    about: 'names and tags',
    people: 'what the parts of an image’s name are',
    where: '#/learn/glossary',
    shows: ['Without a host Docker Hub is meant'],
  },
  { about: 'names and tags', people: '“manifest unknown”', where: 'cause tag-not-found', shows: ['tag-not-found'] },
  {
    about: 'names and tags',
    people: '“does not exist or may require authorization”',
    where: 'cause repository-not-found-or-private',
    shows: ['repository-not-found-or-private'],
  },
  { about: 'names and tags', people: '“no such host”', where: 'cause dns-not-found', shows: ['dns-not-found'] },
  { about: 'names and tags', people: '“i/o timeout”', where: 'cause tcp-timeout', shows: ['tcp-timeout'] },
  {
    about: 'names and tags',
    people: 'docker pull on the workstation as a proof',
    where: '#/causes/pulled',
    shows: ['other logins, other CAs, another route and another architecture'],
  },
  {
    about: 'names and tags',
    people: 'a secret made with the password on the command line',
    where: 'inspect',
    text: 'kubectl create secret docker-registry regcred --docker-server=harbor.example.com --docker-username=me --docker-password=not-a-real-password',
    shows: ['password-on-command-line'],
  },
  {
    about: 'names and tags',
    people: 'Pod and secret as YAML',
    where: 'example wrong-port-in-secret',
    shows: ['credentials-wrong-host', 'user+password'],
  },
  {
    about: 'names and tags',
    people: 'basic-auth as an alternative',
    where: '#/causes/secret-wrong-type',
    shows: ['others are passed over in silence'],
  },
  {
    about: 'names and tags',
    people: 'a token instead of a password, two factors at Docker Hub',
    where: 'example rate-limit',
    shows: ['a personal access token'],
  },
  {
    about: 'names and tags',
    people: 'a limit that looks like a denial',
    where: 'cause rate-limited',
    shows: ['rate-limited'],
  },
  {
    about: 'names and tags',
    people: 'pull beforehand on every node',
    where: '#/generate?target=kubernetes&situation=pre-pull&image=docker.io%2Flibrary%2Fnginx%3A1.27',
    shows: ['kind: DaemonSet', 'docker.io/library/nginx:1.27'],
  },
  {
    about: 'names and tags',
    people: 'does a NetworkPolicy block pulls?',
    where: '#/causes/tcp-timeout',
    shows: ['where no NetworkPolicy applies'],
  },
  {
    about: 'names and tags',
    people: 'move the image to an internal registry for now',
    where:
      '#/generate?target=kubernetes&situation=copy-image&image=docker.io%2Flibrary%2Fnginx%3A1.27&to=registry.example.com%2Fnginx%3A1.27',
    shows: ['skopeo copy', 'the same digest twice'],
  },
  {
    about: 'names and tags',
    people: 'how do we see that it is cured?',
    where: 'example private-ca',
    shows: ['"verify":[{"run":"crictl pull', 'no ErrImagePull and no ImagePullBackOff'],
  },
  {
    about: 'names and tags',
    people: 'who can fix it: developer, operator, registry owner, network',
    where: '#/learn/first-hour',
    shows: ['The server’s certificate and chain', 'Runtime files, trust stores'],
  },
  {
    about: 'names and tags',
    people: 'the registry serves a manifest that is refused',
    where: 'cause manifest-unsupported',
    shows: ['manifest-unsupported'],
  },
  {
    about: 'names and tags',
    people: 'latest, and tags that move',
    where: '#/learn/first-hour',
    shows: ['Name a version, or a digest'],
  },
  {
    about: 'names and tags',
    people: 'GitOps undoes what kubectl changed',
    where: 'gitops',
    text:
      'Warning  Failed  8s  kubelet  Failed to pull image "registry.example.local:5000/team/app:1": failed to authorize: failed to fetch anonymous ' +
      'token: unexpected status from GET request to https://registry.example.local:5000/token: 401 Unauthorized',
    shows: ['Git owns these objects', 'serviceaccount-default.yaml'],
  },

  // 401 and pull secrets.
  {
    about: 'logins',
    people: '401, 403 or 404: which is which',
    where: '#/causes',
    shows: ['credentials-rejected', 'permission-denied', 'repository-not-found'],
  },
  {
    about: 'logins',
    people: '“Image Pull Secrets” is empty in describe pod',
    where: '#/causes/credentials-missing',
    shows: ['describe pod never prints them'],
  },
  {
    about: 'logins',
    people: 'a secret that exists and is not used',
    where: '#/causes/credentials-missing',
    shows: ['kubelet reads only what stands in the Pod’s own imagePullSecrets'],
  },
  {
    about: 'logins',
    people: 'the account’s list beside the Pod’s own',
    where: '#/causes/secret-not-found',
    shows: ['copied when the Pod is made'],
  },
  {
    about: 'logins',
    people: 'type Opaque, or config.json as the key',
    where: 'cause secret-wrong-type',
    shows: ['secret-wrong-type'],
  },
  {
    about: 'logins',
    people: 'a jsonpath that selects nothing and prints the password',
    where: 'inspect',
    text: "kubectl get secret regcred -o jsonpath='{.data..dockerconfigjson}' | base64 -d",
    shows: ['jsonpath-selects-nothing', 'it prints the password'],
  },
  {
    about: 'logins',
    people: 'https:// or a path in the key',
    where: '#/causes/credentials-wrong-host',
    shows: ['compares the path as a prefix'],
  },
  {
    about: 'logins',
    people: 'port and subdomain of the key',
    where: 'example wrong-port-in-secret',
    shows: ['ports are compared literally'],
  },
  {
    about: 'logins',
    people: 'a Harbor robot named robot$ci',
    where: 'inspect',
    text: 'kubectl create secret docker-registry regcred --docker-server=harbor.example.com --docker-username=robot$ci --docker-password=not-a-real-password',
    shows: ['dollar-in-user'],
  },
  {
    about: 'logins',
    people: 'attach the secret to the workload or to the account',
    where: '#/generate?target=kubernetes&situation=pull-secret&registry=harbor.example.com&namespace=shop',
    shows: ['"path":"/imagePullSecrets/-"', 'enters no history'],
  },
  {
    about: 'logins',
    people: 'kubectl patch serviceaccount with a list',
    where: 'inspect',
    text: 'kubectl patch sa default -p \'{"imagePullSecrets":[{"name":"regcred"}]}\'',
    shows: ['replaces-pull-secrets'],
  },
  {
    about: 'logins',
    people: 'stuck Pods must be made anew',
    where: 'example wrong-port-in-secret',
    shows: ['kubectl -n shop'],
  },
  {
    about: 'logins',
    people: 'the secret is in another namespace',
    where: 'cause secret-not-found',
    shows: ['secret-not-found'],
  },
  {
    about: 'logins',
    people: 'a mirror changes the host: whose login?',
    where: '#/generate?target=containerd-2&situation=mirror&registry=docker.io&url=https%3A%2F%2Fmirror.example.com',
    shows: ['The login of a pull is offered to the mirror too'],
  },
  {
    about: 'logins',
    people: 'an identity provider instead of a registry’s login',
    where: 'cause token-service-failure',
    shows: ['token-service-failure'],
  },
  {
    about: 'logins',
    people: 'rotation, robots, one account an application',
    where: '#/learn/first-hour',
    shows: ['needs no restart of running Pods', 'Robot accounts that may only pull'],
  },
  {
    about: 'logins',
    people: '401 and “denied” as a wrong password',
    where: '#/causes/credentials-rejected',
    shows: ['answer the same for a misspelt name'],
  },

  {
    about: 'logins',
    people: 'which secrets does this Pod name?',
    where: '#/learn',
    shows: ['.spec.imagePullSecrets[*].name'],
  },
  {
    about: 'logins',
    people: 'user and password disagree with auth',
    where: 'paste',
    text:
      'apiVersion: v1\nkind: Secret\nmetadata:\n  name: regcred\n  namespace: shop\ntype: kubernetes.io/dockerconfigjson\nstringData:\n  ' +
      '.dockerconfigjson: \'{"auths":{"registry.example.local:5000":{"username":"robot","password":"not-a-real-password",' +
      '"auth":"b3RoZXI6bm90LWEtcmVhbC1wYXNzd29yZA=="}}}\'\n',
    shows: ['kubelet takes auth'],
  },
  {
    about: 'logins',
    people: 'the secret for a Deployment’s Pods that have a list of their own',
    where: 'example wrong-port-in-secret',
    shows: ['regcred'],
  },
  { about: 'logins', people: 'try the same login by hand', where: '#/causes/credentials-rejected', shows: ['curl'] },
  {
    about: 'logins',
    people: 'is it the login, or was it never asked?',
    where: 'example private-ca',
    shows: ['"login":"unknown"', '"tls":"broken"'],
  },

  // Docker Hub's limit, mirrors, caches.
  {
    about: 'limits and caches',
    people: 'crictl info, or containerd config dump',
    where: 'paste',
    text: `$ containerd --version\ncontainerd github.com/containerd/containerd v1.7.24 88bf19b2105c8b17560993bee28a01ddc2f97182\n\n${unknownAuthority}`,
    shows: ['1.7.24', 'containerd-1-private-ca'],
  },
  {
    about: 'limits and caches',
    people: 'pulling once more, to test',
    where: '#/causes/rate-limited',
    shows: ['ratelimit'],
  },
  {
    about: 'limits and caches',
    people: 'restart containerd on all nodes for a mirror',
    where: '#/generate?target=containerd-2&situation=mirror&registry=docker.io&url=https%3A%2F%2Fmirror.example.com',
    shows: ['hosts.toml is read at every pull: no restart'],
  },
  {
    about: 'limits and caches',
    people: 'a mirror for CRI-O',
    where: '#/generate?target=cri-o&situation=mirror&registry=docker.io&url=https%3A%2F%2Fmirror.example.com',
    shows: ['[[registry.mirror]]', 'When the mirror fails, the registry itself is asked'],
  },
  {
    about: 'limits and caches',
    people: 'a mirror for Docker',
    where: '#/generate?target=docker&situation=mirror&registry=docker.io&url=https%3A%2F%2Fmirror.example.com',
    shows: ['registry-mirrors'],
  },
  {
    about: 'limits and caches',
    people: 'the cache does not cache',
    where: '#/learn/first-hour',
    shows: ['A mirror holds copies that somebody put there'],
  },
  {
    about: 'limits and caches',
    people: 'toomanyrequests',
    where: 'example rate-limit',
    shows: ['rate-limited', 'per public address for pulls without a login'],
  },
  {
    about: 'limits and caches',
    people: 'the first thing to do: log in',
    where: 'example rate-limit',
    shows: ['Log in: an account has a limit of its own'],
  },
  {
    about: 'limits and caches',
    people: 'why pulls come in waves',
    where: '#/learn/first-hour',
    shows: ['autoscaling, a new node pool'],
  },
  {
    about: 'limits and caches',
    people: 'mirror or cache?',
    where: '#/learn/glossary',
    shows: ['A registry that fetches from another one', 'A host that is asked before the registry itself'],
  },
  {
    about: 'limits and caches',
    people: 'registry.mirrors in config.toml',
    where: 'inspect',
    text:
      'version = 2\n[plugins."io.containerd.grpc.v1.cri".registry]\n  config_path = "/etc/containerd/' +
      'certs.d"\n[plugins."io.containerd.grpc.v1.cri".registry.mirrors."docker.io"]\n  endpoint = ["https://mirror.example.com"]\n',
    shows: ['mirrors-with-config-path', 'the node becomes NotReady'],
  },
  {
    about: 'limits and caches',
    people: 'the folder: docker.io, or registry-1.docker.io',
    where: '#/generate?target=containerd-2&situation=mirror&registry=docker.io&url=https%3A%2F%2Fmirror.example.com',
    shows: ['/etc/containerd/certs.d/docker.io/hosts.toml'],
  },
  {
    about: 'limits and caches',
    people: 'a Harbor project as a proxy cache',
    where:
      '#/generate?target=containerd-2&situation=mirror&registry=docker.io&url=https%3A%2F%2Fharbor.example.com&prefix=dockerhub',
    shows: ['https://harbor.example.com/v2/dockerhub', 'override_path = true'],
  },
  {
    about: 'limits and caches',
    people: 'a Harbor mirror without override_path',
    where: 'inspect',
    text: 'server = "https://registry-1.docker.io"\n\n[host."https://harbor.example.com/v2/dockerhub"]\n  capabilities = ["pull", "resolve"]\n',
    shows: ['missing-override-path'],
  },
  {
    about: 'limits and caches',
    people: 'the cache and nothing else',
    where:
      '#/generate?target=containerd-2&situation=mirror&registry=docker.io&url=https%3A%2F%2Fharbor.example.com&prefix=dockerhub&fallback=off',
    shows: ['server = "https://harbor.example.com/v2/dockerhub"', 'without it containerd would still fall back'],
  },
  {
    about: 'limits and caches',
    people: 'the cache and nothing else, on k3s',
    where:
      '#/generate?target=k3s&situation=mirror&registry=docker.io&url=https%3A%2F%2Fmirror.example.com&fallback=off',
    shows: ['disable-default-registry-endpoint: true'],
  },
  {
    about: 'limits and caches',
    people: 'the mirror is set, Docker Hub is asked all the same',
    where: '#/causes/rate-limited',
    shows: ['Without it containerd still asks the registry of the image’s name'],
  },
  {
    about: 'limits and caches',
    people: 'now x509, from the mirror',
    where: 'example practice/mirror-refuses',
    shows: ['"failingHost":"mirror.example.local:8443"', '"kind":"mirror"'],
  },
  {
    about: 'limits and caches',
    people: 'how to run a cache',
    where: '#/learn/first-hour',
    shows: ['free space, latency, 5xx answers, requests'],
  },
  {
    about: 'limits and caches',
    people: 'the TLS of the cache',
    where: '#/generate?target=k3s&situation=private-ca&registry=mirror.example.com',
    shows: ['ca_file'],
  },
]
