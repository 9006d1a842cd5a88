// SPDX-License-Identifier: MIT
/**
 * Decoders of backslash notation into unicode: `unicode_escape` (also the inside of a unicode literal) and
 * `raw_unicode_escape`. The encoders are in `escapes.ts`; they never fail.
 */
import { type Decoder, type DecodeStep, PointBuffer } from "./codecs.ts";
import { KernelError } from "./kernel_error.ts";

/** The value of a hex digit, or -1. */
function hexValue(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  const letter = code | 32;
  return letter >= 97 && letter <= 102 ? letter - 87 : -1;
}

const SIMPLE: Record<string, number> = {
  "\\": 92,
  "'": 39,
  '"': 34,
  a: 7,
  b: 8,
  f: 12,
  n: 10,
  r: 13,
  t: 9,
  v: 11,
};

const HEX_LENGTH: Record<string, number> = { x: 2, u: 4, U: 8 };

/** Decoder of `unicode_escape`. Bytes outside escapes are Latin-1. */
export class UnicodeEscapeDecoder implements Decoder {
  readonly encoding = "unicodeescape";
  /** @param lookupName Finds the code point of a character name for `\N{…}`; without it the escape is a `KernelError`. */
  constructor(private lookupName?: (name: string) => number | undefined) {}

  step(bytes: string, from: number, _final: boolean): DecodeStep {
    const size = bytes.length;
    const out = new PointBuffer();
    let at = from;
    while (at < size) {
      const start = bytes.indexOf("\\", at);
      if (start < 0) {
        out.pushText(bytes.slice(at));
        break;
      }
      if (start > at) out.pushText(bytes.slice(at, start));
      const fault = (end: number, reason: string): DecodeStep => ({
        text: out.take(),
        position: start,
        fault: { start, end, reason },
      });
      at = start + 1;
      if (at >= size) return fault(size, "\\ at end of string");
      const letter = bytes.charAt(at++);
      const simple = SIMPLE[letter];
      if (simple !== undefined) out.push(simple);
      else if (letter === "\n") continue;
      else if (letter >= "0" && letter <= "7") {
        let value = letter.charCodeAt(0) - 48;
        for (let i = 0; i < 2 && at < size; i++) {
          const digit = bytes.charCodeAt(at) - 48;
          if (digit < 0 || digit > 7) break;
          value = value * 8 + digit;
          at++;
        }
        out.push(value);
      } else if (HEX_LENGTH[letter] !== undefined) {
        const digits = HEX_LENGTH[letter];
        let value = 0;
        for (let i = 0; i < digits; i++) {
          const digit = at + i < size ? hexValue(bytes.charCodeAt(at + i)) : -1;
          if (digit < 0) return fault(at + i, `truncated \\${letter}${"X".repeat(digits)} escape`);
          value = value * 16 + digit;
        }
        at += digits;
        if (value > 0x10ffff) return fault(at, "illegal Unicode character");
        out.push(value);
      } else if (letter === "N") {
        if (this.lookupName === undefined) {
          throw new KernelError("UnicodeError", "\\N escapes not supported (can't load unicodedata module)");
        }
        const close = bytes.charAt(at) === "{" ? bytes.indexOf("}", at) : -1;
        if (bytes.charAt(at) !== "{") return fault(at, "malformed \\N character escape");
        if (close < 0) return fault(size, "malformed \\N character escape");
        if (close === at + 1) return fault(close, "malformed \\N character escape");
        const point = this.lookupName(bytes.slice(at + 1, close));
        at = close + 1;
        if (point === undefined) return fault(at, "unknown Unicode character name");
        out.push(point);
      } else out.pushText("\\" + letter);
    }
    return { text: out.take(), position: size };
  }
}

/** Decoder of `raw_unicode_escape`: only `\u` and `\U` behind an odd number of backslashes mean something. */
export class RawUnicodeEscapeDecoder implements Decoder {
  readonly encoding = "rawunicodeescape";

  step(bytes: string, from: number, _final: boolean): DecodeStep {
    const size = bytes.length;
    const out = new PointBuffer();
    let at = from;
    while (at < size) {
      const start = bytes.indexOf("\\", at);
      if (start < 0) {
        out.pushText(bytes.slice(at));
        break;
      }
      let end = start;
      while (end < size && bytes.charCodeAt(end) === 92) end++;
      const letter = bytes.charAt(end);
      const escaped = ((end - start) & 1) === 1 && (letter === "u" || letter === "U");
      out.pushText(bytes.slice(at, escaped ? end - 1 : end));
      at = end;
      if (!escaped) continue;
      const digits = letter === "u" ? 4 : 8;
      at++;
      let value = 0;
      let reason = "";
      for (let i = 0; i < digits; i++, at++) {
        const digit = at < size ? hexValue(bytes.charCodeAt(at)) : -1;
        if (digit < 0) {
          reason = "truncated \\uXXXX";
          break;
        }
        value = value * 16 + digit;
      }
      if (reason === "" && value > 0x10ffff) reason = "\\Uxxxxxxxx out of range";
      if (reason !== "") return { text: out.take(), position: start, fault: { start, end: at, reason } };
      out.push(value);
    }
    return { text: out.take(), position: size };
  }
}
