// SPDX-License-Identifier: MIT
/**
 * Operations on ints within ±(2^53 − 1), the ones that are JavaScript numbers, for generated code. `undefined`: the result is
 * none of these, or an error; tier 0 finds out.
 */
import { remainder } from "../base/wide_int.ts";

const LIMIT = 9007199254740991;
/** 2^32: such numbers are a high part, which carries the sign, and 32 low bits. */
const WORD = 4294967296;
const POWERS = Float64Array.from({ length: 54 }, (_, i) => 2 ** i);

/** `x & y`. */
export function andNumbers(x: number, y: number): number {
  if ((x | 0) === x && (y | 0) === y) return x & y;
  return (Math.floor(x / WORD) & Math.floor(y / WORD)) * WORD + ((x & y) >>> 0);
}

/** `x | y`. */
export function orNumbers(x: number, y: number): number {
  if ((x | 0) === x && (y | 0) === y) return x | y;
  return (Math.floor(x / WORD) | Math.floor(y / WORD)) * WORD + ((x | y) >>> 0);
}

/** `x ^ y`. */
export function xorNumbers(x: number, y: number): number {
  if ((x | 0) === x && (y | 0) === y) return x ^ y;
  return (Math.floor(x / WORD) ^ Math.floor(y / WORD)) * WORD + ((x ^ y) >>> 0);
}

/** `x << y`. */
export function shiftLeft(x: number, y: number): number | undefined {
  if (!(y >= 0 && y < 54)) return undefined;
  const r = x * POWERS[y];
  return r <= LIMIT && r >= -LIMIT ? r : undefined;
}

/** `x >> y`. */
export function shiftRight(x: number, y: number): number | undefined {
  if (!(y >= 0)) return undefined;
  if (y < 32 && (x | 0) === x) return x >> y;
  return y < 54 ? Math.floor(x / POWERS[y]) : x < 0 ? -1 : 0;
}

/** `x % y`, with the sign of `y`. */
export function modNumbers(x: number, y: number): number | undefined {
  if (y === 0) return undefined;
  if (x >= 0 && y > 0) return remainder(x, y);
  const r = x % y;
  // No -0.
  return r === 0 ? 0 : (r < 0) !== (y < 0) ? r + y : r;
}

/** `x // y`. */
export function floorDivNumbers(x: number, y: number): number | undefined {
  if (y === 0 || !(x <= LIMIT / 2 && x >= -LIMIT / 2)) return undefined;
  let r = x % y;
  if (r !== 0 && (r < 0) !== (y < 0)) r += y;
  const q = (x - r) / y;
  return q === 0 ? 0 : q;
}
