// SPDX-License-Identifier: MIT
/**
 * The small encodings images are made of: variable length integers, byte strings, line tables (`docs/image.md`,
 * "Encodings"). Instructions have a file of their own, `image_instructions.ts`.
 *
 * INVARIANT: each value has exactly one encoding; readers refuse any other, so that equal contents are equal bytes.
 */
import { bytesToText } from "../base/latin1.ts";
import { ImageError } from "./image_error.ts";

/** Integers below this take one byte. */
export const VINT_ONE = 192;
/** Integers below this take at most two bytes. */
const VINT_TWO = VINT_ONE + 63 * 256;

/**
 * UTF-8 of `text` as a byte string. Lone surrogates get their three-byte form, as in CPython 2.7, where unicode
 * constants may hold them.
 */
export function utf8Encode(text: string): string {
  let plain = true;
  for (let i = 0; i < text.length && plain; i++) plain = text.charCodeAt(i) < 0x80;
  if (plain) return text;
  const chr = String.fromCharCode;
  let out = "";
  for (let i = 0; i < text.length; i++) {
    const c = text.codePointAt(i)!;
    if (c < 0x80) out += chr(c);
    else if (c < 0x800) out += chr(0xc0 | (c >> 6), 0x80 | (c & 63));
    else if (c < 0x10000) out += chr(0xe0 | (c >> 12), 0x80 | ((c >> 6) & 63), 0x80 | (c & 63));
    else {
      out += chr(0xf0 | (c >> 18), 0x80 | ((c >> 12) & 63), 0x80 | ((c >> 6) & 63), 0x80 | (c & 63));
      i++;
    }
  }
  return out;
}

/**
 * Text of a UTF-8 byte string; three-byte forms of surrogates are accepted, overlong and other bad forms are not.
 * @returns The text, or the position of the first bad byte.
 */
export function utf8Decode(bytes: string): string | number {
  const length = bytes.length;
  let i = 0;
  while (i < length && bytes.charCodeAt(i) < 0x80) i++;
  if (i === length) return bytes;
  let out = bytes.slice(0, i);
  while (i < length) {
    const c = bytes.charCodeAt(i);
    if (c < 0x80) {
      out += bytes[i++];
      continue;
    }
    const count = c >= 0xc2 && c < 0xe0 ? 1 : c >= 0xe0 && c < 0xf0 ? 2 : c >= 0xf0 && c < 0xf5 ? 3 : 0;
    if (count === 0 || i + count >= length) return i;
    let point = c & (0x3f >> count);
    for (let k = 1; k <= count; k++) {
      const next = bytes.charCodeAt(i + k);
      if ((next & 0xc0) !== 0x80) return i;
      point = (point << 6) | (next & 63);
    }
    if (count === 2 ? point < 0x800 : count === 3 ? point < 0x10000 || point > 0x10ffff : false) return i;
    out += String.fromCodePoint(point);
    i += count + 1;
  }
  return out;
}

/** A growing byte buffer. */
export class ByteWriter {
  #buffer = new Uint8Array(256);
  /** Bytes written so far. */
  length = 0;

  #grow(count: number): void {
    const needed = this.length + count;
    if (needed <= this.#buffer.length) return;
    const bigger = new Uint8Array(Math.max(needed, this.#buffer.length * 2));
    bigger.set(this.#buffer.subarray(0, this.length));
    this.#buffer = bigger;
  }

  u8(value: number): void {
    this.#grow(1);
    this.#buffer[this.length++] = value;
  }

  u16(value: number): void {
    this.u8(value & 255);
    this.u8((value >>> 8) & 255);
  }

  u32(value: number): void {
    this.u16(value & 0xffff);
    this.u16(value >>> 16);
  }

  /** Unsigned integer below 2^32: one byte below 192, two below 16320, else 255 and groups of seven bits. */
  vint(value: number): void {
    if (value < VINT_ONE) {
      this.u8(value);
    } else if (value < VINT_TWO) {
      this.u8(VINT_ONE + ((value - VINT_ONE) >> 8));
      this.u8((value - VINT_ONE) & 255);
    } else {
      this.u8(255);
      let rest = value - VINT_TWO;
      while (rest >= 128) {
        this.u8((rest & 127) | 128);
        rest = Math.floor(rest / 128);
      }
      this.u8(rest);
    }
  }

  /** Signed integer: 0, −1, 1, −2 … become 0, 1, 2, 3 …. */
  svint(value: number): void {
    this.vint(value < 0 ? -2 * value - 1 : 2 * value);
  }

  f64(value: number): void {
    const bytes = new Uint8Array(8);
    new DataView(bytes.buffer).setFloat64(0, value, true);
    this.bytes(bytes);
  }

  bytes(data: Uint8Array): void {
    this.#grow(data.length);
    this.#buffer.set(data, this.length);
    this.length += data.length;
  }

  /** Length and bytes. */
  string(text: string): void {
    this.vint(text.length);
    this.raw(text);
  }

  /** The bytes of a byte string alone. */
  raw(text: string): void {
    this.#grow(text.length);
    for (let i = 0; i < text.length; i++) this.#buffer[this.length++] = text.charCodeAt(i);
  }

  /** A copy of what was written. */
  result(): Uint8Array {
    return this.#buffer.slice(0, this.length);
  }
}

/** Bytes that {@linkcode ByteWriter.vint} takes for `value`. */
export function vintSize(value: number): number {
  if (value < VINT_ONE) return 1;
  if (value < VINT_TWO) return 2;
  let size = 2;
  for (let rest = value - VINT_TWO; rest >= 128; rest = Math.floor(rest / 128)) size++;
  return size;
}

/** Reads the encodings from a piece of an image; every method throws {@linkcode ImageError} past the end. */
export class ByteReader {
  /** Position inside `data`. */
  pos = 0;

  /**
   * @param data The piece.
   * @param base Offset of the piece in the image, for error messages.
   */
  constructor(readonly data: Uint8Array, readonly base: number) {}

  /** Offset of the next byte in the image. */
  get offset(): number {
    return this.base + this.pos;
  }

  /** Bytes left. */
  get left(): number {
    return this.data.length - this.pos;
  }

  fail(message: string): ImageError {
    return new ImageError(message, this.offset);
  }

  #end(): ImageError {
    return this.fail("Bad image: a record ends too early");
  }

  u8(): number {
    if (this.pos >= this.data.length) throw this.#end();
    return this.data[this.pos++];
  }

  u32(): number {
    const a = this.u8();
    const b = this.u8();
    const c = this.u8();
    return (a | (b << 8) | (c << 16) | (this.u8() << 24)) >>> 0;
  }

  vint(): number {
    const data = this.data;
    if (this.pos >= data.length) throw this.#end();
    const first = data[this.pos++];
    if (first < VINT_ONE) return first;
    if (first < 255) return VINT_ONE + ((first - VINT_ONE) << 8) + this.u8();
    let rest = 0;
    let scale = 1;
    for (let count = 0; count < 5; count++) {
      const byte = this.u8();
      rest += (byte & 127) * scale;
      if (byte < 128) {
        if (byte === 0 && count > 0) break;
        const value = rest + VINT_TWO;
        if (value > 0xffffffff) break;
        return value;
      }
      scale *= 128;
    }
    throw this.fail("Bad image: malformed integer");
  }

  svint(): number {
    const value = this.vint();
    return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
  }

  /** A count of things that take at least `each` bytes; checked against what is left before anybody allocates. */
  count(each = 1): number {
    const value = this.vint();
    if (value * each > this.left) throw this.fail("Bad image: a count is larger than its record");
    return value;
  }

  f64(): number {
    const bytes = this.take(8);
    return new DataView(bytes.buffer, bytes.byteOffset, 8).getFloat64(0, true);
  }

  take(length: number): Uint8Array {
    if (length > this.left) throw this.#end();
    const out = this.data.subarray(this.pos, this.pos + length);
    this.pos += length;
    return out;
  }

  /** Length and bytes. */
  string(): string {
    return bytesToText(this.take(this.vint()));
  }
}

/** Largest address step that shares its byte with a line step of 1–4. */
const SHORT_STEP = 62;

/**
 * Writes a line table: the common pair (address step 0–62, line step 1–4) in one byte, any other in three.
 * An odd last byte, which nothing reads, is left out.
 */
export function encodeLines(out: ByteWriter, lnotab: Uint8Array): void {
  for (let i = 0; i + 1 < lnotab.length; i += 2) {
    const step = lnotab[i];
    const lines = lnotab[i + 1];
    if (step <= SHORT_STEP && lines >= 1 && lines <= 4) {
      out.u8(step * 4 + lines - 1);
    } else {
      out.u8(252);
      out.u8(step);
      out.u8(lines);
    }
  }
}

/** Reads a line table that takes the rest of `input`. */
export function decodeLines(input: ByteReader): Uint8Array {
  const out: number[] = [];
  while (input.left > 0) {
    const byte = input.u8();
    if (byte < 252) {
      out.push(byte >> 2, (byte & 3) + 1);
    } else if (byte === 252) {
      const step = input.u8();
      const lines = input.u8();
      if (step <= SHORT_STEP && lines >= 1 && lines <= 4) throw input.fail("Bad image: malformed line table");
      out.push(step, lines);
    } else {
      throw input.fail("Bad image: malformed line table");
    }
  }
  return Uint8Array.from(out);
}
