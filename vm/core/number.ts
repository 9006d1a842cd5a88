// SPDX-License-Identifier: MIT
/**
 * Arithmetic on any objects: operand dispatch (CPython `Objects/abstract.c`, number protocol).
 * The arithmetic itself stands in the slots of the number types. Fast paths for small ints stand here and in the loop.
 */
import {
  intOrLong,
  NotImplemented,
  PyFloat,
  PyInt,
  PyLong,
  type PyObject,
  PyTuple,
  PyUnicode,
  type Value,
} from "../base/value.ts";
import { floorDivBig, floorDivInt, modBig, modInt, mulInt, powSmall } from "../base/long_math.ts";
import { bigAnd, bigOfNumber, wideAnd, wideRemainder, wideSum } from "../base/wide_int.ts";
import { isThrown } from "./abstract.ts";
import { coercePair } from "./compare.ts";
import { ExceptionType, type PyThrow, typeError, zeroDivisionError } from "./exceptions.ts";
import { FrameCall, type Gen, isGen, raising, type Result, then } from "./gen.ts";
import type { BinarySlot, PyType, SlotName, TernarySlot } from "./type.ts";
import { intType, isInteger, longType, PyByteArray, PyOldInstance, PySet, typeName, typeOf } from "./types.ts";
import { asIndex } from "./convert.ts";
import type { Vm } from "./vm.ts";

/** Names of the two-operand slots. */
export type BinaryName =
  | "nb_add"
  | "nb_subtract"
  | "nb_multiply"
  | "nb_divide"
  | "nb_floor_divide"
  | "nb_true_divide"
  | "nb_remainder"
  | "nb_divmod"
  | "nb_lshift"
  | "nb_rshift"
  | "nb_and"
  | "nb_xor"
  | "nb_or";
/** Names of the in-place slots. */
export type InplaceName = Extract<SlotName, `nb_inplace_${string}`>;

/** "unsupported operand type(s) for +: 'int' and 'str'". */
export function unsupported(symbol: string, a: Value, b: Value): PyThrow {
  return typeError(`unsupported operand type(s) for ${symbol}: '${typeName(a)}' and '${typeName(b)}'`);
}

function or(first: Result<Value>, second: () => Result<Value>): Result<Value> {
  if (!isGen(first)) return first === NotImplemented ? second() : first;
  if (first instanceof FrameCall) return then(first, (r) => r === NotImplemented ? second() : r) as Result<Value>;
  return orSlow(first, second);
}

function* orSlow(first: Gen<Value>, second: () => Result<Value>): Gen<Value> {
  const r = yield* first;
  if (r !== NotImplemented) return r;
  const s = second();
  return isGen(s) ? yield* s : s;
}

/** Tries the slots of both operands (`binary_op1`); `NotImplemented` where neither knows. */
function binarySlots(vm: Vm, a: Value, b: Value, slot: BinaryName): Result<Value> {
  const ta = typeOf(a);
  const tb = typeOf(b);
  const fa: BinarySlot | undefined = ta[slot];
  let fb: BinarySlot | undefined = tb === ta ? undefined : tb[slot];
  if (fb === fa) fb = undefined;
  if (fa !== undefined) {
    if (fb !== undefined && tb.isSubtype(ta)) return or(fb(vm, a, b), () => fa(vm, a, b));
    if (fb === undefined) return fa(vm, a, b);
    return or(fa(vm, a, b), () => fb(vm, a, b));
  }
  return fb === undefined ? NotImplemented : fb(vm, a, b);
}

/** `NEW_STYLE_NUMBER`: types whose slots take any operands; where one operand is of another type, both are coerced. */
function isNewStyleNumber(v: Value): boolean {
  const t = typeOf(v);
  return t.heap || t.nb_subtract !== undefined || t.nb_remainder !== undefined;
}

/** What coercion makes of operands whose slots did not know. */
function coerced(vm: Vm, a: Value, b: Value, slot: BinaryName): Result<Value> {
  if (isNewStyleNumber(a) && isNewStyleNumber(b)) return NotImplemented;
  return then(coercePair(vm, a, b), (pair) => {
    if (pair === null) return NotImplemented;
    const f = typeOf(pair[0])[slot];
    return f === undefined ? NotImplemented : f(vm, pair[0], pair[1]);
  });
}

/** The whole dance: both slots, coercion, then `fail`. One continuation where the first slot runs Python code. */
function operate(vm: Vm, a: Value, b: Value, slot: BinaryName, fail: () => Result<Value>): Result<Value> {
  const ta = typeOf(a);
  const tb = typeOf(b);
  return operateWith(vm, a, b, ta, tb, ta[slot], tb[slot], slot, fail);
}

/** The same when types and slots are known. */
function operateWith(
  vm: Vm,
  a: Value,
  b: Value,
  ta: PyType,
  tb: PyType,
  first: BinarySlot | undefined,
  second: BinarySlot | undefined,
  slot: BinaryName,
  fail: () => Result<Value>,
): Result<Value> {
  if (second === first) second = undefined;
  else if (
    first === undefined ||
    second !== undefined && tb.isSubtype(ta)
  ) {
    const f = first;
    first = second;
    second = f;
  }
  if (first === undefined) return or(coerced(vm, a, b, slot), fail);
  const r = first(vm, a, b);
  if (!isGen(r) && r !== NotImplemented) return r;
  return then(r, (v) => v === NotImplemented ? operateRest(vm, a, b, slot, second, fail) : v);
}

function operateRest(
  vm: Vm,
  a: Value,
  b: Value,
  slot: BinaryName,
  second: BinarySlot | undefined,
  fail: () => Result<Value>,
): Result<Value> {
  const r = second === undefined ? NotImplemented : second(vm, a, b);
  return or(or(r, () => coerced(vm, a, b, slot)), fail);
}

/** `a <symbol> b` through the number protocol. TypeError where unsupported. */
export function binaryOp(vm: Vm, a: Value, b: Value, slot: BinaryName, symbol: string): Result<Value> {
  return operate(vm, a, b, slot, () => {
    throw unsupported(symbol, a, b);
  });
}

/** The value of an exact int, boxed or not; `undefined` for anything else. */
function exactInt(v: Value): bigint | undefined {
  return typeof v === "number" ? bigOfNumber(v) : v instanceof PyInt && v.type === intType ? v.value : undefined;
}

/** The value of an exact int or long. */
function exactBig(v: Value): bigint | undefined {
  if (v instanceof PyLong) return v.type === longType ? v.value : undefined;
  return exactInt(v);
}

const isZero = (v: Value): boolean => v === 0 || v instanceof PyLong && v.value === 0n;

/** `f` of two exact ints or longs, one of which is a long, as they almost always are; `undefined` for anything else. */
function longOp(a: Value, b: Value, f: (x: bigint, y: bigint) => bigint): PyLong | undefined {
  if (!(a instanceof PyLong || b instanceof PyLong)) return undefined;
  const x = exactBig(a);
  if (x === undefined) return undefined;
  const y = exactBig(b);
  return y === undefined ? undefined : new PyLong(f(x, y));
}

/**
 * The slot that concatenates sequences of one builtin type that has no addition: nothing else has a say. `undefined` for
 * other operands.
 */
function plainConcat(ta: PyType, tb: PyType): BinarySlot | undefined {
  return tb === ta && ta.nb_add === undefined && !ta.heap ? ta.sq_concat : undefined;
}

const isWhole = (type: PyType): boolean => type === intType || type === longType;

const isWide = (v: Value): v is PyInt => v instanceof PyInt && v.hi >= 0 && v.type === intType;

/** As `binaryOp`; exact ints beyond 2**53 (products of a generator of random numbers, hashes) need no slots. */
function intOp(
  vm: Vm,
  a: Value,
  b: Value,
  slot: BinaryName,
  symbol: string,
  f: (x: bigint, y: bigint) => bigint,
): Result<Value> {
  if (a instanceof PyInt || b instanceof PyInt) {
    const x = exactInt(a);
    if (x !== undefined) {
      const y = exactInt(b);
      // The slot knows what it means to divide by zero, and that -2**63 % -1 is a long.
      if (y !== undefined && (slot !== "nb_remainder" || y !== 0n && y !== -1n)) return intOrLong(f(x, y));
    }
  }
  const long = slot === "nb_remainder" && isZero(b) ? undefined : longOp(a, b, f);
  return long ?? binaryOp(vm, a, b, slot, symbol);
}

const plus = (x: bigint, y: bigint): bigint => x + y;
const times = (x: bigint, y: bigint): bigint => x * y;
const minus = (x: bigint, y: bigint): bigint => x - y;
const bitAnd = (x: bigint, y: bigint): bigint => x & y;
const bitEither = (x: bigint, y: bigint): bigint => x | y;
const bitDiffer = (x: bigint, y: bigint): bigint => x ^ y;
/** By so many bits a long is shifted without asking how long the result gets. */
const MANY_BITS = 4096;
/** `a + b`. */
export function add(vm: Vm, a: Value, b: Value): Result<Value> {
  if (typeof a === "number" && typeof b === "number") {
    const r = a + b;
    if (r >= -9007199254740991 && r <= 9007199254740991) return r;
    return intOrLong(BigInt(a) + BigInt(b));
  } else if (typeof a === "string" && typeof b === "string") return a + b;
  else if (typeof a === "object" && a !== null && typeof b === "object" && b !== null) {
    return addObjects(vm, a, b, a.type, b.type);
  } else if (typeof a === "number" && typeof b === "boolean") return add(vm, a, b ? 1 : 0);
  return addGeneral(vm, a, b);
}

/** `a + b` of objects, whose types are given. */
export function addObjects(vm: Vm, a: PyObject, b: PyObject, ta: PyType, tb: PyType): Result<Value> {
  const concat = plainConcat(ta, tb);
  if (concat !== undefined) return concat(vm, a, b);
  return isWhole(ta) || isWhole(tb)
    ? addGeneral(vm, a, b)
    : operateWith(vm, a, b, ta, tb, ta.nb_add, tb.nb_add, "nb_add", () => concatenation(vm, a, b));
}

function addGeneral(vm: Vm, a: Value, b: Value): Result<Value> {
  if (a instanceof PyInt || b instanceof PyInt) {
    const wide = typeof b === "number" && isWide(a)
      ? wideSum(a, b)
      : typeof a === "number" && isWide(b)
      ? wideSum(b, a)
      : undefined;
    if (wide !== undefined) return wide;
    const x = exactInt(a), y = x === undefined ? undefined : exactInt(b);
    if (y !== undefined) return intOrLong(x! + y);
  }
  const long = longOp(a, b, plus);
  if (long !== undefined) return long;
  return operate(vm, a, b, "nb_add", () => concatenation(vm, a, b));
}

/** `a + b` where no number knows what it is. */
function concatenation(vm: Vm, a: Value, b: Value): Result<Value> {
  const concat = typeOf(a).sq_concat;
  if (concat !== undefined) return concat(vm, a, b);
  throw unsupported("+", a, b);
}

/** Sets of one builtin type have one slot to ask, and it always knows. */
function areSets(a: Value, b: Value): a is PySet {
  return a instanceof PySet && b instanceof PySet && a.type === b.type && !a.type.heap;
}

/** `a - b`. */
export function sub(vm: Vm, a: Value, b: Value): Result<Value> {
  if (typeof a === "number" && typeof b === "number") {
    const r = a - b;
    if (r >= -9007199254740991 && r <= 9007199254740991) return r;
  } else if (typeof a === "object" && a !== null && typeof b === "object" && b !== null) {
    return subObjects(vm, a, b, a.type, b.type);
  }
  return intOp(vm, a, b, "nb_subtract", "-", minus);
}

/** `a - b` of objects, whose types are given. */
export function subObjects(vm: Vm, a: PyObject, b: PyObject, ta: PyType, tb: PyType): Result<Value> {
  return isWhole(ta) || isWhole(tb)
    ? intOp(vm, a, b, "nb_subtract", "-", minus)
    : operateWith(vm, a, b, ta, tb, ta.nb_subtract, tb.nb_subtract, "nb_subtract", () => {
      throw unsupported("-", a, b);
    });
}

/** Repetition of a sequence by an index object. */
function repeat(vm: Vm, seq: Value, count: Value): Result<Value> {
  const slot = typeOf(seq).sq_repeat!;
  if (typeof count === "number") {
    if (count > MANY) reserveRepeat(vm, seq, count);
    return slot(vm, seq, count);
  }
  if (typeOf(count).nb_index === undefined) {
    throw typeError(`can't multiply sequence by non-int of type '${typeName(count)}'`);
  }
  return then(asIndex(vm, count), (n) => {
    if (n > MANY) reserveRepeat(vm, seq, n);
    return slot(vm, seq, n);
  });
}

/** Repetitions from which memory is asked for first. */
const MANY = 250;
/** Items that some sequence might hold. */
const MOST = 2 ** 32;

/** Asks for the memory of `seq * n`. */
function reserveRepeat(vm: Vm, seq: Value, n: number): void {
  const size = typeOf(seq).sq_length?.(vm, seq);
  const item = typeof seq === "string" || seq instanceof PyByteArray ? 1 : seq instanceof PyUnicode ? 2 : 8;
  // What no sequence can hold at all is refused by the slot, with an error of its own.
  if (typeof size === "number" && size * n < MOST) vm.reserve?.(size * n * item);
}

/** `a * b`. */
export function mul(vm: Vm, a: Value, b: Value): Result<Value> {
  if (typeof a === "number" && typeof b === "number") {
    const r = a * b;
    if (r >= -9007199254740991 && r <= 9007199254740991) return r === 0 ? 0 : r;
    return mulInt(a, b);
  }
  if (typeof b === "number") {
    if (typeof a === "string") return repeat(vm, a, b);
    // A sequence of a builtin type that is no number is repeated, whatever the slots of int say.
    const type = typeOf(a);
    if (type.sq_repeat !== undefined && type.nb_multiply === undefined && !type.heap) return repeat(vm, a, b);
  }
  const long = longOp(a, b, times);
  if (long !== undefined) return long;
  return operate(vm, a, b, "nb_multiply", () => {
    if (typeOf(a).sq_repeat !== undefined) return repeat(vm, a, b);
    if (typeOf(b).sq_repeat !== undefined) return repeat(vm, b, a);
    throw unsupported("*", a, b);
  });
}

/** The quotient of two exact numbers at least one of which is a float; `undefined` for anything else and for a zero divisor. */
function floatQuotient(a: Value, b: Value): PyFloat | undefined {
  if (a instanceof PyFloat) {
    if (!a.exact) return undefined;
    if (b instanceof PyFloat) return b.exact && b.value !== 0 ? new PyFloat(a.value / b.value) : undefined;
    return typeof b === "number" && b !== 0 ? new PyFloat(a.value / b) : undefined;
  }
  return typeof a === "number" && b instanceof PyFloat && b.exact && b.value !== 0
    ? new PyFloat(a / b.value)
    : undefined;
}

/** The quotient of exact ints and longs, one of which is a long; `undefined` for anything else and for a zero divisor. */
function longQuotient(a: Value, b: Value): PyLong | undefined {
  return isZero(b) ? undefined : longOp(a, b, floorDivBig);
}

/** What the division of a plain int by zero gives: programs catch that. */
const byZero = (): Result<Value> => raising(zeroDivisionError("integer division or modulo by zero"));

/** `a / b`, classic division. */
export function div(vm: Vm, a: Value, b: Value): Result<Value> {
  if (b === 0 && typeof a === "number") return byZero();
  return floatQuotient(a, b) ?? longQuotient(a, b) ?? binaryOp(vm, a, b, "nb_divide", "/");
}
/** `a // b`. */
export function floordiv(vm: Vm, a: Value, b: Value): Result<Value> {
  if (b === 0 && typeof a === "number") return byZero();
  return longQuotient(a, b) ?? binaryOp(vm, a, b, "nb_floor_divide", "//");
}
/** `a / b` under `from __future__ import division`. */
export function truediv(vm: Vm, a: Value, b: Value): Result<Value> {
  // Both are exact as doubles, so the quotient is rounded once.
  if (typeof a === "number" && typeof b === "number" && b !== 0) return new PyFloat(a / b);
  return floatQuotient(a, b) ?? binaryOp(vm, a, b, "nb_true_divide", "/");
}
export function mod(vm: Vm, a: Value, b: Value): Result<Value> {
  if (b === 0 && typeof a === "number") return byZero();
  return (typeof b === "number" && isWide(a) ? wideRemainder(a, b) : undefined) ??
    intOp(vm, a, b, "nb_remainder", "%", modBig);
}
/** `divmod(a, b)`. */
export function divmod(vm: Vm, a: Value, b: Value): Result<Value> {
  if (typeof a === "number" && typeof b === "number" && b !== 0) {
    return new PyTuple([floorDivInt(a, b), modInt(a, b)]);
  }
  return binaryOp(vm, a, b, "nb_divmod", "divmod()");
}
/** Shifts of an exact long by a small int, bit operations and differences of exact ints and longs; `undefined` for anything else. */
function longBits(a: Value, b: Value, slot: BinaryName): PyLong | undefined {
  switch (slot) {
    case "nb_and":
      return longOp(a, b, bitAnd);
    case "nb_or":
      return longOp(a, b, bitEither);
    case "nb_xor":
      return longOp(a, b, bitDiffer);
    case "nb_subtract":
      return longOp(a, b, minus);
    case "nb_lshift":
    case "nb_rshift":
      if (a instanceof PyLong && a.type === longType && typeof b === "number" && b >= 0 && b <= MANY_BITS) {
        return new PyLong(slot === "nb_lshift" ? a.value << bigOfNumber(b) : a.value >> bigOfNumber(b));
      }
  }
  return undefined;
}

/** `a << b`. */
export function lshift(vm: Vm, a: Value, b: Value): Result<Value> {
  return longBits(a, b, "nb_lshift") ?? binaryOp(vm, a, b, "nb_lshift", "<<");
}
/** `a >> b`. */
export function rshift(vm: Vm, a: Value, b: Value): Result<Value> {
  return longBits(a, b, "nb_rshift") ?? binaryOp(vm, a, b, "nb_rshift", ">>");
}
export function and(vm: Vm, a: Value, b: Value): Result<Value> {
  if (typeof b === "number") {
    if (isWide(a)) {
      const r = wideAnd(a, b);
      if (r !== undefined) return r;
    } else if (a instanceof PyLong && b >= 0 && a.type === longType) return new PyLong(bigAnd(a.value, b));
  } else if (areSets(a, b)) return a.type.nb_and!(vm, a, b);
  return intOp(vm, a, b, "nb_and", "&", bitAnd);
}
/** `a ^ b`. */
export function xor(vm: Vm, a: Value, b: Value): Result<Value> {
  return longBits(a, b, "nb_xor") ?? binaryOp(vm, a, b, "nb_xor", "^");
}
// `or` is taken by the helper above.
export function bitOr(vm: Vm, a: Value, b: Value): Result<Value> {
  if (areSets(a, b)) return a.type.nb_or!(vm, a, b);
  return longBits(a, b, "nb_or") ?? binaryOp(vm, a, b, "nb_or", "|");
}

/** `pow(a, b, c)`; `c` is `None` for `a ** b` (`ternary_op`). */
export function pow(vm: Vm, a: Value, b: Value, c: Value = null): Result<Value> {
  if (typeof a === "number" && typeof b === "number" && b >= 0 && c === null) {
    const r = powSmall(a, b);
    if (r !== undefined) return r;
  }
  const ta = typeOf(a);
  const tb = typeOf(b);
  const tc = typeOf(c);
  const fa: TernarySlot | undefined = ta.nb_power;
  let fb: TernarySlot | undefined = tb === ta ? undefined : tb.nb_power;
  if (fb === fa) fb = undefined;
  let fc: TernarySlot | undefined = c === null ? undefined : tc.nb_power;
  if (fc === fa || fc === fb) fc = undefined;
  const order: TernarySlot[] = [];
  if (fb !== undefined && fa !== undefined && tb.isSubtype(ta)) order.push(fb, fa);
  else {
    if (fa !== undefined) order.push(fa);
    if (fb !== undefined) order.push(fb);
  }
  if (fc !== undefined) order.push(fc);
  const attempt = (i: number): Result<Value> => {
    if (i < order.length) return or(order[i](vm, a, b, c), () => attempt(i + 1));
    if (c === null) {
      return or(coercedPower(vm, a, b), () => {
        throw unsupported("** or pow()", a, b);
      });
    }
    throw typeError(
      `unsupported operand type(s) for pow(): '${typeName(a)}', '${typeName(b)}', '${typeName(c)}'`,
    );
  };
  return attempt(0);
}

/** What coercion makes of the operands of `**`: that it fails means no more than that they have no power. */
function* coercedPower(vm: Vm, a: Value, b: Value): Gen<Value> {
  if (isNewStyleNumber(a) && isNewStyleNumber(b)) return NotImplemented;
  let pair: Result<[Value, Value] | null>;
  try {
    pair = coercePair(vm, a, b);
    if (isGen(pair)) pair = yield* pair;
  } catch (e) {
    if (!isThrown(e, ExceptionType)) throw e;
    return NotImplemented;
  }
  const f = pair === null ? undefined : typeOf(pair[0]).nb_power;
  if (f === undefined) return NotImplemented;
  const r = f(vm, pair![0], pair![1], null);
  return isGen(r) ? yield* r : r;
}

/** An operation by the slots of numbers alone, whatever sequences can do; that of `inplace` first, if given. */
export function numberOp(
  vm: Vm,
  a: Value,
  b: Value,
  slot: BinaryName,
  inplace: Exclude<InplaceName, "nb_inplace_power"> | undefined,
  fail: () => Result<Value>,
): Result<Value> {
  const plain = () => operate(vm, a, b, slot, fail);
  const own = inplace === undefined ? undefined : typeOf(a)[inplace];
  return own === undefined ? plain() : or(own(vm, a, b), plain);
}

/** In-place arithmetic: the in-place slot of `a`, else the plain operation (`binary_iop1`). */
export function inplaceOp(
  vm: Vm,
  a: Value,
  b: Value,
  islot: InplaceName,
  slot: BinaryName,
  symbol: string,
): Result<Value> {
  const f = typeOf(a)[islot] as BinarySlot | undefined;
  if (f === undefined) return longBits(a, b, slot) ?? binaryOp(vm, a, b, slot, symbol);
  return or(f(vm, a, b), () => binaryOp(vm, a, b, slot, symbol));
}

/** `a += b`. */
export function inplaceAdd(vm: Vm, a: Value, b: Value): Result<Value> {
  // Counting what is true: `n += x > limit`.
  if (
    typeof a === "number" && typeof b !== "object" && typeof b !== "string" ||
    typeof a === "string" && typeof b === "string"
  ) {
    return add(vm, a, b);
  }
  const long = longOp(a, b, plus);
  if (long !== undefined) return long;
  const ta = typeOf(a);
  const fail = (): Result<Value> => {
    const concat = ta.sq_inplace_concat ?? ta.sq_concat;
    if (concat !== undefined) return concat(vm, a, b);
    throw unsupported("+=", a, b);
  };
  if (ta.sq_inplace_concat === undefined && ta.nb_inplace_add === undefined) {
    const tb = typeOf(b);
    const concat = plainConcat(ta, tb);
    if (concat !== undefined) return concat(vm, a, b);
    if (!ta.heap && !tb.heap) return operateWith(vm, a, b, ta, tb, ta.nb_add, tb.nb_add, "nb_add", fail);
  }
  const plain = (): Result<Value> => or(or(binarySlots(vm, a, b, "nb_add"), () => coerced(vm, a, b, "nb_add")), fail);
  return ta.nb_inplace_add === undefined ? plain() : or(ta.nb_inplace_add(vm, a, b), plain);
}

/** `a *= b`. */
export function inplaceMul(vm: Vm, a: Value, b: Value): Result<Value> {
  const long = longOp(a, b, times);
  if (long !== undefined) return long;
  const ta = typeOf(a);
  const plain = (): Result<Value> =>
    or(or(binarySlots(vm, a, b, "nb_multiply"), () => coerced(vm, a, b, "nb_multiply")), () => {
      const inplace = ta.sq_inplace_repeat;
      if (inplace !== undefined || ta.sq_repeat !== undefined) {
        if (typeOf(b).nb_index === undefined) {
          throw typeError(`can't multiply sequence by non-int of type '${typeName(b)}'`);
        }
        return then(asIndex(vm, b), (n) => {
          if (n > MANY) reserveRepeat(vm, a, n);
          return (inplace ?? ta.sq_repeat!)(vm, a, n);
        });
      }
      // The right operand is asked only where the left one is no sequence of any kind, as Python classes always may be.
      const maybeSequence = ta.heap || ta.sq_length !== undefined || a instanceof PyOldInstance;
      if (!maybeSequence && typeOf(b).sq_repeat !== undefined) return repeat(vm, b, a);
      throw unsupported("*=", a, b);
    });
  return ta.nb_inplace_multiply === undefined ? plain() : or(ta.nb_inplace_multiply(vm, a, b), plain);
}

/** `a **= b`. */
export function inplacePow(vm: Vm, a: Value, b: Value): Result<Value> {
  const ta = typeOf(a);
  const first = ta.nb_inplace_power;
  if (first === undefined) return pow(vm, a, b, null);
  // There is no way back to `**` here: a type that has the in-place slot is taken at its word.
  const tb = typeOf(b);
  const second = tb === ta || tb.nb_inplace_power === first ? undefined : tb.nb_inplace_power;
  const swapped = second !== undefined && tb.isSubtype(ta);
  const r = swapped ? second(vm, a, b, null) : first(vm, a, b, null);
  const rest = swapped ? first : second;
  return or(r, () =>
    or(rest === undefined ? NotImplemented : rest(vm, a, b, null), () => {
      throw unsupported("** or pow()", a, b);
    }));
}

function unary(vm: Vm, v: Value, slot: "nb_negative" | "nb_positive" | "nb_invert" | "nb_absolute", what: string) {
  const f = typeOf(v)[slot];
  if (f === undefined) throw typeError(`bad operand type for ${what}: '${typeName(v)}'`);
  return f(vm, v);
}
export const negative = (vm: Vm, v: Value): Result<Value> =>
  typeof v === "number" ? (v === 0 ? 0 : -v) : unary(vm, v, "nb_negative", "unary -");
export const positive = (vm: Vm, v: Value): Result<Value> => unary(vm, v, "nb_positive", "unary +");
export const invert = (vm: Vm, v: Value): Result<Value> => unary(vm, v, "nb_invert", "unary ~");
export const absolute = (vm: Vm, v: Value): Result<Value> => unary(vm, v, "nb_absolute", "abs()");

/** The number behind `__int__` (`PyNumber_Int` for non-strings): an int or long. `undefined` where there is none. */
export function toInt(vm: Vm, v: Value): Result<Value | undefined> {
  const f = typeOf(v).nb_int;
  if (f === undefined) return undefined;
  return then(f(vm, v), (r) => {
    if (!isInteger(r)) throw typeError(`__int__ returned non-int (type ${typeName(r)})`);
    return r;
  });
}

/** The number behind `__long__`, as a long or int. */
export function toLong(vm: Vm, v: Value): Result<Value | undefined> {
  const f = typeOf(v).nb_long;
  if (f === undefined) return undefined;
  return then(f(vm, v), (r) => {
    if (!isInteger(r)) throw typeError(`__long__ returned non-long (type ${typeName(r)})`);
    return r;
  });
}

/** The float behind `__float__`. */
export function toFloat(vm: Vm, v: Value): Result<PyFloat | undefined> {
  if (v instanceof PyFloat && v.type.heap === false) return v;
  const f = typeOf(v).nb_float;
  if (f === undefined) return undefined;
  return then(f(vm, v), (r) => {
    if (!(r instanceof PyFloat)) throw typeError(`__float__ returned non-float (type ${typeName(r)})`);
    return r;
  });
}
