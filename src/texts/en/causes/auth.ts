import type { Details } from '../../../core/details.ts'
import { registry, image } from '../grammar.ts'

export const authCauses = {
  'credential-helper-failed': {
    title: 'The program that should give the login fails',
    summary: (d: Details) =>
      `The login for ${image(d)} should come from ${d.provider ?? (d.helper ? `docker-credential-${d.helper}` : 'a helper program')}, which cannot be run or gives an error.`,
    why: 'Logins can be kept by a program of their own: Docker and podman call the one that config.json names (credsStore, credHelpers), kubelet a credential provider plugin. When it is not there, or fails, the registry is not even asked.',
    showsHelperAskedAndThere: 'Shows which helper is named, and which ones are there.',
    showsProvidersKubeletRuns: 'Shows where kubelet looks for its providers, and what they said.',
    pullWithoutHelper: 'For a public image: pull once without any helper',
    emptyFolderChangesNothing: 'An empty folder takes the place of ~/.docker for this one command; nothing is changed.',
    image: 'the image',
    installHelperOrTakeItsNameOut: (helper: undefined | string) =>
      `Install ${helper ? `docker-credential-${helper}` : 'the helper'}, or take its name out of ~/.docker/config.json`,
    desktopNamesItsHelper:
      'Docker Desktop writes "credsStore": "desktop" into config.json; in WSL, over SSH or after it was removed, that program is not on the path. Delete that one line (and the comma before it).',
    withoutHelperLoginIsKeptInFile:
      'Then log in again: without a helper docker login keeps the password in the file, readable to whoever reads your home.',
    putProviderWhereKubeletLooks: (provider: undefined | string) =>
      `Put ${provider ?? 'the provider'} where kubelet looks for it, on every node`,
    nameAndFolderMustAgree:
      'Its name must be that of the provider in the file of --image-credential-provider-config, in the folder of --image-credential-provider-bin-dir, executable. kubelet reads both at its start only.',
    providerNeedsItsOwnRights:
      'A provider that runs out of time mostly cannot reach its cloud: the node’s role, its metadata service, or a proxy that kubelet’s unit does not have.',
  },
  'credentials-expired': {
    title: 'The login was a token that has run out',
    summary: (d: Details) => `The token for ${registry(d)} has expired${d.notAfter ? ` (${d.notAfter})` : ''}.`,
    why: 'The secret holds a short-lived token (ECR 12 hours, Google 1 hour, ACR 3 hours), not a password. It worked, and stopped by itself; making the same secret again works only as long again.',
    nowCreateSecretFreshToken: 'Now: create the secret with a fresh token',
  },
  'credentials-missing': {
    title: 'The registry wants a login, and none was used',
    summary: (d: Details) =>
      `${registry(d)} wants a login for ${image(d)}, and the pull came without one that it accepts.`,
    why: 'Whoever pulls sends a login of its own alone. kubelet: what stands in the imagePullSecrets of the Pod itself, in the same namespace; a secret that merely exists, or one added to the service account after the Pod was made, is not used. docker, podman and nerdctl: what their login command stored for this user on this machine.',
    showsForWhomLoginsAreStored: 'Shows for which registries a login is stored, and by which helper; no password.',
    showsHostsSecretServesPasswords: 'Shows the hosts that a secret serves, its passwords as ***.',
    whereNoSecretMatchesKubelet:
      'Where no secret matches, kubelet still asks the node’s own /var/lib/kubelet/config.json and its credential providers; what those answer stands in the kubelet log only.',
  },
  'credentials-rejected': {
    title: 'The registry refuses the login',
    summary: (d: Details) => `${registry(d)} received a login for ${image(d)} and refused it.`,
    why: 'A login was sent and is wrong: a mistyped or rotated password, a token that was revoked, a robot name whose $… the shell ate, or a newline at the end of the password. The key of the secret is not the problem.',
    asksPasswordPromptRefusedHere: 'Asks for the password at a prompt: refused here too, the login itself is wrong.',
    challengeNamesTokenServiceCurl:
      'The challenge names the token service; curl then asks for the password at a prompt: 200 means that the login works.',
    createSecretAgainLoginWorks: 'Create the secret again with a login that works',
    dockerHubTwoFactorLogin:
      'On Docker Hub with two-factor login, and on GHCR, a personal access token takes the place of the password.',
    kubeletNeverTriesWithoutLogin:
      'kubelet never tries without a login after a refused one: a stale entry for a host also breaks its public images.',
  },
  'credentials-wrong-host': {
    title: 'No key of the pull secret matches the image',
    summary: (d: Details) =>
      `The secret ${d.secret ? `“${d.secret}” ` : ''}holds a login for ${d.key ? `“${d.key}”` : 'another host'}, which kubelet does not match with ${image(d)}.`,
    why: 'kubelet compares the key with the host in the image, port and case included, and the path as a prefix. Nothing matches, so the pull goes out without a login.',
    createSecretKey: (host: undefined | string) => `Create the secret with the key ${host ?? '<REGISTRY>'}`,
  },
  'permission-denied': {
    title: 'The login is known, and not allowed to pull',
    summary: (d: Details) => `${registry(d)} refuses ${image(d)} to whoever asked for it.`,
    why: 'The answer is a refusal (403, “denied”), not a request for a login. Mostly the account lacks the right to pull from this repository: then rebuilding the secret with the same account changes nothing. Some registries answer so to an anonymous pull as well, or to a login that is no longer good.',
    giveAccountRightPullFrom: 'Give the account the right to pull from this repository',
    ecrWantsEcrGetauthorizationtokenEcr:
      'ECR wants ecr:GetAuthorizationToken on *, and ecr:BatchGetImage and ecr:GetDownloadUrlForLayer on the repository; across accounts the repository policy too.',
    readPullEnoughHarborRobot:
      'Read (pull) is enough. On Harbor the robot must belong to this project; on GitLab the token needs read_registry; on GHCR the package must be shared with the account.',
    useAccountHasRight: 'Or use an account that has the right',
  },
  'secret-malformed': {
    title: 'The pull secret gives no usable login',
    summary: (d: Details) =>
      `The pull secret ${d.secret ? `“${d.secret}”` : ''} cannot be read as a login${d.reason ? `: ${d.reason}` : ''}.`.replace(
        '  ',
        ' ',
      ),
    why: 'The type is one that kubelet reads, but the payload is not: a wrong data key, broken base64 or JSON, or an auth field that is not user:password. One broken entry stops every pull of the Pod, also from other hosts.',
    showsTypeDataKeysWithout: 'Shows type and data keys without printing the password.',
    createSecretAgainFormKubelet: 'Create the secret again, in the form that kubelet reads',
  },
  'secret-not-found': {
    title: 'The pull secret is not in the Pod’s namespace',
    summary: (d: Details) =>
      `The Pod names the pull secret ${d.secret ? `“${d.secret}”` : ''} that does not exist in ${d.namespace ? `the namespace “${d.namespace}”` : 'its namespace'}.`.replace(
        '  ',
        ' ',
      ),
    why: 'kubelet reads pull secrets from the Pod’s own namespace only. It goes on without the missing one, so a private image is then asked for anonymously.',
    showsWhichNamespacesPullSecrets: (secret: undefined | string) =>
      `Shows in which namespaces pull secrets exist${secret ? `, ${secret} among them` : ''}.`,
    createSecretPodNamespace: `Create the secret in the Pod’s namespace`,
    copyFromNamespaceHas: 'Or copy it from the namespace that has it',
    namespaceHasSecret: 'the namespace that has the secret',
    name: 'its name',
    podNamespace: 'the Pod’s namespace',
  },
  'secret-wrong-type': {
    title: 'The pull secret has a type that kubelet ignores',
    summary: (d: Details) =>
      `The secret ${d.secret ? `“${d.secret}”` : ''} has the type ${d.secretType ?? 'Opaque'}, which kubelet ignores for pulls.`.replace(
        '  ',
        ' ',
      ),
    why: 'Only kubernetes.io/dockerconfigjson (and the old kubernetes.io/dockercfg) are read. Anything else is passed over without a word, and the pull goes out anonymously.',
    makeNewSecretRightType: 'Make a new secret of the right type and attach it: the type of this one cannot be changed',
    copySamePayloadRightType: 'Or copy it: same payload, right type and key, attached as well',
  },
  'token-service-failure': {
    title: 'The token service fails',
    summary: (d: Details) =>
      `The token service of ${d.host ?? 'the registry'}${d.failingHost && d.failingHost !== d.host ? ` (${d.failingHost})` : ''} does not hand out a token.`,
    why: 'The registry sends every client to a token service first. That service answered with an error or with something that is not a token, so neither the login nor the image was ever judged.',
    showsWhereRegistrySendsClients: 'Shows where the registry sends its clients for a token.',
    repairTokenServicePath: 'Repair the token service, or the path to it',
    hostCanAnotherThanRegistry:
      'Its host can be another than the registry’s: the node needs DNS, a route and trust for that one too.',
    bearerRealmHttpsAddressAnswers: 'Bearer realm="https://…", and that address answers',
  },
}
