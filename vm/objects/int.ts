// SPDX-License-Identifier: MIT
/**
 * `int`, `bool` and `long` (CPython `intobject.c`, `boolobject.c`, `longobject.c`).
 *
 * Arithmetic of ints that leaves 64 bits gives longs (PEP 237); as soon as a long takes part the result is a long.
 * Small ints are JavaScript numbers; the kernels in `vm/base/long_math.ts` do their arithmetic.
 */
import {
  intFromBigInt,
  intOrLong,
  NotImplemented,
  PyFloat,
  PyInt,
  PyLong,
  PyTuple,
  PyUnicode,
  type Value,
} from "../base/value.ts";
import { bitLengthBig } from "../base/bit_length.ts";
import * as math from "../base/long_math.ts";
import { bigToFloat, trueDivBig } from "../base/float_math.ts";
import { formatInt } from "../base/format_spec.ts";
import { bigHash, hashToValue } from "../base/hash.ts";
import { intHex, intOct, longRepr, parseIntText, parseLongText } from "../base/int_text.ts";
import { KernelError } from "../base/kernel_error.ts";
import { CodecError } from "../base/codecs.ts";
import { encodeDecimal } from "../base/codecs_charmap.ts";
import {
  call,
  callMethod,
  encodeDefault,
  findAttr,
  genericGetAttr,
  isOrdinary,
  isTrue,
  toStr,
} from "../core/abstract.ts";
import { asCInt } from "../core/convert.ts";
import {
  kernel,
  overflowError,
  throwFromKernel,
  typeError,
  UnicodeEncodeErrorType,
  unicodeError,
  unlessError,
  valueError,
} from "../core/exceptions.ts";
import { type Gen, isGen, raising, type Result } from "../core/gen.ts";
import { unknownKeyword } from "../core/keywords.ts";
import { toInt, toLong } from "../core/number.ts";
import { type BinarySlot, type Kwargs, type PyType, type Slots } from "../core/type.ts";
import {
  bigOf,
  boolType,
  intType,
  isInteger,
  isStr,
  longType,
  PyByteArray,
  PyOldInstance,
  strValue,
  typeName,
  typeOf,
} from "../core/types.ts";
import type { Vm } from "../core/vm.ts";
import { obj } from "../native/args.ts";
import { charBufferOf } from "./buffer_protocol.ts";
import { defineType, type GetSetRow, method, type Row } from "../native/define.ts";

type Integer = number | boolean | PyInt | PyLong;

const isLong = (v: Value): v is PyLong => v instanceof PyLong;

/** Result of an operation on int/long operands: a long when one took part. */
function wrap(value: bigint, long: boolean): Value {
  return long ? new PyLong(value) : intOrLong(value);
}

/** A binary slot from a fast part on small ints and an exact part on bigints. */
function binary(
  small: (a: number, b: number) => Value,
  big: (a: bigint, b: bigint, long: boolean) => Value,
): BinarySlot {
  return (_vm, a, b) => {
    if (typeof a === "boolean") a = a ? 1 : 0;
    if (typeof b === "boolean") b = b ? 1 : 0;
    if (typeof a === "number" && typeof b === "number") return small(a, b);
    if (!isInteger(a) || !isInteger(b)) return NotImplemented;
    return big(bigOf(a), bigOf(b), isLong(a) || isLong(b));
  };
}

const floorDivInt = kernel(math.floorDivInt);
const modInt = kernel(math.modInt);
const divModBig = kernel(math.divModBig);
const floorDivBig = kernel(math.floorDivBig);
const modBig = kernel(math.modBig);
const powInt = kernel(math.powInt);
const powModInt = kernel(math.powModInt);
const powModBig = kernel(math.powModBig);
const lshiftInt = kernel(math.lshiftInt);
const rshiftInt = kernel(math.rshiftInt);
const lshiftBig = kernel(math.lshiftBig);
const rshiftBig = kernel(math.rshiftBig);
const trueDiv = kernel(trueDivBig);
const toDouble = kernel(bigToFloat);
const family = (long: boolean) => long ? "long" as const : "integer" as const;

const floorDivide = binary(
  floorDivInt,
  (a, b, long) => wrap(floorDivBig(a, b, family(long)), long),
);

/** The square of a number below this is exact. */
const EXACT_SQUARE = 94906265;

/** `pow(a, b, c)` where nothing on the way is too large for a JavaScript number. */
function powModSmall(a: number, b: number, c: number): number {
  let result = 1 % c;
  let factor = a % c;
  for (let rest = b; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result = result * factor % c;
    factor = factor * factor % c;
  }
  return result;
}

function power(vm: Vm, a: Value, b: Value, c: Value): Result<Value> {
  if (typeof a === "number" && typeof b === "number" && typeof c === "number") {
    if (a >= 0 && a < EXACT_SQUARE && b >= 0 && c > 0 && c < EXACT_SQUARE) return powModSmall(a, b, c);
  }
  if (!isInteger(a) || !isInteger(b) || c !== null && !isInteger(c)) return NotImplemented;
  const long = isLong(a) || isLong(b) || isLong(c);
  const exponent = bigOf(b);
  if (c !== null) {
    if (exponent < 0n) {
      throw typeError("pow() 2nd argument cannot be negative when 3rd argument specified");
    }
    const modulus = bigOf(c as Integer);
    if (modulus === 0n) throw valueError("pow() 3rd argument cannot be 0");
    return long ? new PyLong(powModBig(bigOf(a), exponent, modulus)) : powModInt(bigOf(a), exponent, modulus);
  }
  if (exponent < 0n) {
    // A negative exponent gives a float.
    const slot = typeOf(FLOAT_ONE).nb_power!;
    return slot(vm, new PyFloat(toDouble(bigOf(a))), new PyFloat(toDouble(exponent)), null);
  }
  if (!long && typeof a !== "object" && typeof b !== "object") return powInt(Number(a), Number(b));
  return wrap(math.powBig(bigOf(a), exponent), long);
}
const FLOAT_ONE = new PyFloat(1);

function floatOf(v: Integer): PyFloat {
  return new PyFloat(typeof v === "object" ? toDouble(v.value) : Number(v));
}

/** The value itself as an exact int or long. */
function exact(v: Value): Value {
  if (typeof v === "number") return v;
  if (typeof v === "boolean") return v ? 1 : 0;
  if (v instanceof PyInt) return intFromBigInt(v.value);
  return v instanceof PyLong && v.type !== longType ? new PyLong(v.value) : v;
}

const unary = (small: (a: number) => Value, big: (a: bigint, long: boolean) => Value) => (_vm: Vm, v: Value): Value => {
  if (typeof v === "boolean") v = v ? 1 : 0;
  return typeof v === "number" ? small(v) : big(bigOf(v as Integer), isLong(v));
};

const text = (v: Integer): string => typeof v === "object" ? v.value.toString() : String(Number(v));

const slots: Slots = {
  tp_getattro: genericGetAttr,
  tp_repr: (_vm, v) => text(v as Integer),
  tp_str: (_vm, v) => text(v as Integer),
  tp_hash: (_vm, v) => {
    if (typeof v === "number") return v === -1 ? -2 : v;
    if (typeof v === "boolean") return v ? 1 : 0;
    return hashToValue(bigHash((v as PyInt).value));
  },
  tp_compare: (_vm, a, b) => {
    const x = bigOf(a as Integer);
    const y = bigOf(b as Integer);
    return x < y ? -1 : x > y ? 1 : 0;
  },
  nb_add: binary(math.addInt, (a, b, long) => wrap(a + b, long)),
  nb_subtract: binary(math.subInt, (a, b, long) => wrap(a - b, long)),
  nb_multiply: binary(math.mulInt, (a, b, long) => wrap(a * b, long)),
  nb_divide: floorDivide,
  nb_floor_divide: floorDivide,
  nb_true_divide: (_vm, a, b) => {
    if (!isInteger(a) || !isInteger(b)) return NotImplemented;
    return new PyFloat(trueDiv(bigOf(a), bigOf(b)));
  },
  nb_remainder: binary(
    modInt,
    (a, b, long) => wrap(modBig(a, b, family(long)), long || b === -1n && !math.fitsInt(-a)),
  ),
  nb_divmod: binary(
    (a, b) => new PyTuple([floorDivInt(a, b), modInt(a, b)]),
    (a, b, long) => {
      const [q, r] = divModBig(a, b, family(long));
      // Only -2**63 by -1 leaves 64 bits, and then both are longs.
      const wide = long || !math.fitsInt(q);
      return new PyTuple([wrap(q, wide), wrap(r, wide)]);
    },
  ),
  nb_power: power,
  nb_negative: unary((a) => a === 0 ? 0 : -a, (a, long) => wrap(-a, long)),
  nb_positive: (_vm, v) => exact(v),
  nb_absolute: unary(Math.abs, (a, long) => wrap(a < 0n ? -a : a, long)),
  nb_nonzero: (_vm, v) => typeof v === "object" ? (v as PyInt).value !== 0n : Boolean(v),
  nb_invert: unary(math.invertInt, (a, long) => wrap(~a, long)),
  nb_lshift: binary(lshiftInt, (a, b, long) => wrap(lshiftBig(a, b), long)),
  nb_rshift: binary(rshiftInt, (a, b, long) => wrap(rshiftBig(a, b), long)),
  nb_and: binary(math.andInt, (a, b, long) => wrap(a & b, long)),
  nb_or: binary(math.orInt, (a, b, long) => wrap(a | b, long)),
  nb_xor: binary(math.xorInt, (a, b, long) => wrap(a ^ b, long)),
  nb_coerce: (_vm, a, b) => isInteger(a) && isInteger(b) && !(b instanceof PyLong) ? [a, b] : null,
  nb_int: (_vm, v) => exact(v),
  nb_long: (_vm, v) => new PyLong(bigOf(v as Integer)),
  nb_float: (_vm, v) => floatOf(v as Integer),
  nb_oct: (_vm, v) => intOct(typeof v === "number" ? v : bigOf(v as Integer)),
  nb_hex: (_vm, v) => intHex(typeof v === "number" ? v : bigOf(v as Integer)),
  nb_index: (_vm, v) => exact(v),
};

/** Leaves longs to the slots of `long`, as C's `CONVERT_TO_LONG` does: a subclass of `long` is asked, and has the last word. */
function ofInts<A extends Value[]>(slot: (vm: Vm, a: Value, b: Value, ...more: A) => Result<Value>): typeof slot {
  return (vm, a, b, ...more) => a instanceof PyLong || b instanceof PyLong ? NotImplemented : slot(vm, a, b, ...more);
}

const intSlots: Slots = {
  ...slots,
  nb_add: ofInts(slots.nb_add!),
  nb_subtract: ofInts(slots.nb_subtract!),
  nb_multiply: ofInts(slots.nb_multiply!),
  nb_divide: ofInts(slots.nb_divide!),
  nb_floor_divide: ofInts(slots.nb_floor_divide!),
  nb_true_divide: ofInts(slots.nb_true_divide!),
  nb_remainder: ofInts(slots.nb_remainder!),
  nb_divmod: ofInts(slots.nb_divmod!),
  nb_power: ofInts(slots.nb_power!),
  nb_lshift: ofInts(slots.nb_lshift!),
  nb_rshift: ofInts(slots.nb_rshift!),
  nb_and: ofInts(slots.nb_and!),
  nb_or: ofInts(slots.nb_or!),
  nb_xor: ofInts(slots.nb_xor!),
};

/** The remainder is the dividend itself where that is the smaller one: an instance of a subclass stays what it is (`x_divrem`). */
const remainderOf = (a: Value, r: Value): Value =>
  a instanceof PyLong && r instanceof PyLong && a.value === r.value ? a : r;

const longSlots: Slots = {
  ...slots,
  nb_remainder: (vm, a, b) => remainderOf(a, slots.nb_remainder!(vm, a, b) as Value),
  nb_divmod: (vm, a, b) => {
    const r = slots.nb_divmod!(vm, a, b) as Value;
    return r instanceof PyTuple ? new PyTuple([r.items[0], remainderOf(a, r.items[1])]) : r;
  },
  tp_repr: (_vm, v) => longRepr((v as PyLong).value),
  nb_int: (_vm, v) => {
    const n = (v as PyLong).value;
    return math.fitsInt(n) ? intFromBigInt(n) : exact(v);
  },
  nb_long: (_vm, v) => exact(v),
  nb_oct: (_vm, v) => intOct((v as PyLong).value, "L"),
  nb_hex: (_vm, v) => intHex((v as PyLong).value, "L"),
  nb_coerce: (_vm, a, b) => isInteger(a) && isInteger(b) ? [longOf(a), longOf(b)] : null,
};

const longOf = (v: Integer): PyLong => v instanceof PyLong ? v : new PyLong(bigOf(v));

function methods(type: PyType): Record<string, Row> {
  return {
    bit_length: method<Integer>()([], "Bits needed for the magnitude.", (_vm, v) => bitLengthBig(bigOf(v))),
    conjugate: method<Integer>()([], "The number itself.", (_vm, v) => exact(v)),
    __trunc__: method<Integer>()([], "The number itself.", (_vm, v) => exact(v)),
    __getnewargs__: method<Integer>()(
      [],
      "Arguments for __new__ when copied.",
      (_vm, v) => new PyTuple([type === longType ? new PyLong(bigOf(v)) : exact(v)]),
    ),
    __format__: method<Integer>()(
      [obj("spec")],
      { doc: "Formats by a format specification.", arity: "parse" },
      (vm, v, spec) =>
        // Without a specification it is str(), which a subclass may have changed.
        typeof v === "object" && v.type.heap && (spec === "" || spec instanceof PyUnicode && spec.value === "")
          ? toStr(vm, v)
          : formatInteger(vm, v, spec),
    ),
    __sizeof__: method<Integer>()(
      [],
      "Bytes in memory.",
      (_vm, v) => type === longType ? 24 + 4 * Math.ceil(bitLengthBig(bigOf(v)) / 30) : 24,
    ),
  };
}

const format = kernel(formatInt);

function formatInteger(_vm: Vm, v: Integer, spec: Value): Value {
  if (!isStr(spec) && !(spec instanceof PyUnicode)) {
    throw typeError(`__format__ arg must be str or unicode, not ${typeName(spec)}`);
  }
  const wide = spec instanceof PyUnicode;
  const s = wide ? encodeDefault(spec) : strValue(spec);
  const out = s === ""
    ? (typeof v === "boolean" ? (v ? "True" : "False") : text(v))
    : format(typeof v === "object" ? v.value : Number(v), s, typeName(v));
  return wide ? new PyUnicode(out) : out;
}

const getset = (): Record<string, GetSetRow<Integer>> => ({
  real: { doc: "The number itself.", get: (_vm, v) => exact(v) },
  imag: { doc: "Zero.", get: (_vm, v) => v instanceof PyLong ? new PyLong(0n) : 0 },
  numerator: { doc: "The number itself.", get: (_vm, v) => exact(v) },
  denominator: { doc: "One.", get: (_vm, v) => v instanceof PyLong ? new PyLong(1n) : 1 },
});

/** Binds the arguments of `int()` and `long()`. */
function numberArgs(args: Value[], kw: Kwargs, name: string): [Value | undefined, Value | undefined] {
  let [x, base] = args as (Value | undefined)[];
  const given = args.length + (kw?.size ?? 0);
  if (given > 2) throw typeError(`${name}() takes at most 2 arguments (${given} given)`);
  for (const [k, v] of kw ?? []) {
    if (k === "x" && x === undefined) x = v;
    else if (k === "base" && base === undefined) base = v;
    else if (k === "x" || k === "base") {
      throw typeError(`Argument given by name ('${k}') and position (${k === "x" ? 1 : 2})`);
    } else throw unknownKeyword(kw!, ["x", "base"]);
  }
  return [x, base];
}

/** Unicode digits and spaces as ASCII, for parsing numbers. UnicodeEncodeError for what stands for no byte. */
export function decimalText(u: PyUnicode): string {
  try {
    return encodeDecimal(u.value);
  } catch (e) {
    if (!(e instanceof CodecError)) throw e;
    throw unicodeError(UnicodeEncodeErrorType, e.encoding, u, e.start, e.end, e.reason);
  }
}

/** The digits of a text argument, or `undefined` where it is none. Unicode digits become ASCII ones. */
function numberText(v: Value): string | undefined {
  if (isStr(v)) return strValue(v);
  if (v instanceof PyUnicode) return decimalText(v);
  return undefined;
}

/** `x.__trunc__`, of the object and not of its class as other special methods (`PyNumber_Int`), if looking gives one. */
function* truncOf(vm: Vm, x: Value): Gen<Value | undefined> {
  try {
    const found = findAttr(vm, x, "__trunc__");
    return isGen(found) ? yield* found : found;
  } catch (e) {
    if (isOrdinary(e)) return undefined;
    throw e;
  }
}

/** The exact integer of `int(x)` or `long(x)`; the result may be an int or a long. */
function* convert(vm: Vm, x: Value, base: Value | undefined, name: "int" | "long"): Gen<Value> {
  const parse = (s: string, radix?: number): Value => {
    if (name === "long") return new PyLong(unlessError(parseLongText(s, radix)));
    const n = unlessError(parseIntText(s, radix));
    return typeof n === "number" ? n : intOrLong(n);
  };
  if (base !== undefined) {
    let radix: Result<number>;
    radix = asCInt(vm, base);
    if (isGen(radix)) radix = yield* radix;
    const s = x instanceof PyByteArray ? undefined : numberText(x);
    if (s === undefined) throw typeError(`${name}() can't convert non-string with explicit base`);
    if (radix !== 0 && (radix < 2 || radix > 36) && !s.includes("\0")) {
      throw valueError(`${name}() base must be >= 2 and <= 36, or 0`);
    }
    return parse(s, radix);
  }
  const type = typeOf(x);
  let truncates = false;
  if (x instanceof PyOldInstance) {
    let f = findAttr(vm, x, `__${name}__`);
    if (isGen(f)) f = yield* f;
    if (f === undefined && name === "long") f = findAttr(vm, x, "__int__");
    truncates = (isGen(f) ? yield* f : f) === undefined;
  }
  if (truncates) {
    // An old-style instance without the conversion is asked for its whole part.
  } else if (name === "int" ? type.nb_int !== undefined : type.nb_long !== undefined) {
    let r = name === "int" ? toInt(vm, x) : toLong(vm, x);
    if (isGen(r)) r = yield* r;
    return r!;
  }
  let r: Value | undefined;
  if (truncates) {
    const called = callMethod(vm, x, "__trunc__", []);
    r = isGen(called) ? yield* called : called;
  } else if (typeof x !== "string") {
    const trunc = yield* truncOf(vm, x);
    if (trunc !== undefined) {
      const called: Result<Value> = call(vm, trunc, []);
      r = isGen(called) ? yield* called : called;
    }
  }
  if (r !== undefined) {
    if (isInteger(r)) return r;
    let n: Value | undefined;
    if (r instanceof PyOldInstance) {
      const f = findAttr(vm, r, "__int__");
      const method = isGen(f) ? yield* f : f;
      if (method !== undefined) {
        const called: Result<Value> = call(vm, method, []);
        n = isGen(called) ? yield* called : called;
      }
    } else {
      const called: Result<Value | undefined> = toInt(vm, r);
      n = isGen(called) ? yield* called : called;
    }
    if (n === undefined || !isInteger(n)) {
      const name = r instanceof PyOldInstance ? r.cls.name : typeName(r);
      throw typeError(`__trunc__ returned non-Integral (type ${name})`);
    }
    return n;
  }
  const s = numberText(x) ?? charBufferOf(x);
  if (s !== undefined) return parse(s);
  throw typeError(
    `${name}() argument must be a string or a number, not '${typeName(x)}'`,
  );
}

function* newInt(vm: Vm, type: PyType, args: Value[], kw: Kwargs): Gen<Value> {
  const [x, base] = numberArgs(args, kw, "int");
  if (x === undefined && base !== undefined) throw typeError("int() missing string argument");
  const r = x === undefined ? 0 : yield* convert(vm, x, base, "int");
  // What `__int__` returned stays as it is, be it a bool or a long.
  if (type === intType) return r;
  const n = bigOf(r as Integer);
  if (!math.fitsInt(n)) throw overflowError("Python int too large to convert to C long");
  return new type.jsClass(n);
}

function* newLong(vm: Vm, type: PyType, args: Value[], kw: Kwargs): Gen<Value> {
  const [x, base] = numberArgs(args, kw, "long");
  if (x === undefined && base !== undefined) throw typeError("long() missing string argument");
  const r = x === undefined ? new PyLong(0n) : yield* convert(vm, x, base, "long");
  if (type === longType && r instanceof PyLong) return r;
  return new type.jsClass(bigOf(r as Integer));
}

/** `int(x)` and `int(text, base)` of the frequent exact arguments, without a generator. */
const intNew: Slots["tp_new"] = (vm, type, args, kw) => {
  if (type === intType && args.length === 2 && kw === null) {
    const [x, base] = args;
    if (typeof x === "string" && typeof base === "number" && base >= 2 && base <= 36) {
      const n = parseIntText(x, base);
      if (n instanceof KernelError) return raising(throwFromKernel(n));
      return typeof n === "number" ? n : intOrLong(n);
    }
  }
  if (type === intType && args.length === 1 && kw === null) {
    const x = args[0];
    if (typeof x === "number") return x;
    if (typeof x === "string") {
      const n = parseIntText(x);
      if (n instanceof KernelError) return raising(throwFromKernel(n));
      return typeof n === "number" ? n : intOrLong(n);
    }
    if (x instanceof PyFloat && x.type.heap === false && Math.abs(x.value) <= 9007199254740991) {
      return Math.trunc(x.value) + 0 || 0;
    }
  }
  return newInt(vm, type, args, kw);
};

defineType<Integer>(intType, {
  doc: "int(x=0) -> int or long\nint(x, base=10) -> int or long\n\nA whole number, from a number or from text.",
  slots: { ...intSlots, tp_new: intNew },
  methods: () => methods(intType),
  getset,
});
defineType<Integer>(longType, {
  doc: "long(x=0) -> long\nlong(x, base=10) -> long\n\nA whole number of any size, from a number or from text.",
  slots: { ...longSlots, tp_new: newLong },
  methods: () => methods(longType),
  getset,
});
const logic = (f: (a: boolean, b: boolean) => boolean, other: BinarySlot): BinarySlot => (vm, a, b) =>
  typeof a === "boolean" && typeof b === "boolean" ? f(a, b) : other(vm, a, b);
defineType<boolean>(boolType, {
  doc: "bool(x) -> bool\n\nThe truth value of x.",
  slots: {
    tp_repr: (_vm, v) => v ? "True" : "False",
    tp_str: (_vm, v) => v ? "True" : "False",
    nb_and: logic((a, b) => a && b, intSlots.nb_and!),
    nb_or: logic((a, b) => a || b, intSlots.nb_or!),
    nb_xor: logic((a, b) => a !== b, intSlots.nb_xor!),
    tp_new: (vm, _type, args, kw) => {
      let x: Value | undefined = args[0];
      if (args.length > 1) throw typeError(`bool() takes at most 1 argument (${args.length} given)`);
      for (const [k, v] of kw ?? []) {
        if (k !== "x") throw unknownKeyword(kw!, ["x"]);
        x = v;
      }
      return x === undefined ? false : isTrue(vm, x) as Result<Value>;
    },
  },
});
