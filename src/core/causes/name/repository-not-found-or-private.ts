/** The registry hides on purpose whether the repository is missing or private. */
import { advise, both, cause, image, inNamespace, registry, says, sh } from '../define.ts'

export const repositoryNotFoundOrPrivate = cause({
  code: 'repository-not-found-or-private',
  signs: [
    // containerd core/remotes/docker, all versions; docker daemon for the second.
    says(
      [
        'pull access denied, repository does not exist or may require authorization',
        'pull access denied for <image>, repository does not exist or may require docker login',
        'repository does not exist or may require',
      ],
      { weight: 60 },
    ),
    says('insufficient_scope: authorization failed', { weight: 62 }),
    says('not found: does not exist or no pull access', { weight: 55 }),
    says('requested access to the resource is denied', {
      weight: 55,
      given: ['docker.io', 'pull access denied', 'index.docker.io'],
    }),
    // Harbor prints it twice for private and for missing projects.
    says('unauthorized to access repository: <any>, action: pull', {
      weight: 60,
      or: ['credentials-missing', 'permission-denied'],
    }),
    // Quay says it of a missing repository too; Nexus only of a private one.
    says('access to the requested resource is not authorized', {
      weight: 60,
      certainty: 'likely',
      or: ['credentials-missing', 'permission-denied'],
      given: ['quay'],
    }),
  ],
  text: {
    en: {
      title: 'The repository is missing, or private',
      summary: (d) => `${registry.en(d)} will not say whether ${image.en(d)} is missing or only private.`,
      why: 'To an unknown or unentitled caller this registry gives the same answer for a repository that does not exist and for one that needs a login. Both stay open until a login with rights asks again.',
    },
    ru: {
      title: 'Репозитория нет, или он закрыт',
      summary: (d) => `${registry.ru(d)} не сообщает, отсутствует ли ${image.ru(d)} или только закрыт.`,
      why: 'Неизвестному или не имеющему прав этот реестр одинаково отвечает и про несуществующий репозиторий, и про закрытый. Оба варианта остаются, пока не спросит учётная запись с правами.',
    },
  },
  next: (d) => [
    {
      command: `skopeo inspect --no-tags docker://${sh(d.image ?? '<IMAGE>')}`,
      on: 'workstation',
      why: both(
        'Run it while logged in with an account that should have access: a manifest means the login is missing in the cluster, the same refusal means the name is wrong.',
        'Выполните под учётной записью, у которой должен быть доступ: манифест означает, что в кластере нет входа, тот же отказ — что имя неверно.',
      ),
    },
  ],
  cures: (d) => [
    advise({
      id: 'check-spelling',
      target: 'kubernetes',
      who: 'developer',
      touches: 'pod',
      basis: 'source',
      title: both(
        'Check the name first: a misspelt public image gets the same answer',
        'Сначала проверьте имя: опечатка в публичном образе даёт тот же ответ',
      ),
      commands: [
        {
          run: `kubectl ${inNamespace(d)} get pods -o custom-columns=POD:.metadata.name,IMAGES:.spec.containers[*].image,SECRETS:.spec.imagePullSecrets[*].name`,
          on: 'workstation',
          expect: both('the image as meant, and the secret that should serve it', 'нужный образ и секрет для него'),
        },
      ],
    }),
    { kind: 'configure', situation: 'pull-secret' },
  ],
})
