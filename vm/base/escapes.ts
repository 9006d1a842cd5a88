// SPDX-License-Identifier: MIT
/**
 * Backslash notation of byte and unicode strings: `repr`, and the `string_escape` codec.
 * Everything outside printable ASCII is escaped, as in CPython 2.7. Pure functions.
 */
import { valueError } from "./kernel_error.ts";

const PLAIN = /^[\x20-\x26\x28-\x5b\x5d-\x7e]*$/;

/** `repr(text)` of a byte string: double quotes only if it holds a single quote and no double one. */
export function bytesRepr(text: string): string {
  if (PLAIN.test(text)) return "'" + text + "'";
  const quote = text.indexOf("'") >= 0 && text.indexOf('"') < 0 ? '"' : "'";
  return quote + escapeBytes(text, quote) + quote;
}

/** What `text.encode("string_escape")` gives: the inside of a repr in single quotes. */
export function stringEscapeEncode(text: string): string {
  return PLAIN.test(text) ? text : escapeBytes(text, "'");
}

function escapeBytes(text: string, quote: string): string {
  let out = "";
  let from = 0;
  const quoteCode = quote.charCodeAt(0);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 32 && code < 127 && code !== 92 && code !== quoteCode) continue;
    out += text.slice(from, i);
    from = i + 1;
    if (code === 92 || code === quoteCode) out += "\\" + text.charAt(i);
    else if (code === 9) out += "\\t";
    else if (code === 10) out += "\\n";
    else if (code === 13) out += "\\r";
    else out += hexEscape(code);
  }
  return out + text.slice(from);
}

function hexEscape(code: number): string {
  return code < 16 ? "\\x0" + code.toString(16) : "\\x" + code.toString(16);
}

function pointEscape(point: number): string {
  const digits = point.toString(16);
  return point > 0xffff ? "\\U" + digits.padStart(8, "0") : "\\u" + digits.padStart(4, "0");
}

/** `repr(text)` of a unicode string, with its `u`. */
export function unicodeRepr(text: string): string {
  if (PLAIN.test(text)) return "u'" + text + "'";
  const quote = text.indexOf("'") >= 0 && text.indexOf('"') < 0 ? '"' : "'";
  return "u" + quote + unicodeEscapeEncode(text, quote) + quote;
}

/** What `text.encode("unicode_escape")` gives. @param quote A character to escape as well (for repr). */
export function unicodeEscapeEncode(text: string, quote = ""): string {
  let out = "";
  let from = 0;
  const quoteCode = quote === "" ? -1 : quote.charCodeAt(0);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 32 && code < 127 && code !== 92 && code !== quoteCode) continue;
    out += text.slice(from, i);
    if (code === 92 || code === quoteCode) out += "\\" + text.charAt(i);
    else if (code === 9) out += "\\t";
    else if (code === 10) out += "\\n";
    else if (code === 13) out += "\\r";
    else if (code < 256) out += hexEscape(code);
    else {
      const point = text.codePointAt(i)!;
      out += pointEscape(point);
      if (point > 0xffff) i++;
    }
    from = i + 1;
  }
  return out + text.slice(from);
}

/** What `text.encode("raw_unicode_escape")` gives: only code points above 255 are escaped. */
export function rawUnicodeEscapeEncode(text: string): string {
  let out = "";
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    if (text.charCodeAt(i) < 256) continue;
    out += text.slice(from, i);
    const point = text.codePointAt(i)!;
    out += pointEscape(point);
    if (point > 0xffff) i++;
    from = i + 1;
  }
  return out + text.slice(from);
}

const SIMPLE: Record<string, string> = {
  "\n": "",
  "\\": "\\",
  "'": "'",
  '"': '"',
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
};

/**
 * What `text.decode("string_escape", errors)` gives (also the value of a byte string literal's inside).
 * @param errors `strict`, `ignore` or `replace`; they only matter for `\x` without two hex digits.
 * @throws KernelError ValueError.
 */
export function stringEscapeDecode(text: string, errors = "strict"): string {
  let next = text.indexOf("\\");
  if (next < 0) return text;
  let out = "";
  let from = 0;
  while (next >= 0) {
    out += text.slice(from, next);
    let at = next + 1;
    if (at >= text.length) return valueError("Trailing \\ in string");
    const letter = text.charAt(at++);
    const simple = SIMPLE[letter];
    if (simple !== undefined) out += simple;
    else if (letter >= "0" && letter <= "7") {
      let value = letter.charCodeAt(0) - 48;
      for (let i = 0; i < 2 && at < text.length; i++) {
        const digit = text.charCodeAt(at) - 48;
        if (digit < 0 || digit > 7) break;
        value = value * 8 + digit;
        at++;
      }
      out += String.fromCharCode(value & 255);
    } else if (letter === "x") {
      const digits = /^[0-9a-fA-F]{0,2}/.exec(text.slice(at, at + 2))![0];
      if (digits.length === 2) {
        out += String.fromCharCode(parseInt(digits, 16));
        at += 2;
      } else if (errors === "strict") return valueError("invalid \\x escape");
      else if (errors === "replace") {
        out += "?";
        at += digits.length;
      } else if (errors === "ignore") at += digits.length;
      else {
        return valueError(`decoding error; unknown error handling code: ${errors.slice(0, 400)}`);
      }
    } else out += "\\" + letter;
    from = at;
    next = text.indexOf("\\", from);
  }
  return out + text.slice(from);
}
