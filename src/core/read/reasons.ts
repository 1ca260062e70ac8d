/** Why a container waits, in kubelet's own words. */
import type { Statement } from '../model.ts'

export const pullReasons = new Set([
  'ErrImagePull',
  'ImagePullBackOff',
  'ErrImageNeverPull',
  'InvalidImageName',
  'ImageInspectError',
  'RegistryUnavailable',
  'SignatureValidationFailed',
])

/** Whether it is why a container waits for its image, whatever the words. */
export function isReason({ reason }: Statement): boolean {
  return reason !== undefined && reason !== null && pullReasons.has(reason)
}
