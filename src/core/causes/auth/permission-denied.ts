/** Known, and not allowed. */
import { advise, both, cause, image, registry, says } from '../define.ts'

export const permissionDenied = cause({
  code: 'permission-denied',
  signs: [
    says(
      [
        'is not authorized to perform: ecr:',
        'because no identity-based policy allows',
        'Permission artifactregistry.repositories.downloadArtifacts denied',
        'permission_denied: The token provided does not match expected scopes',
        'permission_denied: read_package',
        'does not have permission storage.',
        'denied: access forbidden',
        'The client does not have permission for manifest',
        'AccessDeniedException',
      ],
      { weight: 80, unless: ['Unauthenticated request'] },
    ),
    says(
      [
        'failed to fetch oauth token: unexpected status from GET request to <url>: 403 Forbidden',
        'failed to fetch oauth token: unexpected status from POST request to <url>: 403 Forbidden',
        'failed to fetch oauth token: unexpected status: 403 Forbidden',
      ],
      { weight: 76 },
    ),
    // docker.io's is repository-not-found-or-private; registries that tell the two apart mean rights.
    says('requested access to the resource is denied', {
      weight: 54,
      certainty: 'likely',
      or: ['repository-not-found-or-private', 'credentials-missing'],
      unless: ['docker.io', 'pull access denied', 'does not exist'],
    }),
    says(
      [
        'unexpected status from HEAD request to <url>: 403 Forbidden',
        'unexpected status from GET request to <url>: 403 Forbidden',
        'status code <name>: 403 Forbidden',
        '403 Forbidden',
        'invalid status code from registry 403',
      ],
      {
        weight: 50,
        certainty: 'likely',
        or: ['credentials-missing', 'access-blocked', 'credentials-expired'],
        unless: ['<html', '<!DOCTYPE', 'failed to fetch anonymous token'],
      },
    ),
    says(
      [
        'denied: You don t have permission',
        'insufficient permissions',
        'does not have <word> permission',
        'PERMISSION_DENIED',
      ],
      { weight: 70 },
    ),
    says('reading manifest <any>: denied', {
      weight: 46,
      certainty: 'likely',
      or: ['repository-not-found-or-private', 'credentials-missing'],
      unless: ['requested access', 'unauthorized'],
    }),
    says('denied:', {
      weight: 26,
      certainty: 'likely',
      or: ['repository-not-found-or-private', 'credentials-missing'],
    }),
  ],
  text: {
    en: {
      title: 'The login is known, and not allowed to pull',
      summary: (d) => `${registry.en(d)} knows who asks for ${image.en(d)}, and does not allow it.`,
      why: 'The registry answered 403: the account lacks the right to pull from this repository. Rebuilding the secret with the same account changes nothing.',
    },
    ru: {
      title: 'Учётная запись известна, но загружать ей нельзя',
      summary: (d) => `${registry.ru(d)} знает, кто запрашивает ${d.image ?? 'образ'}, и не разрешает.`,
      why: 'Реестр ответил 403: у учётной записи нет права загружать из этого репозитория. Новый секрет с той же записью ничего не изменит.',
    },
  },
  cures: (d) => [
    advise({
      id: 'grant-pull',
      target: 'registry',
      who: 'registry-owner',
      touches: 'registry',
      basis: 'documentation',
      title: both(
        'Give the account the right to pull from this repository',
        'Дайте учётной записи право загружать из этого репозитория',
      ),
      notes: [
        /amazonaws\.com/.test(d.host ?? '')
          ? both(
              'ECR wants ecr:GetAuthorizationToken on *, and ecr:BatchGetImage and ecr:GetDownloadUrlForLayer on the repository; across accounts the repository policy too.',
              'ECR требует ecr:GetAuthorizationToken на *, ecr:BatchGetImage и ecr:GetDownloadUrlForLayer на репозиторий; между аккаунтами ещё и политику репозитория.',
            )
          : both(
              'Read (pull) is enough. On Harbor the robot must belong to this project; on GitLab the token needs read_registry; on GHCR the package must be shared with the account.',
              'Достаточно чтения (pull). В Harbor робот должен относиться к этому проекту; в GitLab токену нужен read_registry; в GHCR пакет должен быть открыт учётной записи.',
            ),
      ],
    }),
    {
      kind: 'configure',
      situation: 'pull-secret',
      title: both('Or use an account that has the right', 'Или используйте запись, у которой право есть'),
    },
  ],
})
