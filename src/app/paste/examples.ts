/** The gallery: whole pastes, loaded when asked for. The same files are tested (src/examples/examples.test.ts). */
import type { Screen } from '../../texts/keys.ts'

interface Example {
  id: keyof Screen['exampleTitles']
  load: () => Promise<string>
}

export const examples: Example[] = [
  {
    id: 'private-ca',
    load: async () => (await import('../../examples/private-ca.txt?raw')).default,
  },
  {
    id: 'incomplete-chain',
    load: async () => (await import('../../examples/incomplete-chain.txt?raw')).default,
  },
  {
    id: 'wrong-port-in-secret',
    load: async () => (await import('../../examples/wrong-port-in-secret.txt?raw')).default,
  },
  {
    id: 'interception',
    load: async () => (await import('../../examples/interception.txt?raw')).default,
  },
  {
    id: 'rate-limit',
    load: async () => (await import('../../examples/rate-limit.txt?raw')).default,
  },
  {
    id: 'plain-http',
    load: async () => (await import('../../examples/plain-http.txt?raw')).default,
  },
]
