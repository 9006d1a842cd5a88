// SPDX-License-Identifier: MIT
/**
 * Memory that grows, for writers of byte formats (JSON, pickle, marshal, `vmiot.serial`): bytes, little-endian numbers and
 * byte strings go in one after the other, and come out as one byte string.
 */
import { Latin1Decoder, textInto } from "./latin1.ts";

/** Below this length a loop over the characters is faster than the platform's conversion. */
const SHORT = 48;
const decoder = new Latin1Decoder();

/** Bytes of a float, for writers and readers; used only between two statements. */
const double = new Float64Array(1);
const doubleBytes = new Uint8Array(double.buffer);

/** Collects bytes. */
export class ByteWriter {
  bytes: Uint8Array;
  /** Number of bytes written: where the next one goes. */
  at = 0;

  /** @param size Bytes of memory to begin with. */
  constructor(size = 256) {
    this.bytes = new Uint8Array(size);
  }

  /** Makes room for `count` bytes, which may then be stored directly. */
  reserve(count: number): void {
    if (this.at + count > this.bytes.length) this.#grow(count);
  }

  #grow(count: number): void {
    const bytes = new Uint8Array(Math.max(this.bytes.length * 2, this.at + count));
    bytes.set(this.bytes);
    this.bytes = bytes;
  }

  byte(value: number): void {
    if (this.at === this.bytes.length) this.#grow(1);
    this.bytes[this.at++] = value;
  }

  /** Two bytes, the low one first. */
  uint16(value: number): void {
    this.reserve(2);
    const { bytes } = this;
    bytes[this.at++] = value;
    bytes[this.at++] = value >>> 8;
  }

  /** Four bytes, the lowest first; negative numbers as two's complement. */
  uint32(value: number): void {
    this.reserve(4);
    const { bytes } = this;
    bytes[this.at++] = value;
    bytes[this.at++] = value >>> 8;
    bytes[this.at++] = value >>> 16;
    bytes[this.at++] = value >>> 24;
  }

  /** An IEEE double. */
  float64(value: number, little: boolean): void {
    this.reserve(8);
    const { bytes, at } = this;
    double[0] = value;
    // Deno runs on little-endian machines only.
    if (little) { for (let i = 0; i < 8; i++) bytes[at + i] = doubleBytes[i]; }
    else for (let i = 0; i < 8; i++) bytes[at + i] = doubleBytes[7 - i];
    this.at = at + 8;
  }

  /** A byte string (code units 0–255). */
  text(text: string): void {
    const size = text.length;
    if (size >= SHORT) {
      // `textInto` may spoil what comes behind, which is not written yet.
      this.reserve(size);
      textInto(text, this.bytes.subarray(this.at));
      this.at += size;
      return;
    }
    this.reserve(size);
    const { bytes } = this;
    let at = this.at;
    for (let i = 0; i < size; i++) bytes[at++] = text.charCodeAt(i);
    this.at = at;
  }

  /** A decimal integer; `value` is one that a number holds exactly. */
  decimal(value: number): void {
    if (value < 0 || value > 99_999_999) return this.text(String(value));
    if (value < 10) return this.byte(48 + value);
    let size = 2;
    for (let limit = 100; value >= limit; limit *= 10) size++;
    this.reserve(size);
    const { bytes } = this;
    this.at += size;
    for (let at = this.at - 1; size > 0; size--, at--) {
      const rest = (value / 10) | 0;
      bytes[at] = 48 + value - rest * 10;
      value = rest;
    }
  }

  /** Text as UTF-8, where a lone surrogate is three bytes as in CPython. Returns how many bytes it took. */
  utf8(text: string): number {
    const from = this.at;
    this.reserve(text.length * 3);
    const { bytes } = this;
    let { at } = this;
    for (let i = 0; i < text.length; i++) {
      let c = text.charCodeAt(i);
      if (c < 0x80) {
        bytes[at++] = c;
        continue;
      }
      if (c < 0x800) {
        bytes[at++] = 0xc0 | c >> 6;
      } else {
        if ((c & 0xfc00) === 0xd800 && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00) {
          c = text.codePointAt(i++)!;
          bytes[at++] = 0xf0 | c >> 18;
          bytes[at++] = 0x80 | c >> 12 & 63;
        } else bytes[at++] = 0xe0 | c >> 12;
        bytes[at++] = 0x80 | c >> 6 & 63;
      }
      bytes[at++] = 0x80 | c & 63;
    }
    this.at = at;
    return at - from;
  }

  /** Everything written, as a byte string. */
  result(): string {
    return decoder.text(this.bytes, 0, this.at);
  }
}
