/** The command that printed a certificate: whom it asked, and how. */
import type { ChainFact } from '../model.ts'
import type { Lines } from '../text/lines.ts'

/**
 * What the command above the dump asked for. The host: -connect, or -servername where -connect is an address or another machine; before all
 * the name that openssl was told to compare.
 * A server name is sent with -servername, and since 1.1.1 by itself where -connect is a name; without one a shared server shows its default certificate.
 */
export function howAsked(lines: Lines, first: number, old = false): { host: string | null } & ChainFact['asked'] {
  for (let i = first; i >= Math.max(0, first - 4); i--) {
    const text = lines.line(i).text
    const connect = /-connect\s+([^\s'"<|;]{1,260})/.exec(text)
    if (!connect) continue
    const target = connect[1] ?? ''
    const name = /-servername\s+([^\s'"<|;]{1,255})/.exec(text)?.[1]
    const port = /:(\d+)$/.exec(target)?.[1] ?? '443'
    const machine = target.replace(/:\d+$/, '')
    const compared = /-verify_(?:hostname|ip)\s+([^\s'"<|;]{1,255})/.exec(text)?.[1]
    const host = compared ?? name ?? machine
    const serverName = name !== undefined || (!/-noservername/.test(text) && !old && !isAddress(machine))
    return {
      host: port === '443' ? host : `${host}:${port}`,
      serverName,
      proxy: /-proxy\s+([^\s'"<|;]{1,260})/.exec(text)?.[1] ?? null,
      givenCa: /\s-(?:verify)?CA(?:file|path|store)[\s=]|\bSSL_CERT_(?:FILE|DIR)=/.test(text),
    }
  }
  return { host: null, serverName: null, proxy: null, givenCa: false }
}

const isAddress = (host: string) =>
  /^\[?[0-9a-fA-F:.]{0,60}[:.][0-9a-fA-F:.]{0,60}\]?$/.test(host) && !/[g-zG-Z]/.test(host)
