/** The image was pulled; the trouble, if any, is elsewhere. */
import { define, says, type Signs } from '../define.ts'

export const signs: Signs = [
  says(
    [
      'Successfully pulled image',
      'already present on machine',
      'PullImage <image> returns image reference',
      'Status: Downloaded newer image for',
      'Status: Image is up to date for',
      'Image is up to date for',
    ],
    { rank: 'general' },
  ),
]

export const cause = define({
  code: 'pulled',
  cures: () => [],
})
