/** As much of Go's net/url.Parse as decides how an `auths` key is read. https://github.com/golang/go, src/net/url/url.go. */

export interface GoUrl { host: string; path: string }

const optionalPort = /^(?::[0-9]*)?$/
// shouldEscape(c, encodeHost): what may stand in a host as it is.
const hostCharacter = /^[A-Za-z0-9\-_.~!$&'()*+,;=:[\]<>"\u0080-\uffff]$/
const userinfo = /^[A-Za-z0-9\-._:~!$&'()*+,;=%@]*$/

/** Parses a URL that begins with `http://` or `https://`; null where Go returns an error. Query, fragment and user are dropped. */
export function parseGoUrl(raw: string): GoUrl | null {
  const hash = raw.indexOf('#')
  const withoutFragment = hash < 0 ? raw : raw.slice(0, hash)
  if (hash >= 0 && unescapePercent(raw.slice(hash + 1)) === null) return null
  // eslint-disable-next-line no-control-regex -- Go refuses exactly these bytes
  if (/[\u0000-\u001f\u007f]/.test(withoutFragment)) return null
  const question = withoutFragment.indexOf('?')
  const withoutQuery = question < 0 ? withoutFragment : withoutFragment.slice(0, question)
  const rest = withoutQuery.slice(withoutQuery.indexOf('://') + 3)
  const slash = rest.indexOf('/')
  const authority = slash < 0 ? rest : rest.slice(0, slash)
  const path = unescapePercent(slash < 0 ? '' : rest.slice(slash))
  const at = authority.lastIndexOf('@')
  if (at >= 0 && (!userinfo.test(authority.slice(0, at)) || unescapePercent(authority.slice(0, at)) === null)) return null
  const host = parseHost(authority.slice(at + 1))
  return host === null || path === null ? null : { host, path }
}

function parseHost(host: string): string | null {
  if (host.startsWith('[')) {
    const close = host.lastIndexOf(']')
    if (close < 0 || !optionalPort.test(host.slice(close + 1))) return null
  } else {
    const colon = host.lastIndexOf(':')
    if (colon >= 0 && !optionalPort.test(host.slice(colon))) return null
  }
  let result = ''
  for (let i = 0; i < host.length; i++) {
    const character = host.charAt(i)
    if (character === '%') {
      // Only non-ASCII bytes and %25 may be escaped in a host.
      const code = host.slice(i, i + 3)
      if (!/^%[0-9a-fA-F]{2}$/.test(code) || (parseInt(code.charAt(1), 16) < 8 && code !== '%25')) return null
      result += code === '%25' ? '%' : code
      i += 2
    } else if (hostCharacter.test(character)) {
      result += character
    } else {
      return null
    }
  }
  return result
}

/** Percent-decoding as Go does it for paths; null for a `%` without two hexadecimal digits. */
function unescapePercent(text: string): string | null {
  if (!text.includes('%')) return text
  if (/%(?![0-9a-fA-F]{2})/.test(text)) return null
  const bytes: number[] = []
  const encoder = new TextEncoder()
  for (let i = 0; i < text.length; i++) {
    if (text.charAt(i) === '%') {
      bytes.push(parseInt(text.slice(i + 1, i + 3), 16))
      i += 2
    } else {
      bytes.push(...encoder.encode(text.charAt(i)))
    }
  }
  return new TextDecoder().decode(new Uint8Array(bytes))
}

/** net.SplitHostPort, with kubelet's fallback: what does not split is all host. */
export function splitHostPort(hostport: string): { host: string; port: string } {
  const whole = { host: hostport, port: '' }
  const colon = hostport.lastIndexOf(':')
  if (colon < 0) return whole
  if (hostport.startsWith('[')) {
    const close = hostport.indexOf(']')
    return close + 1 === colon ? { host: hostport.slice(1, close), port: hostport.slice(colon + 1) } : whole
  }
  const host = hostport.slice(0, colon)
  return /[:[\]]/.test(host) ? whole : { host, port: hostport.slice(colon + 1) }
}
