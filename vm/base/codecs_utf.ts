// SPDX-License-Identifier: MIT
/**
 * UTF-8, UTF-16 and UTF-32 as CPython 2.7 has them: surrogates pass in UTF-8 and UTF-32, and encoding never fails.
 */
import {
  type CodecFault,
  type Decoder,
  type DecodeStep,
  type Encoder,
  type EncodeStep,
  PointBuffer,
} from "./codecs.ts";

const NON_ASCII = /[\x80-\xff]/;
// deno-lint-ignore no-control-regex
const NON_ASCII_TEXT = /[^\x00-\x7f]/;

function isContinuation(code: number): boolean {
  return (code & 0xc0) === 0x80;
}

/** Decoder of UTF-8. Stateless. */
export class Utf8Decoder implements Decoder {
  readonly encoding = "utf8";

  step(bytes: string, from: number, final: boolean): DecodeStep {
    const rest = from === 0 ? bytes : bytes.slice(from);
    const first = rest.search(NON_ASCII);
    if (first < 0) return { text: rest, position: bytes.length };
    const out = new PointBuffer();
    if (first > 0) out.pushText(rest.slice(0, first));
    const size = bytes.length;
    let at = from + first;
    const fault = (end: number, reason: string): DecodeStep => ({
      text: out.take(),
      position: at,
      fault: { start: at, end, reason },
    });
    while (at < size) {
      const lead = bytes.charCodeAt(at);
      if (lead < 0x80) {
        out.push(lead);
        at++;
        continue;
      }
      const length = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
      if (length === 0) return fault(at + 1, "invalid start byte");
      if (at + length > size) {
        if (!final) break;
        let end = at + 1;
        while (end < size && isContinuation(bytes.charCodeAt(end))) end++;
        return fault(end, "unexpected end of data");
      }
      const second = bytes.charCodeAt(at + 1);
      if (length === 2) {
        if (!isContinuation(second)) return fault(at + 1, "invalid continuation byte");
        out.push(((lead & 0x1f) << 6) | (second & 0x3f));
      } else if (length === 3) {
        const third = bytes.charCodeAt(at + 2);
        if (!isContinuation(second) || !isContinuation(third) || (lead === 0xe0 && second < 0xa0)) {
          return fault(isContinuation(second) ? at + 2 : at + 1, "invalid continuation byte");
        }
        out.push(((lead & 0x0f) << 12) | ((second & 0x3f) << 6) | (third & 0x3f));
      } else {
        const third = bytes.charCodeAt(at + 2);
        const fourth = bytes.charCodeAt(at + 3);
        if (
          !isContinuation(second) || !isContinuation(third) || !isContinuation(fourth) ||
          (lead === 0xf0 && second < 0x90) || (lead === 0xf4 && second > 0x8f)
        ) {
          const end = !isContinuation(second) ? at + 1 : !isContinuation(third) ? at + 2 : at + 3;
          return fault(end, "invalid continuation byte");
        }
        out.push(((lead & 0x07) << 18) | ((second & 0x3f) << 12) | ((third & 0x3f) << 6) | (fourth & 0x3f));
      }
      at += length;
    }
    return { text: out.take(), position: at };
  }
}

/** Code units up to which text is converted one by one. */
const FEW = 32;

function encodeFew(text: string): string {
  let at = 0;
  while (at < text.length && text.charCodeAt(at) < 0x80) at++;
  if (at === text.length) return text;
  let out = text.slice(0, at);
  for (; at < text.length; at++) {
    const point = text.codePointAt(at)!;
    if (point < 0x80) out += String.fromCharCode(point);
    else if (point < 0x800) out += String.fromCharCode(0xc0 | (point >> 6), 0x80 | (point & 0x3f));
    else if (point < 0x10000) {
      out += String.fromCharCode(0xe0 | (point >> 12), 0x80 | ((point >> 6) & 0x3f), 0x80 | (point & 0x3f));
    } else {
      at++;
      out += String.fromCharCode(
        0xf0 | (point >> 18),
        0x80 | ((point >> 12) & 0x3f),
        0x80 | ((point >> 6) & 0x3f),
        0x80 | (point & 0x3f),
      );
    }
  }
  return out;
}

/** UTF-8 of `text`; surrogates are encoded like any code point. */
export function encodeUtf8(text: string): string {
  if (text.length <= FEW) return encodeFew(text);
  if (!NON_ASCII_TEXT.test(text)) return text;
  const out = new PointBuffer();
  for (let i = 0; i < text.length; i++) {
    const point = text.codePointAt(i)!;
    if (point < 0x80) out.push(point);
    else if (point < 0x800) {
      out.push(0xc0 | (point >> 6));
      out.push(0x80 | (point & 0x3f));
    } else if (point < 0x10000) {
      out.push(0xe0 | (point >> 12));
      out.push(0x80 | ((point >> 6) & 0x3f));
      out.push(0x80 | (point & 0x3f));
    } else {
      i++;
      out.push(0xf0 | (point >> 18));
      out.push(0x80 | ((point >> 12) & 0x3f));
      out.push(0x80 | ((point >> 6) & 0x3f));
      out.push(0x80 | (point & 0x3f));
    }
  }
  return out.take();
}

/**
 * The text of bytes that are valid UTF-8 (as CPython 2.7 sees it, surrogates included); `undefined` where they are not,
 * and {@linkcode Utf8Decoder} says why.
 */
export function decodeValidUtf8(bytes: string, from = 0, end: number = bytes.length): string | undefined {
  let at = from;
  while (at < end && bytes.charCodeAt(at) < 128) at++;
  if (at === end) return bytes.slice(from, end);
  let out = bytes.slice(from, at);
  const next = (): number => {
    const c = at < end ? bytes.charCodeAt(at++) : 0;
    return (c & 0xc0) === 0x80 ? c & 63 : -1;
  };
  while (at < end) {
    const c = bytes.charCodeAt(at++);
    if (c < 128) {
      out += String.fromCharCode(c);
      continue;
    }
    const b = next();
    if (b < 0 || c < 0xc2 || c > 0xf4) return undefined;
    if (c < 0xe0) {
      out += String.fromCharCode((c & 31) << 6 | b);
      continue;
    }
    const d = next();
    if (d < 0) return undefined;
    if (c < 0xf0) {
      const point = (c & 15) << 12 | b << 6 | d;
      if (point < 0x800) return undefined;
      out += String.fromCharCode(point);
      continue;
    }
    const e = next();
    const point = (c & 7) << 18 | b << 12 | d << 6 | e;
    if (e < 0 || point < 0x10000 || point > 0x10ffff) return undefined;
    out += String.fromCodePoint(point);
  }
  return out;
}

/** -1 little endian, 1 big endian, 0 not known: decided by a byte order mark, native (little) without one. */
export type ByteOrder = -1 | 0 | 1;

/** Decoder of UTF-16. After a step, `order` is the byte order in force. */
export class Utf16Decoder implements Decoder {
  readonly encoding = "utf16";
  constructor(public order: ByteOrder = 0) {}

  step(bytes: string, from: number, final: boolean): DecodeStep {
    const size = bytes.length;
    let at = from;
    if (at === 0 && this.order === 0 && size >= 2) {
      const mark = bytes.charCodeAt(0) | (bytes.charCodeAt(1) << 8);
      if (mark === 0xfeff) this.order = -1;
      else if (mark === 0xfffe) this.order = 1;
      if (this.order !== 0) at = 2;
    }
    const low = this.order === 1 ? 1 : 0;
    const high = 1 - low;
    const out = new PointBuffer();
    const fault = (start: number, end: number, reason: string): DecodeStep => ({
      text: out.take(),
      position: start,
      fault: { start, end, reason },
    });
    while (at < size) {
      if (size - at < 2) {
        if (!final) break;
        return fault(at, size, "truncated data");
      }
      const unit = bytes.charCodeAt(at + low) | (bytes.charCodeAt(at + high) << 8);
      if (unit < 0xd800 || unit > 0xdfff) {
        out.push(unit);
        at += 2;
        continue;
      }
      if (size - at < 4) {
        if (!final) break;
        return fault(at, size, "unexpected end of data");
      }
      if (unit > 0xdbff) return fault(at, at + 2, "illegal encoding");
      const next = bytes.charCodeAt(at + 2 + low) | (bytes.charCodeAt(at + 2 + high) << 8);
      if (next < 0xdc00 || next > 0xdfff) return fault(at, at + 2, "illegal UTF-16 surrogate");
      out.push(0x10000 + ((unit & 0x3ff) << 10) + (next & 0x3ff));
      at += 4;
    }
    return { text: out.take(), position: at };
  }
}

/** UTF-16 of `text`; order 0 writes a byte order mark and native (little endian) units. */
export function encodeUtf16(text: string, order: ByteOrder = 0): string {
  const out = new PointBuffer();
  if (order === 0) out.pushText("\xff\xfe");
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (order === 1) {
      out.push(unit >> 8);
      out.push(unit & 255);
    } else {
      out.push(unit & 255);
      out.push(unit >> 8);
    }
  }
  return out.take();
}

/** Decoder of UTF-32. After a step, `order` is the byte order in force. */
export class Utf32Decoder implements Decoder {
  readonly encoding = "utf32";
  constructor(public order: ByteOrder = 0) {}

  step(bytes: string, from: number, final: boolean): DecodeStep {
    const size = bytes.length;
    let at = from;
    if (at === 0 && this.order === 0 && size >= 4) {
      const mark = readPoint(bytes, 0, -1);
      if (mark === 0xfeff) this.order = -1;
      else if (mark === 0xfffe0000) this.order = 1;
      if (this.order !== 0) at = 4;
    }
    const out = new PointBuffer();
    while (at < size) {
      let fault: CodecFault | undefined;
      if (size - at < 4) {
        if (!final) break;
        fault = { start: at, end: size, reason: "truncated data" };
      } else {
        const point = readPoint(bytes, at, this.order);
        if (point < 0x110000) {
          out.push(point);
          at += 4;
          continue;
        }
        fault = { start: at, end: at + 4, reason: "code point not in range(0x110000)" };
      }
      return { text: out.take(), position: at, fault };
    }
    return { text: out.take(), position: at };
  }
}

/** The unsigned 32-bit number at `at`. */
function readPoint(bytes: string, at: number, order: ByteOrder): number {
  const a = bytes.charCodeAt(at);
  const b = bytes.charCodeAt(at + 1);
  const c = bytes.charCodeAt(at + 2);
  const d = bytes.charCodeAt(at + 3);
  return (order === 1 ? (a << 24) | (b << 16) | (c << 8) | d : (d << 24) | (c << 16) | (b << 8) | a) >>> 0;
}

/** UTF-32 of `text`; order 0 writes a byte order mark and native (little endian) units. */
export function encodeUtf32(text: string, order: ByteOrder = 0): string {
  const out = new PointBuffer();
  const put = (point: number): void => {
    for (let i = 0; i < 4; i++) out.push((point >>> (order === 1 ? 24 - 8 * i : 8 * i)) & 255);
  };
  if (order === 0) put(0xfeff);
  for (let i = 0; i < text.length; i++) {
    const point = text.codePointAt(i)!;
    if (point > 0xffff) i++;
    put(point);
  }
  return out.take();
}

/** Decoder of `unicode_internal`: the memory of a wide build, four bytes per code point, little endian. */
export class InternalDecoder implements Decoder {
  readonly encoding = "unicode_internal";

  step(bytes: string, from: number, _final: boolean): DecodeStep {
    const out = new PointBuffer();
    const size = bytes.length;
    for (let at = from; at < size; at += 4) {
      const short = size - at < 4;
      const point = short ? 0 : readPoint(bytes, at, -1);
      if (short || point > 0x10ffff) {
        const fault = short
          ? { start: at, end: size, reason: "truncated input" }
          : { start: at, end: at + 4, reason: "illegal code point (> 0x10FFFF)" };
        return { text: out.take(), position: at, fault };
      }
      out.push(point);
    }
    return { text: out.take(), position: size };
  }
}

/** Makes an {@linkcode Encoder} of a function that never fails. */
export function infallibleEncoder(encoding: string, encode: (text: string) => string): Encoder {
  return {
    encoding,
    step: (text: string, from: number): EncodeStep => ({ bytes: encode(from === 0 ? text : text.slice(from)) }),
    replacement: encode,
  };
}
