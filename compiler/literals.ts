// SPDX-License-Identifier: MIT
/**
 * Values of number and string literals, as `parsenumber` and `parsestr` of CPython 2.7's `ast.c` and the escape
 * decoders of its `str` and `unicode` types give them. Also the UTF-8 decoder with Python 2's rules (surrogates
 * accepted) and messages. All source text is a byte string.
 */
import { intOrLong, PyComplex, PyFloat, PyLong, PyUnicode } from "../vm/base/value.ts";
import type { NumberValue } from "./ast.ts";

/** A literal that does not decode. `unicode` errors become SyntaxErrors, `value` errors stay ValueErrors. */
export class LiteralError {
  constructor(public kind: "unicode" | "value", public message: string) {}
}

/** How the bytes of a source become the values of its string literals. */
export interface StringRules {
  /** `from __future__ import unicode_literals` is in force. */
  unicodeLiterals: boolean;
  /** `null` and `"iso-8859-1"`: bytes are code points; anything else: the text is UTF-8. */
  encoding: string | null;
  /** Turns UTF-8 text into the declared encoding; absent when the text is in that encoding already. */
  recode?: (utf8: string) => string;
  /** Code point of a Unicode character name, for `\N{…}`; absent: no name is known. */
  unicodeNameLookup?: (name: string) => number | undefined | null;
}

/** The value of the number literal `text`, negated if `negative`. */
export function parseNumber(text: string, negative: boolean): NumberValue {
  const length = text.length, last = text.charCodeAt(length - 1) | 32, first = text.charCodeAt(0);
  if (length <= 15 && last < 58 && (first !== 48 || length === 1) && isPlainInteger(text)) {
    const value = +text;
    return negative && value !== 0 ? -value : value;
  }
  const hex = first === 48 && (text.charCodeAt(1) | 32) === 120;
  if (last === 108) { // l
    const value = integerValue(text.slice(0, -1));
    return new PyLong(negative ? -value : value);
  }
  if (last === 106 && !hex) { // j
    const value = Number(text.slice(0, -1));
    return new PyComplex(0, negative ? -value : value);
  }
  if (!hex && /[.eE]/.test(text)) {
    const value = Number(text);
    return new PyFloat(negative ? -value : value);
  }
  const value = integerValue(text);
  return intOrLong(negative ? -value : value);
}

function isPlainInteger(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c < 48 || c > 57) return false;
  }
  return true;
}

function integerValue(text: string): bigint {
  // An old-style octal number: 0777
  if (text.length > 1 && text.charCodeAt(0) === 48 && text.charCodeAt(1) < 58) return BigInt("0o" + text.slice(1));
  return BigInt(text);
}

/**
 * The value of one string literal, `src[start:end]` including prefix and quotes.
 * @throws {LiteralError}
 */
export function parseString(src: string, start: number, end: number, rules: StringRules): string | PyUnicode {
  let unicode = rules.unicodeLiterals, raw = false;
  let c = src.charCodeAt(start);
  if ((c | 32) === 117) { // u
    unicode = true;
    c = src.charCodeAt(++start);
  } else if ((c | 32) === 98) { // b
    unicode = false;
    c = src.charCodeAt(++start);
  }
  if ((c | 32) === 114) { // r
    raw = true;
    c = src.charCodeAt(++start);
  }
  const triple = end - start >= 6 && src.charCodeAt(start + 1) === c && src.charCodeAt(start + 2) === c;
  start += triple ? 3 : 1;
  end -= triple ? 3 : 1;
  const body = src.slice(start, end);
  if (unicode) return new PyUnicode(decodeUnicode(body, raw, rules));
  if (raw || !body.includes("\\")) return rules.recode === undefined ? body : rules.recode(body);
  return decodeEscapes(body, rules.recode);
}

/** Whether every code unit is below 0x80. */
export function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false;
  return true;
}

/**
 * `left + right` for adjacent literals; `str` turns to `unicode` where the other one is.
 * @throws {LiteralError} for non-ASCII bytes in the `str`.
 */
export function concatStrings(left: string | PyUnicode, right: string | PyUnicode): string | PyUnicode {
  if (typeof left === "string") {
    if (typeof right === "string") return left + right;
    return new PyUnicode(asciiToUnicode(left) + right.value);
  }
  return new PyUnicode(left.value + (typeof right === "string" ? asciiToUnicode(right) : right.value));
}

function asciiToUnicode(text: string): string {
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c > 127) {
      const message = `'ascii' codec can't decode byte 0x${hex2(c)} in position ${i}: ordinal not in range(128)`;
      throw new LiteralError("unicode", message);
    }
  }
  return text;
}

function hex2(value: number): string {
  return value.toString(16).padStart(2, "0");
}

function hexDigit(c: number): number {
  if (c >= 48 && c <= 57) return c - 48;
  c |= 32;
  return c >= 97 && c <= 102 ? c - 87 : -1;
}

/** Characters of one-letter escapes, common to `str` and `unicode`. */
const SIMPLE_ESCAPES: Record<number, string> = {
  10: "",
  34: '"',
  39: "'",
  92: "\\",
  97: "\x07",
  98: "\b",
  102: "\f",
  110: "\n",
  114: "\r",
  116: "\t",
  118: "\v",
};

/** End of the octal escape whose first digit is at `pos`. */
function octalEnd(text: string, pos: number): number {
  const limit = Math.min(pos + 3, text.length);
  let end = pos + 1;
  while (end < limit && text.charCodeAt(end) >= 48 && text.charCodeAt(end) < 56) end++;
  return end;
}

function decodeEscapes(body: string, recode: ((utf8: string) => string) | undefined): string {
  let out = "", pos = 0;
  for (;;) {
    const slash = body.indexOf("\\", pos);
    const plain = slash < 0 ? body.slice(pos) : body.slice(pos, slash);
    // Beside escapes CPython recodes only what is not ASCII; that matters for encodings that do not contain ASCII.
    out += recode === undefined || isAscii(plain) ? plain : plain.replace(/[\x80-\xff]+/g, recode);
    if (slash < 0) return out;
    const c = body.charCodeAt(slash + 1);
    pos = slash + 2;
    const simple = SIMPLE_ESCAPES[c];
    if (simple !== undefined) out += simple;
    else if (c >= 48 && c < 56) {
      const end = octalEnd(body, slash + 1);
      out += String.fromCharCode(parseInt(body.slice(slash + 1, end), 8) & 255);
      pos = end;
    } else if (c === 120) { // x
      const high = hexDigit(body.charCodeAt(pos)), low = hexDigit(body.charCodeAt(pos + 1));
      if (high < 0 || low < 0) throw new LiteralError("value", "invalid \\x escape");
      out += String.fromCharCode(high * 16 + low);
      pos += 2;
    } else {
      out += "\\";
      pos = slash + 1;
    }
  }
}

function decodeUnicode(body: string, raw: boolean, rules: StringRules): string {
  if (rules.encoding !== null && rules.encoding !== "iso-8859-1" && !isAscii(body)) body = expandUtf8(body);
  if (!body.includes("\\")) return body;
  return raw ? decodeRawUnicodeEscapes(body) : decodeUnicodeEscapes(body, rules.unicodeNameLookup);
}

/** Replaces UTF-8 sequences by `\U` escapes; a backslash before one becomes `\u005c`. */
function expandUtf8(body: string): string {
  let out = "", pos = 0;
  while (pos < body.length) {
    const c = body.charCodeAt(pos);
    if (c < 128) {
      out += body[pos++];
      if (c === 92) {
        if (body.charCodeAt(pos) > 127) out += "u005c";
        else if (pos < body.length) out += body[pos++];
      }
      continue;
    }
    let end = pos + 1;
    while (end < body.length && body.charCodeAt(end) > 127) end++;
    for (const character of decodeUtf8(body.slice(pos, end))) {
      out += "\\U" + character.codePointAt(0)!.toString(16).padStart(8, "0");
    }
    pos = end;
  }
  return out;
}

function escapeError(codec: string, start: number, end: number, reason: string, text: string): LiteralError {
  const where = end === start + 1
    ? `byte 0x${hex2(text.charCodeAt(start))} in position ${start}`
    : `bytes in position ${start}-${end - 1}`;
  return new LiteralError("unicode", `'${codec}' codec can't decode ${where}: ${reason}`);
}

const HEX_ESCAPES: Record<number, [digits: number, message: string]> = {
  120: [2, "truncated \\xXX escape"],
  117: [4, "truncated \\uXXXX escape"],
  85: [8, "truncated \\UXXXXXXXX escape"],
};

function decodeUnicodeEscapes(body: string, lookup: StringRules["unicodeNameLookup"]): string {
  let out = "", pos = 0;
  const fail = (start: number, end: number, reason: string): never => {
    throw escapeError("unicodeescape", start, end, reason, body);
  };
  for (;;) {
    const slash = body.indexOf("\\", pos);
    if (slash < 0) return out + body.slice(pos);
    out += body.slice(pos, slash);
    if (slash + 1 >= body.length) fail(slash, body.length, "\\ at end of string");
    const c = body.charCodeAt(slash + 1);
    pos = slash + 2;
    const simple = SIMPLE_ESCAPES[c];
    if (simple !== undefined) {
      out += simple;
      continue;
    }
    if (c >= 48 && c < 56) {
      const end = octalEnd(body, slash + 1);
      out += String.fromCharCode(parseInt(body.slice(slash + 1, end), 8));
      pos = end;
      continue;
    }
    const hex = HEX_ESCAPES[c];
    if (hex !== undefined) {
      const [digits, message] = hex;
      let value = 0;
      for (let i = 0; i < digits; i++) {
        const digit = hexDigit(body.charCodeAt(pos));
        if (digit < 0) fail(slash, pos, message);
        value = value * 16 + digit;
        pos++;
      }
      if (value > 0x10ffff) fail(slash, pos, "illegal Unicode character");
      out += String.fromCodePoint(value);
    } else if (c === 78) { // N
      let message = "malformed \\N character escape";
      let end = pos;
      if (body.charCodeAt(pos) === 123) {
        while (end < body.length && body.charCodeAt(end) !== 125) end++;
        if (end > pos + 1 && end < body.length) {
          message = "unknown Unicode character name";
          const code = lookup?.(body.slice(pos + 1, end));
          if (code === null) {
            throw new LiteralError("unicode", "\\N escapes not supported (can't load unicodedata module)");
          }
          end++;
          if (code !== undefined) {
            out += String.fromCodePoint(code);
            pos = end;
            continue;
          }
        }
      }
      fail(slash, end, message);
    } else out += body.slice(slash, pos);
  }
}

function decodeRawUnicodeEscapes(body: string): string {
  let out = "", pos = 0;
  while (pos < body.length) {
    const slash = body.indexOf("\\", pos);
    if (slash < 0) return out + body.slice(pos);
    let end = slash;
    while (body.charCodeAt(end) === 92) end++;
    const c = body.charCodeAt(end);
    if ((end - slash) % 2 === 0 || (c !== 117 && c !== 85)) {
      out += body.slice(pos, end);
      pos = end;
      continue;
    }
    out += body.slice(pos, end - 1);
    pos = end + 1;
    let value = 0;
    for (let i = c === 117 ? 4 : 8; i > 0; i--) {
      const digit = hexDigit(body.charCodeAt(pos));
      if (digit < 0) throw escapeError("rawunicodeescape", slash, pos, "truncated \\uXXXX", body);
      value = value * 16 + digit;
      pos++;
    }
    if (value > 0x10ffff) throw escapeError("rawunicodeescape", slash, pos, "\\Uxxxxxxxx out of range", body);
    out += String.fromCodePoint(value);
  }
  return out;
}

/** Encodes code points, lone surrogates included, as Python 2 does. */
export function encodeUtf8(text: string): string {
  if (isAscii(text)) return text;
  let out = "";
  for (const character of text) {
    const c = character.codePointAt(0)!;
    if (c < 0x80) out += character;
    else if (c < 0x800) out += String.fromCharCode(0xc0 | c >> 6, 0x80 | c & 63);
    else if (c < 0x10000) out += String.fromCharCode(0xe0 | c >> 12, 0x80 | c >> 6 & 63, 0x80 | c & 63);
    else out += String.fromCharCode(0xf0 | c >> 18, 0x80 | c >> 12 & 63, 0x80 | c >> 6 & 63, 0x80 | c & 63);
  }
  return out;
}

/**
 * Decodes UTF-8 by Python 2's rules.
 * @param replace Put U+FFFD for what is malformed.
 * @throws {LiteralError} for malformed input, unless `replace`.
 */
export function decodeUtf8(bytes: string, replace = false): string {
  let out = "", pos = 0;
  const size = bytes.length;
  const continues = (at: number) => (bytes.charCodeAt(at) & 0xc0) === 0x80;
  while (pos < size) {
    const c = bytes.charCodeAt(pos);
    if (c < 0x80) {
      out += bytes[pos++];
      continue;
    }
    const n = c < 0xc2 ? 0 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : c < 0xf5 ? 4 : 0;
    let reason = "", end = pos + 1;
    if (n === 0) reason = "invalid start byte";
    else if (pos + n > size) {
      reason = "unexpected end of data";
      for (let k = 1; k < size - pos && continues(pos + k); k++) end++;
    } else {
      const second = bytes.charCodeAt(pos + 1);
      let valid = true;
      for (let k = 1; k < n; k++) valid &&= continues(pos + k);
      if (c === 0xe0 && second < 0xa0 || c === 0xf0 && second < 0x90 || c === 0xf4 && second > 0x8f) valid = false;
      if (valid) {
        let value = c & (0x7f >> n);
        for (let k = 1; k < n; k++) value = value << 6 | bytes.charCodeAt(pos + k) & 63;
        out += String.fromCodePoint(value);
        pos += n;
        continue;
      }
      reason = "invalid continuation byte";
      if (n > 2 && continues(pos + 1)) {
        end++;
        if (n > 3 && continues(pos + 2)) end++;
      }
    }
    if (!replace) throw escapeError("utf8", pos, end, reason, bytes);
    out += "\ufffd";
    pos = end;
  }
  return out;
}
