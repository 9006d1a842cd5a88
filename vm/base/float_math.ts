// SPDX-License-Identifier: MIT
/**
 * Float arithmetic with CPython 2.7's special cases and errors, and the exact conversions between floats and integers.
 * Source of truth: CPython 2.7.18. Pure functions on `number` and `bigint`.
 */
import { bitLengthBig } from "./bit_length.ts";
import { quotientBig } from "./long_division.ts";
import { KernelError, overflowError, valueError, zeroDivisionError } from "./kernel_error.ts";
import { formatDouble, scaledToFloat } from "./float_text.ts";

/** `a / b`. @throws KernelError ZeroDivisionError. */
export function floatDiv(a: number, b: number): number {
  return b === 0 ? zeroDivisionError("float division by zero") : a / b;
}

/** `a % b`: the result has the sign of `b`. @throws KernelError ZeroDivisionError. */
export function floatMod(a: number, b: number): number {
  if (b === 0) return zeroDivisionError("float modulo");
  const mod = a % b;
  if (mod === 0) return b < 0 ? -0 : 0;
  return (b < 0) !== (mod < 0) ? mod + b : mod;
}

/** `a // b`. @throws KernelError ZeroDivisionError (with the text of divmod, as CPython). */
export function floatFloorDiv(a: number, b: number): number {
  if (b === 0) return zeroDivisionError("float divmod()");
  const mod = a % b;
  let quotient = (a - mod) / b;
  if (mod !== 0 && (b < 0) !== (mod < 0)) quotient -= 1;
  if (quotient === 0) return (quotient * quotient * a) / b;
  const floor = Math.floor(quotient);
  return quotient - floor > 0.5 ? floor + 1 : floor;
}

/** `divmod(a, b)` as `[quotient, remainder]`. @throws KernelError ZeroDivisionError. */
export function floatDivMod(a: number, b: number): [number, number] {
  const quotient = floatFloorDiv(a, b);
  let mod = a % b;
  // CPython's divmod squares a zero remainder and then gives it the divisor's sign.
  if (mod === 0) mod = b < 0 ? -0 : 0;
  else if ((b < 0) !== (mod < 0)) mod += b;
  return [quotient, mod];
}

/** `a ** b`. @throws KernelError ZeroDivisionError, ValueError, OverflowError. */
export function floatPow(a: number, b: number): number {
  if (b === 0 || a === 1) return 1;
  if (a !== a || b !== b) return NaN;
  if (b === Infinity || b === -Infinity) {
    const size = Math.abs(a);
    if (size === 1) return 1;
    return (b > 0) === (size > 1) ? Infinity : 0;
  }
  if (a === Infinity || a === -Infinity) {
    const odd = Math.abs(b % 2) === 1;
    if (b > 0) return odd ? a : Math.abs(a);
    return odd && a < 0 ? -0 : 0;
  }
  if (a === 0) {
    const odd = Math.abs(b % 2) === 1;
    if (b < 0) return zeroDivisionError("0.0 cannot be raised to a negative power");
    return odd ? a : 0;
  }
  if (a < 0 && b !== Math.floor(b)) return valueError("negative number cannot be raised to a fractional power");
  // V8 calls the C library's pow, as CPython does; only an exponent of 0.5 it answers with the (better) square root.
  const result = Math.pow(a, b);
  if (result === Infinity || result === -Infinity) {
    throw new KernelError("OverflowError", "Numerical result out of range", 34);
  }
  return result;
}

/**
 * `round(x, digits)`: half away from zero, correctly rounded in decimal.
 * @param digits An integer of any size.
 * @throws KernelError OverflowError.
 */
export function floatRound(x: number, digits: number): number {
  if (x === 0 || x !== x || x === Infinity || x === -Infinity) return x;
  if (digits > 323) return x;
  if (digits < -308) return 0 * x;
  const size = Math.abs(x);
  let result: number;
  if (digits >= 0) {
    if (size >= 4503599627370496) return x;
    if (digits === 0) result = Math.floor(size) + (size - Math.floor(size) >= 0.5 ? 1 : 0);
    // JavaScript's toFixed rounds ties away from zero, which is what is wanted here.
    else if (digits <= 100) result = Number(size.toFixed(digits));
    else {
      // A float with more than 100 digits behind the point that matter is far from any tie only if it is not one:
      // a tie needs an odd multiple of 2^-(digits+1).
      const scaled = size * 2 ** Math.min(digits + 1, 1023) * 2 ** Math.max(0, digits + 1 - 1023);
      if (Number.isInteger(scaled) && scaled % 2 === 1 && scaled < 9007199254740992) {
        // Round up by formatting one digit more and stepping the last kept digit.
        const text = formatDouble(size, "f", digits + 1).replace(".", "");
        result = Number((BigInt(text) / 10n + 1n).toString() + "e" + -digits);
      } else result = Number(formatDouble(size, "f", digits));
    }
  } else {
    const power = 10n ** BigInt(-digits);
    const whole = BigInt(Math.floor(size));
    let steps = whole / power;
    // The fraction cannot turn "below half" into "half or more": half of 10^n is an integer.
    if ((whole - steps * power) * 2n >= power) steps += 1n;
    result = Number(steps * power);
    if (result === Infinity) return overflowError("rounded value too large to represent");
  }
  return x < 0 ? -result : result;
}

/** The float nearest to `value`, ties to even. @throws KernelError OverflowError. */
export function bigToFloat(value: bigint): number {
  const result = Number(value);
  if (result === Infinity || result === -Infinity) {
    return overflowError("long int too large to convert to float");
  }
  return result;
}

/** `int(x)` as a `bigint`, truncated toward zero. @throws KernelError OverflowError, ValueError. */
export function floatToBig(x: number): bigint {
  if (x !== x) return valueError("cannot convert float NaN to integer");
  if (x === Infinity || x === -Infinity) return overflowError("cannot convert float infinity to integer");
  return BigInt(Math.trunc(x));
}

/** `a / b` under true division, correctly rounded. @throws KernelError ZeroDivisionError, OverflowError. */
export function trueDivBig(a: bigint, b: bigint): number {
  if (b === 0n) return zeroDivisionError("division by zero");
  if (a === 0n) return b < 0n ? -0 : 0;
  const negative = (a < 0n) !== (b < 0n);
  const top = a < 0n ? -a : a;
  const bottom = b < 0n ? -b : b;
  let result: number;
  if (top <= 9007199254740992n && bottom <= 9007199254740992n) result = Number(top) / Number(bottom);
  else {
    // Scale so that the quotient has at least 66 bits; a sticky lowest bit stands for the remainder.
    const shift = bitLengthBig(bottom) - bitLengthBig(top) + 66;
    if (shift < -2000) return overflowError("integer division result too large for a float");
    if (shift > 3000) return negative ? -0 : 0;
    const scaled = shift >= 0 ? top << BigInt(shift) : top;
    const divisor = shift >= 0 ? bottom : bottom << BigInt(-shift);
    let quotient = quotientBig(scaled, divisor);
    if (quotient * divisor !== scaled) quotient = (quotient << 1n) | 1n;
    else quotient <<= 1n;
    result = scaledToFloat(quotient, -shift - 1);
    if (result === Infinity) return overflowError("integer division result too large for a float");
  }
  return negative ? -result : result;
}

/** `a / b` under true division for ints held in numbers. @throws KernelError ZeroDivisionError. */
export function trueDivInt(a: number, b: number): number {
  if (b === 0) return zeroDivisionError("division by zero");
  // CPython answers 0 / -5 with -0.0, and so does JavaScript.
  return a / b;
}

/** Exact comparison: -1, 0, 1, or `NaN` if `x` is not a number. */
export function compareFloatBig(x: number, value: bigint): number {
  // JavaScript's mixed comparisons are exact.
  return x < value ? -1 : x > value ? 1 : x == (value as unknown as number) ? 0 : NaN;
}

/** `x.as_integer_ratio()`: numerator and positive denominator. @throws KernelError OverflowError, ValueError. */
export function asIntegerRatio(x: number): [bigint, bigint] {
  if (x === Infinity || x === -Infinity) return overflowError("Cannot pass infinity to float.as_integer_ratio.");
  if (x !== x) return valueError("Cannot pass NaN to float.as_integer_ratio.");
  let power = 0;
  let value = x;
  while (!Number.isInteger(value)) {
    value *= 2;
    power++;
  }
  return [BigInt(value), 1n << BigInt(power)];
}
