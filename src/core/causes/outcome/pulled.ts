/** The image was pulled; the trouble, if any, is elsewhere. */
import { cause, says } from '../define.ts'

export const pulled = cause({
  code: 'pulled',
  signs: [
    says(
      [
        'Successfully pulled image',
        'already present on machine',
        'Status: Downloaded newer image for',
        'Status: Image is up to date for',
        'Image is up to date for',
      ],
      { weight: 50 },
    ),
  ],
  cures: () => [],
})
