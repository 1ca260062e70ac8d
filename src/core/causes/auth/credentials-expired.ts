/** A short-lived token ran out. */
import { both, cause, registry, says } from '../define.ts'

export const credentialsExpired = cause({
  code: 'credentials-expired',
  signs: [
    // ECR.
    says(
      [
        'Your authorization token has expired',
        'authorization token has expired',
        'The security token included in the request is expired',
      ],
      { weight: 86 },
    ),
    says('The security token included in the request is invalid', {
      weight: 84,
      certainty: 'likely',
      or: ['credentials-rejected'],
    }),
    says(['ExpiredToken', 'token is expired', 'token has expired', 'token expired', 'jwt expired', 'TOKEN_EXPIRED'], {
      weight: 74,
      unless: ['certificate', 'serviceaccount', 'webhook'],
    }),
  ],
  text: {
    en: {
      title: 'The login was a token that has run out',
      summary: (d) => `The token for ${registry.en(d)} has expired${d.notAfter ? ` (${d.notAfter})` : ''}.`,
      why: 'The secret holds a short-lived token (ECR 12 hours, Google 1 hour, ACR 3 hours), not a password. It worked, and stopped by itself; making the same secret again works only as long again.',
    },
    ru: {
      title: 'Вход был временным токеном, и он истёк',
      summary: (d) => `Токен для ${registry.ru(d)} истёк${d.notAfter ? ` (${d.notAfter})` : ''}.`,
      why: 'В секрете не пароль, а временный токен (ECR 12 часов, Google 1 час, ACR 3 часа). Он работал и перестал сам; такой же новый секрет проработает столько же.',
    },
  },
  cures: () => [
    {
      kind: 'configure',
      situation: 'pull-secret',
      title: both('Now: create the secret with a fresh token', 'Сейчас: создайте секрет со свежим токеном'),
    },
  ],
})
