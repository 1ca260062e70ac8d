/** A bare base64 of a Docker config, as `kubectl get secret -o jsonpath` prints it. */
import { readDockerConfig } from '../credentials.ts'
import { reader } from '../reader.ts'

export const base64 = reader({
  kind: 'base64',
  title: '.dockerconfigjson',
  announces: [],
  claims: ({ lines, text, at }, first) => {
    const line = lines.line(first)
    const { start, end } = line
    const value = text
      .slice(start, end)
      .trim()
      .replace(/^['"`]{1,3}|['"`%]{1,4}$/g, '')
    if (!line.text.includes('••••••••') || !/^(?:eyJ|ewo)[A-Za-z0-9+/=]+$/.test(value)) return null
    let json: string
    try {
      json = atob(value)
    } catch {
      return null
    }
    if (!/"auths"/i.test(json)) return null
    return {
      end: first + 1,
      tell: (hand) => {
        const { problem, error, keys } = readDockerConfig(json, null, at)
        hand.credentials({
          start,
          end,
          source: '.dockerconfigjson',
          namespace: null,
          name: null,
          type: null,
          dataKeys: [],
          problem,
          error,
          redacted: false,
          keys,
        })
      },
    }
  },
})
