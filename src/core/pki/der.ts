/** A strict DER reader with the refusals of Go's cryptobyte: low tag numbers, definite minimal lengths, minimal integers. */

export const tag = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  utf8: 0x0c,
  sequence: 0x30,
  set: 0x31,
  numeric: 0x12,
  printable: 0x13,
  t61: 0x14,
  ia5: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  bmp: 0x1e,
} as const

export interface Element {
  tag: number
  /** Offset of the tag byte. */ start: number
  contents: Der
  end: number
}

/** A window on bytes. Reading moves its beginning; what cannot be read leaves null and says nothing about why: the caller does. */
export class Der {
  readonly bytes: Uint8Array
  at: number
  readonly end: number

  constructor(bytes: Uint8Array, at = 0, end = bytes.length) {
    this.bytes = bytes
    this.at = at
    this.end = end
  }

  get empty(): boolean {
    return this.at >= this.end
  }
  get rest(): Uint8Array {
    return this.bytes.subarray(this.at, this.end)
  }
  peek(wanted: number): boolean {
    return !this.empty && this.bytes[this.at] === wanted
  }

  any(): Element | null {
    const start = this.at
    if (this.end - start < 2) return null
    const found = this.bytes[start] ?? 0
    const first = this.bytes[start + 1] ?? 0
    if ((found & 0x1f) === 0x1f) return null
    let header = 2
    let length = first
    if (first & 0x80) {
      const count = first & 0x7f
      if (count === 0 || count > 4 || this.end - start < 2 + count) return null
      length = 0
      for (let i = 0; i < count; i++) length = length * 256 + (this.bytes[start + 2 + i] ?? 0)
      if (length < 128 || Math.floor(length / 2 ** ((count - 1) * 8)) === 0) return null
      header += count
    }
    const end = start + header + length
    if (end > this.end) return null
    this.at = end
    return { tag: found, start, contents: new Der(this.bytes, start + header, end), end }
  }

  element(wanted: number): Element | null {
    return this.peek(wanted) ? this.any() : null
  }
  read(wanted: number): Der | null {
    return this.element(wanted)?.contents ?? null
  }

  /** The bytes of an INTEGER, minimal; null when it is not. */
  integer(wanted: number = tag.integer): Uint8Array | null {
    const bytes = this.read(wanted)?.rest
    if (!bytes || bytes.length === 0) return null
    const [first = 0, second = 0] = bytes
    if (bytes.length > 1 && ((first === 0 && (second & 0x80) === 0) || (first === 0xff && (second & 0x80) !== 0)))
      return null
    return bytes
  }

  boolean(): boolean | null {
    const bytes = this.read(tag.boolean)?.rest
    if (bytes?.length !== 1) return null
    return bytes[0] === 0xff ? true : bytes[0] === 0 ? false : null
  }

  /** Bytes and number of unused bits. */
  bitString(): { bytes: Uint8Array; unused: number } | null {
    const contents = this.read(tag.bitString)?.rest
    if (!contents || contents.length === 0) return null
    const unused = contents[0] ?? 0
    const bytes = contents.subarray(1)
    const last = bytes[bytes.length - 1] ?? 0
    if (unused > 7 || (bytes.length === 0 && unused !== 0) || (bytes.length > 0 && (last & ((1 << unused) - 1)) !== 0))
      return null
    return { bytes, unused }
  }

  /** Dotted; base-128 arcs minimal and below 2^31, as encoding/asn1's ObjectIdentifier holds them. */
  oid(): string | null {
    const bytes = this.read(tag.oid)?.rest
    return bytes ? dotted(bytes) : null
  }
}

export function dotted(bytes: Uint8Array): string | null {
  if (bytes.length === 0) return null
  const arcs: number[] = []
  for (let i = 0; i < bytes.length;) {
    if (bytes[i] === 0x80) return null
    let value = 0
    let more = true
    for (let count = 0; more; count++) {
      if (i >= bytes.length || count > 4) return null
      const byte = bytes[i++] ?? 0
      value = value * 128 + (byte & 0x7f)
      if (value > 0x7fffffff) return null
      more = (byte & 0x80) !== 0
    }
    if (arcs.length === 0)
      arcs.push(Math.min(2, Math.floor(value / 40)), value - 40 * Math.min(2, Math.floor(value / 40)))
    else arcs.push(value)
  }
  return arcs.join('.')
}

export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i])
}

/** Two's complement, big-endian. */
export function bigInteger(bytes: Uint8Array): bigint {
  let value = 0n
  for (const byte of bytes) value = (value << 8n) | BigInt(byte)
  return ((bytes[0] ?? 0) & 0x80) !== 0 ? value - (1n << BigInt(8 * bytes.length)) : value
}
