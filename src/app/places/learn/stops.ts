/** The path of a pull, stop by stop: who acts, what it needs, how it fails, where to look. */
import { printed, say, type Said } from '../../../core/said.ts'
import type { Station } from '../../../core/contract.ts'

export interface Stop {
  who: Said
  does: Said
  needs: Said
  fails: Said
  look: Said
  command: (place: { host: string; name: string; port: string; image: string; path: string; version: string }) => string
}

export const stopsText: Record<Station, Stop> = {
  before: {
    who: say('learn.stops.deploymentSchedulerKubelet'),
    does: say('learn.stops.deploymentMakesPodSchedulerGives'),
    needs: say('learn.stops.runningRuntimeWhoseCriPlugin'),
    fails: say('learn.stops.nothingAskedAnyRegistryErrimageneverpull'),
    look: say('learn.stops.eventsPodThenNodeJournal'),
    command: () => 'journalctl -u kubelet -u containerd --since -10min | grep -iE "image|pull"',
  },
  name: {
    who: say('learn.stops.kubeletRuntime'),
    does: say('learn.stops.referenceParsedFilledNoHost'),
    needs: say('learn.stops.nameParsesLowerCaseNo'),
    fails: say('learn.stops.invalidimagenameNothingLeavesNode'),
    look: say('learn.stops.imageLinePod'),
    command: ({ image }) =>
      `kubectl get pods -A -o jsonpath='{range .items[*]}{.spec.containers[*].image}{"\\n"}{end}' | sort | uniq -c   # ${image}`,
  },
  dns: {
    who: say('learn.stops.nodeResolver'),
    does: say('learn.stops.runtimeAsksNodeResolverHost'),
    needs: say('learn.stops.recordNodeNetworkCanSee'),
    fails: say('learn.stops.noSuchHostAnswerNo'),
    look: say('learn.stops.nodeNotPod'),
    command: ({ name }) => `getent hosts ${name}`,
  },
  tcp: {
    who: say('learn.stops.nodeNetworkFirewallsProxy'),
    does: say('learn.stops.connectionPortDirectlyThroughProxy'),
    needs: say('learn.stops.routeOpenPortRightExceptions'),
    fails: say('learn.stops.refusedSomebodySaidNoTimeout'),
    look: say('learn.stops.fromNodeFailed'),
    command: ({ name, port }) => `timeout 5 bash -c 'exec 3<>/dev/tcp/${name}/${port}' && echo open`,
  },
  tls: {
    who: say('learn.stops.runtimeRegistryPerhapsDeviceBetween'),
    does: say('learn.stops.serverShowsCertificateIntermediatesRuntime'),
    needs: say('learn.stops.wholeChainRootNodeKnows'),
    fails: say('learn.stops.unknownAuthorityHasFourKinds'),
    look: say('learn.stops.handshakeFromNodeServerName'),
    command: ({ name, port }) => `openssl s_client -connect ${name}:${port} -servername ${name} -showcerts </dev/null`,
  },
  login: {
    who: say('learn.stops.kubeletKeyringRegistryTokenService'),
    does: say('learn.stops.registryAnswers401NamesToken'),
    needs: say('learn.stops.secretRightTypePodNamespace'),
    fails: say('learn.stops.noLoginNoneMatchesOne'),
    look: say('learn.stops.podOwnListThenKeys'),
    command: () => `kubectl get pod <POD> -o jsonpath='{.spec.imagePullSecrets[*].name}{"\\n"}'`,
  },
  manifest: {
    who: say('learn.stops.registry'),
    does: say('learn.stops.tagBecomesDigestDigestManifest'),
    needs: say('learn.stops.repositoryTagVariantPlatformRoom'),
    fails: say('learn.stops.its404SeveralKinds403429'),
    look: say('learn.stops.whatRegistrySaysTagWithout'),
    command: ({ image }) => `skopeo inspect --raw docker://${image}`,
  },
  layers: {
    who: say('learn.stops.registryStorageCdn'),
    does: say('learn.stops.configurationLayersFetchedSeveralOnce'),
    needs: say('learn.stops.storageHostMustReachableTrusted'),
    fails: say('learn.stops.blobMissingCutShortChanged'),
    look: say('learn.stops.hostFailingUrlMayNot'),
    command: ({ name, path }) => `curl -sSI https://${name}/v2/${path}/blobs/<DIGEST> | grep -i ^location`,
  },
  unpack: {
    who: say('learn.stops.runtimeSnapshotterNodeDisk'),
    does: say('learn.stops.layersLaidOutOneAbove'),
    needs: say('learn.stops.roomInodesRightsSetOwners'),
    fails: printed('no space left on device; failed to extract layer.'),
    look: say('learn.stops.diskHoldsImages'),
    command: () => 'df -h /var/lib/containerd /var/lib/kubelet; df -i /var/lib/containerd',
  },
}
