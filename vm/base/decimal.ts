// SPDX-License-Identifier: MIT
/** Decimal numbers without the platform's conversion, which takes a string. */

/** Powers of ten that a double holds exactly. */
const POWERS: readonly number[] = Array.from({ length: 23 }, (_, i) => Number("1e" + i));

/** Whether {@linkcode scaled} gives the double that is nearest to `digits` · 10^`exponent`. */
export function isScalable(digits: number, exponent: number): boolean {
  // Both operands are exact then, so the one operation rounds once. (2^53 may have been 2^53 + 1.)
  return digits < 9007199254740992 && exponent >= -22 && exponent <= 22;
}

/** `digits` · 10^`exponent`. */
export function scaled(digits: number, exponent: number): number {
  return exponent < 0 ? digits / POWERS[-exponent] : digits * POWERS[exponent];
}
