/** Whether a certificate covers a host, by Go's rules (crypto/x509 VerifyHostname): SANs only, one wildcard as the whole first label. */

export function isAddress(host: string): boolean {
  return /^\d{1,3}(?:\.\d{1,3}){3}$/.test(host) || /^\[?[0-9a-fA-F:]{0,60}:[0-9a-fA-F:.]{0,60}\]?$/.test(host)
}

export function hostWithoutPort(host: string): string {
  const bracketed = /^\[([^\]]+)\](?::\d+)?$/.exec(host)
  if (bracketed) return bracketed[1] ?? host
  return (host.match(/:/g)?.length ?? 0) === 1 ? host.replace(/:\d+$/, '') : host
}

export function matchesHost(pattern: string, host: string): boolean {
  const wanted = host.toLowerCase().replace(/\.$/, '')
  const name = pattern.toLowerCase()
  if (name === wanted) return true
  if (!name.startsWith('*.')) return false
  const dot = wanted.indexOf('.')
  return dot > 0 && wanted.slice(dot) === name.slice(1)
}
