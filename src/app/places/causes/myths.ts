/** What guides say and people repeat, what is true instead, and who says so: the program's own source or manual. */
import { say, type Said } from '../../../core/said.ts'
import type { CauseCode } from '../../../core/contract.ts'

export interface Myth {
  codes: readonly CauseCode[]
  myth: Said
  truth: Said
  source: { label: string; url: string }
}

const authority = [
  'tls-unknown-authority',
  'tls-self-signed',
  'tls-private-ca',
  'tls-incomplete-chain',
  'tls-interception',
] as const
const login = ['credentials-missing', 'credentials-wrong-host', 'secret-not-found'] as const

export const myths: readonly Myth[] = [
  {
    codes: [...authority, 'tls-name-mismatch', 'tls-expired'],
    myth: say('myths.imagepullsecretCuresX509CertificateSigned'),
    truth: say('myths.loginSentOnlyAfterHandshake'),
    source: { label: 'RFC 9110, section 11', url: 'https://www.rfc-editor.org/rfc/rfc9110#section-11' },
  },
  {
    codes: [...authority, 'runtime-config-invalid', 'rate-limited'],
    myth: say('myths.containerdMustRestartedAfterHosts'),
    truth: say('myths.hostsTomlReadEveryPull'),
    source: {
      label: 'containerd, docs/hosts.md',
      url: 'https://github.com/containerd/containerd/blob/main/docs/hosts.md',
    },
  },
  {
    codes: ['credentials-wrong-host', 'credentials-missing', 'credentials-rejected'],
    myth: say('myths.authsKeyHttpsPathNever'),
    truth: say('myths.kubeletDropsSchemeComparesPath'),
    source: {
      label: 'kubernetes, pkg/credentialprovider/keyring.go',
      url: 'https://github.com/kubernetes/kubernetes/blob/master/pkg/credentialprovider/keyring.go',
    },
  },
  {
    codes: login,
    myth: say('myths.secretExistsNamespaceUsed'),
    truth: say('myths.kubeletReadsOnlyWhatStands'),
    source: {
      label: 'Kubernetes, Images: imagePullSecrets',
      url: 'https://kubernetes.io/docs/concepts/containers/images/#specifying-imagepullsecrets-on-a-pod',
    },
  },
  {
    codes: login,
    myth: say('myths.listsPodServiceAccountAdded'),
    truth: say('myths.accountListCopiedWhenPod'),
    source: {
      label: 'kubernetes, plugin/pkg/admission/serviceaccount',
      url: 'https://github.com/kubernetes/kubernetes/blob/master/plugin/pkg/admission/serviceaccount/admission.go',
    },
  },
  {
    codes: login,
    myth: say('myths.kubectlDescribePodShowsImage'),
    truth: say('myths.describePodNeverPrintsThem'),
    source: {
      label: 'kubectl, pkg/describe/describe.go',
      url: 'https://github.com/kubernetes/kubectl/blob/master/pkg/describe/describe.go',
    },
  },
  {
    codes: ['credentials-missing', 'secret-wrong-type'],
    myth: say('myths.kubernetesIoBasicAuthOpaque'),
    truth: say('myths.kubeletReadsKubernetesIoDockerconfigjson'),
    source: {
      label: 'kubernetes, pkg/credentialprovider/secrets',
      url: 'https://github.com/kubernetes/kubernetes/tree/master/pkg/credentialprovider/secrets',
    },
  },
  {
    codes: ['tls-incomplete-chain', 'tls-unknown-authority'],
    myth: say('myths.browserOpensRegistrySoChain'),
    truth: say('myths.browsersRememberFetchMissingIntermediate'),
    source: { label: 'Go, crypto/x509 Certificate.Verify', url: 'https://pkg.go.dev/crypto/x509#Certificate.Verify' },
  },
  {
    codes: authority,
    myth: say('myths.extractEveryCertificateFromHandshake'),
    truth: say('myths.trustsWhateverNetworkDeliveredInterceptor'),
    source: { label: 'RFC 8446, section 4.4.2', url: 'https://www.rfc-editor.org/rfc/rfc8446#section-4.4.2' },
  },
  {
    codes: authority,
    myth: say('myths.opensslVerifyCafileBundlePem'),
    truth: say('myths.provesFileContainsItselfAsk'),
    source: { label: 'openssl-verify(1)', url: 'https://docs.openssl.org/3.0/man1/openssl-verify/' },
  },
  {
    codes: [...authority, 'credentials-missing', 'pulled'],
    myth: say('myths.crictlPullWorksSoKubelet'),
    truth: say('myths.crictlSendsNoPullSecret'),
    source: { label: 'crictl, docs', url: 'https://github.com/kubernetes-sigs/cri-tools/blob/master/docs/crictl.md' },
  },
  {
    codes: ['tls-name-mismatch', 'tls-no-san', 'tls-no-ip-san', 'tls-expired'],
    myth: say('myths.installCaWrongNameOld'),
    truth: say('myths.trustDecidesWhoSignedName'),
    source: {
      label: 'Go, crypto/x509 VerifyHostname',
      url: 'https://pkg.go.dev/crypto/x509#Certificate.VerifyHostname',
    },
  },
  {
    codes: ['tcp-refused', 'tcp-timeout', 'tcp-unreachable', 'dns-failure', 'dns-not-found'],
    myth: say('myths.networkpolicyCanBlockImagePulls'),
    truth: say('myths.runtimePullsNodeNetworkWhere'),
    source: {
      label: 'Kubernetes, Network Policies',
      url: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/',
    },
  },
  {
    codes: ['rate-limited'],
    myth: say('myths.leavingServerOutHostsToml'),
    truth: say('myths.withoutContainerdStillAsksRegistry'),
    source: {
      label: 'containerd, core/remotes/docker/config/hosts.go',
      url: 'https://github.com/containerd/containerd/blob/main/core/remotes/docker/config/hosts.go',
    },
  },
  {
    codes: ['runtime-config-invalid', 'runtime-api-mismatch', 'rate-limited'],
    myth: say('myths.mirrorsGoIntoConfigToml'),
    truth: say('myths.deprecatedSinceContainerd15'),
    source: {
      label: 'containerd, docs/cri/registry.md',
      url: 'https://github.com/containerd/containerd/blob/main/docs/cri/registry.md',
    },
  },
  {
    codes: ['repository-not-found-or-private', 'permission-denied', 'credentials-rejected'],
    myth: say('myths.its401DeniedAlwaysMeanWrong'),
    truth: say('myths.registriesHideWhatPrivateAnswer'),
    source: {
      label: 'Docker, Registry token authentication',
      url: 'https://distribution.github.io/distribution/spec/auth/token/',
    },
  },
  {
    codes: ['credentials-missing', 'credentials-wrong-host'],
    myth: say('myths.kubectlPatchServiceaccountDefaultP'),
    truth: say('myths.canReplaceListDropEvery'),
    source: {
      label: 'Kubernetes, Update API objects in place',
      url: 'https://kubernetes.io/docs/tasks/manage-kubernetes-objects/update-api-object-kubectl-patch/',
    },
  },
  {
    codes: ['credentials-missing', 'credentials-rejected', 'pulled'],
    myth: say('myths.dockerPullWorksMyLaptop'),
    truth: say('myths.laptopHasOtherLoginsOther'),
    source: { label: 'Kubernetes, Images', url: 'https://kubernetes.io/docs/concepts/containers/images/' },
  },
]

export function mythsOf(code: CauseCode): readonly Myth[] {
  return myths.filter(({ codes }) => codes.includes(code))
}
