/** BER as OpenSSL reads it: lengths need not be minimal, and may be left open. Reading throws `Unreadable` where d2i would fail. */
import { Der, dotted, tag, type Element } from './der.ts'

export class Unreadable extends Error {}
export function must<Value>(value: Value | null | undefined): Value {
  if (value === null || value === undefined) throw new Unreadable()
  return value
}

/** Lengths need not be minimal, and may be left open. */
export class Ber extends Der {
  override any(): (Element & { contents: Ber }) | null {
    const start = this.at
    const found = this.bytes[start] ?? 0
    const first = this.bytes[start + 1] ?? 0
    if (this.end - start < 2 || (found & 0x1f) === 0x1f) return null
    const count = first & 0x80 ? first & 0x7f : 0
    if (first === 0x80) return found & 0x20 ? this.open(found, start) : null
    let length = count === 0 ? first : 0
    for (let i = 0; i < count; i++) length = length * 256 + (this.bytes[start + 2 + i] ?? 0)
    const end = start + 2 + count + length
    if (end > this.end) return null
    this.at = end
    return { tag: found, start, contents: new Ber(this.bytes, start + 2 + count, end), end }
  }

  /**
   * Where an open length ends: the closing zeros are counted, not read by descending, as asn1_find_end does it (crypto/asn1/tasn_dec.c);
   * the depth is the sender's to choose.
   */
  private open(found: number, start: number): (Element & { contents: Ber }) | null {
    const inside = new Ber(this.bytes, start + 2, this.end)
    for (let open = 1; !inside.empty;) {
      const [first, second] = [this.bytes[inside.at] ?? 0, this.bytes[inside.at + 1] ?? 0]
      if (first === 0 && second === 0) {
        open--
        if (open === 0) {
          this.at = Math.min(inside.at + 2, this.end)
          return { tag: found, start, contents: new Ber(this.bytes, start + 2, inside.at), end: this.at }
        }
        inside.at += 2
      } else if (second === 0x80 && (first & 0x20) !== 0 && (first & 0x1f) !== 0x1f) {
        open++
        inside.at += 2
      } else if (!inside.any()) return null
    }
    return null
  }

  override read(wanted: number): Ber | null {
    return this.peek(wanted) ? (this.any()?.contents ?? null) : null
  }
  /** A SEQUENCE (or what is tagged instead) that is read to its end. */
  whole<Value>(wanted: number, read: (body: Ber) => Value): Value {
    const body = must(this.read(wanted))
    const value = read(body)
    if (!body.empty) throw new Unreadable()
    return value
  }
  list<Value>(wanted: number, read: (body: Ber) => Value): Value[] {
    return this.whole(wanted, (body) => {
      const values: Value[] = []
      while (!body.empty) values.push(read(body))
      return values
    })
  }
  override boolean(): boolean | null {
    const bytes = this.read(tag.boolean)?.rest
    return bytes?.length === 1 ? bytes[0] !== 0 : null
  }
  bits(wanted: number = tag.bitString): Uint8Array | null {
    const bytes = this.read(wanted)?.rest
    const unused = bytes?.[0] ?? 8
    if (!bytes || unused > 7) return null
    const data = bytes.slice(1)
    if (data.length > 0) data[data.length - 1] = (data[data.length - 1] ?? 0) & (0xff << unused)
    return data
  }
}

export interface Algorithm {
  oid: string
  raw: Uint8Array
  parameters: Uint8Array
}

export function readAlgorithm(der: Ber): Algorithm {
  const start = der.at
  const { oid, parameters } = der.whole(tag.sequence, (body) => ({
    oid: readOid(body),
    parameters: body.empty ? new Uint8Array() : must(body.any()),
  }))
  return {
    oid,
    raw: der.bytes.subarray(start, der.at),
    parameters: parameters instanceof Uint8Array ? parameters : der.bytes.subarray(parameters.start, parameters.end),
  }
}

/** An identifier too large for numbers keeps its bytes. */
export function readOid(der: Ber): string {
  const bytes = must(der.read(tag.oid)).rest
  if (
    bytes.length === 0 ||
    ((bytes[bytes.length - 1] ?? 0) & 0x80) !== 0 ||
    bytes.some((byte, i) => byte === 0x80 && (i === 0 || ((bytes[i - 1] ?? 0) & 0x80) === 0))
  )
    throw new Unreadable()
  return dotted(bytes) ?? `raw ${Array.from(bytes).join('.')}`
}
