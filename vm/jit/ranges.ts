// SPDX-License-Identifier: MIT
/**
 * What is known of the size of ints when generating: which results need no check, and how small the check may be.
 *
 * A range is inclusive. Ints that are JavaScript numbers are within ±(2^53 − 1); the range of an unchecked result may be
 * wider, as far as JavaScript's arithmetic is exact on it.
 */
import { Op } from "../interp/loop_ops.ts";
import type { Item } from "./emission.ts";

export interface Range {
  readonly lo: number;
  readonly hi: number;
}

const MAX = Number.MAX_SAFE_INTEGER;
export const ANY_INT: Range = { lo: -MAX, hi: MAX };
export const INT32: Range = { lo: -0x80000000, hi: 0x7fffffff };
export const UINT32: Range = { lo: 0, hi: 0xffffffff };

/** Of an item of type `int`. */
export function rangeOf(item: Item): Range {
  return item.range ?? (typeof item.value === "number" ? { lo: item.value, hi: item.value } : ANY_INT);
}

export const isWithin = (a: Range, b: Range): boolean => a.lo >= b.lo && a.hi <= b.hi;
const hull = (numbers: number[]): Range => ({ lo: Math.min(...numbers), hi: Math.max(...numbers) });
export const union = (a: Range, b: Range): Range => hull([a.lo, a.hi, b.lo, b.hi]);

/** `a` where `b` adds nothing; else without the bound that `b` exceeds. */
export const widen = (a: Range, b: Range): Range => ({
  lo: b.lo < a.lo ? -MAX : a.lo,
  hi: b.hi > a.hi ? MAX : a.hi,
});

/** The range of `a sign b`, unchecked. */
export function arithmetic(sign: string, a: Range, b: Range): Range {
  if (sign === "+") return { lo: a.lo + b.lo, hi: a.hi + b.hi };
  if (sign === "-") return { lo: a.lo - b.hi, hi: a.hi - b.lo };
  return hull([a.lo * b.lo, a.lo * b.hi, a.hi * b.lo, a.hi * b.hi]);
}

/** Whether a product of the two may be −0: zero times something negative. */
export function mayBeMinusZero(a: Range, b: Range): boolean {
  const zero = (r: Range) => r.lo <= 0 && r.hi >= 0;
  return zero(a) && b.lo < 0 || zero(b) && a.lo < 0;
}

/** A condition that `t`, whose unchecked range is `r`, is no small int; "" where it certainly is one. */
export function beyond(t: string, r: Range): string {
  const tests: string[] = [];
  if (r.hi > MAX) tests.push(`${t} > ${MAX}`);
  if (r.lo < -MAX) tests.push(`${t} < -${MAX}`);
  return tests.join(" || ");
}

/** The range after such a check. */
export const clamp = (r: Range): Range => ({ lo: Math.max(r.lo, -MAX), hi: Math.min(r.hi, MAX) });

/** All numbers with as many bits as the larger bound. */
function bits(hi: number): number {
  let n = 1;
  while (n <= hi) n *= 2;
  return n - 1;
}

/** An operation on two ints that needs nothing but these operators, and its range; else `undefined`. */
export function plainForm(op: number, a: Item, b: Item): { text: string; range: Range } | undefined {
  const r = rangeOf(a), s = rangeOf(b), x = a.text, y = b.text;
  const both = isWithin(r, INT32) && isWithin(s, INT32);
  switch (op) {
    case Op.BINARY_AND:
    case Op.INPLACE_AND:
      if (both) {
        const his = [...r.lo >= 0 ? [r.hi] : [], ...s.lo >= 0 ? [s.hi] : []];
        return { text: `(${x} & ${y})`, range: his.length === 0 ? INT32 : { lo: 0, hi: Math.min(...his) } };
      }
      // A mask of 32 bits takes the low bits of whatever it is.
      for (const m of [r, s]) {
        if (m.lo < 0 || m.hi > 0xffffffff) continue;
        const text = m.hi <= 0x7fffffff ? `(${x} & ${y})` : `((${x} & ${y}) >>> 0)`;
        return { text, range: { lo: 0, hi: m.hi } };
      }
      return undefined;
    case Op.BINARY_OR:
    case Op.INPLACE_OR:
    case Op.BINARY_XOR:
    case Op.INPLACE_XOR: {
      const sign = op === Op.BINARY_OR || op === Op.INPLACE_OR ? "|" : "^";
      const range = r.lo >= 0 && s.lo >= 0 ? { lo: 0, hi: bits(Math.max(r.hi, s.hi)) } : INT32;
      if (both) return { text: `(${x} ${sign} ${y})`, range };
      if (isWithin(r, UINT32) && isWithin(s, UINT32)) return { text: `((${x} ${sign} ${y}) >>> 0)`, range };
      return undefined;
    }
    case Op.BINARY_LSHIFT:
    case Op.INPLACE_LSHIFT: {
      if (s.lo !== s.hi || s.lo < 0 || s.lo > 31) return undefined;
      const factor = 2 ** s.lo, range = { lo: r.lo * factor, hi: r.hi * factor };
      return isWithin(range, ANY_INT) ? { text: `(${x} * ${factor})`, range } : undefined;
    }
    case Op.BINARY_RSHIFT:
    case Op.INPLACE_RSHIFT: {
      if (s.lo < 0 || s.hi > 31) return undefined;
      const range = { lo: Math.min(r.lo, 0), hi: Math.max(0, s.lo === s.hi ? Math.floor(r.hi / 2 ** s.lo) : r.hi) };
      if (isWithin(r, INT32)) return { text: `(${x} >> ${y})`, range };
      return isWithin(r, UINT32) ? { text: `(${x} >>> ${y})`, range } : undefined;
    }
    case Op.BINARY_MODULO:
    case Op.INPLACE_MODULO:
      if (r.lo < 0 || r.hi > 0x7fffffff || s.lo < 1) return undefined;
      return { text: `(${x} % ${y})`, range: { lo: 0, hi: Math.min(r.hi, s.hi - 1) } };
    case Op.BINARY_DIVIDE:
    case Op.BINARY_FLOOR_DIVIDE:
    case Op.INPLACE_DIVIDE:
    case Op.INPLACE_FLOOR_DIVIDE:
      // Below 2^52 the quotient is never rounded up to the next int.
      if (r.lo < 0 || r.hi > 0xfffffffffffff || s.lo < 1) return undefined;
      return { text: `Math.floor(${x} / ${y})`, range: { lo: 0, hi: Math.floor(r.hi / s.lo) } };
  }
  return undefined;
}

/** The operation on two small ints, and the conditions under which it holds. */
export function checkedForm(op: number, x: string, y: string): { checks: string[]; value: string } | undefined {
  const small = [`(${x} | 0) === ${x}`, `(${y} | 0) === ${y}`];
  switch (op) {
    case Op.BINARY_AND:
    case Op.INPLACE_AND:
      return { checks: small, value: `${x} & ${y}` };
    case Op.BINARY_OR:
    case Op.INPLACE_OR:
      return { checks: small, value: `${x} | ${y}` };
    case Op.BINARY_XOR:
    case Op.INPLACE_XOR:
      return { checks: small, value: `${x} ^ ${y}` };
    case Op.BINARY_LSHIFT:
    case Op.INPLACE_LSHIFT:
      return { checks: [`${y} >= 0`, `${y} < 22`, `(${x} | 0) === ${x}`], value: `${x} * (1 << ${y})` };
    case Op.BINARY_RSHIFT:
    case Op.INPLACE_RSHIFT:
      return { checks: [`${y} >= 0`, `${y} < 32`, `(${x} | 0) === ${x}`], value: `${x} >> ${y}` };
    case Op.BINARY_MODULO:
    case Op.INPLACE_MODULO:
      return {
        checks: [`${y} > 0`, `${x} >= 0`],
        value: `(${x} <= 2147483647 ? ${x} % ${y} : remainder(${x}, ${y}))`,
      };
    case Op.BINARY_DIVIDE:
    case Op.BINARY_FLOOR_DIVIDE:
    case Op.INPLACE_DIVIDE:
    case Op.INPLACE_FLOOR_DIVIDE:
      return { checks: [`${y} > 0`, `${x} >= 0`, `${x} <= 0x7fffffff`], value: `Math.floor(${x} / ${y})` };
  }
  return undefined;
}

/** What is known of the result of other forms. */
export function otherForm(op: number, b: Item): Range {
  const s = rangeOf(b);
  return (op === Op.BINARY_MODULO || op === Op.INPLACE_MODULO) && s.lo >= 1 ? { lo: 0, hi: s.hi - 1 } : ANY_INT;
}
