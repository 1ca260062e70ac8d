/** Registry and repository answer; the tag or digest is not there. */
import { advise, answered, both, cause, inNamespace, says, sh } from '../define.ts'

export const tagNotFound = cause({
  code: 'tag-not-found',
  signs: [
    // distribution's MANIFEST_UNKNOWN as docker, podman and CRI-O print it; vendors' own words behind it.
    says(['manifest unknown', 'MANIFEST_UNKNOWN'], { weight: 60 }),
    says('manifest for <image> not found', { weight: 60 }),
    says(
      [
        'manifest tagged by <name> is not found',
        'The named manifest is not known to the registry',
        'Requested image not found',
        'Failed to fetch <name> from request /v2/',
      ],
      { weight: 62 },
    ),
    // Harbor: artifact PROJECT/REPO:TAG not found.
    says('artifact <image> not found', { weight: 62 }),
    // containerd: a 404 on the manifest. 2.1 says "failed to resolve image". The repository may be missing too; with a mirror on 2.1 a 404 also outranks a TLS error.
    says(['failed to resolve reference <image>: <image>: not found', 'failed to resolve image: <image>: not found'], {
      certainty: 'likely',
      weight: 45,
      or: ['repository-not-found'],
    }),
    // The access log of a registry or of the nginx before it: whoever asks for a manifest gets a 404.
    says(answered('/v2/<any>/manifests/<any>', [404]), {
      certainty: 'likely',
      weight: 46,
      or: ['repository-not-found'],
    }),
    // helm 3 of a chart kept in a registry.
    says('failed to perform FetchReference on source: <image>: not found', {
      certainty: 'likely',
      weight: 45,
      or: ['repository-not-found'],
    }),
    says(['tag does not exist', 'Tag <name> not found in repository'], { weight: 45 }),
    says('unexpected status from HEAD request to <url>: 404 Not Found', {
      certainty: 'likely',
      weight: 40,
      or: ['repository-not-found', 'not-a-registry'],
    }),
  ],
  text: {
    en: {
      title: 'The tag or digest is not in the registry',
      summary: (d) => `${d.host ?? 'The registry'} answers, but has no ${d.image ?? 'such tag or digest'}.`,
      why: 'The runtime reached the registry and was allowed to ask; the manifest with this name does not exist there: never pushed, deleted, spelt otherwise, or pushed to another repository.',
    },
    ru: {
      title: 'Такого тега или дайджеста в реестре нет',
      summary: (d) => `${d.host ?? 'Реестр'} отвечает, но ${d.image ?? 'такого тега или дайджеста'} там нет.`,
      why: 'Среда выполнения дошла до реестра и получила право спросить; манифеста с таким именем там не существует: не был отправлен, удалён, назван иначе или лежит в другом репозитории.',
    },
  },
  next: (d) => [
    {
      command: `skopeo list-tags docker://${sh((d.image ?? '<IMAGE>').replace(/(?:[:@][^/:@]{1,200}){1,3}$/, ''))}`,
      on: 'workstation',
      why: both(
        'Shows which tags are there; an error here tells a missing repository from a missing tag.',
        'Показывает, какие теги есть; ошибка здесь отличит отсутствие репозитория от отсутствия тега.',
      ),
    },
  ],
  cures: (d) => [
    advise({
      id: 'use-existing-tag',
      target: 'kubernetes',
      who: 'developer',
      touches: 'pod',
      basis: 'source',
      title: both(
        'Point the workload at a tag that exists, or push the missing one',
        'Укажите существующий тег или отправьте недостающий',
      ),
      notes: [
        both(
          'A digest is safer than a tag: it cannot be moved or overwritten.',
          'Дайджест надёжнее тега: его нельзя переставить или перезаписать.',
        ),
      ],
      needs: [
        {
          placeholder: '<OWNER>',
          what: both(
            'the object that holds the image, such as deployment/web',
            'объект, в котором записан образ, например deployment/web',
          ),
        },
        { placeholder: '<CONTAINER>', what: both('the container in it', 'контейнер в нём') },
        { placeholder: '<IMAGE>', what: both('an image that exists', 'существующий образ') },
      ],
      commands: [{ run: `kubectl ${inNamespace(d)} set image <OWNER> <CONTAINER>=<IMAGE>`, on: 'workstation' }],
      verify: [{ run: `kubectl ${inNamespace(d)} get pods -w`, on: 'workstation', expect: both('Running', 'Running') }],
      undo: [{ run: `kubectl ${inNamespace(d)} rollout undo <OWNER>`, on: 'workstation' }],
    }),
  ],
})
