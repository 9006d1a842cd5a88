// SPDX-License-Identifier: MIT
/**
 * Arithmetic on constants at compile time, for the peephole pass.
 *
 * Each function gives the value CPython 2.7 would compute at run time, or `undefined` where the operation fails or where
 * its compiler leaves the work to run time (results longer than 20 items, characters of unicode constants). Values are those of
 * literals: None, int, long, float, complex, str, unicode, and tuples of them.
 */
import {
  bigToFloat,
  floatDiv,
  floatFloorDiv,
  floatMod,
  floatPow,
  trueDivBig,
  trueDivInt,
} from "../vm/base/float_math.ts";
import { KernelError } from "../vm/base/kernel_error.ts";
import * as int from "../vm/base/long_math.ts";
import { isAscii, pointLength } from "../vm/base/unicode_text.ts";
import {
  intFromBigInt,
  intOrLong,
  PyComplex,
  PyFloat,
  PyInt,
  PyLong,
  PyTuple,
  PyUnicode,
  type Value,
} from "../vm/base/value.ts";
import { OP } from "../vm/bytecode/opcodes.ts";
import { constantRepr, formatConstants } from "./const_format.ts";

/** Longest sequence a folded operation may give. */
const MAX_SIZE = 20;

/** The truth value of a constant. */
export function isTrue(value: Value): boolean {
  if (value === null) return false;
  if (typeof value !== "object") return Boolean(value);
  if (value instanceof PyFloat) return value.value !== 0;
  if (value instanceof PyInt || value instanceof PyLong) return value.value !== 0n;
  if (value instanceof PyUnicode) return value.value.length > 0;
  if (value instanceof PyTuple) return value.items.length > 0;
  if (value instanceof PyComplex) return value.real !== 0 || value.imag !== 0;
  return true;
}

/** `v op w` for a BINARY_* opcode. */
export function foldBinary(op: number, v: Value, w: Value): Value | undefined {
  try {
    const result = binary(op, v, w);
    return result === undefined || sizeOf(result) > MAX_SIZE ? undefined : result;
  } catch (error) {
    if (error instanceof KernelError || error instanceof RangeError) return undefined;
    throw error;
  }
}

/** `op v` for UNARY_NEGATIVE, UNARY_INVERT and UNARY_CONVERT. */
export function foldUnary(op: number, v: Value): Value | undefined {
  if (op === OP.UNARY_CONVERT) return constantRepr(v);
  if (op === OP.UNARY_INVERT) {
    if (typeof v === "number") return int.invertInt(v);
    if (v instanceof PyInt) return intFromBigInt(~v.value);
    return v instanceof PyLong ? new PyLong(~v.value) : undefined;
  }
  // CPYTHON: false values stay for run time, which keeps the sign of -0.0 out of the question.
  if (!isTrue(v)) return undefined;
  if (typeof v === "number") return -v;
  if (v instanceof PyInt) return intOrLong(-v.value);
  if (v instanceof PyLong) return new PyLong(-v.value);
  if (v instanceof PyFloat) return new PyFloat(-v.value);
  return v instanceof PyComplex ? new PyComplex(-v.real, -v.imag) : undefined;
}

/** `len(value)`, 0 for what has no length. */
function sizeOf(value: Value): number {
  if (typeof value === "string") return value.length;
  if (value instanceof PyUnicode) return pointLength(value.value, isWide(value));
  return value instanceof PyTuple ? value.items.length : 0;
}

function isWide(u: PyUnicode): boolean {
  return /[\ud800-\udbff][\udc00-\udfff]/.test(u.value);
}

function binary(op: number, v: Value, w: Value): Value | undefined {
  if (typeof v === "number" && typeof w === "number") return smallInts(op, v, w);
  const rank = Math.max(rankOf(v), rankOf(w));
  if (rank <= LONG) return bigInts(op, toBig(v), toBig(w), rank === LONG);
  if (rank === FLOAT) return floats(op, toFloat(v), toFloat(w));
  if (rank === COMPLEX) return complexes(op, toComplex(v), toComplex(w));
  return sequences(op, v, w);
}

const INT = 0;
const LONG = 1;
const FLOAT = 2;
const COMPLEX = 3;

/** Place in the numeric tower; above `COMPLEX` for what is no number. */
function rankOf(v: Value): number {
  if (typeof v === "number" || v instanceof PyInt) return INT;
  if (v instanceof PyLong) return LONG;
  if (v instanceof PyFloat) return FLOAT;
  return v instanceof PyComplex ? COMPLEX : 4;
}

function toBig(v: Value): bigint {
  return typeof v === "number" ? BigInt(v) : (v as PyInt | PyLong).value;
}

function toFloat(v: Value): number {
  if (typeof v === "number") return v;
  return v instanceof PyFloat ? v.value : bigToFloat((v as PyInt | PyLong).value);
}

function toComplex(v: Value): PyComplex {
  return v instanceof PyComplex ? v : new PyComplex(toFloat(v), 0);
}

function smallInts(op: number, a: number, b: number): Value | undefined {
  switch (op) {
    case OP.BINARY_ADD:
      return int.addInt(a, b);
    case OP.BINARY_SUBTRACT:
      return int.subInt(a, b);
    case OP.BINARY_MULTIPLY:
      return int.mulInt(a, b);
    case OP.BINARY_FLOOR_DIVIDE:
      return int.floorDivInt(a, b);
    case OP.BINARY_MODULO:
      return int.modInt(a, b);
    case OP.BINARY_TRUE_DIVIDE:
      return new PyFloat(trueDivInt(a, b));
    case OP.BINARY_POWER:
      return b < 0 ? new PyFloat(floatPow(a, b)) : int.powInt(a, b);
    case OP.BINARY_LSHIFT:
      return int.lshiftInt(a, b);
    case OP.BINARY_RSHIFT:
      return int.rshiftInt(a, b);
    case OP.BINARY_AND:
      return int.andInt(a, b);
    case OP.BINARY_XOR:
      return int.xorInt(a, b);
    case OP.BINARY_OR:
      return int.orInt(a, b);
    default:
      return undefined;
  }
}

function bigInts(op: number, a: bigint, b: bigint, long: boolean): Value | undefined {
  const whole = (value: bigint) => long ? new PyLong(value) : intOrLong(value);
  switch (op) {
    case OP.BINARY_ADD:
      return whole(a + b);
    case OP.BINARY_SUBTRACT:
      return whole(a - b);
    case OP.BINARY_MULTIPLY:
      return whole(a * b);
    case OP.BINARY_FLOOR_DIVIDE:
      return whole(int.floorDivBig(a, b));
    case OP.BINARY_MODULO:
      return whole(int.modBig(a, b));
    case OP.BINARY_TRUE_DIVIDE:
      return new PyFloat(trueDivBig(a, b));
    case OP.BINARY_POWER:
      return b < 0n ? new PyFloat(floatPow(bigToFloat(a), bigToFloat(b))) : whole(int.powBig(a, b));
    case OP.BINARY_LSHIFT:
      return whole(int.lshiftBig(a, b));
    case OP.BINARY_RSHIFT:
      return whole(int.rshiftBig(a, b));
    case OP.BINARY_AND:
      return whole(a & b);
    case OP.BINARY_XOR:
      return whole(a ^ b);
    case OP.BINARY_OR:
      return whole(a | b);
    default:
      return undefined;
  }
}

function floats(op: number, a: number, b: number): Value | undefined {
  switch (op) {
    case OP.BINARY_ADD:
      return new PyFloat(a + b);
    case OP.BINARY_SUBTRACT:
      return new PyFloat(a - b);
    case OP.BINARY_MULTIPLY:
      return new PyFloat(a * b);
    case OP.BINARY_TRUE_DIVIDE:
      return new PyFloat(floatDiv(a, b));
    case OP.BINARY_FLOOR_DIVIDE:
      return new PyFloat(floatFloorDiv(a, b));
    case OP.BINARY_MODULO:
      return new PyFloat(floatMod(a, b));
    case OP.BINARY_POWER:
      return new PyFloat(floatPow(a, b));
    default:
      return undefined;
  }
}

function complexes(op: number, a: PyComplex, b: PyComplex): Value | undefined {
  switch (op) {
    case OP.BINARY_ADD:
      return new PyComplex(a.real + b.real, a.imag + b.imag);
    case OP.BINARY_SUBTRACT:
      return new PyComplex(a.real - b.real, a.imag - b.imag);
    case OP.BINARY_MULTIPLY:
      return complexProduct(a, b);
    case OP.BINARY_TRUE_DIVIDE:
      return complexQuotient(a, b);
    case OP.BINARY_FLOOR_DIVIDE: {
      const quotient = complexQuotient(a, b);
      return quotient && new PyComplex(Math.floor(quotient.real), 0);
    }
    case OP.BINARY_MODULO: {
      const quotient = complexQuotient(a, b);
      if (quotient === undefined) return undefined;
      const part = complexProduct(b, new PyComplex(Math.floor(quotient.real), 0));
      return new PyComplex(a.real - part.real, a.imag - part.imag);
    }
    case OP.BINARY_POWER:
      return complexPower(a, b);
    default:
      return undefined;
  }
}

function complexProduct(a: PyComplex, b: PyComplex): PyComplex {
  return new PyComplex(a.real * b.real - a.imag * b.imag, a.real * b.imag + a.imag * b.real);
}

/** CPYTHON: `c_quot`; `undefined` for division by zero. */
function complexQuotient(a: PyComplex, b: PyComplex): PyComplex | undefined {
  if (Math.abs(b.real) >= Math.abs(b.imag)) {
    if (b.real === 0) return undefined;
    const ratio = b.imag / b.real;
    const denominator = b.real + b.imag * ratio;
    return new PyComplex((a.real + a.imag * ratio) / denominator, (a.imag - a.real * ratio) / denominator);
  }
  const ratio = b.real / b.imag;
  const denominator = b.real * ratio + b.imag;
  return new PyComplex((a.real * ratio + a.imag) / denominator, (a.imag * ratio - a.real) / denominator);
}

/** CPYTHON: `complex_pow`, with repeated multiplication for integers up to 100. */
function complexPower(a: PyComplex, b: PyComplex): PyComplex | undefined {
  const exponent = b.real;
  if (b.imag === 0 && Number.isInteger(exponent) && Math.abs(exponent) <= 100) {
    let result = new PyComplex(1, 0);
    let factor = a;
    for (let rest = Math.abs(exponent), mask = 1; mask <= rest; mask *= 2) {
      if (rest & mask) result = complexProduct(result, factor);
      factor = complexProduct(factor, factor);
    }
    return exponent > 0 ? result : complexQuotient(new PyComplex(1, 0), result);
  }
  if (b.real === 0 && b.imag === 0) return new PyComplex(1, 0);
  if (a.real === 0 && a.imag === 0) return b.imag !== 0 || b.real < 0 ? undefined : new PyComplex(0, 0);
  const size = Math.hypot(a.real, a.imag);
  const angle = Math.atan2(a.imag, a.real);
  let length = Math.pow(size, b.real);
  let phase = angle * b.real;
  if (b.imag !== 0) {
    length /= Math.exp(angle * b.imag);
    phase += b.imag * Math.log(size);
  }
  const result = new PyComplex(length * Math.cos(phase), length * Math.sin(phase));
  return Number.isFinite(result.real) && Number.isFinite(result.imag) ? result : undefined;
}

function sequences(op: number, v: Value, w: Value): Value | undefined {
  switch (op) {
    case OP.BINARY_ADD:
      if (v instanceof PyTuple) return w instanceof PyTuple ? new PyTuple(v.items.concat(w.items)) : undefined;
      return concatenate(v, w);
    case OP.BINARY_MULTIPLY:
      return rankOf(w) <= LONG ? repeat(v, toBig(w)) : rankOf(v) <= LONG ? repeat(w, toBig(v)) : undefined;
    case OP.BINARY_MODULO:
      return typeof v === "string" || v instanceof PyUnicode ? formatConstants(v, w) : undefined;
    case OP.BINARY_SUBSCR:
      return rankOf(w) <= LONG ? item(v, Number(toBig(w))) : undefined;
    default:
      return undefined;
  }
}

function concatenate(v: Value, w: Value): Value | undefined {
  if (typeof v === "string" && typeof w === "string") return v + w;
  const left = unicodeText(v);
  const right = unicodeText(w);
  return left === undefined || right === undefined ? undefined : new PyUnicode(left + right);
}

/** The text of a unicode, or of a str that is pure ASCII. */
function unicodeText(v: Value): string | undefined {
  if (v instanceof PyUnicode) return v.value;
  return typeof v === "string" && isAscii(v) ? v : undefined;
}

function repeat(v: Value, count: bigint): Value | undefined {
  const times = count < 0n ? 0 : Number(count);
  // Asked before making it: `'x' * 10**9` must not cost memory here.
  if (sizeOf(v) > 0 && sizeOf(v) * times > MAX_SIZE) return undefined;
  const small = sizeOf(v) === 0 ? 0 : times;
  if (typeof v === "string") return v.repeat(small);
  if (v instanceof PyUnicode) return new PyUnicode(v.value.repeat(small));
  if (!(v instanceof PyTuple)) return undefined;
  let items: Value[] = [];
  for (let i = 0; i < small; i++) items = items.concat(v.items);
  return new PyTuple(items);
}

function item(v: Value, index: number): Value | undefined {
  const size = sizeOf(v);
  const at = index < 0 ? index + size : index;
  if (at < 0 || at >= size) return undefined;
  if (typeof v === "string") return v.charAt(at);
  if (v instanceof PyTuple) return v.items[at];
  // CPYTHON: characters of unicode constants are left to run time, as narrow and wide builds may differ.
  return undefined;
}
