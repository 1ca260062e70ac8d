/**
 * hosts.toml, which containerd reads at every pull. One form is read by 1.5 to 2.x: the root keys first, then a quoted
 * `[host."scheme://host"]` table with its keys below it, `ca` in the table that is contacted, no dotted keys, no inline tables.
 * containerd/containerd docs/hosts.md, core/remotes/docker/config/hosts.go.
 */
import { say, type Said } from '../said.ts'
import type { ConfigRequest } from '../contract.ts'
import { refuse, type Refusal } from './draft.ts'
import { apiUrl, atLeast, mirrorOf, temporary, tomlString } from './values.ts'

export interface HostsToml {
  text: string
  files: { name: string; content: string; mode?: string }[]
  notes: Said[]
}

const pull = 'capabilities = ["pull", "resolve"]'
const ca = 'ca = "ca.crt"'

/** `version`: containerd's, where it is known. */
export function hostsToml(request: ConfigRequest, version: readonly number[] | null): HostsToml | Refusal {
  const { registry } = request
  const origin = apiUrl(registry)
  const loginNote = say('fix.hosts-toml.loginPullOfferedMirrorToo')
  switch (request.situation) {
    case 'private-ca':
      return {
        text: write(origin, [ca], origin, [pull, ca]),
        files: [{ name: 'ca.crt', content: request.ca }],
        notes: [],
      }
    case 'skip-verify':
      return {
        text: temporary(registry) + write(origin, ['skip_verify = true'], origin, [pull, 'skip_verify = true']),
        files: [],
        notes: [],
      }
    case 'plain-http': {
      const plain = apiUrl(registry, 'http')
      return { text: write(plain, [], plain, [pull]), files: [], notes: [] }
    }
    case 'client-certificate': {
      // A flat list would mean two files that each hold both; a list of pairs is what every version reads.
      const keys = ['client = [["client.crt", "client.key"]]', ...(request.ca === undefined ? [] : [ca])]
      return {
        text: write(origin, keys, origin, [pull, ...keys]),
        files: [
          { name: 'client.crt', content: request.certificate },
          { name: 'client.key', content: request.key, mode: '0600' },
          ...(request.ca === undefined ? [] : [{ name: 'ca.crt', content: request.ca }]),
        ],
        notes: [],
      }
    }
    case 'mirror': {
      const mirror = mirrorOf(request)
      if (mirror.overridePath && version && !atLeast(version, [1, 6]))
        return refuse('fix.hosts-toml.overridePathWhichMirrorUnder')
      const keys = [
        pull,
        ...(mirror.overridePath ? ['override_path = true'] : []),
        ...(request.ca === undefined ? [] : [ca]),
        ...(request.fallback && version && atLeast(version, [2, 1]) ? ['dial_timeout = "3s"'] : []),
      ]
      if (request.fallback && mirror.host.startsWith('[') && !(version && atLeast(version, [2])))
        return refuse('fix.hosts-toml.containerd1XCannotRead')
      return {
        text: request.fallback ? write(origin, [], mirror.url, keys) : write(mirror.url, keys, mirror.url, keys),
        files: request.ca === undefined ? [] : [{ name: 'ca.crt', content: request.ca }],
        notes: [
          request.fallback
            ? say('fix.hosts-toml.whenMirrorFailsContainerdGoes', version && atLeast(version, [2, 1]))
            : say('fix.hosts-toml.serverMirrorWithoutContainerdWould'),
          loginNote,
        ],
      }
    }
    default:
      return refuse('fix.hosts-toml.hostsTomlCannotExpress', request.situation)
  }
}

/** containerd 1.x's TOML reader does not take `]` inside a table's name (seen with 1.7.24): an IPv6 address is written at the root alone. */
function write(server: string, root: string[], host: string, keys: string[]): string {
  const table = host.includes('[')
    ? [...keys.filter((key) => !root.includes(key)), '', '[host]']
    : ['', `[host.${tomlString(host)}]`, ...keys.map((key) => `  ${key}`)]
  return [`server = ${tomlString(server)}`, ...root, ...table, ''].join('\n')
}
