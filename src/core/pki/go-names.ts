/** Names as Go's crypto/x509 compares them: hosts, addresses, mailboxes. src/crypto/x509/verify.go and constraints.go. */

export function domainNameValid(name: string, constraint: boolean): boolean {
  if (name === '') return true
  const rest = constraint && name.startsWith('.') ? name.slice(1) : name
  return !name.endsWith('.') && !/[^\u0021-\u007e]/.test(rest) && rest.split('.').every((label) => label.length > 0)
}

/** Lower case in ASCII, as Go compares names. */
export const lower = (text: string) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())

function validHostname(host: string, pattern: boolean): boolean {
  const name = pattern ? host : host.replace(/\.$/, '')
  if (name === '' || name === '*') return false
  return name
    .split('.')
    .every((part, i) => (pattern && i === 0 && part === '*') || /^[A-Za-z0-9_][A-Za-z0-9_-]*$/.test(part))
}

export function matchHostnames(pattern: string, host: string): boolean {
  const wanted = lower(host.replace(/\.$/, ''))
  const name = lower(pattern)
  if (name === '' || wanted === '') return false
  const patternParts = name.split('.')
  const hostParts = wanted.split('.')
  return (
    patternParts.length === hostParts.length &&
    patternParts.every((part, i) => (i === 0 && part === '*') || part === hostParts[i])
  )
}

/** Whether a SAN covers the host: wildcards for what is a valid name, letter by letter for what is not. */
export function coversHost(san: string, host: string): boolean {
  if (validHostname(lower(host), false) && validHostname(san, true)) return matchHostnames(san, host)
  return san !== '' && san !== '.' && host !== '' && host !== '.' && lower(san) === lower(host)
}

export function wide(bytes: Uint8Array): Uint8Array {
  return bytes.length === 4 ? Uint8Array.from([...Array<number>(10).fill(0), 255, 255, ...bytes]) : bytes
}

/** RFC 2821 mailbox, in the forms that Go reads: what follows the local part's `@` is the domain, whatever it is. */
export function parseMailbox(text: string): { local: string; domain: string } | null {
  const match =
    /^(?:"(?<quoted>(?:[\u0001-\u0008\u000b\u000c\u000e-!#-[\]-\u007f]|\\[\u0001-\u0009\u000b\u000c\u000e-\u007f])*)"|(?<atoms>(?:[A-Za-z0-9!#$%&'*+\-/=?^_`{|}~.]|\\[^])+))@(?<domain>[^]*)$/.exec(
      text,
    )
  const { quoted, atoms, domain = '' } = match?.groups ?? {}
  if (!match || (domain !== '' && !domain.split('.').every((label) => /^[\u0021-\u007e]+$/.test(label)))) return null
  const local = (quoted ?? atoms ?? '').replace(/\\([^])/g, '$1')
  return atoms !== undefined && /^\.|\.$|\.\./.test(local) ? null : { local, domain }
}
