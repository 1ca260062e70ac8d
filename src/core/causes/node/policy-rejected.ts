/** A signature or admission policy refuses the image. */
import { advise, both, cause, image, says } from '../define.ts'

export const policyRejected = cause({
  code: 'policy-rejected',
  signs: [
    says(
      [
        'SignatureValidationFailed',
        'Source image rejected',
        'is rejected by policy',
        'A signature was required, but no signature exists',
        'None of the signatures were accepted',
        'because the signature validation failed',
        'Signature for identity',
      ],
      { weight: 88 },
    ),
    says(
      [
        'is blocked in',
        'cannot be pulled due to configured policy',
        'current image without vulnerability scanning cannot be pulled',
        'The image is not signed by cosign',
        'The image is not signed by notation',
        'Blocked by Xray',
        'blocked by Curation',
        '412 Precondition Failed',
      ],
      { weight: 84, given: ['registry', 'image', 'pull'] },
    ),
  ],
  text: {
    en: {
      title: 'A policy refuses the image',
      summary: (d) => `A policy refuses ${image.en(d)}${d.reason ? `: ${d.reason}` : ''}.`,
      why: 'Someone decided that images without a signature, with known faults or from this place may not run here. The pull works as designed; image or policy must change.',
    },
    ru: {
      title: 'Политика запрещает этот образ',
      summary: (d) => `Политика запрещает ${image.ru(d)}${d.reason ? `: ${d.reason}` : ''}.`,
      why: 'Кто-то решил, что образы без подписи, с известными уязвимостями или из этого места здесь запускать нельзя. Загрузка работает как задумано; менять надо образ или политику.',
    },
  },
  cures: () => [
    advise({
      id: 'satisfy-policy',
      target: 'registry',
      who: 'registry-owner',
      touches: 'registry',
      basis: 'source',
      title: both(
        'Sign or rebuild the image so that the policy accepts it',
        'Подпишите или пересоберите образ, чтобы политика его приняла',
      ),
      notes: [
        both(
          'The policy is in /etc/containers/policy.json on the node (CRI-O, podman) or in the registry’s project settings (Harbor).',
          'Политика находится в /etc/containers/policy.json на узле (CRI-O, podman) или в настройках проекта реестра (Harbor).',
        ),
      ],
    }),
  ],
})
