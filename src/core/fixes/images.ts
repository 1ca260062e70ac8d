/** Cures that move an image, not a setting: a copy with its digest into a registry that works, and a pull on every node before it is needed. */
import { printed, say } from '../said.ts'
import type { ConfigRequest } from '../contract.ts'
import { sh } from '../text/shell.ts'
import { parseReference } from '../registry/reference.ts'
import { file, needsOf, refuse, type FixDraft, type Refusal } from './draft.ts'
import prePullYaml from './kubernetes/pre-pull.yaml?raw'
import { fill } from './template.ts'
import { slug } from './values.ts'

const on = 'workstation' as const
const isOpen = (image: string) => /^<[A-Z_]+>$/.test(image)

export function copyImage({ image, to }: Extract<ConfigRequest, { situation: 'copy-image' }>): FixDraft | Refusal {
  const wrong = [image, to].find((one) => !isOpen(one) && !parseReference(one).ok)
  if (wrong !== undefined) return refuse('fix.images.notImage', wrong)
  const [from, into] = [sh(image), sh(to)]
  const made = {
    files: [],
    verify: [
      {
        run: `skopeo inspect --format '{{.Digest}}' docker://${from}\nskopeo inspect --format '{{.Digest}}' docker://${into}`,
        on,
        expect: say('fix.images.sameDigestTwice'),
      },
    ],
    commands: [
      {
        run: `skopeo login ${into.split('/')[0] ?? ''}`,
        on,
        expect: say('fix.images.loginSucceededPasswordAsked'),
      },
      {
        run: `skopeo copy --all --preserve-digests docker://${from} docker://${into}`,
        on,
        expect: say('fix.images.writingManifestListEveryPlatform'),
      },
      {
        run: `kubectl -n <NAMESPACE> set image <OWNER> <CONTAINER>=${into}`,
        on,
        expect: printed('image updated'),
      },
    ],
    undo: [{ run: 'kubectl -n <NAMESPACE> rollout undo <OWNER>', on }],
  }
  return {
    id: 'copy-image',
    target: 'kubernetes',
    versions: null,
    basis: 'documentation',
    risk: 'safe',
    who: 'developer',
    touches: 'namespace',
    restarts: [],
    title: say('fix.images.nowCopyImageDigestInto'),
    notes: [say('fix.images.fromMachineCanReachBoth')],
    ...made,
    needs: needsOf(made),
  }
}

export function prePull({ image }: Extract<ConfigRequest, { situation: 'pre-pull' }>): FixDraft | Refusal {
  if (!isOpen(image) && !parseReference(image).ok) return refuse('fix.images.notImage2', image)
  const name = `pre-pull-${slug(image.replace(/^.*\//, ''))}`.slice(0, 50).replace(/-$/, '')
  const manifest = fill(prePullYaml, 'yaml', { name, image })
  const made = {
    files: [file(`${name}.yaml`, manifest, { on })],
    commands: [{ run: `kubectl apply -f ${name}.yaml`, on, expect: printed('created') }],
    verify: [
      {
        run: `kubectl -n <NAMESPACE> get pods -l app=${name} -o wide`,
        on,
        expect: say('fix.images.podEachNodeNoImagepullbackoff'),
      },
    ],
    undo: [
      {
        run: `kubectl delete -f ${name}.yaml`,
        on,
        expect: say('fix.images.deletedImageStaysNodesUntil'),
      },
    ],
  }
  return {
    id: 'pre-pull',
    target: 'kubernetes',
    versions: null,
    basis: 'documentation',
    risk: 'safe',
    who: 'developer',
    touches: 'namespace',
    restarts: [],
    title: say('fix.images.pullEveryNodeBeforeNeeded'),
    notes: [say('fix.images.outsideRushEachNodePulls')],
    ...made,
    needs: needsOf(made),
  }
}
