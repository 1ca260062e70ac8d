/** `kubectl describe` of what is no Pod: a node, a service account, a secret. */
import type { Span } from '../../contract.ts'
import type { CredentialFact } from '../../model.ts'
import type { Lines } from '../../text/lines.ts'
import { describeEnd, readFields } from '../described.ts'
import { nowhere, reader, spanOf } from '../reader.ts'

export const describe = reader({
  kind: 'describe',
  title: 'describe',
  announces: ['container runtime version', 'kubelet version', 'image pull secrets'],
  claims: ({ lines }, first) => {
    const described = describeEnd(lines, first)
    if (!described || described.kind === 'pod' || described.kind === 'other') return null
    const { kind, last, eventsFrom } = described
    const fields = readFields(lines, first, last)
    const span = spanOf(lines, first, last)
    return {
      end: last,
      title: `describe ${kind} · ${fields.Name ?? ''}`,
      tell: (hand) => {
        if (kind === 'node')
          hand.facts({
            runtime: fields['Container Runtime Version'],
            os: fields['OS Image'],
            kubelet: fields['Kubelet Version'],
            arch: fields.Architecture,
            node: fields.Name,
          })
        if (kind === 'serviceaccount')
          hand.accounts({
            ...span,
            namespace: fields.Namespace ?? null,
            name: fields.Name ?? null,
            pullSecrets: describedSecrets(lines, first, last),
          })
        if (kind === 'secret') hand.credentials(...describedSecret(lines, first, last, fields, span))
        if (eventsFrom !== null) hand.statements(eventsFrom + 1, last, nowhere)
      },
    }
  },
})

/** The pull secrets of a described service account. */
function describedSecrets(lines: Lines, from: number, to: number): string[] {
  const names: string[] = []
  let inside = false
  for (const text of lines.slice(from, to)) {
    const head = /^\s*Image pull secrets:\s*(\S*)/.exec(text)
    if (head) {
      inside = true
      if (head[1] && head[1] !== '<none>') names.push(head[1])
    } else if (inside && /^\s+[a-z0-9][a-z0-9.-]*\s*$/.test(text)) names.push(text.trim())
    else inside = false
  }
  return names
}

/** A described secret tells its type and the names and sizes of its data; none where it is no login. */
function describedSecret(
  lines: Lines,
  from: number,
  to: number,
  fields: { [name: string]: string },
  span: Span,
): CredentialFact[] {
  const dataKeys = lines.slice(from, to).flatMap((text) => /^\s*([\w.-]+):\s+\d+ bytes/.exec(text)?.[1] ?? [])
  const type = fields.Type ?? null
  const read: { [type: string]: string } = {
    'kubernetes.io/dockerconfigjson': '.dockerconfigjson',
    'kubernetes.io/dockercfg': '.dockercfg',
  }
  const wanted = type === null ? undefined : read[type]
  const login =
    dataKeys.some((key) => /docker|config\.json/.test(key)) ||
    wanted !== undefined ||
    type === 'kubernetes.io/basic-auth'
  if (!login) return []
  return [
    {
      ...span,
      source: `secret ${fields.Name ?? ''}`,
      namespace: fields.Namespace ?? null,
      name: fields.Name ?? null,
      type,
      dataKeys,
      keys: [],
      redacted: true,
      problem:
        wanted === undefined
          ? 'secret-wrong-type'
          : dataKeys.length > 0 && !dataKeys.includes(wanted)
            ? 'secret-malformed'
            : null,
      error: wanted !== undefined && dataKeys.length > 0 && !dataKeys.includes(wanted) ? `no data key ${wanted}` : null,
    },
  ]
}
