// SPDX-License-Identifier: MIT
/**
 * Integer arithmetic with Python's signs and errors.
 *
 * Two families: `…Big` on `bigint` (long, and int beyond ±(2^53 − 1)); the caller boxes, with `intOrLong` for int and
 * `PyLong` for long. `…Int` on ints held in `number`s: they return the exact result as int or long, use no `bigint`
 * unless it leaves ±(2^53 − 1), and never give −0.
 * INVARIANT: number arguments of `…Int` are safe integers and not −0.
 */
import { bitLengthBig } from "./bit_length.ts";
import { quotientBig, remainderBig } from "./long_division.ts";
import { wideProduct } from "./wide_int.ts";
import { KernelError, overflowError, typeError, valueError, zeroDivisionError } from "./kernel_error.ts";
import { intFromBigInt, intOrLong, type PyInt, PyLong } from "./value.ts";

const MAX = 9007199254740991;
const TWO32 = 4294967296;

/** An int result: `number` or boxed where it is beyond ±(2^53 − 1). */
export type IntResult = number | PyInt;
/** The result of int arithmetic that may overflow into long. */
export type IntOrLongResult = number | PyInt | PyLong;

/** `a + b`. */
export function addInt(a: number, b: number): IntResult {
  const sum = a + b;
  return sum >= -MAX && sum <= MAX ? sum : intFromBigInt(BigInt(a) + BigInt(b));
}

/** `a - b`. */
export function subInt(a: number, b: number): IntResult {
  const difference = a - b;
  return difference >= -MAX && difference <= MAX ? difference : intFromBigInt(BigInt(a) - BigInt(b));
}

/** `a * b`. */
export function mulInt(a: number, b: number): IntOrLongResult {
  const product = a * b;
  // Adding 0 turns −0 into 0.
  if (product >= -MAX && product <= MAX) return product + 0;
  return wideProduct(a, b) ?? intOrLong(BigInt(a) * BigInt(b));
}

/** `a // b`. @throws KernelError ZeroDivisionError. */
export function floorDivInt(a: number, b: number): number {
  if (b === 0) return zeroDivisionError("integer division or modulo by zero");
  // Below 2^52 the rounded quotient cannot cross an integer, so one division and a floor are exact.
  if (a <= 4503599627370496 && a >= -4503599627370496 && b <= 4503599627370496 && b >= -4503599627370496) {
    return Math.floor(a / b) + 0;
  }
  const mod = a % b;
  const quotient = (a - mod) / b;
  return (mod !== 0 && (mod < 0) !== (b < 0) ? quotient - 1 : quotient) + 0;
}

/** `a % b`: the result has the sign of `b`. @throws KernelError ZeroDivisionError. */
export function modInt(a: number, b: number): number {
  if (b === 0) return zeroDivisionError("integer division or modulo by zero");
  const mod = a % b;
  return mod !== 0 && (mod < 0) !== (b < 0) ? mod + b : mod + 0;
}

/** `a ** b` for `b` ≥ 0 where nothing on the way leaves ±(2^53 − 1); else `undefined`. */
export function powSmall(a: number, b: number): number | undefined {
  let result = 1, factor = a;
  for (let rest = b;;) {
    if ((rest & 1) !== 0) {
      result *= factor;
      if (result > MAX || result < -MAX) return undefined;
    }
    if (rest < 2) return result + 0;
    rest = Math.floor(rest / 2);
    factor *= factor;
    if (factor > MAX) return undefined;
  }
}

/** `a ** b` for `b` ≥ 0 (a negative exponent makes `int.__pow__` compute with floats: the caller's part). */
export function powInt(a: number, b: number): IntOrLongResult {
  let result = 1;
  let factor = a;
  let rest = b;
  for (;;) {
    if (rest % 2 === 1) {
      result *= factor;
      if (result > MAX || result < -MAX) return intOrLong(powBig(BigInt(a), BigInt(b)));
    }
    rest = Math.floor(rest / 2);
    if (rest === 0) return result + 0;
    factor *= factor;
    if (factor > MAX) return intOrLong(powBig(BigInt(a), BigInt(b)));
  }
}

/**
 * `pow(a, b, c)` for ints. The result is a long where CPython's int arithmetic overflows on the way, even if it is small.
 * @throws KernelError TypeError, ValueError.
 */
export function powModInt(a: bigint, b: bigint, c: bigint): IntOrLongResult {
  checkPowMod(b, c);
  let result = 1n;
  let factor = a;
  for (let rest = b; rest > 0n;) {
    if (rest & 1n) {
      const product = result * factor;
      if (factor === 0n) {
        result = 0n;
        break;
      }
      if (!fitsInt(product)) return new PyLong(powModBig(a, b, c));
      result = product;
    }
    rest >>= 1n;
    if (rest === 0n) break;
    factor *= factor;
    if (!fitsInt(factor)) return new PyLong(powModBig(a, b, c));
    result %= c;
    factor %= c;
  }
  // The remainder of -2^63 by -1 overflows C's division, although it is 0.
  if (c === -1n && result === -0x8000000000000000n) return new PyLong(0n);
  return intFromBigInt(modBig(result, c));
}

/** Does `value` fit CPython's int (64 bits)? */
export function fitsInt(value: bigint): boolean {
  return value >= -0x8000000000000000n && value <= 0x7fffffffffffffffn;
}

/** `a << b`. @throws KernelError ValueError, MemoryError. */
export function lshiftInt(a: number, b: number): IntOrLongResult {
  if (b < 0) return valueError("negative shift count");
  if (b < 53) {
    const result = a * 2 ** b;
    if (result >= -MAX && result <= MAX) return result;
  } else if (a === 0) return 0;
  return intOrLong(lshiftBig(BigInt(a), b));
}

/** `a >> b`. @throws KernelError ValueError. */
export function rshiftInt(a: number, b: number): number {
  if (b < 32) {
    if (b < 0) return valueError("negative shift count");
    if ((a | 0) === a) return a >> b;
  } else if (b > 1000) return a < 0 ? -1 : 0;
  return Math.floor(a / 2 ** b);
}

/** `a & b`. */
export function andInt(a: number, b: number): IntResult {
  if ((a | 0) === a && (b | 0) === b) return a & b;
  const result = (Math.floor(a / TWO32) & Math.floor(b / TWO32)) * TWO32 + ((a & b) >>> 0);
  return result >= -MAX ? result : intFromBigInt(-9007199254740992n);
}

/** `a | b`. */
export function orInt(a: number, b: number): IntResult {
  if ((a | 0) === a && (b | 0) === b) return a | b;
  return (Math.floor(a / TWO32) | Math.floor(b / TWO32)) * TWO32 + ((a | b) >>> 0);
}

/** `a ^ b`. */
export function xorInt(a: number, b: number): IntResult {
  if ((a | 0) === a && (b | 0) === b) return a ^ b;
  const result = (Math.floor(a / TWO32) ^ Math.floor(b / TWO32)) * TWO32 + ((a ^ b) >>> 0);
  return result >= -MAX ? result : intFromBigInt(-9007199254740992n);
}

/** `~a`. */
export function invertInt(a: number): IntResult {
  return a === MAX ? intFromBigInt(-9007199254740992n) : -1 - a;
}

/** `a // b`. @param family Names the type in the error. @throws KernelError ZeroDivisionError. */
export function floorDivBig(a: bigint, b: bigint, family: "integer" | "long" = "long"): bigint {
  if (b === 0n) return zeroDivisionError(`${family} division or modulo by zero`);
  const quotient = quotientBig(a, b);
  return (a < 0n) !== (b < 0n) && quotient * b !== a ? quotient - 1n : quotient;
}

/** `a % b`. @param family Names the type in the error. @throws KernelError ZeroDivisionError. */
export function modBig(a: bigint, b: bigint, family: "integer" | "long" = "long"): bigint {
  if (b === 0n) return zeroDivisionError(`${family} division or modulo by zero`);
  const mod = remainderBig(a, b);
  return mod !== 0n && (mod < 0n) !== (b < 0n) ? mod + b : mod;
}

/** `divmod(a, b)`. @param family Names the type in the error. @throws KernelError ZeroDivisionError. */
export function divModBig(a: bigint, b: bigint, family: "integer" | "long" = "long"): [bigint, bigint] {
  if (b === 0n) return zeroDivisionError(`${family} division or modulo by zero`);
  const quotient = quotientBig(a, b);
  const mod = a - quotient * b;
  return mod !== 0n && (mod < 0n) !== (b < 0n) ? [quotient - 1n, mod + b] : [quotient, mod];
}

/** V8 refuses larger results with a RangeError; CPython would run out of memory. */
const MAX_BITS = 1 << 30;

function outOfMemory(): never {
  throw new KernelError("MemoryError", "");
}

/** `a ** b` for `b` ≥ 0. @throws KernelError MemoryError. */
export function powBig(a: bigint, b: bigint): bigint {
  if (a === 0n || a === 1n || a === -1n || b <= 1n) return a ** (b > 2n ? 2n + (b & 1n) : b);
  if (b > 1n << 31n || (bitLengthBig(a) - 1) * Number(b) > MAX_BITS) return outOfMemory();
  try {
    return a ** b;
  } catch (error) {
    if (error instanceof RangeError) return outOfMemory();
    throw error;
  }
}

function checkPowMod(b: bigint, c: bigint): void {
  if (b < 0n) typeError("pow() 2nd argument cannot be negative when 3rd argument specified");
  if (c === 0n) valueError("pow() 3rd argument cannot be 0");
}

/** `pow(a, b, c)`: the result has the sign of `c`. @throws KernelError TypeError, ValueError. */
export function powModBig(a: bigint, b: bigint, c: bigint): bigint {
  checkPowMod(b, c);
  const modulus = c < 0n ? -c : c;
  let result = 1n % modulus;
  const base = modBig(a, modulus);
  // Left to right over the exponent's digits: one small table beats shifting a long exponent bit by bit.
  const digits = b.toString(16);
  if (digits.length <= 2) {
    let factor = base;
    for (let rest = Number(b); rest > 0; rest >>= 1) {
      if (rest & 1) result = (result * factor) % modulus;
      factor = (factor * factor) % modulus;
    }
  } else {
    const powers = [result];
    for (let i = 1; i < 16; i++) powers.push((powers[i - 1] * base) % modulus);
    for (let i = 0; i < digits.length; i++) {
      if (i > 0) { for (let step = 0; step < 4; step++) result = (result * result) % modulus; }
      const digit = parseInt(digits.charAt(i), 16);
      if (digit > 0) result = (result * powers[digit]) % modulus;
    }
  }
  return c < 0n && result !== 0n ? result + c : result;
}

/** `a << count`. @throws KernelError ValueError, OverflowError, MemoryError. */
export function lshiftBig(a: bigint, count: number | bigint): bigint {
  const shift = shiftCount(count);
  if (a === 0n) return 0n;
  if (shift > MAX_BITS) return outOfMemory();
  try {
    return a << BigInt(shift);
  } catch (error) {
    if (error instanceof RangeError) return outOfMemory();
    throw error;
  }
}

/** `a >> count`. @throws KernelError ValueError, OverflowError. */
export function rshiftBig(a: bigint, count: number | bigint): bigint {
  const shift = shiftCount(count);
  return shift > MAX_BITS ? (a < 0n ? -1n : 0n) : a >> BigInt(shift);
}

/** Checks a shift count; `Infinity` stands for anything beyond what a `number` holds. */
function shiftCount(count: number | bigint): number {
  if (typeof count !== "number" && !fitsInt(count)) return overflowError("long int too large to convert to int");
  if (count < 0) return valueError("negative shift count");
  return Number(count);
}
