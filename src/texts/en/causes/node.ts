import type { Details } from '../../../core/details.ts'
import { image, node } from '../grammar.ts'

export const nodeCauses = {
  'disk-full': {
    title: 'The node’s disk is full',
    summary: (d: Details) =>
      `${d.node ?? 'The node'} has no room left for the image${d.path ? ` under ${d.path}` : ''}.`,
    why: 'The layers arrived and could not be written. Bytes or inodes of the file system that holds the runtime’s store are used up.',
    showsWhichFileSystemFull: 'Shows which file system is full, and whether of bytes or of inodes.',
    removeImagesNoContainerUses: 'Remove images that no container uses',
    imagesRunningContainersUseStay:
      'Images that running containers use stay. What was removed is pulled again when needed.',
    below85: 'below 85 %',
  },
  'image-encrypted': {
    title: 'The image is encrypted, and the node has no key',
    summary: (d: Details) =>
      `The layers of ${image(d)} are encrypted, and ${node(d)} has no key or no decoder for them.`,
    why: 'The layers arrived whole. They were encrypted when the image was pushed (OCIcrypt), and are unpacked only by a runtime that has the private key and, in containerd, the decoder of imgcrypt.',
    showsKeysAndDecoder: 'Shows the keys, the decoder, and whether the runtime is told of them.',
    giveNodesPrivateKey: 'Give the private key to the nodes that run it',
    whereKeysStand:
      'containerd reads /etc/containerd/ocicrypt/keys with the stream processors of imgcrypt and ctd-decoder in its config.toml (docs/cri/decryption.md); CRI-O reads decryption_keys_path, /etc/crio/keys by default.',
    keyComesFromWhoEncrypted:
      'The key comes from whoever encrypted the image, over a channel of its own; mode 0400, and in no image and no ConfigMap.',
    orCopyItDecrypted: 'Or copy the image decrypted into a registry of your own',
    whoCanPullCanRead:
      'Whoever can pull from there can read it: what the encryption was for is then up to that registry’s rights.',
    privateKeyFile: 'the file with the private key',
    whereDecryptedImageGoes: 'where the decrypted image goes',
  },
  'policy-rejected': {
    title: 'A policy refuses the image',
    summary: (d: Details) => `A policy refuses ${image(d)}${d.reason ? `: ${d.reason}` : ''}.`,
    why: 'Someone decided that images without a signature, with known faults or from this place may not run here. The pull works as designed; image or policy must change.',
    signRebuildImageSoPolicy: 'Sign or rebuild the image so that the policy accepts it',
    policyEtcContainersPolicyJson:
      'The policy is in /etc/containers/policy.json on the node (CRI-O, podman) or in the registry’s project settings (Harbor).',
  },
  'pull-cancelled': {
    title: 'The pull stalled and was given up',
    summary: (d: Details) => `The pull of ${image(d)} was given up before it was complete.`,
    why: 'The runtime cancels when no byte arrives for its progress limit (5 minutes in containerd), when it restarts, or when the Pod is deleted. The link or the registry is slow or stuck.',
    findWhatSlowVeryLarge: 'Find what is slow; for very large layers allow more time',
    imagePullProgressTimeoutContainerd:
      'image_pull_progress_timeout in containerd’s CRI configuration; needs a restart of containerd.',
  },
  'pull-throttled': {
    title: 'kubelet limits its own pulls',
    summary: (d: Details) => `kubelet on ${node(d)} holds pulls back, because too many were asked at once.`,
    why: 'registryPullQPS (5 by default, burst 10) is kubelet’s own limit, not the registry’s. It passes by itself.',
    waitRaiseRegistrypullqpsKubeletConfiguration: 'Wait, or raise registryPullQPS in the kubelet configuration',
  },
  'runtime-api-mismatch': {
    title: 'The runtime does not offer the CRI service',
    summary: (d: Details) =>
      `The runtime of ${node(d)} runs, but does not offer the CRI service that kubelet asks for.`,
    why: 'Either its CRI plugin is switched off or did not load because of its configuration (mirrors beside config_path is the usual one), or kubelet and runtime are of ages that do not fit.',
    showsWhyPluginDidNot: 'Shows why the plugin did not load.',
    repairConfigTomlSoCri: 'Repair config.toml so that the CRI plugin loads',
    takeCriOutDisabledPlugins: 'Take cri out of disabled_plugins; take registry.mirrors out where config_path is set.',
    lineNamesFault: 'the line that names the fault',
  },
  'runtime-config-invalid': {
    title: 'The runtime’s registry configuration is wrong',
    summary: (d: Details) =>
      `The registry configuration of ${node(d)}${d.path ? ` (${d.path})` : ''} is one that the runtime does not read${d.reason ? `: ${d.reason}` : ''}.`,
    why: 'A file that does not parse is skipped with one log line, or keeps the runtime from loading its CRI part. Pulls then go on as if the file were not there, or not at all.',
    showsComplaintFilePasteBoth: 'Shows the complaint and the file; paste both.',
    correctFileMessageNames: 'Correct the file that the message names',
    pasteFileHereReadRuntime:
      'Paste the file here: it is read as the runtime reads it, and the faults are shown with their lines.',
    nothingOnceRight: 'nothing, once it is right',
  },
  'runtime-unavailable': {
    title: 'The runtime cannot be reached',
    summary: (d: Details) => `The container runtime of ${node(d)} does not answer on its socket.`,
    why: 'Nothing can be pulled while kubelet cannot talk to the runtime. This is about a socket on the node, not about the registry, even where it says “connection refused”.',
    showsWhetherRunsWhyStopped: 'Shows whether it runs, and why it stopped.',
    startRuntimeAfterCheckingConfiguration: 'Start the runtime, after checking its configuration',
    noOutput: 'no output',
  },
  'unpack-failed': {
    title: 'A layer cannot be unpacked',
    summary: (d: Details) => `${d.node ?? 'The node'} has the layers of ${image(d)}, but cannot unpack one of them.`,
    why: 'The registry did its part. The node’s file system or user namespace refuses something in the layer: ownership, a special file, a mount option, or its content store is damaged.',
    showsFileSystemUnderStore: 'Shows the file system under the store and containerd’s own words.',
    removeWhatLeftImagePull: 'Remove what is left of the image and pull it again',
    image: 'the image',
    lchownOperationNotSupportedInvalid:
      '“lchown … operation not supported” or “invalid argument”: the store lies on a file system without owners (NFS, vfat), or a rootless runtime lacks subordinate IDs in /etc/subuid.',
  },
}
