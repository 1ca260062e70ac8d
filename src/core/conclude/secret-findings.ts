/** A secret pasted by itself that gives kubelet no login: a pull without an image, before it has failed. */
import type { CauseCode } from '../contract.ts'
import type { CredentialFact, Finding } from '../model.ts'
import { stationOf } from '../vocabulary.ts'

/** What the secret's own text shows; whether a login is refused or has run out shows only when it is sent. */
const shown = new Set<CauseCode | null>(['secret-malformed', 'secret-wrong-type'])

/** One for each secret, however often it was pasted. */
export function fromSecrets(credentials: readonly CredentialFact[]): Finding[] {
  const seen = new Set<string>()
  return credentials.flatMap((credential) => {
    const { name, namespace, problem, keys } = credential
    const content = JSON.stringify([name, namespace, problem, keys.map(({ key, login }) => [key, login])])
    const finding = seen.has(content) ? null : fromSecret(credential)
    seen.add(content)
    return finding ?? []
  })
}

/** null: nothing is wrong with it, or it is a client's own file, which kubelet never reads. */
function fromSecret(credential: CredentialFact): Finding | null {
  const { problem, type, name, source, namespace, dataKeys, error, keys, redacted, start, end } = credential
  if (problem === null || !shown.has(problem) || redacted || (type === null && dataKeys.length === 0)) return null
  const host = keys[0]?.key.replace(/^https?:\/\//, '').split('/')[0] ?? ''
  const dataKey = dataKeys.find((key) => /config/.test(key)) ?? dataKeys[0]
  return {
    image: null,
    host: /^[\w.-]+(?::\d+)?$/.test(host) ? host : null,
    failingHost: null,
    pods: [],
    code: problem,
    certainty: 'likely',
    station: stationOf[problem],
    evidence: [{ start, end }],
    message: null,
    details: {
      secret: name ?? source,
      ...(type ? { secretType: type } : {}),
      ...(dataKey ? { dataKey } : {}),
      ...(namespace ? { namespace } : {}),
      ...(error ? { reason: error } : {}),
    },
    alternatives: [],
    observations: [],
    puller: null,
    passed: [],
    first: start,
  }
}
