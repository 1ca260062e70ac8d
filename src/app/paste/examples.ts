/** The gallery: whole pastes, loaded when asked for. The same files are tested (src/examples/examples.test.ts). */
import type { Language } from '../../core/contract.ts'

interface Example {
  id: string
  title: Record<Language, string>
  load: () => Promise<string>
}

export const examples: Example[] = [
  {
    id: 'private-ca',
    title: { en: 'describe, handshake and nodes: a private CA', ru: 'describe, рукопожатие и узлы: частный центр' },
    load: async () => (await import('../../examples/private-ca.txt?raw')).default,
  },
  {
    id: 'incomplete-chain',
    title: {
      en: 'describe, handshake and secret: a missing intermediate',
      ru: 'describe, рукопожатие и секрет: нет промежуточного',
    },
    load: async () => (await import('../../examples/incomplete-chain.txt?raw')).default,
  },
  {
    id: 'wrong-port-in-secret',
    title: { en: 'Pod and secret as YAML: a key that does not match', ru: 'Pod и секрет в YAML: ключ не подходит' },
    load: async () => (await import('../../examples/wrong-port-in-secret.txt?raw')).default,
  },
  {
    id: 'interception',
    title: { en: 'Docker Hub, re-signed on the way', ru: 'Docker Hub, переподписан по дороге' },
    load: async () => (await import('../../examples/interception.txt?raw')).default,
  },
  {
    id: 'rate-limit',
    title: { en: 'Docker Hub’s rate limit', ru: 'Предел загрузок Docker Hub' },
    load: async () => (await import('../../examples/rate-limit.txt?raw')).default,
  },
  {
    id: 'plain-http',
    title: { en: 'A registry without TLS', ru: 'Реестр без TLS' },
    load: async () => (await import('../../examples/plain-http.txt?raw')).default,
  },
]
