// SPDX-License-Identifier: MIT
/**
 * Text of integers: `int()` and `long()` of strings, and the forms that str, repr, hex, oct and bin print.
 * Source of truth: CPython 2.7.18, including what its C `strtol` accepts (spaces between sign and digits).
 */
import { KernelError } from "./kernel_error.ts";
import { bytesRepr } from "./escapes.ts";
import { fitsInt } from "./long_math.ts";

/**
 * `int(text, base)`: the value, as a `number` where it is a safe integer, else a `bigint` (the caller picks int or long
 * with `intOrLong`).
 * PERF: an error is returned, not thrown, because programs use `int()` to find out, and each throw that is caught and
 * thrown again costs 2 µs.
 * @param base 0 or 2–36; `undefined` stands for a call without base, which has its own error for null bytes.
 */
export function parseIntText(text: string, base?: number): number | bigint | KernelError {
  const plain = base === undefined || base === 10 ? plainInteger(text) : plainDigits(text, base);
  if (plain !== undefined) return plain;
  const value = parseInteger(text, base, "int");
  if (typeof value !== "bigint") return value;
  return value >= -9007199254740991n && value <= 9007199254740991n ? Number(value) : value;
}

/** `int(text)` for the common plain decimal of up to 15 digits; else `undefined`. */
export function plainInteger(text: string): number | undefined {
  const size = text.length;
  if (size === 0 || size > 15) return undefined;
  let value = 0;
  let at = 0;
  const negative = text.charCodeAt(0) === 45;
  if (negative && size > 1) at = 1;
  for (; at < size; at++) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return undefined;
    value = value * 10 + digit;
  }
  return negative && value !== 0 ? -value : value;
}

/** `int(text, base)` for up to ten digits and nothing else; else `undefined`. */
function plainDigits(text: string, base: number): number | undefined {
  const size = text.length;
  if (size === 0 || size > 10 || base < 2 || base > 36) return undefined;
  let value = 0;
  for (let at = 0; at < size; at++) {
    const code = text.charCodeAt(at);
    // Letters of either case are digits from ten on.
    const digit = code <= 57 ? code - 48 : code < 65 || code === 96 ? -1 : (code | 32) - 87;
    if (digit < 0 || digit >= base || code > 122) return undefined;
    value = value * base + digit;
  }
  return value;
}

/**
 * `long(text, base)`; a trailing `L` or `l` is allowed.
 * @param base As for {@linkcode parseIntText}; an error is returned as there.
 */
export function parseLongText(text: string, base?: number): bigint | KernelError {
  return parseInteger(text, base, "long");
}

function parseInteger(text: string, given: number | undefined, family: "int" | "long"): bigint | KernelError {
  const base = given === undefined ? 10 : given;
  const nul = text.indexOf("\0");
  if (nul >= 0 && given !== undefined) return badLiteral(bytesRepr(text), base, family);
  if ((base !== 0 && base < 2) || base > 36) {
    return valueError(`${family}() base must be >= 2 and <= 36, or 0`);
  }
  const body = nul < 0 ? text : text.slice(0, nul);
  let at = skipSpace(body, 0);
  const unsigned = at;
  let negative = false;
  const sign = body.charCodeAt(at);
  if (sign === 43 || sign === 45) {
    negative = sign === 45;
    at = skipSpace(body, at + 1);
  }
  let radix = base;
  const leadingZero = body.charCodeAt(at) === 48;
  const prefix = leadingZero ? body.charCodeAt(at + 1) | 32 : 0;
  const prefixRadix = prefix === 120 ? 16 : prefix === 111 ? 8 : prefix === 98 ? 2 : 0;
  if (radix === 0) radix = prefixRadix !== 0 ? prefixRadix : leadingZero ? 8 : 10;
  const unprefixed = at;
  if (prefixRadix === radix) at += 2;
  const start = at;
  while (at < body.length && digitOf(body.charCodeAt(at)) < radix) at++;
  const digits = body.slice(start, at);
  // int() of an unsigned literal with leading zero that exceeds 64 bits leaves its own parser for long()'s.
  const asLong = family === "long" ||
    (base === 0 && leadingZero && unprefixed === unsigned && digits.length > 7 && !fitsInt(digitsToBig(digits, radix)));
  if (asLong && (body.charCodeAt(at) | 32) === 108) at++;
  if (digits === "" || skipSpace(body, at) !== body.length) {
    const shown = family === "long" ? body : body.slice(unsigned);
    return badLiteral(bytesRepr(shown.slice(0, 200)), asLong ? radix : base, asLong ? "long" : "int");
  }
  if (nul >= 0) return valueError(`null byte in argument for ${family}()`);
  const value = digitsToBig(digits, radix);
  return negative ? -value : value;
}

const valueError = (message: string) => new KernelError("ValueError", message);

function badLiteral(shown: string, base: number, family: string): KernelError {
  return valueError(`invalid literal for ${family}() with base ${base}: ${shown}`);
}

function skipSpace(text: string, from: number): number {
  let at = from;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code !== 32 && (code < 9 || code > 13)) break;
  }
  return at;
}

/** Value of an ASCII digit or letter in bases up to 36; 99 for anything else. */
function digitOf(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  const letter = code | 32;
  return letter >= 97 && letter <= 122 && code < 128 ? letter - 87 : 99;
}

/**
 * The value of `digits` in `radix` (2–36); every character must be a digit of it. Sub-quadratic.
 */
function digitsToBig(digits: string, radix: number): bigint {
  if (digits.length <= 10) return BigInt(parseInt(digits, radix));
  if (radix === 10) return BigInt(digits);
  if (radix === 16) return BigInt("0x" + digits);
  if (radix === 8) return BigInt("0o" + digits);
  if (radix === 2) return BigInt("0b" + digits);
  const half = digits.length >> 1;
  const low = digits.length - half;
  return digitsToBig(digits.slice(0, half), radix) * BigInt(radix) ** BigInt(low) +
    digitsToBig(digits.slice(half), radix);
}

/** `hex(value)`: pass `suffix` `"L"` for a long. */
export function intHex(value: number | bigint, suffix: "" | "L" = ""): string {
  return value < 0 ? "-0x" + (-value).toString(16) + suffix : "0x" + value.toString(16) + suffix;
}

/** `oct(value)`: pass `suffix` `"L"` for a long. Zero has no leading zero of its own. */
export function intOct(value: number | bigint, suffix: "" | "L" = ""): string {
  if (value == 0) return "0" + suffix;
  return value < 0 ? "-0" + (-value).toString(8) + suffix : "0" + value.toString(8) + suffix;
}

/** `bin(value)`; the same for int and long. */
export function intBin(value: number | bigint): string {
  return value < 0 ? "-0b" + (-value).toString(2) : "0b" + value.toString(2);
}

/** `repr` of a long. */
export function longRepr(value: bigint): string {
  return value.toString() + "L";
}
