// SPDX-License-Identifier: MIT
/**
 * The arithmetic behind VMIOT's string methods (docs/vmiot.md): numbers by the rules of C, digits as bytes, patterns,
 * splitting at runs of characters, floats with six decimals. Bytes are code units 0–255. Pure functions, linear time
 * but where said.
 */
import { formatDouble, scanFloat } from "./float_text.ts";
import { textToHex } from "./hex.ts";

/**
 * `strtoll` or `strtoull` in base 10: leading blanks, a sign, digits, as long as they go; 0 without digits.
 * @param unsigned Then a minus sign negates in 64 bits. What is out of range becomes the nearest value in it.
 */
export function cInteger(text: string, unsigned: boolean): bigint {
  const found = /^[ \t\n\v\f\r]*([+-]?)0*([0-9]*)/.exec(text)!;
  const negative = found[1] === "-";
  const max = unsigned ? 18446744073709551615n : negative ? 9223372036854775808n : 9223372036854775807n;
  // 20 digits hold every 64-bit number.
  const size = found[2].length > 20 ? max + 1n : BigInt(found[2] === "" ? "0" : found[2]);
  if (size > max) return unsigned || !negative ? max : -max;
  return negative ? (unsigned ? BigInt.asUintN(64, -size) : -size) : size;
}

/** `strtod` without hexadecimal: the longest prefix that is a number, infinities and NaN too, else 0. */
export function cDouble(text: string): number {
  return scanFloat(text.replace(/^[ \t\n\v\f\r]+/, ""))?.value ?? 0;
}

/** Two hexadecimal digits for each byte. */
export function bytesToHex(bytes: string, upper: boolean): string {
  const out = textToHex(bytes);
  return upper ? out.toUpperCase() : out;
}

/** The bytes of pairs of digits; `undefined` where `digits` holds anything else. An odd count has a 0 put before it. */
export function digitsToBytes(digits: string, radix: 10 | 16): string | undefined {
  if (!(radix === 16 ? /^[0-9a-fA-F]*$/ : /^[0-9]*$/).test(digits)) return undefined;
  const even = digits.length % 2 === 0 ? digits : "0" + digits;
  let out = "";
  for (let i = 0; i < even.length; i += 2) out += String.fromCharCode(parseInt(even.slice(i, i + 2), 16));
  return out;
}

/** Whether all of `text` matches `pattern`, in which `*` stands for any bytes and `?` for one. Time: product of the sizes. */
export function wildcardMatch(pattern: string, text: string): boolean {
  let p = 0;
  // Where the last `*` stands, and where the text it stands for ends as far as was tried.
  let star = -1;
  let tried = 0;
  for (let t = 0; t < text.length;) {
    const c = pattern[p];
    if (c === "*") {
      star = p++;
      tried = t;
    } else if (c !== undefined && (c === "?" || c === text[t])) {
      p++;
      t++;
    } else if (star >= 0) {
      p = star + 1;
      t = ++tried;
    } else return false;
  }
  while (pattern[p] === "*") p++;
  return p === pattern.length;
}

/** ASCII letters in lower case. */
export const lowerAscii = (text: string): string => text.replace(/[A-Z]+/g, (s) => s.toLowerCase());

/** The pieces of `text` between runs of characters of `separators`, none of them empty. */
export function splitAtRuns(text: string, separators: string): string[] {
  const out: string[] = [];
  let start = -1;
  for (let i = 0; i <= text.length; i++) {
    const separates = i === text.length || separators.includes(text[i]);
    if (!separates) {
      if (start < 0) start = i;
    } else if (start >= 0) {
      out.push(text.slice(start, i));
      start = -1;
    }
  }
  return out;
}

/** What `split()` without separator splits at. */
export const SPLIT_BLANKS = " \r\n\t\f\v";

/** A float with six decimals: `3.600000`; infinities and NaN as Python writes them. */
export function sixDecimals(x: number): string {
  return formatDouble(x, "f", 6);
}

/** As {@linkcode sixDecimals}, but without zeros at the end other than the first decimal: `101.5`, `1.0`. */
export function shortDecimals(x: number): string {
  const text = sixDecimals(x);
  return text.includes(".") ? text.replace(/(\.\d+?)0+$/, "$1") : text;
}

/** Length of the text at `offset` that ends before the first NUL, or with the data. */
export function cStringLength(bytes: string, offset: number): number {
  if (offset < 0 || offset >= bytes.length) return 0;
  const end = bytes.indexOf("\0", offset);
  return (end < 0 ? bytes.length : end) - offset;
}

/** The line from `position` on, with its `\r\n`; `undefined` where none ends. Negative positions count from the end. */
export function crlfLine(text: string, position: number): string | undefined {
  const start = position < 0 ? Math.max(0, text.length + position) : position;
  const end = text.indexOf("\r\n", start);
  return end < 0 || start > text.length ? undefined : text.slice(start, end + 2);
}
