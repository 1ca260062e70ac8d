/** The layers are encrypted (OCIcrypt), and the node has no key or no decoder. */
import { advise, define, imageWord, onNode, printed, say, says, type Signs } from '../define.ts'

export const signs: Signs = [
  // containers/ocicrypt encryption.go, containers/image copy, containerd/imgcrypt.
  says(
    [
      'missing private key needed for decryption',
      'no suitable key unwrapper found or none of the private keys could be used for decryption',
      'call to DecryptLayer failed',
      'Error decrypting layer',
      'failed to decrypt layer',
      'unable to decrypt layer',
      'ctd-decoder',
    ],
    { rank: 'exact' },
  ),
  // Nothing that unpacks is set up for this kind of layer.
  says('no processor for media-type', { rank: 'exact', given: ['+encrypted'] }),
]

export const cause = define({
  code: 'image-encrypted',
  next: () => [
    onNode(
      'ls -l /etc/containerd/ocicrypt/keys /etc/crio/keys 2>&1; containerd config dump | grep -E -A6 "ocicrypt|image_decryption"; command -v ctd-decoder',
      say('image-encrypted.showsKeysAndDecoder'),
    ),
  ],
  cures: (d) => [
    advise({
      id: 'give-key-to-node',
      target: 'containerd-2',
      who: 'cluster-operator',
      touches: 'all-nodes',
      basis: 'documentation',
      title: say('image-encrypted.giveNodesPrivateKey'),
      notes: [say('image-encrypted.whereKeysStand'), say('image-encrypted.keyComesFromWhoEncrypted')],
    }),
    advise({
      id: 'copy-decrypted',
      target: 'registry',
      who: 'developer',
      touches: 'registry',
      basis: 'documentation',
      title: say('image-encrypted.orCopyItDecrypted'),
      notes: [say('image-encrypted.whoCanPullCanRead')],
      needs: [
        { placeholder: '<PRIVATE_KEY_FILE>', what: say('image-encrypted.privateKeyFile') },
        { placeholder: '<TARGET_IMAGE>', what: say('image-encrypted.whereDecryptedImageGoes') },
      ],
      commands: [
        {
          run: `skopeo copy --decryption-key <PRIVATE_KEY_FILE> docker://${imageWord(d)} docker://<TARGET_IMAGE>`,
          on: 'workstation',
          expect: printed('Writing manifest to image destination'),
        },
      ],
    }),
  ],
})
