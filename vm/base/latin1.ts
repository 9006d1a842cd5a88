// SPDX-License-Identifier: MIT
/** Bytes to byte strings (code units 0–255) and back, as fast as the platform can. */
import { fewBytes } from "./few_bytes.ts";

/** Below this size a plain loop is faster than any call. */
const SHORT = 32;
/** Arguments of one `String.fromCharCode`. */
const CHUNK = 4096;
/** From this size on it pays to look at the first bytes before all are encoded. */
const LONG = 1024;
const encoder = new TextEncoder();

/** The byte string of `bytes` from `start` to `end`. */
export function bytesToText(bytes: Uint8Array, start = 0, end: number = bytes.length): string {
  return end - start < NATIVE_SIZE ? byCodes(bytes, start, end) : shared.text(bytes, start, end);
}

/** The same without anything that has to be loaded first. */
function byCodes(bytes: Uint8Array, start: number, end: number): string {
  if (end - start <= CHUNK) return String.fromCharCode.apply(null, bytes.subarray(start, end) as unknown as number[]);
  let out = "";
  for (let at = start; at < end; at += CHUNK) {
    out += String.fromCharCode.apply(null, bytes.subarray(at, Math.min(at + CHUNK, end)) as unknown as number[]);
  }
  return out;
}

/** Numbers from 0 to 255 that become a byte string. */
export type ByteCodes = number[] | Uint8Array;

/** Room for the bytes of a text. PERF: twice as fast as adding character to character; arrays, for few, as typed ones. */
export const byteCodes = (size: number): ByteCodes => size <= CHUNK ? new Array(size) : new Uint8Array(size);

/** The text of the first `size` of what {@linkcode byteCodes} made. */
export function codesToText(codes: ByteCodes, size: number = codes.length): string {
  if (codes instanceof Uint8Array) return bytesToText(codes, 0, size);
  if (size < codes.length) codes.length = size;
  return String.fromCharCode.apply(null, codes);
}

/** Whether the first characters are ASCII; spoils as many bytes. PERF: encoding what is not takes longer than by hand. */
function startsAscii(text: string, bytes: Uint8Array): boolean {
  return encoder.encodeInto(text, bytes.subarray(0, 64)).read === 64;
}

/** Writes a byte string to the start of `bytes`, which must be long enough. May spoil what comes after it. */
export function textInto(text: string, bytes: Uint8Array): void {
  const size = text.length;
  if (size >= SHORT && (size < LONG || startsAscii(text, bytes))) {
    // As UTF-8, ASCII is one byte for one character; anything else makes it longer and is done by hand.
    const { read, written } = encoder.encodeInto(text, bytes);
    if (read === size && written === size) return;
  }
  for (let i = 0; i < size; i++) bytes[i] = text.charCodeAt(i);
}

/** The bytes of a byte string, in memory as {@linkcode fewBytes} gives it. */
export function textToBytes(text: string): Uint8Array<ArrayBuffer> {
  const bytes = fewBytes(text.length);
  textInto(text, bytes);
  return bytes;
}

type Latin1Slice = (this: Uint8Array, start: number, end: number) => string;
interface WithBuffer {
  Buffer?: { prototype: { latin1Slice?: Latin1Slice } };
}
/** From this size on a native conversion is worth its call. */
const NATIVE_SIZE = 48;
/** Bytes that are no ASCII after which loading Node's conversion (14 ms) pays: about 40 ms of the other way. */
const WARM = 1 << 23;
/** Calls for few bytes after which the same holds. */
const WARM_CALLS = 100_000;
const ascii = new TextDecoder("utf-8", { ignoreBOM: true });

/** Converts as {@linkcode bytesToText}, for somebody who converts many small pieces. */
export class Latin1Decoder {
  #seen = 0;
  #native: Latin1Slice | undefined;
  #calls = 0;

  /** A few bytes from the start, for somebody who does it over and over. */
  small(bytes: Uint8Array, size: number): string {
    if (size === 0) return "";
    if (this.#native !== undefined) return this.#native.call(bytes, 0, size);
    if (++this.#calls === WARM_CALLS) this.#native = (globalThis as WithBuffer).Buffer?.prototype.latin1Slice;
    return byCodes(bytes, 0, size);
  }

  text(bytes: Uint8Array, start: number, end: number): string {
    const size = end - start;
    if (size < NATIVE_SIZE) return byCodes(bytes, start, end);
    if (this.#native !== undefined) return this.#native.call(bytes, start, end);
    // UTF-8 that is as long as its bytes is ASCII, or not valid.
    const text = ascii.decode(bytes.subarray(start, end));
    if (text.length === size && !text.includes("\ufffd")) return text;
    this.#seen += size;
    if (this.#seen > WARM) this.#native = (globalThis as WithBuffer).Buffer?.prototype.latin1Slice;
    return byCodes(bytes, start, end);
  }
}

const shared = new Latin1Decoder();
