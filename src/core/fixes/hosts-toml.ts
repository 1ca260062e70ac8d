/**
 * hosts.toml, which containerd reads at every pull. One form is read by 1.5 to 2.x: the root keys first, then a quoted
 * `[host."scheme://host"]` table with its keys below it, `ca` in the table that is contacted, no dotted keys, no inline tables.
 * containerd/containerd docs/hosts.md, core/remotes/docker/config/hosts.go.
 */
import type { ConfigRequest } from '../contract.ts'
import type { Text } from '../model.ts'
import { both, refuse, type Refusal } from './draft.ts'
import { apiUrl, atLeast, mirrorOf, temporary, tomlString } from './values.ts'

export interface HostsToml {
  text: string
  files: { name: string; content: string; mode?: string }[]
  notes: Text[]
}

const pull = 'capabilities = ["pull", "resolve"]'
const ca = 'ca = "ca.crt"'

/** `version`: containerd's, where it is known. */
export function hostsToml(request: ConfigRequest, version: readonly number[] | null): HostsToml | Refusal {
  const { registry } = request
  const origin = apiUrl(registry)
  const loginNote = both(
    'The login of a pull is offered to the mirror too: let it serve anonymously, or with a login that it accepts. hosts.toml has no place for a login of its own.',
    'Данные входа предлагаются и зеркалу: пусть оно отдаёт анонимно или принимает этот вход. Своих данных входа в hosts.toml задать нельзя.',
  )
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
        return refuse(
          'override_path, which a mirror under a path needs, is read from containerd 1.6 on.',
          'override_path, нужный зеркалу с путём, читается начиная с containerd 1.6.',
        )
      const keys = [
        pull,
        ...(mirror.overridePath ? ['override_path = true'] : []),
        ...(request.ca === undefined ? [] : [ca]),
        ...(request.fallback && version && atLeast(version, [2, 1]) ? ['dial_timeout = "3s"'] : []),
      ]
      if (request.fallback && mirror.host.startsWith('[') && !(version && atLeast(version, [2])))
        return refuse(
          'containerd 1.x cannot read a table for a mirror at an IPv6 address; give the mirror a name.',
          'containerd 1.x не читает таблицу для зеркала с адресом IPv6; дайте зеркалу имя.',
        )
      return {
        text: request.fallback ? write(origin, [], mirror.url, keys) : write(mirror.url, keys, mirror.url, keys),
        files: request.ca === undefined ? [] : [{ name: 'ca.crt', content: request.ca }],
        notes: [
          request.fallback
            ? both(
                `When the mirror fails, containerd goes to the registry itself.${version && atLeast(version, [2, 1]) ? '' : ' Before 2.1 a mirror that does not answer costs 30 s for each request.'}`,
                `Если зеркало не ответит, containerd обратится к самому реестру.${version && atLeast(version, [2, 1]) ? '' : ' До 2.1 молчащее зеркало стоит 30 с на каждый запрос.'}`,
              )
            : both(
                'server is the mirror: without it containerd would still fall back to the registry itself.',
                'server указывает на зеркало: без этого containerd всё равно ушёл бы к самому реестру.',
              ),
          loginNote,
        ],
      }
    }
    default:
      return refuse(`hosts.toml cannot express “${request.situation}”.`, `hosts.toml не умеет «${request.situation}».`)
  }
}

/** containerd 1.x's TOML reader does not take `]` inside a table's name (seen with 1.7.24): an IPv6 address is written at the root alone. */
function write(server: string, root: string[], host: string, keys: string[]): string {
  const table = host.includes('[')
    ? [...keys.filter((key) => !root.includes(key)), '', '[host]']
    : ['', `[host.${tomlString(host)}]`, ...keys.map((key) => `  ${key}`)]
  return [`server = ${tomlString(server)}`, ...root, ...table, ''].join('\n')
}
