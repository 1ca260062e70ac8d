/** The reference does not parse: distribution/reference refuses it before any request. */
import { advise, both, cause, image, inNamespace, says } from '../define.ts'

export const invalidImageName = cause({
  code: 'invalid-image-name',
  signs: [
    // kubelet pkg/kubelet/images: applyDefaultImageTag, all versions ("image reference" up to 1.27).
    says(["couldn't parse image name <any>: <any>", "couldn't parse image reference <any>: <any>"], { weight: 90 }),
    says('Failed to apply default image tag', { weight: 85 }),
    says('InvalidImageName', { weight: 60 }),
    // distribution/reference, printed by docker, podman and containerd.
    says(
      [
        'invalid reference format',
        'repository name must be lowercase',
        'failed to parse image reference',
        'invalid checksum digest',
        'unsupported digest algorithm',
        'cannot specify 64-byte hexadecimal strings',
        'repository name must not be more than 255 characters',
      ],
      { weight: 70 },
    ),
    // containers/image short names: the name says no registry.
    says(
      [
        'short-name <name> did not resolve to an alias and no unqualified-search registries',
        'short-name resolution enforced but cannot prompt without a TTY',
        'short name mode is enforcing, but image name <name> returns ambiguous list',
      ],
      { weight: 80 },
    ),
    // distribution error codes, HTTP 400.
    says(['NAME_INVALID', 'name invalid: invalid repository name', 'TAG_INVALID', 'manifest tag did not match URI'], {
      weight: 70,
    }),
  ],
  text: {
    en: {
      title: 'The image name does not parse',
      summary: (d) => `${image.en(d)} is not a valid image reference, so nothing was asked of any registry.`,
      why: 'kubelet parses the name before it asks the runtime. A scheme, an upper-case letter in the path, an unexpanded variable, an empty tag or a second tag all end here, and it repeats at every sync.',
    },
    ru: {
      title: 'Имя образа не разбирается',
      summary: (d) =>
        `${d.image ?? 'Имя образа'} не является допустимой ссылкой на образ, поэтому ни один реестр не был опрошен.`,
      why: 'kubelet разбирает имя до обращения к среде выполнения. Схема, заглавная буква в пути, нераскрытая переменная, пустой или второй тег заканчиваются здесь, и так при каждой синхронизации.',
    },
  },
  cures: (d) => [
    advise({
      id: 'correct-image-name',
      target: 'kubernetes',
      who: 'developer',
      touches: 'pod',
      basis: 'source',
      title: both('Correct the name where it is written', 'Исправьте имя там, где оно записано'),
      notes: [
        both(
          'The form is host[:port]/path:tag, lower-case after the host, no https:// in front, one tag.',
          'Форма: хост[:порт]/путь:тег, строчные буквы после хоста, без https:// впереди, один тег.',
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
        { placeholder: '<IMAGE>', what: both('the corrected reference', 'исправленная ссылка') },
      ],
      commands: [
        {
          run: `kubectl ${inNamespace(d)} set image <OWNER> <CONTAINER>=<IMAGE>`,
          on: 'workstation',
          expect: both('image updated', 'image updated'),
        },
      ],
      verify: [
        {
          run: `kubectl ${inNamespace(d)} get pods`,
          on: 'workstation',
          expect: both('no InvalidImageName', 'нет InvalidImageName'),
        },
      ],
      undo: [{ run: `kubectl ${inNamespace(d)} rollout undo <OWNER>`, on: 'workstation' }],
    }),
  ],
})
