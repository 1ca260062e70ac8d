/** The image has no variant for the node's operating system or architecture. */
import { advise, define, inNamespace, say, says, sh, type Signs } from '../define.ts'

export const signs: Signs = [
  // containerd images.Manifest; also wrapped in "failed to unpack image on snapshotter".
  says('no match for platform in manifest', { rank: 'exact' }),
  // docker's manifest list lookup; podman and CRI-O for the second.
  says('no matching manifest for <name> in the manifest list entries', {
    rank: 'exact',
    details: { name: 'platform' },
  }),
  says('no matching manifest for', { rank: 'exact' }),
  says(
    [
      'no image found in image index for architecture',
      'no image found in manifest list for architecture',
      'no image found in image index',
    ],
    { rank: 'exact' },
  ),
  says(
    [
      'does not match the specified platform',
      'was found but does not match the specified platform',
      'does not support platform <name> for image',
      'cannot download image with operating system',
      'image operating system <name> cannot be used on this platform',
      'was found but its platform',
    ],
    { rank: 'exact' },
  ),
  says('no child with platform', { rank: 'exact' }),
]

export const cause = define({
  code: 'platform-mismatch',
  next: (d) => [
    {
      command: `skopeo inspect --raw docker://${sh(d.image ?? '<IMAGE>')} | grep -A3 '"platform"'`,
      on: 'workstation',
      why: say('platform-mismatch.listsPlatformsImageHas'),
    },
  ],
  cures: (d) => [
    advise({
      id: 'schedule-or-build',
      target: 'kubernetes',
      who: 'developer',
      touches: 'pod',
      basis: 'source',
      title: say('platform-mismatch.buildMissingVariantKeepPod'),
      notes: [say('platform-mismatch.dockerBuildxBuildPlatformLinux')],
      needs: [
        {
          placeholder: '<OWNER>',
          what: say('platform-mismatch.workloadSuchDeploymentWeb'),
        },
      ],
      commands: [
        {
          run: 'kubectl get nodes -L kubernetes.io/arch,kubernetes.io/os',
          on: 'workstation',
          expect: say('platform-mismatch.whichNodesHaveWhichPlatform'),
        },
        {
          run: `kubectl ${inNamespace(d)} patch <OWNER> --type merge -p '{"spec":{"template":{"spec":{"nodeSelector":{"kubernetes.io/arch":"amd64"}}}}}'`,
          on: 'workstation',
        },
      ],
      undo: [{ run: `kubectl ${inNamespace(d)} rollout undo <OWNER>`, on: 'workstation' }],
    }),
  ],
})
