// SPDX-License-Identifier: MIT
/**
 * Quotients of large integers. V8 divides by anything above 57 words (`kBurnikelThreshold`) as if the quotient were as
 * long as the divisor. In a spigot of pi, or where longs are scaled to stand for fractions, it has a few bits: 3 to 25
 * times as fast here.
 */
import { bitLengthBig } from "./bit_length.ts";

/** Below this V8's division is the faster one. */
const LARGE = 1n << 3600n;

/** Whether dividing by `b` takes V8 long. */
function isLarge(b: bigint): boolean {
  return b >= LARGE || b <= -LARGE;
}

const magnitude = (a: bigint): bigint => a < 0n ? -a : a;

/** `a / b` of JavaScript, `b` not 0: rounded towards zero. */
export function quotientBig(a: bigint, b: bigint): bigint {
  const quotient = isLarge(b) ? shortQuotient(magnitude(a), magnitude(b)) : undefined;
  if (quotient === undefined) return a / b;
  return (a < 0n) === (b < 0n) ? quotient : -quotient;
}

/** `a % b` of JavaScript, `b` not 0: with the sign of `a`. */
export function remainderBig(a: bigint, b: bigint): bigint {
  if (!isLarge(b)) return a % b;
  const size = magnitude(a), by = magnitude(b);
  const quotient = shortQuotient(size, by);
  if (quotient === undefined) return a % b;
  const remainder = size - quotient * by;
  return a < 0n ? -remainder : remainder;
}

/**
 * The quotient of large `b` > 0 and `a` ≥ 0, if it is much shorter than `b`. It is that of the upper parts: `b`'s keeps 64
 * bits more than the quotient has, so that what is left out makes it one too large at most.
 */
function shortQuotient(a: bigint, b: bigint): bigint | undefined {
  if (a < b) return 0n;
  const size = bitLengthBig(b), quotientSize = bitLengthBig(a) - size + 1;
  // A longer one takes V8 no longer than the multiplication that checks it here.
  if (quotientSize > size >>> 2) return undefined;
  const shift = BigInt(size - quotientSize - 64);
  const quotient = (a >> shift) / (b >> shift);
  return quotient * b > a ? quotient - 1n : quotient;
}
