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

/** 16 bytes for either family, as net.IP compares them; null: not an address. */
export function parseAddress(text: string): Uint8Array | null {
  const four = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text)
  if (four) {
    const parts = four.slice(1)
    if (parts.some((part) => Number(part) > 255 || (part.length > 1 && part.startsWith('0')))) return null
    return Uint8Array.from([...Array<number>(10).fill(0), 255, 255, ...parts.map(Number)])
  }
  if (!/^[0-9A-Fa-f:.]+$/.test(text) || !text.includes(':')) return null
  const embedded = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text)
  let groupsText = text
  if (embedded) {
    const tail = parseAddress(embedded[2] ?? '')
    if (!tail) return null
    groupsText = `${embedded[1] ?? ''}${(((tail[12] ?? 0) << 8) | (tail[13] ?? 0)).toString(16)}:${(((tail[14] ?? 0) << 8) | (tail[15] ?? 0)).toString(16)}`
  }
  const halves = groupsText.split('::')
  if (halves.length > 2) return null
  const groups = halves.map((half) => (half === '' ? [] : half.split(':')))
  const all = groups.flat()
  if (all.some((group) => !/^[0-9A-Fa-f]{1,4}$/.test(group))) return null
  const missing = 8 - all.length
  if (halves.length === 1 ? missing !== 0 : missing < 1) return null
  const full = [
    ...(groups[0] ?? []),
    ...Array<string>(halves.length === 2 ? missing : 0).fill('0'),
    ...(groups[1] ?? []),
  ]
  return Uint8Array.from(full.flatMap((group) => [parseInt(group, 16) >> 8, parseInt(group, 16) & 255]))
}

export function addressText(bytes: Uint8Array): string {
  const mapped =
    bytes.length === 16 && bytes.subarray(0, 10).every((byte) => byte === 0) && bytes[10] === 255 && bytes[11] === 255
  if (bytes.length === 4 || mapped) return Array.from(bytes.subarray(bytes.length - 4)).join('.')
  const groups: string[] = []
  for (let i = 0; i < 16; i += 2) groups.push((((bytes[i] ?? 0) << 8) | (bytes[i + 1] ?? 0)).toString(16))
  let best = { at: -1, length: 1 }
  for (let i = 0; i < 8; i++) {
    let length = 0
    while (groups[i + length] === '0') length++
    if (length > best.length) best = { at: i, length }
  }
  return best.at < 0
    ? groups.join(':')
    : `${groups.slice(0, best.at).join(':')}::${groups.slice(best.at + best.length).join(':')}`
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
