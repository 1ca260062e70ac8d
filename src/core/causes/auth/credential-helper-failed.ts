/** The program that should give the login cannot be run, or fails: a helper of Docker's or podman's, a credential provider of kubelet's. */
import { advise, define, imageWord, onNode, say, says, sh, type Details, type Signs } from '../define.ts'

/** What a helper says that works, and has no login for this host. */
const unless = ['credentials not found in native keychain']

export const signs: Signs = [
  // docker/docker-credential-helpers client/client.go, which docker, compose, BuildKit, podman, skopeo and kaniko share.
  says(
    [
      'docker-credential-<name>: executable file not found',
      'docker-credential-<name> resolves to executable in current directory',
      'docker-credential-<name> not installed or not available in PATH',
    ],
    { rank: 'exact', unless, details: { name: 'helper' } },
  ),
  says('error getting credentials - err:', { rank: 'exact', unless }),
  // docker-py, and so compose 1.
  says(['Credentials store error: StoreError', 'dockerpycreds.errors', 'docker.credentials.errors'], {
    rank: 'exact',
    unless,
  }),
  // kubelet, pkg/credentialprovider/plugin/plugin.go.
  says('error execing credential provider plugin <name>', { rank: 'exact', details: { name: 'provider' } }),
  says(
    ['Failed getting credential from external registry credential provider', 'Failed to register CRI auth plugins'],
    {
      rank: 'exact',
    },
  ),
]

const byHand = (d: Details) => d.provider === undefined
const helper = (d: Details) => sh(`docker-credential-${d.helper ?? '<HELPER>'}`)

export const cause = define({
  code: 'credential-helper-failed',
  next: (d) =>
    byHand(d)
      ? [
          {
            command: `grep -n -A5 -E '"(credsStore|credHelpers)"' ~/.docker/config.json; command -v ${helper(d)}`,
            on: 'workstation',
            why: say('credential-helper-failed.showsHelperAskedAndThere'),
          },
        ]
      : [
          onNode(
            'ps -C kubelet,k3s,rke2 -o args= | tr " " "\\n" | grep image-credential-provider; ' +
              'journalctl -u kubelet --since -15min | grep -i "credential provider" | tail',
            say('credential-helper-failed.showsProvidersKubeletRuns'),
          ),
        ],
  cures: (d) =>
    byHand(d)
      ? [
          advise({
            id: 'pull-without-helper',
            target: 'docker',
            who: 'developer',
            touches: 'node',
            basis: 'source',
            title: say('credential-helper-failed.pullWithoutHelper'),
            notes: [say('credential-helper-failed.emptyFolderChangesNothing')],
            needs: d.image ? [] : [{ placeholder: '<IMAGE>', what: say('credential-helper-failed.image') }],
            commands: [{ run: `DOCKER_CONFIG=$(mktemp -d) docker pull ${imageWord(d)}`, on: 'workstation' }],
          }),
          advise({
            id: 'repair-helper',
            target: 'docker',
            who: 'developer',
            touches: 'node',
            basis: 'source',
            title: say('credential-helper-failed.installHelperOrTakeItsNameOut', d.helper),
            notes: [
              say('credential-helper-failed.desktopNamesItsHelper'),
              say('credential-helper-failed.withoutHelperLoginIsKeptInFile'),
            ],
          }),
        ]
      : [
          advise({
            id: 'repair-credential-provider',
            target: 'kubernetes',
            who: 'cluster-operator',
            touches: 'all-nodes',
            basis: 'source',
            title: say('credential-helper-failed.putProviderWhereKubeletLooks', d.provider),
            notes: [
              say('credential-helper-failed.nameAndFolderMustAgree'),
              say('credential-helper-failed.providerNeedsItsOwnRights'),
            ],
          }),
        ],
})
