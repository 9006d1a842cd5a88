// SPDX-License-Identifier: MIT
/**
 * UTF-7 (RFC 2152) as CPython 2.7 has it. The decoder keeps its shift state across error handlers.
 */
import { type Decoder, type DecodeStep, PointBuffer } from "./codecs.ts";

const BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Value of a base64 letter, or -1. */
function base64Value(code: number): number {
  if (code >= 65 && code <= 90) return code - 65;
  if (code >= 97 && code <= 122) return code - 71;
  if (code >= 48 && code <= 57) return code + 4;
  return code === 43 ? 62 : code === 47 ? 63 : -1;
}

/** Decoder of UTF-7; use one per input. */
export class Utf7Decoder implements Decoder {
  readonly encoding = "utf7";
  private inShift = false;
  private bits = 0;
  private buffer = 0;
  private surrogate = 0;
  private start = 0;
  /** Set by the fault at the end of input: CPython does not go on behind it, wherever the handler points. */
  private ended = false;

  step(bytes: string, from: number, final: boolean): DecodeStep {
    const size = bytes.length;
    if (this.ended) return { text: "", position: size };
    const out = new PointBuffer();
    let at = from;
    let shifted = new PointBuffer();
    const fault = (end: number, reason: string): DecodeStep => {
      out.pushText(shifted.take());
      return { text: out.take(), position: this.start, fault: { start: this.start, end, reason } };
    };
    while (at < size) {
      const code = bytes.charCodeAt(at);
      if (this.inShift) {
        const value = base64Value(code);
        if (value >= 0) {
          at++;
          this.buffer = (this.buffer << 6) | value;
          this.bits += 6;
          if (this.bits >= 16) this.emit(shifted);
          continue;
        }
        this.inShift = false;
        if (this.bits >= 6) return fault(at + 1, "partial character in shift sequence");
        if (this.bits > 0 && this.buffer !== 0) return fault(at + 1, "non-zero padding bits in shift sequence");
        if (this.surrogate !== 0 && code < 128 && code !== 43) shifted.push(this.surrogate);
        this.surrogate = 0;
        if (code === 45) at++;
        out.pushText(shifted.take());
        shifted = new PointBuffer();
      } else if (code === 43) {
        this.start = at++;
        if (bytes.charCodeAt(at) === 45) {
          at++;
          out.push(43);
        } else {
          this.inShift = true;
          this.bits = 0;
          this.buffer = 0;
          this.surrogate = 0;
        }
      } else if (code < 128) {
        out.push(code);
        at++;
      } else {
        this.start = at;
        return fault(at + 1, "unexpected special character");
      }
    }
    if (this.inShift) {
      // An open shift sequence of a non-final input is left over as a whole.
      if (!final) return { text: out.take(), position: this.start };
      this.inShift = false;
      if (this.surrogate !== 0 || this.bits >= 6 || (this.bits > 0 && this.buffer !== 0)) {
        this.ended = true;
        return fault(size, "unterminated shift sequence");
      }
    }
    out.pushText(shifted.take());
    return { text: out.take(), position: size };
  }

  /** Takes 16 bits off the buffer. */
  private emit(out: PointBuffer): void {
    this.bits -= 16;
    const unit = (this.buffer >>> this.bits) & 0xffff;
    this.buffer &= (1 << this.bits) - 1;
    if (this.surrogate !== 0) {
      const first = this.surrogate;
      this.surrogate = 0;
      out.push(first);
      if (unit >= 0xdc00 && unit <= 0xdfff) {
        out.push(unit);
        return;
      }
    }
    if (unit >= 0xd800 && unit <= 0xdbff) this.surrogate = unit;
    else out.push(unit);
  }
}

/** Is the character written as itself? All of ASCII but controls, `+`, `\` and `~`; white space of three kinds too. */
function isDirect(code: number): boolean {
  if (code >= 32) return code < 126 && code !== 43 && code !== 92;
  return code === 9 || code === 10 || code === 13;
}

/** UTF-7 of `text`. */
export function encodeUtf7(text: string): string {
  let out = "";
  let inShift = false;
  let bits = 0;
  let buffer = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (isDirect(unit)) {
      if (inShift) {
        if (bits > 0) out += BASE64.charAt((buffer << (6 - bits)) & 63);
        bits = 0;
        buffer = 0;
        inShift = false;
        if (base64Value(unit) >= 0 || unit === 45) out += "-";
      }
      out += text.charAt(i);
      continue;
    }
    if (!inShift) {
      if (unit === 43) {
        out += "+-";
        continue;
      }
      out += "+";
      inShift = true;
    }
    buffer = (buffer << 16) | unit;
    bits += 16;
    while (bits >= 6) {
      bits -= 6;
      out += BASE64.charAt((buffer >>> bits) & 63);
    }
    buffer &= (1 << bits) - 1;
  }
  if (bits > 0) out += BASE64.charAt((buffer << (6 - bits)) & 63);
  return inShift ? out + "-" : out;
}
