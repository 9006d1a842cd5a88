// SPDX-License-Identifier: MIT
/**
 * `long double` in memory, 16 bytes: the 80-bit numbers of x87, whose first fraction bit is written, or those of IEEE 754
 * with 128 bits, where it is implied.
 */
import { IS_X87 } from "../linux/foreign.ts";
import type { Memory } from "./types.ts";

const BIAS = 16383, MOST = 32767;
/** Bits of the fraction behind the first, and of the first, if it is written. */
const FRACTION = IS_X87 ? 63n : 112n;
const FIRST = IS_X87 ? 1n << 63n : 0n;
/** Bits that a double has behind the first. */
const DOUBLE = 52n;

const scratch = new DataView(new ArrayBuffer(8));

function write(memory: Memory, at: number, sign: number, exponent: number, fraction: bigint): void {
  if (IS_X87) {
    memory.setBigUint64(at, fraction, true);
    memory.setUint16(at + 8, sign << 15 | exponent, true);
  } else {
    memory.setBigUint64(at, BigInt.asUintN(64, fraction), true);
    memory.setBigUint64(at + 8, BigInt(sign << 15 | exponent) << 48n | fraction >> 64n, true);
  }
}

/** Writes a double. */
export function storeLongDouble(memory: Memory, at: number, n: number): void {
  const sign = n < 0 || Object.is(n, -0) ? 1 : 0;
  if (n === 0) return write(memory, at, sign, 0, 0n);
  if (!Number.isFinite(n)) {
    return write(memory, at, sign, MOST, Number.isNaN(n) ? FIRST | 1n << (FRACTION - 1n) : FIRST);
  }
  scratch.setFloat64(0, Math.abs(n));
  let exponent = scratch.getUint32(0) >>> 20;
  let fraction = BigInt.asUintN(52, scratch.getBigUint64(0));
  if (exponent === 0) {
    // What is too small for doubles to write its first bit is none here.
    const shift = DOUBLE + 1n - BigInt(fraction.toString(2).length);
    fraction = BigInt.asUintN(52, fraction << shift);
    exponent = 1 - Number(shift);
  }
  write(memory, at, sign, exponent - 1023 + BIAS, FIRST | fraction << (FRACTION - DOUBLE));
}

/** The double next to a number. */
export function loadLongDouble(memory: Memory, at: number): number {
  const low = memory.getBigUint64(at, true);
  const top = memory.getUint16(at + (IS_X87 ? 8 : 14), true);
  const fraction = IS_X87 ? low : BigInt.asUintN(48, memory.getBigUint64(at + 8, true)) << 64n | low;
  const sign = top >> 15 === 0 ? 1 : -1;
  const exponent = top & MOST;
  if (exponent === MOST) return fraction === FIRST ? sign * Infinity : NaN;
  const whole = IS_X87 || exponent === 0 ? fraction : fraction | 1n << FRACTION;
  const scale = Math.max(exponent, 1) - BIAS - Number(FRACTION);
  return sign * scaled(whole, scale);
}

/** `n` · 2^`scale`, rounded once. */
function scaled(n: bigint, scale: number): number {
  if (n === 0n) return 0;
  // Number() rounds to 53 bits; fewer are left where the result is subnormal.
  const lost = -1074 - scale;
  if (BigInt(n.toString(2).length) - BigInt(Math.max(lost, 0)) < 53n && lost > 0) {
    const half = 1n << BigInt(lost - 1);
    const kept = n >> BigInt(lost);
    const rest = n - (kept << BigInt(lost));
    const up = rest > half || rest === half && (kept & 1n) === 1n;
    return Number(kept + (up ? 1n : 0n)) * Number.MIN_VALUE;
  }
  const rounded = Number(n);
  const first = Math.max(Math.min(scale, 900), -900);
  return rounded * 2 ** first * 2 ** (scale - first);
}
