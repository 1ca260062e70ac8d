/** Inputs that hold no evidence at all: nothing, what kubectl says when it cannot ask, what it says when there is nothing. Words of kubectl 1.20 to 1.32. */
import { describe, expect, it } from 'vitest'
import { diagnose } from '../../lib.ts'

const at = new Date('2026-06-01T00:00:00Z')
const klog =
  'E1125 19:32:20.754594    2599 memcache.go:265] "Unhandled Error" err="couldn\'t get current server API group list: Get \\"http://localhost:8080/' +
  'api?timeout=32s\\": dial tcp 127.0.0.1:8080: connect: connection refused"\n'
const refused = 'The connection to the server localhost:8080 was refused - did you specify the right host or port?\n'
const event =
  '  Warning  Failed  8s  kubelet  Failed to pull image "registry.example.com/team/app:1": failed to resolve reference "registry.example.com/team/' +
  'app:1": failed to do request: Head "https://registry.example.com/v2/team/app/manifests/1": dial tcp 10.0.0.1:443: connect: connection refused\n'

describe('no evidence', () => {
  it.each(['', ' \n\t\n', '\uFEFF\n'])('nothing: %j', async (text) => {
    const { instead, pulls } = await diagnose(text, { at })
    expect(pulls).toEqual([])
    expect(instead).toMatchObject({ kind: 'empty', words: null })
    expect(instead?.text).toMatch(/empty/)
  })

  it.each([
    refused,
    `${klog}${klog}${refused}`,
    `$ kubectl get pods -A\n${refused}`,
    'Unable to connect to the server: dial tcp 10.0.0.1:6443: i/o timeout\n',
    'Unable to connect to the server: x509: certificate signed by unknown authority\n',
    'Unable to connect to the server: net/http: TLS handshake timeout\n',
    'error: the server doesn\'t have a resource type "podz"\n',
    'error: You must be logged in to the server (Unauthorized)\n',
    'error: context "prod" does not exist\n',
    'error: no configuration has been provided, try setting KUBERNETES_MASTER environment variable\n',
    'Error from server (NotFound): pods "web-1" not found\n',
    'Error from server (Forbidden): pods is forbidden: User "ana" cannot list resource "pods" in API group "" in the namespace "shop"\n',
    'Error from server (NotFound): namespaces "shop" not found\r\nError from server (NotFound): pods "web-1" not found\r\n',
    'Error from server (ServiceUnavailable): the server is currently unable to handle the request\n',
    'bash: kubectl: command not found\n',
    'zsh: command not found: kubectl\n',
    'sh: 1: kubectl: not found\n',
    'error: Missing or incomplete configuration info.  Please point to an existing, complete config file:\n\n\n  1. Via the command-line flag ' +
      '--kubeconfig\n  2. Via the KUBECONFIG environment variable\n  3. In your home directory as ~/.kube/config\n\nTo view or setup config directly use ' +
      "the 'config' command.\n",
    'Unable to connect to the server: getting credentials: exec: executable aws not found\n\nIt looks like you are trying to use a client-go credential ' +
      'plugin that is not installed.\n\nTo learn more about this feature, consult the documentation available at:\n      https://kubernetes.io/docs/' +
      'reference/access-authn-authz/authentication/#client-go-credential-plugins\n',
    "error: unknown shorthand flag: 'q' in -q\nSee 'kubectl get --help' for usage.\n",
    'time="2026-05-04T10:11:12Z" level=warning msg="Unable to read /etc/rancher/k3s/k3s.yaml, please start server with --write-kubeconfig-mode or ' +
      '--write-kubeconfig-group to modify kube config permissions"\nerror: error loading config file "/etc/rancher/k3s/k3s.yaml": open /etc/rancher/k3s/' +
      'k3s.yaml: permission denied\n',
    `W1126 10:11:12.345678   12345 loader.go:222] Config not found: /home/ana/.kube/missing\n${refused}`,
    'error: stat /home/ana/kube.conf: no such file or directory\n',
    'error: You must specify the type of resource to describe. Use "kubectl api-resources" for a complete list of supported resources.\n',
    'fish: Unknown command: kubectl\n',
    "'kubectl' is not recognized as an internal or external command,\r\noperable program or batch file.\r\n",
    "kubectl : The term 'kubectl' is not recognized as the name of a cmdlet, function, script file, or operable program. Check the spelling of the name," +
      ' or if a path was included, verify that the path is correct and try again.\r\nAt line:1 char:1\r\n+ kubectl get pods\r\n+ ~~~~~~~\r\n    + ' +
      'CategoryInfo          : ObjectNotFound: (kubectl:String) [], CommandNotFoundException\r\n    + FullyQualifiedErrorId : CommandNotFoundException\r\n',
    'Error: Kubernetes cluster unreachable: Get "https://10.0.0.1:6443/version": dial tcp 10.0.0.1:6443: i/o timeout\n',
  ])('kubectl could not ask: %j', async (text) => {
    const { instead, pulls } = await diagnose(text, { at })
    expect(pulls).toEqual([])
    expect(instead?.kind).toBe('kubectl-error')
    expect(text).toContain(instead?.words ?? '?')
    const coloured = await diagnose(`\u001b[31m${text.trimEnd()}\u001b[0m\n`, { at })
    expect(coloured.instead).toEqual(instead)
    expect(instead?.text).toMatch(/kubectl/)
    const russian = await diagnose(text, { at, language: 'ru' })
    expect(russian.instead?.text).toMatch(/[а-я]/)
  })

  it.each([
    'No resources found in shop namespace.\n',
    'No resources found\n',
    '$ kubectl get events\nNo resources found.\n',
  ])('kubectl found nothing: %j', async (text) => {
    const { instead, pulls } = await diagnose(text, { at })
    expect(pulls).toEqual([])
    expect(instead?.kind).toBe('none-found')
  })

  it('an error beside an empty answer is an error', async () => {
    const text = 'Error from server (NotFound): namespaces "shop" not found\nNo resources found in shop namespace.\n'
    expect((await diagnose(text, { at })).instead?.kind).toBe('kubectl-error')
  })
})

describe('near misses', () => {
  it.each([
    ['an event beside it', `${refused}${event}`],
    ['a line that is not kubectl’s', `${refused}the cluster was upgraded last night\n`],
    ['other text', 'no pull here\n'],
    ['another program’s error', 'error: pathspec "main" did not match any file(s) known to git\n'],
    ['kubelet’s log', 'E1125 19:32:20.754594    2599 kubelet.go:265] "Unhandled Error" err="x"\n'],
    ['Pods that run', 'NAME    READY   STATUS    RESTARTS   AGE\nweb-1   1/1     Running   0          5d\n'],
    ['an error that stands in other text', `so I tried\n${refused}and then we rolled back\n`],
    ['a prompt alone', '$ kubectl get pods\n'],
  ])('%s', async (_, text) => {
    expect((await diagnose(text, { at })).instead).toBeNull()
  })
})
