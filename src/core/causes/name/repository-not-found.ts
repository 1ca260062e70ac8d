/** The registry says that the repository is not there. */
import { advise, both, cause, image, inNamespace, registry, says, sh } from '../define.ts'

export const repositoryNotFound = cause({
  code: 'repository-not-found',
  signs: [
    // distribution's NAME_UNKNOWN; ECR, GAR, ACR and docker add their own sentence.
    says(['name unknown', 'NAME_UNKNOWN', 'repository name not known to registry'], { weight: 65 }),
    says(['The repository with name <name> does not exist in the registry with id', 'RepositoryNotFoundException'], {
      weight: 70,
    }),
    says(['Repository <name> not found: name unknown', 'repository <name> is not found'], { weight: 66 }),
    // Harbor.
    says('project <word> not found', { weight: 60 }),
    says('Error: image <image> not found', { certainty: 'likely', weight: 30, or: ['tag-not-found'] }),
  ],
  text: {
    en: {
      title: 'The repository is not in the registry',
      summary: (d) => `${registry.en(d)} answers that it has no repository for ${image.en(d)}.`,
      why: 'The registry was reached and answered; the path in the image name does not exist there: misspelt, renamed, in another project, or never created.',
    },
    ru: {
      title: 'Такого репозитория в реестре нет',
      summary: (d) => `${registry.ru(d)} отвечает, что репозитория для ${d.image ?? 'этого образа'} у него нет.`,
      why: 'Реестр доступен и ответил; пути из имени образа в нём нет: опечатка, переименование, другой проект или репозиторий ещё не создан.',
    },
  },
  cures: (d) => [
    advise({
      id: 'correct-repository',
      target: 'kubernetes',
      who: 'developer',
      touches: 'pod',
      basis: 'source',
      title: both('Correct the repository path, or create and push it', 'Исправьте путь репозитория или создайте его'),
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
      commands: [
        {
          run: `skopeo inspect --no-tags docker://${sh(d.image ?? '<IMAGE>')}`,
          on: 'workstation',
          expect: both('the manifest, once the name is right', 'манифест, когда имя верно'),
        },
        { run: `kubectl ${inNamespace(d)} set image <OWNER> <CONTAINER>=<IMAGE>`, on: 'workstation' },
      ],
      verify: [{ run: `kubectl ${inNamespace(d)} get pods`, on: 'workstation', expect: both('Running', 'Running') }],
      undo: [{ run: `kubectl ${inNamespace(d)} rollout undo <OWNER>`, on: 'workstation' }],
    }),
  ],
})
