/** Addresses as Go's net and net/netip read and write them. */

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
