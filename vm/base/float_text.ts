// SPDX-License-Identifier: MIT
/**
 * Text of floats: repr, str, the format codes, parsing, hexadecimal form.
 *
 * Everything is correctly rounded, ties to even, at any precision, as CPython 2.7 with its own dtoa is. JavaScript's
 * `toFixed`/`toExponential` round ties away from zero and stop at 100 digits; the helpers below repair the first
 * exactly (a tie is recognised arithmetically) and use `bigint` beyond the second.
 * Source of truth: CPython 2.7.18.
 */
import { bitLengthBig } from "./bit_length.ts";
import { KernelError, overflowError, valueError } from "./kernel_error.ts";
import { repeatFill } from "./number_format.ts";

/** Digits of a finite non-negative float: value = 0.`digits` × 10^`point` (so `point` digits stand before the dot). */
export interface Digits {
  digits: string;
  point: number;
}

/** The exact decimal expansion of a finite positive `x`, without trailing zeros cut. */
function exactDigits(x: number): Digits {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, x);
  const high = view.getUint32(0);
  const biased = (high >>> 20) & 0x7ff;
  let mantissa = (BigInt(high & 0xfffff) << 32n) | BigInt(view.getUint32(4));
  if (biased !== 0) mantissa |= 1n << 52n;
  const exponent = (biased === 0 ? 1 : biased) - 1075;
  if (exponent >= 0) {
    const digits = (mantissa << BigInt(exponent)).toString();
    return { digits, point: digits.length };
  }
  const digits = (mantissa * 5n ** BigInt(-exponent)).toString();
  return { digits, point: digits.length + exponent };
}

/** Rounds `exact` half to even, to `count` digits (`count` may be ≤ 0: then the result may be empty or "1"). */
function roundDigits(exact: Digits, count: number): Digits {
  const { digits, point } = exact;
  if (count >= digits.length) return { digits: digits + "0".repeat(count - digits.length), point };
  if (count < 0) return { digits: "", point };
  const kept = digits.slice(0, count);
  const next = digits.charCodeAt(count) - 48;
  const rest = digits.slice(count + 1);
  const odd = count > 0 && (digits.charCodeAt(count - 1) & 1) === 1;
  const up = next > 5 || (next === 5 && (odd || /[1-9]/.test(rest)));
  if (!up) return { digits: kept, point };
  if (count === 0) return { digits: "1", point: point + 1 };
  const bumped = (BigInt(kept) + 1n).toString().padStart(count, "0");
  return bumped.length > count ? { digits: bumped.slice(0, count), point: point + 1 } : { digits: bumped, point };
}

const TENS = [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9];
const TWO_DIGITS: readonly string[] = Array.from({ length: 100 }, (_, i) => i < 10 ? "0" + i : "" + i);

/**
 * `x` ≥ 0 with up to nine digits after the point, where rounding is certain; else `undefined`.
 * PERF: 65 ns against 170 ns of `toFixed`.
 */
function quickFixed(x: number, precision: number): string | undefined {
  const power = TENS[precision];
  const scaled = x * power;
  if (!(scaled < 4503599627370496)) return undefined;
  const below = Math.floor(scaled);
  // Exact; `scaled` itself is off by half a unit in its last place at most.
  const beyond = scaled - below - 0.5;
  const error = scaled * 2.3e-16;
  if (beyond <= error && beyond >= -error) return undefined;
  const all = beyond > 0 ? below + 1 : below;
  if (precision === 0) return "" + all;
  let whole = Math.floor(all / power);
  let rest = all - whole * power;
  // The division is rounded.
  if (rest < 0) {
    whole--;
    rest += power;
  }
  if (precision === 2) return whole + "." + TWO_DIGITS[rest];
  const digits = "" + rest;
  return whole + "." + repeatFill("0", precision - digits.length) + digits;
}

/** Is `x` × 2^`power` an odd integer? Exact: scaling by a power of two loses nothing that could make it odd. */
function isOddMultiple(x: number, power: number): boolean {
  const scaled = x * 2 ** power;
  return scaled <= 9007199254740991 && Number.isInteger(scaled) && scaled % 2 === 1;
}

/** Lowers an odd last digit of `text` by one: undoes a tie that was rounded away from zero. */
function undoTie(text: string, at: number): string {
  const digit = text.charCodeAt(at) - 48;
  return digit & 1 ? text.slice(0, at) + (digit - 1) + text.slice(at + 1) : text;
}

/** No string is longer in V8; CPython would go on until memory ends. */
const MAX_PRECISION = 500000000;

function checkPrecision(precision: number): void {
  if (precision > MAX_PRECISION) throw new KernelError("MemoryError", "");
}

/** Finite `x` ≥ 0 with `precision` digits after the point (any `precision` ≥ 0). */
function fixedText(x: number, precision: number): string {
  if (precision < 10) {
    const quick = quickFixed(x, precision);
    if (quick !== undefined) return quick;
  }
  checkPrecision(precision);
  if (precision <= 100 && x < 1e21) {
    const text = x.toFixed(precision);
    return isOddMultiple(x, precision + 1) ? undoTie(text, text.length - 1) : text;
  }
  if (x === 0) return "0." + "0".repeat(precision);
  const exact = exactDigits(x);
  const rounded = roundDigits(exact, exact.point + precision);
  let all = rounded.digits;
  const whole = rounded.point;
  if (whole <= 0) all = "0".repeat(1 - whole) + all;
  const cut = Math.max(whole, 1);
  all = all.padEnd(cut + precision, "0");
  return precision === 0 ? all.slice(0, cut) : all.slice(0, cut) + "." + all.slice(cut, cut + precision);
}

/** Finite `x` ≥ 0 rounded to `count` ≥ 1 significant digits. */
function significantDigits(x: number, count: number): Digits {
  if (x === 0) return { digits: "0".repeat(count), point: 1 };
  checkPrecision(count);
  if (count > 101) return roundDigits(exactDigits(x), count);
  let text = x.toExponential(count - 1);
  const mark = text.indexOf("e");
  const exponent = Number(text.slice(mark + 1));
  const shift = count - 1 - exponent;
  // x is halfway between two results iff x * 10^shift is an odd multiple of 1/2. For negative shifts 10^-shift must
  // divide 2x; 5^23 exceeds a mantissa, so nothing is halfway below shift -22.
  let tie = false;
  if (shift >= 0) tie = shift < 1080 && isOddMultiple(x, shift + 1);
  else if (shift >= -22) tie = x % 10 ** -shift === 5 * 10 ** (-shift - 1);
  if (tie) text = undoTie(text, mark - 1);
  return { digits: text.charAt(0) + text.slice(2, mark), point: exponent + 1 };
}

/** Fewest digits that read back as finite `x` ≥ 0. */
function shortestDigits(x: number): Digits {
  const text = x.toExponential();
  const mark = text.indexOf("e");
  return { digits: text.charAt(0) + text.slice(2, mark), point: Number(text.slice(mark + 1)) + 1 };
}

function exponentText(exponent: number, letter: string): string {
  const size = exponent < 0 ? -exponent : exponent;
  return letter + (exponent < 0 ? "-" : "+") + (size < 10 ? "0" + size : size);
}

/** `repr(x)`. */
export function floatRepr(x: number): string {
  const size = x < 0 ? -x : x;
  if (size >= 1e-4 && size < 1e16) {
    const text = String(x);
    return Number.isInteger(x) ? text + ".0" : text;
  }
  if (x === 0) return Object.is(x, -0) ? "-0.0" : "0.0";
  if (x !== x) return "nan";
  if (size === Infinity) return x < 0 ? "-inf" : "inf";
  const { digits, point } = shortestDigits(size);
  const mantissa = digits.length > 1 ? digits.charAt(0) + "." + digits.slice(1) : digits;
  return (x < 0 ? "-" : "") + mantissa + exponentText(point - 1, "e");
}

/** `str(x)`: twelve significant digits. */
export function floatStr(x: number): string {
  const size = x < 0 ? -x : x;
  if (size >= 1e-4 && size < 1e11) {
    const text = String(x);
    // Thirteen characters hold at most twelve digits and the point, so nothing is rounded.
    if (text.length <= 13) return Number.isInteger(x) ? text + ".0" : text;
  }
  return formatDouble(x, "g", 12, false, false, true);
}

/**
 * `x` in the notation of C's printf (CPython's `PyOS_double_to_string`).
 *
 * @param code One of `e E f F g G r`; `r` is the shortest form and ignores `precision`.
 * @param precision Digits, ≥ 0.
 * @param alternate Keep the point and trailing zeros (`#`).
 * @param plus Write `+` before a value that has no `-`.
 * @param pointZero Append `.0` to what looks like an integer (`str` and `repr`).
 */
export function formatDouble(
  x: number,
  code: string,
  precision: number,
  alternate = false,
  plus = false,
  pointZero = false,
): string {
  const lower = code.toLowerCase();
  const upper = lower !== code;
  let sign = x < 0 || Object.is(x, -0) ? "-" : plus ? "+" : "";
  if (x !== x) sign = plus ? "+" : "";
  let text: string;
  const size = Math.abs(x);
  if (size !== size) text = "nan";
  else if (size === Infinity) text = "inf";
  else if (lower === "f") {
    text = fixedText(size, precision);
    if (alternate && precision === 0) text += ".";
  } else if (lower === "e") {
    text = scientificText(significantDigits(size, precision + 1), alternate);
  } else {
    let found: Digits;
    let limit: number;
    if (lower === "r") {
      found = shortestDigits(size);
      limit = 16;
    } else {
      const count = precision === 0 ? 1 : precision;
      found = significantDigits(size, count);
      limit = pointZero ? count - 1 : count;
      if (!alternate) found.digits = found.digits.replace(/(?!^)0+$/, "");
    }
    const { digits, point } = found;
    if (point <= -4 || point > limit) text = scientificText(found, alternate);
    else {
      if (point <= 0) text = "0." + "0".repeat(-point) + digits;
      else if (digits.length <= point) text = digits + "0".repeat(point - digits.length) + (alternate ? "." : "");
      else text = digits.slice(0, point) + "." + digits.slice(point);
      if (pointZero && text.indexOf(".") < 0) text += ".0";
    }
  }
  text = sign + text;
  return upper ? text.toUpperCase() : text;
}

/** `x` as C's `%.17g` writes it: digits enough for every double. What text formats of serialization have. */
export function float17(x: number): string {
  const size = x < 0 ? -x : x;
  // At most five digits before the point and ten behind it: those are all there are, and no fewer mean the same double.
  if (size < 1e5 && size >= 1e-4 && Number.isInteger(x * 1024)) return String(x);
  if (size >= 1e-4 && size < 1e16) {
    const text = x.toPrecision(17);
    const last = text.length - 1;
    const places = last - text.indexOf(".");
    if (text.charCodeAt(last) !== 48 && !isOddMultiple(size, places + 1)) return text;
  }
  return formatDouble(x, "g", 17);
}

function scientificText({ digits, point }: Digits, alternate: boolean): string {
  const mantissa = digits.length > 1 ? digits.charAt(0) + "." + digits.slice(1) : digits + (alternate ? "." : "");
  return mantissa + exponentText(point - 1, "e");
}

const FLOAT_HEAD = /^[+-]?(?:(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|[iI][nN][fF](?:[iI][nN][iI][tT][yY])?|[nN][aA][nN])/;

/**
 * The float at the start of `text`, without leading space, and the length it takes; `undefined` if there is none.
 * Decimal digits of any number, an exponent, `inf`, `infinity`, `nan` in any case, each with a sign.
 */
export function scanFloat(text: string): { value: number; length: number } | undefined {
  const found = FLOAT_HEAD.exec(text);
  return found === null ? undefined : { value: floatOfWord(found[0]), length: found[0].length };
}

function floatOfWord(word: string): number {
  const letter = word.charCodeAt(word.length - 1) | 32;
  if (letter === 110) return NaN;
  // "inf" ends in f, "infinity" in y; no number does.
  if (letter === 102 || letter === 121) return word.charCodeAt(0) === 45 ? -Infinity : Infinity;
  return Number(word);
}

/** By what the digits of a short decimal are divided: all exact. */
const POWERS_OF_TEN: readonly number[] = Array.from({ length: 16 }, (_, i) => 10 ** i);

/**
 * A decimal of at most 15 digits, without exponent or space around it; `undefined` for any other text. The digits as an
 * integer and the power of ten are exact, so the quotient is rounded once.
 */
function shortDecimal(text: string): number | undefined {
  const size = text.length;
  if (size > 17) return undefined;
  const sign = text.charCodeAt(0);
  let digits = 0, value = 0, point = -1;
  for (let i = sign === 45 || sign === 43 ? 1 : 0; i < size; i++) {
    const c = text.charCodeAt(i);
    if (c >= 48 && c <= 57) {
      value = value * 10 + (c - 48);
      digits++;
    } else if (c === 46 && point < 0) point = digits;
    else return undefined;
  }
  if (digits === 0 || digits > 15) return undefined;
  if (point >= 0) value /= POWERS_OF_TEN[digits - point];
  return sign === 45 ? -value : value;
}

/**
 * `float(text)` for a byte string (for `unicode`, pass what `encodeDecimal` made of it).
 * An error is returned, not thrown, as in `int_text.ts`.
 */
export function parseFloatText(text: string): number | KernelError {
  const short = shortDecimal(text);
  if (short !== undefined) return short;
  let start = 0;
  while (start < text.length && isByteSpace(text.charCodeAt(start))) start++;
  const body = start === 0 ? text : text.slice(start);
  const found = FLOAT_HEAD.exec(body);
  // CPython formats the message from the C string behind the leading space, 200 characters at most.
  if (found === null) return new KernelError("ValueError", "could not convert string to float: " + cString(body));
  let end = found[0].length;
  while (end < body.length && isByteSpace(body.charCodeAt(end))) end++;
  if (end !== body.length) return new KernelError("ValueError", "invalid literal for float(): " + cString(body));
  return floatOfWord(found[0]);
}

function cString(text: string): string {
  const nul = text.indexOf("\0");
  return (nul < 0 ? text : text.slice(0, nul)).slice(0, 200);
}

function isByteSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}

/** `x.hex()`. */
export function floatHex(x: number): string {
  if (x !== x) return "nan";
  if (x === Infinity) return "inf";
  if (x === -Infinity) return "-inf";
  const sign = x < 0 || Object.is(x, -0) ? "-" : "";
  if (x === 0) return sign + "0x0.0p+0";
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, x);
  const high = view.getUint32(0);
  const biased = (high >>> 20) & 0x7ff;
  const exponent = biased === 0 ? -1022 : biased - 1023;
  const digits = (high & 0xfffff).toString(16).padStart(5, "0") + view.getUint32(4).toString(16).padStart(8, "0");
  return sign + (biased === 0 ? "0x0." : "0x1.") + digits + "p" + (exponent < 0 ? "" : "+") + exponent;
}

const HEX_FLOAT = /^([+-]?)(?:0[xX])?([0-9a-fA-F]*)(\.?)([0-9a-fA-F]*)(?:[pP]([+-]?\d+))?/;
const HEX_WORD = /^([+-]?)(?:(inf(?:inity)?)|nan)$/i;

/**
 * `float.fromhex(text)`, rounded half to even.
 * @throws KernelError ValueError or OverflowError.
 */
export function floatFromHex(text: string): number {
  const body = text.replace(/^[ \t-\r]+|[ \t-\r]+$/g, "");
  const word = HEX_WORD.exec(body);
  if (word !== null) return word[2] === undefined ? NaN : word[1] === "-" ? -Infinity : Infinity;
  const found = HEX_FLOAT.exec(body);
  if (found === null || found[2].length + found[4].length === 0) return badHex();
  const next = body.charCodeAt(found[0].length) | 32;
  if (next === 112 && found[5] === undefined) return badHex();
  const value = hexValue(found[2] + found[4], found[5], found[4].length);
  if (value === Infinity) return overflowError("hexadecimal value too large to represent as a float");
  // CPython looks at what follows only after the range check.
  if (found[0].length !== body.length) return badHex();
  return found[1] === "-" ? -value : value;
}

function badHex(): never {
  return valueError("invalid hexadecimal floating-point string");
}

/** `all` hex digits, the last `fraction` of them behind the point, times 2^`power`; `Infinity` if too large. */
function hexValue(all: string, power: string | undefined, fraction: number): number {
  const digits = all.replace(/^0+/, "");
  if (digits === "") return 0;
  const mantissa = BigInt("0x" + digits);
  // Exponents beyond ±10^15 saturate: no string is long enough to bring them back.
  const given = power === undefined ? 0 : Math.max(-1e15, Math.min(1e15, Number(power)));
  const scale = given - 4 * fraction;
  const top = bitLengthBig(mantissa) + scale;
  if (top > 1024) return Infinity;
  return top < -1080 ? 0 : scaledToFloat(mantissa, scale);
}

/** `mantissa` × 2^`scale`, rounded half to even once (also where the result is subnormal). `mantissa` > 0. */
export function scaledToFloat(mantissa: bigint, scale: number): number {
  const bits = bitLengthBig(mantissa);
  // The lowest bit a float of this magnitude can hold.
  const lowest = Math.max(bits + scale - 53, -1074);
  const drop = lowest - scale;
  if (drop <= 0) return Number(mantissa) * 2 ** scale;
  const shift = BigInt(drop);
  let kept = mantissa >> shift;
  const rest = mantissa - (kept << shift);
  const half = 1n << (shift - 1n);
  if (rest > half || (rest === half && (kept & 1n) === 1n)) kept += 1n;
  // Two steps, because 2 ** lowest alone may be subnormal or overflow while the product is neither.
  const whole = Number(kept);
  return lowest > 900 ? whole * 2 ** 900 * 2 ** (lowest - 900) : whole * 2 ** lowest;
}
