// SPDX-License-Identifier: MIT
/**
 * Reads the wire format from a byte string, as which a Python `str` is here: nothing is copied, texts and bytes are
 * pieces of the input. Methods are named as those of protobufjs's `Reader`.
 */
import { badUtf8, fromUtf8, isAscii } from "../expat/chars.ts";

/** The input is no message. */
export class WireError {
  constructor(readonly message: string) {}
}

/** Below this size a loop is faster than a regular expression. */
const SHORT = 32;
const scratch = new DataView(new ArrayBuffer(8));

export class ByteReader {
  pos = 0;
  constructor(readonly s: string) {}

  uint32(): number {
    const { s } = this;
    let c = s.charCodeAt(this.pos++);
    if (c < 128) return c;
    let value = c & 127;
    for (let shift = 7; shift < 70; shift += 7) {
      c = s.charCodeAt(this.pos++);
      if (c !== c) break;
      if (shift < 32) value |= (c & 127) << shift;
      if (c < 128) return value >>> 0;
    }
    throw new WireError(c !== c ? "Truncated message." : "Too many bytes when decoding varint.");
  }
  int32(): number {
    return this.uint32() | 0;
  }
  sint32(): number {
    const n = this.uint32();
    return n >>> 1 ^ -(n & 1);
  }
  bool(): boolean {
    const { low, high } = this.#varint();
    return low !== 0 || high !== 0;
  }

  #varint(): { low: number; high: number } {
    const { s } = this;
    let low = 0, high = 0;
    for (let shift = 0; shift < 70; shift += 7) {
      const c = s.charCodeAt(this.pos++);
      if (c !== c) throw new WireError("Truncated message.");
      const bits = c & 127;
      if (shift < 28) low |= bits << shift;
      else if (shift === 28) {
        low |= bits << 28;
        high |= bits >> 4;
      } else if (shift < 64) high |= bits << (shift - 32);
      if (c < 128) return { low: low >>> 0, high: high >>> 0 };
    }
    throw new WireError("Too many bytes when decoding varint.");
  }
  uint64(): number | bigint {
    const { low, high } = this.#varint();
    return unsigned(low, high);
  }
  int64(): number | bigint {
    const { low, high } = this.#varint();
    return signed(low, high);
  }
  sint64(): number | bigint {
    const { low, high } = this.#varint();
    const mask = -(low & 1);
    return signed(((low >>> 1 | high << 31) ^ mask) >>> 0, (high >>> 1 ^ mask) >>> 0);
  }

  #fixed(bytes: number): DataView {
    const { s, pos } = this;
    if (pos + bytes > s.length) throw new WireError("Truncated message.");
    for (let i = 0; i < bytes; i++) scratch.setUint8(i, s.charCodeAt(pos + i));
    this.pos = pos + bytes;
    return scratch;
  }
  fixed32(): number {
    return this.#fixed(4).getUint32(0, true);
  }
  sfixed32(): number {
    return this.#fixed(4).getInt32(0, true);
  }
  fixed64(): number | bigint {
    const v = this.#fixed(8);
    return unsigned(v.getUint32(0, true), v.getUint32(4, true));
  }
  sfixed64(): number | bigint {
    const v = this.#fixed(8);
    return signed(v.getUint32(0, true), v.getUint32(4, true));
  }
  float(): number {
    return this.#fixed(4).getFloat32(0, true);
  }
  double(): number {
    return this.#fixed(8).getFloat64(0, true);
  }

  /** End of what the length at the position counts; at most `end`. */
  limit(end: number): number {
    const to = this.uint32() + this.pos;
    if (to > end) throw new WireError("Truncated message.");
    return to;
  }
  /** How many packed varints there are up to `to`. */
  varints(to: number): number {
    const { s } = this;
    let n = 0;
    for (let i = this.pos; i < to; i++) if (s.charCodeAt(i) < 128) n++;
    if (to > this.pos && s.charCodeAt(to - 1) >= 128) throw new WireError("Truncated message.");
    return n;
  }
  /** Reads packed `int32` values up to `to`, into `a` from `n` on. */
  int32s(to: number, a: unknown[], n: number): void {
    const { s } = this;
    let { pos } = this;
    while (pos < to) {
      const c = s.charCodeAt(pos++);
      if (c < 128) {
        a[n++] = c;
        continue;
      }
      const next = s.charCodeAt(pos);
      if (next < 128) {
        a[n++] = c & 127 | next << 7;
        pos++;
        continue;
      }
      this.pos = pos - 1;
      a[n++] = this.int32();
      pos = this.pos;
    }
    this.pos = pos;
  }
  /** How many packed values of wire type 1 or 5 there are up to `to`. */
  fixed(to: number, wire: number): number {
    const size = wire === 1 ? 8 : 4;
    const length = to - this.pos;
    if (length % size !== 0) throw new WireError("Truncated message.");
    return length / size;
  }
  /** `end` is that of the message around. */
  bytes(end: number): string {
    const to = this.limit(end);
    const value = this.s.substring(this.pos, to);
    this.pos = to;
    return value;
  }
  string(end: number): string {
    const value = this.bytes(end);
    if (value.length < SHORT) {
      const { s, pos } = this;
      let i = pos - value.length;
      while (i < pos && s.charCodeAt(i) < 128) i++;
      if (i === pos) return value;
    } else if (isAscii(value)) return value;
    // U+FFFE and U+FFFF are characters here, though not in XML.
    if (badUtf8(value) >= 0 && badUtf8(value.replace(/\xef\xbf[\xbe\xbf]/g, "")) >= 0) {
      throw new WireError("A string field is not UTF-8.");
    }
    return fromUtf8(value);
  }

  /** Goes over a field whose tag was read. */
  skip(tag: number, end: number, depth = 0): void {
    switch (tag & 7) {
      case 0:
        this.#varint();
        break;
      case 1:
        this.pos += 8;
        break;
      case 2:
        this.pos = this.limit(end);
        break;
      case 3:
        if (depth > 100) throw new WireError("Groups are nested too deep.");
        for (;;) {
          if (this.pos >= end) throw new WireError("Truncated message.");
          const inner = this.uint32();
          if ((inner & 7) === 4) {
            if (inner >>> 3 !== tag >>> 3) throw new WireError("Unexpected end-group tag.");
            break;
          }
          this.skip(inner, end, depth + 1);
        }
        break;
      case 5:
        this.pos += 4;
        break;
      default:
        throw new WireError((tag & 7) === 4 ? "Unexpected end-group tag." : "Wrong wire type in tag.");
    }
    if (this.pos > end) throw new WireError("Truncated message.");
  }
}

function unsigned(low: number, high: number): number | bigint {
  return high < 0x200000 ? high * 4294967296 + low : BigInt(high) << 32n | BigInt(low);
}
function signed(low: number, high: number): number | bigint {
  const h = high | 0;
  return h >= -0x200000 && h < 0x200000 ? h * 4294967296 + low : BigInt.asIntN(64, BigInt(high) << 32n | BigInt(low));
}
