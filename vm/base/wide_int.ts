// SPDX-License-Identifier: MIT
/**
 * Ints between 2^53 and 2^63 as two halves: products in generators of random numbers and in hashes, which a remainder or a
 * mask soon makes small again. PERF: five times faster than `bigint`, which needs a conversion at both ends.
 *
 * All operands are safe integers or boxed ints with halves (`PyInt.hi` ≥ 0). `undefined`: not for here, use `bigint`.
 */
import { PyInt } from "./value.ts";

const TWO_16 = 65536, TWO_26 = 67108864, TWO_32 = 4294967296;

/** Where a number becomes a bigint; empty between two calls. */
const SCRATCH = new BigInt64Array(1);
const WORDS = new Int32Array(SCRATCH.buffer);

/** `BigInt(n)` for a safe integer. PERF: a third of the time, for `BigInt` is a call of V8's runtime. */
export function bigOfNumber(n: number): bigint {
  const small = n | 0;
  WORDS[0] = small;
  WORDS[1] = small === n ? small >> 31 : Math.floor(n / TWO_32);
  return SCRATCH[0];
}

/** `x & mask` for a safe integer `mask` ≥ 0, whatever the size of `x`. */
export function bigAnd(x: bigint, mask: number): bigint {
  SCRATCH[0] = x;
  WORDS[0] &= mask;
  WORDS[1] &= mask / TWO_32;
  return SCRATCH[0];
}

/** `a * b` for `a`, `b` ≥ 0, a product beyond 2^53. */
export function wideProduct(a: number, b: number): PyInt | undefined {
  // Below 2^63 by more than what the product of doubles may be off.
  if (!(a >= 0 && b >= 0 && a * b < 9.2e18)) return undefined;
  const a1 = Math.floor(a / TWO_26), a0 = a - a1 * TWO_26;
  const b1 = Math.floor(b / TWO_26), b0 = b - b1 * TWO_26;
  // a1 * b0 and a0 * b1 are below 2^37, as the product is below 2^63; so every sum here is exact.
  const low = a0 * b0, middle = a1 * b0 + a0 * b1;
  const lowHi = Math.floor(low / TWO_32), middleHi = Math.floor(middle / 64);
  let lo = (middle - middleHi * 64) * TWO_26 + (low - lowHi * TWO_32);
  let hi = a1 * b1 * 1048576 + middleHi + lowHi;
  if (lo >= TWO_32) {
    lo -= TWO_32;
    hi++;
  }
  return new PyInt(undefined, hi, lo);
}

/** `w + n`. */
export function wideSum(w: PyInt, n: number): number | PyInt | undefined {
  if (w.hi < 0) return undefined;
  const nHi = Math.floor(n / TWO_32);
  let lo = w.lo + (n - nHi * TWO_32), hi = w.hi + nHi;
  if (lo >= TWO_32) {
    lo -= TWO_32;
    hi++;
  }
  if (hi < 0 || hi >= 2147483648) return undefined;
  return hi < 2097152 ? hi * TWO_32 + lo : new PyInt(undefined, hi, lo);
}

/**
 * `x % n` for integers `x` ≥ 0 and `n` > 0. PERF: V8 computes `%` of what does not fit 32 bits by a call into C, which takes
 * three times as long.
 */
export function remainder(x: number, n: number): number {
  if (x + n > 9007199254740991) return x % n;
  // The quotient may be rounded up; the product is exact all the same.
  const r = x - Math.floor(x / n) * n;
  return r < 0 ? r + n : r >= n ? r - n : r;
}

/** `w % n` for `n` > 0. */
export function wideRemainder(w: PyInt, n: number): number | undefined {
  if (w.hi < 0 || !(n > 0 && n <= 68719476736)) return undefined;
  const { lo } = w;
  // 16 bits at a time, so that nothing exceeds 2^53.
  const upper = Math.floor(lo / TWO_16);
  const rest = remainder(remainder(w.hi, n) * TWO_16 + upper, n);
  return remainder(rest * TWO_16 + (lo - upper * TWO_16), n);
}

/** `w & mask` for `mask` ≥ 0. */
export function wideAnd(w: PyInt, mask: number): number | undefined {
  if (w.hi < 0 || mask < 0) return undefined;
  const maskHi = Math.floor(mask / TWO_32);
  return (w.hi & maskHi) * TWO_32 + ((w.lo & (mask - maskHi * TWO_32)) >>> 0);
}
