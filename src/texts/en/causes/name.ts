import type { Details } from '../../../core/details.ts'
import { registry, image, node } from '../grammar.ts'

export const nameCauses = {
  'invalid-image-name': {
    title: 'The image name does not parse',
    summary: (d: Details) => `${image(d)} is not a valid image reference, so nothing was asked of any registry.`,
    why: 'kubelet parses the name before it asks the runtime. A scheme, an upper-case letter in the path, an unexpanded variable, an empty tag or a second tag all end here, and it repeats at every sync.',
    correctNameWhereWritten: 'Correct the name where it is written',
    formHostPortPathTag: 'The form is host[:port]/path:tag, lower-case after the host, no https:// in front, one tag.',
    objectHoldsImageSuchDeployment: 'the object that holds the image, such as deployment/web',
    container: 'the container in it',
    correctedReference: 'the corrected reference',
    noInvalidimagename: 'no InvalidImageName',
  },
  'manifest-unsupported': {
    title: 'The manifest is of a kind this runtime refuses',
    summary: (d: Details) => `${image(d)} has a manifest type that this runtime no longer accepts.`,
    why: 'The manifest arrived, but its format (usually Docker schema 1, last written before 2017) is not one that this version unpacks.',
    copyImageOnceCurrentManifest: 'Copy the image once with a current manifest',
    whereRewrittenImageGoes: 'where the rewritten image goes',
  },
  'never-pull-policy': {
    title: 'The Pod forbids pulling, and the image is not on the node',
    summary: (d: Details) => `imagePullPolicy is Never, and ${image(d)} is not on ${node(d)}.`,
    why: 'With this policy kubelet only looks at what the node already has. It asks no registry, so no secret, certificate or network can be at fault.',
    letKubeletPullWhenImage: 'Let kubelet pull when the image is absent',
    workloadSuchDeploymentWeb: 'the workload, such as deployment/web',
    noErrimageneverpull: 'no ErrImageNeverPull',
    putImageNode: 'Or put the image on the node',
    image: 'the image',
  },
  'platform-mismatch': {
    title: 'No variant of the image for this platform',
    summary: (d: Details) => `${image(d)} has no variant for ${d.platform ?? 'the platform'} of ${node(d)}.`,
    why: 'The registry served the list of variants; none fits the node’s operating system and processor, so there is nothing to unpack.',
    listsPlatformsImageHas: 'Lists the platforms that the image has.',
    buildMissingVariantKeepPod: 'Build the missing variant, or keep the Pod on nodes that fit',
    dockerBuildxBuildPlatformLinux:
      'docker buildx build --platform linux/amd64,linux/arm64 makes both variants under one tag.',
    workloadSuchDeploymentWeb: 'the workload, such as deployment/web',
    whichNodesHaveWhichPlatform: 'which nodes have which platform',
  },
  'repository-not-found-or-private': {
    title: 'The repository is missing, or private',
    summary: (d: Details) => `${registry(d)} will not say whether ${image(d)} is missing or only private.`,
    why: 'To an unknown or unentitled caller this registry gives the same answer for a repository that does not exist and for one that needs a login. Both stay open until a login with rights asks again.',
    runWhileLoggedAccountShould:
      'Run it while logged in with an account that should have access: a manifest means the login is missing in the cluster, the same refusal means the name is wrong.',
    checkNameFirstMisspeltPublic: 'Check the name first: a misspelt public image gets the same answer',
    imageMeantSecretShouldServe: 'the image as meant, and the secret that should serve it',
  },
  'repository-not-found': {
    title: 'The repository is not in the registry',
    summary: (d: Details) => `${registry(d)} answers that it has no repository for ${image(d)}.`,
    why: 'The registry was reached and answered; the path in the image name does not exist there: misspelt, renamed, in another project, or never created.',
    correctRepositoryPathCreatePush: 'Correct the repository path, or create and push it',
    objectHoldsImageSuchDeployment: 'the object that holds the image, such as deployment/web',
    container: 'the container in it',
    imageExists: 'an image that exists',
    manifestOnceNameRight: 'the manifest, once the name is right',
  },
  'tag-not-found': {
    title: 'The tag or digest is not in the registry',
    summary: (d: Details) => `${d.host ?? 'The registry'} answers, but has no ${d.image ?? 'such tag or digest'}.`,
    why: 'The runtime reached the registry and was allowed to ask; the manifest with this name does not exist there: never pushed, deleted, spelt otherwise, or pushed to another repository.',
    showsWhichTagsThereError:
      'Shows which tags are there; an error here tells a missing repository from a missing tag.',
    pointWorkloadTagExistsPush: 'Point the workload at a tag that exists, or push the missing one',
    digestSaferThanTagCannot: 'A digest is safer than a tag: it cannot be moved or overwritten.',
    objectHoldsImageSuchDeployment: 'the object that holds the image, such as deployment/web',
    container: 'the container in it',
    imageExists: 'an image that exists',
  },
}
