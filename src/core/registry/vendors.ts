/**
 * Registries by their host: which user name goes with which token, how long it lives, and what lasts instead. From the vendors'
 * documentation, read in 2026.
 */
import { say, type Said } from '../said.ts'

export interface Vendor {
  name: string
  pattern: RegExp
  /** User and password of a pull secret. */
  login: Said
  /** What lasts, where it is better than a secret. */
  lasting: Said | null
  /** Who can set that up. */
  who: 'developer' | 'cluster-operator' | 'registry-owner'
}

/** First match wins. */
const vendors: Vendor[] = [
  {
    name: 'Docker Hub',
    pattern: /^(?:docker\.io|registry-1\.docker\.io|index\.docker\.io)$/,
    who: 'developer',
    login: say('vendors.userYourDockerIdNot'),
    lasting: say('vendors.pullThroughCacheOneRead'),
  },
  {
    name: 'Amazon ECR',
    pattern: /\.dkr[.-]ecr(?:-fips)?\.[a-z0-9-]+\.(?:amazonaws\.com(?:\.cn)?|on\.aws)$/,
    who: 'cluster-operator',
    login: say('vendors.userAwsPasswordAwsEcr'),
    lasting: say('vendors.giveNodeRoleAmazonec2containerregistrypullonlyLet'),
  },
  {
    name: 'Amazon ECR Public',
    pattern: /^public\.ecr\.aws$/,
    who: 'developer',
    login: say('vendors.anonymousPullsAllowedUserAws'),
    lasting: null,
  },
  {
    name: 'Google Artifact Registry',
    pattern: /(?:^|\.)gcr\.io$|-docker\.pkg\.dev$/,
    who: 'cluster-operator',
    login: say('vendors.userJsonKeyPasswordWhole'),
    lasting: say('vendors.giveNodesServiceAccountRoles'),
  },
  {
    name: 'Azure Container Registry',
    pattern: /\.azurecr\.(?:io|cn|us)$/,
    who: 'cluster-operator',
    login: say('vendors.userServicePrincipalApplicationId'),
    lasting: say('vendors.azAksUpdateAttachAcr'),
  },
  {
    name: 'GitHub Container Registry',
    pattern: /^ghcr\.io$/,
    who: 'developer',
    login: say('vendors.userAnyGithubLoginPassword'),
    lasting: say('vendors.machineUserTokenMakePackage'),
  },
  {
    name: 'GitLab',
    pattern: /(?:^|\.)registry\.gitlab\.|^gitlab\.|^registry\.gitlab\.com$/,
    who: 'registry-owner',
    login: say('vendors.userDeployTokenOwnName'),
    lasting: say('vendors.deployTokenGroup'),
  },
  {
    name: 'Quay',
    pattern: /(?:^|\.)quay\.io$/,
    who: 'registry-owner',
    login: say('vendors.userOrganisationRobotPasswordRobot'),
    lasting: say('vendors.robotAccountReadRepository'),
  },
  {
    name: 'Red Hat',
    pattern: /^registry\.redhat\.io$/,
    who: 'registry-owner',
    login: say('vendors.userNumberNameRegistryService'),
    lasting: say('vendors.readyMadeSecretFromRegistry'),
  },
  {
    name: 'NVIDIA NGC',
    pattern: /^nvcr\.io$/,
    who: 'developer',
    login: say('vendors.userLiterallyOauthtokenSingleQuotes'),
    lasting: null,
  },
  {
    name: 'IBM Cloud',
    pattern: /(?:^|\.)icr\.io$/,
    who: 'developer',
    login: say('vendors.userIamapikeyPasswordApiKey'),
    lasting: say('vendors.serviceIdApiKey'),
  },
  {
    name: 'Yandex Cloud',
    pattern: /^cr\.yandex$/,
    who: 'cluster-operator',
    login: say('vendors.userJsonKeyNoLeading'),
    lasting: say('vendors.giveNodesServiceAccountContainer'),
  },
  {
    name: 'Oracle OCIR',
    pattern: /\.ocir\.io$|^ocir\..*\.oraclecloud\.com$/,
    who: 'developer',
    login: say('vendors.userNamespaceUserObjectStorage'),
    lasting: null,
  },
  {
    name: 'DigitalOcean',
    pattern: /^registry\.digitalocean\.com$/,
    who: 'developer',
    login: say('vendors.userPasswordSameApiToken'),
    lasting: say('vendors.doctlRegistryKubernetesManifestWrites'),
  },
  {
    name: 'Harbor',
    pattern: /harbor/i,
    who: 'registry-owner',
    login: say('vendors.userRobotProjectNameSystem'),
    lasting: say('vendors.robotProjectWithoutExpiryPull'),
  },
]

export function vendorOf(host: string | undefined): Vendor | null {
  const name = (host ?? '').replace(/:\d+$/, '')
  return vendors.find(({ pattern }) => pattern.test(name)) ?? null
}
