// SPDX-License-Identifier: MIT
/** Writes the wire format into one growing buffer. Methods are named as those of protobufjs's `Writer`. */
import { Latin1Decoder } from "../../vm/base/latin1.ts";

const encoder = new TextEncoder();
const latin1 = new Latin1Decoder();
const scratch = new DataView(new ArrayBuffer(8));

export class ByteWriter {
  buf: Uint8Array<ArrayBuffer>;
  pos = 0;
  constructor(size = 256) {
    this.buf = new Uint8Array(size);
  }

  /** Makes room for `n` more bytes. */
  room(n: number): Uint8Array {
    if (this.pos + n > this.buf.length) {
      const bigger = new Uint8Array(Math.max(this.buf.length * 2, this.pos + n));
      bigger.set(this.buf.subarray(0, this.pos));
      this.buf = bigger;
    }
    return this.buf;
  }

  uint32(v: number): void {
    const buf = this.room(5);
    v = v >>> 0;
    while (v > 127) {
      buf[this.pos++] = v & 127 | 128;
      v >>>= 7;
    }
    buf[this.pos++] = v;
  }
  /** Negative numbers take ten bytes: they are written as 64 bits. */
  int32(v: number): void {
    if (v >= 0) this.uint32(v);
    else this.varint(v >>> 0, 0xffffffff);
  }
  sint32(v: number): void {
    this.uint32(v << 1 ^ v >> 31);
  }
  bool(v: boolean): void {
    this.room(1)[this.pos++] = v ? 1 : 0;
  }

  varint(low: number, high: number): void {
    const buf = this.room(10);
    while (high !== 0 || low > 127) {
      buf[this.pos++] = low & 127 | 128;
      low = (low >>> 7 | high << 25) >>> 0;
      high >>>= 7;
    }
    buf[this.pos++] = low;
  }
  uint64(v: number | bigint): void {
    if (typeof v === "number") {
      const high = Math.floor(v / 4294967296);
      this.varint(v - high * 4294967296 >>> 0, high >>> 0);
    } else this.varint(Number(BigInt.asUintN(32, v)), Number(BigInt.asUintN(32, v >> 32n)));
  }
  int64(v: number | bigint): void {
    this.uint64(v);
  }
  sint64(v: number | bigint): void {
    const n = BigInt(v);
    this.uint64(BigInt.asUintN(64, n << 1n ^ n >> 63n));
  }

  #fixed(bytes: number): void {
    const buf = this.room(bytes);
    for (let i = 0; i < bytes; i++) buf[this.pos++] = scratch.getUint8(i);
  }
  fixed32(v: number): void {
    scratch.setUint32(0, v >>> 0, true);
    this.#fixed(4);
  }
  sfixed32(v: number): void {
    this.fixed32(v);
  }
  fixed64(v: number | bigint): void {
    scratch.setBigUint64(0, BigInt.asUintN(64, BigInt(v)), true);
    this.#fixed(8);
  }
  sfixed64(v: number | bigint): void {
    this.fixed64(v);
  }
  float(v: number): void {
    scratch.setFloat32(0, v, true);
    this.#fixed(4);
  }
  double(v: number): void {
    scratch.setFloat64(0, v, true);
    this.#fixed(8);
  }

  /** A byte string, without its length. */
  raw(s: string): void {
    const buf = this.room(s.length);
    for (let i = 0; i < s.length; i++) buf[this.pos++] = s.charCodeAt(i);
  }
  bytes(s: string): void {
    this.uint32(s.length);
    this.raw(s);
  }
  string(s: string): void {
    const start = this.begin();
    const buf = this.room(s.length * 3 + 5);
    if (s.length > 64) this.pos += encoder.encodeInto(s, buf.subarray(this.pos)).written;
    else {
      let i = 0;
      for (; i < s.length; i++) {
        const c = s.charCodeAt(i);
        if (c > 127) break;
        buf[this.pos++] = c;
      }
      if (i < s.length) this.pos += encoder.encodeInto(s.substring(i), buf.subarray(this.pos)).written;
    }
    this.end(start);
  }

  /** Begins what has a length before it; {@linkcode end} gets the result. */
  begin(): number {
    this.room(5);
    return this.pos++;
  }
  end(start: number): void {
    const size = this.pos - start - 1;
    if (size < 128) {
      this.buf[start] = size;
      return;
    }
    let extra = 0;
    for (let n = size; n > 127; n >>>= 7) extra++;
    const buf = this.room(extra);
    buf.copyWithin(start + 1 + extra, start + 1, this.pos);
    const to = this.pos + extra;
    this.pos = start;
    this.uint32(size);
    this.pos = to;
  }

  text(): string {
    return latin1.text(this.buf, 0, this.pos);
  }
}
