/**
 * As much of Go's net/url.Parse as decides how an `auths` key is read, and which URI a certificate may name. https://github.com/golang/go,
 * src/net/url/url.go (1.26).
 */
import { parseAddress } from './address.ts'
import { quoted } from './text.ts'

export type GoUrl =
  | { ok: true; scheme: string; host: string; path: string }
  | { ok: false; /** As url.Error prints it. */ error: string }

// shouldEscape(c, encodeHost): what may stand in a host as it is.
const hostCharacter = /^[A-Za-z0-9\-_.~!$&'()*+,;=:[\]<>"\u0080-\uffff]$/
const userinfo = /^[A-Za-z0-9\-._:~!$&'()*+,;=%@]*$/

class Refusal extends Error {}
function refuse(reason: string): never {
  throw new Refusal(reason)
}

/** Query, fragment and user are checked and dropped. */
export function parseGoUrl(raw: string): GoUrl {
  const hash = raw.indexOf('#')
  const whole = hash < 0 ? raw : raw.slice(0, hash)
  try {
    const url = parse(whole)
    if (hash >= 0) decoded(raw.slice(hash + 1))
    return { ok: true, ...url }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { ok: false, error: `parse ${quoted(raw)}: ${error.message}` }
  }
}

function parse(raw: string): { scheme: string; host: string; path: string } {
  // eslint-disable-next-line no-control-regex -- Go refuses exactly these bytes
  if (/[\u0000-\u001f\u007f]/.test(raw)) refuse('net/url: invalid control character in URL')
  if (raw.startsWith(':')) refuse('missing protocol scheme')
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]*):/.exec(raw)?.[1]?.toLowerCase() ?? ''
  let rest = (scheme === '' ? raw : raw.slice(scheme.length + 1)).replace(/\?[^]*$/, '')
  if (!rest.startsWith('/')) {
    if (scheme !== '') return { scheme, host: '', path: '' }
    if (rest.split('/')[0]?.includes(':')) refuse('first path segment in URL cannot contain colon')
  }
  let host = ''
  if (rest.startsWith('//') && (scheme !== '' || !rest.startsWith('///'))) {
    const slash = rest.indexOf('/', 2)
    const authority = slash < 0 ? rest.slice(2) : rest.slice(2, slash)
    rest = slash < 0 ? '' : rest.slice(slash)
    const at = authority.lastIndexOf('@')
    host = parseHost(scheme, authority.slice(at + 1))
    if (at >= 0 && !userinfo.test(authority.slice(0, at))) refuse('net/url: invalid userinfo')
    if (at >= 0) decoded(authority.slice(0, at))
  }
  return { scheme, host, path: decoded(rest) }
}

function parseHost(scheme: string, host: string): string {
  const open = host.lastIndexOf('[')
  if (open > 0) refuse('invalid IP-literal')
  if (open === 0) {
    const close = host.lastIndexOf(']')
    if (close < 0) refuse("missing ']' in host")
    port(host.slice(close + 1))
    const literal = unescapedHost(host.slice(1, close))
    const address = literal.replace(/%.{1,300}$/, '')
    if (!parseAddress(address)) refuse(`invalid host: ParseAddr(${quoted(literal)}): unable to parse IP`)
    if (!address.includes(':')) refuse('invalid IP-literal')
    return `[${literal}]${host.slice(close + 1)}`
  }
  // The strict form, since Go 1.26, for the web's own schemes.
  const colon = scheme === 'http' || scheme === 'https' ? host.indexOf(':') : host.lastIndexOf(':')
  if (colon >= 0) port(host.slice(colon))
  return unescapedHost(host)
}

function port(text: string): void {
  if (!/^(?::[0-9]*)?$/.test(text)) refuse(`invalid port ${quoted(text)} after host`)
}

function unescapedHost(host: string): string {
  let result = ''
  for (let i = 0; i < host.length; i++) {
    const character = host.charAt(i)
    if (character === '%') {
      // Only non-ASCII bytes and %25 may be escaped in a host.
      const code = host.slice(i, i + 3)
      if (!/^%[0-9a-fA-F]{2}$/.test(code) || (parseInt(code.charAt(1), 16) < 8 && code !== '%25'))
        refuse(`invalid URL escape ${quoted(code)}`)
      result += code === '%25' ? '%' : code
      i += 2
    } else if (hostCharacter.test(character)) {
      result += character
    } else {
      refuse(`invalid character ${quoted(character)} in host name`)
    }
  }
  return result
}

/** Percent-decoding as Go does it for paths. */
function decoded(text: string): string {
  const wrong = /%(?![0-9a-fA-F]{2}).{0,2}/.exec(text)
  if (wrong) refuse(`invalid URL escape ${quoted(wrong[0])}`)
  if (!text.includes('%')) return text
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
